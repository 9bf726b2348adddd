"""Security setup: what protects associations, and how it is changed (class 64, Blue Book 17, 4.4.7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from cosem import classes
from cosem.apdu import ActionResult, SelectiveAccessDescriptor
from cosem.obis import Obis
from dlms.association.settings import ServerSecurity
from dlms.errors import ActionError, AuthenticationError
from dlms.security.keys import Keys, Secret, unwrap_key
from dlms.security.policy import SecurityPolicy
from dlms.server.objects import CosemObject

if TYPE_CHECKING:
    from dlms.association.server import ServerAssociation

__all__ = ["SecuritySetupObject"]

# symmetric_key_id, the same in both versions save the last
_KEYS = {0: "encryption", 1: "broadcast", 2: "authentication", 3: "master"}


class SecuritySetupObject(CosemObject):
    """What `security` says, with its policy raised and its keys replaced by the methods."""

    def __init__(self, logical_name: str | bytes, security: ServerSecurity, *, version: int = 1) -> None:
        self.security = security
        values: dict[str, Any] = {"security_suite": security.suite.number, "server_system_title": security.system_title}
        if version >= 1:
            values["certificates"] = []
        super().__init__(classes.get(64, version)(Obis(logical_name)), **values)

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
        keys = self.security.keys
        for element in parameter:
            keys = self._with(keys, element.key_id, element.key_wrapped)
        by.afterwards(lambda: self.security.replace_keys(keys))

    do_global_key_transfer = do_key_transfer

    def _with(self, keys: Keys, key_id: int, wrapped: bytes) -> Keys:
        name = _KEYS.get(key_id)
        master = self.security.keys.master
        if name is None or master is None:
            raise ActionError(ActionResult.OBJECT_UNAVAILABLE)
        try:
            key: Secret = unwrap_key(master, wrapped)
        except AuthenticationError:
            raise ActionError(ActionResult.OTHER_REASON) from None
        if len(key) != self.security.suite.key_length:
            raise ActionError(ActionResult.TYPE_UNMATCHED)
        return replace(keys, **{name: key})
