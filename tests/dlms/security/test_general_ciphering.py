"""general-ciphering with every kind of key, general-signing, both together, and attacks on them."""

from __future__ import annotations

import secrets
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cosem.apdu import AgreedKey, GeneralCiphering, GeneralSigning, IdentifiedKey, WrappedKey
from cosem.classes.types import SymmetricKeyId
from dlms.errors import AuthenticationError, MissingKeyError, PolicyError, ReplayError, SecurityError, UnsupportedError
from dlms.security import signatures, signing
from dlms.security.context import Protection, Role, SecurityContext
from dlms.security.counters import MemoryCounterStore
from dlms.security.forms import Form
from dlms.security.general_ciphering import KeyChoice
from dlms.security.key_agreement import derive_key, new_key_pair, party_u_info, shared_secret
from dlms.security.key_establishment import (
    EphemeralAgreement,
    accept_one_pass,
    offer_one_pass,
    static_unified,
)
from dlms.security.keys import Keys, Secret, unwrap_key
from dlms.security.policy import Leniency, Required, SecurityPolicy
from dlms.security.suites import SUITES, Authenticity, SecurityControl, Suite
from support.vectors import Vector, vector_params

CLIENT = bytes.fromhex("4d4d4d0000000001")
METER = bytes.fromhex("4d4d4d0000bc614e")
REQUEST = bytes.fromhex("c001c100080000010000ff0200")
RESPONSE = bytes.fromhex("c401c1000600000007")
NOTIFICATION = bytes.fromhex("0f000000010000")
SIGNED = SecurityPolicy(Required(7), Required(7))
ONLY_SIGNED = SecurityPolicy(Required.SIGNED, Required.SIGNED)


def pair(suite: int = 1, **options: Any) -> tuple[SecurityContext, SecurityContext]:
    """A client and a server with every key that there is; `options` are those of both."""
    size = SUITES[suite].key_length
    common = Keys(
        encryption=Secret(bytes(range(size))),
        authentication=Secret(bytes(range(0x40, 0x40 + size))),
        broadcast=Secret(bytes(range(0x60, 0x60 + size))),
        master=Secret(bytes(range(0x80, 0x80 + size))),
    )
    keys = {CLIENT: common, METER: common}
    if suite:
        agreement = {title: new_key_pair(SUITES[suite]) for title in keys}
        signature = {title: new_key_pair(SUITES[suite]) for title in keys}
        keys = {
            own: replace(
                common,
                agreement_private=agreement[own][0],
                agreement_public=agreement[peer][1],
                signing_private=signature[own][0],
                signing_public=signature[peer][1],
            )
            for own, peer in ((CLIENT, METER), (METER, CLIENT))
        }
    client, server = (
        SecurityContext(
            SUITES[suite],
            role,
            replace(keys[own], system_title=peer),
            own,
            **{"counters": MemoryCounterStore(), "form": Form.GENERAL_CIPHERING} | options,
        )
        for role, own, peer in ((Role.CLIENT, CLIENT, METER), (Role.SERVER, METER, CLIENT))
    )
    return client, server


CHOICES = [
    (0, KeyChoice.IDENTIFIED),
    (0, KeyChoice.WRAPPED),
    *((suite, choice) for suite in (1, 2) for choice in KeyChoice),
]


PAIRS = {f"{suite} {choice}": pair(suite, key_choice=choice) for suite, choice in CHOICES}
PAIRS["signed"] = pair(policy=SIGNED)


def _plain_header(vector: Vector) -> bool:
    expected = vector["expected"]
    return bool(vector["kind"] == "general-ciphering" and expected["apdu"] == "general-ciphering")


