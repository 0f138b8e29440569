"""Defining, changing, pairing, linking and ending measures."""

from typing import Any

import pytest

from foundation.organisation.models import Service, User
from foundation.ui.problems import Problem
from qip.models import About, Direction, Measure, Unit
from qip.services.measures import (
    change_measure,
    define_measure,
    end_measure,
    link_measure,
    pair_measures,
    take_up_measure,
    unlink_measure,
    unpair,
)
from tests.factories.qip import ActionFactory, MeasureFactory, PlanFactory


def define(by: User, service: Service, **fields: Any) -> Measure:
    given = {
        "name": "Restrictions in use",
        "definition": "Restrictions on the register on the last day of the month.",
        "about": About.RESTRICTION,
        "unit": Unit.COUNT,
        "direction": Direction.DECREASE,
        "owner": by,
    }
    return define_measure(by=by, links={"services": [service]}, **{**given, **fields})


def problems_of(caught: pytest.ExceptionInfo[Problem]) -> dict[str, list[str]]:
    return caught.value.message_dict


def test_a_measure_is_defined_for_its_services(insider: User, service: Service) -> None:
    measure = define(insider, service, target=10)
    assert measure.created_by == insider
    assert list(measure.services.all()) == [service]
    assert measure.version == 1
    assert not measure.is_fraction


def test_a_measure_needs_a_place(insider: User) -> None:
    with pytest.raises(Problem) as caught:
        define_measure(
            by=insider, name="Outings", definition="x", unit="count", direction="increase",
            owner=insider,
        )  # fmt: skip
    assert problems_of(caught) == {"services": ["Choose the services this is measured at."]}
    assert not Measure.objects.exists()


@pytest.mark.parametrize(
    ("given", "missing"), [("numerator", "denominator"), ("denominator", "numerator")]
)
def test_half_a_fraction_is_refused(
    insider: User, service: Service, given: str, missing: str
) -> None:
    with pytest.raises(Problem) as caught:
        define(insider, service, **{given: "Reviews held on time"})
    assert problems_of(caught) == {missing: ["Say what both numbers count, or leave both empty."]}


@pytest.mark.parametrize(
    ("unit", "per", "kept"),
    [("percent", None, 100), ("percent", 7, 100), ("rate", 1000, 1000), ("score", None, 1)],
)
def test_a_fraction_knows_per_how_many(
    insider: User, service: Service, unit: str, per: int | None, kept: int
) -> None:
    measure = define(insider, service, unit=unit, numerator="Met", denominator="Seen", per=per)
    assert (measure.is_fraction, measure.per) == (True, kept)


