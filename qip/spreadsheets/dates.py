"""Dates as people write them: understood, with a remark where something was guessed, or not.

Days come before months, as they do in England. A cell that names a month, a quarter or a
season is due at its end.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from .date_words import (
    EXCEL_ERRORS,
    LENGTH_SAID,
    LENGTHS,
    MONTHS,
    NO_DATES,
    NO_YEAR_SAID,
    SEASONS,
)
from .tidy import plain, shorten

EARLIEST, LATEST = 1990, 2100
SERIALS = range(32874, 73416)  # 1990 to 2100, as Excel counts days
EXCEL_DAY_NOUGHT = date(1899, 12, 30)

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAY_NAME = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?"
_ISO = re.compile(r"\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)(?:[t ][\d:.]+z?)?")
_NUMBERS = re.compile(
    r"(?<![\d/.-])(\d{1,2})\s?[/.\-]\s?(\d{1,2})\s?[/.\-]\s?(\d{4}|\d{2})(?!\d)"
    r"(?:\s+\d{1,2}:\d\d(?::\d\d)?)?"
)
_WORDS = re.compile(
    rf"\b{_DAY_NAME}(\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s\-/.]*({_MONTH})\b\.?,?[\s\-/.']*"
    r"(\d{4}|\d{2})\b(?!:)"
)
_MONTH_FIRST = re.compile(rf"\b({_MONTH})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})\b")
_FULL = (_ISO, _NUMBERS, _WORDS, _MONTH_FIRST)
_BEGINNING = r"(?:(?:by|before|until|due|from|for|on|in)\s+)*(?:the\s+)?"
_END_OF = r"(?:end|the end|late|mid|middle|early|beginning|start)?[\s\-]*(?:of\s+)?(?:the\s+)?"
_MONTH_YEAR = re.compile(rf"{_BEGINNING}{_END_OF}({_MONTH})\.?[\s\-/,.']*(\d{{4}}|\d{{2}})")
_NUMBER_YEAR = re.compile(r"(\d{1,2})[/.\-](\d{4})")
_YEAR_NUMBER = re.compile(r"(\d{4})-(\d{1,2})")
_MONTH_ALONE = re.compile(rf"{_BEGINNING}{_END_OF}({_MONTH})")
_DAY_MONTH = re.compile(
    rf"{_BEGINNING}{_DAY_NAME}(?:(\d{{1,2}})/(\d{{1,2}})"
    rf"|(\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s-]*({_MONTH})"
    rf"|({_MONTH})\s+(\d{{1,2}})(?:st|nd|rd|th))"
)
_QUARTER = re.compile(
    rf"{_BEGINNING}{_END_OF}(?:q(?:uarter|tr)?\s*([1-4])[\s,\-/of]*(20\d\d)(?:\s*[/\-]\s*(\d\d|20\d\d))?"
    rf"|(20\d\d)(?:\s*[/\-]\s*(\d\d|20\d\d))?[\s,\-]*q(?:uarter|tr)?\s*([1-4]))"
)
_SEASON = re.compile(rf"{_BEGINNING}{_END_OF}({'|'.join(SEASONS)})[\s,]*(20\d\d)")
_YEAR = re.compile(rf"{_BEGINNING}{_END_OF}(20\d\d)(?:\s*[/\-]\s*(\d\d|20\d\d))?")
_NO_YEAR = re.compile(rf"{_BEGINNING}{_END_OF}(?:q(?:uarter|tr)?\s*[1-4]|{'|'.join(SEASONS)})")
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
_LENGTH = re.compile(rf"(?:\d+|one|two|three|four|six|twelve)\s*-?\s*(?:{'|'.join(LENGTHS)})s?\b")


@dataclass(frozen=True, slots=True)
class ReadDate:
    """A date, with a remark when some of it was guessed; or no date, and the problem in words."""

    value: date | None = None
    remark: str = ""
    problem: str = ""


NOTHING = ReadDate()


def read_date(text: str, *, on: date) -> ReadDate:
    """Understand one cell. ``on`` is today, for dates that leave out the year."""
    text = text.strip()
    if not text.strip("-–—?.* "):
        return NOTHING if not text or not text.strip("-–—.* ") else _unread(text)
    if text.upper() in EXCEL_ERRORS:
        return ReadDate(problem=f"“{text}” is an error from a formula. Give a date")
    low = " ".join(text.casefold().replace("’", "'").split())
    for read in (_full_date, _part_of_year, _without_year, _serial):
        found = read(text, low, on)
        if found:
            return found
    return _in_words(text, low)


def _full_date(text: str, low: str, _on: date) -> ReadDate | None:
    """A day, a month and a year; the last one, where a cell gives several."""
    found = sorted(
        ((match.start(), match.end(), pattern, match.groups())
         for pattern in _FULL for match in pattern.finditer(low)),
        key=lambda one: (one[0], -one[1]),
    )  # fmt: skip
    apart: list = []
    for one in found:
        if not apart or one[0] >= apart[-1][1]:
            apart.append(one)
    if not apart:
        return None
    start, end, pattern, groups = apart[-1]
    read = _day_of(text, pattern, groups)
    if read.value is None or (start, end) == (0, len(low)):
        return read
    if len(apart) > 1:
        return ReadDate(read.value, f"“{_short(text)}” has several dates. {_say(read.value)} is "
                        "the last one")  # fmt: skip
    return ReadDate(read.value, read.remark or f"Taken from “{_short(text)}”")


def _day_of(text: str, pattern: re.Pattern, groups: tuple) -> ReadDate:
    if pattern is _ISO:
        year, month, day = (int(part) for part in groups)
    elif pattern is _NUMBERS:
        day, month, year = int(groups[0]), int(groups[1]), _year(groups[2])
        if month > 12 >= day:
            swapped = _day(text, year, day, month)
            return ReadDate(swapped.value, f"“{_short(text)}” was read with the month first",
                            swapped.problem)  # fmt: skip
    elif pattern is _WORDS:
        day, month, year = int(groups[0]), MONTHS[groups[1]], _year(groups[2])
    else:
        month, day, year = MONTHS[groups[0]], int(groups[1]), int(groups[2])
    return _day(text, year, month, day)


def _day(text: str, year: int, month: int, day: int) -> ReadDate:
    if not EARLIEST <= year <= LATEST:
        return ReadDate(problem=f"Check the year in “{_short(text)}”: it says {year}")
    if not 1 <= month <= 12:
        return ReadDate(problem=f"“{_short(text)}” is not a date: there is no month {month}")
    if not 1 <= day <= calendar.monthrange(year, month)[1]:
        return ReadDate(problem=_no_such_day(text, day, month, year))
    return ReadDate(date(year, month, day))


def _no_such_day(text: str, day: int, month: int, year: int | None) -> str:
    name = calendar.month_name[month]
    if month == 2 and year is None:
        has = "28 or 29"
    else:
        has = str(calendar.monthrange(year or 2001, month)[1])
    when = f" {year}" if year and month == 2 and day == 29 else ""
    return f"“{_short(text)}” is not a date: {name}{when} has {has} days"


def _part_of_year(text: str, low: str, _on: date) -> ReadDate | None:
    for pattern in (_MONTH_YEAR, _NUMBER_YEAR, _YEAR_NUMBER, _QUARTER, _SEASON, _YEAR):
        match = pattern.fullmatch(low)
        if match:
            end = _end_of_part(pattern, match.groups())
            return _ended(text, end) if end else None
    return None


def _end_of_part(pattern: re.Pattern, groups: tuple) -> date | None:
    if pattern is _MONTH_YEAR:
        return _month_end(_year(groups[1]), MONTHS[groups[0]])
    if pattern in (_NUMBER_YEAR, _YEAR_NUMBER):
        month, year = groups if pattern is _NUMBER_YEAR else reversed(groups)
        return _month_end(int(year), int(month)) if 1 <= int(month) <= 12 else None
    if pattern is _QUARTER:
        quarter, year, to_year = groups[:3] if groups[0] else (groups[5], groups[3], groups[4])
        return _quarter_end(int(quarter), int(year), financial=bool(to_year))
    if pattern is _SEASON:
        month = SEASONS[groups[0]]
        return _month_end(int(groups[1]) + (month == 2), month)
    return date(int(groups[0]) + 1, 3, 31) if groups[1] else date(int(groups[0]), 12, 31)


def _quarter_end(quarter: int, year: int, *, financial: bool) -> date:
    """Of the calendar year; of the financial year from April when two years are named."""
    month = quarter * 3 + (3 if financial else 0)
    return _month_end(year + (month > 12), month - 12 if month > 12 else month)


def _ended(text: str, end: date) -> ReadDate:
    if not EARLIEST <= end.year <= LATEST:
        return ReadDate(problem=f"Check the year in “{_short(text)}”: it says {end.year}")
    return ReadDate(end, f"“{_short(text)}” was read as {_say(end)}")


def _without_year(text: str, low: str, on: date) -> ReadDate | None:
    """A month, or a day and a month: the next time it comes round."""
    alone = _MONTH_ALONE.fullmatch(low)
    if alone:
        month = MONTHS[alone.group(1)]
        end = _month_end(on.year, month)
        return _ended(text, end if end >= on else _month_end(on.year + 1, month))
    match = _DAY_MONTH.fullmatch(low)
    if not match:
        return None
    one, two, three, four, five, six = match.groups()
    day, month = int(one or three or six), int(two) if two else MONTHS[four or five]
    if not 1 <= month <= 12:
        return ReadDate(problem=f"“{_short(text)}” is not a date: there is no month {month}")
    if not 1 <= day <= (29 if month == 2 else calendar.monthrange(2001, month)[1]):
        return ReadDate(problem=_no_such_day(text, day, month, None))
    return _ended(text, _next_time(day, month, on))


def _next_time(day: int, month: int, on: date) -> date:
    for year in range(on.year, on.year + 9):
        if day <= calendar.monthrange(year, month)[1] and date(year, month, day) >= on:
            return date(year, month, day)
    return on


def _serial(text: str, low: str, _on: date) -> ReadDate | None:
    match = _SERIAL.fullmatch(low)
    if not match or int(match.group(1)) not in SERIALS:
        return None
    value = EXCEL_DAY_NOUGHT + timedelta(days=int(match.group(1)))
    return ReadDate(value, f"{text} is how Excel keeps {_say(value)}")


def _in_words(text: str, low: str) -> ReadDate:
    words = plain(low)
    for known, sentence in NO_DATES:
        if any(words == one or words.startswith(f"{one} ") for one in known):
            return ReadDate(problem=f"“{_short(text)}” {sentence}")
    if _NO_YEAR.fullmatch(low):
        return ReadDate(problem=f"“{_short(text)}” {NO_YEAR_SAID}")
    if _LENGTH.search(low):
        return ReadDate(problem=f"“{_short(text)}” {LENGTH_SAID}")
    return _unread(text)


def _unread(text: str) -> ReadDate:
    return ReadDate(problem=f"“{_short(text)}” is not a date. Give one, such as 27/3/2027")


def is_dateish(text: str, *, on: date) -> bool:
    """Whether a cell stands where a date is meant to stand: a date, or a usual word for none."""
    if len(text) > 60:
        return False
    if any(pattern.search(text.casefold()) for pattern in _FULL):
        return True
    read = read_date(text, on=on)
    if read.value:
        return not _SERIAL.fullmatch(text)
    words = plain(text)
    return any(words in known for known, _sentence in NO_DATES[:4])


def _month_end(year: int, month: int) -> date:
    if not 1 <= year < 9999:
        return date(1, 1, 1)
    return date(year, month, calendar.monthrange(year, month)[1])


def _year(text: str) -> int:
    return int(text) + (2000 if len(text) == 2 else 0)


def _say(value: date) -> str:
    return f"{value.day} {value:%B %Y}"


def _short(text: str) -> str:
    return shorten(" ".join(text.split()), 60)
