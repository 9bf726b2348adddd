"""A sample meter: enough objects to try a client on, with keys that everybody knows.

Three clients may associate:

    16  public: no security; reads everything, as there is nothing here to be kept secret
    32  reading: a password (LLS); reads everything, sets the clock, operates the breaker
    48  management: HLS with GMAC, everything ciphered under suite 0; reads, writes and acts

The load profile is the same each time: 1000 quarters of an hour from the beginning of 2026.
"""

from __future__ import annotations

import secrets
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Final

from cosem import classes
from cosem.classes import types
from cosem.data import Data
from cosem.date_time import DateTime
from cosem.obis import Obis
from cosem.units import Unit
from dlms.association.access import AccessMode, AccessRights, Grant
from dlms.association.settings import AssociationSettings, ServerSecurity
from dlms.security.authentication import Mechanism
from dlms.security.counters import CounterStore, MemoryCounterStore
from dlms.security.keys import Keys, Secret
from dlms.server.clock import ClockObject
from dlms.server.control import DisconnectControlObject, ScriptTableObject
from dlms.server.device import LogicalDevice, sap_assignment
from dlms.server.image import ImageTransferObject
from dlms.server.objects import CosemObject
from dlms.server.profile import Column, ProfileObject
from dlms.server.security_setup import SecuritySetupObject

__all__ = [
    "AUTHENTICATION_KEY",
    "ENCRYPTION_KEY",
    "MANAGEMENT_CLIENT",
    "MASTER_KEY",
    "PASSWORD",
    "PUBLIC_CLIENT",
    "READING_CLIENT",
    "sample_meter",
]

PUBLIC_CLIENT: Final = 16
READING_CLIENT: Final = 32
MANAGEMENT_CLIENT: Final = 48

# Known to everybody: for trying things out, never for a meter.
PASSWORD: Final = b"12345678"
ENCRYPTION_KEY: Final = bytes.fromhex("000102030405060708090a0b0c0d0e0f")
AUTHENTICATION_KEY: Final = bytes.fromhex("d0d1d2d3d4d5d6d7d8d9dadbdcdddedf")
MASTER_KEY: Final = bytes.fromhex("f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff")

_NAME = "CSK0000000000001"
_SECURITY_SETUP = Obis("0.0.43.0.0.255")
_PDU_SIZE = 1024
_ROWS = 1000
_QUARTER = timedelta(minutes=15)
_PROFILE_BEGIN = datetime(2026, 1, 1, tzinfo=UTC)
# Wh in a quarter of an hour, by the hour of the day: night, morning, noon, evening.
_LOAD = (35, 30, 28, 28, 30, 45, 90, 140, 120, 80, 70, 75, 110, 95, 70, 65, 80, 130, 210, 240, 220, 170, 100, 55)

_PROTECTED = AccessMode.AUTHENTICATED_REQUEST | AccessMode.ENCRYPTED_REQUEST
# Nobody writes or reads the secret of an association here.
_READ_ALL = (Grant(attributes={7: AccessMode.NO_ACCESS}, class_id=15), Grant(attributes=AccessMode.READ))
_PUBLIC = AccessRights(*_READ_ALL)
_READING = AccessRights(
    Grant(attributes={2: AccessMode.READ_AND_WRITE}, methods=AccessMode.ACCESS, class_id=8),
    *(Grant(attributes=AccessMode.READ, methods=AccessMode.ACCESS, class_id=class_id) for class_id in (9, 70)),
    *_READ_ALL,
)
_MANAGEMENT = AccessRights(
    Grant(attributes={7: AccessMode.NO_ACCESS}, methods={1: AccessMode.ACCESS}, class_id=15),
    Grant(
        attributes=AccessMode.READ, methods=AccessMode.ACCESS | _PROTECTED, class_id=64, logical_name="0.0.43.0.0.255"
    ),
    Grant(attributes=AccessMode.READ, methods=AccessMode.ACCESS, class_id=7),
    Grant(attributes=AccessMode.READ_AND_WRITE, methods=AccessMode.ACCESS),
)


def sample_meter(
    *,
    sap: int = 1,
    name: str = _NAME,
    system_title: bytes | None = None,
    counters: CounterStore | None = None,
) -> LogicalDevice:
    """The sample meter.

    Without `system_title` it gets one that no meter had before. Give one only together with `counters` that outlive the
    process: the same title and keys with invocation counters from the beginning would use nonces twice.
    """
    security = ServerSecurity(
        system_title or name[:3].encode() + secrets.token_bytes(5),
        Keys(encryption=Secret(ENCRYPTION_KEY), authentication=Secret(AUTHENTICATION_KEY), master=Secret(MASTER_KEY)),
        counters=counters or MemoryCounterStore(),
    )
    device = LogicalDevice(sap, name, _objects(security), _associations(security))
    device.add(sap_assignment({sap: name}))
    device.add(_scripts(device))
    return device


