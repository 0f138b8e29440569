"""What every template may use without asking its view: the shell around the page."""

from functools import cached_property
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import resolve_url
from django.utils.module_loading import import_string

from . import navigation
from .counts import Counts
from .scope import Scope
from .views.inview import scope_of


class Shell:
    """The frame of a page. Everything is worked out only when a template asks for it."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    @cached_property
    def entries(self) -> tuple[navigation.Entry, ...]:
        counts = Counts(self.request.user, self.request.session, self._page)
        return navigation.entries_for(self.request.user, counts)

    @cached_property
    def groups(self) -> list[navigation.Group]:
        return navigation.grouped(self.entries)

    @cached_property
    def tabs(self) -> list[navigation.Entry]:
        return navigation.tabs_of(self.entries)

    @cached_property
    def record(self) -> list[navigation.Entry]:
        return navigation.record_entries_for(self.request.user)

    @cached_property
    def here(self) -> str:
        """The entry to light when the view does not name one: the page itself."""
        return next((e.item.key for e in self.entries if e.item.url_name == self._page), "")

    @cached_property
    def _page(self) -> str:
        """The name of the page in the table of addresses; nothing for a page of an error."""
        match = self.request.resolver_match
        return match.view_name if match else ""

    @cached_property
    def scope(self) -> Scope:
        return scope_of(self.request)

    @cached_property
    def provider(self) -> str:
        """The provider's name, when there is one."""
        source = getattr(settings, "PROVIDER_NAME_SOURCE", None)
        return import_string(source)(getattr(self.request, "user", None)) if source else ""

    @property
    def path(self) -> str:
        """Where to come back to."""
        return self.request.get_full_path()

    @cached_property
    def home_url(self) -> str:
        return resolve_url(settings.LOGIN_REDIRECT_URL)

    @cached_property
    def search_url(self) -> str:
        return navigation.address(getattr(settings, "SEARCH_PAGE", "search"))

    @cached_property
    def help_url(self) -> str:
        return navigation.address("help")

    @cached_property
    def account_url(self) -> str:
        return navigation.address("account") or navigation.address("mfa_index")

    @cached_property
    def bell(self) -> int:
        """How many things the reader is reminded of and has not looked at."""
        source = getattr(settings, "BELL_SOURCE", None)
        return int(import_string(source)(self.request.user)) if source else 0

    @cached_property
    def bell_url(self) -> str:
        return navigation.address(getattr(settings, "BELL_PAGE", ""))

    @property
    def idle_minutes(self) -> int:
        """After how long without a tap somebody is signed out; 0 when never."""
        idle = getattr(settings, "SESSION_IDLE", None)
        return int(idle.total_seconds() // 60) if idle else 0


def shell(request: HttpRequest) -> dict[str, Any]:
    """Adds ``shell`` to every template."""
    return {"shell": Shell(request)}
