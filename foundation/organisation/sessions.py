"""The sessions of one account: where it is signed in."""

from typing import Any

from allauth.usersessions.models import UserSession

from foundation.organisation.models import User


def drop_sessions(user: User, keep: str = "") -> int:
    """End every session of an account, but for the one with the key ``keep``; how many ended."""
    sessions = list(UserSession.objects.filter(user=user).exclude(session_key=keep))
    for session in sessions:
        session.end()
    return len(sessions)


def note_seen(visit: Any) -> None:
    """Write down when, from where and with what a session was seen."""
    UserSession.objects.create_from_request(visit)
