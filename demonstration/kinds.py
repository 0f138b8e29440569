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
class Promised:
    """A criterion of an action, and what has been tied to it so far."""

    kind: str
    shows: str
    sample: int
    seen: str = ""
    weeks: int | None = None


@dataclass(frozen=True)
class Life:
    """What became of an action after it was said to be done: verified, and closed or opened again.

    An action that is open again says when it was first due and done, and when it is due now.
    """

    verified: Day
    verifier: str = "quality"
    closed: Day | None = None
    closed_by: str = ""
    words: str = ""
    first_due: Day | None = None
    finished: Day | None = None
    reason: str = ""
    checked: Day | None = None
    due: Day | None = None


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
class Signed:
    """A plan agreed by its senior owner, some days ago."""

    plan: str
    on: Day
    words: str


@dataclass(frozen=True)
class Held:
    """A monthly review of a plan, some days ago."""

    plan: str
    on: Day
    moved: str
    stuck: str
    decisions: str


@dataclass(frozen=True)
class Expected:
    """What a measure must show before an action counts as proven."""

    action: str
    measure: str
    showing: str


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


@dataclass(frozen=True)
class Trial:
    """One test of change, decided or still running."""

    action: str
    who: str
    began: Day
    tried: str
    where: str
    expected: str
    happened: str = ""
    decision: str = ""
    because: str = ""
    decided: Day = 0


@dataclass(frozen=True)
class Good:
    """A practice standard: in force since a day or a closing, with what is proposed next."""

    title: str
    kept_by: str
    services: tuple[str, ...]
    who: str
    good: str
    daily: str
    in_force: Day | None
    next_good: str = ""
    next_daily: str = ""
    next_action: str = ""
    proven_by: str = ""
    agreed_with: str = ""


@dataclass(frozen=True)
class Taken:
    """A proven action in other services: place, due, state, the day it was said, and the words."""

    action: str
    chosen: Day
    who: str
    places: tuple[tuple[str, Day, str, Day, str], ...]


@dataclass(frozen=True)
class Answered:
    """What somebody answered when an action had gone up the ladder.

    ``moved`` says that the date moved on the same day was the recovery date that was given.
    """

    action: str
    on: Day
    who: str
    kind: str
    reason: str
    words: str
    until: Day | None = None
    moved: bool = False
