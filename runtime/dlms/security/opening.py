"""Opening protected APDUs with what is known: keys that were given, names and keys that earlier APDUs told.

This is for reading captures: it takes whatever keys fit and says how far the result can be trusted. An association
that talks to a meter checks policy and counters besides.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal

from dlms.errors import MissingKeyError, SecurityError
from dlms.messages import Json, SecurityLayer
from dlms.security import signatures
from dlms.security.ciphering import HEADER_LENGTH, Cipher, header_of
from dlms.security.key_establishment import ONE_PASS, STATIC_UNIFIED, accept_one_pass, static_unified
from dlms.security.keys import Keys, Secret, needed, unwrap_key
from dlms.security.suites import SYSTEM_TITLE_LENGTH, TAG_LENGTH, Authenticity, SecurityControl

Side = Literal["client", "server"]

QUIRK_TITLE_INSIDE = "system title taken from the general-signing inside"

_GENERAL = ("General-Glo-Ciphering", "General-Ded-Ciphering", "General-Ciphering", "General-Signing")
_HEADER = ("transaction-id", "originator-system-title", "recipient-system-title", "date-time", "other-information")
_SERVER_WORDS = ("response", "report", "notification", "error")


@dataclass(slots=True)
class Protected:
    """A protected APDU taken apart. `content` is the security header and what follows, or what is signed."""

    name: str
    value: Json
    content: bytes
    layer: SecurityLayer

    @staticmethod
    def is_protected(name: str) -> bool:
        """Whether an APDU of this ASN.1 name has another one inside."""
        return name.startswith(("glo-", "ded-")) or name in _GENERAL

    @classmethod
    def of(cls, name: str, value: Any) -> Protected:
        """From the APDU's JSON form. Raises `SecurityError` where the security header or the tag is cut."""
        if name in ("General-Ciphering", "General-Signing"):
            header = {field.replace("-", "_"): value[field] for field in _HEADER}
            if name == "General-Signing":
                layer = SecurityLayer(name, header, signature=bytes.fromhex(value["signature"]))
                return cls(name, value, bytes.fromhex(value["content"]), layer)
            header["key_info"] = value.get("key-info")
            title = bytes.fromhex(value["originator-system-title"])
            return cls._ciphered(name, value, value["ciphered-content"], title, header)
        if name in _GENERAL:
            title = bytes.fromhex(value["system-title"])
            return cls._ciphered(name, value, value["ciphered-content"], title, {})
        return cls._ciphered(name, {}, value, None, {})

    @classmethod
    def _ciphered(cls, name: str, value: Json, content: str, title: bytes | None, header: Json) -> Protected:
        octets = bytes.fromhex(content)
        if len(octets) < HEADER_LENGTH:
            raise SecurityError(f"{len(octets)} octets where a security header has 5", len(octets), "incomplete")
        control = SecurityControl(octets[0])
        tag = TAG_LENGTH if control.authenticated else 0
        if len(octets) < HEADER_LENGTH + tag:
            raise SecurityError("the authentication tag of 12 octets is not all there", len(octets), "incomplete")
        layer = SecurityLayer(
            name,
            header,
            title,
            control,
            int.from_bytes(octets[1:HEADER_LENGTH]),
            octets[HEADER_LENGTH : len(octets) - tag],
            octets[len(octets) - tag :],
        )
        return cls(name, value, octets, layer)

    @property
    def additional_header(self) -> bytes:
        """What the tag covers of the APDU's own header: general-ciphering has one, nothing else has."""
        return header_of(self._header_fields) if self.name == "General-Ciphering" else b""

    @property
    def signed(self) -> bytes:
        """What a signature covers."""
        return header_of((*self._header_fields, self.content))

    @property
    def _header_fields(self) -> tuple[bytes, ...]:
        return tuple(bytes.fromhex(self.value[field]) for field in _HEADER)

    @property
    def sender(self) -> Side:
        """Which side sends a service-specific ciphered APDU of this name."""
        return "server" if any(word in self.name.lower() for word in _SERVER_WORDS) else "client"


