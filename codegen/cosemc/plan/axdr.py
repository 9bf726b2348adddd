"""The codec functions of A-XDR: every type at every place becomes the name of a pair of functions."""

from __future__ import annotations

from cosemc.model import (
    BitStringType,
    BooleanType,
    CharacterStringType,
    ChoiceType,
    Component,
    EnumeratedType,
    IntegerType,
    NullType,
    OctetStringType,
    Presence,
    ReferenceType,
    SequenceOfType,
    SequenceType,
    Size,
    TagClass,
    Type,
    TypeDefinition,
)
from cosemc.plan import choices
from cosemc.plan.ber import BerFunctions
from cosemc.plan.errors import PlanError
from cosemc.plan.naming import function_name
from cosemc.plan.output import Alternative, ChoiceFunction, Function, Functions, SequenceFunction
from cosemc.plan.output import Component as ComponentPlan
from cosemc.plan.python_types import ISO_2022_STRINGS, Chosen, PythonTypes, flags_width
from cosemc.plan.recursion import guarded_definitions
from cosemc.plan.statics import Statics, size_name

NATURAL = {
    (0, 0xFF): "u8",
    (0, 0xFFFF): "u16",
    (0, 0xFFFFFFFF): "u32",
    (0, 0xFFFFFFFFFFFFFFFF): "u64",
    (-0x80, 0x7F): "i8",
    (-0x8000, 0x7FFF): "i16",
    (-0x80000000, 0x7FFFFFFF): "i32",
    (-0x8000000000000000, 0x7FFFFFFFFFFFFFFF): "i64",
}


