"""What a type checker knows of a meter."""

from __future__ import annotations

from pathlib import Path

from support.type_checker import type_check

USE = """
from typing import assert_type

import dlms
from cosem.classes import Clock, DisconnectControl, Register, Session
from cosem.classes.types import RegisterValue
from cosem.data import Data
from cosem.date_time import DateTime
from cosem.units import Quantity


def through_any(session: Session) -> None:
    assert_type(session.get(Clock("0.0.1.0.0.255").time), DateTime | Data)
    session.action(Register("1.0.1.8.0.255").reset, 0)
    session.action(DisconnectControl("0.0.96.3.10.255").remote_disconnect)


def use(meter: dlms.Meter) -> None:
    through_any(meter)
    assert_type(meter.get(Clock("0.0.1.0.0.255").time), DateTime | Data)
    assert_type(meter.get(Clock("0.0.1.0.0.255").time, strict=True), DateTime)
    assert_type(meter.get(Register("1.0.1.8.0.255").value, strict=True), RegisterValue | Quantity)
    meter.set(Clock("0.0.1.0.0.255").time_zone, 60)


async def wait(meter: dlms.AsyncMeter) -> None:
    assert_type(await meter.get(Clock("0.0.1.0.0.255").time), DateTime | Data)
    assert_type(await meter.get(Register("1.0.1.8.0.255").value, strict=True), RegisterValue | Quantity)
"""


def test_values_of_a_meter_have_the_types_of_the_tables(tmp_path: Path) -> None:
    """And it is a session wherever one is asked for."""
    assert type_check(tmp_path, USE, "generated", "runtime") == []


def test_what_is_wrong_is_found(tmp_path: Path) -> None:
    wrong = "\n\ndef wrong(meter: dlms.Meter) -> None:\n    meter.set(Clock('0.0.1.0.0.255').time_zone, 'x')\n"
    (finding,) = type_check(tmp_path, USE + wrong, "generated", "runtime")
    assert finding.startswith(f"use.py:{(USE + wrong).count(chr(10))}: error:")
