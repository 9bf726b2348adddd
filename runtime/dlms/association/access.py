"""Access rights: which attributes and methods an association may use, and how protected its requests must be.

Rights are data: a list of grants, asked in order. The numbers of `AccessMode` are those of class 15, version 3; earlier
versions know fewer and write them otherwise (Blue Book 17, 4.4.4: access_mode).
"""

from __future__ import annotations

import enum
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from cosem.obis import ObisError
from dlms.security.context import Protection

__all__ = ["AccessMode", "AccessRights", "Grant", "suffices"]


class AccessMode(enum.IntFlag):
    """What may be done with an attribute or a method, and what protection that takes.

    A method is invoked by `ACCESS`, which is the bit of `READ`.
    """

    NO_ACCESS = 0
    READ = 1
    ACCESS = 1
    WRITE = 2
    READ_AND_WRITE = 3
    AUTHENTICATED_REQUEST = 4
    ENCRYPTED_REQUEST = 8
    SIGNED_REQUEST = 16
    AUTHENTICATED_RESPONSE = 32
    ENCRYPTED_RESPONSE = 64
    SIGNED_RESPONSE = 128

    def met_by(self, protection: Protection) -> bool:
        """Whether a request so protected is protected enough."""
        return suffices(protection, int(self))

    def attribute_number(self, version: int) -> int:
        """As an `access_mode` of an attribute in that version of class 15."""
        if version >= 3:
            return int(self)
        number = int(self & AccessMode.READ_AND_WRITE)
        if version >= 1 and number and self & (AccessMode.AUTHENTICATED_REQUEST | AccessMode.SIGNED_REQUEST):
            return number + 3
        return number

    @classmethod
    def of_attribute(cls, number: int, version: int) -> AccessMode:
        """What `attribute_number` gives, read. Raises `ValueError` for what that version does not have."""
        return cls._of(number, version, cls.attribute_number, cls.READ_AND_WRITE)

    @classmethod
    def of_method(cls, number: int, version: int) -> AccessMode:
        """What `method_number` gives, read. Raises `ValueError` for what that version does not have."""
        return cls._of(number, version, cls.method_number, cls.ACCESS)

    @classmethod
    def _of(cls, number: int, version: int, write: Callable[[AccessMode, int], int], plain: AccessMode) -> AccessMode:
        if version >= 3:
            if not 0 <= number <= 0xFF or number & cls.READ_AND_WRITE & ~plain:
                raise ValueError(f"{number} is no access mode")
            return cls(number)
        for protection in (cls.NO_ACCESS, cls.AUTHENTICATED_REQUEST):
            for mode in range(plain + 1):
                if write(cls(mode) | protection, version) == number:
                    return cls(mode) | protection if mode else cls.NO_ACCESS
        raise ValueError(f"{number} is no access mode of version {version}")

    def method_number(self, version: int) -> int:
        """As an `access_mode` of a method in that version of class 15."""
        if version >= 3:
            return int(self)
        if not self & AccessMode.ACCESS:
            return 0
        return 2 if version >= 1 and self & (AccessMode.AUTHENTICATED_REQUEST | AccessMode.SIGNED_REQUEST) else 1


_SIGNED_REQUEST = int(AccessMode.SIGNED_REQUEST)


def suffices(protection: Protection, mode: int) -> bool:
    """Whether a request so protected is protected enough for an access mode."""
    if mode & _SIGNED_REQUEST and not protection.signed:
        return False
    # authenticated and encrypted request are two bits below where the security control has them
    missing = mode << 2 & ~protection.security_control & 0x30
    return not missing & (0x20 if protection.signed else 0x30)


Modes = AccessMode | Mapping[int, AccessMode]


@dataclass(frozen=True, slots=True)
class Grant:
    """Rights to the objects that `class_id` and `logical_name` name; without them, to all.

    `attributes` and `methods` are one mode for all of them, or a mode by index; what is not in the mapping is left to
    the grants that follow. `logical_name` is six numbers separated by dots, with `*` for any.
    """

    attributes: Modes = field(default_factory=dict)
    methods: Modes = field(default_factory=dict)
    class_id: int | None = None
    logical_name: str | None = None
    _groups: tuple[int | None, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        groups = () if self.logical_name is None else _groups(self.logical_name)
        object.__setattr__(self, "_groups", groups)

    def covers(self, class_id: int, logical_name: bytes) -> bool:
        """Whether the object is one of those."""
        if self.class_id not in (None, class_id):
            return False
        return all(group in (None, octet) for group, octet in zip(self._groups, logical_name, strict=False))


class AccessRights:
    """Grants in order: the first that says something of an attribute or method decides. None says: no access."""

    def __init__(self, *grants: Grant) -> None:
        self.grants = grants

    def attribute(self, class_id: int, logical_name: bytes, attribute_id: int) -> AccessMode:
        """What may be done with an attribute."""
        return self._mode([grant.attributes for grant in self._about(class_id, logical_name)], attribute_id)

    def method(self, class_id: int, logical_name: bytes, method_id: int) -> AccessMode:
        """Whether a method may be invoked."""
        return self._mode([grant.methods for grant in self._about(class_id, logical_name)], method_id)

    def _about(self, class_id: int, logical_name: bytes) -> list[Grant]:
        return [grant for grant in self.grants if grant.covers(class_id, logical_name)]

    @staticmethod
    def _mode(modes: list[Modes], index: int) -> AccessMode:
        for mode in modes:
            if isinstance(mode, AccessMode):
                return mode
            if index in mode:
                return mode[index]
        return AccessMode.NO_ACCESS


def _groups(pattern: str) -> tuple[int | None, ...]:
    parts = pattern.split(".")
    try:
        groups = tuple(None if part == "*" else int(part) for part in parts)
    except ValueError:
        groups = ()
    if len(groups) != 6 or any(group is not None and not 0 <= group <= 255 for group in groups):
        raise ObisError(f"{pattern!r} is not six numbers from 0 to 255, or *, separated by dots")
    return groups
