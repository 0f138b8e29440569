"""Everything the page of a measure says, in a constant number of questions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from foundation.ui.words import full_day, plural
from qip import spc_rare
from qip.cadence import last_period_end, short_period
from qip.cards import MeasureCard
from qip.indicators import indicators
from qip.models import Action, Measure, Plan, Unit
from qip.selectors.actions import moves_count
from qip.selectors.cards import days_card
from qip.selectors.measures import group_of
from qip.selectors.readings import kept_readings, last_figure, next_reading

SHOWN = 13


@dataclass(frozen=True)
class Told:
    """One line of what happened: a mark, a new level, or the taking back of either."""

    on: date
    shape: str
    title: str
    text: str
    who: str
    at: datetime
    undo: str = ""
    undo_words: str = ""
    taken_back: str = ""


def measure_page(measure: Measure, *, user: Any, on: date) -> dict[str, Any]:
    """The context of a measure's page."""
    group = group_of(measure, user=user, on=on)
    card = next(one for one in group.cards if one.measure.pk == measure.pk)
    may = permissions(measure, user, on)
    kept = kept_readings(measure)
    owed = next_reading(measure, last_figure(measure), on=on)
    return {
        "measure": measure,
        "group": group,
        "card": card,
        "may": may,
        "facts": facts(measure, card, owed, on),
        "counted_as": counted_as(measure),
        "next": owed,
        "kept": kept[:SHOWN],
        "kept_more": kept[SHOWN:],
        "told": told(measure, may),
        "plans": linked(measure.plans.all(), Plan, user),
        "actions": linked(_actions_of(measure), Action, user),
        "corrected": sum(1 for one in kept if one.earlier),
        "sections": sections(may, kept),
    }


def counted_as(measure: Measure) -> str:
    """The name of what the product counts for this measure; nothing where people do."""
    if not measure.indicator:
        return ""
    found = indicators().get(measure.indicator)
    return found.name if found else "No longer counted"


def permissions(measure: Measure, user: Any, on: date) -> dict[str, bool]:
    """What this person may do here; the template asks nothing itself."""
    running = not measure.is_ended(on)
    return {
        "enter": running and not measure.indicator and user.has_perm("qip.add_reading", measure),
        "correct": user.has_perm("qip.add_reading", measure),
        "change": user.has_perm("qip.change_measure", measure),
    }


def sections(may: dict[str, bool], kept: list[Any]) -> list[tuple[str, str]]:
    """The parts of the page, for the jumps on a phone."""
    enter = [("add", "Enter a figure")] if may["enter"] else []
    figures = [("figures", "Figures")] if kept else []
    return [
        ("chart", "What it shows"), *enter, *figures, ("what", "What is counted"),
        ("told", "What happened"),
    ]  # fmt: skip


def facts(measure: Measure, card: MeasureCard, owed: Any, on: date) -> list[tuple[Any, Any, Any]]:
    """What is asked first: the latest figure, the usual level, the goal, and what comes next."""
    found = []
    if card.latest_on:
        found.append(("Latest", card.latest, full_day(card.latest_on)))
    if card.mean and not card.is_run_chart:
        before = f"{card.mean_before} before" if card.mean_before else ""
        found.append(
            ("Average", card.mean, before or f"Expected {card.expected}" * bool(card.expected))
        )
    found.append(
        (
            "Target",
            card.target_label.removeprefix("Target ") or "None",
            measure.get_direction_display(),
        )
    )
    found.append(("Seen to by", measure.owner.role_words, measure.owner.name))
    found.append(("Next figure", *_next(measure, owed, on)))
    return found


def _next(measure: Measure, owed: Any, on: date) -> tuple[str, str]:
    if owed is None:
        return f"Ended {full_day(measure.ended_on)}", measure.ended_reason
    if measure.indicator:
        return full_day(owed.ends), "As it ends, counted from these records"
    late = (on - owed.due).days
    when = f"By {full_day(owed.due)}" if late <= 0 else f"{plural(late, 'day')} late"
    return when, measure.get_cadence_display()


def _actions_of(measure: Measure) -> QuerySet[Action]:
    return measure.actions.select_related("plan").annotate(moves=moves_count())


def linked(rows: QuerySet[Any], model: Any, user: Any) -> list[Any]:
    """The linked rows that this person may see."""
    return list(rows.filter(pk__in=model.objects.visible_to(user).order_by().values("pk")))


def told(measure: Measure, may: dict[str, bool]) -> list[Told]:
    """What people said beside the figures, newest first; also what was taken back."""
    marks = measure.annotations.select_related("by", "taken_back_by", "action__plan")
    levels = measure.rebases.select_related("by", "taken_back_by")
    found = [*_marks(marks, may), *_levels(levels, may)]
    return sorted(found, key=lambda one: (one.on, one.at), reverse=True)


def _marks(marks: Iterable[Any], may: dict[str, bool]) -> Iterable[Told]:
    for mark in marks:
        yield Told(
            mark.on, "note", mark.text,
            f"Action {mark.action.reference}" if mark.action else "",
            mark.by.role_words, mark.at,
            undo=_undo("annotation_take_back", mark) if may["correct"] else "",
            undo_words="Take off", taken_back=_taken_back(mark),
        )  # fmt: skip


def _levels(levels: Iterable[Any], may: dict[str, bool]) -> Iterable[Told]:
    for level in levels:
        yield Told(
            level.on, "hold", "Limits begin afresh", level.reason, level.by.role_words, level.at,
            undo=_undo("rebase_undo", level) if may["change"] else "",
            undo_words="Take back", taken_back=_taken_back(level),
        )  # fmt: skip


def _undo(name: str, row: Any) -> str:
    return "" if row.taken_back_at else reverse(f"qip:{name}", args=[row.measure_id, row.pk])


def _taken_back(row: Any) -> str:
    if not row.taken_back_at:
        return ""
    who, why = row.taken_back_by.role_words, row.taken_back_reason
    return f"Taken back {full_day(row.taken_back_at)} by {who}: {why}"


# Days between rare events ---------------------------------------------------------------------


def days_page(measure: Any, *, user: Any, on: date) -> dict[str, Any]:
    """The context of the page of days between events. Fetch it ``with_occurrences``."""
    days = [one.on for one in measure.happened]
    return {
        "measure": measure,
        "missing": _uncounted(measure, days),
        "card": days_card(measure, on=on),
        "days": list(reversed(measure.happened)),
        "since": spc_rare.days_since(days, on),
        "may_enter": user.has_perm("qip.add_reading", measure),
    }


def _uncounted(measure: Any, days: list[date]) -> str:
    """How the days compare with the figures of the same time; nothing when they agree."""
    if measure.unit != Unit.COUNT or not measure.series or not days:
        return ""
    first, last = measure.series[0].on, measure.series[-1].on
    counted = int(sum(reading.value or 0 for reading in measure.series))
    since = last_period_end(measure.cadence, first - timedelta(days=1))
    written = sum(since < day <= last for day in days)
    if counted == written:
        return ""
    period = f"Up to {full_day(last)}, from {short_period(measure.cadence, first)} on"
    return f"{period}, the figures count {counted} and {plural(written, 'day')} stand here."
