"""Python names from names of the specification; what is reserved gets a trailing underscore (PEP 8)."""

from __future__ import annotations

import builtins
import keyword
import re

_WORD = re.compile(r"[A-Z]+(?![a-z])[0-9]*|[A-Z]?[a-z]+[0-9]*|[0-9]+")

# Methods of every record, and what else the body of a class refers to.
_MEMBERS = frozenset({"encode", "decode", "to_json", "from_json", "bool", "bytes", "field", "int", "list", "str"})


def words(name: str) -> list[str]:
    """The words of `Get-Request-Normal`, `initiateRequest`, `calling-AP-title`, in lower case."""
    return [word.lower() for word in _WORD.findall(name)]


def class_name(name: str) -> str:
    """`Get-Request-Normal` -> `GetRequestNormal`, `AARQ` -> `Aarq`; acronyms are words like others."""
    joined = "".join(word.capitalize() for word in words(name))
    return joined + "_" if keyword.iskeyword(joined) or hasattr(builtins, joined) else joined


def attribute_name(name: str) -> str:
    """`invoke-id-and-priority` -> `invoke_id_and_priority`."""
    joined = "_".join(words(name))
    return joined + "_" if keyword.iskeyword(joined) or joined in _MEMBERS else joined


def part_name(name: str) -> str:
    """`service-class` -> `service_class`, as a property of an integer; what integers have already is left to them."""
    joined = attribute_name(name)
    return joined + "_" if hasattr(int, joined) else joined


def constant_name(name: str) -> str:
    """`scope-of-access-violated` -> `SCOPE_OF_ACCESS_VIOLATED`."""
    return "_".join(words(name)).upper()


def function_name(name: str) -> str:
    """Part of the name of a codec function; always prefixed, so nothing is reserved."""
    return "_".join(words(name))
