"""What people read when something could not be shown."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import get_template

from foundation.ui.problems import Problem

from .drafts import keep_typed

TOO_BIG = ("RequestDataTooBig", "TooManyFieldsSent", "TooManyFilesSent")


def bad_request(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """400, and 413 when there was simply too much of it."""
    if type(exception).__name__ in TOO_BIG:
        return too_large(request)
    return render(request, "400.html", status=400)


def too_large(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """413: for views that refuse a file by its size."""
    return render(request, "413.html", status=413)


def permission_denied(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """403: in reach, but not theirs to do."""
    return render(request, "403.html", {"reason": _reason(exception)}, status=403)


def page_not_found(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """404: it does not exist, or not for this person; the page does not say which."""
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: drawn without the database and without anything that may have failed."""
    return HttpResponse(get_template("500.html").render(), status=500)


@login_not_required
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that is older than its session. What was typed is kept, and its page offered again."""
    try:
        kept = keep_typed(request) is not None
    except Problem:
        kept = False
    return render(request, "403_csrf.html", {"kept": kept, "again": request.path}, status=403)


def _reason(exception: Any) -> str:
    """A sentence that the refusing code gave, if it did."""
    return str(exception) if exception and exception.args else ""
