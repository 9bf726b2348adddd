"""New keys for a meter: given to it under the master key, or made together with it (class 64; Blue Book 17, 4.4.7)."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Mapping

from cosem.classes import SecuritySetup
from cosem.classes.types import SymmetricKeyId
from dlms.association.exchange import Exchange
from dlms.errors import MissingKeyError, ProtocolError
from dlms.operations.core import Operations
from dlms.security.key_establishment import EphemeralAgreement
from dlms.security.keys import KEY_NAMES, Keys, Secret, needed, wrap_key

__all__ = ["SECURITY_SETUP", "agree_keys", "change_keys"]

SECURITY_SETUP = "0.0.43.0.0.255"
_IDS = {name: SymmetricKeyId(key_id) for key_id, name in KEY_NAMES.items()}


def change_keys(
    operations: Operations, old: Keys, new: Keys, *, logical_name: str | bytes = SECURITY_SETUP
) -> Exchange[Keys]:
    """Give the meter those symmetric keys of `new` that are there, and use them on this association from then on.

    `old.master` wraps them. What is returned are all keys that hold now, to be kept. Should the answer get lost, the
    meter may have either: both must be kept until one is found to work. Raises `MissingKeyError` without master key,
    and as `Operations.action`.
    """
    if old.master is None:
        raise MissingKeyError("the master key is not given, under which new keys travel")
    given = {name: key for name in _IDS if (key := getattr(new, name)) is not None}
    elements = [
        SecuritySetup.KeyTransferParameterElement(_IDS[name], wrap_key(old.master, Secret(key)))
        for name, key in given.items()
    ]
    yield from operations.action(SecuritySetup(logical_name).key_transfer, elements)
    return _with(operations, old, given)


def agree_keys(
    operations: Operations, old: Keys, names: Collection[str], *, logical_name: str | bytes = SECURITY_SETUP
) -> Exchange[Keys]:
    """Make new symmetric keys together with the meter, and use them on this association from then on.

    `names` are those of `Keys`: encryption, broadcast, authentication, master. Nobody else learns them, whatever he
    records and whatever keys he gets later: each is made from two fresh key pairs. What proves who made them are
    signatures, so the association must know our private signing key and the meter's public one, by `Keys` or by
    certificates. What is returned are all keys that hold now, to be kept. Should the answer get lost, the meter has
    keys that nobody else knows: keep a way in that needs none of them.

    Raises `ValueError` for another name, `MissingKeyError`, `AuthenticationError` where the meter's signature is wrong,
    `ProtocolError` for another answer, and as `Operations.action`.
    """
    if unknown := set(names) - set(_IDS):
        raise ValueError(f"no symmetric key is named {', '.join(sorted(unknown))}; there are {', '.join(_IDS)}")
    context = needed(operations.association.context, "own system title")
    private = needed(context.keys.signing_private, "own private signing key")
    public = needed(context.keys.signing_public, "meter's public signing key")
    meter = needed(context.peer_system_title, "meter's system title")
    offers = {_IDS[name]: EphemeralAgreement(context.suite, _IDS[name], private) for name in names}
    elements = [SecuritySetup.KeyAgreementParameterElement(key_id, offer.data) for key_id, offer in offers.items()]
    answer = yield from operations.action(SecuritySetup(logical_name).key_agreement, elements)
    if not isinstance(answer, list) or [element.key_id for element in answer] != list(offers):
        raise ProtocolError("the meter answers for other keys than those to be agreed on")
    agreed = {
        KEY_NAMES[element.key_id]: offers[SymmetricKeyId(element.key_id)].agree(
            element.key_data, public, context.system_title, meter
        )
        for element in answer
    }
    return _with(operations, old, agreed)


def _with(operations: Operations, old: Keys, changes: Mapping[str, Secret]) -> Keys:
    """All keys that hold after some were changed; the association goes on with them."""
    keys = dataclasses.replace(old, **changes)
    if operations.association.context is not None:
        operations.association.context.replace_keys(keys)
    return keys
