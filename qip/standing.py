"""Where an action stands, in words and in shapes: used by its page, the lists, the board and packs.

Done is not closed. The track has five stops: agreed, started, done, held, closed.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

from foundation.ui.marks import SOON_DAYS, chip, life
from foundation.ui.words import as_date, day, full_day, late_words, listed, plural, short_day
from qip.models import Action, ActionState
from qip.models.criteria import USUAL_WEEKS

STAGES = {
    ActionState.DRAFT: -1,
    ActionState.AGREED: 0,
    ActionState.IN_PROGRESS: 1,
    ActionState.BLOCKED: 1,
    ActionState.DONE: 2,
    ActionState.SUSTAINING: 3,
    ActionState.CLOSED: 4,
    ActionState.CANCELLED: -1,
}
STATE_SHAPES = {
    ActionState.DRAFT: "draft",
    ActionState.AGREED: "agreed",
    ActionState.IN_PROGRESS: "progress",
    ActionState.BLOCKED: "blocked",
    ActionState.DONE: "done",
    ActionState.SUSTAINING: "hold",
    ActionState.CLOSED: "closed",
    ActionState.CANCELLED: "none",
}


def lower_first(words: str) -> str:
    """For the middle of a sentence; abbreviations such as CQC keep their capitals."""
    ordinary = words[1:2].islower() or words.startswith("A ") or len(words) == 1
    return words[:1].lower() + words[1:] if ordinary else words


# What "waiting for" may begin with and is no name: in a sentence it takes a small letter.
NO_NAMES = frozenset((
    "a", "an", "the", "our", "their", "council", "commissioner", "commissioners", "contractor",
    "family", "landlord", "pharmacy", "pharmacist", "prescriber", "psychiatrist", "psychologist",
    "recruitment", "supplier", "training",
))  # fmt: skip


def waited_for(action: Action) -> str:
    """Who a blocked action waits for, in the middle of a sentence: names keep their capitals."""
    words = action.waiting_for
    first = words.split(" ", 1)[0].lower().strip(",.;:")
    return words[:1].lower() + words[1:] if first in NO_NAMES else words


def the_role(person: Any) -> str:
    """The registered manager, as a sentence names who answers for something."""
    return f"the {lower_first(person.role_words)}"


HELD = STAGES[ActionState.SUSTAINING]


# One line ---------------------------------------------------------------------------------------


def state_words(action: Action) -> str:
    """The state, and for a blocked action who is waited for."""
    if action.state == ActionState.BLOCKED:
        return f"Blocked: waiting for {waited_for(action)}"
    if action.state == ActionState.DONE:
        return "Done, to be verified"
    if action.state == ActionState.IN_PROGRESS and action.times_reopened:
        often = "" if action.times_reopened == 1 else f" {times(action.times_reopened)}"
        return f"Opened again{often}"
    return str(ActionState(action.state).label)


def state_shape(action: Action) -> str:
    if action.state == ActionState.IN_PROGRESS and action.times_reopened:
        return "reopened"
    return STATE_SHAPES[ActionState(action.state)]


def state_chip(action: Action) -> SafeString:
    return chip(state_shape(action), state_words(action))


def standing_chip(action: Action, on: date) -> SafeString:
    """The one thing to know: late, else blocked, else the state."""
    if action.is_late(on):
        return chip("late", late_words(action.due, on))
    return state_chip(action)


def track(action: Action, on: date) -> SafeString:
    """The small track of five stops."""
    return life(STAGES[ActionState(action.state)], held_share(action, on))


def held_share(action: Action, on: date) -> float:
    """How much of the time it must hold has gone by: 0 to 1."""
    if action.verified_at is None or action.check_due is None:
        return 0.0
    begun = as_date(action.verified_at)
    whole = (action.check_due - begun).days
    return min(1.0, max(0.0, (on - begun).days / whole)) if whole > 0 else 1.0


def due_words(action: Action, on: date) -> str:
    """When it is due, as a list says it. A done action has no date to meet any more."""
    if action.state == ActionState.SUSTAINING and action.check_due:
        return f"Check {_in_sentence(late_words(action.check_due, on))}"
    if action.due and not action.is_open and action.state != ActionState.DRAFT:
        return f"Was due {short_day(action.due, on)}"
    return late_words(action.due, on)


def _in_sentence(when: str) -> str:
    """Today and tomorrow take a small letter; months and weekdays are names."""
    return lower_first(when) if when in ("Today", "Tomorrow") else when


def due_mark(action: Action, on: date) -> SafeString:
    """A due date: a chip where it is late or soon, plain words where nobody must act."""
    if not action.is_open or action.due is None or (action.due - on).days > SOON_DAYS:
        return format_html("{}", due_words(action, on))
    return chip("late" if action.due < on else "soon", late_words(action.due, on))


def moved_words(action: Action, moves: int) -> str:
    """Moved 3 times, 61 days: the words for a slip wherever an action stands. Nothing while its
    date has never moved."""
    if not moves and not action.slip_days:
        return ""
    often = f"Moved {times(moves)}" if moves else "Moved"
    return f"{often}, {_slipped(action.slip_days)}"


def _slipped(days: int) -> str:
    if not days:
        return "back on its first date"
    return plural(abs(days), "day") + (" earlier" if days < 0 else "")


def slip_words(action: Action, on: date, moves: int) -> str:
    """First 30 Jun, moved twice, 135 days. Nothing while the first date still stands."""
    words = moved_words(action, moves)
    if not action.slip_days:
        return words
    return f"First {short_day(action.first_due, on)}, {lower_first(words)}"


def times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


# The sentence at the top ------------------------------------------------------------------------


@dataclass(frozen=True)
class Reached:
    """When each step was last taken, and what was said then; from the action's history."""

    agreed: datetime | None = None
    started: datetime | None = None
    blocked: datetime | None = None
    done: datetime | None = None
    verified: datetime | None = None
    closed: datetime | None = None
    reason: str = ""


