"""Security setup: what protects associations, and how it is changed (class 64, Blue Book 17, 4.4.7)."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from cosem import classes
from cosem.apdu import ActionResult, SelectiveAccessDescriptor
from cosem.classes import types
from cosem.obis import Obis
from dlms.association.settings import ServerSecurity
from dlms.errors import ActionError, MissingKeyError, NoSuchCertificate, SecurityError
from dlms.security.certificate_store import CertificateStore
from dlms.security.key_establishment import EphemeralAgreement
from dlms.security.keys import KEY_NAMES, Secret, needed, unwrap_key
from dlms.security.policy import SecurityPolicy
from dlms.server.objects import CosemObject

if TYPE_CHECKING:
    from dlms.association.server import ServerAssociation

__all__ = ["SecuritySetupObject"]

logger = logging.getLogger("dlms.server")

_KEY_AGREEMENT = 3
_OF_CERTIFICATES = range(4, 9)
_Agreed = classes.SecuritySetup.KeyAgreementResultElement
# Where the reason of a refusal has a result of its own.
_RESULTS: dict[type[SecurityError], ActionResult] = {
    NoSuchCertificate: ActionResult.OBJECT_UNAVAILABLE,
    MissingKeyError: ActionResult.OBJECT_UNAVAILABLE,
}


class SecuritySetupObject(CosemObject):
    """What `security` says, with its policy raised and its keys and certificates replaced by the methods.

    key_agreement is there under suites 1 and 2, the methods of certificates where `security` has a certificate store.
    """

    def __init__(self, logical_name: str | bytes, security: ServerSecurity, *, version: int = 1) -> None:
        self.security = security
        values: dict[str, Any] = {"security_suite": security.suite.number, "server_system_title": security.system_title}
        if version >= 1:
            store = security.certificates
            values["certificates"] = [] if store is None else store.information
        super().__init__(classes.get(64, version)(Obis(logical_name)), **values)
        if security.suite.curve is None:
            self._leave_out([_KEY_AGREEMENT])
        if security.certificates is None:
            self._leave_out(_OF_CERTIFICATES)

    def get_security_policy(self, selection: SelectiveAccessDescriptor | None, by: ServerAssociation) -> int:
        """Attribute 2."""
        return self.security.policy.to_attribute(self.version)

    def get_client_system_title(self, selection: SelectiveAccessDescriptor | None, by: ServerAssociation) -> bytes:
        """Attribute 4: of whoever asks, where its association is protected by this setup."""
        context = by.security
        return (context is not None and context.peer_system_title) or b""

    def do_security_activate(self, parameter: int, by: ServerAssociation) -> None:
        """Method 1: from the next association on. A policy can be made stronger, never weaker."""
        try:
            policy = SecurityPolicy.from_attribute(parameter, self.version)
        except ValueError:
            raise ActionError(ActionResult.TYPE_UNMATCHED) from None
        now = self.security.policy
        if now.request & ~policy.request or now.response & ~policy.response:
            raise ActionError(ActionResult.READ_WRITE_DENIED)
        self.security.policy = policy

    def do_key_transfer(self, parameter: Sequence[Any], by: ServerAssociation) -> None:
        """Method 2: keys wrapped under the master key; all of them are good, or none is taken.

        They hold once the answer is on its way, which is still protected by the old ones.
        """
        changes = {_name(element.key_id): self._unwrapped(element.key_wrapped) for element in parameter}
        by.afterwards(lambda: self.security.change_keys(changes))

    do_global_key_transfer = do_key_transfer

    def _unwrapped(self, wrapped: bytes) -> Secret:
        with _refusals(self):
            key = unwrap_key(needed(self.security.keys.master, "master key"), wrapped)
        if len(key) != self.security.suite.key_length:
            raise ActionError(ActionResult.TYPE_UNMATCHED)
        return key

    def do_key_agreement(self, parameter: Sequence[Any], by: ServerAssociation) -> list[_Agreed]:
        """Method 3: keys that both sides make; all of them, or none is taken, and each at most once.

        They hold once the answer is on its way, which is still protected by the old ones. The client signs with the
        key that its association was opened with.
        """
        context = by.parties if by.settings.security is self.security else None
        names = [_name(element.key_id) for element in parameter]
        if context is None or not names or len(set(names)) < len(names):
            raise ActionError(ActionResult.OTHER_REASON)
        changes, result = {}, []
        with _refusals(self):
            private = needed(context.keys.signing_private, "own private signing key")
            public = needed(context.keys.signing_public, "client's public signing key")
            client = needed(context.peer_system_title, "client's system title")
            for name, element in zip(names, parameter, strict=True):
                agreement = EphemeralAgreement(context.suite, types.SymmetricKeyId(element.key_id), private)
                changes[name] = agreement.agree(element.key_data, public, client, context.system_title)
                result.append(_Agreed(element.key_id, agreement.data))
        by.afterwards(lambda: self.security.change_keys(changes))
        return result

    def do_generate_key_pair(self, parameter: int, by: ServerAssociation) -> None:
        """Method 4. The pair is used once its certificate is imported, from the next association on."""
        with self._certificates() as store:
            store.generate_key_pair(parameter)

    def do_generate_certificate_request(self, parameter: int, by: ServerAssociation) -> bytes:
        """Method 5: for the pair generated last, or else the one in use."""
        with self._certificates() as store:
            return store.generate_certificate_request(parameter)

    def do_import_certificate(self, parameter: bytes, by: ServerAssociation) -> None:
        """Method 6: only what leads to a trusted authority."""
        with self._certificates() as store:
            store.import_certificate(parameter)

    def do_export_certificate(self, parameter: types.CertificateIdentification, by: ServerAssociation) -> bytes:
        """Method 7."""
        with self._certificates() as store:
            return store.export_certificate(parameter)

    def do_remove_certificate(self, parameter: types.CertificateIdentification, by: ServerAssociation) -> None:
        """Method 8: whatever was imported. Associations that are open stay so."""
        with self._certificates() as store:
            store.remove_certificate(parameter)

    @contextlib.contextmanager
    def _certificates(self) -> Iterator[CertificateStore]:
        with _refusals(self):
            yield needed(self.security.certificates, "certificate store")


def _name(key_id: int) -> str:
    if key_id not in KEY_NAMES:
        raise ActionError(ActionResult.OBJECT_UNAVAILABLE)
    return KEY_NAMES[key_id]


@contextlib.contextmanager
def _refusals(of: SecuritySetupObject) -> Iterator[None]:
    """What a client is told of keys and certificates that are not good: that they are refused."""
    try:
        yield
    except SecurityError as error:
        logger.info("security setup %s refuses: %s", Obis(of.logical_name).dotted, error)
        raise ActionError(_RESULTS.get(type(error), ActionResult.OTHER_REASON)) from None
