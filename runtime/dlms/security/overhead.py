"""How many octets protection adds to an APDU: what must be kept free of the largest PDU (Green Book 8.3, 9.2.7.2.4)."""

from __future__ import annotations

from dlms.security.forms import Form
from dlms.security.general_ciphering import KeyChoice
from dlms.security.suites import SYSTEM_TITLE_LENGTH, TAG_LENGTH, Suite
from dlms.security.transactions import ID_LENGTH

__all__ = ["overhead"]

_TAG = 1
_LENGTH = 3  # of an octet string in a PDU that has a size at all
_SECURITY_HEADER = 5
_TITLE = 1 + SYSTEM_TITLE_LENGTH
# transaction-id, originator, recipient, date-time, other-information
_HEADER = 1 + ID_LENGTH + 2 * _TITLE + 1 + 1
_WRAPPING = 8  # AES key wrap


def overhead(form: Form, suite: Suite, key_choice: KeyChoice = KeyChoice.IDENTIFIED, *, signed: bool = False) -> int:
    """The most octets by which an APDU becomes longer."""
    added = 0
    if form is not Form.PLAIN:
        added += _TAG + _LENGTH + _SECURITY_HEADER + TAG_LENGTH
    if form in (Form.GENERAL_GLOBAL, Form.GENERAL_DEDICATED):
        added += _TITLE
    if form is Form.GENERAL_CIPHERING:
        added += _HEADER + 2 + _key_info(suite, key_choice)  # key-info: its presence, and which of three
    if signed:
        added += _TAG + _HEADER + 2 * _LENGTH + 2 * suite.coordinate_length
    return added


def _key_info(suite: Suite, key_choice: KeyChoice) -> int:
    match key_choice:
        case KeyChoice.WRAPPED:
            return 1 + 1 + suite.key_length + _WRAPPING
        case KeyChoice.ONE_PASS:  # the scheme, an ephemeral public key and its signature
            return 2 + _LENGTH + 4 * suite.coordinate_length
        case KeyChoice.STATIC_UNIFIED:
            return 2 + 1
    return 1
