"""The modules of OBIS codes and units in the library."""

from __future__ import annotations

from pathlib import Path

from cosemc.emit import copied, environment
from cosemc.obis.model import ObisTables
from cosemc.obis.plan import plan_obis, plan_units

_SUPPORT = Path(__file__).parents[1] / "support" / "obis"


def obis_files(obis: ObisTables) -> dict[str, str]:
    """The texts of `obis`, its tables, and `units`, by path in the package."""
    render = environment().get_template
    return {
        "obis.py": copied(_SUPPORT / "obis.py"),
        "_obis_tables.py": render("obis/_obis_tables.py.j2").render(plan=plan_obis(obis)),
        "units.py": render("obis/units.py.j2").render(plan=plan_units(obis)),
    }
