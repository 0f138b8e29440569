"""A table that is drawn once and filed many ways: page, CSV and XLSX share its columns."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from foundation.ui.marks import ic

from .columns import Column, Of, file_value, getter
from .query import Query


@dataclass(frozen=True)
class Empty:
    """What an empty place says: why it is empty, and the next step."""

    title: str
    text: str = ""
    url: str = ""
    label: str = ""
    icon: str = "begun"
    url_name: str = ""

    def __html__(self) -> SafeString:
        url = self.url or (reverse(self.url_name) if self.url_name else "")
        link = format_html(' <a href="{}">{}</a>', url, self.label) if url else ""
        return format_html(
            '<div class="empty">{}<div><b>{}</b><p>{}{}</p></div></div>',
            ic(self.icon), self.title, self.text, link,
        )  # fmt: skip

    __str__ = __html__


class Table:
    """Rows under columns. Subclass it and give ``columns`` and a ``caption``."""

    caption = ""
    columns: tuple[Column, ...] = ()
    order = ""
    css = ""
    empty: Empty | None = None

    def __init__(
        self,
        rows: Iterable[Any] = (),
        *,
        on: date | None = None,
        user: Any = None,
        sort: str = "",
        query: Query | None = None,
    ) -> None:
        self.rows = rows
        self.on = on or timezone.localdate()
        self.user = user
        self.query = query
        self.sort = sort if self.column_for(sort) else self.order

    def row_css(self, row: Any) -> str:
        """A class for a whole row, where one is needed."""
        return ""

    # Order ----------------------------------------------------------------------------------

    @classmethod
    def column_for(cls, sort: str) -> Column | None:
        """The column that a sort parameter such as ``-due`` means."""
        key = sort.removeprefix("-")
        return next((c for c in cls.columns if c.key == key and c.sort), None)

    @classmethod
    def sortable(cls) -> list[Column]:
        return [column for column in cls.columns if column.sort and column.only != "file"]

    def ordered(self, rows: Any) -> Any:
        """A queryset in the order asked for; the same order on every request."""
        column = self.column_for(self.sort)
        if column is None:
            return rows
        return rows.order_by(*column.ordering(self.sort.startswith("-")), "pk")

    # Page -----------------------------------------------------------------------------------

    @cached_property
    def shown(self) -> list[Column]:
        return [column for column in self.columns if column.only != "file"]

    def __html__(self) -> SafeString:
        body = "".join(self._body())
        if not body and self.empty:
            return self.empty.__html__()
        css = f"tbl tbl-stack {self.css}".strip()
        return mark_safe(
            f'<table class="{css}" role="table">'
            f'<caption class="visually-hidden">{conditional_escape(self.caption)}</caption>'
            f'{self._head()}<tbody role="rowgroup">{body}</tbody></table>'
        )

    __str__ = __html__

    def _head(self) -> str:
        cells = "".join(self._head_cell(column) for column in self.shown)
        return f'<thead role="rowgroup"><tr role="row">{cells}</tr></thead>'

    def _head_cell(self, column: Column) -> str:
        css = " ".join(
            filter(None, (f"cw-{column.width}" * bool(column.width), "r" * column.number))
        )
        attrs = f' class="{css}"' if css else ""
        label: str = conditional_escape(column.label)
        if column.sort and self.query is not None:
            label, aria = self._sort_link(column, self.query)
            attrs += aria
        return f'<th scope="col" role="columnheader"{attrs}>{label}</th>'

    def _sort_link(self, column: Column, query: Query) -> tuple[str, str]:
        """The label as a link that sorts, and how the column says that it is sorted."""
        up, down = self.sort == column.key, self.sort == f"-{column.key}"
        url = query.but(sort=f"-{column.key}" if up else column.key)
        link = format_html(
            '<a class="sort{}" href="{}">{}</a>', " is-on" if up or down else "", url, column.label
        )
        state = "ascending" if up else "descending" if down else ""
        return link, f' aria-sort="{state}"' if state else ""

    def _body(self) -> Iterator[str]:
        cells = [self._cell(index, column) for index, column in enumerate(self.shown)]
        for row in self.rows:
            css = self.row_css(row)
            start = f'<tr role="row" class="{css}">' if css else '<tr role="row">'
            yield start + "".join([f"{a}{draw(row)}{b}" for a, draw, b in cells]) + "</tr>"

    def _cell(self, index: int, column: Column) -> tuple[str, Of, str]:
        """The markup before a cell, the function that fills it, and the markup after."""
        draw = self._drawn(column)
        if index == 0:
            return '<th scope="row" role="rowheader">', draw, "</th>"
        names = {
            "r num": column.number, "c-first": column.first, "nowrap": column.nowrap,
            "desk-only": not column.phone,
        }  # fmt: skip
        css = " ".join(name for name, wanted in names.items() if wanted)
        attrs = f' class="{css}"' if css else ""
        label = conditional_escape(column.label)
        return f'<td role="cell" data-l="{label}"{attrs}><span>', draw, "</span></td>"

    def _drawn(self, column: Column) -> Callable[[Any], str]:
        _value, text, html = getter(column, self)
        draw = html or text
        return lambda row: conditional_escape(draw(row))

    # File -----------------------------------------------------------------------------------

    def headers(self) -> list[str]:
        return [column.label for column in self.filed]

    @cached_property
    def filed(self) -> list[Column]:
        return [column for column in self.columns if column.only != "page"]

    def records(self, rows: Iterable[Any]) -> Iterator[list[Any]]:
        """Rows as a file holds them."""
        getters = [getter(column, self)[:2] for column in self.filed]
        for row in rows:
            yield [_filed(value, text, row) for value, text in getters]


def _filed(value: Of, text: Of, row: Any) -> Any:
    return file_value(value(row), lambda: text(row))
