"""What meters send unasked: received on any line, deciphered with the keys of whoever sent it, checked, answered."""

from dlms.push.listener import PushListener
from dlms.push.receiver import Framing, Push, PushFault, PushReceiver
from dlms.push.security import NOBODY, PushSecurity

__all__ = ["NOBODY", "Framing", "Push", "PushFault", "PushListener", "PushReceiver", "PushSecurity"]
