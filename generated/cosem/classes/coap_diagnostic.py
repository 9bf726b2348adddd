# Generated from specs/classes/153_coap_diagnostic.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""CoAP diagnostic (class id 153): CoapDiagnostic is its newest version here."""

from __future__ import annotations

from dataclasses import dataclass

from . import _types, types
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass, Method

__all__ = [
    "CoapDiagnostic",
    "CoapDiagnosticV0",
]


class CoapDiagnosticV0(InterfaceClass):
    """CoAP diagnostic, class id 153, version 0 (Blue Book 16 part 2, 4.9.9; verified)."""

    __slots__ = ()

    CLASS_ID = 153
    VERSION = 0
    NAME = "CoAP diagnostic"
    STATUS = "verified"
    CARDINALITY = "0..n"

    @dataclass(slots=True)
    class MessagesCounter:
        """structure { tx double-long-unsigned; rx double-long-unsigned; tx_resend double-long-unsigned; tx_reset double-long-unsigned; rx_reset double-long-unsigned; tx_ack double-long-unsigned; rx_ack double-long-unsigned; rx_drop double-long-unsigned; tx_non_piggybacked double-long-unsigned; max_rtx_exceeded double-long-unsigned }"""

        tx: int
        rx: int
        tx_resend: int
        tx_reset: int
        rx_reset: int
        tx_ack: int
        rx_ack: int
        rx_drop: int
        tx_non_piggybacked: int
        max_rtx_exceeded: int

    @dataclass(slots=True)
    class RequestResponseCounter:
        """structure { rx_requests double-long-unsigned; tx_requests double-long-unsigned; rx_response double-long-unsigned; tx_response double-long-unsigned; tx_client_error double-long-unsigned; rx_client_error double-long-unsigned; tx_server_error double-long-unsigned; rx_server_error double-long-unsigned }"""

        rx_requests: int
        tx_requests: int
        rx_response: int
        tx_response: int
        tx_client_error: int
        rx_client_error: int
        tx_server_error: int
        rx_server_error: int

    @dataclass(slots=True)
    class CoapBtCounter:
        """structure { bt_started double-long-unsigned; bt_completed double-long-unsigned; bt_timeout double-long-unsigned }"""

        bt_started: int
        bt_completed: int
        bt_timeout: int

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    messages_counter: Attribute[MessagesCounter] = Attribute(
        2,
        _types.Structure(
            MessagesCounter,
            tx=_types.DOUBLE_LONG_UNSIGNED,
            rx=_types.DOUBLE_LONG_UNSIGNED,
            tx_resend=_types.DOUBLE_LONG_UNSIGNED,
            tx_reset=_types.DOUBLE_LONG_UNSIGNED,
            rx_reset=_types.DOUBLE_LONG_UNSIGNED,
            tx_ack=_types.DOUBLE_LONG_UNSIGNED,
            rx_ack=_types.DOUBLE_LONG_UNSIGNED,
            rx_drop=_types.DOUBLE_LONG_UNSIGNED,
            tx_non_piggybacked=_types.DOUBLE_LONG_UNSIGNED,
            max_rtx_exceeded=_types.DOUBLE_LONG_UNSIGNED,
        ),
        static=False,
        sn=0x10,
    )
    """`structure { tx double-long-unsigned; rx double-long-unsigned; tx_resend double-long-unsigned; tx_reset double-long-unsigned; rx_reset double-long-unsigned; tx_ack double-long-unsigned; rx_ack double-long-unsigned; rx_drop double-long-unsigned; tx_non_piggybacked double-long-unsigned; max_rtx_exceeded double-long-unsigned }`"""

    request_response_counter: Attribute[RequestResponseCounter] = Attribute(
        3,
        _types.Structure(
            RequestResponseCounter,
            rx_requests=_types.DOUBLE_LONG_UNSIGNED,
            tx_requests=_types.DOUBLE_LONG_UNSIGNED,
            rx_response=_types.DOUBLE_LONG_UNSIGNED,
            tx_response=_types.DOUBLE_LONG_UNSIGNED,
            tx_client_error=_types.DOUBLE_LONG_UNSIGNED,
            rx_client_error=_types.DOUBLE_LONG_UNSIGNED,
            tx_server_error=_types.DOUBLE_LONG_UNSIGNED,
            rx_server_error=_types.DOUBLE_LONG_UNSIGNED,
        ),
        static=False,
        sn=0x18,
    )
    """`structure { rx_requests double-long-unsigned; tx_requests double-long-unsigned; rx_response double-long-unsigned; tx_response double-long-unsigned; tx_client_error double-long-unsigned; rx_client_error double-long-unsigned; tx_server_error double-long-unsigned; rx_server_error double-long-unsigned }`"""

    coap_bt_counter: Attribute[CoapBtCounter] = Attribute(
        4,
        _types.Structure(
            CoapBtCounter,
            bt_started=_types.DOUBLE_LONG_UNSIGNED,
            bt_completed=_types.DOUBLE_LONG_UNSIGNED,
            bt_timeout=_types.DOUBLE_LONG_UNSIGNED,
        ),
        static=False,
        sn=0x20,
    )
    """`structure { bt_started double-long-unsigned; bt_completed double-long-unsigned; bt_timeout double-long-unsigned }`"""

    capture_time: Attribute[types.DiagnosticCaptureTime] = Attribute(
        5,
        types.DIAGNOSTIC_CAPTURE_TIME,
        static=False,
        sn=0x28,
    )
    """`diagnostic_capture_time`"""

    reset: Method[int, None] = Method(1, parameter=_types.INTEGER.within((0, 0)), sn=0x30, mandatory=False)
    """Takes `integer(0)`"""


CoapDiagnostic = CoapDiagnosticV0
