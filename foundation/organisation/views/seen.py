"""Where somebody was seen last, without a write on every page."""

from allauth.usersessions.middleware import UserSessionsMiddleware
from django.http import HttpRequest, HttpResponse

from foundation.organisation.sessions import note_seen


class SeenMiddleware(UserSessionsMiddleware):
    """Notes address and browser of a session when the session itself is written anyway.

    That is at sign-in and about once a minute: see ``config.sessions``.
    """

    def __call__(self, request: HttpRequest) -> HttpResponse:
        session = request.session
        if session.session_key and session.modified and request.user.is_authenticated:
            note_seen(request)
        answer: HttpResponse = self.get_response(request)
        return answer
