"""Ciphering: the standard's examples to the octet, the AES-GCM of another code path, and attacks."""

from __future__ import annotations

import copy
import json
import pickle
import traceback

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher as ReferenceCipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import GCM
from hypothesis import given
from hypothesis import strategies as st

from dlms.errors import AuthenticationError, MissingKeyError, SecurityError, UnsupportedError
from dlms.security.ciphering import Cipher, header_of, with_length
from dlms.security.keys import Keys, Secret, unwrap_key, wrap_key
from dlms.security.suites import SUITES, Authenticity, SecurityControl
from support.vectors import Vector, vector_params

EK = Secret(bytes(range(16)))
AK = Secret(bytes(range(0xD0, 0xE0)))
TITLE = bytes.fromhex("4d4d4d0000bc614e")
HEADER_FIELDS = (
    "transaction_id",
    "originator_system_title",
    "recipient_system_title",
    "date_time",
    "other_information",
)


def _ciphered(vector: Vector) -> bool:
    """Service-specific and general ciphering under keys that are given (or wrapped under a given one)."""
    return bool(
        vector["kind"].startswith(("glo-", "ded-", "general-", "tampered", "gbcs-"))
        and ("ek" in vector["keys"] or "mac_key" in vector["keys"])
    )


def _body_of(octets: bytes, vector: Vector) -> bytes:
    """The security header and what follows, found from the end: the vectors give the lengths of the parts."""
    expected = vector["expected"]
    if expected["outcome"] == "error":
        return octets[2:]
    size = 5 + len(expected["ciphertext"]) // 2 + len(expected.get("tag", "")) // 2
    return octets[-size:]


def _key_of(vector: Vector) -> Secret:
    keys = vector["keys"]
    if wrapped := (vector["expected"].get("key_info") or {}).get("wrapped_key"):
        return unwrap_key(Secret.fromhex(keys["kek"]), bytes.fromhex(wrapped["key_ciphered_data"]))
    return Secret.fromhex(keys.get("ek") or keys["mac_key"])


@pytest.mark.parametrize("vector", vector_params("security", keep=_ciphered))
def test_vectors(vector: Vector) -> None:
    keys, expected = vector["keys"], vector["expected"]
    body = _body_of(bytes.fromhex(vector["hex"]), vector)
    cipher = Cipher(_key_of(vector), Secret.fromhex(keys["ak"]))
    header = b""
    if expected.get("apdu") == "general-ciphering":
        header = header_of(bytes.fromhex(expected[name]) for name in HEADER_FIELDS)
    title = bytes.fromhex(
        keys.get("system_title")
        or expected.get("originator_system_title")
        or expected.get("system_title")
        or expected["signing"]["originator_system_title"]
    )
    if expected["outcome"] == "error":
        with pytest.raises(AuthenticationError):
            cipher.open(title, body, header)
        return
    opened = cipher.open(title, body, header)
    assert opened.plaintext.hex() == expected.get("plaintext", expected["ciphertext"])
    assert opened.security_control == expected["security_control"]
    assert opened.invocation_counter == expected["invocation_counter"]
    assert opened.authenticity == ("verified" if expected["authenticated"] else "absent")
    assert cipher.seal(opened.security_control, title, opened.invocation_counter, opened.plaintext, header) == body


def reference_seal(suite: int, control: int, key: bytes, ak: bytes, title: bytes, counter: int, text: bytes) -> bytes:
    """The same by the streaming interface, from the formulas of the standard."""
    start = bytes((control,)) + counter.to_bytes(4)
    encryptor = ReferenceCipher(AES(key), GCM(title + start[1:])).encryptor()
    if control & 0x10:
        encryptor.authenticate_additional_data(start[:1] + ak + (b"" if control & 0x20 else text))
    sealed = encryptor.update(text) if control & 0x20 else text
    encryptor.finalize()
    return start + sealed + (encryptor.tag[:12] if control & 0x10 else b"")


