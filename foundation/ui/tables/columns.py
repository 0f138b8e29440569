"""A column: one label, and up to three forms of what stands in it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from operator import attrgetter
from typing import Any

from django.db.models import F
from django.db.models.expressions import OrderBy

from foundation.ui.words import spoken

Of = Callable[[Any], Any]

# What a spreadsheet keeps as itself; all else it gets as words.
FILE_VALUES = (date, int, float, Decimal)


@dataclass(frozen=True)
class Column:
    """One column of a table.

    ``value`` is the thing itself (a date, a number), ``text`` its words, ``html`` how a page
    draws it. Each is made from the one before when it is not given; ``value`` itself is the
    attribute named by ``key``. A method ``value_<key>``, ``text_<key>`` or ``html_<key>`` of
    the table does the same and can use ``self.on``.
    """

    key: str
    label: str
    sort: str | tuple[str, ...] = ()
    value: Of | None = None
    text: Of | None = None
    html: Of | None = None
    width: int = 0
    number: bool = False
    first: bool = False
    nowrap: bool = False
    phone: bool = True
    only: str = ""

    @property
    def order_by(self) -> tuple[str, ...]:
        """The database fields that put rows in the order of this column."""
        return (self.sort,) if isinstance(self.sort, str) else self.sort

    def ordering(self, descending: bool) -> list[OrderBy]:
        """Expressions for ``order_by``; rows without a value come last either way."""
        return [
            F(name).desc(nulls_last=True) if descending else F(name).asc() for name in self.order_by
        ]


def getter(column: Column, table: Any) -> tuple[Of, Of, Of | None]:
    """How a table gets the value, the words and, where it is drawn, the HTML of a column."""
    key = column.key
    value = getattr(table, f"value_{key}", None) or column.value
    text = getattr(table, f"text_{key}", None) or column.text
    html = getattr(table, f"html_{key}", None) or column.html
    if value is None:
        value = text or _words_or_attribute(key)
    if text is None:
        text = _spoken_of(value)
    return value, text, html


def _words_or_attribute(key: str) -> Of:
    """Reads an attribute, or a dotted path of them; a gap on the way is nothing."""
    read = attrgetter(key)

    def value(row: Any) -> Any:
        try:
            found = read(row)
        except AttributeError:
            return _read_softly(row, key)
        return found() if callable(found) else found

    return value


def _read_softly(row: Any, key: str) -> Any:
    """Walks a path whose middle may be ``None``; a name that no row has is a mistake."""
    for name in key.split("."):
        if row is None:
            return None
        row = getattr(row, name)
    return row


def _spoken_of(value: Of) -> Of:
    return lambda row: spoken(value(row))


def file_value(value: Any, text: Callable[[], Any]) -> Any:
    """What goes into a spreadsheet cell: real dates and numbers, else the words."""
    if isinstance(value, FILE_VALUES) and not isinstance(value, bool):
        return value
    return str(text() or "")
