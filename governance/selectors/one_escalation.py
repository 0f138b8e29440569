"""Everything the page of one escalation says."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from foundation.ui.words import listed, short_day
from governance.answerers import ANSWERS, why_not
from governance.models import About, AnswerKind, Ending, Escalation
from governance.models.ladder import LEVELS
from governance.words import (
    NOT_ASKED,
    answer_words,
    empty_words,
    found_words,
    headline,
    late_words,
    level_words,
    missed_words,
    state_words,
    told_words,
    way_words,
)
from qip.models import ActionState
from qip.standing import lower_first, moved_words

from .escalations import Ladders, answer_of, roles_asked, roles_told, rungs_of

NOTES = {
    AnswerKind.RECOVERY: "It will be done by a new day. If that is missed, {missed}.",
    AnswerKind.REASSIGN: "Somebody else owns it from now on.",
    AnswerKind.RESOURCES: "It cannot be done without money, people or a decision.",
    AnswerKind.ACCEPT: "It waits, and somebody above the owner answers for that.",
    AnswerKind.CANCEL: "It will not be done at all.",
}
# The action is done and verified; only the look at whether it holds is late.
NOTES_ON_A_LOOK = {
    AnswerKind.RECOVERY: "Somebody looks by a new day. If that is missed, {missed}.",
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
    found: str
    asked: str
    told: str
    empty: str
    outcome: str
    reason: str
    is_this: bool


@dataclass(frozen=True)
class Rung:
    """One level of the ladder beside the story: what came of it, or when it is still to come."""

    number: int
    name: str
    shape: str
    words: str
    is_this: bool


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
        "asked": _have_been_asked(roles_asked(row.addressees.all())),
        "told": told_words(roles_told(row.addressees.all())),
        "empty": empty_words(row),
        "outcome": state_words(row, on),
        "answer": answer_of(row),
        "what_next": what_next(row, ladders, on) if row.pk == steps[-1].pk else "",
        "mine": row.is_open and asked,
        "ways": list(_ways(row, user, ladders)) if row.is_open and asked else [],
        "steps": [_step(one, row, ladders, on) for one in steps],
        "rungs": list(_rungs(row, steps, ladders)),
        "moves": moves,
        "moved": moved_words(action, len(moves)) or "Never moved",
    }


def what_next(row: Escalation, ladders: Ladders, on: date) -> str:
    """If nobody answers, level 3 (senior owner) is asked on 4 December."""
    if not row.is_open:
        return _until_then(row, ladders, on)
    to_come = ladders.next_after(row)
    if to_come is None:
        return "This is the highest level for an action of this risk. It stays open until answered."
    level, day = to_come
    name = ladders.names.get(level, "")
    when = f"on {short_day(day, on)}" if day > on else "tomorrow"
    return f"If nobody answers, level {level} ({name.lower()}) is asked {when}."


def _have_been_asked(roles: list[str]) -> str:
    """The nominated individual has been asked what happens next."""
    if not roles:
        return ""
    who = listed(f"the {lower_first(role)}" for role in roles)
    have = "has" if len(roles) == 1 else "have"
    return f"{who[:1].upper()}{who[1:]} {have} been asked what happens next."


def _until_then(row: Escalation, ladders: Ladders, on: date) -> str:
    """What an answer holds off; nothing once its day is over or the work has been done."""
    answer = answer_of(row)
    if answer is None or not answer.until or answer.until < on or not _climbs(row):
        return ""
    day, missed = short_day(answer.until, on), missed_words(ladders.is_highest(row))
    if row.about == About.CHECK:
        return f"No further level is asked until {day}. If nobody has looked by then, {missed}."
    return f"No further level is asked until {day}. If that date is missed, {missed}."


def _climbs(row: Escalation) -> bool:
    """Whether what was missed is still to be done."""
    action = row.action
    if row.about == About.CHECK:
        return action.state == ActionState.SUSTAINING and action.check_due == row.since
    return action.is_open


def _ways(row: Escalation, user: Any, ladders: Ladders) -> Any:
    missed = missed_words(ladders.is_highest(row))
    for kind in AnswerKind:
        url = reverse("escalations:answer", args=[row.pk, kind.value])
        label, note = way_words(kind, row.about), _note(row, kind).format(missed=missed)
        yield Way(label, note, ICONS[kind], url, why_not(user, row, kind))


def _note(row: Escalation, kind: AnswerKind) -> str:
    return NOTES_ON_A_LOOK.get(kind, NOTES[kind]) if row.about == About.CHECK else NOTES[kind]


def _step(row: Escalation, this: Escalation, ladders: Ladders, on: date) -> Step:
    answer = answer_of(row)
    outcome = answer_words(answer, on) if answer else state_words(row, on)
    reason = f"{answer.reason_code}. {answer.reason}" if answer else ""
    people = row.addressees.all()
    asked = roles_asked(people)
    return Step(
        row, level_words(row, ladders.names), short_day(row.reached_on, on),
        found_words(row.reached_on, row.made_at, bool(asked), on),
        listed(asked) or NOT_ASKED, told_words(roles_told(people)),
        empty_words(row), outcome, reason, row.pk == this.pk,
    )  # fmt: skip


# What came of a level: its shape, and the word beside it.
CAME: dict[str, tuple[str, str]] = {
    "": ("progress", "asked, not answered yet"),
    Ending.ANSWERED: ("tick", "answered"),
    Ending.PASSED_UP: ("up", "passed up, unanswered"),
    Ending.SETTLED: ("closed", "settled by the work itself"),
}
TO_COME, NOBODY_ASKED, NOBODY_THERE = "agreed", "nobody was asked", "nobody holds the role"


def _rungs(row: Escalation, steps: list[Escalation], ladders: Ladders) -> Any:
    days = ladders.days.get(row.risk_level, {})
    came = _came(row, steps)
    for level in LEVELS:
        after = days.get(level)
        when = "Never for this risk" if after is None else _after(after)
        shape, what = came.get(level, (TO_COME, ""))
        if not what:
            words = when
        else:
            words = f"{when}: {what}" if after is not None else f"{what[:1].upper()}{what[1:]}"
        yield Rung(level, ladders.names.get(level, ""), shape, words, level == row.level)


def _came(row: Escalation, steps: list[Escalation]) -> dict[int, tuple[str, str]]:
    """What came of every level that was reached; the last time it was, where it was twice.

    What stood above this level before it was reached belongs to a climb of its own.
    """
    found: dict[int, tuple[str, str]] = {}
    here = next(place for place, one in enumerate(steps) if one.pk == row.pk)
    for place, one in enumerate(steps):
        if place < here and one.level > row.level:
            continue
        for level in range(one.meant_for, one.level):
            found[level] = ("none", NOBODY_THERE)
        found[one.level] = _came_of(one)
    return found


def _came_of(one: Escalation) -> tuple[str, str]:
    if one.ending in ("", Ending.PASSED_UP) and not roles_asked(one.addressees.all()):
        return "none", NOBODY_ASKED
    return CAME[one.ending]


def _after(days: int) -> str:
    return "At once" if days == 0 else f"After {days} days" if days != 1 else "After 1 day"
