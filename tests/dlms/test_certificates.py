"""Certificates and agreed keys between a client and a meter: provisioned, shown, held, and refused."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding

import dlms
from cosem import apdu
from cosem.apdu import ActionResult, AssociateSourceDiagnosticAcseServiceUserCode, CosemMethodDescriptor
from cosem.classes import Data as DataClass
from cosem.classes import SecuritySetup
from cosem.classes.types import CertificateEntity, CertificateType, KeyPairUse, SymmetricKeyId
from cosem.data import Data
from cosem.obis import Obis
from dlms import Keys, Secret, Security
from dlms.association.client import ClientAssociation
from dlms.errors import (
    ActionError,
    AuthenticationError,
    AuthenticationRejected,
    CertificateError,
    DlmsError,
    MissingKeyError,
    NameRejected,
    ProtocolError,
)
from dlms.operations.certificates import owned_by
from dlms.operations.core import Operations
from dlms.operations.keys import agree_keys
from dlms.security import certificates
from dlms.security.certificate_store import MAX_CERTIFICATES, CertificateStore
from dlms.security.forms import Form
from dlms.security.general_ciphering import KeyChoice
from dlms.security.key_agreement import new_key_pair, private_octets
from dlms.security.key_establishment import EphemeralAgreement
from dlms.security.keys import wrap_key
from dlms.security.policy import Required, SecurityPolicy
from dlms.security.suites import SUITES
from dlms.server import SecuritySetupObject, Server
from support.certificates import NOW, YEAR, Party, authority, issue, signed
from support.certified import (
    CLIENT,
    CURVES,
    ECDSA,
    ECDSA_IN_CLEAR,
    GMAC,
    METER,
    READING,
    ROOT,
    SETUP,
    TEXT,
    ecdsa,
    gmac,
    meter,
    pairs,
    served,
    store,
    symmetric_keys,
)
from support.conversations import Line, changing

SIGNING, AGREEMENT = CertificateType.DIGITAL_SIGNATURE, CertificateType.KEY_AGREEMENT
BOTH = Required.AUTHENTICATED_AND_ENCRYPTED
SIGNED = SecurityPolicy(BOTH | Required.SIGNED, BOTH | Required.SIGNED)
READ = DataClass(TEXT).value
User = AssociateSourceDiagnosticAcseServiceUserCode
Change = Callable[[Any], Any]


@contextmanager
def serving(certificates: CertificateStore | None, suite: int = 1, **options: Any) -> Iterator[str]:
    with Server([meter(served(suite, certificates, **options))]) as server:
        yield server.start("tcp://127.0.0.1:0")[0]


def works(opened: dlms.Meter) -> None:
    assert opened.get(READ).value == b"text"  # type: ignore[union-attr]


# ---------------------------------------------------------------------------------------------------- from the factory


@pytest.mark.parametrize("suite", [1, 2])
def test_a_meter_is_provisioned_and_then_opened_by_certificates(suite: int) -> None:
    own = store(CLIENT, suite, pairs(CLIENT, suite))
    with serving(store(METER, suite), suite) as url:
        with dlms.connect(url, client=GMAC, security=gmac(suite)) as opened:
            held = opened.certificates()
            assert [info.certificate_entity for info in held.all()] == [CertificateEntity.CERTIFICATION_AUTHORITY]
            issued = {}
            for use in (SIGNING, AGREEMENT):
                held.generate_key_pair(use)
                request = held.generate_certificate_request(use)
                assert request.public_key().curve.name == CURVES[suite].name  # type: ignore[union-attr]
                issued[use] = signed(request.public_bytes(Encoding.DER), ROOT)
                held.import_certificate(issued[use])
                assert held.export_certificate(owned_by(METER, use)) == issued[use]
            for info, use in zip(held.all()[1:], issued, strict=True):
                assert (info.certificate_entity, info.certificate_type) == (CertificateEntity.SERVER, use)
                assert held.export_certificate(info) == issued[use]
                own.import_certificate(certificates.der(held.export_certificate(info)))
        with dlms.connect(url, client=ECDSA, security=ecdsa(suite, own)) as opened:
            works(opened)
            keys = opened.agree_keys()
            works(opened)
            before = symmetric_keys(suite)
            assert keys.encryption != before.encryption and keys.authentication != before.authentication
            assert keys.master == before.master
        with pytest.raises(DlmsError):
            dlms.connect(url, client=GMAC, security=gmac(suite))
        with dlms.connect(url, client=ECDSA, security=ecdsa(suite, own, keys=keys)) as opened:
            works(opened)


@pytest.mark.parametrize("suite", [1, 2])
def test_agreed_keys_are_the_same_on_both_sides(suite: int) -> None:
    """The master key, too, which protects nothing by itself: the next keys travel under it."""
    security = served(suite, store(METER, suite, pairs(METER, suite)))
    own = store(CLIENT, suite, pairs(CLIENT, suite))
    names = ("encryption", "broadcast", "authentication", "master")
    with Server([meter(security)]) as server:
        [url] = server.start("tcp://127.0.0.1:0")
        with dlms.connect(url, client=ECDSA, security=ecdsa(suite, own)) as opened:
            keys = opened.agree_keys(*names)
            assert len({getattr(keys, name) for name in names}) == 4
            for name in names:
                assert getattr(keys, name) == getattr(security.keys, name) != getattr(symmetric_keys(suite), name)
            new = Secret(bytes(range(100, 100 + SUITES[suite].key_length)))
            opened.change_keys(Keys(encryption=new))
            works(opened)
            assert security.keys.encryption == new


def test_keys_are_agreed_on_without_any_key_before() -> None:
    """HLS 7 on an association that is not ciphered: certificates are all that is needed."""
    own = store(CLIENT, 1, pairs(CLIENT, 1))
    with serving(store(METER, 1, pairs(METER, 1)), keys=Keys()) as url:
        with dlms.connect(url, client=ECDSA_IN_CLEAR, security=ecdsa(1, own, keys=None)) as opened:
            keys = opened.agree_keys()
            works(opened)
        with dlms.connect(url, client=GMAC, security=gmac(1, keys=keys)) as opened:
            works(opened)


def test_the_same_with_asyncio() -> None:
    own = store(CLIENT, 1, pairs(CLIENT, 1))

    async def provisioned(url: str) -> Keys:
        async with await dlms.connect_async(url, client=GMAC, security=gmac(1)) as opened:
            held = opened.certificates(SETUP)
            await held.generate_key_pair(SIGNING)
            request = await held.generate_certificate_request(SIGNING)
            issued = signed(request.public_bytes(Encoding.DER), ROOT)
            await held.import_certificate(issued)
            assert await held.export_certificate(issued) == issued
            own.import_certificate(certificates.der(issued))
            await held.import_certificate(pairs(CLIENT, 1)[1].certificate)
            await held.remove_certificate(owned_by(CLIENT, AGREEMENT, CertificateEntity.CLIENT))
            assert len(await held.all()) == 2
        async with await dlms.connect_async(url, client=ECDSA, security=ecdsa(1, own)) as opened:
            return await opened.agree_keys("encryption")

    with serving(store(METER, 1)) as url:
        keys = asyncio.run(provisioned(url))
        with dlms.connect(url, client=GMAC, security=gmac(1, keys=keys)) as opened:
            works(opened)


# --------------------------------------------------------------------------------------- held by both, shown by nobody


@pytest.mark.parametrize("suite", [1, 2])
@pytest.mark.parametrize("how", ["signed", "one-pass", "static-unified"])
def test_held_certificates_sign_and_agree(suite: int, how: str) -> None:
    """General-signing and general-ciphering: everything but names comes from certificates that were imported."""
    ours, theirs = pairs(CLIENT, suite), pairs(METER, suite)
    own, meters = store(CLIENT, suite, ours), store(METER, suite, theirs)
    for party in theirs:
        own.import_certificate(certificates.der(party.certificate))
    for party in ours:
        meters.import_certificate(certificates.der(party.certificate))
    named = replace(symmetric_keys(suite), system_title=METER)
    options: dict[str, Any] = {"keys": named}
    if how == "signed":
        options["policy"] = SIGNED
    else:
        options |= {"form": Form.GENERAL_CIPHERING, "key_choice": KeyChoice(how)}
    policy = options.get("policy", SecurityPolicy())
    with (
        serving(meters, suite, policy=policy, keys=replace(symmetric_keys(suite), system_title=CLIENT)) as url,
        dlms.connect(url, client=GMAC, security=gmac(suite, certificates=own, **options)) as opened,
    ):
        works(opened)


def test_a_certificate_held_is_enough_for_a_client_that_shows_none() -> None:
    ours, theirs = pairs(CLIENT, 1)[0], pairs(METER, 1)[0]
    meters = store(METER, 1, [theirs])
    keys = replace(
        symmetric_keys(1),
        signing_private=private_octets(ours.key),
        signing_public=certificates.public_key(theirs.certificate),
    )
    with serving(meters) as url:
        with pytest.raises(AuthenticationRejected):
            dlms.connect(url, client=ECDSA, security=ecdsa(1, None, keys=keys))
        with dlms.connect(url, client=GMAC, security=gmac(1)) as opened:
            opened.certificates().import_certificate(ours.certificate)
        with dlms.connect(url, client=ECDSA, security=ecdsa(1, None, keys=keys)) as opened:
            works(opened)
            opened.certificates().remove_certificate(ours.certificate)
        with pytest.raises(AuthenticationRejected):
            dlms.connect(url, client=ECDSA, security=ecdsa(1, None, keys=keys))


def test_a_configured_public_key_is_not_replaced_by_a_certificate() -> None:
    """Whoever is configured is meant, not whoever else has a good certificate of that name."""
    ours, other = pairs(CLIENT, 1), pairs(CLIENT, 1)
    pinned = replace(symmetric_keys(1), signing_public=certificates.public_key(ours[0].certificate))
    with serving(store(METER, 1, pairs(METER, 1)), keys=pinned) as url:
        with dlms.connect(url, client=ECDSA, security=ecdsa(1, store(CLIENT, 1, ours))) as opened:
            works(opened)
        with pytest.raises(AuthenticationError):
            dlms.connect(url, client=ECDSA, security=ecdsa(1, store(CLIENT, 1, other)))
        stranger = replace(symmetric_keys(1), signing_public=certificates.public_key(other[0].certificate))
        with pytest.raises(AuthenticationError):
            dlms.connect(url, client=ECDSA, security=ecdsa(1, store(CLIENT, 1, ours), keys=stranger))


# ----------------------------------------------------------------------------------------------- certificates that lie


def tampered(certificate: x509.Certificate) -> bytes:
    """Another signature."""
    octets = bytearray(certificates.der(certificate))
    octets[-1] ^= 1
    return bytes(octets)


def renamed(certificate: x509.Certificate) -> bytes:
    """Another public key under the same signature."""
    octets = certificates.der(certificate)
    _, other = new_key_pair(SUITES[1])
    return octets.replace(certificates.public_key(certificate), other)


def shown(title: bytes = CLIENT, issuer: Party | None = ROOT, **options: Any) -> bytes:
    return certificates.der(issue(title, issuer, **options).certificate)


LIES: dict[str, Callable[[bytes], bytes]] = {
    "of another title": lambda own: shown(b"CLI\x00\x00\x00\x00\x07"),
    "of nobody": lambda own: certificates.der(issue("a name", ROOT).certificate),
    "expired": lambda own: shown(end=NOW - YEAR / 2),
    "not yet valid": lambda own: shown(start=NOW + YEAR / 2),
    "of another authority": lambda own: shown(issuer=authority("another")),
    "of another authority of that name": lambda own: shown(issuer=authority("root")),
    "of no authority": lambda own: shown(issuer=Party(*_leaf())),
    "self-signed": lambda own: shown(issuer=None),
    "for key agreement": lambda own: shown(use=("key_agreement",)),
    "for TLS": lambda own: shown(use=("digital_signature", "key_agreement")),
    "for no use": lambda own: shown(use=()),
    "of another suite": lambda own: shown(curve=ec.SECP384R1()),
    "with another signature": lambda own: tampered(certificates.load(own)),
    "with another key": lambda own: renamed(certificates.load(own)),
    "truncated": lambda own: own[:-1],
    "too long": lambda own: own + bytes(5000),
    "PEM": lambda own: certificates.load(own).public_bytes(Encoding.PEM),
    "no certificate": lambda own: b"certificate",
    "empty": lambda own: b"",
}


def _leaf() -> tuple[Any, x509.Certificate]:
    party = issue(b"AUTHORIT", ROOT)
    return party.key, party.certificate


class InMemory:
    """A client and a meter with nothing between them but `change`, which may replace what goes either way."""

    def __init__(self, security: Security, device: Any, client: int = ECDSA, change: Change | None = None) -> None:
        self.server = device.associate(client)

        def answer(count: int, octets: bytes) -> list[bytes]:
            found = apdu.decode(octets) if change is not None and count == 0 else None
            return [octets if found is None or change is None else change(found).encode()]

        self.client = ClientAssociation(security)
        self.line = Line(changing(self.server.receive, answer))

    def open(self) -> None:
        self.line.run(self.client.open())


@pytest.mark.parametrize("name", LIES)
def test_what_a_client_shows_is_checked(name: str) -> None:
    ours = pairs(CLIENT, 1)
    device = meter(served(1, store(METER, 1, pairs(METER, 1))))
    lie = LIES[name](certificates.der(ours[0].certificate))
    liar = InMemory(ecdsa(1, store(CLIENT, 1, ours)), device)
    request = apdu.decode(next(liar.client.open()))
    assert isinstance(request, apdu.Aarq) and request.calling_ae_qualifier is not None
    (response,) = liar.server.receive(replace(request, calling_ae_qualifier=lie).encode())
    answer = apdu.decode(response)
    assert isinstance(answer, apdu.Aare) and answer.result == apdu.AssociationResult.REJECTED_PERMANENT
    assert answer.result_source_diagnostic.value == User.CALLING_AE_QUALIFIER_NOT_RECOGNIZED
    # nothing of it is remembered
    InMemory(ecdsa(1, store(CLIENT, 1, ours)), device).open()


def test_a_client_is_told_that_its_certificate_is_refused() -> None:
    foreign = authority("another")
    own = store(CLIENT, 1, pairs(CLIENT, 1, foreign), trusted=[foreign.certificate, ROOT.certificate])
    with serving(store(METER, 1, pairs(METER, 1))) as url, pytest.raises(NameRejected, match="calling-ae-qualifier"):
        dlms.connect(url, client=ECDSA, security=ecdsa(1, own))


@pytest.mark.parametrize("name", LIES)
def test_what_a_meter_shows_is_checked(name: str) -> None:
    theirs = pairs(METER, 1)
    device = meter(served(1, store(METER, 1, theirs)))
    octets = certificates.der(theirs[0].certificate)
    lie = LIES[name](octets)
    for security in (
        ecdsa(1, store(CLIENT, 1, pairs(CLIENT, 1))),
        gmac(1, certificates=store(CLIENT, 1, pairs(CLIENT, 1))),
    ):
        client = ECDSA if security.mechanism == 7 else GMAC
        with pytest.raises(CertificateError):
            InMemory(security, device, client, lambda answer: replace(answer, responding_ae_qualifier=lie)).open()
    InMemory(security, device, client, lambda answer: replace(answer, responding_ae_qualifier=octets)).open()


def test_a_stolen_certificate_proves_nothing() -> None:
    """Shown by someone without its private key, on either side."""
    ours, theirs = pairs(CLIENT, 1), pairs(METER, 1)
    thief = store(CLIENT, 1, pairs(CLIENT, 1))
    stolen = ecdsa(1, thief, certificate=certificates.der(ours[0].certificate))
    with pytest.raises(AuthenticationError):
        InMemory(stolen, meter(served(1, store(METER, 1, theirs)))).open()
    impostor = meter(served(1, store(METER, 1, pairs(METER, 1))))
    octets = certificates.der(theirs[0].certificate)
    with pytest.raises(AuthenticationError):
        InMemory(
            ecdsa(1, store(CLIENT, 1, ours)),
            impostor,
            change=lambda answer: replace(answer, responding_ae_qualifier=octets),
        ).open()


def test_a_meter_of_another_authority_is_not_answered() -> None:
    """The client does not even sign for a meter whose certificate it does not trust, or that shows none."""
    other = authority("another")
    theirs = store(METER, 1, pairs(METER, 1, other), trusted=[other.certificate, ROOT.certificate])
    talk = InMemory(ecdsa(1, store(CLIENT, 1, pairs(CLIENT, 1))), meter(served(1, theirs)))
    with pytest.raises(CertificateError, match="issuer is not known"):
        talk.open()
    assert len(talk.line.sent) == 1
    talk = InMemory(
        ecdsa(1, store(CLIENT, 1, pairs(CLIENT, 1))),
        meter(served(1, store(METER, 1, pairs(METER, 1)))),
        change=lambda answer: replace(answer, responding_ae_qualifier=None),
    )
    with pytest.raises(MissingKeyError, match="peer's public signing key"):
        talk.open()
    assert len(talk.line.sent) == 1


def test_without_a_store_nobody_is_trusted() -> None:
    theirs = pairs(METER, 1)[0]
    keys = replace(symmetric_keys(1), signing_private=private_octets(theirs.key))
    with serving(None, keys=keys) as url, pytest.raises(AuthenticationRejected):
        dlms.connect(url, client=ECDSA, security=ecdsa(1, store(CLIENT, 1, pairs(CLIENT, 1))))
    with pytest.raises(MissingKeyError):
        InMemory(ecdsa(1, None), meter(served(1, None))).open()


def test_stores_of_someone_else_are_a_mistake() -> None:
    for other in (store(CLIENT, 1), store(METER, 2)):
        with pytest.raises(ValueError, match="another suite or system title"):
            served(1, other)
    for other in (store(METER, 1), store(CLIENT, 2)):
        with pytest.raises(ValueError, match="another suite or system title"):
            ecdsa(1, other)


# ---------------------------------------------------------------------------------------- methods that are not allowed


@pytest.fixture
def opened() -> Iterator[dlms.Meter]:
    """A management association of a meter with a pair of its own."""
    with (
        serving(store(METER, 1, pairs(METER, 1))) as url,
        dlms.connect(url, client=ECDSA, security=ecdsa(1, store(CLIENT, 1, pairs(CLIENT, 1)))) as found,
    ):
        yield found
        works(found)


def refused(exchange: Callable[[], object]) -> ActionResult | int:
    with pytest.raises(ActionError) as caught:
        exchange()
    return caught.value.result


@pytest.mark.parametrize("name", [name for name in LIES if name not in ("of nobody", "of another title", "for TLS")])
def test_imports_that_are_refused(opened: dlms.Meter, name: str) -> None:
    """What names another party, or is for another use that is known, may be held; all else is told apart already."""
    held = opened.certificates().all()
    lie = shown(use=("key_encipherment",)) if name == "for key agreement" else LIES[name](shown())
    setup = SecuritySetup(SETUP)
    assert refused(lambda: opened.action(setup.import_certificate, lie)) == ActionResult.OTHER_REASON
    assert opened.certificates().all() == held


def test_a_certificate_of_the_meter_is_of_a_pair_of_its_own(opened: dlms.Meter) -> None:
    held = opened.certificates()
    assert refused(lambda: held.import_certificate(issue(METER, ROOT).certificate)) == ActionResult.OTHER_REASON
    held.generate_key_pair(SIGNING)
    request = held.generate_certificate_request(SIGNING).public_bytes(Encoding.DER)
    # for a use other than that of the pair, of another party, and of a pair that was generated before
    for wrong in (signed(request, ROOT, use=("key_agreement",)), signed(request, authority("another"))):
        assert refused(lambda wrong=wrong: held.import_certificate(wrong)) == ActionResult.OTHER_REASON  # type: ignore[misc]
    held.generate_key_pair(SIGNING)
    assert refused(lambda: held.import_certificate(signed(request, ROOT))) == ActionResult.OTHER_REASON
    request = held.generate_certificate_request(SIGNING).public_bytes(Encoding.DER)
    held.import_certificate(signed(request, ROOT))


def test_certificates_that_are_not_there(opened: dlms.Meter) -> None:
    held = opened.certificates()
    for which in (issue(CLIENT, ROOT).certificate, owned_by(CLIENT, SIGNING), owned_by(METER, CertificateType.TLS)):
        assert refused(lambda which=which: held.remove_certificate(which)) == ActionResult.OBJECT_UNAVAILABLE  # type: ignore[misc]
        assert refused(lambda which=which: held.export_certificate(which)) == ActionResult.OBJECT_UNAVAILABLE  # type: ignore[misc]
    assert refused(lambda: held.remove_certificate(ROOT.certificate)) == ActionResult.OTHER_REASON
    assert len(held.all()) == 3


def test_requests_without_a_pair(opened: dlms.Meter) -> None:
    setup, held = SecuritySetup(SETUP), opened.certificates()
    assert refused(lambda: held.generate_certificate_request(CertificateType.TLS)) == ActionResult.OTHER_REASON
    for method in (setup.generate_key_pair, setup.generate_certificate_request):
        assert refused(lambda method=method: opened.action(method, 3)) == ActionResult.OTHER_REASON  # type: ignore[misc]
    with pytest.raises(ValueError, match="not a valid KeyPairUse"):
        held.generate_key_pair(CertificateType.OTHER)


def test_parameters_of_another_type(opened: dlms.Meter) -> None:
    values = [Data.null_data(), Data.boolean(True), Data.structure([]), Data.array([Data.structure([])]), Data.enum(0)]
    for method in (SecuritySetup(SETUP).import_certificate, SecuritySetup(SETUP).export_certificate):
        for value in values:
            assert refused(lambda m=method, v=value: opened.action(m, v)) == ActionResult.TYPE_UNMATCHED  # type: ignore[misc]
    agreement = SecuritySetup(SETUP).key_agreement
    for value in (*values[:3], values[3]):
        assert refused(lambda v=value: opened.action(agreement, v)) == ActionResult.TYPE_UNMATCHED  # type: ignore[misc]


def test_the_room_for_certificates_is_limited(opened: dlms.Meter) -> None:
    held, key = opened.certificates(), ec.generate_private_key(ec.SECP256R1())
    have = len(held.all()) - 1
    for number in range(MAX_CERTIFICATES - have):
        held.import_certificate(issue(number.to_bytes(8), ROOT, key=key).certificate)
    assert refused(lambda: held.import_certificate(issue(CLIENT, ROOT).certificate)) == ActionResult.OTHER_REASON
    assert len(held.all()) == MAX_CERTIFICATES + 1
    held.remove_certificate(owned_by((5).to_bytes(8), SIGNING, CertificateEntity.CLIENT))
    held.import_certificate(issue(CLIENT, ROOT).certificate)


def test_rights_decide_who_changes_keys() -> None:
    security = served(1, store(METER, 1, pairs(METER, 1)))
    setup, before = SecuritySetup(SETUP), security.keys
    parameters: dict[Any, Any] = {
        setup.key_agreement: [],
        setup.generate_key_pair: KeyPairUse.DIGITAL_SIGNATURE_KEY_PAIR,
        setup.generate_certificate_request: KeyPairUse.DIGITAL_SIGNATURE_KEY_PAIR,
        setup.import_certificate: shown(),
        setup.export_certificate: owned_by(METER, SIGNING),
        setup.remove_certificate: owned_by(METER, SIGNING),
    }
    with Server([meter(security)]) as server:
        [url] = server.start("tcp://127.0.0.1:0")
        with dlms.connect(url, client=READING, security=gmac(1)) as opened:
            held = opened.certificates().all()
            for method, parameter in parameters.items():
                assert refused(lambda m=method, p=parameter: opened.action(m, p)) == ActionResult.READ_WRITE_DENIED  # type: ignore[misc]
            assert opened.certificates().all() == held
        assert security.keys is before


def test_methods_that_are_not_there_without_certificates() -> None:
    with serving(None) as url, dlms.connect(url, client=GMAC, security=gmac(1)) as opened:
        assert opened.certificates().all() == []
        result = refused(lambda: opened.certificates().generate_key_pair(SIGNING))
        assert result == ActionResult.READ_WRITE_DENIED
        with pytest.raises(MissingKeyError, match="own private signing key"):
            opened.agree_keys()


# ------------------------------------------------------------------------------------------------------ keys agreed on


def offer(private: Secret, key_id: int = 0) -> bytes:
    """An ephemeral public key, signed, by someone who need not be the one asked for."""
    return EphemeralAgreement(SUITES[1], SymmetricKeyId(key_id), private).data


def test_offers_that_are_refused() -> None:
    ours = pairs(CLIENT, 1)
    security = served(1, store(METER, 1, pairs(METER, 1)))
    before = security.keys
    private, other = private_octets(ours[0].key), new_key_pair(SUITES[1])[0]
    good = offer(private)
    off_the_curve = bytes(64)
    element = SecuritySetup.KeyAgreementParameterElement
    offers: list[list[Any]] = [
        [],
        [element(0, b"")],
        [element(0, good[:-1])],
        [element(0, good + b"\x00")],
        [element(0, off_the_curve + good[64:])],
        [element(0, offer(other))],  # signed by someone else
        [element(2, good)],  # made for another key
        [element(4, good)],
        [element(0, good), element(0, offer(private))],
        [element(0, good), element(2, offer(private, 0))],  # the first is good, and is not taken either
        [element(0, bytes((good[0] ^ 1,)) + good[1:])],
    ]
    with Server([meter(security)]) as server:
        [url] = server.start("tcp://127.0.0.1:0")
        with dlms.connect(url, client=ECDSA, security=ecdsa(1, store(CLIENT, 1, ours))) as opened:
            for parameter in offers:
                result = refused(lambda p=parameter: opened.action(SecuritySetup(SETUP).key_agreement, p))  # type: ignore[misc]
                assert result in (ActionResult.OTHER_REASON, ActionResult.OBJECT_UNAVAILABLE)
                works(opened)
    assert security.keys == before


def test_keys_of_another_setup_are_not_agreed_on() -> None:
    """Who is proved by one setup says nothing about the keys of another."""
    ours = pairs(CLIENT, 1)
    other = served(1, store(METER, 1, pairs(METER, 1)), keys=Keys())
    device = meter(served(1, store(METER, 1, pairs(METER, 1))))
    device.add(SecuritySetupObject("0.0.43.0.1.255", other))
    with Server([device]) as server:
        [url] = server.start("tcp://127.0.0.1:0")
        with dlms.connect(url, client=ECDSA, security=ecdsa(1, store(CLIENT, 1, ours))) as opened:
            result = refused(lambda: opened.agree_keys(logical_name="0.0.43.0.1.255"))
            assert result == ActionResult.OTHER_REASON
            works(opened)
    assert other.keys == Keys()


def test_answers_of_someone_else_are_not_taken() -> None:
    """Whoever is between replaces what the meter says: another signer, another key, fewer keys, other ones."""
    ours, theirs = pairs(CLIENT, 1), pairs(METER, 1)
    stranger = new_key_pair(SUITES[1])[0]
    meters = private_octets(theirs[0].key)
    element = SecuritySetup.KeyAgreementResultElement
    answers: list[tuple[list[Any], type[DlmsError]]] = [
        ([element(0, offer(stranger))], AuthenticationError),
        ([element(0, offer(meters, 2))], AuthenticationError),
        ([element(0, offer(meters)[:-1])], DlmsError),
        ([], ProtocolError),
        ([element(2, offer(meters, 2))], ProtocolError),
        ([element(0, offer(meters)), element(2, offer(meters, 2))], ProtocolError),
    ]
    for answer, error in answers:
        talk = InMemory(
            ecdsa(1, store(CLIENT, 1, ours), keys=None),
            meter(served(1, store(METER, 1, theirs))),
            ECDSA_IN_CLEAR,
        )
        talk.open()
        encoded = SecuritySetup(SETUP).key_agreement.method.encode_result(answer)
        exchange = agree_keys(Operations(talk.client), Keys(), ["encryption"])
        request = next(exchange)
        assert isinstance(request, bytes)
        said = apdu.ActionResponseNormal(
            apdu.InvokeIdAndPriority(request[2]), apdu.ActionResponseWithOptionalData(ActionResult.SUCCESS, encoded)
        )
        with pytest.raises(error):
            exchange.send(said.encode())
        assert talk.client.context is not None and talk.client.context.keys.encryption is None


def test_keys_changed_twice_in_one_request() -> None:
    """Each method of a list counts, not the last one alone."""
    security = served(1, None)
    with Server([meter(security)]) as server:
        [url] = server.start("tcp://127.0.0.1:0")
        with dlms.connect(url, client=GMAC, security=gmac(1)) as opened:
            master = security.keys.master
            assert master is not None
            new = [Secret(bytes((number,)) * 16) for number in (1, 2)]
            transfer = CosemMethodDescriptor(64, Obis(SETUP), 2)
            parameters = [
                Data.array([Data.structure([Data.enum(key_id), Data.octet_string(wrap_key(master, key))])])
                for key_id, key in zip((0, 2), new, strict=True)
            ]
            opened.run(opened.association.action_list([transfer] * 2, parameters))
            assert [security.keys.encryption, security.keys.authentication] == new
