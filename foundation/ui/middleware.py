"""What is kept for a reader between pages: what they typed, and the numbers they were shown."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse

from .counts import forget_counts
from .problems import Problem
from .tokens import FIELD
from .views.drafts import keep_typed


class KeepTypedMiddleware:
    """Keeps the text of a form that arrives after its author was signed out.

    Stands before ``LoginRequiredMiddleware``, which then asks to sign in and leads back to
    the form, where the draft is waiting.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, *_args: Any) -> HttpResponse | None:
        if request.user.is_authenticated or not getattr(view, "login_required", True):
            return None
        if request.method == "POST" and FIELD in request.POST:
            with suppress(Problem):  # too long to keep; signing in still leads back to the form
                keep_typed(request)
        if request.headers.get("X-Dialog"):  # the door needs a page, not a dialog
            door = redirect_to_login(request.get_full_path())
            return HttpResponse(headers={"HX-Redirect": door.url})
        return None


SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class CountsMiddleware:
    """Whoever sends something sees at once what it changes in the numbers of the navigation."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in SAFE:
            forget_counts(request.session)
        return self.get_response(request)
