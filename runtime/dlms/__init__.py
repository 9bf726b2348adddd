"""The runtime of DLMS/COSEM: link layers, security, decoding; it stands on the generated package `cosem`."""

from dlms.decoding import EntryPoint, decode
from dlms.messages import Fault, Message
from dlms.security.keys import Keys, Secret

__all__ = ["EntryPoint", "Fault", "Keys", "Message", "Secret", "decode"]
