"""Nothing that was typed is lost when a session has ended."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

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

    def process_view(self, request: HttpRequest, view: Any, *_args: Any) -> None:
        closed = getattr(view, "login_required", True)
        if request.method != "POST" or request.user.is_authenticated or not closed:
            return
        if FIELD in request.POST:
            try:
                keep_typed(request)
            except Problem:  # too long to keep; signing in still leads back to the form
                return
