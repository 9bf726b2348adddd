"""HLS and LLS: the standard's values, and a peer that does not know the secret."""

from __future__ import annotations

import re
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from gurux_dlms.enums.Authentication import Authentication
from gurux_dlms.GXDLMSSettings import GXDLMSSettings
from gurux_dlms.GXSecure import GXSecure

from dlms.errors import AuthenticationError, MissingKeyError, ReplayError, SecurityError
from dlms.security.authentication import (
    AesChallenge,
    Digest,
    Ecdsa,
    Gmac,
    HighAuthentication,
    Mechanism,
    Method,
    Sha256,
    Titles,
    verify_password,
)
from dlms.security.context import Role, SecurityContext
from dlms.security.counters import MemoryCounterStore
from dlms.security.keys import Keys, Secret
from dlms.security.policy import Leniency
from dlms.security.suites import SUITES
from support.vectors import ROOT, Vector, vector_params

CLIENT = bytes.fromhex("4d4d4d0000000001")
METER = bytes.fromhex("4d4d4d0000bc614e")


def context(role: Role, suite: int = 0, key: int = 1, **others: Any) -> SecurityContext:
    size = SUITES[suite].key_length
    own, peer = (CLIENT, METER) if role is Role.CLIENT else (METER, CLIENT)
    given = Keys(Secret(bytes((key,)) * size), Secret(bytes(size)), system_title=peer, **others)
    return SecurityContext(SUITES[suite], role, given, own, counters=MemoryCounterStore())


def handshakes(suite: int = 0) -> tuple[HighAuthentication, HighAuthentication]:
    """Both sides, after the challenges went over."""
    client = HighAuthentication(Gmac(context(Role.CLIENT, suite)))
    server = HighAuthentication(Gmac(context(Role.SERVER, suite)))
    client.receive_challenge(server.challenge)
    server.receive_challenge(client.challenge)
    return client, server


@pytest.mark.parametrize("vector", vector_params("security", keep=lambda v: v["kind"] == "hls-gmac"))
def test_gmac_to_the_octet(vector: Vector) -> None:
    keys, challenge = vector["keys"], bytes.fromhex(vector["hex"])
    given = Keys.of({"ek": keys["ek"], "ak": keys["ak"]})
    client = SecurityContext(
        SUITES[0], Role.CLIENT, given, bytes.fromhex(keys["system_title"]), counters=MemoryCounterStore()
    )
    answer = client.gmac(challenge)
    assert answer.hex() == vector["expected"]["f"]
    server = SecurityContext(SUITES[0], Role.SERVER, given, METER, counters=MemoryCounterStore())
    server.meet(bytes.fromhex(keys["system_title"]))
    server.verify_gmac(challenge, answer)
    with pytest.raises(ReplayError):
        server.verify_gmac(challenge, answer)


def key_pair(suite: int) -> tuple[Secret, bytes]:
    """A key pair made by the `cryptography` package."""
    key = ec.generate_private_key({1: ec.SECP256R1(), 2: ec.SECP384R1()}[suite])
    size = SUITES[suite].coordinate_length
    point = key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return Secret(key.private_numbers().private_value.to_bytes(size)), point[1:]


SECRET = Secret(b"0123456789abcdef")


def methods(name: str) -> tuple[Method, Method]:
    """The client's and the server's, knowing each other."""
    if name.startswith("gmac"):
        suite = int(name[-1])
        return Gmac(context(Role.CLIENT, suite)), Gmac(context(Role.SERVER, suite))
    clients, servers = Titles(CLIENT, METER), Titles(METER, CLIENT)
    if name.startswith("ecdsa"):
        suite = int(name[-1])
        (private_c, public_c), (private_s, public_s) = key_pair(suite), key_pair(suite)
        return (
            Ecdsa(context(Role.CLIENT, suite, signing_private=private_c, signing_public=public_s)),
            Ecdsa(context(Role.SERVER, suite, signing_private=private_s, signing_public=public_c)),
        )
    if name == "sha256":
        return Sha256(SECRET, clients), Sha256(SECRET, servers)
    if name == "aes":
        return AesChallenge(SECRET), AesChallenge(SECRET)
    mechanism = Mechanism.HIGH_MD5 if name == "md5" else Mechanism.HIGH_SHA1
    return Digest(mechanism, SECRET), Digest(mechanism, SECRET)


ALL = ["aes", "md5", "sha1", "gmac-0", "gmac-1", "gmac-2", "sha256", "ecdsa-1", "ecdsa-2"]