@pytest.mark.parametrize("vector", vector_params("security", keep=_plain_header))
def test_examples_to_the_octet(vector: Vector, monkeypatch: pytest.MonkeyPatch) -> None:
    given, expected = vector["keys"], vector["expected"]
    originator, recipient = (bytes.fromhex(expected[f"{name}_system_title"]) for name in ("originator", "recipient"))
    keys = Keys.of({name: given[name] for name in ("ek", "ak", "kek") if name in given})
    server = SecurityContext(
        SUITES[0], Role.SERVER, replace(keys, system_title=originator), recipient, counters=MemoryCounterStore()
    )
    octets = bytes.fromhex(vector["hex"])
    apdu, protection = server.unprotect(octets)
    assert apdu.hex() == expected["plaintext"]
    assert protection.transaction_id.hex() == expected["transaction_id"]
    assert protection.invocation_counter == expected["invocation_counter"]
    assert protection.authenticity is Authenticity.VERIFIED
    with pytest.raises(ReplayError):
        server.unprotect(octets)
    if not expected["date_time"]:  # which we do not send
        wrapped = (expected["key_info"] or {}).get("wrapped_key")
        if wrapped:
            assert keys.master is not None
            made = unwrap_key(keys.master, bytes.fromhex(wrapped["key_ciphered_data"]))
            monkeypatch.setattr(secrets, "token_bytes", lambda size: bytes(made))
        client = SecurityContext(
            SUITES[0], Role.CLIENT, replace(keys, system_title=recipient), originator, counters=MemoryCounterStore()
        )
        like = Protection(
            Form.GENERAL_CIPHERING,
            Authenticity.VERIFIED,
            SecurityControl(0x30),
            key_choice=protection.key_choice,
            transaction_id=bytes.fromhex(expected["transaction_id"]),
        )
        assert client.protect(apdu, like=like) == octets


@pytest.mark.parametrize(("suite", "choice"), CHOICES)
def test_request_and_response(suite: int, choice: KeyChoice) -> None:
    client, server = pair(suite, key_choice=choice)
    for _ in range(2):
        request = client.protect(REQUEST)
        value = GeneralCiphering.decode(request)
        kind = {KeyChoice.IDENTIFIED: IdentifiedKey, KeyChoice.WRAPPED: WrappedKey}.get(choice, AgreedKey)
        assert type(value.key_info) is kind
        assert REQUEST not in request
        apdu, protection = server.unprotect(request)
        assert (apdu, protection.key_choice, protection.system_title) == (REQUEST, choice, CLIENT)
        response = server.protect(RESPONSE, like=protection)
        assert GeneralCiphering.decode(response).transaction_id == value.transaction_id
        apdu, protection = client.unprotect(response)
        assert (apdu, protection.key_choice, protection.form) == (RESPONSE, choice, Form.GENERAL_CIPHERING)
        pushed = server.protect(NOTIFICATION)
        assert client.unprotect(pushed)[0] == NOTIFICATION
        for octets, receiver in ((request, server), (response, client), (pushed, client)):
            with pytest.raises(ReplayError):
                receiver.unprotect(octets)


@pytest.mark.parametrize(("suite", "choice"), CHOICES)
def test_every_flipped_bit_is_refused(suite: int, choice: KeyChoice) -> None:
    client, server = pair(suite, key_choice=choice)
    sent = client.protect(REQUEST)
    for place in range(len(sent)):
        altered = bytearray(sent)
        altered[place] ^= 1 << place % 8
        with pytest.raises(SecurityError):
            server.unprotect(bytes(altered))
    assert server.unprotect(sent)[0] == REQUEST


@pytest.mark.parametrize(("suite", "choice"), CHOICES)
def test_every_truncation_is_refused(suite: int, choice: KeyChoice) -> None:
    client, server = pair(suite, key_choice=choice)
    sent = client.protect(REQUEST)
    for size in range(len(sent)):
        with pytest.raises(SecurityError):
            server.unprotect(sent[:size])
    with pytest.raises(SecurityError):
        server.unprotect(sent + b"\x00")


def test_errors_have_their_place() -> None:
    client, server = pair()
    with pytest.raises(SecurityError, match="transaction-id") as caught:
        server.unprotect(client.protect(REQUEST)[:5])
    assert (caught.value.kind, caught.value.offset) == ("incomplete", 2)


