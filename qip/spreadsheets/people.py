"""Who is meant by the words of an owner column, among the staff a plan could belong to."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from .tidy import plain, shorten

_TITLES = frozenset(["mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir", "dame", "rev"])
_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_EMAIL = re.compile(r"[^\s@,;/<>()]+@[^\s@,;/<>()]+\.[a-z]{2,}", re.IGNORECASE)
_HARD = re.compile(r"\s*(?:[\n;/+]|\s&\s|\s\|\s)\s*")
_SOFT = re.compile(r"\s*(?:,|&|\band\b)\s*", re.IGNORECASE)
_INITIALS = re.compile(r"(?:[A-Z]\.?\s?){1,4}")
_NAME = re.compile(r"[A-Z][\w'’.-]*(?:\s+[A-Z][\w'’.-]*){1,3}")
# Words of jobs and teams: a cell with one of these names a role, and “and” may be part of it.
ROLE_WORDS = frozenset(
    ("manager", "lead", "leader", "director", "officer", "nurse", "team", "teams", "staff",
     "worker", "coordinator", "head", "deputy", "practitioner", "trainer", "assistant", "coach",
     "governor", "board", "committee", "all", "provider", "owner", "individual", "responsible",
     "registered", "service", "quality", "safeguarding", "training", "hr", "senior", "supervisor")
)  # fmt: skip
NOBODY = frozenset(
    ("tbc", "tba", "tbd", "n a", "na", "none", "unknown", "to be confirmed", "vacant", "nobody",
     "to be agreed", "x")
)  # fmt: skip
# A group with one of these words is nobody in particular, whoever else works there.
_EVERYBODY = re.compile(
    r"(?:all|every|each|the)?\s*(?:of\s+)?(?:the\s+)?(?:\w+\s+)?"
    r"(?:staff|teams?|everyone|everybody|managers|leaders|workers|nurses|seniors|leads|carers)",
)


@dataclass(frozen=True, slots=True)
class Staff:
    """What is needed to recognise a member of staff, and the services where they could answer
    for something; nothing stands for all of them."""

    id: int
    name: str
    email: str = ""
    job_title: str = ""
    places: frozenset[int] | None = None

    def sees(self, services: frozenset[int] | None) -> bool:
        """Whether they could open a record of these services, or of all of them."""
        return self.places is None or services is None or not self.places.isdisjoint(services)


@dataclass(frozen=True, slots=True)
class Owner:
    """Who was recognised: the owner, who helps, and what to check or put right about it."""

    owner: int | None = None
    helpers: tuple[int, ...] = ()
    remark: str = ""
    problem: str = ""


@dataclass(frozen=True)
class Directory:
    """The staff among whom owners are looked for."""

    staff: tuple[Staff, ...] = ()
    _known: dict[str, tuple[list[Staff], str]] = field(default_factory=dict)

    def find(self, text: str) -> tuple[list[Staff], str]:
        """Those who may be meant by one name, and by what they were recognised."""
        if text not in self._known:
            self._known[text] = self._find(text)
        return self._known[text]

    def _find(self, text: str) -> tuple[list[Staff], str]:
        address = _EMAIL.search(text)
        if address:
            return self._by_email.get(address.group().casefold(), []), "email"
        words = _name_words(text)
        for how, index in (
            ("name", self._by_name),
            ("job", self._by_job),
            ("initials", self._by_initials),
            ("job initials", self._by_job_initials),
            ("first name", self._by_first_name),
        ):
            if words and (found := index.get(words, [])):
                return found, how
        inside = _BRACKETS.search(text)
        return self._find(inside.group()[1:-1]) if inside else ([], "")

    @cached_property
    def by_id(self) -> dict[int, Staff]:
        return {one.id: one for one in self.staff}

    @cached_property
    def _by_email(self) -> dict[str, list[Staff]]:
        return _indexed((one.email.casefold(), one) for one in self.staff)

    @cached_property
    def _by_name(self) -> dict[str, list[Staff]]:
        pairs = [(plain(one.name), one) for one in self.staff]
        turned = [(_last_first(words), one) for words, one in pairs]
        return _indexed([*pairs, *turned])

    @cached_property
    def _by_job(self) -> dict[str, list[Staff]]:
        return _indexed((plain(one.job_title), one) for one in self.staff)

    @cached_property
    def _by_initials(self) -> dict[str, list[Staff]]:
        return _indexed((_initials(one.name), one) for one in self.staff)

    @cached_property
    def _by_job_initials(self) -> dict[str, list[Staff]]:
        return _indexed((_initials(one.job_title), one) for one in self.staff)

    @cached_property
    def _by_first_name(self) -> dict[str, list[Staff]]:
        return _indexed((plain(one.name).split(" ")[0], one) for one in self.staff)


def read_owner(text: str, directory: Directory) -> Owner:
    """Understand one cell: one person, or several of whom the first answers for it."""
    if plain(text) in NOBODY:
        return Owner(problem=f"“{_short(text)}” names nobody yet. Choose a person now or later")
    found, _how = directory.find(text)
    parts = [text] if found else split_people(text, directory)
    if len(parts) == 1:
        return _one(parts[0], *directory.find(parts[0]))
    return _several(text, [(part, *directory.find(part)) for part in parts])


def split_people(text: str, directory: Directory) -> list[str]:
    """The names in a cell. Commas and “and” part names, but also belong to jobs and surnames."""
    parts = [part for part in _HARD.split(_without_notes(text)) if part.strip(" .-")]
    split: list[str] = []
    for part in parts:
        softer = [one for one in _SOFT.split(part) if one.strip(" .-")]
        apart = len(softer) > 1 and not directory.find(part)[0] and _all_people(softer, directory)
        split += softer if apart else [part]
    return [part.strip(" .,") for part in split] or [text]


def _without_notes(text: str) -> str:
    """Brackets may hold a slash or a comma of their own: a job, a team, a telephone number."""
    bare = _BRACKETS.sub(" ", text).strip()
    return bare if plain(bare) else text


def _all_people(parts: list[str], directory: Directory) -> bool:
    return all(directory.find(part)[0] or is_personish(part) for part in parts)


def is_personish(text: str) -> bool:
    """Whether a text looks like a name, initials or an address, and not like a sentence."""
    bare = _BRACKETS.sub(" ", text).strip(" .,")
    if _EMAIL.fullmatch(bare) or _INITIALS.fullmatch(bare):
        return True
    words = plain(bare).split()
    if not words or len(words) > 5:
        return False
    return bool(_NAME.fullmatch(bare)) or bool(ROLE_WORDS.intersection(words))


def _one(text: str, found: list[Staff], how: str) -> Owner:
    if len(found) == 1:
        return Owner(found[0].id, remark=_guess(text, found[0], how))
    if found:
        return Owner(problem=f"“{_short(text)}” could be {_either(found)}. Choose one")
    if _EVERYBODY.fullmatch(plain(text)):
        return Owner(problem=f"“{_short(text)}” is more than one person. Choose who answers for it")
    return Owner(problem=f"“{_short(text)}” is not known here. Choose a person, now or later")


def _several(text: str, parts: list[tuple[str, list[Staff], str]]) -> Owner:
    """The first is the owner, the others help: one person answers for an action."""
    first, found, _how = parts[0]
    helpers = list(dict.fromkeys(who[0].id for _part, who, _by in parts[1:] if len(who) == 1))
    lost = [part for part, who, _by in parts[1:] if len(who) != 1]
    if len(found) != 1:
        single = _one(first, found, "")
        return Owner(None, tuple(helpers), problem=f"“{_short(text)}” names {len(parts)} people. "
                     + single.problem)  # fmt: skip
    said = f"“{_short(text)}” names {len(parts)} people. {found[0].name} answers for it"
    said += ", the others help" if len(lost) < len(parts) - 1 else ""
    said += f"; “{'”, “'.join(map(_short, lost))}” is not known here" if lost else ""
    owner = found[0].id
    return Owner(owner, tuple(one for one in helpers if one != owner), remark=said)


def _guess(text: str, who: Staff, how: str) -> str:
    if how in ("email", "name"):
        return ""
    return f"“{_short(text)}” was taken to be {who.name}"


def _either(found: list[Staff]) -> str:
    names = [one.name for one in found[:4]]
    if len(found) > 4:
        return f"one of {len(found)} people"
    return f"{', '.join(names[:-1])} or {names[-1]}"


def _indexed(pairs: Iterable[tuple[str, Staff]]) -> dict[str, list[Staff]]:
    index: dict[str, list[Staff]] = {}
    for key, one in pairs:
        if key and one not in index.setdefault(key, []):
            index[key].append(one)
    return index


def _name_words(text: str) -> str:
    """One form for names and initials: no titles, no brackets, ``K.S.`` as ``ks``."""
    bare = _BRACKETS.sub(" ", text)
    words = [word for word in plain(bare).split() if word not in _TITLES]
    if len(words) > 1 and all(len(word) == 1 for word in words):
        return "".join(words)
    return " ".join(words)


def _initials(name: str) -> str:
    words = plain(name).split()
    return "".join(word[0] for word in words) if len(words) > 1 else ""


def _last_first(words: str) -> str:
    first, _, last = words.rpartition(" ")
    return f"{last} {first}" if first else ""


def _short(text: str) -> str:
    return shorten(" ".join(text.split()), 60)
