"""New keys for a meter: each under the master key, all at once (class 64; Blue Book 17, 4.4.7: key_transfer)."""

from __future__ import annotations

import dataclasses

from cosem.classes import SecuritySetup, types
from cosem.data import Data
from dlms.association.exchange import Exchange
from dlms.errors import MissingKeyError
from dlms.operations.core import Operations
from dlms.security.keys import Keys, Secret, wrap_key

__all__ = ["change_keys"]

_IDS = {
    "encryption": types.SymmetricKeyId.GLOBAL_UNICAST_ENCRYPTION_KEY,
    "broadcast": types.SymmetricKeyId.GLOBAL_BROADCAST_ENCRYPTION_KEY,
    "authentication": types.SymmetricKeyId.AUTHENTICATION_KEY,
    "master": types.SymmetricKeyId.MASTER_KEY,
}


def change_keys(
    operations: Operations, old: Keys, new: Keys, *, logical_name: str | bytes = "0.0.43.0.0.255"
) -> Exchange[Keys]:
    """Give the meter those symmetric keys of `new` that are there, and use them on this association from then on.

    `old.master` wraps them. What is returned are all keys that hold now, to be kept. Should the answer get lost, the
    meter may have either: both must be kept until one is found to work. Raises `MissingKeyError` without master key,
    and as `Operations.action`.
    """
    if old.master is None:
        raise MissingKeyError("the master key is not given, under which new keys travel")
    master = old.master
    given = {name: key for name in _IDS if (key := getattr(new, name)) is not None}
    elements = [
        Data.structure([Data.enum(_IDS[name]), Data.octet_string(wrap_key(master, Secret(key)))])
        for name, key in given.items()
    ]
    method = SecuritySetup(logical_name).key_transfer
    yield from operations.action_raw(method.class_id, method.instance_id, method.method_id, Data.array(elements))
    keys = dataclasses.replace(old, **given)
    if operations.association.context is not None:
        operations.association.context.replace_keys(keys)
    return keys