@pytest.mark.parametrize("choice", [KeyChoice.WRAPPED, KeyChoice.ONE_PASS, KeyChoice.STATIC_UNIFIED])
def test_keys_and_nonces_are_new_each_time(choice: KeyChoice) -> None:
    """Also for two processes that both begin to count, and for two answers in one transaction."""
    first, server = pair(key_choice=choice)
    second = SecurityContext(
        SUITES[1],
        Role.CLIENT,
        first._keys,
        CLIENT,
        counters=MemoryCounterStore(),
        form=Form.GENERAL_CIPHERING,
        key_choice=choice,
    )
    contents = {GeneralCiphering.decode(context.protect(REQUEST)).ciphered_content for context in (first, second)}
    assert len({content[5:] for content in contents}) == 2
    _, protection = server.unprotect(first.protect(REQUEST))
    answers = [GeneralCiphering.decode(server.protect(RESPONSE, like=protection)).ciphered_content for _ in range(2)]
    assert answers[0][5:] != answers[1][5:]


def test_an_answer_is_taken_once_and_only_to_the_open_transaction() -> None:
    client, server = pair(key_choice=KeyChoice.ONE_PASS)
    _, first = server.unprotect(client.protect(REQUEST))
    _, second = server.unprotect(client.protect(REQUEST))
    answer = server.protect(RESPONSE, like=second)
    assert client.unprotect(answer)[0] == RESPONSE
    late = server.protect(RESPONSE, like=first)
    assert client.unprotect(late)[0] == RESPONSE
    unasked = server.protect(RESPONSE)
    other = SecurityContext(SUITES[1], Role.CLIENT, client._keys, CLIENT, counters=MemoryCounterStore())
    for octets, receiver in ((answer, client), (late, client), (unasked, client), (answer, other)):
        with pytest.raises(ReplayError, match="open transaction"):
            receiver.unprotect(octets)


def test_only_so_many_transactions_are_kept_open() -> None:
    client, server = pair(key_choice=KeyChoice.WRAPPED)
    _, protection = server.unprotect(client.protect(REQUEST))
    for _ in range(100):
        client.protect(REQUEST)
    assert len(client._transactions._open) == 64
    with pytest.raises(ReplayError):
        client.unprotect(server.protect(RESPONSE, like=protection))


def test_a_peer_whose_transactions_do_not_rise() -> None:
    client, server = pair(key_choice=KeyChoice.WRAPPED, leniency=Leniency(accept_any_counter=True))
    sent = client.protect(REQUEST)
    assert [server.unprotect(sent)[0] for _ in range(2)] == [REQUEST, REQUEST]


def test_without_transaction_id_there_is_no_telling() -> None:
    client, server = pair(policy=ONLY_SIGNED)
    value = GeneralSigning.decode(client.protect(REQUEST))
    value.transaction_id = b""
    assert client._keys.signing_private is not None
    with pytest.raises(ReplayError):
        server.unprotect(signing.sign(SUITES[1], client._keys.signing_private, value))


def test_each_kind_of_transaction_counts_for_itself() -> None:
    """Of Great Britain: 9 octets, the first of which says command, response or alert."""
    client, server = pair(policy=ONLY_SIGNED)
    private = client._keys.signing_private
    assert private is not None

    def sent(transaction_id: str) -> bytes:
        value = GeneralSigning.decode(client.protect(REQUEST))
        value.transaction_id = bytes.fromhex(transaction_id)
        return signing.sign(SUITES[1], private, value)

    server.unprotect(sent("0300000000000000ff"))
    server.unprotect(sent("010000000000000001"))
    for older in ("0300000000000000fe", "010000000000000001"):
        with pytest.raises(ReplayError):
            server.unprotect(sent(older))


