"""Lists as files: the same rows and columns as the page, safe to open in a spreadsheet."""

import csv
import io
import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

CSV = "csv"
XLSX = "xlsx"
TYPES = {
    CSV: "text/csv; charset=utf-8",
    XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
COLUMN_WIDTH = 24
LONGEST_CELL = 32_767

# Excel, LibreOffice and Google Sheets run a cell that begins like this, full-width forms included.
RISKY_START = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
FORBIDDEN_IN_TITLE = re.compile(r"[\\*?:/\[\]]")
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def neutral(value: Any) -> Any:
    """Text that a spreadsheet will show and never run; other values as they are."""
    if not isinstance(value, str):
        return value
    value = UNPRINTABLE.sub("", value)[: LONGEST_CELL - 1]
    return f"'{value}" if value.startswith(RISKY_START) else value


def for_csv(value: Any) -> Any:
    """Dates as ISO text."""
    if isinstance(value, datetime):
        return _local(value).isoformat(sep=" ", timespec="minutes")
    return value.isoformat() if isinstance(value, date) else neutral(value)


def for_xlsx(value: Any) -> Any:
    """Real dates, in local time and without a zone, as the format demands."""
    return _local(value) if isinstance(value, datetime) else neutral(value)


def _local(value: datetime) -> datetime:
    return timezone.make_naive(value) if timezone.is_aware(value) else value


def csv_of(headers: list[str], rows: Iterable[Iterable[Any]]) -> bytes:
    """UTF-8 with the mark by which Excel knows it."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([neutral(header) for header in headers])
    writer.writerows([for_csv(value) for value in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def xlsx_of(title: str, headers: list[str], rows: Iterable[Iterable[Any]]) -> bytes:
    """One sheet, its header row bold and always in sight. Written row by row."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(FORBIDDEN_IN_TITLE.sub(" ", title)[:31] or "List")
    sheet.freeze_panes = "A2"
    for number in range(1, len(headers) + 1):
        sheet.column_dimensions[get_column_letter(number)].width = COLUMN_WIDTH
    sheet.append([_head(sheet, neutral(header)) for header in headers])
    for row in rows:
        sheet.append([for_xlsx(value) for value in row])
    body = io.BytesIO()
    book.save(body)
    return body.getvalue()


def _head(sheet: Any, header: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, header)
    cell.font = Font(bold=True)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def file_of(kind: str, title: str, headers: list[str], rows: Iterable[Iterable[Any]]) -> bytes:
    """The file of a list, with one header row."""
    return csv_of(headers, rows) if kind == CSV else xlsx_of(title, headers, rows)
