"""Values drawn from a model: hypothesis strategies of the JSON form that the reference codec takes and gives."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

from cosemc.interpret import Json, encode
from cosemc.interpret.values import bits_form, default_form
from cosemc.model import (
    Alternative,
    AnyType,
    BitStringType,
    BooleanType,
    CharacterStringType,
    ChoiceType,
    Component,
    Encoding,
    EnumeratedType,
    IntegerType,
    Model,
    NullType,
    ObjectIdentifierType,
    OctetStringType,
    Presence,
    ReferenceType,
    SequenceOfType,
    SequenceType,
    Size,
    Type,
)

Values = st.SearchStrategy[Any]

NUMBERS = st.integers(-(2**63), 2**63 - 1) | st.sampled_from([0, 1, 127, 128, 255, 256, -1, -128, -129])
# the lengths around the change to a longer length field
LENGTHS = st.integers(0, 9) | st.sampled_from([127, 128, 129, 255, 256, 257])
BER_ELEMENTS = st.sampled_from(["0500", "020105", "0400", "a003020100", "5f1f0100", "3000"])


def values(
    model: Model, type_name: str, encoding: Encoding, given: Mapping[str, Values] | None = None
) -> st.SearchStrategy[Json]:
    """Values of the type that have an encoding, in the one form in which decoding gives them back.

    `given` are the strategies of definitions that need more care than their type says.
    """
    return _Drawing(model, encoding, given or {}).definition(type_name)


def alternatives(
    model: Model, type_name: str, encoding: Encoding, given: Mapping[str, Values] | None = None
) -> dict[str, st.SearchStrategy[Json]]:
    """The values of a CHOICE as above, by the names of its alternatives."""
    drawing = _Drawing(model, encoding, given or {})
    return {item.name: drawing.alternative(item.name, item.type) for item in _alternatives(model, type_name)}


class _Drawing:
    def __init__(self, model: Model, encoding: Encoding, given: Mapping[str, Values]) -> None:
        self.model = model
        self.encoding = encoding
        self.known = dict(given)

    def definition(self, name: str) -> Values:
        if name not in self.known:
            self.known[name] = st.deferred(lambda: self.type(self.model.definition(name).type))
        return self.known[name]

    def type(self, type_: Type) -> Values:
        match type_:
            case ReferenceType():
                return self.definition(type_.name)
            case SequenceType():
                return self.sequence(type_)
            case ChoiceType():
                return st.one_of([self.alternative(item.name, item.type) for item in type_.alternatives])
            case SequenceOfType():
                return _lengths(type_.size, st.integers(0, 4)).flatmap(
                    lambda count: st.lists(self.type(type_.element), min_size=count, max_size=count)
                )
            case NullType():
                return st.none()
            case BooleanType():
                return st.booleans()
            case IntegerType():
                return _integers(type_)
            case EnumeratedType():
                return _items(type_)
            case BitStringType():
                return _bits(type_)
            case OctetStringType():
                return _octets(type_.size).map(bytes.hex)
            case CharacterStringType():
                return _text(type_)
            case ObjectIdentifierType():
                return _object_identifiers()
            case AnyType(kind="ANY"):
                return BER_ELEMENTS
            case AnyType():
                return st.lists(BER_ELEMENTS, max_size=2).map("".join)

    def alternative(self, name: str, type_: Type) -> Values:
        return self.type(type_).map(lambda value: {name: value})

    def sequence(self, type_: SequenceType) -> Values:
        mandatory = {item.name: self.component(item) for item in type_.components if _is_mandatory(item)}
        others = {item.name: self.component(item) for item in type_.components if not _is_mandatory(item)}
        return st.fixed_dictionaries(mandatory, optional=others)

    def component(self, component: Component) -> Values:
        drawn = self.type(component.type)
        if component.presence is not Presence.DEFAULT:
            return drawn
        omitted = default_form(self.model, component.type, component.default)
        return drawn.filter(lambda value: value != omitted)


@st.composite
def compact_arrays(draw: st.DrawFn, model: Model) -> Json:
    """Compact arrays whose contents are elements of their description (Green Book, 9.5)."""
    kinds = [item.name for item in _alternatives(model, "TypeDescription") if isinstance(item.type, NullType)]
    leaves = st.sampled_from(kinds).map(lambda kind: {kind: None})
    description = draw(st.recursive(leaves, _composite_descriptions, max_leaves=4))
    count = draw(st.integers(0, 3))
    contents = "".join(_element(draw, model, description) for _ in range(count))
    return {"contents-description": description, "array-contents": contents}


def _alternatives(model: Model, name: str) -> tuple[Alternative, ...]:
    choice = model.definition(name).type
    assert isinstance(choice, ChoiceType)
    return choice.alternatives


def _composite_descriptions(inner: Values) -> Values:
    arrays = st.builds(
        lambda count, element: {"array": {"number-of-elements": count, "type-description": element}},
        st.integers(0, 3),
        inner,
    )
    return arrays | st.lists(inner, max_size=3).map(lambda items: {"structure": items})


def _element(draw: st.DrawFn, model: Model, description: dict[str, Any]) -> str:
    ((kind, inner),) = description.items()
    if kind == "structure":
        return "".join(_element(draw, model, item) for item in inner)
    if kind == "array":
        return "".join(_element(draw, model, inner["type-description"]) for _ in range(inner["number-of-elements"]))
    type_ = next(item.type for item in _alternatives(model, "Data") if item.name == kind)
    value = draw(_Drawing(model, Encoding.A_XDR, {}).type(type_))
    # an element is a value of Data without its tag
    return encode(model, "Data", Encoding.A_XDR, {kind: value})[1:].hex()


def _is_mandatory(component: Component) -> bool:
    return component.presence is Presence.MANDATORY


def _lengths(size: Size | None, free: st.SearchStrategy[int]) -> st.SearchStrategy[int]:
    if size is None:
        return free
    return st.one_of([st.integers(low, low + 4 if high is None else high) for low, high in size.ranges])


def _integers(type_: IntegerType) -> Values:
    if type_.low is None or type_.high is None:
        return NUMBERS.filter(lambda number: type_.low is None or number >= type_.low)
    return st.integers(type_.low, type_.high) | st.sampled_from([type_.low, type_.high])


def _items(type_: EnumeratedType) -> Values:
    named = {item.value for item in type_.items}
    return st.sampled_from([item.name for item in type_.items]) | st.integers(0, 255).filter(
        lambda number: number not in named
    )


def _bits(type_: BitStringType) -> Values:
    texts = _lengths(type_.size, LENGTHS).flatmap(lambda count: st.text("01", min_size=count, max_size=count))
    return texts.map(lambda text: bits_form(type_, text))


def _octets(size: Size | None) -> st.SearchStrategy[bytes]:
    return _lengths(size, LENGTHS).flatmap(lambda count: st.binary(min_size=count, max_size=count))


def _text(type_: CharacterStringType) -> Values:
    if type_.kind == "UTF8String":
        return st.text(max_size=8)
    return _octets(type_.size).map(lambda octets: octets.decode("latin-1"))


def _object_identifiers() -> Values:
    arcs = st.integers(0, 2**32 - 1) | st.sampled_from([0, 127, 128, 756])
    roots = st.tuples(st.integers(0, 1), st.integers(0, 39)) | st.tuples(st.just(2), st.integers(0, 2000))
    return st.builds(lambda root, rest: ".".join(map(str, (*root, *rest))), roots, st.lists(arcs, max_size=4))
