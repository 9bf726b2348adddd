"""The same workloads done by this project, through the interfaces that its users have."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from cosem import apdu
from cosem.data import RowType
from dlms.link._hdlc import Address, build_i_frame
from dlms.link._hdlc import parse_frame as parse_hdlc_frame
from dlms.security.ciphering import Cipher
from dlms.security.keys import Secret

from . import workloads

Work = Callable[[], Any]

AUTHENTICATED_AND_ENCRYPTED = 0x30


def decode_result(octets: bytes) -> Work:
    """A get-response, as far as plain Python values (nested lists of a profile)."""
    return lambda: apdu.decode(octets).result.value  # type: ignore[union-attr]


def decode_columns(octets: bytes) -> Work:
    """A get-response, as far as columns with a buffer interface."""
    return lambda: apdu.decode(octets).result.columns()  # type: ignore[union-attr]


def decode_notification() -> Work:
    return lambda: apdu.decode(workloads.NOTIFICATION).notification_body.data_value.value  # type: ignore[union-attr]


def _request() -> apdu.GetRequestNormal:
    return apdu.GetRequestNormal(
        apdu.InvokeIdAndPriority(0xC1), apdu.CosemAttributeDescriptor(3, workloads.LOGICAL_NAME, 2)
    )


def encode_get_request() -> Work:
    return _request().encode


def make_and_encode_get_request() -> Work:
    return lambda: _request().encode()


def _cipher() -> Cipher:
    return Cipher(Secret(workloads.ENCRYPTION_KEY), Secret(workloads.AUTHENTICATION_KEY))


def wrap(plain: bytes) -> Work:
    cipher = _cipher()
    return lambda: cipher.seal(AUTHENTICATED_AND_ENCRYPTED, workloads.SYSTEM_TITLE, 1, plain)


def unwrap(protected: bytes) -> Work:
    cipher = _cipher()
    return lambda: cipher.open(workloads.SYSTEM_TITLE, protected).plaintext


def build_frame(information: bytes) -> Work:
    server, client = Address(1), Address(16)
    return lambda: build_i_frame(server, client, 0, 0, information)


def parse_frame(frame: bytes) -> Work:
    return lambda: parse_hdlc_frame(frame)


def encode_aarq() -> Work:
    """AARQ for HLS GMAC with the InitiateRequest ciphered."""
    cipher = _cipher()
    initiate = apdu.InitiateRequest(
        proposed_dlms_version_number=6,
        proposed_conformance=apdu.Conformance(0x007E1F),
        client_max_receive_pdu_size=0xFFFF,
    )

    def work() -> bytes:
        sealed = cipher.seal(AUTHENTICATED_AND_ENCRYPTED, workloads.SYSTEM_TITLE, 1, initiate.encode())
        return apdu.Aarq(
            application_context_name=apdu.LOGICAL_NAME_REFERENCING_WITH_CIPHERING,
            calling_ap_title=workloads.SYSTEM_TITLE,
            sender_acse_requirements=apdu.AcseRequirements.AUTHENTICATION,
            mechanism_name=apdu.HIGH_LEVEL_SECURITY_GMAC,
            calling_authentication_value=apdu.AuthenticationValueCharstring(workloads.CHALLENGE),
            user_information=apdu.GloInitiateRequest(sealed).encode(),
        ).encode()

    return work


def decode_aare() -> Work:
    """AARE with the InitiateResponse deciphered and decoded."""
    cipher = _cipher()

    def work() -> Any:
        response = apdu.decode(workloads.AARE)
        assert isinstance(response, apdu.Aare) and response.user_information and response.responding_ap_title
        ciphered = apdu.decode(response.user_information)
        assert isinstance(ciphered, apdu.GloInitiateResponse)
        return apdu.decode(cipher.open(response.responding_ap_title, ciphered.value).plaintext)

    return work


def encode_array() -> Work:
    row_type, rows = RowType(list(workloads.COLUMNS)), workloads.rows(96)
    return lambda: row_type.encode(rows).encode()
