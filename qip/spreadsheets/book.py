"""What was read: a book of sheets, a sheet of rows. Also as JSON, to go on another day."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Row:
    """One row that is not blank, numbered as Excel numbers it.

    ``lifted`` says which cells took their words from a merged cell above, and its row;
    ``unsaved`` are formulas whose result the file does not hold: nothing is ever worked out.
    ``wide``: its first cell is merged across the row, as headings are.
    """

    number: int
    cells: tuple[str, ...]
    lifted: dict[int, int] = field(default_factory=dict)
    unsaved: tuple[int, ...] = ()
    wide: bool = False

    def cell(self, column: int) -> str:
        return self.cells[column] if column < len(self.cells) else ""

    @property
    def filled(self) -> list[int]:
        """The columns that say something."""
        return [column for column, text in enumerate(self.cells) if text]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. ``problem`` says why it cannot be used, if it cannot."""

    name: str
    rows: tuple[Row, ...] = ()
    hidden: bool = False
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Book:
    """A file as it was read; ``remark`` is something to check, such as a guessed encoding."""

    sheets: tuple[Sheet, ...]
    remark: str = ""


def rows_to_json(rows: tuple[Row, ...]) -> list[list[Any]]:
    """A compact form that PostgreSQL keeps; what is usual is left out."""
    return [_row_to_json(row) for row in rows]


def _row_to_json(row: Row) -> list[Any]:
    kept: list[Any] = [row.number, list(row.cells)]
    if row.lifted or row.unsaved or row.wide:
        lifted = {str(column): above for column, above in row.lifted.items()}
        kept += [lifted, list(row.unsaved), row.wide]
    return kept


def rows_from_json(kept: list[list[Any]]) -> tuple[Row, ...]:
    return tuple(_row_from_json(*one) for one in kept)


def _row_from_json(
    number: int,
    cells: list[str],
    lifted: dict[str, int] | None = None,
    unsaved: list[int] | None = None,
    wide: bool = False,
) -> Row:
    above = {int(column): row for column, row in (lifted or {}).items()}
    return Row(number, tuple(cells), above, tuple(unsaved or ()), wide)
