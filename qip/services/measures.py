"""Defining a measure, changing it, pairing it, linking it and ending it."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from foundation.ui.problems import Problem
from qip.figures import wrong_value
from qip.indicators import indicators
from qip.models import Action, Direction, Measure, Plan, Unit
from qip.models.measures import MeasureQuerySet

LINKS = ("services", "plans", "actions")


@transaction.atomic
def define_measure(
    *,
    by: Any,
    links: Mapping[str, Iterable[Any]] | None = None,
    partner: Measure | None = None,
    **fields: Any,
) -> Measure:
    """Say what is counted, how, where and what would be good.

    ``links`` maps the names in ``LINKS`` to rows; ``fields`` are the measure's own columns.
    """
    measure = Measure(created_by=by, **fields)
    _check(measure)
    measure.save()
    _set_links(measure, links or {})
    if partner is not None:
        pair_measures(by=by, measure=measure, partner=partner)
    return measure


@transaction.atomic
def change_measure(
    *,
    by: Any,
    measure: Measure,
    changes: Mapping[str, Any],
    links: Mapping[str, Iterable[Any]] | None = None,
) -> Measure:
    """Save edits and raise the version by one. ``changes`` may name a new ``partner``, or none."""
    changes = dict(changes)
    partner = changes.pop("partner", measure.partner)
    for name, value in changes.items():
        setattr(measure, name, value)
    _check(measure)
    measure.version += 1
    measure.save()
    _set_links(measure, links or {})
    _settle_partner(by, measure, partner)
    return measure


@transaction.atomic
def pair_measures(*, by: Any, measure: Measure, partner: Measure) -> None:
    """Make two measures each other's partner. Partners they had before are let go."""
    if measure.pk == partner.pk:
        raise Problem("A measure cannot balance itself. Choose another.", field="partner")
    _let_go(measure, partner)
    for one, other in ((measure, partner), (partner, measure)):
        _write_partner(Measure.objects.filter(pk=one.pk), other)
    for one in (measure, partner):
        one.refresh_from_db(fields=["partner", "version"])


@transaction.atomic
def unpair(*, by: Any, measure: Measure) -> None:
    """Take a pair apart, on both sides."""
    _let_go(measure)


@transaction.atomic
def link_measure(
    *, by: Any, measure: Measure, plans: Iterable[Plan] = (), actions: Iterable[Action] = ()
) -> None:
    """Say which plans and actions this measure should move with."""
    measure.plans.add(*plans)
    measure.actions.add(*actions)


@transaction.atomic
def unlink_measure(
    *, by: Any, measure: Measure, plans: Iterable[Plan] = (), actions: Iterable[Action] = ()
) -> None:
    """The measure says nothing about these after all."""
    measure.plans.remove(*plans)
    measure.actions.remove(*actions)


@transaction.atomic
def end_measure(*, by: Any, measure: Measure, reason: str, on: date | None = None) -> Measure:
    """Stop asking for figures. What was measured stays on every page."""
    if measure.ended_on:
        raise Problem("This measure has already ended.")
    if not reason.strip():
        raise Problem("Say why it is no longer needed.", field="reason")
    return _write_end(measure, on or timezone.localdate(), reason.strip())


@transaction.atomic
def take_up_measure(*, by: Any, measure: Measure) -> Measure:
    """Ask for figures again."""
    if not measure.ended_on:
        raise Problem("This measure has not ended.")
    return _write_end(measure, None, "")


def _write_end(measure: Measure, on: date | None, reason: str) -> Measure:
    measure.ended_on, measure.ended_reason = on, reason
    measure.version += 1
    measure.save(update_fields=["ended_on", "ended_reason", "version", "updated_at"])
    return measure


def _check(measure: Measure) -> None:
    problems = {**_wrong_indicator(measure), **_wrong_fraction(measure), **_wrong_target(measure)}
    if problems:
        raise Problem(problems)


def _wrong_indicator(measure: Measure) -> dict[str, str]:
    """What the product counts decides what kind of figure it is, and what it is a part of."""
    if not measure.indicator:
        return {}
    counted = indicators().get(measure.indicator)
    if counted is None:
        return {"indicator": "This is no longer counted. Choose another, or enter the figures."}
    if counted.unit != measure.unit:
        kind = Unit(counted.unit).label.lower()
        return {"unit": f"“{counted.name}” is {kind}. Choose that here."}
    measure.numerator, measure.denominator = counted.part, counted.whole
    return {}


def _wrong_fraction(measure: Measure) -> dict[str, str]:
    """Both halves of a fraction or neither; a percentage is always out of 100."""
    if bool(measure.numerator) != bool(measure.denominator):
        field = "denominator" if measure.numerator else "numerator"
        return {field: "Say what both numbers count, or leave both empty."}
    if not measure.numerator:
        measure.per = None
    elif measure.unit == Unit.PERCENT:
        measure.per = 100
    else:
        measure.per = measure.per or 1
    return {}


def _wrong_target(measure: Measure) -> dict[str, str]:
    if measure.target is None:
        return {}
    if measure.direction == Direction.NEUTRAL:
        return {"target": "A measure that is only watched has no target. Leave it empty."}
    sentence = wrong_value(measure.target, measure.unit)
    return {"target": sentence} if sentence else {}


def _set_links(measure: Measure, links: Mapping[str, Iterable[Any]]) -> None:
    for name in LINKS:
        if name in links:
            getattr(measure, name).set(links[name])
    if not measure.all_services and not measure.services.exists():
        raise Problem("Choose the services this is measured at.", field="services")


def _settle_partner(by: Any, measure: Measure, partner: Measure | None) -> None:
    if partner is None:
        _let_go(measure)
    elif partner.pk != measure.partner_id:
        pair_measures(by=by, measure=measure, partner=partner)


def _let_go(*measures: Measure) -> None:
    """Free measures, and whoever they were paired with."""
    keys = [measure.pk for measure in measures]
    paired = Measure.objects.filter(partner__isnull=False)
    _write_partner(paired.filter(Q(pk__in=keys) | Q(partner__in=keys)), None)
    for measure in measures:
        measure.refresh_from_db(fields=["partner", "version"])


def _write_partner(rows: MeasureQuerySet, partner: Measure | None) -> None:
    rows.update(partner=partner, version=F("version") + 1, updated_at=timezone.now())
