"""Coming, moving, leaving: no negative periods, and one service once at a time."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foundation.organisation.models import Placement
from foundation.organisation.services.people import add_person
from foundation.organisation.services.placements import end_placement, move_person, place_person
from foundation.ui.problems import Problem
from tests.factories.organisation import PersonFactory, PlacementFactory, ServiceFactory

pytestmark = pytest.mark.django_db
DAY = date(2026, 6, 1)


def day(number):
    return DAY + timedelta(days=number)


@pytest.fixture
def person(insider, service):
    return add_person(
        by=insider, preferred_name="Ama", initials="A.K.", service=service, starts_on=DAY
    )


def periods(person):
    return sorted((str(p.service), p.starts_on, p.ends_on) for p in person.placements.all())


def test_a_move_ends_one_and_begins_the_other_on_the_same_day(person, insider, next_door):
    here = person.placements.get()
    there = move_person(by=insider, placement=here, to=next_door, moves_on=day(30))
    here.refresh_from_db()
    assert (here.ends_on, there.starts_on, there.ends_on) == (day(30), day(30), None)


def test_somebody_may_be_supported_by_two_services(person, insider, next_door):
    place_person(by=insider, person=person, service=next_door, starts_on=day(5))
    assert person.placements.filter(ends_on=None).count() == 2


def test_nobody_is_supported_twice_by_one_service_at_once(person, insider, service):
    with pytest.raises(Problem, match="already"):
        place_person(by=insider, person=person, service=service, starts_on=day(5))
    end_placement(by=insider, placement=person.placements.get(), ends_on=day(9))
    with pytest.raises(Problem, match="already"):
        place_person(by=insider, person=person, service=service, starts_on=day(9))
    place_person(by=insider, person=person, service=service, starts_on=day(10))
    with pytest.raises(Problem, match="already"):
        place_person(by=insider, person=person, service=service, starts_on=day(-9), ends_on=day(0))


def test_a_period_does_not_end_before_it_began(person, insider, next_door):
    here = person.placements.get()
    for attempt in (
        lambda: end_placement(by=insider, placement=here, ends_on=day(-1)),
        lambda: move_person(by=insider, placement=here, to=next_door, moves_on=day(-1)),
        lambda: place_person(
            by=insider, person=person, service=next_door, starts_on=day(3), ends_on=day(2)
        ),
    ):
        with pytest.raises(Problem, match="Choose that day or later"):
            attempt()
    assert person.placements.count() == 1


def test_a_move_leads_elsewhere_and_happens_before_the_last_day(
    person, insider, service, next_door
):
    here = person.placements.get()
    with pytest.raises(Problem, match="another service"):
        move_person(by=insider, placement=here, to=service, moves_on=day(3))
    end_placement(by=insider, placement=here, ends_on=day(9))
    with pytest.raises(Problem, match="They leave on"):
        move_person(by=insider, placement=here, to=next_door, moves_on=day(10))
    move_person(by=insider, placement=here, to=next_door, moves_on=day(9))


def test_a_service_takes_nobody_before_it_opens_or_after_it_closes(person, insider):
    closed = ServiceFactory(opened_on=day(10), closed_on=day(20))
    for number in (9, 20):
        with pytest.raises(Problem, match=r"opens on|closed on"):
            place_person(by=insider, person=person, service=closed, starts_on=day(number))
    place_person(by=insider, person=person, service=closed, starts_on=day(10))


def test_a_move_that_fails_changes_nothing(person, insider):
    closed = ServiceFactory(closed_on=day(1))
    here = person.placements.get()
    with pytest.raises(Problem):
        move_person(by=insider, placement=here, to=closed, moves_on=day(5))
    here.refresh_from_db()
    assert here.ends_on is None


def test_ending_later_must_not_run_into_the_next_stay(person, insider, service):
    first = person.placements.get()
    end_placement(by=insider, placement=first, ends_on=day(5))
    place_person(by=insider, person=person, service=service, starts_on=day(10))
    with pytest.raises(Problem, match="already"):
        end_placement(by=insider, placement=first, ends_on=day(10))
    assert end_placement(by=insider, placement=first, ends_on=day(9)).ends_on == day(9)


days = st.integers(-20, 20)
which = st.integers(0, 2)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("place"), which, days, st.none() | days),
        st.tuples(st.just("move"), which, which, days),
        st.tuples(st.just("end"), which, which, days),
    ),
    max_size=12,
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=steps)
def test_whatever_is_done_in_whatever_order_no_period_is_wrong(steps, insider):
    """Properties: every period ends on or after its first day, and none of one service overlap."""
    services = ServiceFactory.create_batch(3)
    person = PersonFactory()
    for verb, *rest in steps:
        try:
            do(verb, rest, person, services, insider)
        except Problem:
            continue
    found = list(person.placements.select_related("service"))
    for one in found:
        assert one.ends_on is None or one.ends_on >= one.starts_on
    for service in services:
        stays = sorted(
            (p.starts_on, p.ends_on or date.max) for p in found if p.service_id == service.pk
        )
        for (_start, end), (start, _end) in pairwise(stays):
            assert end < start
        assert sum(end == date.max for _start, end in stays) <= 1


def do(verb, rest, person, services, by):
    """One step of a random history."""
    if verb == "place":
        service, first, last = rest
        place_person(
            by=by, person=person, service=services[service], starts_on=day(first),
            ends_on=None if last is None else day(last),
        )  # fmt: skip
        return
    known = list(person.placements.order_by("pk"))
    if not known:
        return
    placement = known[rest[0] % len(known)]
    if verb == "move":
        move_person(by=by, placement=placement, to=services[rest[1]], moves_on=day(rest[2]))
    else:
        end_placement(by=by, placement=placement, ends_on=day(rest[2]))


def test_the_database_itself_keeps_two_open_periods_apart(person, service):
    from django.db import IntegrityError, transaction

    for wrong in ({"ends_on": None}, {"ends_on": day(-1)}):
        with pytest.raises(IntegrityError), transaction.atomic():
            PlacementFactory(person=person, service=service, starts_on=day(0), **wrong)
    assert Placement.objects.count() == 1
