"""What has happened: one timeline from every line of history, latest first.

The database joins the kinds into one order and gives only the lines that are shown, so a plan
with years behind it costs no more than a new one. One question finds the lines, one more fetches
what is said of them, whatever kinds they are of.
"""

from collections import defaultdict
from datetime import date, timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import (
    DateTimeField,
    Exists,
    OuterRef,
    QuerySet,
    Subquery,
)
from django.db.models.functions import Cast
from django.urls import reverse

from foundation.evidence.models import Attachment
from foundation.ui.tables import Slice
from foundation.ui.words import short_day
from qip.models import (
    Action,
    ActionState,
    Adoption,
    AdoptionState,
    ChangeTest,
    Decision,
    DueDateMove,
    HoldingCheck,
    Plan,
    ProgressNote,
    Reopening,
    Transition,
    Verification,
)
from qip.standing import lower_first
from qip.stories import lines_of

from .event_kinds import Event, Kind, Needs, Told, shortened
from .events_plan import of_plan

ON_THE_PAGE = 8
ON_THE_RECORD = 50
THE_RECORDS = "Proposed from the records"

OF_ACTION: Needs = {"action": "action_id", "number": "action__number"}


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
        kinds = self._of_actions(within) | self._second_looks(within) | self._tests(within)
        kinds |= lines_of(self, actions, by=user)
        kinds |= self._spread(within)
        if opened := _with_evidence(actions, user):
            kinds["file"] = self._files(opened)
        return kinds if self.plan is None else kinds | of_plan(self.plan)

    def _of_actions(self, within: dict[str, Any]) -> dict[str, Kind]:
        step = {**OF_ACTION, "title": "action__title", "from_state": "from_state",
                "to_state": "to_state", "reason": "reason", **_by_whom()}  # fmt: skip
        move = {**OF_ACTION, "from_date": "from_date", "to_date": "to_date", "reason": "reason",
                "code": "reason_code__title"}  # fmt: skip
        note = {**OF_ACTION, "text": "text"}
        return {
            "step": Kind(Transition.objects.filter(**within), self._step, step),
            "move": Kind(DueDateMove.objects.filter(**within), self._move, move),
            "note": Kind(ProgressNote.objects.filter(**within), self._note, note),
        }

    def _second_looks(self, within: dict[str, Any]) -> dict[str, Kind]:
        """What asked for another look, and where somebody decided to leave things as they are.

        A decision to open an action again is one of its steps.
        """
        asked = Reopening.objects.filter(**within)
        day = Cast("on", DateTimeField())
        return {
            "asked": Kind(asked, self._asked, {**OF_ACTION, "reason": "reason"}, day, by=""),
            "left": Kind(
                asked.filter(reopened=False), self._left, {**OF_ACTION, "answer": "answer"},
                "decided_at", "decided_by",
            ),
        }  # fmt: skip

    def _tests(self, within: dict[str, Any]) -> dict[str, Kind]:
        """Tests of change: what was planned, and what came of it."""
        planned = ChangeTest.objects.filter(**within)
        one = {**OF_ACTION, "cycle": "number", "tried": "tried"}
        found = {**one, "decision": "decision", "happened": "happened"}
        ended = planned.exclude(decision="")
        return {
            "test": Kind(planned, self._test, one, "planned_at", "planned_by"),
            "decided": Kind(ended, self._decided, found, "decided_at", "decided_by"),
        }

    def _spread(self, within: dict[str, Any]) -> dict[str, Kind]:
        """Other services that were chosen, and what each said. Their evidence stays with them."""
        chosen = Adoption.objects.filter(**within)
        one = {**OF_ACTION, "service": "service__name", "state": "state"}
        decided = chosen.filter(decided_at__isnull=False)
        return {
            "chosen": Kind(chosen, self._chosen, one, "created_at", "created_by"),
            "taken": Kind(decided, self._taken, one, "decided_at", "decided_by"),
        }

    def _files(self, opened: list[int]) -> Kind:
        kind = ContentType.objects.get_for_model(Action)
        rows = Attachment.objects.filter(subject_type=kind, subject_id__in=opened)
        numbers = Action.objects.filter(pk=OuterRef("subject_id")).values("number")
        needs = {"action": "subject_id", "number": Subquery(numbers), "title": "title",
                 "withdrawn": "withdrawn_at"}  # fmt: skip
        return Kind(rows, self._file, needs, "uploaded_at", "uploaded_by")

    # Reading --------------------------------------------------------------------------------

    def _lines(self) -> QuerySet[Any]:
        """(kind, id, moment) of every line there is."""
        parts = [kind.lines(name) for name, kind in self.kinds.items()]
        return parts[0].union(*parts[1:], all=True)

    def count(self) -> int:
        return self._lines().count()

    def begin(self) -> tuple[list[Event], int]:
        """The latest lines, and how many there are: one question finds and counts them."""
        sql, params = self._lines().query.sql_with_params()
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT *, count(*) OVER () FROM ({sql}) line (sort, pk, moment) "  # noqa: S608 - Django's own
                "ORDER BY moment DESC, pk DESC, sort LIMIT %s",
                [*params, ON_THE_PAGE],
            )
            rows = cursor.fetchall()
        return self._said([row[:3] for row in rows]), rows[0][3] if rows else 0

    def first(self, many: int = ON_THE_PAGE, start: int = 0) -> list[Event]:
        return self._said(
            list(self._lines().order_by("-moment", "-pk", "sort")[start : start + many])
        )

    def _said(self, lines: list[Any]) -> list[Event]:
        found = self._found(lines)
        return [
            self.kinds[name].say(Told(at=at, **found[name, pk]))
            for name, pk, at in lines
            if (name, pk) in found
        ]

    def _found(self, lines: list[Any]) -> dict[tuple[str, int], dict[str, Any]]:
        """What is said of some lines, in one question for all their kinds."""
        ids: dict[str, list[int]] = defaultdict(list)
        for name, pk, _at in lines:
            ids[name].append(pk)
        parts = [self.kinds[name].told(name, some) for name, some in ids.items()]
        if not parts:
            return {}
        rows = parts[0].union(*parts[1:], all=True) if parts[1:] else parts[0]
        return {(name, pk): told for name, pk, told in rows}

    def page(self, number: int) -> Slice:
        """One page of the whole record."""
        start = (number - 1) * ON_THE_RECORD
        rows = self.first(ON_THE_RECORD + 1, start)
        return Slice(
            rows[:ON_THE_RECORD], number, self.count(), has_next=len(rows) > ON_THE_RECORD,
            per_page=ON_THE_RECORD, noun="entries",
        )  # fmt: skip

    # Saying ---------------------------------------------------------------------------------

    def _event(self, row: Told, shape: str, lead: str, text: str) -> Event:
        """The history of a plan leads to its actions; that of an action stays where it is."""
        url = reverse("qip:action", args=[row.action]) if self.plan else ""
        return Event(row.at, shape, lead, text, row.who, url)

    def _lead(self, row: Told, words: str) -> str:
        """In the history of a plan each line names its action."""
        own = words.removeprefix("is ").removeprefix("goes ")
        if self.plan:
            return f"Action {self.plan.number}.{row.number} {words}"
        return own[:1].upper() + own[1:]

    def _step(self, row: Told) -> Event:
        to = ActionState(row.to_state)
        shape, words = STEPS.get(
            (ActionState(row.from_state), to), ("agreed", f"is {to.label} now")
        )
        if to == ActionState.IN_PROGRESS:
            words = _opened(row) or words
        text = row.reason or (row.title if self.plan else "")
        return self._event(row, shape, self._lead(row, words), text)

    def _move(self, row: Told) -> Event:
        first, then = date.fromisoformat(row.from_date), date.fromisoformat(row.to_date)
        words = f"moved from {short_day(first)} to {short_day(then)}"
        lead = self._lead(row, words) if self.plan else f"Date {words}"
        return self._event(row, "soon", lead, f"{row.code}: {lower_first(row.reason)}")

    def _note(self, row: Told) -> Event:
        lead = f"Note on {self.plan.number}.{row.number}" if self.plan else ""
        return self._event(row, "note", lead, shortened(row.text) if self.plan else row.text)

    def _asked(self, row: Told) -> Event:
        lead = self._lead(row, "is to be looked at again")
        told = self._event(row, "reopened", lead, row.reason)
        return Event(told.at, told.shape, told.lead, told.text, THE_RECORDS, told.url)

    def _left(self, row: Told) -> Event:
        return self._event(row, "tick", self._lead(row, "stays as it is"), row.answer)

    def _test(self, row: Told) -> Event:
        return self._event(row, "begun", self._tested(row, "planned"), row.tried)

    def _decided(self, row: Told) -> Event:
        words = lower_first(str(Decision(row.decision).label))
        shape = "proven" if row.decision == Decision.ADOPT else "done"
        return self._event(row, shape, self._tested(row, words), row.happened)

    def _chosen(self, row: Told) -> Event:
        return self._event(row, "begun", self._lead(row, f"is to be taken up at {row.service}"), "")

    def _taken(self, row: Told) -> Event:
        there = row.state == AdoptionState.IN_PLACE
        words = f"is in place at {row.service}" if there else f"does not apply at {row.service}"
        return self._event(row, "proven" if there else "none", self._lead(row, words), "")

    def _tested(self, row: Told, words: str) -> str:
        of = f" of action {self.plan.number}.{row.number}" if self.plan else ""
        return f"Test {row.cycle}{of} {words}"

    def _file(self, row: Told) -> Event:
        lead = f"Evidence for {self.plan.number}.{row.number}" if self.plan else "Evidence"
        lead += " added" if row.withdrawn is None else " added, and withdrawn since"
        return self._event(row, "tick", lead, row.title)


