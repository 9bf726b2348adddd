"""Opening and releasing: published AARQs and AAREs, every mechanism against a server, every way to be refused."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from cosem import apdu
from cosem.apdu import Conformance
from cosem.data import Data
from dlms import Security
from dlms.association.access import AccessMode, AccessRights, Grant
from dlms.association.client import ClientAssociation
from dlms.association.negotiation import LOGICAL_NAME_SERVICES, Negotiated
from dlms.association.server import ServerAssociation, State
from dlms.association.settings import AssociationSettings, ServerSecurity
from dlms.errors import (
    ApplicationContextRejected,
    AssociationRejected,
    AuthenticationError,
    AuthenticationRejected,
    ConfirmedServiceErrorReceived,
    ContextRejected,
    DlmsError,
    ExceptionResponseError,
    LinkTimeout,
    NameRejected,
    NotAssociated,
    NotGranted,
    ProtocolError,
    SecurityError,
    VersionRejected,
)
from dlms.security.authentication import Mechanism
from dlms.security.counters import MemoryCounterStore
from dlms.security.forms import Form
from dlms.security.keys import Keys, Secret
from dlms.security.policy import Required, SecurityPolicy
from dlms.server import LogicalDevice
from support.conversations import Line, changing, scripted
from support.vectors import Vector, vector_params

CLIENT, METER = b"CLI\x00\x00\x00\x00\x01", b"MTR\x00\x00\x00\x00\x02"
EK, AK = bytes(range(16)), bytes(range(16, 32))
GET_ONLY = Conformance.GET
NAME = apdu.CosemAttributeDescriptor(1, bytes((0, 0, 42, 0, 0, 255)), 2)
EVERYTHING = AccessRights(Grant(attributes=AccessMode.READ_AND_WRITE, methods=AccessMode.ACCESS))


def meter(**settings: Any) -> ServerAssociation:
    """The association of a meter for client 1."""
    device = LogicalDevice(1, "MTR1", [], [AssociationSettings(client=1, rights=EVERYTHING, **settings)])
    association = device.associate(1)
    assert association is not None
    return association


def server_security(**keys: Any) -> ServerSecurity:
    found = Keys(encryption=Secret(EK), authentication=Secret(AK), **keys)
    return ServerSecurity(METER, found, counters=MemoryCounterStore())


def gmac(**options: Any) -> Security:
    return Security.gmac(
        system_title=CLIENT,
        encryption_key=EK,
        authentication_key=AK,
        counters=MemoryCounterStore(),
        **options,
    )


# ------------------------------------------------------------------------------------------------- published APDUs


def is_plain_request(vector: Vector) -> bool:
    return vector["kind"] in ("aarq", "plc-aarq") and vector["expected"].get("mechanism", "low") == "low"


@pytest.mark.parametrize("vector", vector_params("acse", keep=is_plain_request))
def test_our_aarq_is_the_published_one(vector: Vector) -> None:
    expected = vector["expected"]
    security = None
    if "authentication_value" in expected:
        security = Security.low(bytes.fromhex(expected["authentication_value"]["value"]))
    initiate = expected["initiate"]
    association = ClientAssociation(
        security,
        conformance=Conformance(int(initiate["proposed_conformance"]["raw"], 16)),
        max_receive_pdu_size=initiate["client_max_receive_pdu_size"],
    )
    octets = next(association.open())
    assert isinstance(octets, bytes)
    assert octets.hex() == vector["hex"]


ACCEPTED = lambda v: v["kind"] in ("aare", "plc-aare") and v["expected"].get("result") == 0  # noqa: E731


@pytest.mark.parametrize("vector", vector_params("acse", keep=ACCEPTED))
def test_published_acceptances(vector: Vector) -> None:
    expected = vector["expected"]["initiate"]
    octets = bytes.fromhex(vector["hex"])
    association = ClientAssociation(conformance=Conformance(0xFFFFFF))
    negotiated = Line(scripted(octets)).run(association.open())
    assert negotiated.conformance == int(expected["negotiated_conformance"]["raw"], 16)
    assert negotiated.server_max_receive_pdu_size == expected["server_max_receive_pdu_size"]
    assert negotiated.vaa_name == expected["vaa_name"]


REJECTED = lambda v: v["expected"].get("result") == 1  # noqa: E731
REASONS = {
    ("initiate", 1): VersionRejected,
    ("initiate", 4): ContextRejected,
    ("application-reference", 6): AssociationRejected,
    ("service-user", 13): AuthenticationRejected,
    ("service-user", 1): AssociationRejected,
    ("service-provider", 2): VersionRejected,
}


@pytest.mark.parametrize("vector", vector_params("acse", keep=REJECTED))
def test_published_rejections(vector: Vector) -> None:
    """A reason that is ciphered under keys we do not have leaves the diagnostic, and is no error of its own."""
    expected = vector["expected"]
    diagnostic = expected["diagnostic"]
    reason = (diagnostic["source"], diagnostic["value"])
    keys = vector["keys"]
    security = None
    if "ek" in keys:
        security = Security.none(
            system_title=CLIENT,
            encryption_key=bytes.fromhex(keys["ek"]),
            authentication_key=bytes.fromhex(keys["ak"]),
            counters=MemoryCounterStore(),
        )
    information = expected.get("initiate_decoded") or expected.get("initiate", {})
    if information.get("apdu") == "confirmed-service-error":
        reason = (information["error_type"], information["value"])
    with pytest.raises(AssociationRejected) as caught:
        Line(scripted(bytes.fromhex(vector["hex"]))).run(ClientAssociation(security).open())
    assert type(caught.value) is REASONS[reason]
    assert (caught.value.result, caught.value.diagnostic) == (1, reason[1])
    assert caught.value.permanent


@pytest.mark.parametrize("vector", vector_params("acse", keep=lambda v: v["kind"] in ("rlre", "rlre+ciphered")))
def test_published_releases(vector: Vector) -> None:
    keys = vector["keys"]
    security = None
    if keys:
        security = Security.none(
            system_title=CLIENT,
            encryption_key=bytes.fromhex(keys["ek"]),
            authentication_key=bytes.fromhex(keys["ak"]),
            server_system_title=bytes.fromhex(keys["st"]),
            counters=MemoryCounterStore(),
        )
    association = ClientAssociation(security)
    association.assume(Negotiated(Conformance.GET))
    Line(scripted(bytes.fromhex(vector["hex"]))).run(association.release())
    assert not association.is_open


# ---------------------------------------------------------------------------------------------------- every mechanism

SECRET = b"0123456789abcdef"
WITH_SECRET = [Mechanism.HIGH, Mechanism.HIGH_MD5, Mechanism.HIGH_SHA1, Mechanism.HIGH_SHA256]


def proves_itself(security: Security, server: ServerAssociation) -> Line:
    association, line = ClientAssociation(security), Line(server.receive)
    line.run(association.open())
    assert line.run(association.get(NAME)) == Data.octet_string(b"MTR1")
    line.run(association.release())
    with pytest.raises(NotAssociated):
        line.run(association.get(NAME))
    return line


def test_no_authentication() -> None:
    proves_itself(Security.none(), meter())


def test_password() -> None:
    proves_itself(Security.low("secret"), meter(mechanism=Mechanism.LOW, secret=Secret(b"secret")))


@pytest.mark.parametrize("mechanism", WITH_SECRET, ids=str)
def test_shared_secrets(mechanism: Mechanism) -> None:
    # SHA-256 has the system titles in it, and so needs them on both sides
    more = {"security": server_security()} if mechanism is Mechanism.HIGH_SHA256 else {}
    ours = {"system_title": CLIENT} if mechanism is Mechanism.HIGH_SHA256 else {}
    proves_itself(Security.high(SECRET, mechanism, **ours), meter(mechanism=mechanism, secret=Secret(SECRET), **more))


@pytest.mark.parametrize("mechanism", [Mechanism.NONE, Mechanism.LOW, *WITH_SECRET[:3]], ids=str)
def test_security_that_an_association_does_not_need_asks_for_no_system_title(mechanism: Mechanism) -> None:
    ours = {Mechanism.NONE: Security.none(), Mechanism.LOW: Security.low(SECRET)}
    proves_itself(
        ours.get(mechanism) or Security.high(SECRET, mechanism),
        meter(mechanism=mechanism, secret=Secret(SECRET), security=server_security()),
    )


@pytest.mark.parametrize("dedicated", [False, True], ids=["global key", "dedicated key"])
@pytest.mark.parametrize("form", [Form.GLOBAL, Form.GENERAL_GLOBAL, Form.GENERAL_CIPHERING], ids=str)
def test_gmac(form: Form, dedicated: bool) -> None:
    line = proves_itself(
        gmac(form=form, dedicated_key=dedicated),
        meter(mechanism=Mechanism.HIGH_GMAC, ciphered=True, security=server_security()),
    )
    for octets in line.sent + line.received:
        # ACSE, or ciphered: tags 0xC8 to 0xDF and nothing in clear
        assert octets[0] in range(0x60, 0x64) or octets[0] in range(0xC8, 0xE0)
        assert b"MTR1" not in octets


@pytest.mark.parametrize(
    "required", [Required.AUTHENTICATED, Required.ENCRYPTED, Required.AUTHENTICATED_AND_ENCRYPTED], ids=str
)
def test_policies(required: Required) -> None:
    security = server_security()
    security.policy = SecurityPolicy(required, required)
    proves_itself(
        gmac(policy=SecurityPolicy(required, required)),
        meter(mechanism=Mechanism.HIGH_GMAC, ciphered=True, security=security),
    )


@pytest.mark.parametrize("required", [Required.NOTHING, Required.AUTHENTICATED, Required.ENCRYPTED], ids=str)
@pytest.mark.parametrize("form", [Form.GLOBAL, Form.GENERAL_GLOBAL, Form.GENERAL_CIPHERING], ids=str)
def test_a_dedicated_key_never_travels_in_clear(form: Form, required: Required) -> None:
    """Whatever the policy: who knows it can forge, and work out the authentication key."""
    policy = SecurityPolicy(required, required)
    security = server_security()
    security.policy = policy
    client = ClientAssociation(gmac(policy=policy, form=form, dedicated_key=True))
    line = Line(meter(mechanism=Mechanism.HIGH_GMAC, ciphered=True, security=security).receive)
    line.run(client.open())
    assert client.context is not None
    assert client.context._dedicated_key is not None
    key = bytes(client.context._dedicated_key)
    assert line.run(client.get(NAME)) == Data.octet_string(b"MTR1")
    line.run(client.release())
    assert not any(key in octets for octets in line.sent)


def test_a_dedicated_key_needs_others_to_travel_under() -> None:
    with pytest.raises(ValueError, match="dedicated key"):
        Security.high(SECRET, Mechanism.HIGH_SHA256, system_title=CLIENT, dedicated_key=True)
    with pytest.raises(ValueError, match="dedicated key"):
        Security.none(dedicated_key=True)


def brings(key: bytes, required: Required = Required.AUTHENTICATED_AND_ENCRYPTED) -> bytes:
    """The AARQ of a client that protects its InitiateRequest, and the dedicated key in it, like that."""
    sender = gmac(policy=SecurityPolicy(required, required)).context()
    assert sender is not None
    initiate = apdu.InitiateRequest(
        dedicated_key=key,
        proposed_dlms_version_number=6,
        proposed_conformance=Conformance.GET,
        client_max_receive_pdu_size=0,
    )
    return apdu.Aarq(
        application_context_name=apdu.LOGICAL_NAME_REFERENCING_WITH_CIPHERING,
        calling_ap_title=CLIENT,
        user_information=sender.protect(initiate.encode()),
    ).encode()


@pytest.mark.parametrize(
    ("key", "required", "accepted"),
    [
        (bytes(16), Required.AUTHENTICATED_AND_ENCRYPTED, True),
        (bytes(16), Required.ENCRYPTED, True),
        (bytes(16), Required.AUTHENTICATED, False),
        (bytes(16), Required.NOTHING, False),
        (bytes(15), Required.AUTHENTICATED_AND_ENCRYPTED, False),
        (EK, Required.AUTHENTICATED_AND_ENCRYPTED, False),
    ],
    ids=["right", "encrypted only", "readable", "in clear", "short", "a global key"],
)
def test_dedicated_keys_that_a_meter_takes(key: bytes, required: Required, accepted: bool) -> None:
    security = server_security()
    security.policy = SecurityPolicy(Required.NOTHING, Required.NOTHING)
    server = meter(ciphered=True, security=security)
    (response,) = server.receive(brings(key, required))
    answer = apdu.decode(response)
    assert isinstance(answer, apdu.Aare)
    assert (answer.result == apdu.AssociationResult.ACCEPTED) is accepted
    assert (server.security is not None) is accepted


def test_what_was_recorded_under_a_dedicated_key_is_not_taken_in_the_next_association() -> None:
    """There are clients that always bring the same one."""
    server = meter(ciphered=True, security=server_security())
    counters = MemoryCounterStore()
    sent: list[bytes] = []
    for _ in range(2):
        client = replace(gmac(), counters=counters).context()
        assert client is not None
        initiate = apdu.InitiateRequest(
            dedicated_key=bytes(16),
            proposed_dlms_version_number=6,
            proposed_conformance=Conformance.GET,
            client_max_receive_pdu_size=0,
        )
        opening = apdu.Aarq(
            application_context_name=apdu.LOGICAL_NAME_REFERENCING_WITH_CIPHERING,
            calling_ap_title=CLIENT,
            user_information=client.protect(initiate.encode()),
        )
        (accepted,) = server.receive(opening.encode())
        assert apdu.decode(accepted).result == apdu.AssociationResult.ACCEPTED  # type: ignore[union-attr]
        for recorded in sent:
            (answer,) = server.receive(recorded)
            assert isinstance(apdu.decode(answer), apdu.ExceptionResponse)
        client.use_dedicated_key(Secret(bytes(16)))
        sent.append(client.protect(apdu.GetRequestNormal(apdu.InvokeIdAndPriority(0xC1), NAME).encode()))
        (answer,) = server.receive(sent[-1])
        assert isinstance(apdu.decode(answer), apdu.DedGetResponse)


def test_low_level_security_with_ciphering() -> None:
    security = Security.low(
        "secret",
        system_title=CLIENT,
        encryption_key=EK,
        authentication_key=AK,
        counters=MemoryCounterStore(),
    )
    proves_itself(
        security,
        meter(mechanism=Mechanism.LOW, secret=Secret(b"secret"), ciphered=True, security=server_security()),
    )


def test_pre_established() -> None:
    association = ClientAssociation()
    association.assume(Negotiated(Conformance.GET))
    line = Line(meter(pre_established=True).receive)
    assert line.run(association.get(NAME)) == Data.octet_string(b"MTR1")
    assert len(line.sent) == 1


def test_opening_again() -> None:
    association, server = (
        ClientAssociation(gmac()),
        meter(mechanism=Mechanism.HIGH_GMAC, ciphered=True, security=server_security()),
    )
    line = Line(server.receive)
    for _ in range(3):
        line.run(association.open())
        line.run(association.get(NAME))


RLRQ = bytes.fromhex("6203800100")
RLRE = bytes.fromhex("6303800100")


def test_a_release_of_nothing_is_answered_and_changes_nothing() -> None:
    server = meter()
    assert server.receive(RLRQ) == [RLRE]
    assert (server.state, server.failures) == (State.IDLE, 0)
    proves_itself(Security.none(), server)
    assert server.receive(RLRQ) == [RLRE]
    proves_itself(Security.none(), server)


def test_a_release_before_the_challenge_is_answered_ends_it() -> None:
    server = meter(mechanism=Mechanism.HIGH_SHA1, secret=Secret(SECRET))
    opening = ClientAssociation(Security.high(SECRET, Mechanism.HIGH_SHA1)).open()
    (answer,) = server.receive(next(opening))  # type: ignore[arg-type]
    proof = opening.send(answer)
    assert server.state is State.PENDING
    assert server.receive(RLRQ) == [RLRE]
    assert isinstance(apdu.decode(server.receive(proof)[0]), apdu.ExceptionResponse)  # type: ignore[arg-type]
    assert server.state is State.IDLE


def test_another_aarq_begins_anew_and_one_that_is_refused_leaves_nothing() -> None:
    server = meter(mechanism=Mechanism.LOW, secret=Secret(SECRET))
    first, second = (ClientAssociation(Security.low(SECRET), conformance=c) for c in (LOGICAL_NAME_SERVICES, GET_ONLY))
    line = Line(server.receive)
    line.run(first.open())
    line.run(second.open())
    assert server.negotiated.conformance == Conformance.GET
    with pytest.raises(ExceptionResponseError, match="service-not-supported"):
        line.run(first.set(NAME, Data.null_data()))
    with pytest.raises(AuthenticationRejected):
        line.run(ClientAssociation(Security.low("guess")).open())
    assert server.state is State.IDLE
    with pytest.raises(ExceptionResponseError, match="operation-not-possible"):
        line.run(second.get(NAME))


# ---------------------------------------------------------------------------------------------------- being refused


def test_a_wrong_password() -> None:
    server = meter(mechanism=Mechanism.LOW, secret=Secret(b"secret"))
    with pytest.raises(AuthenticationRejected, match="authentication-failure"):
        Line(server.receive).run(ClientAssociation(Security.low("guess")).open())


def test_a_wrong_secret() -> None:
    server = meter(mechanism=Mechanism.HIGH_SHA1, secret=Secret(SECRET))
    association = ClientAssociation(Security.high(b"another secret!!", Mechanism.HIGH_SHA1))
    with pytest.raises(AuthenticationError, match="does not accept our answer"):
        Line(server.receive).run(association.open())
    assert not association.is_open


def test_no_authentication_where_one_is_asked_for() -> None:
    server = meter(mechanism=Mechanism.LOW, secret=Secret(b"secret"))
    with pytest.raises(AuthenticationRejected):
        Line(server.receive).run(ClientAssociation().open())


def test_another_application_context() -> None:
    with pytest.raises(ApplicationContextRejected):
        Line(meter().receive).run(ClientAssociation(short_names=True).open())


def test_nothing_in_common() -> None:
    with pytest.raises(ContextRejected, match="incompatible-conformance"):
        Line(meter().receive).run(ClientAssociation(conformance=Conformance.READ).open())


def test_services_not_granted_are_not_asked_for() -> None:
    association, line = ClientAssociation(conformance=Conformance.GET), Line(meter().receive)
    line.run(association.open())
    sent = len(line.sent)
    listed = apdu.CosemAttributeDescriptorWithSelection(NAME, None)
    method = apdu.CosemMethodDescriptor(8, bytes(6), 1)
    for exchange in (
        association.set(NAME, Data.null_data()),
        association.get_list([listed, listed]),
        association.action(method),
        association.access([apdu.AccessRequestGet(NAME)]),
        association.get(NAME, apdu.SelectiveAccessDescriptor(1, Data.null_data())),
        association.get(apdu.CosemAttributeDescriptor(1, bytes(6), 0)),
        association.read([]),
    ):
        with pytest.raises(NotGranted):
            line.run(exchange)
    assert len(line.sent) == sent


def aare(**fields: Any) -> apdu.Aare:
    given: dict[str, Any] = {
        "application_context_name": apdu.LOGICAL_NAME_REFERENCING_NO_CIPHERING,
        "result": 0,
        "result_source_diagnostic": apdu.AssociateSourceDiagnosticAcseServiceUser(0),
        "user_information": initiate_response().encode(),
    }
    return apdu.Aare(**given | fields)


def initiate_response(**fields: Any) -> apdu.InitiateResponse:
    given: dict[str, Any] = {
        "negotiated_dlms_version_number": 6,
        "negotiated_conformance": Conformance.GET,
        "server_max_receive_pdu_size": 500,
        "vaa_name": 7,
    }
    return apdu.InitiateResponse(**given | fields)


User, Provider = (
    apdu.AssociateSourceDiagnosticAcseServiceUserCode,
    apdu.AssociateSourceDiagnosticAcseServiceProviderCode,
)


@pytest.mark.parametrize("code", list(User), ids=lambda code: code.name.lower())
@pytest.mark.parametrize("result", [1, 2], ids=["permanent", "transient"])
def test_every_diagnostic_of_the_service_user(code: User, result: int) -> None:
    answer = aare(
        result=result,
        result_source_diagnostic=apdu.AssociateSourceDiagnosticAcseServiceUser(code),
        user_information=None,
    )
    with pytest.raises(AssociationRejected) as caught:
        Line(scripted(answer.encode())).run(ClientAssociation().open())
    kinds = {2: ApplicationContextRejected, **dict.fromkeys(range(3, 11), NameRejected)}
    kinds |= dict.fromkeys(range(11, 15), AuthenticationRejected)
    assert type(caught.value) is kinds.get(code, AssociationRejected)
    assert (caught.value.diagnostic, caught.value.source) == (code, "acse-service-user")
    assert caught.value.permanent is (result == 1)
    assert code.name.lower().replace("_", "-") in str(caught.value)


@pytest.mark.parametrize("code", [*Provider, 77], ids=str)
def test_every_diagnostic_of_the_service_provider(code: int) -> None:
    answer = aare(
        result=1,
        result_source_diagnostic=apdu.AssociateSourceDiagnosticAcseServiceProvider(code),
        user_information=None,
    )
    with pytest.raises(AssociationRejected) as caught:
        Line(scripted(answer.encode())).run(ClientAssociation().open())
    assert isinstance(caught.value, VersionRejected) is (code == Provider.NO_COMMON_ACSE_VERSION)
    assert caught.value.diagnostic == code


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (aare(user_information=None), "without an InitiateResponse"),
        (aare(user_information=apdu.GetRequestNext(apdu.InvokeIdAndPriority(1), 1).encode()), "without an Initiate"),
        (aare(user_information=b"\x08\x00"), "cannot be decoded"),
        (aare(application_context_name=apdu.SHORT_NAME_REFERENCING_NO_CIPHERING), "application context"),
        (aare(user_information=initiate_response(negotiated_dlms_version_number=5).encode()), "version 5"),
        (aare(user_information=initiate_response(server_max_receive_pdu_size=11).encode()), "11 octets"),
        (apdu.Rlre(), "does not answer"),
        (apdu.GetResponseNormal(apdu.InvokeIdAndPriority(1), Data.null_data()), "does not answer"),
    ],
)
def test_answers_that_are_none(answer: Any, error: str) -> None:
    association = ClientAssociation()
    with pytest.raises(ProtocolError, match=error):
        Line(scripted(answer.encode())).run(association.open())
    assert not association.is_open


def test_refusals_instead_of_an_answer() -> None:
    exception = apdu.ExceptionResponse(1, apdu.ExceptionResponseServiceErrorOtherReason())
    with pytest.raises(ExceptionResponseError, match="other-reason"):
        Line(scripted(exception.encode())).run(ClientAssociation().open())
    error = apdu.ConfirmedServiceErrorInitiateError(apdu.ServiceErrorInitiate(2))
    with pytest.raises(ConfirmedServiceErrorReceived, match="incompatible-conformance"):
        Line(scripted(error.encode())).run(ClientAssociation().open())


def ber(tag: int, content: bytes, octets_of_length: int) -> bytes:
    """With a length in the short form (0), or in the long form of so many octets."""
    size = len(content)
    length = bytes((0x80 | octets_of_length,)) + size.to_bytes(octets_of_length) if octets_of_length else bytes((size,))
    return bytes((tag,)) + length + content


@pytest.mark.parametrize("version", [b"", bytes.fromhex("80020780")], ids=["no version", "version 1"])
@pytest.mark.parametrize("length", [0, 1, 2, 4])
def test_lengths_in_the_long_form_and_a_protocol_version(length: int, version: bytes) -> None:
    """All of that is right in an AARE, and there are meters that send it."""
    parts = [
        version,
        ber(0xA1, ber(0x06, bytes.fromhex("60857405080101"), length), length),
        ber(0xA2, ber(0x02, b"\x00", length), length),
        ber(0xA3, ber(0xA1, ber(0x02, b"\x00", length), length), length),
        ber(0xBE, ber(0x04, initiate_response().encode(), length), length),
    ]
    association = ClientAssociation(conformance=Conformance.GET)
    negotiated = Line(scripted(ber(0x61, b"".join(parts), length))).run(association.open())
    assert (negotiated.conformance, negotiated.server_max_receive_pdu_size) == (Conformance.GET, 500)


@pytest.mark.parametrize("form", [Form.GLOBAL, Form.GENERAL_GLOBAL, Form.GENERAL_CIPHERING], ids=str)
def test_general_protection_that_is_not_granted_is_not_used(form: Form) -> None:
    server = meter(
        mechanism=Mechanism.HIGH_GMAC,
        ciphered=True,
        security=server_security(),
        conformance=LOGICAL_NAME_SERVICES & ~Conformance.GENERAL_PROTECTION,
    )
    association, line = ClientAssociation(gmac(form=form, dedicated_key=True)), Line(server.receive)
    if form is Form.GLOBAL:
        line.run(association.open())
        assert line.run(association.get(NAME)) == Data.octet_string(b"MTR1")
        return
    with pytest.raises(NotGranted, match="general-protection"):
        line.run(association.open())
    assert not association.is_open
    assert len(line.sent) == 1


def test_a_server_grants_no_more_than_was_asked_for() -> None:
    granted = initiate_response(negotiated_conformance=Conformance.GET | Conformance.SET | Conformance.ACCESS)
    association = ClientAssociation(conformance=Conformance.GET)
    negotiated = Line(scripted(aare(user_information=granted.encode()).encode())).run(association.open())
    assert negotiated.conformance == Conformance.GET


# -------------------------------------------------------------------------------------------------------- attacks


def high(server: ServerAssociation, change: Any) -> Line:
    return Line(changing(server.receive, change))


def protected_meter() -> ServerAssociation:
    return meter(mechanism=Mechanism.HIGH_GMAC, ciphered=True, security=server_security())


def altered(octets: bytes, **fields: Any) -> bytes:
    answer = apdu.decode(octets)
    for name, value in fields.items():
        setattr(answer, name, value)
    return answer.encode()


ON_THE_AARE = {
    "another system title": {"responding_ap_title": b"XXX\x00\x00\x00\x00\x09"},
    "our own system title": {"responding_ap_title": CLIENT},
    "a short system title": {"responding_ap_title": b"XXX"},
    "no system title": {"responding_ap_title": None},
    "an initiate response in clear": {"user_information": initiate_response().encode()},
    "no initiate response": {"user_information": None},
    "no challenge": {"responding_authentication_value": None},
    "a short challenge": {"responding_authentication_value": apdu.AuthenticationValueCharstring(b"1234")},
    "a long challenge": {"responding_authentication_value": apdu.AuthenticationValueCharstring(bytes(65))},
    "another challenge": {"responding_authentication_value": apdu.AuthenticationValueCharstring(bytes(16))},
    "another mechanism": {"mechanism_name": apdu.LOW_LEVEL_SECURITY},
    "a context without ciphering": {"application_context_name": apdu.LOGICAL_NAME_REFERENCING_NO_CIPHERING},
}


@pytest.mark.parametrize("fields", ON_THE_AARE.values(), ids=ON_THE_AARE)
def test_someone_alters_the_aare(fields: dict[str, Any]) -> None:
    line = high(protected_meter(), lambda count, octets: [altered(octets, **fields) if count == 0 else octets])
    association = ClientAssociation(gmac())
    with pytest.raises((SecurityError, ProtocolError, ExceptionResponseError)):
        line.run(association.open())
    assert not association.is_open


def test_the_challenge_sent_back() -> None:
    """Who answers with our own challenge wants us to answer it for him."""

    def reflect(octets: bytes) -> list[bytes]:
        asked = apdu.decode(octets)
        assert isinstance(asked, apdu.Aarq)
        mirror = asked.calling_authentication_value
        return [
            aare(
                responding_authentication_value=mirror,
                mechanism_name=asked.mechanism_name,
                result_source_diagnostic=apdu.AssociateSourceDiagnosticAcseServiceUser(14),
            ).encode()
        ]

    with pytest.raises(AuthenticationError, match="our own challenge"):
        Line(reflect).run(ClientAssociation(Security.high(SECRET, Mechanism.HIGH_SHA1)).open())


@pytest.mark.parametrize("bit", range(0, 8 * 44, 7))
def test_one_bit_of_the_last_pass(bit: int) -> None:
    def flip(count: int, octets: bytes) -> list[bytes]:
        if count != 1:
            return [octets]
        damaged = bytearray(octets)
        damaged[bit // 8 % len(octets)] ^= 1 << bit % 8
        return [bytes(damaged)]

    association = ClientAssociation(gmac())
    with pytest.raises(DlmsError):
        high(protected_meter(), flip).run(association.open())
    assert not association.is_open


def test_a_server_that_does_not_prove_itself() -> None:
    """It says success to everything, and has no secret."""
    challenge = apdu.AuthenticationValueCharstring(bytes(range(16)))
    accepted = aare(responding_authentication_value=challenge, mechanism_name=apdu.HIGH_LEVEL_SECURITY_SHA1)
    for returned in (None, Data.null_data(), Data.octet_string(bytes(20)), Data.octet_string(b"")):
        success = apdu.ActionResponseNormal(
            apdu.InvokeIdAndPriority(0xC1), apdu.ActionResponseWithOptionalData(apdu.ActionResult.SUCCESS, returned)
        )
        association = ClientAssociation(Security.high(SECRET, Mechanism.HIGH_SHA1))
        with pytest.raises(AuthenticationError):
            Line(scripted(accepted.encode(), success.encode())).run(association.open())
        assert not association.is_open


def test_every_truncation_of_the_opening() -> None:
    for answer in (0, 1):
        whole = Line(protected_meter().receive)
        whole.run(ClientAssociation(gmac()).open())
        for length in range(len(whole.received[answer])):

            def cut(count: int, octets: bytes, answer: int = answer, length: int = length) -> list[bytes]:
                return [octets[:length] if count == answer else octets]

            association = ClientAssociation(gmac())
            with pytest.raises(DlmsError):
                high(protected_meter(), cut).run(association.open())
            assert not association.is_open


def test_an_earlier_opening_recorded() -> None:
    """The answers of yesterday, to the same client with fresh counters and keys as they were."""
    recorded = Line(protected_meter().receive)
    recorded.run(ClientAssociation(gmac()).open())
    with pytest.raises(SecurityError):
        Line(scripted(*recorded.received)).run(ClientAssociation(gmac()).open())


def test_silence() -> None:
    association = ClientAssociation(gmac())
    with pytest.raises(LinkTimeout):
        Line(scripted()).run(association.open())
    assert not association.is_open


def test_secrets_do_not_show() -> None:
    security = gmac()
    shown: list[bytes] = []
    password = Security.low("very secret")
    association = ClientAssociation(password, trace=lambda direction, octets, plain: shown.extend((octets, plain)))
    next(association.open())
    ciphered = ClientAssociation(
        gmac(dedicated_key=True), trace=lambda direction, octets, plain: shown.extend((octets, plain))
    )
    next(ciphered.open())
    key = ciphered.context._dedicated_key if ciphered.context else None
    assert key is not None
    text = repr((security, password, association, ciphered))
    for secret in (EK, AK, b"very secret", bytes(key)):
        assert secret.hex() not in text
        assert repr(secret)[2:-1] not in text
        assert not any(secret in octets for octets in shown)


def test_what_cannot_be_a_security() -> None:
    with pytest.raises(ValueError, match="system title"):
        Security.none(encryption_key=EK, authentication_key=AK)
    with pytest.raises(ValueError, match="8 octets"):
        Security.none(system_title=b"short")
    with pytest.raises(ValueError, match="suite 3"):
        Security.none(suite=3)
    with pytest.raises(ValueError, match="does not work with a secret"):
        Security.high(SECRET, Mechanism.HIGH_GMAC)
    for form in (Form.PLAIN, Form.DEDICATED, Form.GENERAL_DEDICATED):
        with pytest.raises(ValueError, match=f"the form {form} cannot"):
            gmac(form=form)
    with pytest.raises(ValueError, match="both"):
        Security.gmac(system_title=CLIENT, encryption_key=EK, keys=Keys())
    with pytest.raises(DlmsError, match="authentication key"):
        Security.gmac(system_title=CLIENT, encryption_key=EK)
