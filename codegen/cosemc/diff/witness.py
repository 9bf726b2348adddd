"""Witnesses: a value whose octets change, made and encoded by the reference codec.

The value is one of a root (an APDU, where there is a way from it to the type at hand), so that the octets are such as
go over a line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice

from cosemc import interpret
from cosemc.diff.findings import Octets, Witness
from cosemc.diff.pairing import Pairing
from cosemc.diff.translate import Translator, UntranslatableError
from cosemc.interpret import Json
from cosemc.interpret.samples import Samples
from cosemc.model import (
    ChoiceType,
    Encoding,
    Model,
    ReferenceType,
    SequenceOfType,
    SequenceType,
    Type,
    TypeDefinition,
)

ELEMENT = "*"
"""The step into the elements of a SEQUENCE OF."""

_TRIED = 80
"""So many values are tried."""


@dataclass(frozen=True, slots=True)
class Way:
    """From a definition that can be encoded on its own to a place inside: names of components and alternatives."""

    start: str
    encoding: Encoding
    steps: tuple[str, ...] = ()

    def then(self, *steps: str) -> Way:
        """The way on to a place inside."""
        return Way(self.start, self.encoding, self.steps + steps)


@dataclass
class Ways:
    """The shortest ways from the roots of a model."""

    model: Model
    _known: dict[str, Way] = field(default_factory=dict)

    def __post_init__(self) -> None:
        pending = [Way(root.name, root.encoding) for root in self.model.roots]
        self._known = {way.start: way for way in pending}
        names = [way.start for way in pending]
        for name in names:  # grows while it is walked
            for steps, target in edges(self.model, self.model.definition(name).type):
                if target not in self._known:
                    self._known[target] = self._known[name].then(*steps)
                    names.append(target)

    def to(self, definition: TypeDefinition, encoding: Encoding) -> Way:
        """The way to a definition; one that no root reaches is encoded on its own."""
        return self._known.get(definition.name) or Way(definition.name, encoding)


def edges(model: Model, type_: Type) -> Iterator[tuple[tuple[str, ...], str]]:
    """The definitions that a type refers to, with the steps that lead to them."""
    match type_:
        case ReferenceType(name=name):
            yield (), name
        case SequenceType(components=parts) | ChoiceType(alternatives=parts):
            for part in parts:
                for steps, name in edges(model, part.type):
                    yield (part.name, *steps), name
        case SequenceOfType(element=element):
            for steps, name in edges(model, element):
                yield (ELEMENT, *steps), name


class Witnesses:
    """Finds witnesses between two models; `names` are the names of definitions old to new."""

    def __init__(self, pairs: Pairing, names: Mapping[str, str]) -> None:
        self._forward = _Direction(pairs, names)
        self._backward = _Direction(
            Pairing(pairs.new, pairs.old), {new: old for old, new in names.items()}
        )

    def find(
        self,
        old: tuple[TypeDefinition, Encoding, tuple[str, ...]] | None,
        new: tuple[TypeDefinition, Encoding, tuple[str, ...]] | None,
        values: Iterable[Json] = (),
    ) -> Witness | None:
        """A value at the place (definition, encoding, steps inside) whose octets differ.

        Tried are the values given, then old ones, then new ones; one that has octets on both sides goes before others.
        """
        found: list[Witness] = []
        if old is not None:
            found += [Witness(first, second) for first, second in self._forward.differing(*old, values)]
        if not any(_is_whole(witness) for witness in found) and new is not None:
            found += [Witness(second, first) for first, second in self._backward.differing(*new, values)]
        return next((witness for witness in found if _is_whole(witness)), found[0] if found else None)


def _is_whole(witness: Witness) -> bool:
    return witness.old.octets is not None and witness.new.octets is not None


class _Direction:
    """Values of one side and what becomes of them on the other."""

    def __init__(self, pairs: Pairing, names: Mapping[str, str]) -> None:
        self.model = pairs.old.model
        self.other = pairs.new.model
        self.pairs = pairs
        self.names = names
        self.ways = Ways(self.model)

    def differing(
        self, definition: TypeDefinition, encoding: Encoding, steps: tuple[str, ...], given: Iterable[Json]
    ) -> Iterator[tuple[Octets, Octets]]:
        """Pairs of this side and the other; the first with octets on both sides is the last."""
        way = self.ways.to(definition, encoding).then(*steps)
        for value in islice(self._candidates(way, given), _TRIED):
            here = encoded(self.model, way.start, way.encoding, value)
            if here.octets is None:
                continue
            there = self._there(way, value)
            if there.octets == here.octets:
                continue
            yield here, there
            if there.octets is not None:
                return

    def _candidates(self, way: Way, given: Iterable[Json]) -> Iterator[Json]:
        samples = Samples(self.model)
        start = reference(self.model, way.start)
        place = start
        for step in way.steps:
            place = child(self.model, place, step)
        yield from (self._wrapped(samples, start, way.steps, value) for value in given)
        yield from (self._wrapped(samples, start, way.steps, value) for value in samples.several(place))

    def _wrapped(self, samples: Samples, type_: Type, steps: tuple[str, ...], value: Json) -> Json:
        if not steps:
            return value
        first, *rest = steps
        inner = self._wrapped(samples, child(self.model, type_, first), tuple(rest), value)
        return samples.around(type_, first, inner)

    def _there(self, way: Way, value: Json) -> Octets:
        name = self.names.get(way.start)
        if name is None:
            return Octets(type=way.start, encoding=way.encoding, problem=f"there is no type {way.start}")
        roots = {root.name: root.encoding for root in self.other.roots}
        here = {root.name for root in self.model.roots}
        encoding = roots.get(name, way.encoding)
        if way.start in here and name not in roots:
            return Octets(type=name, encoding=encoding, problem=f"{name} is no root")
        start, target = reference(self.model, way.start), reference(self.other, name)
        try:
            translated = Translator(self.pairs, way.encoding).translate(start, target, value)
        except UntranslatableError as error:
            return Octets(type=name, encoding=encoding, problem=str(error))
        return encoded(self.other, name, encoding, translated)


def encoded(model: Model, name: str, encoding: Encoding, value: Json) -> Octets:
    """A value with its octets, or with the reason why it has none."""
    try:
        octets = interpret.encode(model, name, encoding, value)
    except (interpret.Error, interpret.SpecificationError) as error:
        return Octets(type=name, encoding=encoding, value=value, problem=str(error))
    return Octets(type=name, encoding=encoding, value=value, octets=octets)


def reference(model: Model, name: str) -> Type:
    """The type of a definition, by name."""
    return ReferenceType(name=name, span=model.definition(name).span)


def child(model: Model, type_: Type, step: str) -> Type:
    """The type one step inside."""
    match model.underlying(type_):
        case SequenceType(components=parts) | ChoiceType(alternatives=parts):
            return next(part.type for part in parts if part.name == step)
        case SequenceOfType(element=element):
            return element
    raise AssertionError(f"{type_} has nothing inside")
