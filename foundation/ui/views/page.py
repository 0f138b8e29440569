"""The base of every page: who may open it, and what it always knows."""

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views import View

from .inview import scope_of

# The default is nobody. A page says whom it is for.
NOBODY = ""
SIGNED_IN = "signed in"

Crumbs = Iterable[tuple[str, str]]


class Page(View):
    """A page for those who hold ``permission``.

    ``title`` and ``crumbs`` may be attributes or methods. ``nav`` is the key of the
    navigation entry that is lit.
    """

    permission = NOBODY
    template_name = ""
    title: Any = ""
    crumbs: Any = ()
    nav = ""
    object: Any = None
    parent: Any = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        self.fetch()
        self.check()
        return super().dispatch(request, *args, **kwargs)

    def fetch(self) -> None:
        """Find what the page is about; a 404 when it is out of reach."""

    def check(self) -> None:
        """Refuse those who may not open this page: in reach, but without the permission."""
        if self.permission == SIGNED_IN:
            return
        if self.permission == NOBODY or not self.allowed():
            raise PermissionDenied

    def allowed(self) -> bool:
        about = self.object if self.object is not None else self.parent
        return bool(self.user.has_perm(self.permission, about))

    # What every page knows --------------------------------------------------------------------

    @property
    def in_dialog(self) -> bool:
        """Whether this is shown over another page rather than as its own."""
        return bool(self.request.headers.get("X-Dialog"))

    @property
    def user(self) -> Any:
        return self.request.user

    @cached_property
    def on(self) -> date:
        """Today, once for the whole page."""
        return timezone.localdate()

    @property
    def scope(self) -> Any:
        """The services in view."""
        return scope_of(self.request)

    def reach(self, source: Any, **lookup: Any) -> Any:
        """One row that this person may see, from a model or a queryset; else a 404."""
        rows = source.objects.visible_to(self.user) if hasattr(source, "objects") else source
        try:
            return get_object_or_404(rows, **lookup)
        except (ValueError, OverflowError) as error:
            raise Http404 from error

    # Drawing ----------------------------------------------------------------------------------

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        return self.show()

    def show(self, status: int = 200, **extra: Any) -> HttpResponse:
        """The page as it stands."""
        return render(
            self.request, self.get_template(), {**self.frame(), **self.context(), **extra},
            status=status,
        )  # fmt: skip

    def get_template(self) -> str:
        return self.template_name

    def frame(self) -> dict[str, Any]:
        """What the shell needs from every page."""
        return {
            "title": answer(self.title),
            "crumbs": list(answer(self.crumbs)),
            "here": self.nav,
            "on": self.on,
            "object": self.object,
            "parent": self.parent,
            "view": self,
        }

    def context(self) -> dict[str, Any]:
        """What the template of this page needs."""
        return {}


def answer(value: Any) -> Any:
    """An attribute, or the answer of a method."""
    return value() if callable(value) else value


class DetailPage(Page):
    """A page about one row of ``model``, found by ``key`` in the address."""

    model: Any = None
    key = "pk"

    def rows(self) -> Any:
        """The rows in reach; override to fetch what the page needs along with them."""
        return self.model.objects.visible_to(self.user)

    def fetch(self) -> None:
        self.object = self.reach(self.rows(), **{self.key: self.kwargs[self.key]})

    def frame(self) -> dict[str, Any]:
        title = answer(self.title) or str(self.object or "")
        return {**super().frame(), "title": title}
