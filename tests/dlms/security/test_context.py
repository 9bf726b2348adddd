"""Protection of an association: the standard's examples to the octet, then everything an attacker may do to them."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from dlms import PushSecurity, Security
from dlms.association.settings import ServerSecurity
from dlms.errors import AuthenticationError, MissingKeyError, PolicyError, ReplayError, SecurityError, UnsupportedError
from dlms.security.ciphering import Cipher
from dlms.security.context import Role, SecurityContext
from dlms.security.counters import PROCESS_COUNTERS, MemoryCounterStore
from dlms.security.forms import DEDICATED_TAGS, GLOBAL_TAGS, Form
from dlms.security.keys import Keys, Secret
from dlms.security.policy import Leniency, Required, SecurityPolicy
from dlms.security.suites import SUITES, Authenticity
from support.vectors import Vector, vector_params

CLIENT = bytes.fromhex("4d4d4d0000000001")
METER = bytes.fromhex("4d4d4d0000bc614e")
EK = bytes(range(32))
AK = bytes(range(0xD0, 0xF0))
BK = bytes(range(0x60, 0x80))
REQUEST = bytes.fromhex("c001c100080000010000ff0200")
RESPONSE = bytes.fromhex("c401c1000600000007")
NOTIFICATION = bytes.fromhex("0f000000010000")
INITIATE = bytes.fromhex("01000000065f1f0400007e1f04b0")
EXCEPTION = bytes.fromhex("d80101")
FORMS = [Form.GLOBAL, Form.DEDICATED, Form.GENERAL_GLOBAL, Form.GENERAL_DEDICATED]


def keys(suite: int = 0, *, peer: bytes | None, **more: Any) -> Keys:
    size = SUITES[suite].key_length
    return Keys(
        encryption=Secret(EK[:size]),
        authentication=Secret(AK[:size]),
        broadcast=Secret(BK[:size]),
        system_title=peer,
        **more,
    )


def side(role: Role, suite: int = 0, **options: Any) -> SecurityContext:
    own, peer = (CLIENT, METER) if role is Role.CLIENT else (METER, CLIENT)
    options.setdefault("counters", MemoryCounterStore())
    return SecurityContext(SUITES[suite], role, keys(suite, peer=peer), own, **options)


def pair(suite: int = 0, **options: Any) -> tuple[SecurityContext, SecurityContext]:
    """A client and a server that can talk, with a dedicated key; `options` are the server's."""
    client, server = side(Role.CLIENT, suite), side(Role.SERVER, suite, **options)
    server.use_dedicated_key(client.new_dedicated_key())
    return client, server


def at(counter: int) -> MemoryCounterStore:
    """A store whose next value is `counter`, whatever it is asked for."""

    class Store(MemoryCounterStore):
        def next(self, name: str) -> int:
            return counter

    return Store()


def _service_specific(vector: Vector) -> bool:
    return bool(vector["kind"].startswith(("glo-", "general-glo-")) and "ak" in vector["keys"])


def _from_vector(vector: Vector, role: Role, counter: int = 0) -> SecurityContext:
    given, expected = vector["keys"], vector["expected"]
    title = bytes.fromhex(given.get("system_title") or expected["system_title"])
    own, peer = (title, b"the peer") if role is Role.CLIENT else (b"the peer", title)
    required = Required(expected["security_control"] >> 4 & 3)
    return SecurityContext(
        SUITES[expected["suite"]],
        role,
        Keys(Secret.fromhex(given["ek"]), Secret.fromhex(given["ak"]), system_title=peer),
        own,
        policy=SecurityPolicy(required, required),
        counters=at(counter),
    )


