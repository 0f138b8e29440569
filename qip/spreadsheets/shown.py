"""What Excel shows for a number: a date, a percentage, or the number without its last noise."""

import math
import re
from datetime import datetime, time
from functools import lru_cache

from openpyxl.styles.numbers import is_date_format, is_timedelta_format
from openpyxl.utils.datetime import from_excel

_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.')
_PERCENT_PLACES = re.compile(r"\.(0+)[^%]*%")
GENERAL = "General"
MOST_DIGITS = 15


def shown_number(raw: str, format_code: str, epoch: datetime) -> str:
    """The text of a numeric cell; a number that cannot be one is given back as it stands."""
    try:
        value = float(raw)
    except ValueError:
        return raw
    if not math.isfinite(value):
        return raw
    kind = kind_of_format(format_code)
    if kind in ("date", "month") and (shown := _shown_date(value, kind, epoch)):
        return shown
    if kind.startswith("percent"):
        return f"{_plain_number(round(value * 100, int(kind[7:])))}%"
    return _plain_number(value)


@lru_cache(maxsize=512)
def kind_of_format(code: str) -> str:
    """``date``, ``month`` (no day shown), ``percent`` with its places, or ``number``."""
    bare = _LITERAL.sub("", code.split(";")[0])
    if code == GENERAL or is_timedelta_format(code):
        return "number"
    if "%" in bare:
        places = _PERCENT_PLACES.search(bare)
        return f"percent{len(places.group(1)) if places else 0}"
    if not is_date_format(code):
        return "number"
    letters = bare.lower()
    return "month" if "y" in letters and "d" not in letters else "date"


def _shown_date(value: float, kind: str, epoch: datetime) -> str:
    try:
        read = from_excel(value, epoch)
    except (OverflowError, ValueError):
        return ""
    if isinstance(read, time):
        return f"{read:%H:%M}"
    if kind == "month":
        return f"{read:%B %Y}"
    clock = f" {read:%H:%M}" if (read.hour, read.minute) != (0, 0) else ""
    return f"{read:%d/%m/%Y}{clock}"


def _plain_number(value: float) -> str:
    """Without the digits that only a computer sees: 0.3, not 0.30000000000000004."""
    if value == int(value) and abs(value) < 10**MOST_DIGITS:
        return str(int(value))
    return f"{value:.{MOST_DIGITS}g}"
