"""Saved filters: beside the views of a list, and the two small pages that keep and remove them."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import NoReverseMatch, resolve, reverse
from django.utils.http import urlencode

from foundation.ui.forms.saved import Nothing, SaveFilterForm
from foundation.ui.models import SavedFilter
from foundation.ui.models.saved import asked_of
from foundation.ui.services.saved import remove_filter, save_filter

from .confirm import ConfirmPage
from .forms import FormPage
from .page import SIGNED_IN, answer

ASKED = "asked"


@dataclass(frozen=True)
class SavedLink:
    """A saved filter as a list shows it."""

    name: str
    url: str
    current: bool


@dataclass(frozen=True)
class Saved:
    """The saved filters of one list, and what may be done with what it asks now."""

    links: list[SavedLink]
    current: str = ""
    remove_url: str = ""
    save_url: str = ""


def saved_under(page: Any) -> Saved | None:
    """What one person keeps of a list, in one question.

    A list about one record ("the rows of this import") has no filters that are worth keeping.
    """
    match = page.request.resolver_match
    if match is None or match.kwargs:
        return None
    now = asked_of(page.request.GET.urlencode())
    rows = list(SavedFilter.objects.of(page.user).under(match.view_name))
    links = [SavedLink(row.name, row.get_absolute_url(), row.asked == now) for row in rows]
    current = next((row for row in rows if row.asked == now), None)
    if current is not None:
        url = reverse("ui:remove_filter", args=[current.pk])
        return Saved(links, current=current.name, remove_url=url)
    if not page.filtered:
        return Saved(links)
    url = reverse("ui:save_filter", args=[match.view_name])
    return Saved(links, save_url=f"{url}?{urlencode({ASKED: now})}")


class SaveFilter(FormPage):
    """A name for what a list asks now."""

    permission = SIGNED_IN
    form_class = SaveFilterForm
    drafts = False
    title, submit = "Save this filter", "Save it"

    def fetch(self) -> None:
        self.listed = _list_called(self.kwargs["page"])

    def check(self) -> None:
        """Whoever may not open a list keeps no filter of it."""
        needed = self.listed.permission
        if needed != SIGNED_IN and not self.user.has_perm(needed):
            raise PermissionDenied

    def make_form(self, data: Any = None, *, initial: Any = None, about: Any = None) -> Any:
        form = super().make_form(data, initial=initial, about=about)
        form.page_url = self.request.get_full_path()
        return form

    @cached_property
    def asked(self) -> str:
        return asked_of(self.request.GET.get(ASKED, ""))

    def crumbs(self) -> list[tuple[str, str]]:
        url = reverse(self.kwargs["page"])
        title = answer(self.listed.title)
        return [(str(title), f"{url}?{self.asked}" if self.asked else url)]

    def intro(self) -> str:
        return "It stands above this list from now on, for you alone."

    def save(self, form: Any) -> SavedFilter:
        return save_filter(
            by=self.user, page=self.kwargs["page"], name=form.cleaned_data["name"],
            asked=self.asked,
        )  # fmt: skip

    def said(self, saved: SavedFilter) -> str:
        return f"“{saved.name}” stands above the list now."


class RemoveFilter(ConfirmPage):
    """Forget a saved filter of one's own."""

    permission = SIGNED_IN
    model = SavedFilter
    form_class = Nothing
    drafts = False
    title, submit = "Remove this filter", "Remove it"
    said = "The filter is removed. What it showed is untouched."

    def rows(self) -> Any:
        return SavedFilter.objects.of(self.user)

    def ask(self) -> str:
        return f"“{self.object.name}” goes from above the list. What it showed is untouched."

    def crumbs(self) -> list[tuple[str, str]]:
        return [("Back to the list", self.object.get_absolute_url())]

    def save(self, form: Any) -> SavedFilter:
        remove_filter(by=self.user, saved=self.object)
        return self.object

    def landing(self, saved: SavedFilter) -> str:
        return reverse(saved.page)


def _list_called(name: str) -> Any:
    """The list at a named address; a 404 when there is none that has filters."""
    try:
        found = resolve(reverse(name))
    except NoReverseMatch as error:
        raise Http404 from error
    view = getattr(found.func, "view_class", None)
    if view is None or getattr(view, "filters", None) is None:
        raise Http404
    return view
