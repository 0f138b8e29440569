"""Escalations as pages and other rooms show them."""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cached_property
from typing import Any, cast

from django.db.models import (
    BooleanField,
    Exists,
    ExpressionWrapper,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
)
from django.utils import timezone

from governance import rungs
from governance.models import Acknowledgement, Addressee, Escalation, Ladder, LadderLevel
from governance.models.escalations import EscalationQuerySet
from qip.models import AFTER_DONE, Action, ActionState, DueDateMove, Plan, Transition, Verification
from qip.selectors.actions import how_many

OPENED = "in_progress"
# A return and the look that brought it are written in the same breath.
AT_ONCE = timedelta(seconds=10)


def for_list(user: Any) -> QuerySet[Escalation]:
    """What one person may see, with what a line of a list says."""
    rows = Escalation.objects.visible_to(user).select_related("action__plan", "acknowledgement")
    waits = ExpressionWrapper(Q(ended_at__isnull=True), BooleanField())
    rows = rows.annotate(moves=moves_count(), waits=waits)
    return rows.prefetch_related("action__services", asked_people())


def moves_count() -> Any:
    """How many times the date of an escalation's action has moved."""
    return how_many(DueDateMove.objects.filter(action=OuterRef("action")), "action")


def owed_to(user: Any, rows: EscalationQuerySet) -> EscalationQuerySet:
    """Those of the rows that others are asked about plans this person leads or answers for."""
    mine = Q(lead=user) | Q(senior_owner=user)
    plans = Plan.objects.active().filter(mine).order_by().values("pk")
    return rows.open().filter(action__plan__in=plans).exclude(addressees__person=user)


def asked_people() -> Any:
    return Prefetch("addressees", Addressee.objects.select_related("person"))


def at_service(**lookup: Any) -> Q:
    """Escalations of actions that name a service of this kind; not those for every service."""
    return Q(action__in=_naming(lookup))


def naming_service(**lookup: Any) -> Q:
    """Actions that name a service of this kind; not those for every service."""
    return Q(pk__in=_naming(lookup))


def _naming(lookup: dict[str, Any]) -> Any:
    wanted = {f"service__{key}": value for key, value in lookup.items()}
    return Action.services.through.objects.filter(**wanted).order_by().values("action")


def for_page(user: Any) -> QuerySet[Escalation]:
    rows = Escalation.objects.visible_to(user).select_related(
        "action__plan", "action__owner", "acknowledgement__reason_code", "acknowledgement__by",
        "acknowledgement__new_owner",
    )  # fmt: skip
    return rows.prefetch_related("action__services", asked_people())


def rungs_of(action: Action) -> QuerySet[Escalation]:
    """Every level an action has reached, in their order."""
    rows = Escalation.objects.filter(action=action).order_by("reached_on", "meant_for", "pk")
    return rows.select_related("acknowledgement__reason_code").prefetch_related(asked_people())


def last_rung_of(action: Action) -> Escalation | None:
    """Where an action stands, or stood last."""
    rows = Escalation.objects.filter(action=action).select_related("acknowledgement")
    return rows.order_by("reached_on", "meant_for", "pk").last()


class Ladders:
    """The days of every level and the names of the levels, asked once for a page."""

    @cached_property
    def days(self) -> dict[str, dict[int, int]]:
        return {ladder.risk_level: ladder.days for ladder in Ladder.objects.all()}

    @cached_property
    def names(self) -> dict[int, str]:
        return dict(LadderLevel.objects.values_list("number", "name"))

    def next_after(self, row: Escalation) -> tuple[int, date] | None:
        """The next level and the day on which it is asked, if nobody answers.

        Where a role is empty a higher level is asked already: the next is the one above that.
        """
        days = self.days.get(row.risk_level, {})
        for level, after in sorted(days.items()):
            if level > row.level:
                return level, row.since + timedelta(days=max(after, 1))
        return None

    def is_highest(self, row: Escalation) -> bool:
        """Whether an action of its risk can go no higher."""
        return self.next_after(row) is None


def story_of(action: Action) -> rungs.Story:
    """The dates and moves of an action, as the rules of the ladder take them."""
    steps = Transition.objects.filter(action=action)
    agreed = steps.filter(to_state=ActionState.AGREED)
    opened = steps.filter(to_state=OPENED, from_state__in=AFTER_DONE).exclude(_returned())
    began = (agreed | opened).order_by("-at").values_list("at", flat=True).first()
    moves = action.due_date_moves.order_by("at", "pk").select_related("answer")
    return rungs.Story(
        climbs="due" if action.is_open else "",
        due=action.due,
        began=timezone.localdate(began) if began else None,
        moves=[
            rungs.Move(
                timezone.localdate(one.at), one.from_date, one.to_date, hasattr(one, "answer")
            )
            for one in moves
        ],
    )


def _returned() -> Q:
    """Said to be done and sent back by the verifier: it was never done, and does not begin anew.

    The same as ``governance/sql/climbers.sql`` has it.
    """
    looks = Verification.objects.filter(
        action=OuterRef("action"), verified=False,
        at__gte=OuterRef("at") - AT_ONCE, at__lte=OuterRef("at") + AT_ONCE,
    )  # fmt: skip
    return Q(Exists(looks), from_state=ActionState.DONE)


def is_third_move(action: Action, *, on: date) -> bool:
    """Whether moving the date to a later day now is the move that goes up by itself."""
    story = story_of(action)
    if not story.climbs or story.due is None:
        return False
    moved = rungs.Move(on, story.due, story.due + rungs.DAY)
    then = rungs.Story(story.climbs, story.due, story.began, (*story.moves, moved))
    return rungs.third_move(then) == len(story.moves)


def answer_of(row: Escalation) -> Acknowledgement | None:
    return cast(Acknowledgement | None, getattr(row, "acknowledgement", None))


def roles_asked(rows: Iterable[Addressee]) -> list[str]:
    """In which roles people were asked, each once."""
    return list(dict.fromkeys(row.role for row in rows if row.answers))


def roles_told(rows: Iterable[Addressee]) -> list[str]:
    """In which roles people were told, and not asked."""
    found = list(rows)
    asked = roles_asked(found)
    return [role for role in dict.fromkeys(row.role for row in found) if role not in asked]
