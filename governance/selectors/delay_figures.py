"""How late things are, why, how soon levels answer, and how twelve months went."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Q
from django.db.models.functions import TruncDate

from governance.models import Ending
from governance.models.ladder import LEVELS

from .delay_rows import (
    SLIPS,
    STRETCHES,
    DaysBetween,
    Median,
    View,
    count_if,
    month_ends,
    open_at_end_of,
    since_within,
    somebody_was_asked,
    within_days,
)


@dataclass(frozen=True)
class Share:
    """One line of a distribution."""

    key: str
    label: str
    number: int
    most: int
    tone: str = ""


def ages(view: View) -> list[Share]:
    """Open escalations by the days since the date that was missed."""
    rows = view.escalations().open().order_by()
    counts = rows.aggregate(
        **{f"n{i}": count_if(since_within(view.on, low, high))
           for i, (_key, _label, low, high) in enumerate(STRETCHES)}
    )  # fmt: skip
    return _shares([(key, label) for key, label, *_ in STRETCHES], list(counts.values()), TONES)


def slips(view: View) -> list[Share]:
    """Actions finished or due, by the days past the first date that was agreed."""
    counts = view.due_or_done().order_by().aggregate(
        **{f"n{i}": count_if(within_days("slip", low, high))
           for i, (_key, _label, low, high) in enumerate(SLIPS)}
    )  # fmt: skip
    return _shares([(key, label) for key, label, *_ in SLIPS], list(counts.values()), TONES)


TONES = ("", "watch", "watch", "act")


def reasons(view: View) -> list[Share]:
    """Why dates moved in the last twelve months: actions under each reason, most first."""
    found = (
        view.moves().order_by().values_list("reason_code", "reason_code__title")
        .annotate(number=Count("action", distinct=True))
    )  # fmt: skip
    ordered = sorted(found, key=lambda row: (-row[2], row[1]))
    return _shares([(str(pk), title) for pk, title, _ in ordered], [row[2] for row in ordered])


def _shares(
    names: list[tuple[str, str]], numbers: list[int], tones: tuple[str, ...] = ()
) -> list[Share]:
    most = max(numbers, default=0)
    return [
        Share(key, label, number, most, tones[place] if tones else "")
        for place, ((key, label), number) in enumerate(zip(names, numbers, strict=True))
    ]


@dataclass(frozen=True)
class Answered:
    """How one level dealt with what reached it in twelve months."""

    level: int
    reached: int = 0
    answered: int = 0
    passed_up: int = 0
    unheard: int = 0
    """Of those that passed up, so many somebody had been asked about."""
    settled: int = 0
    waiting: int = 0
    median: float | None = None

    @property
    def days(self) -> str:
        """The middle of the days to an answer."""
        return "" if self.median is None else f"{self.median:.0f}"

    @property
    def is_silent(self) -> bool:
        """Whether more was asked of it without an answer than it answered."""
        return self.unheard > self.answered

    @property
    def unasked(self) -> int:
        """So many had passed before the first sweep that knew of them: nobody was asked."""
        return self.passed_up - self.unheard


def answers(view: View) -> list[Answered]:
    """Every level: what it was asked in the last twelve months, and what came of it."""
    rows = view.escalations().filter(reached_on__gte=view.a_year_ago, reached_on__lte=view.on)
    took = DaysBetween(TruncDate("ended_at"), F("reached_on"))
    found = (
        rows.order_by().annotate(took=took).values("level")
        .annotate(
            reached=Count("pk"), answered=count_if(Q(ending=Ending.ANSWERED)),
            passed_up=count_if(Q(ending=Ending.PASSED_UP)),
            unheard=count_if(Q(ending=Ending.PASSED_UP) & somebody_was_asked()),
            settled=count_if(Q(ending=Ending.SETTLED)),
            waiting=count_if(Q(ended_at__isnull=True)),
            median=Median("took", filter=Q(ending=Ending.ANSWERED)),
        )
    )  # fmt: skip
    by_level = {row["level"]: dict[str, Any](row) for row in found}
    return [Answered(**by_level.get(level, {"level": level})) for level in LEVELS]


@dataclass(frozen=True)
class Month:
    """One month: what was open when it ended, and what was reached in it."""

    end: date
    open: int
    reached: int

    @property
    def key(self) -> str:
        return f"{self.end:%Y-%m}"


def trend(view: View) -> list[Month]:
    """Twelve months, beginning with the first that knew of an escalation."""
    ends = month_ends(view.on)
    asked: dict[str, Any] = {}
    for place, end in enumerate(ends):
        first = end.replace(day=1)
        asked[f"open{place}"] = count_if(open_at_end_of(end))
        asked[f"new{place}"] = count_if(Q(reached_on__gte=first, reached_on__lte=end))
    counts = view.escalations().order_by().aggregate(**asked)
    months = [Month(end, counts[f"open{i}"], counts[f"new{i}"]) for i, end in enumerate(ends)]
    known = next((i for i, month in enumerate(months) if month.open or month.reached), len(months))
    return months[known:]
