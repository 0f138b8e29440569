"""The shapes in which the demonstration provider is written down.

Days are counted from the day of loading: ``-30`` is thirty days ago, ``12`` in twelve days.
"""

from dataclasses import dataclass, field

Day = int


@dataclass(frozen=True)
class Place:
    """A service."""

    key: str
    name: str
    region: str
    kind: str
    location_id: str
    commissioners: tuple[str, ...]
    opened: Day
    people: int


@dataclass(frozen=True)
class Worker:
    """Somebody who works there; ``at`` is a service, a region or ``everywhere``."""

    key: str
    name: str
    title: str
    role: str
    at: str
    also: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Move:
    """A due date that moved by some days, some days ago."""

    by_days: int
    on: Day
    reason: str
    words: str


@dataclass(frozen=True)
class Said:
    """Words somebody wrote, some days ago."""

    who: str
    on: Day
    words: str


@dataclass(frozen=True)
class Proof:
    """A file kept as evidence for an action, some days ago."""

    who: str
    on: Day
    kind: str
    title: str
    file_name: str
    text: str


@dataclass(frozen=True)
class Deed:
    """One action of a plan, with its life so far."""

    title: str
    strand: str
    owner: str
    problem: str
    standard: str
    daily: str
    success: str
    due: Day | None
    state: str = "in_progress"
    risk: str = "moderate"
    services: tuple[str, ...] = ()
    agreed: Day = -200
    started: Day = -190
    finished: Day = 0
    cause: str = ""
    cause_words: str = ""
    baseline: str = ""
    control: str = ""
    effect: str = ""
    needs: str = ""
    sources: tuple[tuple[str, str], ...] = ()
    evidence: tuple[str, ...] = ("observation", "person-family-feedback")
    statements: tuple[str, ...] = ()
    helpers: tuple[str, ...] = ()
    moves: tuple[Move, ...] = ()
    notes: tuple[Said, ...] = ()
    waiting_for: str = ""
    reason: str = ""


@dataclass(frozen=True)
class News:
    """The plan lead's account of some days ago."""

    who: str
    on: Day
    changing: str
    not_yet: str
    risks: str = ""
    asks: str = ""


@dataclass(frozen=True)
class Scheme:
    """An improvement plan."""

    key: str
    title: str
    aim: str
    why: str
    services: tuple[str, ...]
    senior_owner: str
    lead: str
    starts: Day
    ends: Day
    causes: tuple[tuple[str, str], ...]
    deeds: tuple[Deed, ...]
    news: tuple[News, ...] = ()


@dataclass(frozen=True)
class Series:
    """A measure with its readings, oldest first; the last is for the last full period."""

    key: str
    name: str
    definition: str
    unit: str
    words: str
    direction: str
    owner: str
    values: tuple[float | None, ...]
    about: str = "practice"
    target: float | None = None
    decimals: int = 0
    cadence: str = "monthly"
    numerator: str = ""
    denominator: str = ""
    out_of: int | None = None
    partner: str = ""
    plans: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    fix_after: int | None = None
    events: tuple[tuple[int, str, str], ...] = field(default=())
    rebase: tuple[int, str] | None = None
    quality: str = ""