@pytest.mark.parametrize(
    ("field", "value", "error", "words"),
    [
        ("originator_system_title", b"stranger", PolicyError, "comes from"),
        ("originator_system_title", METER, PolicyError, "our own"),
        ("originator_system_title", b"", AuthenticationError, None),
        ("recipient_system_title", b"stranger", PolicyError, "an APDU for"),
        ("recipient_system_title", b"", AuthenticationError, None),
        ("transaction_id", b"", AuthenticationError, None),
        ("date_time", bytes(12), AuthenticationError, None),
        ("other_information", b"x", AuthenticationError, None),
        ("key_info", IdentifiedKey(1), PolicyError, "broadcast key"),
        ("key_info", IdentifiedKey(2), SecurityError, "key id 2"),
        ("key_info", WrappedKey(1, bytes(24)), SecurityError, "key encrypting key 1"),
        ("key_info", WrappedKey(0, bytes(24)), AuthenticationError, "does not unwrap"),
        ("key_info", AgreedKey(b"\x03", b""), SecurityError, "scheme 03"),
        ("key_info", AgreedKey(b"", b""), SecurityError, "scheme of no octets"),
        ("key_info", AgreedKey(b"\x02", b"x"), SecurityError, "scheme 02"),
        ("key_info", AgreedKey(b"\x02", b""), AuthenticationError, "tag"),
        ("key_info", AgreedKey(b"\x01", bytes(128)), SecurityError, None),
        ("key_info", AgreedKey(b"\x01", bytes(64)), SecurityError, "64 octets"),
        ("ciphered_content", b"", SecurityError, "security header"),
        ("ciphered_content", b"\x31\x00", SecurityError, "security header"),
        ("ciphered_content", b"\xb1" + bytes(30), UnsupportedError, "compressed"),
        ("ciphered_content", b"\x71" + bytes(30), PolicyError, "broadcast"),
        ("ciphered_content", b"\x30" + bytes(30), PolicyError, "suite 0"),
        ("ciphered_content", b"\x11" + bytes(30), PolicyError, "less protected"),
    ],
)
def test_altered_fields(field: str, value: object, error: type[Exception], words: str | None) -> None:
    client, server = pair()
    apdu = GeneralCiphering.decode(client.protect(REQUEST))
    setattr(apdu, field, value)
    with pytest.raises(error, match=words):
        server.unprotect(apdu.encode())


def test_no_key_info_means_the_unicast_key() -> None:
    client, server = pair()
    apdu = GeneralCiphering.decode(client.protect(REQUEST))
    apdu.key_info = None
    assert server.unprotect(apdu.encode())[0] == REQUEST


def test_broadcast() -> None:
    client, server = pair()
    sent = client.protect(NOTIFICATION, broadcast=True)
    assert GeneralCiphering.decode(sent).key_info == IdentifiedKey(1)
    with pytest.raises(PolicyError, match="broadcast key"):
        server.unprotect(sent)
    apdu, protection = server.unprotect(sent, broadcast=True)
    assert (apdu, protection.broadcast) == (NOTIFICATION, True)


def test_the_one_pass_key_must_be_signed_by_the_peer() -> None:
    client, server = pair(key_choice=KeyChoice.ONE_PASS)
    stranger, _ = pair(key_choice=KeyChoice.ONE_PASS)
    forged = replace(client._keys, signing_private=stranger._keys.signing_private)
    client.replace_keys(forged)
    with pytest.raises(AuthenticationError, match="signature"):
        server.unprotect(client.protect(REQUEST))
    server.replace_keys(replace(server._keys, signing_public=None))
    with pytest.raises(MissingKeyError, match="signing key"):
        server.unprotect(client.protect(REQUEST))


@pytest.mark.parametrize(
    ("choice", "missing", "words"),
    [
        (KeyChoice.WRAPPED, "master", "master key"),
        (KeyChoice.ONE_PASS, "agreement_private", "own private key agreement key"),
        (KeyChoice.STATIC_UNIFIED, "agreement_private", "own private key agreement key"),
        (KeyChoice.STATIC_UNIFIED, "agreement_public", "peer's public key agreement key"),
    ],
)
def test_missing_keys_are_said(choice: KeyChoice, missing: str, words: str) -> None:
    client, server = pair(key_choice=choice)
    server.replace_keys(replace(server._keys, **{missing: None}))
    with pytest.raises(MissingKeyError, match=words):
        server.unprotect(client.protect(REQUEST))
    if not (choice is KeyChoice.ONE_PASS and missing == "agreement_private"):  # the originator's is ephemeral there
        client.replace_keys(replace(client._keys, **{missing: None}))
        with pytest.raises(MissingKeyError, match=words):
            client.protect(REQUEST)


