"""The server: logical devices made of objects, the associations that see them, and what carries them."""

from dlms.association.access import AccessMode, AccessRights, Grant
from dlms.association.settings import AssociationSettings, ServerSecurity
from dlms.server.device import LogicalDevice, sap_assignment
from dlms.server.line import Limits
from dlms.server.objects import CosemObject
from dlms.server.serving import Server

__all__ = [
    "AccessMode",
    "AccessRights",
    "AssociationSettings",
    "CosemObject",
    "Grant",
    "Limits",
    "LogicalDevice",
    "Server",
    "ServerSecurity",
    "sap_assignment",
]
