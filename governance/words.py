"""How the ladder speaks: one place for its sentences."""

from datetime import date, datetime
from typing import Any

from django.utils import timezone

from foundation.ui.words import full_day, listed, plural, short_day
from governance.models import About, Acknowledgement, AnswerKind, Ending, Escalation

NOBODY = "nobody holds the role"
NOT_ASKED = "Nobody had been asked yet"
# To which day an escalation that has ended counts how late it was.
WHEN: dict[str, str] = {
    Ending.ANSWERED: " when answered",
    Ending.PASSED_UP: " when passed up",
    Ending.SETTLED: " when settled",
}


def late_words(row: Escalation, on: date) -> str:
    """29 days late; or what else brought it here. What has ended counts to the day it did."""
    if row.about == About.MOVES:
        return "Moved for the third time"
    ended = timezone.localdate(row.ended_at) if row.ended_at else on
    days = plural(row.age(min(on, ended)), "day")
    words = f"Second look {days} late" if row.about == About.CHECK else f"{days} late"
    return f"{words}{WHEN.get(row.ending, '')}"


def headline(row: Escalation, on: date) -> str:
    """The action is 29 days late."""
    if row.about == About.MOVES:
        return f"The date of this action was put back for the third time on {full_day(row.since)}."
    days = plural(row.age(on), "day")
    if row.about == About.CHECK:
        return (
            f"Somebody was to look on {full_day(row.since)} at whether this change holds. "
            f"That is {days} ago."
        )
    return f"The date agreed for this action, {full_day(row.since)}, passed {days} ago."


def waiting_words(row: Escalation, on: date) -> str:
    """Asked today; Waiting for 3 days."""
    days = row.days_open(on)
    return f"Waiting for {plural(days, 'day')}" if days > 0 else "Asked today"


def missed_words(is_highest: bool) -> str:
    """What follows if the day that an answer gives is missed as well."""
    return "this level is asked again" if is_highest else "the next level is asked"


def asked_words(asked: list[str], told: list[str], nobody: str = "Nobody") -> str:
    """Nominated individual. Told: Board reader."""
    words = listed(asked) or nobody
    return f"{words}. {told_words(told)}" if told else words


def told_words(told: list[str]) -> str:
    """Told: Board reader. Empty if nobody was told without being asked."""
    return f"Told: {listed(told)}" if told else ""


def state_words(row: Escalation, on: date) -> str:
    """Waiting, answered and how, passed up, or settled."""
    if row.is_open:
        return waiting_words(row, on)
    if row.ending == Ending.ANSWERED:
        one = getattr(row, "acknowledgement", None)
        return answer_words(one, on) if one else "Answered"
    return str(Ending(row.ending).label)


KINDS = {
    AnswerKind.RECOVERY: "Recovery date {until}",
    AnswerKind.REASSIGN: "Given to somebody else",
    AnswerKind.RESOURCES: "Help is needed",
    AnswerKind.ACCEPT: "Risk accepted until {until}",
    AnswerKind.CANCEL: "Action cancelled",
}


LOOKED_AT = "New day for the second look {until}"


def kind_words(kind: str, about: str, until: str) -> str:
    """Recovery date 20 Mar. Of a second look no date of the action recovers."""
    looks = kind == AnswerKind.RECOVERY and about == About.CHECK
    return (LOOKED_AT if looks else KINDS[AnswerKind(kind)]).format(until=until)


def way_words(kind: str, about: str) -> str:
    """Give a recovery date; what the way to answer is called on a page."""
    if kind == AnswerKind.RECOVERY and about == About.CHECK:
        return "Give a new day for the look"
    return str(AnswerKind(kind).label)


def answer_words(one: Acknowledgement, on: date) -> str:
    """Recovery date 20 Mar."""
    kind = AnswerKind(one.kind)
    until = short_day(one.until, on) if one.until else ""
    words = kind_words(kind, one.escalation.about, until)
    dated = kind in (AnswerKind.REASSIGN, AnswerKind.RESOURCES) and one.until
    return f"{words}, until {short_day(one.until, on)}" if dated and one.until else words


def level_words(row: Escalation, names: dict[int, str]) -> str:
    """Level 3: Senior owner."""
    name = names.get(row.level, "")
    return f"Level {row.level}: {name}" if name else f"Level {row.level}"


def found_words(reached: date, made_at: datetime, asked: bool, on: date) -> str:
    """Asked on 14 Sep: a sweep that caught up wrote down what had been reached before."""
    found = timezone.localdate(made_at)
    if found == reached:
        return ""
    return f"{'Asked' if asked else 'Found'} on {short_day(found, on)}"


def empty_words(row: Escalation) -> str:
    """Meant for level 2, where nobody holds the role."""
    if not row.role_was_empty:
        return ""
    if row.level == row.meant_for:
        return "Nobody holds a role that could answer"
    return f"Meant for level {row.meant_for}, where {NOBODY}"


def story_words(last: Any, on: date) -> str:
    """Level 3 since 4 Mar, answered after 2 days: recovery date 20 Mar."""
    words = f"level {last.level} since {short_day(last.reached_on, on)}"
    if last.is_open:
        days = last.days_open(on)
        waits = f"not answered for {plural(days, 'day')}" if days > 0 else "asked today"
        return f"{words}, {waits}"
    if last.ending == Ending.ANSWERED:
        one = last.acknowledgement
        after = (timezone.localdate(one.at) - last.reached_on).days
        how = _lower(answer_words(one, on))
        soon = f"after {plural(after, 'day')}" if after > 0 else "the same day"
        return f"{words}, answered {soon}: {how}"
    if last.ending == Ending.SETTLED:
        return f"{words}, settled by the work itself"
    return words


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