@given(
    st.sampled_from(SUITES),
    st.sampled_from([0x00, 0x10, 0x20, 0x30, 0x70]),
    st.binary(min_size=32, max_size=32),
    st.binary(min_size=32, max_size=32),
    st.binary(min_size=8, max_size=8),
    st.integers(0, 0xFFFFFFFF),
    st.binary(max_size=300),
)
def test_against_the_streaming_interface(
    suite: object, modes: int, key: bytes, ak: bytes, title: bytes, counter: int, text: bytes
) -> None:
    assert suite in SUITES
    number = SUITES.index(suite)  # type: ignore[arg-type]
    size = SUITES[number].key_length
    control = modes | number
    cipher = Cipher(Secret(key[:size]), Secret(ak[:size]))
    sealed = cipher.seal(control, title, counter, text)
    assert sealed == reference_seal(number, control, key[:size], ak[:size], title, counter, text)
    assert cipher.open(title, sealed).plaintext == text
    assert cipher.open_unchecked(title, sealed).plaintext == text


@pytest.mark.parametrize("control", [0x10, 0x30])
def test_every_altered_octet_and_every_truncation_is_refused(control: int) -> None:
    cipher = Cipher(EK, AK)
    sealed = cipher.seal(control, TITLE, 7, b"an APDU")
    for place in range(len(sealed)):
        altered = bytearray(sealed)
        altered[place] ^= 0x10 if place else 0x40
        with pytest.raises(AuthenticationError):
            cipher.open(TITLE, bytes(altered))
    for size in range(len(sealed)):
        with pytest.raises(SecurityError):
            cipher.open(TITLE, sealed[:size])
        if size < 17:
            with pytest.raises(SecurityError):
                cipher.open_unchecked(TITLE, sealed[:size])


@pytest.mark.parametrize(
    "wrong",
    [
        (Cipher(Secret(bytes(16)), AK), TITLE, b""),
        (Cipher(EK, Secret(bytes(16))), TITLE, b""),
        (Cipher(EK, AK), b"another!", b""),
        (Cipher(EK, AK), TITLE, b"\x00"),
    ],
)
def test_other_keys_title_or_header(wrong: tuple[Cipher, bytes, bytes]) -> None:
    sealed = Cipher(EK, AK).seal(0x30, TITLE, 7, b"an APDU")
    cipher, title, header = wrong
    with pytest.raises(AuthenticationError):
        cipher.open(title, sealed, header)


def test_without_the_authentication_key_nothing_is_taken_for_authentic() -> None:
    sealed = Cipher(EK, AK).seal(0x30, TITLE, 7, b"an APDU")
    cipher = Cipher(EK)
    with pytest.raises(MissingKeyError, match="authentication key"):
        cipher.open(TITLE, sealed)
    with pytest.raises(MissingKeyError, match="authentication key"):
        cipher.seal(0x30, TITLE, 7, b"an APDU")
    assert cipher.open_unchecked(TITLE, sealed) == (b"an APDU", 0x30, 7, Authenticity.NOT_CHECKED)
    encrypted = cipher.seal(0x20, TITLE, 7, b"an APDU")
    assert cipher.open(TITLE, encrypted).authenticity is Authenticity.ABSENT


@pytest.mark.parametrize(
    ("control", "error", "words"),
    [
        (0xB0, UnsupportedError, "compressed"),
        (0x33, UnsupportedError, "suite 3 is not defined"),
        (0x3F, UnsupportedError, "suite 15 is not defined"),
        (0x32, UnsupportedError, "suite 2 takes keys of 32 octets"),
    ],
)
def test_what_is_refused(control: int, error: type[Exception], words: str) -> None:
    cipher = Cipher(EK, AK)
    for method in (cipher.open, cipher.open_unchecked):
        with pytest.raises(error, match=words):
            method(TITLE, bytes((control,)) + bytes(30))
    with pytest.raises(error, match=words):
        cipher.seal(control, TITLE, 1, b"")


@pytest.mark.parametrize("title", [b"", b"short", bytes(9)])
def test_wrong_system_titles(title: bytes) -> None:
    with pytest.raises(SecurityError, match=f"system title of {len(title)} octets"):
        Cipher(EK, AK).open(title, bytes((0x30,)) + bytes(30))
    with pytest.raises(SecurityError, match=f"system title of {len(title)} octets"):
        Cipher(EK, AK).seal(0x30, title, 1, b"")


