"""People supported: references, pages, and who sees what."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from foundation.organisation.models import AccessibleFormat, Person
from foundation.organisation.services.communication import (
    add_need,
    change_need,
    end_need,
    review_need,
)
from foundation.organisation.services.people import add_person, change_person
from foundation.trail.models import Viewing
from foundation.ui.problems import Problem
from tests.factories.organisation import PersonFactory, PlacementFactory, give_role, staff

from .conftest import sentences

pytestmark = pytest.mark.django_db


def today(days=0):
    return timezone.localdate() + timedelta(days=days)


@pytest.fixture
def ama(insider, service):
    """Lives at Elm Court and reads easy read."""
    person = add_person(
        by=insider, preferred_name="Ama", initials="AK", service=service, starts_on=today(-90)
    )
    add_need(
        by=insider, person=person, need="Short sentences with photos",
        accessible_format=AccessibleFormat.objects.get(key="easy-read"),
        reviewed_on=today(-200), review_due_on=today(-9),
    )  # fmt: skip
    return person


def test_references_are_given_in_order(insider, service):
    def add():
        return add_person(
            by=insider, preferred_name="Ben", initials="b", service=service, starts_on=today()
        )

    assert [add().reference, add().reference] == ["P-001", "P-002"]
    PersonFactory(reference="P-999")
    PersonFactory(reference="OLD-5000")
    assert add().reference == "P-1000"
    assert [p.reference for p in Person.objects.filter(reference__startswith="P-").in_order()] == [
        "P-001", "P-002", "P-999", "P-1000",
    ]  # fmt: skip


@pytest.mark.parametrize(("typed", "kept"), [("a. k.", "AK"), ("Ž", "Ž"), ("jmcd", "JMCD")])
def test_initials_are_letters_in_capitals(insider, service, typed, kept):
    person = add_person(
        by=insider, preferred_name=" Ama  K ", initials=typed, service=service, starts_on=today()
    )
    assert (person.initials, person.preferred_name) == (kept, "Ama K")


@pytest.mark.parametrize("typed", ["", "  ", "12", "ABCDEFG"])
def test_initials_that_are_none(insider, service, typed):
    with pytest.raises(Problem, match="initials"):
        add_person(
            by=insider, preferred_name="Ama", initials=typed, service=service, starts_on=today()
        )
    assert not Person.objects.exists()


def test_a_change_raises_the_version_and_keeps_the_reference(ama, insider):
    changed = change_person(by=insider, person=ama, preferred_name="Amma", initials="AK")
    assert (changed.version, changed.reference) == (2, "P-001")


# Needs ------------------------------------------------------------------------------------------


def test_a_review_is_appended_and_moves_the_next_one(ama, insider):
    need = ama.communication_needs.get()
    review_need(
        by=insider, communication_need=need, reviewed_on=today(), review_due_on=today(180),
        finding="Easy read works",
    )  # fmt: skip
    need.refresh_from_db()
    assert (need.reviewed_on, need.review_due_on) == (today(), today(180))
    assert [r.finding for r in need.reviews.all()] == ["Easy read works", ""]


@pytest.mark.parametrize(("reviewed", "due", "words"), [
    (1, 100, "has not come"), (-5, -5, "after this one"), (-300, 10, "later review"),
])  # fmt: skip
def test_reviews_come_in_order(ama, insider, reviewed, due, words):
    with pytest.raises(Problem, match=words):
        review_need(
            by=insider, communication_need=ama.communication_needs.get(),
            reviewed_on=today(reviewed), review_due_on=today(due),
        )  # fmt: skip


def test_a_need_that_ended_is_left_alone(ama, insider):
    need = ama.communication_needs.get()
    with pytest.raises(Problem, match="has not come"):
        end_need(by=insider, communication_need=need, ended_on=today(1))
    end_need(by=insider, communication_need=need, ended_on=today())
    with pytest.raises(Problem, match="has ended"):
        change_need(by=insider, communication_need=need, need="x", accessible_format=None)
    assert not Person.objects.review_due(today()).exists()


# Pages ------------------------------------------------------------------------------------------


def test_the_list_shows_initials_and_reference_and_no_name(see, ama, insider):
    page = see(insider, "people")
    assert "AK" in page.text
    assert "P-001" in page.text
    assert "Easy read" in page.text
    assert "9 days late" in page.text
    assert "Ama" not in page.text
    for kind in ("csv", "xlsx"):
        assert b"Ama" not in see(insider, "people", export=kind).content


def test_a_name_is_not_searched_for(see, ama, insider):
    assert see(insider, "people", q="Ama").context["page"].total == 0
    assert see(insider, "people", q="p-001").context["page"].total == 1


def test_a_stranger_finds_nobody(see, ama, stranger):
    assert "P-001" not in see(stranger, "people").text
    assert see(stranger, "person", ama.pk).status_code == 404
    assert Viewing.objects.count() == 0


@pytest.mark.parametrize("key", [
    "system_administrator", "board_reader", "data_protection_lead",
])  # fmt: skip
def test_roles_without_care_content_see_nobody(see, ama, key):
    somebody = staff(key)
    assert see(somebody, "people").status_code == 403
    assert see(somebody, "person", ama.pk).status_code == 404
    assert "Ama" not in see(somebody, "services").text


def test_opening_the_page_is_recorded_each_time(see, ama, insider, colleague):
    see(insider, "person", ama.pk)
    see(colleague, "person", ama.pk)
    seen = [(v.user, v.label, v.purpose) for v in Viewing.objects.order_by("pk")]
    assert seen == [(insider, "P-001", "opened"), (colleague, "P-001", "opened")]


def test_the_page_says_how_to_be_understood_before_all_else(see, ama, colleague):
    page = see(colleague, "person", ama.pk)
    assert page.text.index("Easy read") < page.text.index("To be understood")
    assert "Short sentences with photos" in page.text
    assert "9 days late" in page.text


@pytest.mark.parametrize("name", ["person_change", "person_place", "need_add"])
def test_the_flag_stands_above_every_form_about_the_person(see, ama, insider, name):
    page = see(insider, name, ama.pk)
    assert "Short sentences with photos" in page.text
    assert "How to be understood by AK" in page.text


def test_the_flag_stands_above_forms_about_a_placement_or_need(see, ama, insider):
    placement, need = ama.placements.get(), ama.communication_needs.get()
    for name, pk in (
        ("placement_move", placement.pk), ("placement_end", placement.pk),
        ("need_review", need.pk), ("need_change", need.pk), ("need_end", need.pk),
    ):  # fmt: skip
        assert "How to be understood by AK" in see(insider, name, pk).text


@pytest.mark.parametrize(("name", "of"), [
    ("person_change", "person"), ("person_place", "person"), ("need_add", "person"),
    ("placement_move", "placement"), ("placement_end", "placement"),
    ("need_change", "need"), ("need_review", "need"), ("need_end", "need"),
])  # fmt: skip
def test_forms_are_closed_to_strangers_and_to_who_only_reads(
    see, send, ama, stranger, colleague, name, of
):
    pk = {
        "person": ama.pk, "placement": ama.placements.get().pk,
        "need": ama.communication_needs.get().pk,
    }[of]  # fmt: skip
    for ask in (see, send):
        assert ask(stranger, name, pk).status_code == 404
        assert ask(colleague, name, pk).status_code == 403


def test_adding_somebody_through_the_form(send, insider, service):
    answer = send(
        insider, "person_add", preferred_name="Ben", initials="BT", service=service.pk,
        starts_on=today(),
    )  # fmt: skip
    assert answer.headers["Location"] == Person.objects.get().get_absolute_url()


def test_nobody_is_added_to_a_service_out_of_reach(send, see, insider, next_door, colleague):
    answer = send(
        insider, "person_add", preferred_name="Ben", initials="BT", service=next_door.pk,
        starts_on=today(),
    )  # fmt: skip
    assert "Choose one from the list" in sentences(answer)
    assert see(colleague, "person_add").status_code == 403
    assert not Person.objects.exists()


def test_nobody_is_moved_out_of_reach(send, ama, insider, next_door):
    placement = ama.placements.get()
    fields = {"to": next_door.pk, "moves_on": today()}
    assert send(insider, "placement_move", placement.pk, **fields).status_code == 422
    give_role(insider, "team_leader", service=next_door)
    assert send(insider, "placement_move", placement.pk, **fields).status_code == 302
    assert ama.placements.count() == 2


def test_a_stay_elsewhere_is_not_ended_from_here(send, see, ama, insider, stranger, next_door):
    there = PlacementFactory(person=ama, service=next_door)
    page = see(insider, "person", ama.pk)
    assert next_door.name in page.text
    assert see(insider, "placement_end", there.pk).status_code == 403
    assert send(insider, "placement_end", there.pk, ends_on=today()).status_code == 403
    assert send(stranger, "placement_end", there.pk, ends_on=today()).status_code == 302


def test_who_ends_the_only_stay_is_led_back_to_a_page_they_may_see(send, ama, insider):
    answer = send(insider, "placement_end", ama.placements.get().pk, ends_on=today(-1))
    assert answer.headers["Location"] == reverse("organisation:people")
    assert not Person.objects.visible_to(insider).exists()


def test_the_tabs_tell_who_is_with_us_and_whose_review_is_due(see, ama, insider, service):
    PlacementFactory(service=service, person__reference="P-050")
    gone = PlacementFactory(service=service, ends_on=today(-1)).person
    lead = staff("quality_lead")

    def found(view, user=insider):
        return {person.reference for person in see(user, "people", view=view).context["page"].rows}

    assert found("now") == {"P-001", "P-050"}
    assert found("review") == {"P-001"}
    assert gone.reference in found("all", lead)
    assert gone.reference not in found("all")


def test_the_filters_narrow(see, ama, insider, service):
    other = PlacementFactory(service=service).person
    easy = AccessibleFormat.objects.get(key="easy-read")
    rows = see(insider, "people", accessible_format=easy.pk).context["page"].rows
    assert rows == [ama]
    assert len(see(insider, "people", service=service.pk).context["page"].rows) == 2
    assert other.reference in see(insider, "people").text


def test_the_number_of_queries_does_not_grow_with_the_people(see, ama, insider, service):
    counts = set()
    for _ in range(3):
        person = PlacementFactory(service=service).person
        add_need(
            by=insider, person=person, need="Photos", reviewed_on=today(), review_due_on=today(9)
        )
        see(insider, "people")
        with CaptureQueriesContext(connection) as queries:
            see(insider, "people")
        counts.add(len(queries))
    assert len(counts) == 1


def test_what_was_typed_is_shown_as_text(see, ama, insider):
    ama.preferred_name = "<b>Ama</b>"
    ama.save()
    need = ama.communication_needs.get()
    need.need = "<img src=x onerror=alert(1)>"
    need.save()
    page = see(insider, "person", ama.pk).text
    assert "<b>Ama" not in page
    assert "<img src=x" not in page


def test_two_people_at_one_record_lose_nothing(as_, ama, insider):
    browser = as_(insider)
    url = reverse("organisation:person_change", args=[ama.pk])
    opened = browser.get(url).context["form"].carried
    change_person(by=insider, person=ama, preferred_name="Amma", initials="AK")
    answer = browser.post(url, {"preferred_name": "Ami", "initials": "AK", **opened})
    assert answer.status_code == 409
    assert "Amma" in answer.text
    assert "Ami" in answer.text