@dataclass(frozen=True)
class Ways:
    """The pages of what a late action asks for, where the reader may go there."""

    step: str = ""
    move: str = ""


def headline(
    action: Action, on: date, reached: Reached, gaps: list[str], ways: Ways | None = None
) -> SafeString:
    """Where the action stands and what comes next, in plain words."""
    tell = {
        ActionState.DRAFT: _draft,
        ActionState.AGREED: _agreed,
        ActionState.IN_PROGRESS: _under_way,
        ActionState.BLOCKED: _blocked,
        ActionState.DONE: _done,
        ActionState.SUSTAINING: _sustaining,
        ActionState.CLOSED: _closed,
        ActionState.CANCELLED: _cancelled,
    }[ActionState(action.state)]
    return tell(action, on, reached, gaps, ways or Ways())


def _draft(action: Action, on: date, reached: Reached, gaps: list[str], ways: Ways) -> SafeString:
    if not gaps:
        return SafeString(
            "This is a draft and says everything an action must. <b>Agree it</b>, and it becomes "
            "a promise: its first due date is then fixed for good."
        )
    return format_html(
        "This is a draft. Before it can be agreed it still needs <b>{}</b>.", listed(gaps)
    )


def _agreed(action: Action, on: date, reached: Reached, gaps: list[str], ways: Ways) -> SafeString:
    return format_html(
        "Agreed{}, and not started yet. {} {}", _since(reached.agreed, on, " on "),
        _answers(action), _due(action, on, "Start it", ways),
    )  # fmt: skip


def _under_way(
    action: Action, on: date, reached: Reached, gaps: list[str], ways: Ways
) -> SafeString:
    if action.times_reopened:
        return format_html(
            "<b>Opened again</b>: what was said to be done is worked on once more. {} {}",
            _answers(action), _due(action, on, "Say that it is done", ways),
        )  # fmt: skip
    return format_html(
        "Under way{}. {} {}", _since(reached.started, on, " since "), _answers(action),
        _due(action, on, "Say that it is done", ways),
    )  # fmt: skip


def _blocked(action: Action, on: date, reached: Reached, gaps: list[str], ways: Ways) -> SafeString:
    return format_html(
        "<b>Blocked</b>{}: waiting for <b>{}</b>. {}", _since(reached.blocked, on, " since "),
        waited_for(action), _due(action, on, "Go on when it is settled", ways),
    )  # fmt: skip


def _done(action: Action, on: date, reached: Reached, gaps: list[str], ways: Ways) -> SafeString:
    return format_html(
        "{} says this is done. It <b>is not closed</b>: <b>{}</b> looks at the evidence, criterion "
        "by criterion, and then it has to hold for {}.",
        _capital(the_role(action.owner) if action.owner else "the owner"), verifier_words(action),
        holds_words(action),
    )  # fmt: skip


def _sustaining(
    action: Action, on: date, reached: Reached, gaps: list[str], ways: Ways
) -> SafeString:
    who = the_role(action.verified_by) if action.verified_by else "somebody else"
    late = bool(action.check_due and action.check_due < on)
    return format_html(
        "{} saw the evidence{}. Now it has to hold: somebody other than the owner looks "
        "again on <b>{}</b>{}.",
        _capital(who), _since(reached.verified, on, " on "), full_day(action.check_due),
        f", {late_words(action.check_due, on)}" if late else "",
    )  # fmt: skip


def _closed(action: Action, on: date, reached: Reached, gaps: list[str], ways: Ways) -> SafeString:
    who = the_role(action.closed_by) if action.closed_by else "somebody else"
    return format_html(
        "Closed{}: {} looked again and it still held. If it slips, it opens again.",
        _since(reached.closed, on, " on "), who,
    )  # fmt: skip


