"""What a request says about the services in view, and where it wants to go back to."""

from typing import Any

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from foundation.ui.scope import SESSION_KEY, Scope, scope_for


def scope_of(request: Any) -> Scope:
    """The services in view for this request; asked for once."""
    known = getattr(request, "_scope", None)
    if known is None:
        session = getattr(request, "session", None) or {}
        known = request._scope = scope_for(request.user, session.get(SESSION_KEY, ()))
    return known


def safe_next(request: HttpRequest, fallback: str) -> str:
    """Where to go back to: only ever a page of this product."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    hosts = {request.get_host()}
    secure = request.is_secure()
    return asked if url_has_allowed_host_and_scheme(asked, hosts, secure) else fallback
