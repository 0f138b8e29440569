"""What is known about the account of one person: its second factors and sessions."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.db.models import QuerySet

from foundation.organisation.models import User

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def factors_of(user: Any) -> QuerySet[Authenticator]:
    """Apps and passkeys. Recovery codes are the way back to them, no factor of their own."""
    return Authenticator.objects.filter(user=user, type__in=FACTORS)


def has_second_factor(user: Any) -> bool:
    return factors_of(user).exists()


def comes_from_directory(user: Any) -> bool:
    """Whether somebody signs in through the provider's own directory."""
    return SocialAccount.objects.filter(user=user).exists()


def own_row(user: Any) -> QuerySet[User]:
    """One's own account, which everybody may see and which may be in nobody's reach."""
    return User.objects.filter(pk=user.pk)


def sessions_of(user: Any) -> list[UserSession]:
    """Where an account is signed in now, the latest first."""
    found: list[UserSession] = UserSession.objects.purge_and_list(user)
    return sorted(found, key=lambda session: session.last_seen_at, reverse=True)
