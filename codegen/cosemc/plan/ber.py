"""The codec functions of BER: a function for each type without its tags; identifiers are given where it stands."""

from __future__ import annotations

from collections.abc import Sequence

from cosemc.model import (
    AnyType,
    BitStringType,
    BooleanType,
    CharacterStringType,
    ChoiceType,
    Component,
    EnumeratedType,
    IntegerType,
    NullType,
    ObjectIdentifierType,
    OctetStringType,
    Presence,
    ReferenceType,
    SequenceOfType,
    SequenceType,
    TagClass,
    TagMode,
    Type,
    TypeDefinition,
)
from cosemc.plan import choices
from cosemc.plan.errors import PlanError
from cosemc.plan.naming import function_name
from cosemc.plan.output import Alternative, ChoiceFunction, Function, Functions, SequenceFunction
from cosemc.plan.output import Component as ComponentPlan
from cosemc.plan.python_types import ISO_2022_STRINGS, Chosen, PythonTypes, flags_width
from cosemc.plan.recursion import guarded_definitions
from cosemc.plan.statics import Statics, size_name

# Numbers of UNIVERSAL tags (X.680, table 1).
_CHARACTER_STRINGS = {
    "UTF8String": 12,
    "NumericString": 18,
    "PrintableString": 19,
    "TeletexString": 20,
    "T61String": 20,
    "VideotexString": 21,
    "IA5String": 22,
    "UTCTime": 23,
    "GeneralizedTime": 24,
    "GraphicString": 25,
    "VisibleString": 26,
    "ISO646String": 26,
    "GeneralString": 27,
}
_PRIMITIVES: dict[type[Type], int] = {
    BooleanType: 1,
    IntegerType: 2,
    BitStringType: 3,
    OctetStringType: 4,
    NullType: 5,
    ObjectIdentifierType: 6,
    EnumeratedType: 10,
}
_EXTERNAL, _SEQUENCE = 8, 16
_CONSTRUCTED = 0x20
_CLASSES = {TagClass.UNIVERSAL: 0x00, TagClass.APPLICATION: 0x40, TagClass.CONTEXT: 0x80, TagClass.PRIVATE: 0xC0}