def test_a_wrapped_key_of_another_length() -> None:
    client, _ = pair(2, key_choice=KeyChoice.WRAPPED)
    _, server = pair(0)
    server.replace_keys(replace(server._keys, master=client._keys.master))
    apdu = GeneralCiphering.decode(client.protect(REQUEST))
    apdu.ciphered_content = b"\x30" + apdu.ciphered_content[1:]
    with pytest.raises(SecurityError, match="wrapped key of 32"):
        server.unprotect(apdu.encode())


@given(st.data())
@settings(max_examples=300, deadline=None)
def test_any_octets_are_an_apdu_or_a_security_error(data: st.DataObject) -> None:
    client, server = PAIRS[data.draw(st.sampled_from(sorted(PAIRS)))]
    sent = bytearray(client.protect(REQUEST))
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(sent)))
        end = data.draw(st.integers(start, min(len(sent), start + 3)))
        sent[start:end] = data.draw(st.binary(max_size=3))
    try:
        apdu, _ = server.unprotect(bytes(sent), broadcast=data.draw(st.booleans()))
    except SecurityError:
        return
    assert apdu == REQUEST  # the changes undid each other


@given(st.binary(max_size=80), st.sampled_from([b"", b"\xc8", b"\xdb", b"\xdc", b"\xdd", b"\xdf"]))
def test_random_octets_are_a_security_error(octets: bytes, tag: bytes) -> None:
    for _, server in PAIRS.values():
        with pytest.raises(SecurityError):
            server.unprotect(tag + octets)


# Signatures


def _signed(vector: Vector) -> bool:
    return bool("originator_signing_public_key" in vector["keys"] and vector["expected"]["signing"]["signature"])


@pytest.mark.parametrize("vector", vector_params("security", keep=_signed))
def test_signed_apdus_of_great_britain(vector: Vector) -> None:
    octets = bytes.fromhex(vector["hex"])
    if octets[0] == 0xDD:
        octets = GeneralCiphering.decode(octets).ciphered_content[5:-12]
    value = GeneralSigning.decode(octets)
    assert value.content.hex() == vector["expected"]["signing"]["content"]
    public = bytes.fromhex(vector["keys"]["originator_signing_public_key"])
    signing.verify(SUITES[1], public, value)
    for field in (
        "transaction_id",
        "originator_system_title",
        "recipient_system_title",
        "other_information",
        "content",
    ):
        octets = getattr(value, field)
        setattr(value, field, octets[:-1] + bytes((octets[-1] ^ 1,)))
        with pytest.raises(AuthenticationError):
            signing.verify(SUITES[1], public, value)
        setattr(value, field, octets)
    signing.verify(SUITES[1], public, value)


@pytest.mark.parametrize("suite", [1, 2])
@pytest.mark.parametrize("form", [Form.GLOBAL, Form.GENERAL_GLOBAL, Form.GENERAL_CIPHERING])
def test_signed_and_ciphered(suite: int, form: Form) -> None:
    client, server = pair(suite, policy=SIGNED, form=form)
    sent = client.protect(REQUEST)
    apdu, protection = server.unprotect(sent)
    assert (apdu, protection.signed, protection.authenticity) == (REQUEST, True, Authenticity.VERIFIED)
    answer = server.protect(RESPONSE, like=protection)
    apdu, protection = client.unprotect(answer)
    assert (apdu, protection.signed) == (RESPONSE, True)
    for octets, receiver in ((sent, server), (answer, client)):
        with pytest.raises(ReplayError):
            receiver.unprotect(octets)