class AxdrFunctions:
    """Plans the functions of the types asked for and of all that these need."""

    def __init__(self, types: PythonTypes, statics: Statics, ber: BerFunctions) -> None:
        self.types = types
        self.model = types.model
        self.statics = statics
        self.ber = ber
        self.guarded = guarded_definitions(types.model)
        self._shapes: dict[str, Function] = {}
        self._sequences: dict[str, SequenceFunction | None] = {}
        self._choices: dict[str, ChoiceFunction | None] = {}

    @property
    def functions(self) -> Functions:
        """All functions planned so far."""
        return Functions(
            tuple(self._shapes.values()),
            tuple(function for function in self._sequences.values() if function),
            tuple(function for function in self._choices.values() if function),
        )

    def pair(self, type_: Type, owner: str = "") -> tuple[str, str]:
        """The names of the functions that decode and encode a type; `owner` names a class written in place."""
        if isinstance(type_, ReferenceType):
            definition = self.model.definition(type_.name)
            if definition.tagged_value:
                self.statics.uses_data = True
                return "decode_data", "encode_data"
            if is_ber_element(definition):
                return self._ber_element(definition)
            if definition.bits:
                return self._layout(definition)
            if isinstance(definition.type, IntegerType | EnumeratedType | BitStringType):
                return self._leaf(definition.type, self.types.class_of(definition))
            if isinstance(definition.type, SequenceType):
                return self._sequence(definition, definition.type)
            if isinstance(definition.type, ChoiceType):
                return self._choice(definition)
            return self.pair(definition.type)
        return self._leaf(type_, owner)

    def _leaf(self, type_: Type, owner: str) -> tuple[str, str]:
        match type_:
            case NullType():
                return primitive("null")
            case BooleanType():
                return primitive("boolean")
            case IntegerType():
                return self._integer(type_, owner)
            case EnumeratedType():
                members = self.statics.enumeration(owner)
                return self._shape(owner, f"axdr.decode_octet_of(r, {members})", "axdr.encode_u8(w, value)")
            case BitStringType(size=size, bits=bits):
                return self._bits(type_, size, owner if bits else "")
            case OctetStringType(size=size):
                return self._octets(size)
            case CharacterStringType(kind=kind, size=size):
                return self._octets(size) if kind in ISO_2022_STRINGS else self._text(kind == "UTF8String", size)
            case SequenceOfType(element=element, size=size):
                return self._list(element, size)
        raise PlanError(f"A-XDR has no {type(type_).__name__.removesuffix('Type')}", type_.span)

    def _shape(self, name: str, decode: str, encode: str, comment: str = "") -> tuple[str, str]:
        self._shapes.setdefault(name, Function(function_name(name), comment, decode, encode))
        return f"decode_{function_name(name)}", f"encode_{function_name(name)}"

    # --- integers ---------------------------------------------------------------------------------------------------

    def _integer(self, type_: IntegerType, owner: str) -> tuple[str, str]:
        low, high = self._range(type_)
        natural = _natural(low, high, type_)
        if NATURAL.get((low, high)) == natural:
            decode, encode = f"axdr.decode_{natural}(r)", f"axdr.encode_{natural}(w, value)"
            if not type_.names:
                return primitive(natural)
        else:
            kind = "signed" if low < 0 else "unsigned"
            size = int(natural[1:]) // 8
            bounds = f"{size}, {_literal(low)}, {_literal(high)}"
            decode = f"axdr.decode_{natural}(r) if axdr.{kind}_in_range(r, {bounds}) else NULL"
            encode = f"axdr.encode_{kind}(w, value, {bounds})"
            if not type_.names:
                name = f"integer_{'minus_' if low < 0 else ''}{abs(low)}_to_{'minus_' if high < 0 else ''}{abs(high)}"
                return self._shape(name, decode, encode)
        return self._shape(owner, f"named_value({decode}, {self.statics.enumeration(owner)})", encode)

    def _range(self, type_: IntegerType) -> tuple[int, int]:
        if type_.low is None or type_.high is None:
            raise PlanError("an INTEGER in A-XDR needs a range", type_.span)
        return type_.low, type_.high

    def _layout(self, definition: TypeDefinition) -> tuple[str, str]:
        name = self.types.class_of(definition)
        target = self.model.underlying(definition.type)
        assert isinstance(target, IntegerType)
        low, high = self._range(target)
        decode, encode = self.pair(definition.type)
        if (low, high) == (0, 0xFF):
            return self._shape(name, f"axdr.decode_octet_of(r, {self.statics.octets_of(name)})", f"{encode}(w, value)")
        return self._shape(name, f"subclass_value({self.statics.class_(name)}, {decode}(r))", f"{encode}(w, value)")

    # --- strings and lists ------------------------------------------------------------------------------------------

    def _octets(self, size: Size | None) -> tuple[str, str]:
        if size is None:
            return primitive("octets")
        bounds = self._bounds(size)
        return self._shape(
            f"octets_{size_name(size)}",
            f"axdr.decode_octets_of(r, {bounds})",
            f"axdr.encode_octets_of(w, value, {bounds})",
            f"OCTET STRING of {size_name(size).replace('_', ' ')}",
        )

    def _text(self, utf8: bool, size: Size | None) -> tuple[str, str]:
        bounds = self._bounds(size)
        return self._shape(
            ("utf8" if utf8 else "text") + (f"_{size_name(size)}" if size else ""),
            f"axdr.decode_text_of(r, {utf8}, {bounds})",
            f"axdr.encode_text_of(w, value, {utf8}, {bounds})",
        )

    def _bits(self, type_: BitStringType, size: Size | None, owner: str) -> tuple[str, str]:
        bounds = self._bounds(size)
        if not owner:
            return self._shape(
                "bits" + (f"_{size_name(size)}" if size else ""),
                f"axdr.decode_bits_of(r, {bounds})",
                f"axdr.encode_bits_of(w, value, -1, {bounds})",
            )
        width = flags_width(type_)
        return self._shape(
            owner,
            f"axdr.decode_flags_of(r, {self.statics.class_(owner)}, {width}, {bounds})",
            f"axdr.encode_bits_of(w, value, {width}, {bounds})",
        )

    def _list(self, element: Type, size: Size | None) -> tuple[str, str]:
        decode, encode = self.pair(element)
        # the count is written whether or not the size is fixed
        bounds = self.statics.sizes(size)
        return self._shape(
            f"list_of_{decode.partition('decode_')[2]}" + (f"_{size_name(size)}" if size else ""),
            f"axdr.decode_list(r, {decode}, {bounds})",
            f"axdr.encode_list(w, value, {encode}, {bounds})",
        )

    def _bounds(self, size: Size | None) -> str:
        if size is None:
            return "NULL, -1"
        return f"NULL, {size.fixed}" if size.fixed is not None else f"{self.statics.sizes(size)}, -1"

    def _ber_element(self, definition: TypeDefinition) -> tuple[str, str]:
        place = ReferenceType(name=definition.name, span=definition.span)
        name = f"{definition.name}-element"
        decode, encode = self.ber.decode(place), self.ber.encode(place, "value")
        return self._shape(name, decode, encode, "a BER element that stands alone")

    def whole(self, definition: TypeDefinition) -> tuple[str, str]:
        """The functions of a BER element that stands on its own."""
        return self._ber_element(definition)

    def decode_root(self, definition: TypeDefinition) -> str:
        """The function that decodes any value of a root in BER."""
        place = ReferenceType(name=definition.name, span=definition.span)
        return self._shape(f"any-{definition.name}", self.ber.decode(place), "")[0]

    # --- SEQUENCE and CHOICE ----------------------------------------------------------------------------------------

    def _sequence(self, definition: TypeDefinition, type_: SequenceType) -> tuple[str, str]:
        name = function_name(definition.name)
        if definition.name not in self._sequences:
            self._sequences[definition.name] = None
            record = self.types.class_of(definition)
            self.statics.layout(record)
            planned = SequenceFunction(
                name,
                f"{definition.name} ::= SEQUENCE",
                self.statics.layouts[record],
                record,
                tuple(self._component(definition, i, part) for i, part in enumerate(type_.components)),
                definition.name in self.guarded,
            )
            del self._sequences[definition.name]
            self._sequences[definition.name] = planned
        return f"decode_{name}", f"encode_{name}"

    def _component(self, definition: TypeDefinition, slot: int, component: Component) -> ComponentPlan:
        decode, encode = self.pair(component.type, self.types.name_in_place(definition, component))
        value = f"get(value, layout.slot[{slot}])"
        match component.presence:
            case Presence.MANDATORY:
                return ComponentPlan(component.name, slot, f"{decode}(r)", f"{encode}(w, {value})")
            case Presence.OPTIONAL:
                absent, same = "Py_None", f"{value} is Py_None"
            case Presence.DEFAULT:
                absent = choices.default_of(self.types, self.statics, definition, component)
                same = f"is_default({value}, {absent})"
        return ComponentPlan(
            component.name,
            slot,
            f"axdr.optional(r, {decode}, {absent})",
            f"axdr.encode_optional(w, {encode}, {value}, {same})",
        )

    def _choice(self, definition: TypeDefinition) -> tuple[str, str]:
        name = function_name(definition.name)
        if definition.name not in self._choices:
            self._choices[definition.name] = None
            chosen = self.types.choice(definition)
            # alternatives that start with a BER identifier are looked at before the tag octet is taken
            ordered = sorted(chosen, key=lambda c: not self._is_ber_alternative(c))
            planned = ChoiceFunction(
                name,
                f"{definition.name} ::= CHOICE",
                choices.expected(chosen),
                tuple(self._alternative(definition, c) for c in ordered),
                definition.name in self.guarded,
            )
            del self._choices[definition.name]
            self._choices[definition.name] = planned
        return f"decode_{name}", f"encode_{name}"

    def _is_ber_alternative(self, chosen: Chosen) -> bool:
        type_ = chosen.alternative.type
        return isinstance(type_, ReferenceType) and not type_.tags and is_ber_element(self.model.definition(type_.name))

    def _alternative(self, definition: TypeDefinition, chosen: Chosen) -> Alternative:
        alternative = chosen.alternative
        decode, encode = self.pair(alternative.type, self.types.name_in_place(definition, alternative))
        value = choices.content(self.statics, chosen)
        nothing = isinstance(self.model.underlying(alternative.type), NullType) and chosen.box is not None
        written = "" if nothing else f"{encode}(w, {value})"
        if self._is_ber_alternative(chosen):
            selects, tag = self.ber.selects(alternative.type), ""
        else:
            number = self.tag(alternative)
            selects, tag = f"tag == {number}", f"put_octet(w, {number})"
        return Alternative(
            alternative.name,
            selects,
            choices.decoded(self.statics, chosen, f"{decode}(r)", nothing),
            choices.holds(self.statics, chosen),
            " and ".join(filter(None, (tag, written))),
            bool(tag),
        )

    def tag(self, alternative: choices.ModelAlternative) -> int:
        """The octet that selects an alternative."""
        tags = self.model.all_tags(alternative.type)
        if not tags or tags[0].number > 0xFF:
            raise PlanError(f"alternative {alternative.name} has no tag that fits one octet", alternative.span)
        return tags[0].number


def is_ber_element(definition: TypeDefinition) -> bool:
    """Whether the definition carries an [APPLICATION n] tag, so it is BER in A-XDR too (Green Book 8.3, 9.4.6.1)."""
    return bool(definition.type.tags) and definition.type.tags[0].tag_class is TagClass.APPLICATION


def primitive(name: str) -> tuple[str, str]:
    """The functions of a type without parameters."""
    return f"axdr.decode_{name}", f"axdr.encode_{name}"


def _natural(low: int, high: int, type_: IntegerType) -> str:
    """The smallest integer of 1, 2, 4 or 8 octets that holds the range."""
    for (least, most), name in NATURAL.items():
        if least <= low and high <= most and (low < 0) == (least < 0):
            return name
    raise PlanError(f"no integer of A-XDR holds the range {low}..{high}", type_.span)


def _literal(number: int) -> str:
    if number == -0x8000000000000000:
        return "axdr.INT64_MIN"
    return str(number)
