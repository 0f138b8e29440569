"""Choosing the services in view."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from foundation.ui.scope import SESSION_KEY, Scope, ScopeChoice, scope_for

from .inview import safe_next
from .page import SIGNED_IN, Page


class ChooseServices(Page):
    """Narrow every figure to some of the services in reach, or widen it again."""

    permission = SIGNED_IN
    title = "Services in view"

    def get_template(self) -> str:
        return "ui/scope_dialog.html" if self.in_dialog else "ui/scope.html"

    def context(self) -> dict[str, Any]:
        return {"groups": grouped(self.scope), "next": safe_next(self.request, "/")}

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        asked = [] if "all" in request.POST else request.POST.getlist("services")
        request.session[SESSION_KEY] = sorted(scope_for(request.user, asked).chosen)
        return redirect(safe_next(request, reverse("ui:services")))


def grouped(scope: Scope) -> list[tuple[str, list[tuple[ScopeChoice, bool]]]]:
    """The choices by region, each with whether it is in view now."""
    groups: dict[str, list[tuple[ScopeChoice, bool]]] = {}
    for choice in scope.choices:
        chosen = not scope.chosen or choice.id in scope.chosen
        groups.setdefault(choice.group, []).append((choice, chosen))
    return sorted(groups.items())
