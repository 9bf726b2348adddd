"""What the two sides of an association agree on: services, largest PDUs and version.

Source: Green Book 8.3, 9.3.2 and 9.4.6.1.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from cosem.apdu import (
    ConfirmedServiceErrorInitiateError,
    Conformance,
    InitiateRequest,
    InitiateResponse,
    ServiceErrorInitiate,
    ServiceErrorInitiateCode,
)
from dlms.errors import NotGranted, ProtocolError

__all__ = [
    "DLMS_VERSION",
    "LOGICAL_NAME_SERVICES",
    "LONGEST_PDU",
    "SHORTEST_PDU",
    "SHORT_NAME_SERVICES",
    "VAA_NAME_LN",
    "VAA_NAME_SN",
    "Negotiated",
    "negotiate",
    "read_initiate_response",
]

DLMS_VERSION: Final = 6
# client- and server-max-receive-pdu-size: 0 says that there is no limit, less than 12 is no size.
SHORTEST_PDU: Final = 12
LONGEST_PDU: Final = 0xFFFF
# vaa-name: a fixed number with logical names; with short names the base name of the association object.
VAA_NAME_LN: Final = 0x0007
VAA_NAME_SN: Final = 0xFA00

_BOTH = (
    Conformance.GENERAL_PROTECTION
    | Conformance.GENERAL_BLOCK_TRANSFER
    | Conformance.BLOCK_TRANSFER_WITH_GET_OR_READ
    | Conformance.BLOCK_TRANSFER_WITH_SET_OR_WRITE
    | Conformance.MULTIPLE_REFERENCES
    | Conformance.DATA_NOTIFICATION
)
LOGICAL_NAME_SERVICES: Final = (
    _BOTH
    | Conformance.ATTRIBUTE0_SUPPORTED_WITH_SET
    | Conformance.ATTRIBUTE0_SUPPORTED_WITH_GET
    | Conformance.PRIORITY_MGMT_SUPPORTED
    | Conformance.BLOCK_TRANSFER_WITH_ACTION
    | Conformance.ACCESS
    | Conformance.GET
    | Conformance.SET
    | Conformance.SELECTIVE_ACCESS
    | Conformance.EVENT_NOTIFICATION
    | Conformance.ACTION
)
SHORT_NAME_SERVICES: Final = (
    _BOTH
    | Conformance.READ
    | Conformance.WRITE
    | Conformance.UNCONFIRMED_WRITE
    | Conformance.INFORMATION_REPORT
    | Conformance.PARAMETERIZED_ACCESS
)


@dataclass(frozen=True, slots=True)
class Negotiated:
    """What holds on an open association, the same on both sides. Sizes are in octets of an APDU, 0 is no limit."""

    conformance: Conformance
    client_max_receive_pdu_size: int = 0
    server_max_receive_pdu_size: int = 0
    vaa_name: int = VAA_NAME_LN
    dlms_version: int = DLMS_VERSION
    quality_of_service: int | None = None

    def grants(self, services: Conformance) -> bool:
        """Whether all of `services` may be used."""
        # as integers: this is asked with every request, and flags are twenty times as slow
        return not int(services) & ~int(self.conformance)

    def require(self, services: Conformance) -> None:
        """Raises `NotGranted` for those of `services` that were not negotiated."""
        if not self.grants(services):
            raise NotGranted(services & ~self.conformance)


def negotiate(
    request: InitiateRequest, supported: Conformance, max_receive_pdu_size: int = LONGEST_PDU, *, vaa_name: int
) -> InitiateResponse | ConfirmedServiceErrorInitiateError:
    """A server's answer to a proposal: what both sides have, or why there is no association.

    Source: Green Book 8.3, 9.4.6.1; the reasons are those of the ServiceError `initiate`.
    """
    if request.proposed_dlms_version_number < DLMS_VERSION:
        return _refused(ServiceErrorInitiateCode.DLMS_VERSION_TOO_LOW)
    if 0 < request.client_max_receive_pdu_size < SHORTEST_PDU:
        return _refused(ServiceErrorInitiateCode.PDU_SIZE_TOO_SHORT)
    common = request.proposed_conformance & supported
    if not common:
        return _refused(ServiceErrorInitiateCode.INCOMPATIBLE_CONFORMANCE)
    return InitiateResponse(
        negotiated_quality_of_service=request.proposed_quality_of_service,
        negotiated_dlms_version_number=DLMS_VERSION,
        negotiated_conformance=common,
        server_max_receive_pdu_size=max_receive_pdu_size,
        vaa_name=vaa_name,
    )


def _refused(reason: ServiceErrorInitiateCode) -> ConfirmedServiceErrorInitiateError:
    return ConfirmedServiceErrorInitiateError(ServiceErrorInitiate(reason))


def read_initiate_response(request: InitiateRequest, response: InitiateResponse) -> Negotiated:
    """What a client may do after this response to its request.

    Services that the server grants without having been asked are left out: they would not have been. Raises
    `ProtocolError` for another version or a PDU size that is none.
    """
    if response.negotiated_dlms_version_number != DLMS_VERSION:
        raise ProtocolError(f"the server answers with DLMS version {response.negotiated_dlms_version_number}, not 6")
    if 0 < response.server_max_receive_pdu_size < SHORTEST_PDU:
        raise ProtocolError(f"the server takes PDUs of {response.server_max_receive_pdu_size} octets, which is too few")
    return Negotiated(
        response.negotiated_conformance & request.proposed_conformance,
        request.client_max_receive_pdu_size,
        response.server_max_receive_pdu_size,
        response.vaa_name,
        response.negotiated_dlms_version_number,
        response.negotiated_quality_of_service,
    )
