"""The static objects of a codec module: layouts of records, tables of enumerations, classes, sizes, defaults."""

from __future__ import annotations

from cosemc.model import Size
from cosemc.plan.homes import Homes
from cosemc.plan.naming import constant_name, function_name
from cosemc.plan.output import Binding


class Statics:
    """Collects what the functions of one module refer to; gives the C expression to refer to it by."""

    def __init__(self, homes: Homes) -> None:
        self.homes = homes
        self.layouts: dict[str, str] = {}
        self.bindings: dict[str, Binding] = {}
        self.uses_data = False

    def layout(self, record: str) -> str:
        """Where instances of a record keep their fields."""
        self.layouts.setdefault(record, f"LAYOUT_{constant_name(record)}")
        return f"&layouts[{self.layouts[record]}]"

    def enumeration(self, name: str) -> str:
        """The object for each octet of an enumeration."""
        members = f"members_{function_name(name)}"
        return self._bind(members, "PyObject* {}[256]", f"bind_enumeration({{}}, {self.homes.qualified(name)})")

    def octets_of(self, name: str) -> str:
        """The instance of a class of one octet for each octet."""
        values = f"values_{function_name(name)}"
        return self._bind(values, "PyObject* {}[256]", f"bind_octet_class({{}}, {self.homes.qualified(name)})")

    def class_(self, name: str) -> str:
        """A class as a pointer that needs no look-up."""
        return self._bind(f"class_{function_name(name)}", "PyObject* {}", f"{{}} = kept({self.homes.qualified(name)})")

    def default(self, expression: str, owner: str) -> str:
        """The object of a DEFAULT."""
        name = f"default_{function_name(owner)}"
        return self._bind(name, "PyObject* {}", f"{{}} = kept({self.homes.in_default(expression)})")

    def bound(self, number: int | None) -> str:
        """A bound of an integer in BER, as an object."""
        if number is None:
            return "NULL"
        name = f"number_{'minus_' if number < 0 else ''}{abs(number)}"
        return self._bind(name, "PyObject* {}", f"{{}} = kept({number})")

    def sizes(self, size: Size | None) -> str:
        """A SIZE constraint."""
        if size is None:
            return "NULL"
        ranges = "".join(f"({low}, {high}), " for low, high in size.ranges).rstrip(" ")
        return "&" + self._bind(f"sizes_{size_name(size)}", "Sizes {}", f"bind_sizes(&{{}}, ({ranges}))")

    def _bind(self, name: str, declaration: str, statement: str) -> str:
        self.bindings.setdefault(name, Binding(declaration.format(name), statement.format(name)))
        return name


def size_name(size: Size) -> str:
    """`SIZE (0 | 12)` -> `0_or_12`."""
    return "_or_".join(
        str(low) if low == high else f"{low}_to_{'max' if high is None else high}" for low, high in size.ranges
    )
