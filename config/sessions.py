"""When a session ends: idle for too long, or simply long enough."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

STARTED = "session_started"
SEEN = "session_seen"


class SessionLimitsMiddleware:
    """Signs out at the end of the longest session, and notes about once a minute who is there.

    The idle limit itself is the age of the session row and cookie, renewed by that note: a page
    request therefore costs no write, save the first in each minute.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            keep_or_end(request)
        return self.get_response(request)


def keep_or_end(request: HttpRequest) -> None:
    now = timezone.now().timestamp()
    started = request.session.setdefault(STARTED, now)
    seen = request.session.setdefault(SEEN, now)
    too_long = now - started > settings.SESSION_LONGEST.total_seconds()
    too_idle = now - seen > settings.SESSION_COOKIE_AGE
    if too_long or too_idle:
        logout(request)
    elif now - seen >= settings.SESSION_TOUCH.total_seconds():
        request.session[SEEN] = now