class Opener:
    """Opens protected APDUs, and learns system titles and the dedicated key from association APDUs on the way."""

    def __init__(self, keys: Keys) -> None:
        self._keys = keys
        self._titles: dict[Side, bytes] = {}
        self._ciphers: dict[Secret, Cipher] = {}

    def learn_association(self, name: str, value: Json) -> None:
        """Keep the system title of whoever sends this AARQ or AARE."""
        for side, field in (("client", "calling-AP-title"), ("server", "responding-AP-title")):
            title = bytes.fromhex(value.get(field, ""))
            if len(title) == SYSTEM_TITLE_LENGTH:
                self._titles[side] = title  # type: ignore[index]

    def learn_initiate(self, name: str, value: Any) -> None:
        """Keep the dedicated key that an InitiateRequest brings."""
        if name == "InitiateRequest" and len(key := bytes.fromhex(value.get("dedicated-key", ""))) in (16, 32):
            self._keys = replace(self._keys, dedicated=Secret(key))

    def open(self, protected: Protected) -> bytes | None:
        """The plaintext, or None where no key is given for it; the layer of `protected` gets its authenticity.

        Raises `SecurityError` where keys are given and do not open it.
        """
        layer = protected.layer
        if protected.name == "General-Signing":
            layer.authenticity = self._verify(protected)
            return protected.content
        control = layer.security_control
        assert control is not None
        if control.compressed:
            raise SecurityError("the APDU is compressed, which is not supported", kind="unsupported")
        key, key_name = self._key(protected)
        if key is None:
            if control.encrypted and self._keys.can_decipher:
                raise MissingKeyError(f"the {key_name} is not given")
            return _open_without_key(layer, control)
        title = self._title(protected)
        cipher = self._ciphers.get(key)
        if cipher is None:
            cipher = self._ciphers[key] = Cipher(key, self._keys.authentication)
        if control.authenticated and self._keys.authentication is None:
            opened = cipher.open_unchecked(title, protected.content)
        else:
            opened = cipher.open(title, protected.content, protected.additional_header)
        layer.authenticity = opened.authenticity
        layer.system_title = title
        return opened.plaintext

    def _title(self, protected: Protected) -> bytes:
        layer = protected.layer
        if layer.system_title:
            return layer.system_title
        title = self._titles.get(protected.sender, self._keys.system_title)
        if protected.name in _GENERAL:
            title = self._keys.system_title or title
        if title is None and (inside := _title_inside(protected)) is not None:
            layer.quirks = (QUIRK_TITLE_INSIDE,)
            return inside
        if title is None:
            raise MissingKeyError("the system title is neither in the message nor given")
        return title

    def _key(self, protected: Protected) -> tuple[Secret | None, str]:
        """The key in use, None where it is not given, and what it is called."""
        keys, control = self._keys, protected.layer.security_control
        assert control is not None
        info = protected.value.get("key-info") or {}
        if "wrapped-key" in info:
            wrapped = bytes.fromhex(info["wrapped-key"]["key-ciphered-data"])
            return keys.master and unwrap_key(keys.master, wrapped), "master key"
        if "agreed-key" in info:
            agreed = self._agreed_key(protected, info["agreed-key"]) if keys.agreement_private else None
            return agreed, "own private key agreement key"
        if protected.name.startswith("ded-") or protected.name == "General-Ded-Ciphering":
            return keys.dedicated, "dedicated key"
        identified = (info.get("identified-key") or {}).get("key-id")
        if control.broadcast or identified == "global-broadcast-encryption-key":
            return keys.broadcast, "global broadcast encryption key"
        return keys.encryption, "global unicast encryption key"

    def _agreed_key(self, protected: Protected, agreed: Json) -> Secret:
        keys, control = self._keys, protected.layer.security_control
        assert keys.agreement_private is not None
        assert control is not None
        suite = control.suite
        scheme, data = bytes.fromhex(agreed["key-parameters"]), bytes.fromhex(agreed["key-ciphered-data"])
        originator, transaction = (
            bytes.fromhex(protected.value[field]) for field in ("originator-system-title", "transaction-id")
        )
        recipient = bytes.fromhex(protected.value["recipient-system-title"])
        if scheme == ONE_PASS:
            return accept_one_pass(suite, keys.agreement_private, keys.signing_public, originator, recipient, data)
        if scheme == STATIC_UNIFIED:
            peer = needed(keys.agreement_public, "sender's public key agreement key")
            return static_unified(suite, keys.agreement_private, peer, originator, recipient, transaction)
        raise SecurityError(f"key agreement scheme {scheme.hex() or 'of no octets'} is not defined")

    def _verify(self, protected: Protected) -> Authenticity:
        signature, public = protected.layer.signature, self._keys.signing_public
        if not signature:
            return Authenticity.ABSENT
        if public is None:
            return Authenticity.NOT_CHECKED
        signatures.verify(signatures.suite_of_public_key(public), public, protected.signed, signature)
        return Authenticity.VERIFIED


def _open_without_key(layer: SecurityLayer, control: SecurityControl) -> bytes | None:
    """What is not encrypted can be read by anyone."""
    if control.encrypted:
        return None
    layer.authenticity = Authenticity.NOT_CHECKED if control.authenticated else Authenticity.ABSENT
    return layer.ciphertext


def _title_inside(protected: Protected) -> bytes | None:
    """The originator of a general-signing that is authenticated only.

    The meters of Great Britain leave the header of general-ciphering empty and put their name there. It is read before
    the tag is checked, and a wrong one fails that check.
    """
    content = protected.layer.ciphertext
    control = protected.layer.security_control
    if control is None or control.encrypted or content[:1] != b"\xdf" or len(content) < 2:
        return None
    start = 2 + content[1]
    if content[1] >= 0x80 or content[start : start + 1] != bytes((SYSTEM_TITLE_LENGTH,)):
        return None
    title = content[start + 1 : start + 1 + SYSTEM_TITLE_LENGTH]
    return title if len(title) == SYSTEM_TITLE_LENGTH else None