@pytest.mark.parametrize("vector", vector_params("security", keep=_service_specific))
def test_examples_to_the_octet(vector: Vector) -> None:
    octets, expected = bytes.fromhex(vector["hex"]), vector["expected"]
    apdu, protection = _from_vector(vector, Role.SERVER).unprotect(octets)
    assert apdu.hex() == expected["plaintext"]
    assert protection.invocation_counter == expected["invocation_counter"]
    assert protection.authenticity == ("verified" if expected["authenticated"] else "absent")
    sender = _from_vector(vector, Role.CLIENT, expected["invocation_counter"])
    form = Form.GENERAL_GLOBAL if expected["apdu"].startswith("general") else Form.GLOBAL
    assert sender.protect(apdu, form=form) == octets


def _association(vector: Vector) -> bool:
    return bool("ak" in vector["keys"] and "initiate_plaintext" in vector["expected"])


@pytest.mark.parametrize("vector", vector_params("acse", keep=_association))
def test_associations_of_others(vector: Vector) -> None:
    """What is ciphered in the user information of AARQ, AARE, RLRQ and RLRE, as published by other projects."""
    given, expected = vector["keys"], vector["expected"]
    title = given.get("st") or expected.get("calling_ap_title") or expected["responding_ap_title"]
    known = Keys.of({"ek": given["ek"], "ak": given["ak"], "st": title})
    context = SecurityContext(SUITES[0], Role.SERVER, known, b"somebody", counters=MemoryCounterStore())
    octets = bytes.fromhex(expected["user_information"])
    apdu, protection = context.unprotect(octets)
    assert apdu.hex() == expected["initiate_plaintext"]
    assert protection.invocation_counter == expected["initiate"]["invocation_counter"]
    they = SecurityContext(
        SUITES[0],
        Role.CLIENT,
        replace(known, system_title=None),
        bytes.fromhex(title),
        counters=at(protection.invocation_counter),
    )
    assert they.protect(apdu, like=protection) == octets


@pytest.mark.parametrize("vector", vector_params("security", keep=lambda v: v["kind"] == "tampered"))
def test_altered_examples(vector: Vector) -> None:
    vector["expected"].update(security_control=0x30, suite=0)
    with pytest.raises(SecurityError):
        _from_vector(vector, Role.SERVER).unprotect(bytes.fromhex(vector["hex"]))


@pytest.mark.parametrize("suite", [0, 1, 2])
@pytest.mark.parametrize("form", FORMS)
def test_request_and_response(suite: int, form: Form) -> None:
    client, server = pair(suite)
    for size in (len(REQUEST), 200, 70000):
        request = REQUEST + bytes(size - len(REQUEST))
        sent = client.protect(request, form=form)
        apdu, protection = server.unprotect(sent)
        assert (apdu, protection.form, protection.system_title) == (request, form, CLIENT)
        assert protection.authenticity is Authenticity.VERIFIED
        answer = server.protect(RESPONSE, like=protection)
        apdu, protection = client.unprotect(answer)
        assert (apdu, protection.form, protection.system_title) == (RESPONSE, form, METER)
        assert (
            answer[0]
            == {
                Form.GLOBAL: GLOBAL_TAGS[0xC4],
                Form.DEDICATED: DEDICATED_TAGS[0xC4],
                Form.GENERAL_GLOBAL: 219,
                Form.GENERAL_DEDICATED: 220,
            }[form]
        )


def test_which_form_by_itself() -> None:
    client = side(Role.CLIENT)
    assert client.protect(REQUEST)[0] == 0xC8
    assert client.protect(NOTIFICATION)[0] == 219
    client.new_dedicated_key()
    assert client.protect(REQUEST)[0] == 0xD0
    assert client.protect(NOTIFICATION)[0] == 220
    assert client.protect(INITIATE)[0] == 33
    client.form = Form.GENERAL_GLOBAL
    assert client.protect(REQUEST)[0] == 220
    assert client.protect(INITIATE)[0] == 219
    client.use_dedicated_key(None)
    assert client.protect(REQUEST)[0] == 219
    with pytest.raises(ValueError, match="no glo form"):
        client.protect(NOTIFICATION, form=Form.GLOBAL)


