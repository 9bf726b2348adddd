"""By which encodings each definition is reached from the roots."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from cosemc.model import ChoiceType, Encoding, Model, ReferenceType, SequenceOfType, SequenceType, TagClass, Type


def with_encodings(model: Model, forced: Mapping[str, Encoding]) -> Model:
    """The model with `encodings` filled in; `forced` are definitions for which an annotation states the encoding.

    A type defined with an [APPLICATION n] tag is written in BER even where it is reached from a root of A-XDR
    (the conformance block: Green Book 8.3, 9.4.6.1).
    """
    reached: dict[str, set[Encoding]] = {definition.name: set() for definition in model.definitions}
    pending = [(root.name, root.encoding) for root in model.roots] + list(forced.items())
    while pending:
        name, encoding = pending.pop()
        if encoding in reached[name]:
            continue
        reached[name].add(encoding)
        for reference in references(model.definition(name).type):
            target = model.definition(reference)
            within = forced.get(reference, encoding)
            if within is Encoding.A_XDR and target.type.tags and target.type.tags[0].tag_class is TagClass.APPLICATION:
                within = Encoding.BER
            pending.append((reference, within))
    definitions = (
        replace(definition, encodings=tuple(encoding for encoding in Encoding if encoding in reached[definition.name]))
        for definition in model.definitions
    )
    return replace(model, definitions=tuple(definitions))


def references(type_: Type) -> Iterator[str]:
    """Names of the definitions that a type refers to, in order."""
    match type_:
        case ReferenceType(name=name):
            yield name
        case SequenceType(components=parts) | ChoiceType(alternatives=parts):
            for part in parts:
                yield from references(part.type)
        case SequenceOfType(element=element):
            yield from references(element)