def _with_evidence(actions: list[int], user: Any) -> list[int]:
    """Those of the actions whose evidence this person may open."""
    reach = user.reach("evidence.view_attachment")
    if reach.everything or reach == user.reach("qip.view_plan"):
        return actions
    rows = Action.objects.filter(pk__in=actions).narrowed(reach)
    return list(rows.order_by().values_list("pk", flat=True))


# What was written together with a step stands within so much of it.
TOGETHER = timedelta(seconds=10)


def _by_whom() -> dict[str, Exists]:
    """Whether a step was taken by returning the evidence, or at a look weeks later."""
    near = (OuterRef("at") - TOGETHER, OuterRef("at") + TOGETHER)
    same: dict[str, Any] = {"action": OuterRef("action"), "by": OuterRef("by"), "at__range": near}
    return {
        "was_returned": Exists(Verification.objects.filter(verified=False, **same)),
        "was_checked": Exists(HoldingCheck.objects.filter(still_so=False, **same)),
    }


def _opened(row: Told) -> str:
    """How an action that was done came to be worked on again, where its own record says so."""
    if row.from_state == ActionState.DONE and row.was_returned:
        return "returned by the verifier"
    if row.from_state == ActionState.SUSTAINING and row.was_checked:
        return "did not hold when it was looked at again, and is open again"
    return ""


