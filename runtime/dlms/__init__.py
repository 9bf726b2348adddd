"""The runtime of DLMS/COSEM: meters read and served, link layers, security, decoding.

It stands on the generated package `cosem`, whose classes name what is read and written.
"""

from dlms.aio import AsyncMeter, connect_async
from dlms.association.credentials import Security
from dlms.client import Meter, connect
from dlms.decoding import EntryPoint, decode
from dlms.errors import DlmsError
from dlms.messages import Fault, Message
from dlms.push import PushListener, PushSecurity
from dlms.security.counters import PROCESS_COUNTERS, FileCounterStore
from dlms.security.keys import Keys, Secret
from dlms.server import Server
from dlms.timeouts import Timeouts

__all__ = [
    "PROCESS_COUNTERS",
    "AsyncMeter",
    "DlmsError",
    "EntryPoint",
    "Fault",
    "FileCounterStore",
    "Keys",
    "Message",
    "Meter",
    "PushListener",
    "PushSecurity",
    "Secret",
    "Security",
    "Server",
    "Timeouts",
    "connect",
    "connect_async",
    "decode",
]
