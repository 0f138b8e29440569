"""What the ladder tells of an action, on the action's own page. See ``qip/stories.py``."""

from datetime import date, datetime
from typing import Any

from django.db.models import Case, DateTimeField, Exists, F, OuterRef, When
from django.db.models.functions import Cast
from django.utils import timezone

from foundation.ui.words import full_day, short_day
from governance.models import Acknowledgement, Addressee, Escalation
from governance.selectors.escalations import is_third_move, last_rung_of
from governance.words import found_words, kind_words, story_words
from qip.models import Action
from qip.selectors.event_kinds import Event, Kind
from qip.selectors.events import OF_ACTION
from qip.stories import Story

SEES = "governance.view_escalation"
THE_LADDER = "The ladder"
# A sweep that caught up wrote down what had been reached on a day before: that day stands.
REACHED = Case(
    When(made_at__date=F("reached_on"), then=F("made_at")),
    default=Cast("reached_on", DateTimeField()),
)


def story(action: Action, *, by: Any, on: date) -> Story | None:
    """Level 3 since 4 Mar, answered after 2 days: recovery date 20 Mar."""
    if not by.has_perm(SEES, action):
        return None
    last = last_rung_of(action)
    if last is None:
        return None
    label = "See who is asked" if last.is_open else "See the answer"
    return Story(story_words(last, on), last.get_absolute_url(), label, act=last.is_open)


def before_move(action: Action, *, on: date) -> str:
    """What follows from the third move, said to whoever is about to make it."""
    if not is_third_move(action, on=on):
        return ""
    return (
        "If you put it back now, that is the third time. The action then goes up one level of the "
        "ladder at once, and somebody above has to answer."
    )


def lines(timeline: Any, actions: list[int], *, by: Any) -> dict[str, Kind]:
    """Levels reached, and what was answered, as far as ``by`` may see them."""
    seen = _seen(actions, by)
    if not seen:
        return {}
    reached = Escalation.objects.filter(action__in=seen)
    answered = Acknowledgement.objects.filter(escalation__action__in=seen)
    asked = Addressee.objects.filter(escalation=OuterRef("pk"), answers=True).order_by()
    rung = {**OF_ACTION, "level": "level", "since": "since", "about": "about",
            "empty": "role_was_empty", "meant_for": "meant_for", "reached": "reached_on",
            "made": "made_at", "asked": Exists(asked)}  # fmt: skip
    of_action = {"action": "escalation__action_id", "number": "escalation__action__number"}
    said = {**of_action, "level": "escalation__level", "about": "escalation__about",
            "kind": "kind", "reason": "reason", "until": "until"}  # fmt: skip

    def tell_rung(row: Any) -> Event:
        lead = timeline._lead(row, f"reached level {row.level}")
        told = timeline._event(row, "late", lead, _why(row, timezone.localdate()))
        return Event(told.at, told.shape, told.lead, told.text, THE_LADDER, told.url)

    def tell_answer(row: Any) -> Event:
        until = full_day(date.fromisoformat(row.until)) if row.until else ""
        words = kind_words(row.kind, row.about, until)
        lead = timeline._lead(row, f"answered at level {row.level}")
        told = timeline._event(row, "tick", lead, f"{words}. {row.reason}")
        return told

    return {
        "rung": Kind(reached, tell_rung, rung, REACHED, by=""),
        "answer": Kind(answered, tell_answer, said),
    }


def _seen(actions: list[int], by: Any) -> list[int]:
    """Those of the actions whose way up the ladder this person may see."""
    reach = by.reach(SEES)
    if reach.everything or reach == by.reach("qip.view_plan"):
        return actions if reach else []
    rows = Action.objects.filter(pk__in=actions).narrowed(reach)
    return list(rows.order_by().values_list("pk", flat=True))


def _why(row: Any, on: date) -> str:
    since = date.fromisoformat(row.since)
    words = {
        "due": f"The date {short_day(since)} passed",
        "check": f"The second look of {short_day(since)} was missed",
        "moves": "Its date was put back for the third time",
    }[row.about]
    if row.empty and row.level != row.meant_for:
        words = f"{words}. Nobody holds the role of level {row.meant_for}"
    reached, made = date.fromisoformat(row.reached), datetime.fromisoformat(row.made)
    found = found_words(reached, made, row.asked, on)
    return f"{words}. {found}." if found else f"{words}."