@pytest.mark.parametrize("name", ALL)
def test_four_passes(name: str) -> None:
    client, server = map(HighAuthentication, methods(name))
    client.receive_challenge(server.challenge)
    server.receive_challenge(client.challenge)
    server.verify(client.answer())
    client.verify(server.answer())


@pytest.mark.parametrize("name", ALL)
def test_four_passes_with_another_secret_title_or_challenge(name: str) -> None:
    (client, server), (stranger, _) = methods(name), methods(name)
    ours, theirs = bytes(range(32)), bytes(range(32, 64))
    answer = client.answer(theirs, ours)
    for wrong in (answer[:-1], b"", flipped(answer), bytes(len(answer)), answer + b"\x00"):
        with pytest.raises(AuthenticationError):
            server.verify(theirs, ours, wrong)
    with pytest.raises(AuthenticationError):
        server.verify(flipped(theirs), ours, answer)
    if name.startswith(("sha256", "ecdsa", "gmac")):  # these know their names: an answer is good in one direction
        with pytest.raises(AuthenticationError):
            client.verify(theirs, ours, answer)
    if name.startswith("ecdsa"):
        with pytest.raises(AuthenticationError):
            server.verify(theirs, ours, stranger.answer(theirs, ours))
    else:
        server.verify(theirs, ours, answer)


def flipped(octets: bytes) -> bytes:
    """The same but for the last bit."""
    return octets[:-1] + bytes((octets[-1] ^ 1,))


@pytest.mark.parametrize("vector", vector_params("security", keep=lambda v: v["kind"] == "hls-hash"))
def test_hashes_to_the_octet(vector: Vector) -> None:
    keys = {name: bytes.fromhex(value) for name, value in vector["keys"].items()}
    secret, parties = Secret(keys["secret"]), Titles(keys["client_system_title"], keys["server_system_title"])
    mechanism = Mechanism(vector["expected"]["mechanism"])
    method = Sha256(secret, parties) if mechanism is Mechanism.HIGH_SHA256 else Digest(mechanism, secret)
    assert method.answer(keys["StoC"], keys["CtoS"]).hex() == vector["expected"]["pass3"]


GURUX = {
    "aes": Authentication.HIGH,
    "md5": Authentication.HIGH_MD5,
    "sha1": Authentication.HIGH_SHA1,
    "sha256": Authentication.HIGH_SHA256,
}


@pytest.mark.parametrize("name", GURUX)
def test_against_gurux(name: str) -> None:
    settings = GXDLMSSettings(False, None)
    settings.authentication = GURUX[name]
    theirs, ours = bytes(range(16)), bytes(range(16, 32))
    secret = bytes(SECRET) + CLIENT + METER + theirs + ours if name == "sha256" else bytes(SECRET)
    expected = GXSecure.secure(settings, None, 0, bytearray(theirs), bytearray(secret))
    client, _ = methods(name)
    assert client.answer(theirs, ours) == bytes(expected)


def test_blocks_of_our_challenge_in_another_order() -> None:
    """Mechanism 2 enciphers block by block: a false peer would have us compute its own answer."""
    client = HighAuthentication(AesChallenge(SECRET), 32)
    client.receive_challenge(client.challenge[16:] + client.challenge[:16])
    with pytest.raises(AuthenticationError, match="block of our own"):
        client.answer()


def test_zeros_added_to_our_challenge() -> None:
    """Mechanism 2 fills a challenge up with zeros: 8 octets and the same with zeros have one answer."""
    client = HighAuthentication(AesChallenge(SECRET), 8)
    client.receive_challenge(client.challenge + bytes(8))
    with pytest.raises(AuthenticationError, match="block of our own"):
        client.answer()


def test_secrets_that_do_not_fit() -> None:
    with pytest.raises(ValueError, match="16 octets"):
        AesChallenge(Secret(b"short"))
    with pytest.raises(ValueError, match="neither"):
        Digest(Mechanism.LOW, SECRET)


def test_no_secret_shows() -> None:
    for name in ALL:
        for method in methods(name):
            shown = repr(method) + repr(vars(method)) + repr(HighAuthentication(method))
            assert "0123456789abcdef" not in shown
            assert SECRET.hex() not in shown


def test_ecdsa_challenges_have_32_octets_at_least() -> None:
    client, _ = methods("ecdsa-1")
    with pytest.raises(ValueError, match="32 to 64"):
        HighAuthentication(client, 16)
    with pytest.raises(AuthenticationError, match="16 octets"):
        HighAuthentication(client).receive_challenge(bytes(16))


