"""Agreed keys and signatures: the worked examples of the standard and of Great Britain's specification."""

from __future__ import annotations

import pytest

from dlms.errors import AuthenticationError, SecurityError
from dlms.security.ciphering import header_of, with_length
from dlms.security.key_agreement import derive_key, party_u_info, shared_secret
from dlms.security.key_establishment import static_unified
from dlms.security.keys import Secret
from dlms.security.signatures import sign, suite_of_public_key, verify
from dlms.security.suites import SUITES
from support.vectors import Vector, vector_params

SUITE_OF = {"P-256": SUITES[1], "P-384": SUITES[2]}


@pytest.mark.parametrize("vector", vector_params("security", keep=lambda v: v["kind"] == "key-agreement"))
def test_key_agreement(vector: Vector) -> None:
    keys, expected = vector["keys"], vector["expected"]
    suite = SUITE_OF[expected["curve"]]
    secret = shared_secret(suite, Secret.fromhex(keys["own_private_key"]), bytes.fromhex(keys["peer_public_key"]))
    assert secret.hex() == expected["shared_secret"]
    for derivation in expected["derivations"]:
        party_u, party_v, algorithm = (
            bytes.fromhex(derivation[name]) for name in ("party_u_info", "party_v_info", "algorithm_id")
        )
        assert derive_key(suite, secret, party_u, party_v, algorithm).hex() == derivation["derived_key"]
        # by the names of both and the transaction id, as general-ciphering has them
        originator, transaction_id = party_u[:8], party_u[9:]
        if expected["scheme"] == "C(0e,2s)":
            private, public = Secret.fromhex(keys["own_private_key"]), bytes.fromhex(keys["peer_public_key"])
            found = static_unified(suite, private, public, originator, party_v, transaction_id)
        else:
            found = derive_key(suite, secret, party_u_info(originator), party_v)
        assert found.hex() == derivation["derived_key"]


def _agreed(vector: Vector) -> bool:
    return not {"shared_secret", "acb_private_key"}.isdisjoint(vector["keys"])


@pytest.mark.parametrize("vector", vector_params("security", keep=_agreed))
def test_derived_keys_of_great_britain(vector: Vector) -> None:
    keys, signing = vector["keys"], vector["expected"]["signing"]
    if "shared_secret" in keys:
        secret = Secret.fromhex(keys["shared_secret"])
    else:
        private, public = Secret.fromhex(keys["acb_private_key"]), bytes.fromhex(keys["device_ka_public_key"])
        secret = shared_secret(SUITES[1], private, public)
    algorithm = bytes.fromhex(keys["kdf_other_info"])[:7]
    party_u = party_u_info(bytes.fromhex(signing["originator_system_title"]), bytes.fromhex(signing["transaction_id"]))
    party_v = bytes.fromhex(signing["recipient_system_title"])
    assert (algorithm + party_u + party_v).hex() == keys["kdf_other_info"]
    key = derive_key(SUITES[1], secret, party_u, party_v, algorithm)
    assert key.hex() == keys["mac_key"]


def _signed(vector: Vector) -> bool:
    return bool("originator_signing_public_key" in vector["keys"] and vector["expected"]["signing"]["signature"])


@pytest.mark.parametrize("vector", vector_params("security", keep=_signed))
def test_signatures_of_general_signing(vector: Vector) -> None:
    signing = vector["expected"]["signing"]
    names = ("transaction_id", "originator_system_title", "recipient_system_title", "date_time", "other_information")
    message = header_of(bytes.fromhex(signing[name]) for name in (*names, "content"))
    assert message + with_length(bytes.fromhex(signing["signature"])) in bytes.fromhex(vector["hex"])
    public = bytes.fromhex(vector["keys"]["originator_signing_public_key"])
    signature = bytes.fromhex(signing["signature"])
    verify(suite_of_public_key(public), public, message, signature)
    longer = signature[:32] + b"\x00" + signature[32:]  # the same two numbers
    for wrong in (signature[:-1], signature[:-1] + bytes((signature[-1] ^ 1,)), longer, bytes(64), b""):
        with pytest.raises(AuthenticationError):
            verify(SUITES[1], public, message, wrong)
    with pytest.raises(AuthenticationError):
        verify(SUITES[1], public, message + b"\x00", signature)


@pytest.mark.parametrize("vector", vector_params("security", keep=lambda v: v["kind"] == "ecdsa"))
def test_plain_signatures(vector: Vector) -> None:
    public = bytes.fromhex(vector["keys"]["public_key"])
    suite = SUITE_OF[vector["expected"]["curve"]]
    assert suite_of_public_key(public) == suite
    verify(suite, public, bytes.fromhex(vector["hex"]), bytes.fromhex(vector["expected"]["signature"]))


# The base point of P-256 (SEC 2, 2.4.2): the public key of the private number 1.
BASE_POINT = bytes.fromhex(
    "6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296"
    "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5"
)


def test_sign_then_verify() -> None:
    signature = sign(SUITES[1], Secret(b"\x01"), b"message")
    assert len(signature) == 64
    verify(SUITES[1], BASE_POINT, b"message", signature)
    assert sign(SUITES[1], Secret(b"\x01"), b"message") != signature  # the nonce is fresh


@pytest.mark.parametrize(
    ("public", "words"),
    [
        (bytes(64), "no point"),
        (BASE_POINT[:-1] + b"\xf4", "no point"),
        (BASE_POINT[:-1], "63 octets"),
        (b"", "0 octets"),
    ],
)
def test_points_off_the_curve_are_refused(public: bytes, words: str) -> None:
    with pytest.raises(SecurityError, match=words):
        shared_secret(SUITES[1], Secret(b"\x05"), public)


@pytest.mark.parametrize("number", [b"\x00", b"\xff" * 32])
def test_private_numbers_out_of_range_are_refused(number: bytes) -> None:
    with pytest.raises(SecurityError, match="not in the range") as caught:
        shared_secret(SUITES[1], Secret(number), BASE_POINT)
    assert number.hex() not in str(caught.value)


def test_suite_zero_has_no_curve() -> None:
    with pytest.raises(SecurityError, match="no elliptic curve"):
        shared_secret(SUITES[0], Secret(b"\x05"), BASE_POINT)
