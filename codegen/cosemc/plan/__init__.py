"""plan: model -> everything the templates need, decided. `cosemc.plan.output` says what the decisions are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from cosemc.model import ChoiceType, Encoding, Model, ReferenceType, SequenceType, Span, TypeDefinition
from cosemc.plan.axdr import AxdrFunctions, is_ber_element
from cosemc.plan.ber import BerFunctions
from cosemc.plan.data import plan_data
from cosemc.plan.errors import PlanError
from cosemc.plan.homes import Homes
from cosemc.plan.naming import constant_name
from cosemc.plan.output import (
    CodecModule,
    Constant,
    Declared,
    Imports,
    Plan,
    Record,
    Registration,
    Root,
    TypesModule,
    Union,
)
from cosemc.plan.python_types import DATA, PythonTypes
from cosemc.plan.recursion import is_list_of_itself
from cosemc.plan.schema import plan_schema
from cosemc.plan.statics import Statics

__all__ = ["Plan", "PlanError", "make_plan"]

# What the modules of types and the package of the APDUs have names for themselves.
_TAKEN = frozenset(
    {"BitString", "Bits", "CosemError", "DecodeError", "EncodeError", "Incomplete", "IntEnum", "NamedBits", "Record"}
)
_FAR = 8  # tags that one APDU has before it at most
_CODEC_NAMES = {Encoding.A_XDR: "_a_xdr_codec", Encoding.BER: "_ber_codec"}


def make_plan(model: Model, package: str = "cosem") -> Plan:
    """The plan of the library; `PlanError` where the specification asks for what the library cannot be."""
    if model.definitions and not model.roots:
        raise PlanError("no type is a root: annotate one with 'root', here or in an overlay", model.modules[0].span)
    for definition in model.definitions:
        if is_list_of_itself(model, definition):
            raise PlanError("a list of nothing but such lists: put a SEQUENCE or CHOICE between", definition.span)
    types = PythonTypes(model)
    data = plan_data(model)
    unions = tuple(
        types.union(d)
        for d in types.definitions
        if isinstance(d.type, ChoiceType) and not d.hoisted and not d.tagged_value
    )
    modules = _modules(types, unions)
    homes = {name: module.name for module in modules for name in module.exports}
    codecs = tuple(
        codec
        for encoding in Encoding
        if (codec := _codec(types, encoding, homes)).registrations or codec.roots
    )
    _check_names(types, modules, unions)
    sources = tuple(module.file for module in model.modules)
    return Plan(package, sources, data, modules, unions, codecs, plan_schema(types, Homes(homes)))


# --- modules of types -----------------------------------------------------------------------------------------------


def _modules(types: PythonTypes, unions: tuple[Union, ...]) -> tuple[TypesModule, ...]:
    declared: dict[str, tuple[list[Declared], tuple[Constant, ...]]] = {}
    homes: dict[str, str] = {}
    for module in types.model.modules:
        home = _module_name(module.file)
        found, constants = declared.setdefault(home, ([], ()))
        for definition in types.definitions:
            if definition.module == module.name:
                found += types.classes(definition)
        # what the defaults of records refer to has to be there before them
        found.sort(key=lambda type_: type_.kind == "Record")
        declared[home] = found, constants + types.constants(module.name)
        homes |= {type_.name: home for type_ in found}
    union_names = {union.name for union in unions}
    files = {_module_name(module.file): module for module in types.model.modules}
    return tuple(
        TypesModule(
            home,
            files[home].name,
            files[home].file,
            tuple(found),
            constants,
            _runtime_imports(found, home, homes),
            _typing_imports(found, home, homes, union_names),
            tuple([type_.name for type_ in found] + [constant.name for constant in constants]),
        )
        for home, (found, constants) in declared.items()
        if found or constants
    )


def _module_name(file: str) -> str:
    return "_" + PurePosixPath(file).stem.lower().replace("-", "_").replace(".", "_").replace(" ", "_")


def _names_in(text: str) -> list[str]:
    cleaned = "".join(character if character.isalnum() or character == "_" else " " for character in text)
    return cleaned.split()


def _runtime_imports(
    found: list[Declared], home: str, homes: dict[str, str]
) -> Imports:
    """What the defaults of fields need while the module is being read."""
    names = {
        name
        for record in found
        if isinstance(record, Record)
        for field in record.fields
        for name in _names_in(field.default or "")
    }
    return _import_lines(names, home, homes)


def _typing_imports(
    found: list[Declared], home: str, homes: dict[str, str], unions: set[str]
) -> Imports:
    """What only annotations need."""
    names = {
        name
        for record in found
        if isinstance(record, Record)
        for field in record.fields
        for name in _names_in(field.annotation)
    }
    runtime = {name for _, line in _runtime_imports(found, home, homes) for name in line}
    return _import_lines(names - runtime, home, homes | dict.fromkeys(unions, "_choices"))


def _import_lines(names: set[str], home: str, homes: dict[str, str]) -> Imports:
    places = {"BitString": ".bit_string", DATA: ".data"} | homes
    by_module: dict[str, list[str]] = {}
    for name in sorted(names):
        if name in places and places[name] != home:
            by_module.setdefault("." + places[name], []).append(name)
    return tuple((module, tuple(line)) for module, line in sorted(by_module.items(), key=lambda line: line[0][::-1]))


def _check_names(types: PythonTypes, modules: tuple[TypesModule, ...], unions: tuple[Union, ...]) -> None:
    """No two things share a public name: neither would be found reliably."""
    seen = set(_TAKEN)
    if any(definition.tagged_value for definition in types.model.definitions):
        seen.add(DATA)
    for name in [name for module in modules for name in module.exports] + [union.name for union in unions]:
        if name in seen:
            raise PlanError(
                f"{name} is the Python name of something else already: pin another with 'python'", _origin(types, name)
            )
        seen.add(name)


def _origin(types: PythonTypes, name: str) -> Span:
    """The last place in the specification that makes something of this Python name."""
    made = [d.span for d in types.definitions if name in (types.class_of(d), *(c.name for c in types.classes(d)))]
    values = [value.span for value in types.model.values if constant_name(value.name) == name]
    return (made + values)[-1]


# --- codec modules --------------------------------------------------------------------------------------------------


def _codec(types: PythonTypes, encoding: Encoding, homes: dict[str, str]) -> CodecModule:
    statics = Statics(Homes(homes))
    ber = BerFunctions(types, statics)
    axdr = AxdrFunctions(types, statics, ber)
    planner = _Registrar(types, encoding, axdr, ber)
    registrations = tuple(
        replace(registration, record=statics.homes.qualified(registration.record))
        for registration in planner.registrations()
    )
    roots = tuple(planner.roots())
    layouts = tuple((constant, statics.homes.qualified(name)) for name, constant in statics.layouts.items())
    return CodecModule(
        _CODEC_NAMES[encoding],
        encoding.value,
        tuple(sorted(statics.homes.modules)),
        layouts,
        tuple(statics.bindings.values()),
        axdr.functions,
        ber.functions,
        registrations,
        roots,
        statics.uses_data,
    )


class _Registrar:
    """Which records a codec module answers for, and how each is encoded on its own."""

    def __init__(self, types: PythonTypes, encoding: Encoding, axdr: AxdrFunctions, ber: BerFunctions) -> None:
        self.types = types
        self.model = types.model
        self.encoding = encoding
        self.axdr = axdr
        self.ber = ber
        self.root_names = [root.name for root in self.model.roots if root.encoding is encoding]

    def _own(self) -> list[TypeDefinition]:
        return [
            definition
            for definition in self.types.definitions
            if definition.encodings and definition.encodings[0] is self.encoding and not definition.tagged_value
        ]

    def registrations(self) -> list[Registration]:
        """The records in the order of the specification."""
        result: list[Registration] = []
        for definition in self._own():
            if isinstance(definition.type, SequenceType):
                result.append(self._record(definition))
            elif isinstance(definition.type, ChoiceType):
                result += self._boxes(definition)
        return result

    def roots(self) -> list[Root]:
        """The CHOICEs from which any APDU can be decoded."""
        result = []
        for name in self.root_names:
            definition = self.model.definition(name)
            if not isinstance(definition.type, ChoiceType):
                continue
            octets: Sequence[int]
            if self.encoding is Encoding.BER:
                octets = self.ber.first_octets(_place(definition))
                decode = self.axdr.decode_root(definition)
            else:
                octets = [self.axdr.tag(alternative) for alternative in definition.type.alternatives]
                decode = self.axdr.pair(_place(definition))[0]
            result.append(Root(decode, _bytes(octets)))
        return result

    def _record(self, definition: TypeDefinition) -> Registration:
        name = self.types.class_of(definition)
        if self.encoding is Encoding.BER or is_ber_element(definition):
            return Registration(name, *self._whole(definition), _bytes([]))
        return Registration(name, *self.axdr.pair(_place(definition)), _bytes(self._prefix(definition)))

    def _boxes(self, definition: TypeDefinition) -> list[Registration]:
        boxes = [chosen.box for chosen in self.types.choice(definition) if chosen.box]
        if self.encoding is Encoding.BER:
            return [Registration(box, *self._whole(definition), _bytes([])) for box in boxes]
        prefix = _bytes(self._prefix(definition))
        return [Registration(box, *self.axdr.pair(_place(definition)), prefix) for box in boxes]

    def _whole(self, definition: TypeDefinition) -> tuple[str, str]:
        """In BER what leads from a root to the definition may wrap it, so the root encodes it then."""
        roots = [name for name in self.root_names if self._ways(self.model.definition(name), definition.name, ())]
        return self.axdr.whole(self.model.definition(roots[0]) if len(roots) == 1 else definition)

    def _prefix(self, definition: TypeDefinition) -> list[int]:
        """The tags that lead from a root to the definition, through CHOICEs alone; none where there is no such way."""
        ways = [way for name in self.root_names for way in self._ways(self.model.definition(name), definition.name, ())]
        return list(ways[0]) if len(ways) == 1 else []

    def _ways(self, choice: TypeDefinition, target: str, way: tuple[int, ...]) -> list[tuple[int, ...]]:
        if choice.name == target:
            return [way]
        if not isinstance(choice.type, ChoiceType) or choice.tagged_value or len(way) > _FAR:
            return []
        found = []
        for chosen in self.types.choice(choice):
            inner = self.types.class_definition(chosen.alternative.type)
            if chosen.box is None and inner is not None:
                tag = self.axdr.tag(chosen.alternative) if self.encoding is Encoding.A_XDR else 0
                found += self._ways(inner, target, (*way, tag))
        return found


def _place(definition: TypeDefinition) -> ReferenceType:
    return ReferenceType(name=definition.name, span=definition.span)


def _bytes(octets: Sequence[int]) -> str:
    return 'b"' + "".join(f"\\x{octet:02x}" for octet in octets) + '"'
