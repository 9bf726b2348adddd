"""Types of attributes as text, in the language of the class tables."""

from __future__ import annotations

from typing import Any

from cosem.classes import _types
from cosem.classes._types import Array, Choice, Flags, Named, Primitive, Range, Structure, Type

_BY_NODE = {
    id(_types.ANY): "any",
    id(_types.UNKNOWN): "unknown",
    id(_types.UNIT): "unit",
    id(_types.DATE_TIME_OCTETS): "octet-string(12) as date-time",
    id(_types.DATE_OCTETS): "octet-string(5) as date",
    id(_types.TIME_OCTETS): "octet-string(4) as time",
    id(_types.OBIS_OCTETS): "octet-string(6) as obis",
    id(_types.TEXT_OCTETS): "octet-string as text",
    id(_types.IPV4_OCTETS): "octet-string(4) as ipv4",
    id(_types.IPV6_OCTETS): "octet-string(16) as ipv6",
    id(_types.IPV4_NUMBER): "double-long-unsigned as ipv4",
}


def type_text(node: Type[Any]) -> str:
    """The type of a node, common types written out."""
    known = _BY_NODE.get(id(node))
    if known is not None:
        return known
    match node:
        case Structure():
            fields = "; ".join(f"{name.rstrip('_')} {_item(field)}" for name, field in node.fields.items())
            return f"structure {{ {fields} }}"
        case Array():
            return f"array{_ranges(node.counts)} of {_item(node.element)}"
        case Choice():
            return " | ".join(map(type_text, node.alternatives))
        case Named() | Flags():
            return node.python.__doc__ or node.base_type  # the compiler puts the expression of the table there
        case Primitive():
            return node.base_type + _ranges(node.ranges)
        case _:
            return node.base_type


def _item(node: Type[Any]) -> str:
    return f"({type_text(node)})" if isinstance(node, Choice) else type_text(node)


def _ranges(ranges: tuple[Range, ...]) -> str:
    texts = [str(low) if low == high else f"{low}..{'' if high is None else high}" for low, high in ranges]
    return f"({','.join(texts)})" if texts else ""
