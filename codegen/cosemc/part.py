"""A part of the specification: what `cosemc build --only` names, and what that cannot do without.

What is not named is not there, with three exceptions: `Data` and what it is made of, which classes and services stand
on; the common types of the classes that are kept; and the exception-response, with which a server answers a service
it does not have. A kind of things that is not mentioned at all is kept whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from types import MappingProxyType

from cosemc.encodings import references
from cosemc.load import Specification
from cosemc.model import ChoiceType, Model, TypeDefinition
from cosemc.names import did_you_mean
from cosemc.obis.model import ObisTables
from cosemc.tables.model import Tables

GROUPS = MappingProxyType(
    {
        "association": ("aarq", "aare", "rlrq", "rlre", "initiate", "confirmed-service-error"),
        "ciphering": ("general-glo-ciphering", "general-ded-ciphering", "general-ciphering", "security-header"),
    }
)
"""Words for several services at once; ciphering also brings the glo- and ded- forms of the services that are kept."""

ALWAYS = frozenset({"exception"})
"""What is kept whichever services are."""

_KINDS = ("classes", "services", "obis")
_CIPHERED = re.compile(r"^(glo|ded)-")
_END = re.compile(r"-(request|response|confirm)$")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")


class PartError(ValueError):
    """A part that cannot be had: the message says what of it is wrong."""


@dataclass(frozen=True, slots=True)
class Part:
    """What is wanted of each kind; None is all of it."""

    classes: tuple[str, ...] | None = None
    services: tuple[str, ...] | None = None
    obis: tuple[str, ...] | None = None


def parse_part(text: str) -> Part:
    """The part that a text such as `classes=1,3;services=get,action;obis=electricity` asks for; PartError."""
    wanted: dict[str, tuple[str, ...]] = {}
    for clause in filter(str.strip, text.split(";")):
        kind, equals, names = (word.strip() for word in clause.partition("="))
        if not equals:
            raise PartError(f"'{clause.strip()}' is not of the form KIND=NAME,NAME: {_one_of(_KINDS)}")
        if kind not in _KINDS:
            raise PartError(f"there is no kind '{kind}': {did_you_mean(kind, _KINDS) or _one_of(_KINDS)}")
        if kind in wanted:
            raise PartError(f"'{kind}' is given twice")
        wanted[kind] = tuple(name.strip() for name in names.split(",") if name.strip())
        if not wanted[kind]:
            raise PartError(f"'{kind}' names nothing; leave it out to keep all of them")
    if not wanted:
        raise PartError(f"it names nothing: {_one_of(_KINDS)}")
    return Part(**wanted)


def cut(specification: Specification, part: Part) -> Specification:
    """The specification of a part; PartError where it names what is not there."""
    model, tables, obis = specification.model, specification.tables, specification.obis
    if part.services is not None and model is not None:
        model = only_services(model, part.services)
    if part.classes is not None:
        tables = _only_classes(tables or Tables(), part.classes)
    if part.obis is not None:
        obis = _only_media(obis or ObisTables(), part.obis)
    return replace(specification, model=model, tables=tables, obis=obis)


# --- services -------------------------------------------------------------------------------------------------------


def service_of(name: str) -> str:
    """The service that an APDU belongs to, by the name of its alternative: `glo-initiateRequest` is of initiate."""
    return _END.sub("", _HUMP.sub("-", _CIPHERED.sub("", name)).lower())


def services_of(model: Model) -> tuple[str, ...]:
    """The services that a model has APDUs for, in its order, and the groups of them."""
    own = dict.fromkeys(service_of(name) for root in model.roots for name in _apdus(model.definition(root.name)))
    return (*own, *(group for group, members in GROUPS.items() if own.keys() & set(members)))


def only_services(model: Model, names: Iterable[str]) -> Model:
    """The model of these services: their APDUs, Data, and the types that these are made of."""
    wanted = set(ALWAYS)
    known = services_of(model)
    for name in names:
        service = _known("service", name.lower().replace("_", "-"), known)
        wanted |= {service, *GROUPS.get(service, ())}
    kept = {root.name: _root(model.definition(root.name), wanted) for root in model.roots}
    model = replace(
        model,
        definitions=tuple(
            definition
            for before in model.definitions
            if (definition := kept.get(before.name, before)) is not None
        ),
        roots=tuple(root for root in model.roots if kept[root.name] is not None),
    )
    return _reached(model)


def _apdus(root: TypeDefinition) -> tuple[str, ...]:
    """The APDUs of a root: its alternatives, or itself."""
    if isinstance(root.type, ChoiceType):
        return tuple(alternative.name for alternative in root.type.alternatives)
    return (_HUMP.sub("-", root.name).lower(),)


def _root(root: TypeDefinition, wanted: set[str]) -> TypeDefinition | None:
    """A root with the APDUs of the services wanted; None where it has none."""

    def is_wanted(name: str) -> bool:
        return service_of(name) in wanted and ("ciphering" in wanted or not _CIPHERED.match(name))

    if not isinstance(root.type, ChoiceType):
        return root if any(map(is_wanted, _apdus(root))) else None
    alternatives = tuple(alternative for alternative in root.type.alternatives if is_wanted(alternative.name))
    return replace(root, type=replace(root.type, alternatives=alternatives)) if alternatives else None


def _reached(model: Model) -> Model:
    """What the roots and Data reach; the values of modules of which something is left."""
    reached: set[str] = set()
    pending = [root.name for root in model.roots] + [d.name for d in model.definitions if d.tagged_value]
    while pending:
        name = pending.pop()
        if name not in reached:
            reached.add(name)
            pending += references(model.definition(name).type)
    definitions = tuple(definition for definition in model.definitions if definition.name in reached)
    homes = {definition.module for definition in definitions}
    return replace(
        model,
        modules=tuple(module for module in model.modules if module.name in homes),
        definitions=definitions,
        values=tuple(value for value in model.values if value.module in homes),
    )


# --- tables ---------------------------------------------------------------------------------------------------------


def _only_classes(tables: Tables, names: Iterable[str]) -> Tables:
    by_name = {item.name.casefold(): item.class_id for item in tables.classes}
    by_name |= {str(item.class_id): item.class_id for item in tables.classes}
    ids = {by_name[_known("interface class", name, by_name, str.casefold)] for name in names}
    return tables.only(ids)


def _only_media(obis: ObisTables, names: Iterable[str]) -> ObisTables:
    media = {name.casefold(): name for name in obis.media.values()}
    return obis.only({media[_known("medium", name.replace("_", " "), media, str.casefold)] for name in names})


def _known(what: str, name: str, known: Iterable[str], folded: Callable[[str], str] = str) -> str:
    if folded(name) in set(known):
        return folded(name)
    words = [word for word in known if not word.isdecimal()]
    raise PartError(f"there is no {what} '{name}'" + (f": {hint}" if (hint := _hint(name, words)) else ""))


def _hint(name: str, words: list[str]) -> str:
    return did_you_mean(name, words) or ("" if len(words) > 40 else _one_of(words))


def _one_of(words: Iterable[str]) -> str:
    return "one of " + ", ".join(words)