def test_a_measure_that_is_no_fraction_has_no_per(insider: User, service: Service) -> None:
    assert define(insider, service, per=1000).per is None


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"unit": "percent", "target": 120}, "A percentage lies between 0 and 100."),
        ({"target": -1}, "A count cannot be below 0."),
        (
            {"direction": "neutral", "target": 3},
            "A measure that is only watched has no target. Leave it empty.",
        ),
    ],
)
def test_a_target_must_be_one_that_can_be_met(
    insider: User, service: Service, fields: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(Problem) as caught:
        define(insider, service, **fields)
    assert problems_of(caught) == {"target": [sentence]}


def test_a_change_raises_the_version(insider: User, service: Service, next_door: Service) -> None:
    measure = define(insider, service)
    change_measure(
        by=insider, measure=measure, changes={"name": "Rules"}, links={"services": [next_door]}
    )
    measure.refresh_from_db()
    assert (measure.name, measure.version) == ("Rules", 2)
    assert list(measure.services.all()) == [next_door]


def test_a_change_keeps_links_it_does_not_name(insider: User, service: Service) -> None:
    measure = define(insider, service)
    plan = PlanFactory.create()
    link_measure(by=insider, measure=measure, plans=[plan])
    change_measure(by=insider, measure=measure, changes={"name": "Rules"})
    assert list(measure.plans.all()) == [plan]
    assert list(measure.services.all()) == [service]


# Pairs ----------------------------------------------------------------------------------------


def test_a_pair_sees_itself_from_both_sides(insider: User) -> None:
    one, other = MeasureFactory.create_batch(2)
    pair_measures(by=insider, measure=one, partner=other)
    assert (one.partner, other.partner) == (other, one)
    one.refresh_from_db()
    other.refresh_from_db()
    assert (one.partner, other.partner) == (other, one)
    assert (one.version, other.version) == (2, 2)


def test_a_new_partner_frees_the_old_ones(insider: User) -> None:
    one, other, third, fourth = MeasureFactory.create_batch(4)
    pair_measures(by=insider, measure=one, partner=other)
    pair_measures(by=insider, measure=third, partner=fourth)
    pair_measures(by=insider, measure=one, partner=third)
    partners = dict(Measure.objects.values_list("pk", "partner"))
    assert partners == {one.pk: third.pk, third.pk: one.pk, other.pk: None, fourth.pk: None}


def test_pairing_twice_changes_nothing(insider: User) -> None:
    one, other = MeasureFactory.create_batch(2)
    for _ in range(2):
        pair_measures(by=insider, measure=one, partner=other)
    assert Measure.objects.get(pk=other.pk).partner == one


def test_a_pair_is_taken_apart_on_both_sides(insider: User) -> None:
    one, other = MeasureFactory.create_batch(2)
    pair_measures(by=insider, measure=one, partner=other)
    unpair(by=insider, measure=other)
    assert list(Measure.objects.values_list("partner", flat=True)) == [None, None]


def test_a_measure_cannot_balance_itself(insider: User) -> None:
    measure = MeasureFactory.create()
    with pytest.raises(Problem, match="cannot balance itself"):
        pair_measures(by=insider, measure=measure, partner=measure)


def test_a_partner_is_chosen_and_let_go_while_changing(insider: User, service: Service) -> None:
    measure, partner = define(insider, service), MeasureFactory.create()
    change_measure(by=insider, measure=measure, changes={"partner": partner})
    assert Measure.objects.get(pk=partner.pk).partner == measure
    change_measure(by=insider, measure=measure, changes={"name": "Still paired"})
    assert Measure.objects.get(pk=partner.pk).partner == measure
    change_measure(by=insider, measure=measure, changes={"partner": None})
    assert list(Measure.objects.values_list("partner", flat=True)) == [None, None]


def test_a_measure_may_be_defined_with_its_partner(insider: User, service: Service) -> None:
    partner = MeasureFactory.create()
    measure = define(insider, service, partner=partner)
    assert Measure.objects.get(pk=partner.pk).partner == measure


@pytest.mark.parametrize(
    ("about", "lacks"),
    [("restriction", True), ("harm", True), ("life", False), ("practice", False), ("plan", False)],
)
def test_restrictions_and_incidents_lack_something_without_a_partner(
    insider: User, about: str, lacks: bool
) -> None:
    measure, partner = MeasureFactory.create(about=about), MeasureFactory.create()
    assert measure.lacks_partner is lacks
    pair_measures(by=insider, measure=measure, partner=partner)
    assert not measure.lacks_partner


# Links and the end ----------------------------------------------------------------------------


def test_plans_and_actions_are_linked_and_unlinked(insider: User) -> None:
    measure, plan, action = MeasureFactory.create(), PlanFactory.create(), ActionFactory.create()
    link_measure(by=insider, measure=measure, plans=[plan], actions=[action])
    assert list(plan.measures.all()) == list(action.measures.all()) == [measure]
    unlink_measure(by=insider, measure=measure, plans=[plan], actions=[action])
    assert not plan.measures.exists()
    assert not action.measures.exists()


def test_an_ended_measure_says_why_and_can_be_taken_up_again(insider: User) -> None:
    measure = MeasureFactory.create()
    end_measure(by=insider, measure=measure, reason="Counted in the register now")
    assert measure not in Measure.objects.in_use()
    with pytest.raises(Problem, match="already ended"):
        end_measure(by=insider, measure=measure, reason="Again")
    take_up_measure(by=insider, measure=measure)
    assert measure in Measure.objects.in_use()
    with pytest.raises(Problem, match="has not ended"):
        take_up_measure(by=insider, measure=measure)


def test_ending_needs_a_reason(insider: User) -> None:
    with pytest.raises(Problem) as caught:
        end_measure(by=insider, measure=MeasureFactory.create(), reason="  ")
    assert problems_of(caught) == {"reason": ["Say why it is no longer needed."]}
