"""How an action stands, from the words of a status column."""

import re
from dataclasses import dataclass
from functools import lru_cache

from .status_words import (
    ANYWHERE,
    COLOURS,
    DONE_IS_NOT_CLOSED,
    LETTERS,
    MIXED,
    NOT_FINISHED,
    NOT_KNOWN,
    WHOLE,
    Meaning,
)
from .tidy import plain, shorten

_SHARE = re.compile(r"(\d{1,3})(?:[.,]\d+)?[.]?\s*%")
_LONGEST_STATUS = 45
_BEGINNINGS = tuple(f"{one} " for known, _meaning in (*WHOLE, *ANYWHERE) for one in known)


@dataclass(frozen=True, slots=True)
class Status:
    """What a cell means, and a remark where that is not plain."""

    meaning: Meaning
    remark: str = ""


@lru_cache(maxsize=2048)
def read_status(text: str) -> Status:
    """Understand one cell; what is not understood is said, and never taken for finished."""
    words, said = plain(text), shorten(" ".join(text.split()), 60)
    shares = [int(share) for share in _SHARE.findall(text)]
    if shares:
        return _of_shares(shares, words, said)
    colours, without = _colours(words)
    if len(colours) > 1:
        return Status(Meaning.UNDER_WAY, MIXED.format(said))
    meaning = _meaning(without) if without else None
    if meaning:
        return Status(meaning, _remark(meaning, without, said))
    if colours:
        return Status(*COLOURS[colours[0]])
    return Status(Meaning.UNCLEAR, NOT_KNOWN.format(said))


def _of_shares(shares: list[int], words: str, said: str) -> Status:
    """Percentages: all of it, nothing of it, or several parts that stand differently."""
    if len(shares) > 1:
        return Status(Meaning.UNDER_WAY, MIXED.format(said))
    rest = re.sub(r"[\d% ]+", " ", words).strip()
    meaning = _meaning(rest) if rest else None
    if shares[0] >= 100 and meaning in (None, Meaning.FINISHED):
        return Status(Meaning.FINISHED, DONE_IS_NOT_CLOSED.format(said))
    if shares[0] == 0 and meaning in (None, Meaning.FINISHED):
        return Status(Meaning.NOT_BEGUN)
    return Status(Meaning.UNDER_WAY if meaning in (None, Meaning.FINISHED) else meaning)


def _colours(words: str) -> tuple[list[str], str]:
    """The colours a status names, and its other words."""
    if words in LETTERS:
        return [LETTERS[words]], ""
    parts = words.split()
    return (
        [word for word in parts if word in COLOURS],
        " ".join(word for word in parts if word not in COLOURS),
    )


@lru_cache(maxsize=2048)
def _meaning(words: str) -> Meaning | None:
    for known, meaning in WHOLE:
        if words in known:
            return meaning
    padded = f" {words} "
    for known, meaning in ANYWHERE:
        if any(f" {one} " in padded for one in known):
            return meaning
    return None


def _remark(meaning: Meaning, words: str, said: str) -> str:
    if meaning == Meaning.FINISHED:
        return DONE_IS_NOT_CLOSED.format(said)
    if meaning == Meaning.UNDER_WAY and f" {words} ".find(" not ") >= 0:
        return NOT_FINISHED.format(said)
    return ""


def is_statusish(text: str) -> bool:
    """Whether a cell says how something stands, and not much else. A bare percentage may be
    anything."""
    if len(text) > _LONGEST_STATUS:
        return False
    if read_status(text).meaning == Meaning.UNCLEAR:
        return False
    words = plain(text)
    if not re.search("[a-z]", words):
        return False
    few = len(words.split()) <= 4
    return few or bool(_SHARE.search(text)) or words.startswith(_BEGINNINGS)
