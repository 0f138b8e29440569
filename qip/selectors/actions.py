"""Actions for lists, boards and their own page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import groupby
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    Case,
    Count,
    F,
    IntegerField,
    OuterRef,
    QuerySet,
    Subquery,
    When,
)
from django.db.models.functions import Coalesce, JSONObject

from foundation.evidence.models import Attachment
from foundation.organisation.models import Service
from qip.models import (
    Action,
    ActionSource,
    ActionState,
    ChangeTest,
    DueDateMove,
    Plan,
    ProgressNote,
    RiskLevel,
    Strand,
    Transition,
)
from qip.selectors.four_tests import TEXTS, with_what_they_promise
from qip.standing import Reached

# What only an action's own page shows; a list of fifty leaves these texts in the database.
LONG_TEXTS = (
    "problem", "standard", "daily_application", "success", "root_cause_text", "baseline",
    "immediate_control", "effect_on_people", "needs",
)  # fmt: skip


def how_many(rows: QuerySet[Any], by: str) -> Coalesce:
    """A count of the rows that belong to each row of the outer query."""
    counted = rows.order_by().values(by).annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def moves_count() -> Coalesce:
    """How many times the date of an action has moved."""
    return how_many(DueDateMove.objects.filter(action=OuterRef("pk")), "action")


def evidence_count() -> Coalesce:
    """How many standing attachments an action has."""
    kind = ContentType.objects.get_for_model(Action)
    mine = Attachment.objects.standing().filter(subject_type=kind, subject_id=OuterRef("pk"))
    return how_many(mine, "subject_id")


def last_note_at() -> Subquery:
    """When somebody last noted progress."""
    notes = ProgressNote.objects.filter(action=OuterRef("pk")).order_by("-at", "-pk")
    return Subquery(notes.values("at")[:1])


# Worst first is an order that the words do not have.
RISK_ORDER = Case(
    When(risk_level=RiskLevel.CRITICAL, then=0),
    When(risk_level=RiskLevel.HIGH, then=1),
    When(risk_level=RiskLevel.MODERATE, then=2),
    default=3,
    output_field=IntegerField(),
)


# What a row of the list says of an action, its plan and its owner.
ROW = (
    "number", "strand", "title", "state", "waiting_for", "risk_level", "all_services",
    "first_due", "due", "verified_at", "check_due", "times_reopened", "plan__number",
    "plan__title", "owner__name", "owner__job_title",
)  # fmt: skip


def actions_found(user: Any, sort: str = "") -> QuerySet[Action]:
    """Actions in reach, for counting, filtering and putting in order: as little as possible."""
    rows = Action.objects.visible_to(user)
    return rows.annotate(risk_order=RISK_ORDER) if sort.removeprefix("-") == "risk" else rows


def action_rows(user: Any) -> QuerySet[Action]:
    """Actions in reach, each with everything a manager needs to know of it on one line."""
    return _told(Action.objects.visible_to(user))


def rows_of(ids: list[int]) -> list[Action]:
    """The same for some actions, in the order of the numbers given, in one question.

    The caller has found the numbers through ``visible_to``.
    """
    found = {row.pk: row for row in _everything().filter(pk__in=ids)}
    return [found[pk] for pk in ids if pk in found]


@cache
def _everything() -> QuerySet[Action]:
    """Put together once: building the question takes longer than answering it."""
    return _told(Action.objects.all())


def _told(rows: QuerySet[Action]) -> QuerySet[Action]:
    names = Service.objects.filter(actions=OuterRef("pk")).order_by("name").values("name")
    return (
        rows.select_related("plan", "owner")
        .only(*ROW)
        .annotate(
            moves=moves_count(),
            evidence=evidence_count(),
            noted_at=last_note_at(),
            service_names=ArraySubquery(names),
        )
    )


# The board --------------------------------------------------------------------------------------

# What a plan's page neither shows of its actions nor tests; what it says of where they come from.
UNTOLD = tuple(name for name in LONG_TEXTS if name not in TEXTS)
SOURCE = {"place": "kind__order", "title": "kind__title", "detail": "detail"}
SHOWN_IN_A_STRAND = 12
BOARD_ORDER = (
    ActionState.BLOCKED, ActionState.IN_PROGRESS, ActionState.DONE, ActionState.AGREED,
    ActionState.DRAFT, ActionState.SUSTAINING, ActionState.CLOSED, ActionState.CANCELLED,
)  # fmt: skip


@dataclass(frozen=True)
class StrandColumn:
    """One strand of a plan, with its actions: those that need somebody first."""

    strand: Strand
    shown: list[Action]
    more: list[Action]

    @property
    def number(self) -> int:
        return len(self.shown) + len(self.more)


def plan_actions(plan: Plan, user: Any) -> list[Action]:
    """The actions of a plan that this person may see, in their order."""
    mine: dict[str, Any] = {"action": OuterRef("pk")}
    noticed = ActionSource.objects.filter(**mine).order_by()
    tried = ChangeTest.objects.filter(**mine).order_by()
    done = Transition.objects.filter(**mine, to_state=ActionState.DONE).order_by("-at")
    rows = plan.actions.visible_to(user).select_related("owner").defer(*UNTOLD)
    rows = rows.annotate(
        moves=moves_count(),
        said_done_at=Subquery(done.values("at")[:1]),
        decisions=ArraySubquery(tried.values("decision")),
        noticed=ArraySubquery(noticed.values(told=JSONObject(**SOURCE))),
    )
    return list(with_what_they_promise(rows).order_by("number"))


def board(actions: Iterable[Action], on: date) -> list[StrandColumn]:
    """Actions under the four strands."""
    held: dict[str, list[Action]] = {strand: [] for strand in Strand}
    for action in actions:
        held[action.strand].append(action)
    columns = []
    for strand in Strand:
        rows = sorted(held[strand], key=lambda action: _urgency(action, on))
        columns.append(StrandColumn(strand, rows[:SHOWN_IN_A_STRAND], rows[SHOWN_IN_A_STRAND:]))
    return columns


def _urgency(action: Action, on: date) -> tuple[bool, int, date, int]:
    place = BOARD_ORDER.index(ActionState(action.state))
    return (not action.is_late(on), place, action.due or date.max, action.number)


# One action -------------------------------------------------------------------------------------


def action_for_page(rows: QuerySet[Action]) -> QuerySet[Action]:
    """Everything the page of one action says about it, in as few questions as that takes."""
    return rows.select_related(
        "plan",
        "plan__lead",
        "owner",
        "root_cause",
        "created_by",
        "verifier_role",
        "verified_by",
        "closed_by",
    ).prefetch_related(
        "services",
        "plan__services",
        "contributors",
        "criteria__kind",
        "sources__kind",
        "expectations",
    )


def reached(action: Action) -> tuple[Reached, Any]:
    """When each step was taken, and who agreed the action."""
    steps = list(action.transitions.select_related("by").order_by("at", "pk"))
    last = {step.to_state: step for step in steps}
    started = next((s for s in steps if s.to_state == ActionState.IN_PROGRESS), None)
    agreed = last.get(ActionState.AGREED)
    latest = steps[-1] if steps else None
    found = Reached(
        agreed=agreed.at if agreed else None,
        started=started.at if started else None,
        blocked=_at(last, ActionState.BLOCKED),
        done=_at(last, ActionState.DONE),
        verified=action.verified_at,
        closed=action.closed_at,
        reason=latest.reason if latest else "",
    )
    return found, agreed.by if agreed else None


def _at(last: dict[str, Any], state: ActionState) -> Any:
    step = last.get(state)
    return step.at if step else None


def framework_groups(action: Action) -> list[tuple[Any, list[Any]]]:
    """The framework statements an action answers, under their frameworks."""
    rows = action.statements.select_related("framework").order_by(
        "framework__order", "framework_id", "order", "pk"
    )
    return [(one, list(found)) for one, found in groupby(rows, key=lambda row: row.framework)]


def waits_for(action: Action, user: Any) -> list[Action]:
    """The actions this one depends on, as far as this person may see them."""
    rows = Action.objects.visible_to(user).filter(pk__in=action.depends_on.order_by().values("pk"))
    return list(
        rows.select_related("plan", "owner")
        .annotate(moves=moves_count())
        .only(
            "title",
            "number",
            "state",
            "due",
            "first_due",
            "waiting_for",
            "verified_at",
            "check_due",
            "times_reopened",
            "owner",
            "plan__number",
        )
        .order_by(F("due").asc(nulls_last=True), "pk")
    )
