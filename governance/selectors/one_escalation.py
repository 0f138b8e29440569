"""Everything the page of one escalation says."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from foundation.ui.words import listed, short_day
from governance.answerers import ANSWERS, why_not
from governance.models import About, AnswerKind, Escalation
from governance.models.ladder import LEVELS
from governance.words import (
    answer_words,
    empty_words,
    headline,
    late_words,
    level_words,
    state_words,
    way_words,
)
from qip.models import ActionState
from qip.standing import moved_words

from .escalations import Ladders, answer_of, roles_asked, rungs_of

NOTES = {
    AnswerKind.RECOVERY: "It will be done by a new day. Missing that day asks the next level.",
    AnswerKind.REASSIGN: "Somebody else owns it from now on.",
    AnswerKind.RESOURCES: "It cannot be done without money, people or a decision.",
    AnswerKind.ACCEPT: "It waits, and somebody above the owner answers for that.",
    AnswerKind.CANCEL: "It will not be done at all.",
}
# The action is done and verified; only the look at whether it holds is late.
NOTES_ON_A_LOOK = {
    AnswerKind.RECOVERY: "Somebody looks by a new day. Missing that day asks the next level.",
    AnswerKind.RESOURCES: "Nobody can look without time, people or a decision.",
    AnswerKind.ACCEPT: "Nobody looks until then, and somebody above the owner answers for that.",
}
ICONS = {
    AnswerKind.RECOVERY: "calendar-check",
    AnswerKind.REASSIGN: "person-plus",
    AnswerKind.RESOURCES: "life-preserver",
    AnswerKind.ACCEPT: "shield-exclamation",
    AnswerKind.CANCEL: "x-circle",
}


@dataclass(frozen=True)
class Way:
    """One way to answer: where it is given, or why it is not for this person."""

    label: str
    note: str
    icon: str
    url: str
    why_not: str


@dataclass(frozen=True)
class Step:
    """One level in the story of an action."""

    row: Escalation
    level: str
    when: str
    asked: str
    empty: str
    outcome: str
    reason: str
    is_this: bool


@dataclass(frozen=True)
class Rung:
    """One level of the ladder beside the story: reached, asked now, or still to come."""

    number: int
    name: str
    state: str
    words: str


def escalation_page(row: Escalation, *, user: Any, on: date) -> dict[str, Any]:
    """The context of the page."""
    ladders = Ladders()
    action = row.action
    steps = list(rungs_of(action))
    moves = list(action.due_date_moves.select_related("reason_code").order_by("at", "pk"))
    asked = user.has_perm(ANSWERS) and any(
        one.person_id == user.pk and one.answers for one in row.addressees.all()
    )
    return {
        "row": row,
        "action": action,
        "headline": headline(row, on),
        "late": late_words(row, on),
        "level": level_words(row, ladders.names),
        "asked": listed(roles_asked(row.addressees.all())),
        "empty": empty_words(row),
        "outcome": state_words(row, on),
        "answer": answer_of(row),
        "what_next": what_next(row, ladders, on) if row.pk == steps[-1].pk else "",
        "mine": row.is_open and asked,
        "ways": list(_ways(row, user)) if row.is_open and asked else [],
        "steps": [_step(one, row, ladders, on) for one in steps],
        "rungs": list(_rungs(row, ladders, on)),
        "moves": moves,
        "moved": moved_words(action, len(moves)) or "Never moved",
    }


def what_next(row: Escalation, ladders: Ladders, on: date) -> str:
    """If nobody answers, level 3 (senior owner) is asked on 4 December."""
    if not row.is_open:
        return _until_then(row, on)
    to_come = ladders.next_after(row)
    if to_come is None:
        return "This is the highest level for an action of this risk. It stays open until answered."
    level, day = to_come
    name = ladders.names.get(level, "")
    when = f"on {short_day(day, on)}" if day > on else "tomorrow"
    return f"If nobody answers, level {level} ({name.lower()}) is asked {when}."


def _until_then(row: Escalation, on: date) -> str:
    """What an answer holds off; nothing once its day is over or the work has been done."""
    answer = answer_of(row)
    if answer is None or not answer.until or answer.until < on or not _climbs(row):
        return ""
    day = short_day(answer.until, on)
    if row.about == About.CHECK:
        return f"No further level is asked until {day}. If nobody has looked by then, the next is."
    return f"No further level is asked until {day}. If it is missed then, the next one is."


def _climbs(row: Escalation) -> bool:
    """Whether what was missed is still to be done."""
    action = row.action
    if row.about == About.CHECK:
        return action.state == ActionState.SUSTAINING and action.check_due == row.since
    return action.is_open


def _ways(row: Escalation, user: Any) -> Any:
    for kind in AnswerKind:
        url = reverse("escalations:answer", args=[row.pk, kind.value])
        label, note = way_words(kind, row.about), _note(row, kind)
        yield Way(label, note, ICONS[kind], url, why_not(user, row, kind))


def _note(row: Escalation, kind: AnswerKind) -> str:
    return NOTES_ON_A_LOOK.get(kind, NOTES[kind]) if row.about == About.CHECK else NOTES[kind]


def _step(row: Escalation, this: Escalation, ladders: Ladders, on: date) -> Step:
    answer = answer_of(row)
    outcome = answer_words(answer, on) if answer else state_words(row, on)
    reason = f"{answer.reason_code}. {answer.reason}" if answer else ""
    return Step(
        row, level_words(row, ladders.names), short_day(row.reached_on, on),
        listed(roles_asked(row.addressees.all())), empty_words(row), outcome, reason,
        row.pk == this.pk,
    )  # fmt: skip


def _rungs(row: Escalation, ladders: Ladders, on: date) -> Any:
    days = ladders.days.get(row.risk_level, {})
    for level in LEVELS:
        after = days.get(level)
        words = "Never for this risk" if after is None else _after(after)
        state = "done" if level < row.level else "now" if level == row.level else "to come"
        yield Rung(level, ladders.names.get(level, ""), state, words)


def _after(days: int) -> str:
    return "At once" if days == 0 else f"After {days} days" if days != 1 else "After 1 day"