STEPS = {
    (ActionState.DRAFT, ActionState.AGREED): ("agreed", "agreed"),
    (ActionState.AGREED, ActionState.IN_PROGRESS): ("progress", "started"),
    (ActionState.AGREED, ActionState.BLOCKED): ("blocked", "is blocked"),
    (ActionState.IN_PROGRESS, ActionState.BLOCKED): ("blocked", "is blocked"),
    (ActionState.BLOCKED, ActionState.IN_PROGRESS): ("progress", "goes on again"),
    (ActionState.IN_PROGRESS, ActionState.DONE): ("done", "said to be done"),
    (ActionState.DONE, ActionState.SUSTAINING): ("hold", "verified"),
    (ActionState.DONE, ActionState.IN_PROGRESS): ("reopened", "opened again"),
    (ActionState.SUSTAINING, ActionState.CLOSED): ("closed", "closed: it held"),
    (ActionState.SUSTAINING, ActionState.IN_PROGRESS): ("reopened", "opened again"),
    (ActionState.CLOSED, ActionState.IN_PROGRESS): ("reopened", "opened again"),
    (ActionState.SUSTAINING, ActionState.DONE): ("lapsed", "no longer verified"),
    (ActionState.CLOSED, ActionState.DONE): ("lapsed", "no longer verified"),
    (ActionState.DRAFT, ActionState.CANCELLED): ("none", "cancelled"),
    (ActionState.AGREED, ActionState.CANCELLED): ("none", "cancelled"),
    (ActionState.IN_PROGRESS, ActionState.CANCELLED): ("none", "cancelled"),
    (ActionState.BLOCKED, ActionState.CANCELLED): ("none", "cancelled"),
}
