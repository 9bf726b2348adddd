"""What a type checker knows of the interface classes: values, references, sessions, and names that are not there."""

from __future__ import annotations

import pytest

from support.type_checker import type_check

TYPED = """
from typing import assert_type

from cosem import classes
from cosem.classes import Attribute, AttributeReference, Method, Session, types
from cosem.classes import Clock, DisconnectControl, ProfileGeneric, Register
from cosem.data import Data
from cosem.date_time import DateTime
from cosem.units import Unit

assert_type(Register.scaler_unit, Attribute[types.ScalUnitType])
assert_type(Register("1.0.1.8.0.255").scaler_unit, AttributeReference[types.ScalUnitType])
assert_type(Clock.time, Attribute[DateTime])
assert_type(ProfileGeneric.capture_objects, Attribute[list[types.CaptureObjectDefinition]])
assert_type(Register.reset, Method[int, None])
assert_type(DisconnectControl.control_mode, Attribute[DisconnectControl.ControlMode | int])
assert_type(classes.get(3), type[classes.InterfaceClass])


def use(data: Data, session: Session) -> None:
    assert_type(Register.scaler_unit.decode(data), types.ScalUnitType | Data)
    value = Register.scaler_unit.decode(data, strict=True)
    assert_type(value, types.ScalUnitType)
    assert_type(value.unit, Unit | int)
    assert_type(session.get(Clock("0.0.1.0.0.255").time), DateTime | Data)
    session.set(ProfileGeneric("1.0.99.1.0.255").capture_period, 900)
    Register.scaler_unit.encode(types.ScalUnitType(-3, Unit.WATT_HOUR))
    ProfileGeneric.EntryDescriptor(1, 10, 1, 0)
"""
WRONG = {
    "Register.scaler_units": "has no attribute",
    "classes.Registre": "has no attribute",
    "Register.scaler_unit.encode(5)": "incompatible type",
    'types.ScalUnitType("x", Unit.WATT_HOUR)': "incompatible type",
    'ProfileGeneric.capture_period.encode("x")': "incompatible type",
}


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    return type_check(tmp_path_factory.mktemp("typing"), TYPED + "\n".join(["", *WRONG, ""]), "generated")


def test_types_are_those_of_the_tables(findings: list[str]) -> None:
    last = TYPED.count("\n") + 1
    assert [finding for finding in findings if int(finding.split(":")[1]) <= last] == []


@pytest.mark.parametrize("expression", WRONG)
def test_what_is_wrong_is_found(findings: list[str], expression: str) -> None:
    line = TYPED.count("\n") + 2 + list(WRONG).index(expression)
    assert any(finding.startswith(f"use.py:{line}: error:") and WRONG[expression] in finding for finding in findings)