def test_octets_moved_between_title_and_counter_are_no_way_round() -> None:
    with pytest.raises(SecurityError):
        Cipher(EK, AK).open(TITLE + b"\x00", b"\x30\x00\x00\x01")


@pytest.mark.parametrize("counter", [-1, 1 << 32])
def test_a_counter_never_wraps(counter: int) -> None:
    with pytest.raises(ValueError, match="used up"):
        Cipher(EK, AK).seal(0x30, TITLE, counter, b"")


def test_security_control() -> None:
    control = SecurityControl.of(1, authenticated=True, encrypted=True, broadcast=True)
    assert control == 0x71
    assert (control.suite_id, control.suite.curve, control.broadcast, control.compressed) == (1, "P-256", True, False)
    with pytest.raises(UnsupportedError):
        _ = SecurityControl(0x35).suite


def test_secrets_do_not_show() -> None:
    keys = Keys.of({"ek": EK.hex(), "authentication": bytes(AK), "system_title": TITLE.hex()})
    assert (keys.encryption, keys.authentication, keys.system_title) == (EK, AK, TITLE)
    shown = f"{keys} {keys!r} {EK} {EK!r} {EK:>40} {Cipher(EK, AK)!r} %s %r" % (EK, AK)
    for secret in (EK, AK):
        assert secret.hex() not in shown
        assert bytes(secret).__repr__()[2:-1] not in shown
    with pytest.raises(TypeError):
        json.dumps(EK)
    for secret in (EK, keys):
        with pytest.raises(TypeError, match="not written out"):
            pickle.dumps(secret)
    assert copy.deepcopy(keys) == keys


@pytest.mark.parametrize("header", [b"", b"a header"])
@pytest.mark.parametrize("control", [0x10, 0x30])
def test_nor_in_the_variables_that_a_report_of_an_error_shows(control: int, header: bytes) -> None:
    cipher = Cipher(EK, AK)
    sealed = cipher.seal(control, TITLE, 7, b"encrypted" if control & 0x20 else b"", header)
    forged = sealed[:-1] + bytes((sealed[-1] ^ 1,))
    with pytest.raises(AuthenticationError) as caught:
        cipher.open(TITLE, forged, header)
    assert caught.tb.tb_next is not None
    frames = traceback.walk_tb(caught.tb.tb_next)  # without this one
    text = "".join(traceback.StackSummary.extract(frames, capture_locals=True).format())
    assert "system_title" in text
    for secret in (EK, AK, b"encrypted", sealed[-12:]):
        assert secret.hex() not in text
        assert bytes(secret).__repr__()[2:-1] not in text


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"ek": "00" * 15}, "15 octets"),
        ({"ek": "secret!!"}, "neither hexadecimal"),
        ({"ak": 5}, "neither hexadecimal"),
        ({"system_title": "00"}, "8 octets"),
        ({"eek": "00"}, "names no key"),
    ],
)
def test_wrong_keys_are_said_without_showing_them(values: dict[str, object], words: str) -> None:
    with pytest.raises(ValueError, match=words) as caught:
        Keys.of(values)
    assert "secret!!" not in str(caught.value)
    assert caught.value.__cause__ is None


def _key_wrap(vector: Vector) -> bool:
    return vector["expected"].get("operation") == "aes-key-wrap"


@pytest.mark.parametrize("vector", vector_params("security", keep=_key_wrap))
def test_key_wrap(vector: Vector) -> None:
    master, key = Secret.fromhex(vector["keys"]["kek"]), Secret.fromhex(vector["hex"])
    wrapped = bytes.fromhex(vector["expected"]["wrapped"])
    assert wrap_key(master, key) == wrapped
    assert unwrap_key(master, wrapped) == key
    for wrong in (wrapped[:-1], wrapped[:-1] + b"\x00", b""):
        with pytest.raises(AuthenticationError):
            unwrap_key(master, wrong)


@pytest.mark.parametrize(
    ("size", "start"), [(0, "00"), (127, "7f"), (128, "8180"), (256, "820100"), (70000, "83011170")]
)
def test_lengths(size: int, start: str) -> None:
    assert with_length(bytes(size)) == bytes.fromhex(start) + bytes(size)
