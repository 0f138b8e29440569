"""Two texts beside each other: which words went, and which came. Pure words."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

PIECES = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True)
class Piece:
    """Some words in a row that are all the same kind: kept, gone or new."""

    text: str
    changed: bool = False


def beside(old: str, new: str) -> tuple[list[Piece], list[Piece]]:
    """Both texts in pieces; in the first what went is marked, in the second what came."""
    before, after = PIECES.findall(old), PIECES.findall(new)
    left: list[Piece] = []
    right: list[Piece] = []
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        same = kind == "equal"
        _add(left, before[a:b], not same)
        _add(right, after[c:d], not same)
    return left, right


def _add(pieces: list[Piece], words: list[str], changed: bool) -> None:
    if words:
        pieces.append(Piece("".join(words), changed))
