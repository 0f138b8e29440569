"""Where delays have climbed to: levels, services, strands and risks, in a few questions."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, F, Min, Q

from foundation.organisation.models import Service
from foundation.ui.words import plural
from governance.models import Escalation
from governance.models.ladder import LEVELS, LadderLevel
from qip.models import Action, RiskLevel, Strand
from qip.models.actions import AFTER_DONE, OPEN_STATES, UNPROMISED_STATES

from .delay_rows import HIGH, HIGHER, NOBODY, ROLE, DaysBetween, Median, View, finished_on
from .escalations import moves_count

MOST_WAITING = 8
RISKS = (RiskLevel.CRITICAL, RiskLevel.HIGH, RiskLevel.MODERATE, RiskLevel.LOW)


@dataclass(frozen=True)
class Rung:
    """One level: how many wait there, and since when the one that waits longest."""

    level: int
    name: str
    number: int = 0
    oldest: date | None = None
    higher: int = 0
    """So many were meant for a lower level, where nobody holds the role."""
    nobody: int = 0
    """So many could be asked of nobody, here or higher."""

    @property
    def css(self) -> str:
        """Colour where somebody must act."""
        if not self.number or self.level < HIGH:
            return ""
        return "hot" if self.level > HIGH else "warm"


@dataclass
class Line:
    """One service, strand or risk, with how many wait at each level."""

    key: Any
    label: str
    levels: dict[int, int] = field(default_factory=dict)
    late: int = 0
    told: int = 0
    on_time: int = 0
    slip: float | None = None

    @property
    def cells(self) -> list[tuple[int, int]]:
        return [(level, self.levels.get(level, 0)) for level in LEVELS]

    @property
    def total(self) -> int:
        return sum(self.levels.values())

    @property
    def slip_words(self) -> str:
        """The middle of the days past the first date: 29 days, or on time."""
        days = round(self.slip or 0)
        return plural(days, "day") if days > 0 else "On time"


def rungs(view: View) -> list[Rung]:
    """All five levels, also those at which nothing waits."""
    rows = view.escalations().open().order_by().values("level")
    found = {
        row["level"]: row
        for row in rows.annotate(
            number=Count("pk"), oldest=Min("reached_on"),
            higher=Count("pk", filter=ROLE[HIGHER]), nobody=Count("pk", filter=ROLE[NOBODY]),
        )
    }  # fmt: skip
    names = dict(LadderLevel.objects.values_list("number", "name"))
    return [_rung(level, names.get(level, ""), found.get(level, {})) for level in LEVELS]


def _rung(level: int, name: str, row: Any) -> Rung:
    counts = {key: row.get(key, 0) for key in ("number", "higher", "nobody")}
    return Rung(level, name, oldest=row.get("oldest"), **counts)


def waiting(view: View) -> list[Escalation]:
    """What waits highest and longest, from level 3."""
    rows = view.escalations().open().filter(level__gte=HIGH)
    rows = rows.select_related("action__plan").annotate(moves=moves_count())
    return list(rows.order_by("-level", "reached_on", "pk")[:MOST_WAITING])


def by_strand_and_risk(view: View) -> tuple[list[Line], list[Line]]:
    """The same escalations twice: under the four strands, and under how grave they are."""
    rows = view.escalations().open().order_by()
    found = rows.values_list("action__strand", "risk_level", "level").annotate(number=Count("pk"))
    strands = {strand: Line(strand.value, str(strand.label)) for strand in Strand}
    risks = {risk: Line(risk.value, str(risk.label)) for risk in RISKS}
    for strand, risk, level, number in found:
        for line in (strands[Strand(strand)], risks[RiskLevel(risk)]):
            line.levels[level] = line.levels.get(level, 0) + number
    return list(strands.values()), list(risks.values())


def by_service(view: View) -> list[Line]:
    """Every service in view with its escalations, and how its actions keep their first dates.

    The services that most is waiting for come first.

    An action for two services counts at both; one for the whole organisation has a line of its
    own.
    """
    names = Service.objects.visible_to(view.by, "qip.view_plan").open_on(view.on)
    if view.services is not None:
        names = names.filter(pk__in=view.services)
    lines = {pk: Line(pk, name) for pk, name in names.order_by("name").values_list("pk", "name")}
    for service, level, number in _levels_by_service(view, lines):
        lines[service].levels[level] = number
    for row in _kept_by_service(view, lines):
        _fill(lines[row.pop("service")], row)
    found = [line for line in (*lines.values(), _everywhere(view)) if line.told or line.total]
    return sorted(found, key=lambda line: (-line.total, -line.late, line.label))


def _levels_by_service(view: View, lines: Iterable[int]) -> Any:
    through = Action.services.through.objects.filter(service__in=list(lines)).order_by()
    # The level says that there is one at all, or an action without any would count as open.
    rows = through.filter(
        action__escalations__ended_at__isnull=True, action__escalations__level__isnull=False
    )
    found = rows.values_list("service", "action__escalations__level")
    return found.annotate(number=Count("pk"))


def _kept_by_service(view: View, lines: Iterable[int]) -> Any:
    """Of the actions whose first date has come or that are done: how they kept it."""
    rows = Action.services.through.objects.filter(service__in=list(lines))
    rows = rows.exclude(action__state__in=UNPROMISED_STATES).filter(
        Q(action__first_due__lte=view.on) | Q(action__state__in=AFTER_DONE)
    )
    slip = DaysBetween(finished_on(view.on, "action", "action__state"), F("action__first_due"))
    late = Q(action__state__in=OPEN_STATES, action__due__lt=view.on)
    return (
        rows.order_by().annotate(slip=slip).values("service")
        .annotate(
            told=Count("pk"), on_time=Count("pk", filter=Q(slip__lte=0)),
            late=Count("pk", filter=late), median=Median("slip"),
        )
    )  # fmt: skip


def _everywhere(view: View) -> Line:
    """What is for the whole organisation and so at no service."""
    line = Line("all", "The whole organisation")
    rows = view.escalations().open().filter(action__all_services=True).order_by()
    line.levels = dict(rows.values_list("level").annotate(number=Count("pk")))
    kept = view.due_or_done().filter(all_services=True).order_by().aggregate(
        told=Count("pk"), on_time=Count("pk", filter=Q(slip__lte=0)),
        late=Count("pk", filter=Q(state__in=OPEN_STATES, due__lt=view.on)), median=Median("slip"),
    )  # fmt: skip
    _fill(line, kept)
    return line


def _fill(line: Line, row: dict[str, Any]) -> None:
    line.told, line.on_time, line.late = row["told"], row["on_time"], row["late"]
    line.slip = row["median"]