class BerFunctions:
    """Plans the functions of the types asked for and of all that these need."""

    def __init__(self, types: PythonTypes, statics: Statics) -> None:
        self.types = types
        self.model = types.model
        self.statics = statics
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

    # --- a type at its place ----------------------------------------------------------------------------------------

    def decode(self, type_: Type, owner: str = "") -> str:
        """The expression that decodes a type where it stands."""
        function, outer, inner = self._place(type_, owner)
        if outer is None:
            return f"decode_{function}(r, {inner})"
        return f"ber.decode_explicit(r, {outer}, decode_{function}, {inner})"

    def encode(self, type_: Type, value: str, owner: str = "") -> str:
        """The expression that encodes a value of a type where it stands."""
        function, outer, inner = self._place(type_, owner)
        if outer is None:
            return f"encode_{function}(w, {value}, {inner})"
        return f"ber.encode_explicit(w, {value}, {outer}, encode_{function}, {inner})"

    def selects(self, type_: Type) -> str:
        """The condition that the octets at hand are the start of a value of the type."""
        starts = self._starts(type_)
        if starts is None:
            return "r.p != r.end"
        return " or ".join(f"ber.peek(r) == {_hex(start)}" for start in starts)

    def _place(self, type_: Type, owner: str) -> tuple[str, str | None, str]:
        function = self._function(type_, owner)
        identifiers = [_hex(identifier) for identifier in self._identifiers(type_)]
        if self._untagged(type_):
            identifiers.append("0")
        while len(identifiers) > 2:
            *identifiers, outer, inner = identifiers
            function = self._explicit(function, outer, inner)
            identifiers.append(outer)
        return function, identifiers[0] if len(identifiers) == 2 else None, identifiers[-1]

    def _explicit(self, function: str, outer: str, inner: str) -> str:
        return self._shape(
            f"{function.removeprefix('ber_')}-in-{outer}",
            f"ber.decode_explicit(r, identifier, decode_{function}, {inner})",
            f"ber.encode_explicit(w, value, identifier, encode_{function}, {inner})",
        )

    def _untagged(self, type_: Type) -> bool:
        """Whether the type has no tag beneath those written: CHOICE and ANY are written as what they hold."""
        target = self.model.underlying(type_)
        return isinstance(target, ChoiceType) or (isinstance(target, AnyType) and target.kind == "ANY")

    def _identifiers(self, type_: Type) -> list[int]:
        """The identifiers that a value is written with, outermost first; none for a bare CHOICE or ANY."""
        target = self.model.underlying(type_)
        result = [] if self._untagged(type_) else [_universal(target)]
        for tag in reversed(self.model.all_tags(type_)):
            # a tag on a CHOICE or ANY is explicit whatever its mode (X.680, 31.2.7)
            if tag.mode is TagMode.IMPLICIT and result:
                constructed = bool(_leading_octet(result[0]) & _CONSTRUCTED)
                result[0] = _identifier(tag.tag_class, tag.number, constructed)
            else:
                result.insert(0, _identifier(tag.tag_class, tag.number, True))
        return result

    def _starts(self, type_: Type) -> list[int] | None:
        """The identifiers that a value can start with; None for any."""
        if own := self._identifiers(type_):
            return own[:1]
        target = self.model.underlying(type_)
        if not isinstance(target, ChoiceType):
            return None
        starts: list[int] = []
        for alternative in target.alternatives:
            inner = self._starts(alternative.type)
            if inner is None:
                return None
            starts += inner
        return starts

    # --- functions --------------------------------------------------------------------------------------------------

    def _function(self, type_: Type, owner: str) -> str:
        """The name, after decode_ or encode_, of the functions of a type without its tags."""
        while isinstance(type_, ReferenceType):
            definition = self.model.definition(type_.name)
            if definition.tagged_value:
                raise PlanError(f"{definition.name} has a form in A-XDR only", type_.span)
            if definition.bits:
                return self._layout(definition)
            if isinstance(definition.type, SequenceType):
                return self._sequence(definition, definition.type)
            if isinstance(definition.type, ChoiceType):
                return self._choice(definition)
            owner = self.types.class_of(definition)
            type_ = definition.type
        return self._leaf(type_, owner)

    def _leaf(self, type_: Type, owner: str) -> str:
        match type_:
            case NullType():
                return self._same("null")
            case BooleanType():
                return self._same("boolean")
            case ObjectIdentifierType():
                return self._same("oid")
            case IntegerType(low=low, high=high):
                return self._integer(low, high, owner if type_.names else "")
            case EnumeratedType():
                return self._integer(None, None, owner)
            case BitStringType():
                return self._bits(type_, owner if type_.bits else "")
            case OctetStringType(size=size):
                return self._with("octets", "", self.statics.sizes(size), f"-{size_name(size)}" if size else "")
            case CharacterStringType(kind=kind, size=size):
                suffix = f"-{size_name(size)}" if size else ""
                if kind in ISO_2022_STRINGS:
                    return self._with("octets", "", self.statics.sizes(size), suffix)
                utf8 = kind == "UTF8String"
                return self._with("text", f"{utf8}, ", self.statics.sizes(size), ("-utf8" if utf8 else "") + suffix)
            case AnyType(kind="ANY"):
                return self._shape("any", "ber.decode_any(r)", "ber.encode_any(w, value)")
            case AnyType():
                return self._with("octets", "", "NULL", "")
            case SequenceOfType():
                return self._list(type_)
        raise AssertionError(f"{type_} has been hoisted")

    def _shape(self, name: str, decode: str, encode: str) -> str:
        function = "ber_" + function_name(name)
        self._shapes.setdefault(function, Function(function, "", decode, encode))
        return function

    def _same(self, name: str) -> str:
        return self._shape(name, f"ber.decode_{name}(r, identifier)", f"ber.encode_{name}(w, value, identifier)")

    def _with(self, name: str, first: str, sizes: str, suffix: str) -> str:
        arguments = f"identifier, {first}{sizes}"
        return self._shape(
            name + suffix, f"ber.decode_{name}(r, {arguments})", f"ber.encode_{name}(w, value, {arguments})"
        )

    def _integer(self, low: int | None, high: int | None, owner: str) -> str:
        bounds = f"{self.statics.bound(low)}, {self.statics.bound(high)}"
        decode = f"ber.decode_integer(r, identifier, {bounds})"
        encode = f"ber.encode_integer(w, value, identifier, {bounds})"
        if owner:
            return self._shape(owner, f"named_value({decode}, {self.statics.enumeration(owner)})", encode)
        if low is None and high is None:
            return self._shape("integer", decode, encode)
        name = f"integer-{'min' if low is None else low}-to-{'max' if high is None else high}"
        return self._shape(name.replace("--", "-minus-"), decode, encode)

    def _layout(self, definition: TypeDefinition) -> str:
        name = self.types.class_of(definition)
        function = self._function(definition.type, "")
        return self._shape(
            name,
            f"subclass_value({self.statics.class_(name)}, decode_{function}(r, identifier))",
            f"encode_{function}(w, value, identifier)",
        )

    def _bits(self, type_: BitStringType, owner: str) -> str:
        sizes = self.statics.sizes(type_.size)
        if not owner:
            suffix = f"-{size_name(type_.size)}" if type_.size else ""
            return self._shape(
                "bits" + suffix,
                f"ber.decode_bits(r, identifier, {sizes})",
                f"ber.encode_bits(w, value, identifier, -1, False, {sizes})",
            )
        width = flags_width(type_)
        trim = type_.size is None or type_.size.fixed is None
        return self._shape(
            owner,
            f"ber.decode_flags(r, identifier, {self.statics.class_(owner)}, {width}, {sizes})",
            f"ber.encode_bits(w, value, identifier, {width}, {trim}, {sizes})",
        )

    def _list(self, type_: SequenceOfType) -> str:
        function, outer, inner = self._place(type_.element, "")
        if outer is not None:
            function, inner = self._explicit(function, outer, inner), outer
        sizes = self.statics.sizes(type_.size)
        name = f"list-of-{function.removeprefix('ber_')}-{inner}" + (f"-{size_name(type_.size)}" if type_.size else "")
        return self._shape(
            name,
            f"ber.decode_list(r, identifier, decode_{function}, {inner}, {sizes})",
            f"ber.encode_list(w, value, identifier, encode_{function}, {inner}, {sizes})",
        )

    # --- SEQUENCE and CHOICE ----------------------------------------------------------------------------------------

    def _sequence(self, definition: TypeDefinition, type_: SequenceType) -> str:
        name = "ber_" + function_name(definition.name)
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
        return name

    def _component(self, definition: TypeDefinition, slot: int, component: Component) -> ComponentPlan:
        owner = self.types.name_in_place(definition, component)
        value = f"get(value, layout.slot[{slot}])"
        decode = self.decode(component.type, owner)
        encode = self.encode(component.type, value, owner)
        if component.presence is Presence.OPTIONAL:
            decode = f"{decode} if {self.selects(component.type)} else new_reference(Py_None)"
            encode = f"{value} is Py_None or {encode}"
        if component.presence is Presence.DEFAULT:
            default = choices.default_of(self.types, self.statics, definition, component)
            decode = f"{decode} if {self.selects(component.type)} else new_reference({default})"
            encode = f"is_default({value}, {default}) or {encode}"
        return ComponentPlan(component.name, slot, decode, encode)

    def _choice(self, definition: TypeDefinition) -> str:
        name = "ber_" + function_name(definition.name)
        if definition.name not in self._choices:
            self._choices[definition.name] = None
            chosen = self.types.choice(definition)
            planned = ChoiceFunction(
                name,
                f"{definition.name} ::= CHOICE",
                choices.expected(chosen),
                tuple(self._alternative(definition, c) for c in chosen),
                definition.name in self.guarded,
            )
            del self._choices[definition.name]
            self._choices[definition.name] = planned
        return name

    def _alternative(self, definition: TypeDefinition, chosen: Chosen) -> Alternative:
        alternative = chosen.alternative
        owner = self.types.name_in_place(definition, alternative)
        value = choices.content(self.statics, chosen)
        nothing = isinstance(self.model.underlying(alternative.type), NullType) and chosen.box is not None
        return Alternative(
            alternative.name,
            self.selects(alternative.type),
            choices.decoded(self.statics, chosen, self.decode(alternative.type, owner), nothing=False)
            if not nothing
            else self._null_box(chosen, owner),
            choices.holds(self.statics, chosen),
            self.encode(alternative.type, "Py_None" if nothing else value, owner),
            tagged=False,
        )

    def _null_box(self, chosen: Chosen, owner: str) -> str:
        assert chosen.box is not None
        decode = self.decode(chosen.alternative.type, owner)
        return f'empty_box(r, {self.statics.layout(chosen.box)}, {decode}, "{chosen.alternative.name}")'

    def first_octets(self, type_: Type) -> Sequence[int]:
        """The first octets that values of the type begin with."""
        starts = self._starts(type_)
        if starts is None:
            raise PlanError("a root needs identifiers to be known by", type_.span)
        return [_leading_octet(start) for start in starts]