def test_only_signed() -> None:
    client, server = pair(policy=ONLY_SIGNED)
    sent = client.protect(REQUEST)
    assert GeneralSigning.decode(sent).content == REQUEST
    apdu, protection = server.unprotect(sent)
    assert (apdu, protection.signed, protection.form, protection.system_title) == (REQUEST, True, Form.PLAIN, CLIENT)
    answer = server.protect(RESPONSE, like=protection)
    assert client.unprotect(answer)[0] == RESPONSE
    for octets, receiver in ((sent, server), (answer, client)):
        with pytest.raises(ReplayError):
            receiver.unprotect(octets)
    for place in range(len(sent)):
        altered = bytearray(client.protect(REQUEST))
        altered[place] ^= 1 << place % 8
        with pytest.raises(SecurityError):
            server.unprotect(bytes(altered))


def test_a_signature_around_a_ciphered_apdu() -> None:
    client, server = pair(form=Form.GLOBAL)
    signer, _ = pair(policy=ONLY_SIGNED)
    signer.replace_keys(client._keys)
    apdu, protection = server.unprotect(signer.protect(client.protect(REQUEST)))
    assert (apdu, protection.signed, protection.form) == (REQUEST, True, Form.GLOBAL)


def test_what_answers_a_signed_request_is_signed() -> None:
    """Also where the policy demands no signature."""
    store = MemoryCounterStore()
    client, server = pair(form=Form.GLOBAL, counters=store)
    signer = SecurityContext(SUITES[1], Role.CLIENT, client.keys, CLIENT, policy=SIGNED, counters=store)
    _, protection = server.unprotect(signer.protect(REQUEST))
    assert signer.unprotect(server.protect(RESPONSE, like=protection))[1].signed
    _, protection = server.unprotect(client.protect(REQUEST))
    assert not client.unprotect(server.protect(RESPONSE, like=protection))[1].signed


def test_a_signature_that_is_missing_or_wrong() -> None:
    client, server = pair(policy=SIGNED)
    bare, _ = pair(form=Form.GLOBAL)
    bare.replace_keys(client._keys)
    with pytest.raises(PolicyError, match="without a signature"):
        server.unprotect(bare.protect(REQUEST))
    with pytest.raises(PolicyError, match="in clear"):
        server.unprotect(REQUEST)
    with pytest.raises(PolicyError, match="without a signature"):
        pair(policy=ONLY_SIGNED)[1].unprotect(REQUEST)
    right, stranger = client._keys, pair()[0]._keys
    client.replace_keys(replace(right, signing_private=stranger.signing_private))
    with pytest.raises(AuthenticationError, match="signature"):
        server.unprotect(client.protect(REQUEST))
    client.replace_keys(right)
    sent = client.protect(REQUEST)
    known = server._keys
    server.replace_keys(replace(known, signing_public=None))
    with pytest.raises(PolicyError, match="without a signature"):
        server.unprotect(sent)
    server.replace_keys(known)
    assert server.unprotect(sent)[1].signed  # what was refused has moved no counter


def test_a_signed_apdu_in_clear_is_no_ciphered_one() -> None:
    signer, _ = pair(policy=ONLY_SIGNED)
    _, server = pair()
    server.replace_keys(replace(server._keys, signing_public=None))
    with pytest.raises(PolicyError, match="in clear"):
        server.unprotect(signer.protect(REQUEST))


def test_initiate_is_not_signed() -> None:
    client, server = pair(policy=SIGNED, form=Form.GLOBAL)
    initiate = bytes.fromhex("01000000065f1f0400007e1f04b0")
    sent = client.protect(initiate)
    assert sent[0] == 33
    apdu, protection = server.unprotect(sent)
    assert apdu == initiate
    response = bytes.fromhex("0800065f1f040000501f01f40007")
    assert client.unprotect(server.protect(response, like=protection))[0] == response


