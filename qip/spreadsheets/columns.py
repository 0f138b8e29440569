"""Which column is which: a proposal for a person to correct, with how sure it is and why."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from .fields import BY_KEY, FIELDS, KEPT_AS_NOTE, NOBODYS_WORDS, Kind
from .limits import column_name
from .profile import Profile, profile_of
from .tidy import plain

SURE, FAIRLY, GUESS = 0.8, 0.55, 0.38
UNFILLED = 0.8
TITLES_ARE_SHORTER_THAN = 70
SURENESS = (
    (SURE, "The name of the column says so"),
    (FAIRLY, "The name and what stands in it fit"),
    (GUESS, "A guess: please check"),
)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What one column is taken to be."""

    column: int
    name: str
    field: str
    score: float
    samples: tuple[str, ...]

    @property
    def why(self) -> str:
        if self.field == KEPT_AS_NOTE:
            return "" if self.samples else "Nothing stands in this column"
        return next(words for least, words in SURENESS if self.score >= least or least == GUESS)

    @property
    def is_guess(self) -> bool:
        return self.field != KEPT_AS_NOTE and self.score < FAIRLY


def propose(
    header: Sequence[str], rows: Sequence[Sequence[str]], *, on: date
) -> tuple[Proposal, ...]:
    """One proposal for each column; each field goes to the column that fits it best."""
    columns = [[row[at] if at < len(row) else "" for row in rows] for at in range(len(header))]
    profiles = [profile_of(cells, on=on) for cells in columns]
    scores = [_scores(name, profile) for name, profile in zip(header, profiles, strict=True)]
    given = _give_out(scores)
    _need_a_title(given, profiles)
    return tuple(
        Proposal(
            at,
            header[at] or f"Column {column_name(at)}",
            given.get(at, (KEPT_AS_NOTE, 0.0))[0],
            round(given.get(at, (KEPT_AS_NOTE, 0.0))[1], 2),
            tuple(dict.fromkeys(cell for cell in columns[at] if cell))[:3],
        )
        for at in range(len(header))
    )


def _scores(name: str, profile: Profile) -> dict[str, float]:
    words = plain(name)
    if set(words.split()).intersection(NOBODYS_WORDS):
        return {}
    by_name = {field.key: name_score(words, field.names) for field in FIELDS}
    return {
        key: score + FITS[BY_KEY[key].kind](key, profile, score)
        if profile.filled
        else score * UNFILLED
        for key, score in by_name.items()
    }


@lru_cache(maxsize=4096)
def name_score(words: str, names: tuple[str, ...]) -> float:
    """How well a column's name fits one of the names of a field; longer names count more."""
    best = 0.0
    padded = f" {words} "
    for name in names:
        length = 0.02 * len(name.split())
        if words == name:
            return 0.9 + length
        if f" {name} " in padded:
            covers = len(name) / len(words)
            at_edge = words.startswith(name) or words.endswith(name)
            best = max(best, (0.5 if at_edge else 0.42) + 0.3 * covers + length)
    return best


def _fit_date(_key: str, profile: Profile, named: float) -> float:
    if profile.dates >= 0.5:
        return 0.25 if named else (0.45 if _key == "due" else 0.0)
    return -0.35 if profile.dates < 0.15 else 0.0


def _fit_people(key: str, profile: Profile, named: float) -> float:
    if profile.length > 60:
        return -0.5
    if profile.people >= 0.5 and profile.statuses < 0.5 and profile.dates < 0.5:
        return 0.25 if named else (0.4 if key == "owner" else 0.0)
    return -0.15


def _fit_status(_key: str, profile: Profile, named: float) -> float:
    if profile.length > 60 or profile.dates >= 0.5 or profile.levels >= 0.5:
        return -0.5
    if profile.statuses >= 0.5:
        return 0.3 if named else 0.62
    return -0.25


def _fit_text(key: str, profile: Profile, named: float) -> float:
    if max(profile.dates, profile.references) >= 0.6:
        return -0.6
    if max(profile.statuses, profile.levels) >= 0.6 and profile.length < 30:
        return -0.6
    bonus = 0.1 if profile.prose and named else 0.0
    return bonus - (0.1 if key == "title" and profile.length > 200 else 0.0)


def _fit_note(key: str, profile: Profile, named: float) -> float:
    if key == "reference":
        if profile.references >= 0.7 and profile.distinct > 0.9:
            return 0.3 if named else 0.56
        return -0.3 if profile.length > 12 else 0.0
    if key == "progress" and profile.statuses >= 0.6 and profile.length < 25:
        return -0.35
    return -0.3 if profile.dates >= 0.5 else 0.0


def _fit_choice(key: str, profile: Profile, named: float) -> float:
    if profile.length > 60 or profile.dates >= 0.5:
        return -0.5
    if key == "risk_level" and profile.levels >= 0.5:
        return 0.3 if named else 0.5
    return -0.4 if key == "risk_level" and profile.statuses >= 0.6 else 0.0


FITS: dict[Kind, Callable[[str, Profile, float], float]] = {
    Kind.TEXT: _fit_text,
    Kind.DATE: _fit_date,
    Kind.PEOPLE: _fit_people,
    Kind.STATUS: _fit_status,
    Kind.NOTE: _fit_note,
    Kind.CHOICE: _fit_choice,
}


def _give_out(scores: list[dict[str, float]]) -> dict[int, tuple[str, float]]:
    """Best fits first. A field that takes only one column is gone once it is given."""
    offers = sorted(
        ((score, -at, key) for at, row in enumerate(scores) for key, score in row.items()
         if score >= GUESS),
        reverse=True,
    )  # fmt: skip
    given: dict[int, tuple[str, float]] = {}
    taken: set[str] = set()
    for score, behind, key in offers:
        if -behind in given or (key in taken and not BY_KEY[key].many):
            continue
        given[-behind] = (key, min(score, 1.0))
        taken.add(key)
    return given


def _need_a_title(given: dict[int, tuple[str, float]], profiles: list[Profile]) -> None:
    """Something must say what is to be done. An action column is that, and gives the title as
    well; in an overview of short names without problem or success it is only a title."""
    fields = {key: at for at, (key, _score) in sorted(given.items(), reverse=True)}
    if "title" in fields:
        return
    if "standard" in fields:
        at = fields["standard"]
        overview = not {"problem", "success", "daily_application"}.intersection(fields)
        if overview and profiles[at].length <= TITLES_ARE_SHORTER_THAN:
            given[at] = ("title", given[at][1])
        return
    free = [at for at, one in enumerate(profiles) if at not in given and one.prose]
    if free:
        given[max(free, key=lambda at: profiles[at].length)] = ("standard", GUESS)
    elif "problem" in fields:
        given[fields["problem"]] = ("title", GUESS)