def _universal(target: Type) -> int:
    if isinstance(target, SequenceType | SequenceOfType):
        return _identifier(TagClass.UNIVERSAL, _SEQUENCE, True)
    if isinstance(target, AnyType):
        return _identifier(TagClass.UNIVERSAL, _EXTERNAL, True)
    if isinstance(target, CharacterStringType):
        if target.kind not in _CHARACTER_STRINGS:
            raise PlanError(f"no BER tag is known for {target.kind}", target.span)
        return _identifier(TagClass.UNIVERSAL, _CHARACTER_STRINGS[target.kind], False)
    return _identifier(TagClass.UNIVERSAL, _PRIMITIVES[type(target)], False)


def _identifier(tag_class: TagClass, number: int, constructed: bool) -> int:
    """The identifier octets (X.690, 8.1.2) as one big-endian number."""
    first = _CLASSES[tag_class] | (_CONSTRUCTED if constructed else 0)
    if number < 0x1F:
        return first | number
    octets = [number & 0x7F]
    while number := number >> 7:
        octets.append(0x80 | number & 0x7F)
    return int.from_bytes(bytes([first | 0x1F, *reversed(octets)]), "big")


def _leading_octet(identifier: int) -> int:
    return identifier.to_bytes(4, "big").lstrip(b"\0")[0]


def _hex(identifier: int) -> str:
    return f"0x{identifier:02X}"
