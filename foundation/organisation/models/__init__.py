from .invitations import Invitation
from .people import (
    AccessibleFormat,
    CommunicationNeed,
    CommunicationReview,
    Person,
    Placement,
)
from .places import EVERYWHERE, Place
from .provider import Provider
from .regions import Region
from .roles import KnownPermission, Membership, Role
from .services import Commissioner, Service, ServiceType
from .users import User

__all__ = [
    "EVERYWHERE",
    "AccessibleFormat",
    "Commissioner",
    "CommunicationNeed",
    "CommunicationReview",
    "Invitation",
    "KnownPermission",
    "Membership",
    "Person",
    "Place",
    "Placement",
    "Provider",
    "Region",
    "Role",
    "Service",
    "ServiceType",
    "User",
]