@pytest.mark.parametrize("wrapping", [Form.GENERAL_GLOBAL, Form.GENERAL_CIPHERING])
def test_protection_within_protection_ends(wrapping: Form) -> None:
    client, server = pair()
    sent = REQUEST
    for _ in range(3):
        sent = client.protect(sent, form=wrapping)
    with pytest.raises(SecurityError, match="once more"):
        server.unprotect(sent)


def test_suite_0_signs_nothing() -> None:
    with pytest.raises(ValueError, match="no signatures"):
        pair(0, policy=SIGNED)


# Agreement


@pytest.mark.parametrize("suite", SUITES[1:])
def test_one_pass(suite: Suite) -> None:
    own, public = new_key_pair(suite)
    signing_private, signing_public = new_key_pair(suite)
    key, data = offer_one_pass(suite, signing_private, public, CLIENT, METER)
    assert accept_one_pass(suite, own, signing_public, CLIENT, METER, data) == key
    assert len(key) == suite.key_length
    assert accept_one_pass(suite, own, signing_public, METER, CLIENT, data) != key
    # the other reading of what is signed: the ephemeral key alone
    ephemeral = data[: 2 * suite.coordinate_length]
    other = ephemeral + signatures.sign(suite, signing_private, ephemeral)
    assert accept_one_pass(suite, own, signing_public, CLIENT, METER, other) == key
    for place in (0, len(data) // 2, len(data) - 1):
        altered = data[:place] + bytes((data[place] ^ 1,)) + data[place + 1 :]
        with pytest.raises(SecurityError):
            accept_one_pass(suite, own, signing_public, CLIENT, METER, altered)


@pytest.mark.parametrize("suite", SUITES[1:])
def test_static_unified(suite: Suite) -> None:
    (own, public), (peer, peer_public) = new_key_pair(suite), new_key_pair(suite)
    key = static_unified(suite, own, peer_public, CLIENT, METER, b"12345678")
    assert static_unified(suite, peer, public, CLIENT, METER, b"12345678") == key
    assert static_unified(suite, peer, public, CLIENT, METER, b"12345679") != key
    assert static_unified(suite, peer, public, METER, CLIENT, b"12345678") != key


@pytest.mark.parametrize("suite", SUITES[1:])
@pytest.mark.parametrize("key_id", [SymmetricKeyId.AUTHENTICATION_KEY, SymmetricKeyId.MASTER_KEY])
def test_ephemeral_unified(suite: Suite, key_id: SymmetricKeyId) -> None:
    (client_private, client_public), (server_private, server_public) = new_key_pair(suite), new_key_pair(suite)
    client = EphemeralAgreement(suite, key_id, client_private)
    server = EphemeralAgreement(suite, key_id, server_private)
    key = client.agree(server.data, server_public, CLIENT, METER)
    assert server.agree(client.data, client_public, CLIENT, METER) == key
    assert len(key) == suite.key_length
    with pytest.raises(SecurityError, match="once"):
        client.agree(server.data, server_public, CLIENT, METER)
    other = EphemeralAgreement(suite, SymmetricKeyId(key_id ^ 1), client_private)
    with pytest.raises(AuthenticationError):
        EphemeralAgreement(suite, key_id, server_private).agree(other.data, client_public, CLIENT, METER)


def test_ephemeral_unified_is_the_formula_of_the_standard() -> None:
    """Computed from the printed formula with the parts of this library that the worked examples hold."""
    suite = SUITES[1]
    (client_private, client_public), (server_private, _) = new_key_pair(suite), new_key_pair(suite)
    server = EphemeralAgreement(suite, SymmetricKeyId.AUTHENTICATION_KEY, server_private)
    ephemeral, public = new_key_pair(suite)
    data = public + signatures.sign(suite, client_private, bytes((SymmetricKeyId.AUTHENTICATION_KEY,)) + public)
    secret = shared_secret(suite, ephemeral, server.data[:64])
    expected = derive_key(suite, secret, party_u_info(CLIENT), METER, bytes.fromhex("60857405080300"))
    assert server.agree(data, client_public, CLIENT, METER) == expected
