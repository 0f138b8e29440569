"""Taking names out of what people typed, and counting what was taken out.

Names are known from the staff list and the list of people supported. What cannot be known,
such as the name of a visitor, is for the person who builds the pack to look for; the form
says so. The search walks through the words once, so that its time does not grow with the
number of names.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from itertools import pairwise
from typing import Any

STAFF, PEOPLE, ADDRESSES = "Names of staff", "People supported", "Email addresses"
HOW = {
    STAFF: "Replaced by the job",
    PEOPLE: "Replaced by a code made for this pack",
    ADDRESSES: "Removed",
}
A_PERSON = "a person"

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_BETWEEN = re.compile(r"[\s'’.]{1,3}")
_DRAWINGS = frozenset(("picture", "icon"))
_MONTHS = frozenset(("April", "May", "June", "August"))
_BEFORE_A_MONTH = frozenset(
    ("in", "by", "since", "until", "from", "to", "last", "next", "this", "early", "late", "mid",
     "and", "of", "during", "before", "after", "every", "each")
)  # fmt: skip


@dataclass(frozen=True)
class Known:
    """A run of words and what stands for it: a role, a person's reference, or nothing at all."""

    words: tuple[str, ...]
    kind: str = ""
    stands_for: str = ""


@dataclass
class Redactor:
    """Replaces known names in every text of a pack.

    Codes are dealt out in the order in which people appear in this pack, and mean nothing
    outside it.
    """

    known: dict[str, list[Known]]
    codes: dict[str, str] = field(default_factory=dict)
    log: Counter[str] = field(default_factory=Counter)

    def clean(self, content: Any, drawing: bool = False) -> Any:
        """The same content without names, however deeply they are nested."""
        if isinstance(content, str):
            return self._text(content, drawing)
        if isinstance(content, Mapping):
            return {key: self.clean(value, key in _DRAWINGS) for key, value in content.items()}
        if isinstance(content, list | tuple):
            return [self.clean(value, drawing) for value in content]
        return content

    def _text(self, text: str, drawing: bool) -> str:
        text, addresses = _EMAIL.subn("(address removed)", text)
        out, end, counted = [], 0, Counter({ADDRESSES: addresses} if addresses else {})
        for start, stop, found in self._found(text):
            counted[found.kind] += 1
            words = self._instead(found)
            out += [text[end:start], escape(words) if drawing else words]
            end = stop
        if not drawing:  # what is said in words is drawn again in the chart's own description
            self.log.update(counted)
        return "".join([*out, text[end:]])

    def _found(self, text: str) -> Iterator[tuple[int, int, Known]]:
        """Where names stand. A longer run of words goes before a shorter one."""
        words = list(_WORD.finditer(text))
        place = 0
        while place < len(words):
            known = self._at(text, words, place)
            length = len(known.words) if known else 1
            if known and known.kind:
                yield words[place].start(), words[place + length - 1].end(), known
            place += length

    def _at(self, text: str, words: list[re.Match[str]], place: int) -> Known | None:
        for known in self.known.get(words[place].group(), ()):
            run = words[place : place + len(known.words)]
            if tuple(word.group() for word in run) == known.words and _joined(text, run):
                return None if _is_a_month(words, place, known) else known
        return None

    def _instead(self, found: Known) -> str:
        if found.kind == STAFF or found.stands_for == A_PERSON:
            return found.stands_for
        return self.codes.setdefault(found.stands_for, f"Person {len(self.codes) + 1}")


def redactor(known: Iterable[Known]) -> Redactor:
    """One that knows these names, the longest first."""
    by_first: dict[str, list[Known]] = {}
    for one in sorted(known, key=lambda one: (-len(one.words), one.words, one.kind)):
        by_first.setdefault(one.words[0], []).append(one)
    return Redactor(by_first)


def words_of(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text))


def _joined(text: str, run: list[re.Match[str]]) -> bool:
    """Whether nothing but a space, an apostrophe or a full stop stands between the words."""
    return all(_BETWEEN.fullmatch(text[one.end() : other.start()]) for one, other in pairwise(run))


def _is_a_month(words: list[re.Match[str]], place: int, known: Known) -> bool:
    """“In May” and “3 May 2026” name no one."""
    if len(known.words) > 1 or known.words[0] not in _MONTHS:
        return False
    before = words[place - 1].group() if place else ""
    after = words[place + 1].group() if place + 1 < len(words) else ""
    return before.isdigit() or after.isdigit() or before.lower() in _BEFORE_A_MONTH
