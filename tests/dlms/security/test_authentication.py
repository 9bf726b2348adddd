"""HLS and LLS: the standard's values, and a peer that does not know the secret."""

from __future__ import annotations

import pytest

from dlms.errors import AuthenticationError, MissingKeyError, ReplayError, SecurityError
from dlms.security.authentication import Gmac, HighAuthentication, verify_password
from dlms.security.context import Role, SecurityContext
from dlms.security.counters import MemoryCounterStore
from dlms.security.keys import Keys, Secret
from dlms.security.suites import SUITES
from support.vectors import Vector, vector_params

CLIENT = bytes.fromhex("4d4d4d0000000001")
METER = bytes.fromhex("4d4d4d0000bc614e")


def context(role: Role, suite: int = 0, key: int = 1) -> SecurityContext:
    size = SUITES[suite].key_length
    own, peer = (CLIENT, METER) if role is Role.CLIENT else (METER, CLIENT)
    given = Keys(Secret(bytes((key,)) * size), Secret(bytes(size)), system_title=peer)
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


@pytest.mark.parametrize("suite", [0, 1, 2])
def test_four_passes(suite: int) -> None:
    client, server = handshakes(suite)
    server.verify(client.answer())
    client.verify(server.answer())


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


def test_gmac_needs_to_know_the_peer() -> None:
    given = Keys(Secret(bytes(16)), Secret(bytes(16)))
    server = SecurityContext(SUITES[0], Role.SERVER, given, METER, counters=MemoryCounterStore())
    with pytest.raises(MissingKeyError, match="system title"):
        server.verify_gmac(bytes(8), b"\x10" + bytes(16))


def test_passwords() -> None:
    verify_password(Secret(b"12345678"), b"12345678")
    for wrong in (b"", b"1234567", b"123456789", b"87654321"):
        with pytest.raises(SecurityError) as caught:
            verify_password(Secret(b"12345678"), wrong)
        assert "12345678" not in str(caught.value)
