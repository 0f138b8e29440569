"""Knowing a row again: when the same file, or a later copy of it, is brought a second time."""

import hashlib
import re
from collections.abc import Sequence

from .tidy import plain

_NUMBERING = re.compile(r"^\W*(?:\d+(?:\.\d+)*[a-z]?[\s.:)–-]+)+")
_NUMBER_FIRST = re.compile(
    r"^(?:#\s*(\d{1,3})\s*[.:)–-]*|(\d{1,3}(?:\.\d{1,3})+)[.:)]*|(\d{1,3})[.:)])\s+(?=\S)"
)
_MOSTLY = 0.8
_SMALL_WORDS = frozenset(
    ("a", "an", "and", "are", "as", "at", "be", "been", "by", "for", "from", "has", "have", "in",
     "is", "it", "its", "of", "on", "or", "our", "so", "that", "the", "their", "them", "they",
     "this", "to", "was", "we", "were", "which", "who", "will", "with")
)  # fmt: skip


def words_key(words: str) -> str:
    """The same for texts that differ only in case, spaces, punctuation or leading numbers."""
    return _digest(plain(_NUMBERING.sub("", words)) or plain(words))


def likeness(words: str) -> str:
    """The same for texts of the same telling words in any order; blank where there are too few
    to compare."""
    telling = {_stem(word) for word in plain(words).split()} - _SMALL_WORDS
    telling = {word for word in telling if not word.isdigit()}
    return " ".join(sorted(telling)) if len(telling) >= 3 else ""


def are_numbered(titles: Sequence[str]) -> bool:
    """Whether the titles of a column begin with their numbers, as in “2.4 Trauma informed”."""
    numbered = sum(bool(_NUMBER_FIRST.match(title)) for title in titles)
    return len(titles) > 1 and numbered >= len(titles) * _MOSTLY


def split_number(title: str) -> tuple[str, str]:
    """The number a title begins with, and the title without it."""
    found = _NUMBER_FIRST.match(title)
    if found is None:
        return "", title
    return next(group for group in found.groups() if group), title[found.end() :]


def reference_key(reference: str) -> str:
    return plain(reference)


def header_key(header: tuple[str, ...] | list[str]) -> str:
    """One form for a set of columns in their order."""
    return _digest("|".join(plain(name) for name in header))


def numbered(key: str, taken: set[str]) -> str:
    """The key itself, or with the first number that is still free."""
    free, count = key, 1
    while free in taken:
        count += 1
        free = f"{key}#{count}"
    return free


def without_number(key: str) -> str:
    return key.partition("#")[0]


def _stem(word: str) -> str:
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) > len(ending) + 3:
            return word.removesuffix(ending)
    return word


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:40]