def test_the_answer_and_the_next_apdu_have_different_counters() -> None:
    client = context(Role.CLIENT)
    answer = client.gmac(bytes(8))
    sent = client.protect(bytes.fromhex("c001c100080000010000ff0200"))
    assert answer[1:5] == b"\x00\x00\x00\x01"
    assert sent[3:7] == b"\x00\x00\x00\x02"


def test_a_wrong_answer() -> None:
    client, server = handshakes()
    answer = client.answer()
    for wrong in (b"", answer[:-1], answer + b"\x00", b"\x30" + answer[1:], b"\x11" + answer[1:]):
        _, other = handshakes()
        with pytest.raises(AuthenticationError):
            other.verify(wrong)
    stranger = HighAuthentication(Gmac(context(Role.CLIENT, key=2)))
    stranger.receive_challenge(server.challenge)
    with pytest.raises(AuthenticationError):
        server.verify(stranger.answer())
    with pytest.raises(AuthenticationError, match="second answer"):
        server.verify(answer)


def test_reflection() -> None:
    """A peer without the secret sends our challenge, or our answer, back."""
    client = HighAuthentication(Gmac(context(Role.CLIENT)))
    with pytest.raises(AuthenticationError, match="our own challenge"):
        client.receive_challenge(client.challenge)
    client.receive_challenge(bytes(16))
    with pytest.raises(AuthenticationError, match="our own answer"):
        client.verify(client.answer())


@pytest.mark.parametrize("size", [0, 7, 65])
def test_challenges_too_short_or_long(size: int) -> None:
    client = HighAuthentication(Gmac(context(Role.CLIENT)))
    with pytest.raises(AuthenticationError, match=f"challenge of {size} octets"):
        client.receive_challenge(bytes(size))
    with pytest.raises(ValueError, match="8 to 64"):
        HighAuthentication(Gmac(context(Role.CLIENT)), size)


def test_one_challenge_and_none() -> None:
    client, _ = handshakes()
    with pytest.raises(AuthenticationError, match="second challenge"):
        client.receive_challenge(bytes(8))
    fresh = HighAuthentication(Gmac(context(Role.CLIENT)))
    with pytest.raises(AuthenticationError, match="no challenge"):
        fresh.answer()


def test_challenges_are_new_each_time() -> None:
    assert len({HighAuthentication(Gmac(context(Role.CLIENT))).challenge for _ in range(20)}) == 20


def test_nothing_is_drawn_from_a_generator_that_can_be_foreseen() -> None:
    imported = re.compile(r"^\s*(?:import|from) +(\w+)", re.MULTILINE)
    sources = [path for path in (ROOT / "runtime").rglob("*") if path.suffix in (".py", ".pyx")]
    found = {name for path in sources for name in imported.findall(path.read_text(encoding="utf-8"))}
    assert "secrets" in found
    assert "random" not in found


def test_names_are_needed() -> None:
    with pytest.raises(MissingKeyError, match="system title"):
        Sha256(SECRET, Titles(CLIENT)).answer(bytes(8), bytes(8))


def test_gmac_needs_to_know_the_peer() -> None:
    given = Keys(Secret(bytes(16)), Secret(bytes(16)))
    server = SecurityContext(SUITES[0], Role.SERVER, given, METER, counters=MemoryCounterStore())
    with pytest.raises(MissingKeyError, match="system title"):
        server.verify_gmac(bytes(8), b"\x10" + bytes(16))


def test_an_answer_is_never_taken_unchecked() -> None:
    """Not even where an option takes APDUs whose tag cannot be checked."""
    server = SecurityContext(
        SUITES[0],
        Role.SERVER,
        Keys(Secret(bytes(16)), system_title=CLIENT),
        METER,
        counters=MemoryCounterStore(),
        leniency=Leniency(accept_unchecked_tag=True),
    )
    with pytest.raises(MissingKeyError, match="authentication key"):
        server.verify_gmac(bytes(8), b"\x10" + bytes(16))


def test_passwords() -> None:
    verify_password(Secret(b"12345678"), b"12345678")
    for wrong in (b"", b"1234567", b"123456789", b"87654321"):
        with pytest.raises(SecurityError) as caught:
            verify_password(Secret(b"12345678"), wrong)
        assert "12345678" not in str(caught.value)
