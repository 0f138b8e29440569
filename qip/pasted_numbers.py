"""Numbers as people and spreadsheets write them. Pure: no Django."""

import re
from decimal import Decimal

from qip.pasted_dates import Unreadable, shortened

MISSING = frozenset(
    ("", "n/a", "na", "n.a.", "#n/a", "-", "–", "—", "…", "missing", "no data", "no reading",
     "not recorded", "not known", "unknown")
)  # fmt: skip
ZERO_OR_MISSING = frozenset(("nil", "none", "none recorded", "no"))

SPACES = re.compile(r"[\s\u00a0\u2007\u2009\u202f]")
GROUPED = re.compile(r"[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?")
GROUPED_CONTINENTAL = re.compile(r"[0-9]{1,3}(\.[0-9]{3})+,[0-9]+|[0-9]{1,3}(\.[0-9]{3}){2,}")
PLAIN = re.compile(r"[0-9]+(\.[0-9]*)?|\.[0-9]+")
COMMA = re.compile(r"[0-9]+,[0-9]+|,[0-9]+")
LONGEST = 40


def read_number(text: str) -> Decimal | None:
    """“12”, “12.5”, “12,5”, “1,234”, “85%” as a number; “n/a” and an empty cell as nothing.

    “1,234” is read the British way, as one thousand two hundred and thirty-four.
    """
    words = text.strip().lower()
    if words in MISSING:
        return None
    if words in ZERO_OR_MISSING:
        raise Unreadable(f"“{text.strip()}” could be 0 or missing. Write 0, or leave it empty.")
    if words.startswith("#"):
        raise Unreadable(
            f"The spreadsheet could not work this out ({shortened(text)}). "
            "Give the figure, or leave it empty."
        )
    number = _number(SPACES.sub("", words).removesuffix("%"))
    if number is None:
        raise Unreadable(f"“{shortened(text)}” is not a number. Write it as 12 or 12.5.")
    return number


def _number(text: str) -> Decimal | None:
    negative = text[:1] in ("-", "−")
    digits = text[1:] if negative or text[:1] == "+" else text
    if len(digits) > LONGEST:
        return None
    plain = _plain(digits)
    return None if plain is None else Decimal(f"-{plain}" if negative else plain)


def _plain(digits: str) -> str | None:
    if PLAIN.fullmatch(digits):
        return digits
    if GROUPED.fullmatch(digits) and not digits.startswith("0"):
        return digits.replace(",", "")
    if GROUPED_CONTINENTAL.fullmatch(digits):
        return digits.replace(".", "").replace(",", ".")
    if COMMA.fullmatch(digits):
        return digits.replace(",", ".")
    return None