def test_the_tags_are_those_of_the_specification() -> None:
    """The names in specs/apdu/xdlms.asn, read here by themselves."""
    from support.vectors import ROOT

    text = (ROOT / "specs" / "apdu" / "xdlms.asn").read_text(encoding="utf-8")
    lines = [line.split() for line in text.splitlines() if line.strip().endswith((",", "STRING")) and "[" in line]
    numbers = {
        words[0].replace("-", "").lower(): int(words[1].strip("[]")) for words in lines if words[1].startswith("[")
    }
    for prefix, tags in (("glo", GLOBAL_TAGS), ("ded", DEDICATED_TAGS)):
        wanted = {numbers[name.removeprefix(prefix)]: n for name, n in numbers.items() if name.startswith(prefix)}
        assert tags == wanted


def flipped(octets: bytes, bit: int) -> bytes:
    altered = bytearray(octets)
    altered[bit // 8] ^= 0x80 >> bit % 8
    return bytes(altered)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("suite", [0, 2])
def test_every_flipped_bit_is_refused(form: Form, suite: int) -> None:
    client, server = pair(suite)
    sent = client.protect(REQUEST, form=form)
    for bit in range(8 * len(sent)):
        with pytest.raises(SecurityError):
            server.unprotect(flipped(sent, bit))
    assert server.unprotect(sent)[0] == REQUEST  # none of it moved the counter


@pytest.mark.parametrize("form", FORMS)
def test_every_truncation_and_addition_is_refused(form: Form) -> None:
    client, server = pair()
    sent = client.protect(REQUEST, form=form)
    for size in range(len(sent)):
        with pytest.raises(SecurityError):
            server.unprotect(sent[:size])
    with pytest.raises(SecurityError, match="1 octets too many"):
        server.unprotect(sent + b"\x00")


def _cut(sent: bytes, octets: int) -> bytes:
    """A well-formed APDU whose tag lacks its last octets."""
    return bytes((sent[0], sent[1] - octets)) + sent[2:-octets]


@pytest.mark.parametrize("octets", range(1, 18))
def test_a_shortened_tag_is_refused(octets: int) -> None:
    client, server = pair()
    with pytest.raises(SecurityError):
        server.unprotect(_cut(client.protect(REQUEST, form=Form.GLOBAL), octets))


def _control(sent: bytes, control: int) -> bytes:
    return sent[:2] + bytes((control,)) + sent[3:]


@pytest.mark.parametrize(
    ("control", "error", "words"),
    [
        (0x70, PolicyError, "broadcast key"),
        (0x31, PolicyError, "suite 1"),
        (0x32, PolicyError, "suite 2"),
        (0x3F, PolicyError, "suite 15"),
        (0xB0, UnsupportedError, "compressed"),
        (0x20, PolicyError, "less protected"),
        (0x10, PolicyError, "less protected"),
        (0x00, PolicyError, "less protected"),
    ],
)
@pytest.mark.parametrize("role", list(Role))
def test_the_security_control_is_checked(control: int, error: type[Exception], words: str, role: Role) -> None:
    client, server = pair()
    sender, receiver, apdu = (client, server, REQUEST) if role is Role.SERVER else (server, client, RESPONSE)
    with pytest.raises(error, match=words):
        receiver.unprotect(_control(sender.protect(apdu, form=Form.GLOBAL), control))


@pytest.mark.parametrize("required", [Required.AUTHENTICATED, Required.ENCRYPTED, Required.AUTHENTICATED_AND_ENCRYPTED])
@pytest.mark.parametrize("modes", [0x00, 0x10, 0x20, 0x30])
def test_less_than_the_policy_says_is_refused_though_the_key_is_right(required: Required, modes: int) -> None:
    server = side(Role.SERVER, policy=SecurityPolicy(request=required))
    sealed = Cipher(Secret(EK[:16]), Secret(AK[:16])).seal(modes, CLIENT, 1, REQUEST)
    sent = bytes((0xC8, len(sealed))) + sealed
    if modes >> 4 & required == required:
        assert server.unprotect(sent)[0] == REQUEST
        return
    with pytest.raises(PolicyError, match="less protected"):
        server.unprotect(sent)
    lenient = side(
        Role.SERVER, policy=SecurityPolicy(request=required), leniency=Leniency(accept_weaker_protection=True)
    )
    assert lenient.unprotect(sent)[0] == REQUEST


@pytest.mark.parametrize("form", FORMS)
def test_replay_and_lower_counters(form: Form) -> None:
    client, server = pair()
    first, second, third = (client.protect(REQUEST, form=form) for _ in range(3))
    server.unprotect(second)
    for again in (first, second):
        with pytest.raises(ReplayError):
            server.unprotect(again)
    server.unprotect(third)


def test_options_for_peers_whose_counter_is_wrong() -> None:
    client = side(Role.CLIENT)
    first, second = client.protect(REQUEST), client.protect(REQUEST)
    server = side(Role.SERVER, leniency=Leniency(accept_equal_counter=True))
    for sent in (second, second):
        server.unprotect(sent)
    with pytest.raises(ReplayError):
        server.unprotect(first)
    server = side(Role.SERVER, leniency=Leniency(accept_any_counter=True))
    for sent in (second, second, first):
        server.unprotect(sent)


def test_counters_go_on_from_one_association_to_the_next() -> None:
    store_of_client, store_of_server = MemoryCounterStore(), MemoryCounterStore()
    sent = side(Role.CLIENT, counters=store_of_client).protect(REQUEST)
    side(Role.SERVER, counters=store_of_server).unprotect(sent)
    with pytest.raises(ReplayError):
        side(Role.SERVER, counters=store_of_server).unprotect(sent)
    again = side(Role.CLIENT, counters=store_of_client).protect(REQUEST)
    assert side(Role.SERVER, counters=store_of_server).unprotect(again)[1].invocation_counter == 2


def test_the_counters_of_the_process_are_the_same_for_all_that_have_a_key() -> None:
    contexts = [
        SecurityContext(SUITES[0], Role.CLIENT, keys(peer=METER), CLIENT, counters=PROCESS_COUNTERS) for _ in range(2)
    ]
    assert len({context.protect(REQUEST) for context in contexts}) == 2


@pytest.mark.parametrize(
    "make",
    [
        lambda **counters: Security.gmac(system_title=CLIENT, keys=keys(peer=METER), **counters),
        lambda **counters: Security.low("12345678", system_title=CLIENT, keys=keys(peer=METER), **counters),
        lambda **counters: Security.gmac(system_title=CLIENT, keys=keys(peer=METER), proof_only=True, **counters),
        lambda **counters: ServerSecurity(METER, keys(peer=CLIENT), **counters),
        lambda **counters: PushSecurity({METER: keys(peer=METER)}, **counters),
        lambda **counters: PushSecurity(lambda title: None, **counters),
    ],
    ids=["GMAC", "LLS, ciphered", "GMAC, in clear", "server", "pushes", "pushes, keys found"],
)
def test_whoever_has_keys_says_where_counters_are_kept(make: Callable[..., object]) -> None:
    """Without that they would begin again with each run, and with them the nonces."""
    with pytest.raises(ValueError, match="counters=FileCounterStore"):
        make()
    make(counters=PROCESS_COUNTERS)
    make(counters=MemoryCounterStore())


def test_without_keys_nothing_is_counted() -> None:
    assert Security.low("12345678", system_title=CLIENT).context() is not None
    ServerSecurity(METER, Keys())
    PushSecurity()


def test_each_key_has_its_own_counter() -> None:
    client, server = pair()
    for _ in range(3):
        server.unprotect(client.protect(REQUEST, form=Form.GLOBAL))
    assert server.unprotect(client.protect(REQUEST))[1].invocation_counter == 1
    sent = client.protect(NOTIFICATION, broadcast=True, form=Form.GENERAL_GLOBAL)
    assert server.unprotect(sent, broadcast=True)[1].invocation_counter == 1
    client.replace_keys(Keys(Secret(bytes(16)), Secret(AK[:16]), system_title=METER))
    assert client.protect(REQUEST, form=Form.GLOBAL)[3:7] == b"\x00\x00\x00\x01"


def test_a_dedicated_key_chosen_again_does_not_repeat_our_nonces() -> None:
    again = Secret(bytes(16))
    store = MemoryCounterStore()
    sent = []
    for _ in range(2):
        server = side(Role.SERVER, counters=store)
        server.use_dedicated_key(again)
        sent.append(server.protect(RESPONSE, form=Form.DEDICATED))
    assert sent[0][3:7] != sent[1][3:7]


def test_fresh_dedicated_keys_use_no_counter_up() -> None:
    """A head-end makes one for each association, for ever: each counts for itself."""
    store = MemoryCounterStore()
    for _ in range(2):
        client = side(Role.CLIENT, counters=store)
        client.new_dedicated_key()
        assert [client.protect(REQUEST)[3:7] for _ in range(2)] == [b"\x00\x00\x00\x01", b"\x00\x00\x00\x02"]
    assert store.names() == []


@pytest.mark.parametrize("form", [Form.DEDICATED, Form.GENERAL_DEDICATED])
def test_replays_under_a_dedicated_key_that_is_given_and_so_lasts(form: Form) -> None:
    """As of a meter that pushes under one: those who listen come and go, their counters stay."""
    store, key = MemoryCounterStore(), Secret(b"dedicated key 16")
    meter = side(Role.SERVER)
    meter.use_dedicated_key(key)
    given = keys(peer=METER, dedicated=key)
    sent = [meter.protect(RESPONSE, form=form) for _ in range(2)]
    for octets in sent:
        client = SecurityContext(SUITES[0], Role.CLIENT, given, CLIENT, counters=store)
        assert client.unprotect(octets)[0] == RESPONSE
    for octets in sent:
        client = SecurityContext(SUITES[0], Role.CLIENT, given, CLIENT, counters=store)
        with pytest.raises(ReplayError):
            client.unprotect(octets)


def test_the_dedicated_key_outlives_a_key_transfer_and_its_replays_stay_refused() -> None:
    client, server = pair()
    sent = client.protect(REQUEST)
    server.unprotect(sent)
    changed = keys(peer=CLIENT)
    server.replace_keys(changed)
    with pytest.raises(ReplayError):
        server.unprotect(sent)
    server.unprotect(client.protect(REQUEST))


@pytest.mark.parametrize("own", list(Role))
def test_the_nonces_of_a_dedicated_key_go_on_after_a_key_transfer(own: Role) -> None:
    context = side(own)
    context.new_dedicated_key()
    sent = [context.protect(REQUEST, form=Form.DEDICATED)]
    context.replace_keys(Keys(Secret(bytes(16)), Secret(AK[:16]), system_title=context.peer_system_title))
    sent.append(context.protect(REQUEST, form=Form.DEDICATED))
    assert sent[0][3:7] < sent[1][3:7]


def test_continue_after() -> None:
    client = side(Role.CLIENT)
    client.continue_after(1000)
    client.continue_after(5)
    assert client.protect(REQUEST)[3:7] == (1001).to_bytes(4)
    with pytest.raises(SecurityError, match="forged"):
        client.continue_after(0xFFFFFFFE)
    for none in (-1, -(1 << 40), 1 << 40):
        with pytest.raises(SecurityError, match="invocation counter"):
            client.continue_after(none)
    client.continue_after(0xFFFFFFFE, trusted=True)
    assert client.protect(REQUEST)[3:7] == b"\xff\xff\xff\xff"
    for _ in range(2):
        with pytest.raises(SecurityError, match="used up"):
            client.protect(REQUEST)


# Downgrade


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("apdu", [REQUEST, RESPONSE, NOTIFICATION, INITIATE, b"\x60\x00", b"\xe0\x00", b"\xff"])
def test_plaintext_is_refused(role: Role, apdu: bytes) -> None:
    with pytest.raises(PolicyError, match="in clear"):
        side(role).unprotect(apdu)
    lenient = side(role, leniency=Leniency(accept_plaintext=True))
    assert lenient.unprotect(apdu) == (apdu, lenient.unprotect(apdu)[1])
    assert lenient.unprotect(apdu)[1].authenticity is Authenticity.ABSENT


@pytest.mark.parametrize("apdu", [EXCEPTION, bytes.fromhex("0e010006")])
def test_a_reason_to_give_up_may_come_in_clear_but_only_to_a_client(apdu: bytes) -> None:
    taken, protection = side(Role.CLIENT).unprotect(apdu)
    assert (taken, protection.form, protection.authenticity) == (apdu, Form.PLAIN, Authenticity.ABSENT)
    with pytest.raises(PolicyError):
        side(Role.SERVER).unprotect(apdu)


def test_no_octets() -> None:
    with pytest.raises(SecurityError, match="no octets"):
        side(Role.SERVER).unprotect(b"")
    with pytest.raises(ValueError, match="no octets"):
        side(Role.SERVER).protect(b"")


def test_nothing_leaves_in_clear_against_the_policy() -> None:
    server = side(Role.SERVER)
    with pytest.raises(PolicyError, match="in clear"):
        server.protect(RESPONSE, form=Form.PLAIN)
    open_to_requests = side(Role.SERVER, policy=SecurityPolicy(request=Required.NOTHING))
    apdu, protection = open_to_requests.unprotect(REQUEST)
    assert apdu == REQUEST
    assert open_to_requests.protect(RESPONSE, like=protection)[0] == 0xCC
    assert server.protect(EXCEPTION, like=server.unprotect(side(Role.CLIENT).protect(REQUEST))[1]) == EXCEPTION


def test_a_response_is_no_less_protected_than_its_request() -> None:
    nothing = SecurityPolicy(Required.NOTHING, Required.NOTHING)
    server = side(Role.SERVER, policy=nothing)
    assert server.protect(RESPONSE) == RESPONSE
    _, protection = server.unprotect(side(Role.CLIENT).protect(REQUEST))
    assert server.protect(RESPONSE, like=protection)[:3] == bytes((0xCC, 17 + len(RESPONSE), 0x30))


def test_the_service_inside_is_the_one_outside() -> None:
    client, server = pair()
    sent = client.protect(REQUEST, form=Form.GLOBAL)
    for tag in set(GLOBAL_TAGS.values()) - {0xC8}:
        with pytest.raises(SecurityError, match="service"):
            server.unprotect(bytes((tag,)) + sent[1:])
    with pytest.raises(MissingKeyError, match="dedicated"):
        side(Role.SERVER).unprotect(b"\xd0" + sent[1:])


# System titles


def test_wrong_system_titles() -> None:
    client, server = pair()
    stranger = b"stranger"
    sent = client.protect(REQUEST, form=Form.GENERAL_GLOBAL)
    assert sent[2:10] == CLIENT
    with pytest.raises(PolicyError, match=stranger.hex()):
        server.unprotect(sent[:2] + stranger + sent[10:])
    with pytest.raises(PolicyError, match="our own"):
        server.unprotect(sent[:2] + METER + sent[10:])
    with pytest.raises(SecurityError):
        server.unprotect(bytes((sent[0], 7)) + sent[2:])
    foreign = SecurityContext(SUITES[0], Role.CLIENT, keys(peer=METER), stranger, counters=MemoryCounterStore())
    with pytest.raises(AuthenticationError):
        server.unprotect(foreign.protect(REQUEST, form=Form.GLOBAL))
    with pytest.raises(PolicyError):
        server.unprotect(foreign.protect(REQUEST, form=Form.GENERAL_GLOBAL))
    lenient = side(Role.SERVER, leniency=Leniency(accept_any_system_title=True))
    again = foreign.protect(REQUEST, form=Form.GENERAL_GLOBAL)
    assert lenient.unprotect(again)[1].system_title == stranger
    with pytest.raises(ReplayError):
        lenient.unprotect(again)


def test_what_we_sent_does_not_come_back() -> None:
    client, _ = pair()
    for form in FORMS:
        with pytest.raises(SecurityError):
            client.unprotect(client.protect(REQUEST, form=form))


def test_an_empty_system_title_is_the_one_known() -> None:
    """Some meters leave the system title of general-glo-ciphering out."""
    client, server = pair()
    sent = client.protect(REQUEST, form=Form.GENERAL_GLOBAL)
    assert server.unprotect(sent[:1] + b"\x00" + sent[10:])[1].system_title == CLIENT


def test_meeting_the_peer() -> None:
    server = SecurityContext(SUITES[0], Role.SERVER, keys(peer=None), METER, counters=MemoryCounterStore())
    client = side(Role.CLIENT)
    for form in (Form.GLOBAL, Form.GENERAL_GLOBAL):
        with pytest.raises(MissingKeyError, match="system title"):
            server.unprotect(client.protect(REQUEST, form=form))
    for wrong in (b"", b"short", bytes(9)):
        with pytest.raises(SecurityError, match="octets, not 8"):
            server.meet(wrong)
    with pytest.raises(PolicyError, match="our own"):
        server.meet(METER)
    server.meet(CLIENT)
    sent = client.protect(REQUEST)
    server.unprotect(sent)
    server.meet(CLIENT)
    with pytest.raises(ReplayError):
        server.unprotect(sent)
    with pytest.raises(PolicyError, match="instead of"):
        server.meet(b"stranger")
    assert server.peer_system_title == CLIENT


# Keys


def test_the_broadcast_key_is_good_for_broadcasts_only() -> None:
    client, server = pair()
    apdu = bytes.fromhex("c101c100080000010000ff02000905aabbccddee")
    sent = client.protect(apdu, broadcast=True, form=Form.GLOBAL)
    with pytest.raises(PolicyError, match="broadcast"):
        server.unprotect(sent)
    taken, protection = server.unprotect(sent, broadcast=True)
    assert taken == apdu
    assert protection.broadcast
    with pytest.raises(ReplayError):
        server.unprotect(sent, broadcast=True)
    sent = client.protect(apdu, broadcast=True)  # and the dedicated key, which is there, for one peer only
    assert (sent[0], server.unprotect(sent, broadcast=True)[1].broadcast) == (GLOBAL_TAGS[0xC1], True)
    sent = client.protect(apdu, broadcast=True, form=Form.DEDICATED)
    assert not server.unprotect(sent)[1].broadcast
    dedicated = client.protect(REQUEST)
    with pytest.raises(PolicyError, match="broadcast"):
        server.unprotect(_control(dedicated, 0x70), broadcast=True)


@pytest.mark.parametrize("form", FORMS)
def test_missing_keys_are_said(form: Form) -> None:
    bare = SecurityContext(SUITES[0], Role.SERVER, Keys(system_title=CLIENT), METER, counters=MemoryCounterStore())
    with pytest.raises(MissingKeyError, match="key is not given"):
        bare.protect(RESPONSE, form=form)
    with pytest.raises(MissingKeyError, match="key is not given"):
        bare.unprotect(pair()[0].protect(REQUEST, form=form))


def test_without_the_authentication_key() -> None:
    given = Keys(Secret(EK[:16]), system_title=CLIENT)
    sent = side(Role.CLIENT).protect(REQUEST)
    strict = SecurityContext(SUITES[0], Role.SERVER, given, METER, counters=MemoryCounterStore())
    with pytest.raises(MissingKeyError, match="authentication key"):
        strict.unprotect(sent)
    lenient = SecurityContext(
        SUITES[0],
        Role.SERVER,
        given,
        METER,
        counters=MemoryCounterStore(),
        leniency=Leniency(accept_unchecked_tag=True),
    )
    apdu, protection = lenient.unprotect(sent)
    assert (apdu, protection.authenticity) == (REQUEST, Authenticity.NOT_CHECKED)
    # where the key is known the tag is checked, whatever the option says
    with pytest.raises(AuthenticationError):
        side(Role.SERVER, leniency=Leniency(accept_unchecked_tag=True)).unprotect(sent[:-1] + b"\x00")


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: side(Role.CLIENT, 2).replace_keys(keys(0, peer=METER)), "suite 2 takes 32"),
        (lambda: side(Role.CLIENT).replace_keys(Keys(system_title=CLIENT)), "same system title"),
        (lambda: SecurityContext(SUITES[0], Role.CLIENT, Keys(), b"short", counters=MemoryCounterStore()), "8 octets"),
    ],
)
def test_keys_and_titles_that_do_not_fit(make: Callable[[], object], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        make()


def test_a_dedicated_key_of_wrong_length() -> None:
    with pytest.raises(SecurityError, match="15 octets"):
        side(Role.SERVER).use_dedicated_key(Secret(bytes(15)))


def test_no_secret_shows() -> None:
    client, server = pair()
    dedicated = client.new_dedicated_key()
    shown = [repr(client), str(client), repr(vars(client)), repr(client._counters)]
    for attack in (
        lambda: server.unprotect(client.protect(REQUEST)[:-1] + b"\x00"),
        lambda: client.unprotect(RESPONSE),
    ):
        with pytest.raises(SecurityError) as caught:
            attack()
        shown.append(repr(caught.value) + str(caught.value))
    text = " ".join(shown)
    for secret in (EK[:16], AK[:16], BK[:16], bytes(dedicated)):
        assert secret.hex() not in text
        assert repr(secret)[2:-1] not in text
    for copying in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError):
            copying(client)


