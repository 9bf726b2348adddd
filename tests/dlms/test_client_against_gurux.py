"""Our client against the server parts of gurux-dlms: opening, passwords and reading are what works of them."""

from __future__ import annotations

from typing import Any

import pytest
from gurux_dlms.enums import Unit as GuruxUnit
from gurux_dlms.objects import GXDLMSClock, GXDLMSData, GXDLMSRegister

import dlms
from cosem.classes import Clock, Register
from cosem.classes import Data as DataClass
from dlms import Security, Timeouts
from dlms.errors import AuthenticationRejected
from support.gurux_server import GuruxMeter, serving

QUICK = Timeouts(connect=5.0, exchange=5.0)


def objects() -> list[Any]:
    text = GXDLMSData("0.0.42.0.0.255")
    text.value = "gurux" * 100
    register = GXDLMSRegister("1.0.1.8.0.255")
    register.value, register.scaler, register.unit = 12345, 0.1, GuruxUnit.ACTIVE_ENERGY
    return [text, register, GXDLMSClock("0.0.1.0.0.255")]


@pytest.mark.parametrize("password", [None, b"12345678"], ids=["public", "password"])
def test_reading(password: bytes | None) -> None:
    security = None if password is None else Security.low(password)
    with (
        serving(GuruxMeter(objects(), password=password)) as url,
        dlms.connect(url, security=security, timeouts=QUICK) as meter,
    ):
        assert str(meter.get(Register("1.0.1.8.0.255").value)) == "1.2345 kWh"
        assert meter.get(DataClass("0.0.42.0.0.255").value).value == "gurux" * 100
        assert meter.get(Clock("0.0.1.0.0.255").time_zone) == 0


def test_a_wrong_password() -> None:
    with serving(GuruxMeter(objects(), password=b"12345678")) as url, pytest.raises(AuthenticationRejected):
        dlms.connect(url, security=Security.low("wrong"), timeouts=QUICK)
