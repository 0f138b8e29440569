"""A list: views with counts, filters, order, pages, and the same rows as a file."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import chain, islice
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.text import slugify

from foundation.ui.forms import FieldView
from foundation.ui.tables import (
    PER_PAGE,
    TYPES,
    Empty,
    Query,
    Slice,
    Table,
    count_words,
    counted_each,
    file_of,
    slice_of,
)

from .page import Page, answer
from .saved import saved_under


def batched(rows: Iterable[Any], many: int) -> Iterator[tuple[Any, ...]]:
    """So many at a time."""
    source = iter(rows)
    while some := tuple(islice(source, many)):
        yield some


@dataclass(frozen=True)
class Tab:
    """One view of a list, such as "Late". Without ``where`` it is the whole list."""

    key: str
    label: str
    where: Callable[[Any, date], Any] | None = None

    def of(self, rows: Any, on: date) -> Any:
        return self.where(rows, on) if self.where else rows


@dataclass(frozen=True)
class ShownTab:
    """A view as the page shows it."""

    label: str
    url: str
    number: str
    current: bool


@dataclass(frozen=True)
class Button:
    """A link that looks like what it is: something to do."""

    label: str
    url: str
    primary: bool = False
    icon: str = ""
    dialog: bool = False


class ListPage(Page):
    """Rows of one kind in a table."""

    template_name = "ui/list.html"
    table: type[Table]
    filters: Any = None
    tabs: tuple[Tab, ...] = ()
    scope_field: str | None = None
    empty: Any = None
    headline: Any = ""
    kicker: Any = ""
    noun = ""
    per_page = PER_PAGE

    def rows(self) -> Any:
        """The rows in reach, with everything the cells need. Start from ``visible_to``."""
        raise NotImplementedError

    def fill(self, rows: list[Any]) -> list[Any]:
        """The rows of one page with what the cells need, for lists that find keys first."""
        return rows

    def actions(self) -> Iterable[Button]:
        """The buttons beside the title."""
        return ()

    # From the question in the address to rows -------------------------------------------------

    @cached_property
    def query(self) -> Query:
        return Query(self.request.GET)

    @cached_property
    def in_view(self) -> Any:
        """The rows of the services in view. ``scope_field = ""`` when ``rows()`` sees to it."""
        rows = self.rows()
        if self.scope_field == "":
            return rows
        if self.scope_field is None and not hasattr(rows, "at"):
            return rows
        return self.scope.narrow(rows, self.scope_field or "")

    @cached_property
    def tab(self) -> Tab | None:
        asked = self.query.get("view")
        return next((t for t in self.tabs if t.key == asked), self.tabs[0] if self.tabs else None)

    @cached_property
    def filterset(self) -> Any:
        rows = self.tab.of(self.in_view, self.on) if self.tab else self.in_view
        if self.filters is None:
            return None
        return self.filters(self.request.GET, queryset=rows, request=self.request)

    @cached_property
    def found(self) -> Any:
        """The rows that were asked for, in the order that was asked for."""
        if self.filterset is not None:
            rows = self.filterset.qs
        else:
            rows = self.tab.of(self.in_view, self.on) if self.tab else self.in_view
        return self.make_table().ordered(rows)

    def make_table(self, rows: Iterable[Any] = ()) -> Table:
        return self.table(
            rows, on=self.on, user=self.user, sort=self.query.get("sort"), query=self.query
        )

    # Answers ----------------------------------------------------------------------------------

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        kind = self.query.get("export")
        return self.file(kind) if kind in TYPES else self.show()

    def file(self, kind: str) -> HttpResponse:
        """What is shown, all pages of it, as a file."""
        table = self.make_table()
        rows = self.found if isinstance(self.found, list) else self.found.iterator(chunk_size=1000)
        rows = chain.from_iterable(self.fill(list(some)) for some in batched(rows, 1000))
        title = answer(self.title)
        body = file_of(kind, title, table.headers(), table.records(rows))
        name = f"{slugify(title) or 'list'}-{self.on.isoformat()}.{kind}"
        return HttpResponse(
            body,
            content_type=TYPES[kind],
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )

    def frame(self) -> dict[str, Any]:
        page = slice_of(self.found, self.query.get("page"), self.per_page, self.noun)
        page = replace(page, rows=self.fill(page.rows))
        return {
            **super().frame(),
            "kicker": answer(self.kicker),
            "headline": answer(self.headline),
            "actions": list(self.actions()),
            "tabs": list(self.shown_tabs(page)),
            "filter_fields": self.filter_fields(),
            "sorts": self.sorts(),
            "filtered": self.filtered,
            "query": self.query,
            "page": page,
            "table": self.make_table(page.rows),
            "nothing": self.nothing(page),
            "saved": saved_under(self) if self.filters is not None else None,
        }

    @cached_property
    def filtered(self) -> bool:
        return self.filterset is not None and self.query.asks(self.filterset.form.fields)

    def shown_tabs(self, page: Slice) -> Iterable[ShownTab]:
        others = [tab for tab in self.tabs if self.filtered or tab is not self.tab]
        rows = [tab.of(self.in_view, self.on) for tab in others]
        counts = dict(zip(others, counted_each(rows), strict=True))
        for tab in self.tabs:
            number, more = counts.get(tab, (page.total, page.more))
            url = self.query.but(view=tab.key)
            yield ShownTab(tab.label, url, count_words(number, more), tab is self.tab)

    def filter_fields(self) -> list[FieldView]:
        if self.filterset is None:
            return []
        return [FieldView(field) for field in self.filterset.form.visible_fields()]

    def sorts(self) -> list[tuple[str, str, bool]]:
        """The orders on offer: parameter, words, and whether it is the one in use."""
        table = self.make_table()
        names = [(c.key, f"By {c.label.lower()}") for c in table.sortable()]
        if table.sort.startswith("-"):
            label = next((words for key, words in names if key == table.sort[1:]), "")
            names.append((table.sort, f"{label}, last first"))
        return [(key, words, key == table.sort) for key, words in names]

    def nothing(self, page: Slice) -> Empty | None:
        """What to say when no row is shown. Where there is none at all, what a row is for."""
        if page.rows:
            return None
        if not _any(self.in_view):
            return self.not_one()
        if self.filtered:
            names = list(self.filterset.form.fields)
            return Empty(
                "Nothing matches these filters",
                "Take one away to see more.",
                self.query.without(*names),
                "Clear the filters",
                icon="none",
            )
        if self.tab and self.tab.where:
            return Empty(
                f"Nothing under “{self.tab.label}”", "Look under the other views.", icon="tick"
            )
        return self.not_one()

    def not_one(self) -> Empty:
        """Nothing yet; or only at services that are not looked at now."""
        if self.scope.services is not None and _any(self.rows()):
            return Empty(
                f"Nothing at {self.scope.label}",
                "That is what you are looking at. There is something at other services.",
                reverse("ui:services"),
                "Change the services you see",
                icon="none",
            )
        return answer(self.empty) or self.table.empty or Empty("Nothing here yet")


def _any(rows: Any) -> bool:
    return bool(rows.exists() if hasattr(rows, "exists") else rows)
