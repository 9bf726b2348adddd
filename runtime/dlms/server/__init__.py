"""The server: logical devices made of objects, the associations that see them, and what carries them."""

from dlms.association.access import AccessMode, AccessRights, Grant
from dlms.association.settings import AssociationSettings, ServerSecurity
from dlms.server.agenda import Agenda
from dlms.server.clock import ClockObject
from dlms.server.control import DisconnectControlObject, ScriptTableObject
from dlms.server.device import LogicalDevice, sap_assignment
from dlms.server.image import ImageTransferObject
from dlms.server.line import Limits
from dlms.server.objects import CosemObject
from dlms.server.profile import Column, ProfileObject, SortMethod
from dlms.server.security_setup import SecuritySetupObject
from dlms.server.serving import Server

__all__ = [
    "AccessMode",
    "AccessRights",
    "Agenda",
    "AssociationSettings",
    "ClockObject",
    "Column",
    "CosemObject",
    "DisconnectControlObject",
    "Grant",
    "ImageTransferObject",
    "Limits",
    "LogicalDevice",
    "ProfileObject",
    "ScriptTableObject",
    "SecuritySetupObject",
    "Server",
    "ServerSecurity",
    "SortMethod",
    "sap_assignment",
]
