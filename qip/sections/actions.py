"""Actions by strand, each with the first date agreed, the date now and where it stands."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from statistics import median

from django.utils import timezone

from foundation.evidence.sections import Beside, Block, Cell, Col, Prose, Row, Section, Table
from foundation.evidence.small_numbers import Count, grouped, people_words
from foundation.organisation.models import Person, Service
from foundation.ui.charts import SlipSpec, draw_slip
from foundation.ui.words import plural, short_day
from qip.models import AFTER_DONE, Action, ActionState, Strand
from qip.standing import lower_first

from .facts import Facts
from .wording import moved_of, role_of, sentences, state_of

KEY = (
    "On the lines below: open ring, first date; solid dot, date now; tick, a move between; dotted "
    "line, {today}; broken line, still running late. “Done” is what the owner says. “Verified” is "
    "what somebody else saw in two kinds of evidence. “Closed” is what was still so weeks later."
)
TOGETHER = "Services with fewer than 5 people are shown together."


def actions_section(facts: Facts) -> Section:
    if not facts.actions:
        lead = "No action has been agreed yet."
        return Section("actions", "Actions and their dates", lead, (), 30, runs_on=True)
    window = _window(facts.actions, facts.on)
    blocks: list[Block] = [
        _overview(facts),
        Prose((KEY.format(today=short_day(facts.on, date.min)),), small=True),
    ]
    blocks += [
        _strand(strand, found, facts, window)
        for strand in Strand
        if (found := [action for action in facts.actions if action.strand == strand])
    ]
    return Section("actions", "Actions and their dates", _lead(facts), tuple(blocks), 30)


def _lead(facts: Facts) -> str:
    """How many kept their first date; a later date never replaces it."""
    due = [a for a in facts.actions if a.state in AFTER_DONE or _first(a) <= facts.on]
    late_by = [days for action in due if (days := _days_over(action, facts.on)) > 0]
    if not due:
        return "No first date has come yet. A later date never replaces the first one."
    kept = len(due) - len(late_by)
    if len(due) == 1:
        told = "The one action done or due by now " + (
            "kept the first date agreed." if kept else f"slipped by {plural(late_by[0], 'day')}."
        )
        return f"{told} A later date never replaces the first one."
    told = f"Of {plural(len(due), 'action')} done or due by now, {kept} kept the first date agreed."
    return f"{told}{_slipped(late_by)} A later date never replaces the first one."


def _slipped(late_by: list[int]) -> str:
    if not late_by:
        return ""
    days = plural(round(median(late_by)), "day")
    if len(late_by) == 1:
        return f" The other slipped by {days}."
    return f" The other {len(late_by)} slipped by a median of {days}."


def _days_over(action: Action, on: date) -> int:
    """Days from the first date to the day it was done, or to today."""
    end = _done_on(action) if action.state in AFTER_DONE else on
    return (end - _first(action)).days


def _done_on(action: Action) -> date:
    done = [t.at for t in action.transitions.all() if t.to_state == ActionState.DONE]
    return timezone.localdate(max(done)) if done else _first(action)


def _first(action: Action) -> date:
    return action.first_due or action.due or date.max


def _window(actions: Sequence[Action], on: date) -> tuple[date, date]:
    """From the month of the earliest date to the month of the latest, with today inside."""
    days = [on, *(d for a in actions for d in (a.first_due, a.due) if d)]
    return min(days).replace(day=1), (max(days) + timedelta(days=15))


def _strand(
    strand: Strand, actions: Sequence[Action], facts: Facts, window: tuple[date, date]
) -> Table:
    start, end = window
    span = f"{start:%b %Y} to {end:%b %Y}"
    return Table(
        caption=str(strand.label),
        sub=strand.question,
        cols=(
            Col("No.", 7),
            Col("Action", 25),
            Col("Owner", 14),
            Col("First date", 11),
            Col("Date now", 11),
            Col(span, 20),
            Col("State", 12),
        ),
        rows=tuple(_row(action, facts, window) for action in actions),
        head=1,
        even=True,
    )


def _row(action: Action, facts: Facts, window: tuple[date, date]) -> Row:
    moves = sorted(action.due_date_moves.all(), key=lambda move: (move.at, move.pk))
    told = sentences(
        (
            f"{moved_of(action)}. {moves[-1].reason_code}" if moves else "",
            f"Waiting for {action.waiting_for}" if action.state == ActionState.BLOCKED else "",
        )
    )
    return Row(
        (
            Cell(action.reference, together=True),
            Cell(action.title, sub=told),
            Cell(role_of(action.owner)),
            Cell(_date(action.first_due, facts.on), together=True),
            Cell(_date(action.due, facts.on), together=True),
            Cell(picture=_slip(action, [move.to_date for move in moves], facts.on, window)),
            state_of(action, facts.on),
        )
    )


def _date(day: date | None, on: date) -> str:
    return short_day(day, on) if day else "None"


def _slip(action: Action, moves: list[date], on: date, window: tuple[date, date]) -> str:
    if action.first_due is None:
        return ""
    start, end = window
    spec = SlipSpec(
        today=on,
        done=_done_on(action) if action.state in AFTER_DONE else None,
        start=start,
        end=end,
        width=176,
        label=_slip_words(action, moves),
    )
    return draw_slip(action.first_due, moves, spec)


def _slip_words(action: Action, moves: list[date]) -> str:
    told = f"Action {action.reference}: first date {short_day(action.first_due)}"
    if not moves:
        return told
    return f"{told}, date now {short_day(action.due)}, {lower_first(moved_of(action))}"


def _overview(facts: Facts) -> Block:
    """Where the plan applies; and why dates moved, if any did."""
    places = _places(facts)
    reasons = Counter(
        str(move.reason_code) for action in facts.actions for move in action.due_date_moves.all()
    )
    if not reasons:
        return places
    why = Table(
        caption=f"Why dates moved, {plural(sum(reasons.values()), 'move')}",
        cols=(Col("Reason given"), Col("Moves", 18, "r")),
        rows=tuple(Row((Cell(name), Cell(str(n)))) for name, n in reasons.most_common()),
    )
    return Beside(left=(places,), right=(why,))


def _places(facts: Facts) -> Table:
    """Each service: how many people, how many of the actions, how many of those done or late."""
    plan = facts.plan
    services = Service.objects.all() if plan.all_services else plan.services.all()
    people = _people_at(services, facts.on)
    counts = grouped([Count(service.name, people.get(service.pk, 0)) for service in services])
    return Table(
        caption="Where the plan applies",
        cols=(
            Col("Service"),
            Col("People", 16, "r"),
            Col("Actions", 14, "r"),
            Col("Done", 12, "r"),
            Col("Late", 12, "r"),
        ),
        rows=tuple(_place(count, facts) for count in counts),
        key=TOGETHER if any(count.grouped for count in counts) else "",
    )


def _place(count: Count, facts: Facts) -> Row:
    names = set(count.grouped or (count.name,))
    here = [a for a in facts.actions if a.all_services or names & facts.services_of(a)]
    done = [a for a in here if a.state in AFTER_DONE]
    late = [a for a in here if a.is_late(facts.on)]
    return Row(
        (
            Cell(count.name),
            Cell(people_words(count.people)),
            Cell(str(len(here))),
            Cell(str(len(done))),
            Cell(str(len(late)), tone="act" if late else ""),
        )
    )


def _people_at(services: Iterable[Service], on: date) -> dict[int, int]:
    """How many people each service supports on the day."""
    rows = (
        Person.objects.filter(placements__service__in=services, placements__starts_on__lte=on)
        .exclude(placements__ends_on__lt=on)
        .values_list("placements__service", "pk")
        .distinct()
    )
    return dict(Counter(service for service, _ in rows))
