"""The Wireshark dissector: the specification as tables in Lua, and the engine that reads octets by them."""

from __future__ import annotations

from cosemc.emit import environment
from cosemc.load import Specification
from cosemc.wireshark.lua import lua
from cosemc.wireshark.plan import plan_dissector

FILE = "cosem.lua"
"""The file that Wireshark loads, from its folder of plugins or with `-X lua_script:`."""


def dissector(specification: Specification) -> str:
    """The text of the dissector."""
    assert specification.model is not None
    plan = plan_dissector(specification.model, specification.tables, specification.obis)
    template = environment().get_template("wireshark/cosem.lua.j2")
    return template.render(sources=plan.sources, tables={name: lua(table) for name, table in plan.tables.items()})