def _associations(security: ServerSecurity) -> list[AssociationSettings]:
    return [
        AssociationSettings(client=PUBLIC_CLIENT, rights=_PUBLIC, max_receive_pdu_size=_PDU_SIZE),
        AssociationSettings(
            client=READING_CLIENT,
            rights=_READING,
            mechanism=Mechanism.LOW,
            secret=Secret(PASSWORD),
            max_receive_pdu_size=_PDU_SIZE,
        ),
        AssociationSettings(
            client=MANAGEMENT_CLIENT,
            rights=_MANAGEMENT,
            ciphered=True,
            mechanism=Mechanism.HIGH_GMAC,
            security=security,
            security_setup=_SECURITY_SETUP,
            max_receive_pdu_size=_PDU_SIZE,
        ),
    ]


def _objects(security: ServerSecurity) -> list[CosemObject]:
    clock = ClockObject()
    energy = _register("1.0.1.8.0.255", 0, Unit.WATT_HOUR)
    export = _register("1.0.2.8.0.255", 0, Unit.WATT_HOUR)
    voltage = _register("1.0.32.7.0.255", 2301, Unit.VOLT, scaler=-1, width="long-unsigned")
    columns = [Column(clock, 2), Column(energy, 2), Column(export, 2), Column(voltage, 2)]
    # It is the same each time: nothing is captured while it is served.
    profile = ProfileObject("1.0.99.1.0.255", columns, entries=_ROWS, capture_period=900, rows=_rows(), automatic=False)
    energy["value"] = _rows()[-1][1]
    return [
        clock,
        CosemObject(classes.Data("0.0.96.1.0.255"), value=Data.octet_string(b"00000001")),
        CosemObject(classes.Data("0.0.96.13.0.255"), value=Data.octet_string(b"")),
        CosemObject(
            classes.Data("0.0.43.1.0.255"),
            value=lambda: Data.double_long_unsigned(security.last_invocation_counter),
        ),
        energy,
        export,
        voltage,
        _register("1.0.31.7.0.255", 423, Unit.AMPERE, scaler=-2, width="long-unsigned"),
        _register("1.0.1.7.0.255", 973, Unit.WATT),
        _maximum_demand(),
        profile,
        DisconnectControlObject("0.0.96.3.10.255"),
        ImageTransferObject("0.0.44.0.0.255"),
        SecuritySetupObject(_SECURITY_SETUP, security),
    ]


def _register(
    name: str, value: int, unit: Unit, *, scaler: int = 0, width: str = "double-long-unsigned"
) -> CosemObject:
    return CosemObject(
        classes.Register(name), value=Data.of(width, value), scaler_unit=types.ScalUnitType(scaler, unit)
    )


def _maximum_demand() -> CosemObject:
    return CosemObject(
        classes.ExtendedRegister("1.0.1.6.0.255"),
        value=Data.double_long_unsigned(4 * max(_LOAD)),
        scaler_unit=types.ScalUnitType(0, Unit.WATT),
        status=Data.unsigned(0),
        capture_time=DateTime.from_datetime(_PROFILE_BEGIN + timedelta(hours=19, minutes=15)),
    )


@cache  # the same for all meters
def _rows() -> tuple[Data, ...]:
    """Time, energy imported and exported, voltage."""
    rows = []
    energy = 0
    for number in range(_ROWS):
        moment = _PROFILE_BEGIN + number * _QUARTER
        load = _LOAD[moment.hour]
        energy += load
        row = [
            Data.octet_string(DateTime.from_datetime(moment)),
            Data.double_long_unsigned(energy),
            Data.double_long_unsigned(0),
            Data.long_unsigned(2330 - load // 8),
        ]
        rows.append(Data.structure(row))
    return tuple(rows)


def _scripts(device: LogicalDevice) -> ScriptTableObject:
    """The disconnector script table: 1 opens, 2 closes."""
    name = Obis("0.0.96.3.10.255")
    execute = types.ActionSpecificationServiceId.EXECUTE_METHOD

    def script(number: int) -> types.Script:
        return types.Script(number, [types.ActionSpecification(execute, 70, name, number, Data.integer(0))])

    return ScriptTableObject("0.0.10.0.106.255", [script(1), script(2)], device.find)
