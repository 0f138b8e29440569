"""Whole numbers as addresses, forms and files give them."""

from typing import Any

# More figures than any number of a row has.
MOST_FIGURES = 18


def whole(given: Any, *, most: int = MOST_FIGURES) -> int | None:
    """The number that plain figures stand for; None for anything else, and for too many figures."""
    text = str(given)
    return int(text) if text.isascii() and text.isdigit() and len(text) <= most else None