@pytest.mark.parametrize(
    ("value", "version", "policy"),
    [
        (0, 0, SecurityPolicy(Required.NOTHING, Required.NOTHING)),
        (1, 0, SecurityPolicy(Required.AUTHENTICATED, Required.AUTHENTICATED)),
        (2, 0, SecurityPolicy(Required.ENCRYPTED, Required.ENCRYPTED)),
        (3, 0, SecurityPolicy()),
        (0x6C, 1, SecurityPolicy()),
        (0x04, 1, SecurityPolicy(Required.AUTHENTICATED, Required.NOTHING)),
        (0x90, 1, SecurityPolicy(Required.SIGNED, Required.SIGNED)),
        (0x48, 1, SecurityPolicy(Required.ENCRYPTED, Required.ENCRYPTED)),
    ],
)
def test_policies(value: int, version: int, policy: SecurityPolicy) -> None:
    assert SecurityPolicy.from_attribute(value, version) == policy
    assert policy.to_attribute(version) == value


@pytest.mark.parametrize(("value", "version"), [(4, 0), (-1, 0), (1, 1), (2, 1), (0x100, 1), (3, 2)])
def test_policies_that_are_none(value: int, version: int) -> None:
    with pytest.raises(ValueError, match="not defined"):
        SecurityPolicy.from_attribute(value, version)


def test_a_policy_that_version_0_cannot_say() -> None:
    with pytest.raises(ValueError, match="version 0"):
        SecurityPolicy(Required.SIGNED, Required.SIGNED).to_attribute(0)