def _cancelled(
    action: Action, on: date, reached: Reached, gaps: list[str], ways: Ways
) -> SafeString:
    return format_html("Cancelled: {}", reached.reason or "no reason was given")


def verifier_words(action: Action) -> str:
    """The role that will be the second person, as a sentence names it."""
    if action.verifier_role is None:
        return "somebody else"
    return f"the {lower_first(action.verifier_role.name)}"


def holds_words(action: Action) -> str:
    """For how long it must hold: the longest that a criterion asks for."""
    weeks = [one.weeks for one in action.criteria.all() if one.retired_at is None]
    return plural(max(weeks, default=USUAL_WEEKS), "week")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _since(at: datetime | None, on: date, word: str) -> str:
    return f"{word}{day(at, on).split(' ', 1)[1]}" if at else ""


def _answers(action: Action) -> str:
    words = the_role(action.owner) if action.owner else "nobody"
    return f"{words[:1].upper()}{words[1:]} answers for it."


def _due(action: Action, on: date, verb: str, ways: Ways) -> SafeString:
    """The date, and when it has gone by, what to do about it."""
    if action.due is None:
        return SafeString("It has no date.")
    if action.is_late(on):
        return format_html(
            "It was due on {} and is <b>{}</b>. {}, or {}.",
            day(action.due, on), late_words(action.due, on), _way(verb, ways.step),
            _way("move the date with a reason", ways.move),
        )  # fmt: skip
    ahead = (action.due - on).days
    near = {0: "today", 1: "tomorrow"}.get(ahead)
    if near:
        return format_html("It is due <b>{}</b>.", near)
    return format_html("It is due on <b>{}</b>, in {}.", day(action.due, on), span(ahead))


def _way(words: str, url: str) -> str:
    """What to do, as a link where the reader may do it."""
    return format_html('<a href="{}" data-dialog>{}</a>', url, words) if url else words


def span(days: int) -> str:
    """How far ahead: 9 days, 5 weeks, 4 months."""
    if days < 21:
        return plural(days, "day")
    return plural(round(days / 7), "week") if days < 92 else plural(round(days / 30.4), "month")


# The large track --------------------------------------------------------------------------------


@dataclass(frozen=True)
class Stop:
    """One stop of the large track."""

    name: str
    words: str
    css: str
    shape: str
    now: bool = False


def stops(action: Action, on: date, reached: Reached) -> list[Stop]:
    """Agreed, started, done, held for 12 weeks, closed; where it is now, and what is to come."""
    stage = STAGES[ActionState(action.state)]
    blocked = action.state == ActionState.BLOCKED
    found = []
    for index, (name, at, ahead) in enumerate((
        ("Agreed", reached.agreed, "Fixes the first due date"),
        ("Started", reached.started, _start_words(action, on)),
        ("Done", reached.done, _done_words(action, on)),
    )):  # fmt: skip
        now, past = stage == index, stage > index
        words = short_or_full(at, on) if now or past else ahead
        if now and blocked:
            found.append(Stop("Blocked", f"Started {words}".strip(), "now is-act", "blocked", True))
            continue
        css = "past" if past else "now" if now else "todo"
        shape = "closed" if past else ("agreed", "progress", "done")[index] if now else "agreed"
        found.append(Stop(name, words, css, shape, now))
    return [*found, _held_stop(action, on, stage), _closed_stop(action, on, stage, reached)]


def _held_stop(action: Action, on: date, stage: int) -> Stop:
    name = f"Held for {holds_words(action)}"
    if stage > HELD:
        return Stop(name, "It lasted", "hold past", "closed")
    if stage == HELD and action.check_due:
        words = f"Looked at again {full_day(action.check_due).removesuffix(f' {on.year}')}"
        return Stop(name, words, "hold now", "hold", now=True)
    ahead = "A change counts when it lasts: on every shift, also when nobody is looking."
    return Stop(name, ahead, "hold todo", "agreed")


def _closed_stop(action: Action, on: date, stage: int, reached: Reached) -> Stop:
    if stage > HELD:
        return Stop("Closed", short_or_full(reached.closed, on), "past", "closed", now=True)
    return Stop("Closed", "When somebody else has seen it hold", "todo", "agreed")


def short_or_full(at: datetime | None, on: date) -> str:
    """2 March, with the year when it is not this one."""
    return full_day(at).removesuffix(f" {on.year}") if at else ""


def _start_words(action: Action, on: date) -> str:
    return f"Planned for {short_day(action.starts_on, on)}" if action.starts_on else "Not yet"


def _done_words(action: Action, on: date) -> str:
    return f"Due {short_day(action.due, on)}" if action.due else "No date yet"
