"""What has happened: one timeline from every line of history, latest first.

The database joins the kinds into one order and gives only the lines that are shown, so a plan
with years behind it costs no more than a new one.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, F, OuterRef, QuerySet, Subquery, Value

from foundation.evidence.models import Attachment
from foundation.ui.tables import Slice
from foundation.ui.words import short_day
from qip.models import (
    Action,
    ActionState,
    DueDateMove,
    Plan,
    PlanNews,
    PlanState,
    PlanStep,
    ProgressNote,
    Transition,
)
from qip.standing import lower_first

ON_THE_PAGE = 8
ON_THE_RECORD = 50
LONGEST = 320

OF_ACTION = ("by", "action", "action__plan")
OF_MOVE = (*OF_ACTION, "reason_code")


@dataclass(frozen=True)
class Event:
    """One line: a shape, what happened in a few words, the account of it, and whose it is."""

    at: datetime
    shape: str
    lead: str
    text: str
    who: str
    url: str = ""


@dataclass(frozen=True)
class Kind:
    """One sort of line: where its rows are and how each is said."""

    rows: Any
    say: Callable[[Any], Event]
    at: str = "at"
    along: tuple[str, ...] = ("by",)

    def found(self, ids: list[int]) -> dict[int, Any]:
        """The rows themselves, with everything that is said about them."""
        if not ids:
            return {}
        rows = self.rows.model.objects.filter(pk__in=ids).select_related(*self.along)
        if self.rows.model is Attachment:
            numbers = Action.objects.filter(pk=OuterRef("subject_id")).values("number")
            rows = rows.annotate(action_number=Subquery(numbers))
        return {row.pk: row for row in rows}


class Timeline:
    """The history of a plan and its actions, or of one action, as one person may see it.

    ``actions`` are the numbers of actions that the caller reached through ``visible_to``. They
    are given one by one and not as a question, so that the database goes straight to their lines.
    """

    def __init__(self, actions: list[int], user: Any, plan: Plan | None = None) -> None:
        self.plan = plan
        self.kinds = self._kinds(actions, user)

    def _kinds(self, actions: list[int], user: Any) -> dict[str, Kind]:
        within = {"action__in": actions}
        kinds = {
            "step": Kind(Transition.objects.filter(**within), self._step, along=OF_ACTION),
            "move": Kind(DueDateMove.objects.filter(**within), self._move, along=OF_MOVE),
            "note": Kind(ProgressNote.objects.filter(**within), self._note, along=OF_ACTION),
        }
        if opened := _with_evidence(actions, user):
            files = Attachment.objects.filter(
                subject_type=ContentType.objects.get_for_model(Action), subject_id__in=opened
            )
            kinds["file"] = Kind(files, self._file, "uploaded_at", ("uploaded_by",))
        if self.plan is not None:
            kinds["plan"] = Kind(PlanStep.objects.filter(plan=self.plan), _plan_step)
            news = PlanNews.objects.filter(plan=self.plan)
            kinds["news"] = Kind(news, _news, "written_at", ("written_by",))
        return kinds

    # Reading --------------------------------------------------------------------------------

    def _lines(self) -> QuerySet[Any]:
        """(kind, id, moment) of every line there is."""
        parts = [
            kind.rows.order_by()
            .annotate(sort=Value(name, CharField()), happened=F(kind.at))
            .values_list("sort", "pk", "happened")
            for name, kind in self.kinds.items()
        ]
        return parts[0].union(*parts[1:], all=True)

    def count(self) -> int:
        return self._lines().count()

    def first(self, many: int = ON_THE_PAGE, start: int = 0) -> list[Event]:
        lines = list(self._lines().order_by("-happened", "-pk", "sort")[start : start + many])
        found = {
            (name, pk): row
            for name, kind in self.kinds.items()
            for pk, row in kind.found([pk for n, pk, _ in lines if n == name]).items()
        }
        return [self.kinds[name].say(found[name, pk]) for name, pk, _ in lines]

    def page(self, number: int) -> Slice:
        """One page of the whole record."""
        start = (number - 1) * ON_THE_RECORD
        rows = self.first(ON_THE_RECORD + 1, start)
        return Slice(
            rows[:ON_THE_RECORD], number, self.count(), has_next=len(rows) > ON_THE_RECORD,
            per_page=ON_THE_RECORD, noun="entries",
        )  # fmt: skip

    # Saying ---------------------------------------------------------------------------------

    def _lead(self, action: Action, words: str) -> str:
        """In the history of a plan each line names its action."""
        own = words.removeprefix("is ").removeprefix("goes ")
        return f"Action {action.reference} {words}" if self.plan else own[:1].upper() + own[1:]

    def _link(self, action: Action) -> str:
        """The history of a plan leads to its actions; that of an action stays where it is."""
        return action.get_absolute_url() if self.plan else ""

    def _step(self, row: Transition) -> Event:
        shape, words = STEPS.get(
            (ActionState(row.from_state), ActionState(row.to_state)),
            ("agreed", f"is {row.get_to_state_display()} now"),
        )
        text = row.reason or (row.action.title if self.plan else "")
        lead = self._lead(row.action, words)
        return Event(row.at, shape, lead, text, row.by.role_words, self._link(row.action))

    def _move(self, row: DueDateMove) -> Event:
        words = f"moved from {short_day(row.from_date)} to {short_day(row.to_date)}"
        lead = self._lead(row.action, words) if self.plan else f"Date {words}"
        text = f"{row.reason_code.title}: {lower_first(row.reason)}"
        return Event(row.at, "soon", lead, text, row.by.role_words, self._link(row.action))

    def _note(self, row: ProgressNote) -> Event:
        lead = f"Note on {row.action.reference}" if self.plan else ""
        text = shortened(row.text) if self.plan else row.text
        return Event(row.at, "note", lead, text, row.by.role_words, self._link(row.action))

    def _file(self, row: Attachment) -> Event:
        lead = f"Evidence for {self.plan.number}.{row.action_number}" if self.plan else "Evidence"  # type: ignore[attr-defined]
        lead += " added" if row.withdrawn_at is None else " added, and withdrawn since"
        url = self._link(Action(pk=row.subject_id))
        return Event(row.uploaded_at, "tick", lead, row.title, row.uploaded_by.role_words, url)


def _with_evidence(actions: list[int], user: Any) -> list[int]:
    """Those of the actions whose evidence this person may open."""
    reach = user.reach("evidence.view_attachment")
    if reach.everything or reach == user.reach("qip.view_plan"):
        return actions
    rows = Action.objects.filter(pk__in=actions).narrowed(reach)
    return list(rows.order_by().values_list("pk", flat=True))


def _plan_step(row: PlanStep) -> Event:
    begins = row.to_state == PlanState.ACTIVE
    words = "The plan began" if row.from_state == PlanState.DRAFT else "The plan began again"
    shape = "progress" if begins else "closed"
    return Event(
        row.at, shape, words if begins else "The plan ended", row.reason, row.by.role_words
    )


def _news(row: PlanNews) -> Event:
    return Event(
        row.written_at, "com", "News of the plan", shortened(row.changing),
        row.written_by.role_words,
    )  # fmt: skip


def shortened(text: str) -> str:
    """The beginning of a long text, to the last whole word."""
    return text if len(text) <= LONGEST else text[:LONGEST].rsplit(" ", 1)[0] + " …"


STEPS = {
    (ActionState.DRAFT, ActionState.AGREED): ("agreed", "agreed"),
    (ActionState.AGREED, ActionState.IN_PROGRESS): ("progress", "started"),
    (ActionState.AGREED, ActionState.BLOCKED): ("blocked", "is blocked"),
    (ActionState.IN_PROGRESS, ActionState.BLOCKED): ("blocked", "is blocked"),
    (ActionState.BLOCKED, ActionState.IN_PROGRESS): ("progress", "goes on again"),
    (ActionState.IN_PROGRESS, ActionState.DONE): ("done", "said to be done"),
}
