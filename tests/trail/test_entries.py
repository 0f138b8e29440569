"""The trail shows what was done to a record, by whom, through what and when."""

from datetime import timedelta

import pghistory
import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError
from django.utils import timezone

from foundation.organisation.models import Service
from foundation.trail.selectors.entries import Question, entries
from foundation.trail.selectors.tables import named, watched
from foundation.trail.services.viewings import record_viewing
from qip.models import Action
from tests.factories.organisation import PersonFactory, PlacementFactory, UserFactory
from tests.factories.qip import ActionFactory, PlanFactory

pytestmark = pytest.mark.django_db


def lines(**asked):
    return [(entry.did, entry.what) for entry in entries(Question(**asked))]


def test_a_change_shows_who_did_it_through_what_and_the_text_before_and_after(service, insider):
    action = ActionFactory(services=[service], title="Before")
    with pghistory.context(user=insider.pk, url="/actions/1/edit/"):
        Action.objects.filter(pk=action.pk).update(title="After")
    latest = entries(Question(record=action))[0]
    assert (latest.did, latest.what, latest.who) == ("changed", "action", insider.pk)
    assert latest.through == "/actions/1/edit/"
    assert latest.changes == (("title", "Before", "After"),)


def test_a_change_by_plain_sql_is_recorded_too(service):
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE organisation_service SET name = 'By hand' WHERE id = %s", [service.pk]
        )
    latest = entries(Question(record=service))[0]
    assert latest.changes == (("name", "Elm Court", "By hand"),)
    assert latest.through == "outside the pages"


def test_a_record_brings_the_rows_that_point_to_it_and_no_others(service, insider):
    action, other = ActionFactory(services=[service]), ActionFactory(title="Another secret")
    action.notes.create(text="Seen at breakfast", by=insider)
    other.notes.create(text="Not this one", by=insider)
    found = lines(record=action)
    assert ("added", "progress note") in found
    assert ("added", "link between action and service") in found
    assert len([line for line in found if line == ("added", "progress note")]) == 1


def test_a_deleted_row_leaves_its_line():
    person = PersonFactory()
    placement = PlacementFactory(person=person)
    placement.delete()
    assert ("removed", "placement") in lines(record=person)


def test_only_what_one_person_did(insider, stranger, service):
    with pghistory.context(user=insider.pk):
        mine = PlanFactory(title="Mine", lead=insider, senior_owner=insider)
    with pghistory.context(user=stranger.pk):
        PlanFactory(title="Theirs", lead=insider, senior_owner=insider)
    record_viewing(by=insider, subject=mine)
    record_viewing(by=stranger, subject=mine, purpose="downloaded")
    assert lines(who=insider.pk) == [("opened", f"plan {mine.reference}"), ("added", "plan")]
    assert ("downloaded", f"plan {mine.reference}") in lines(record=mine)


def test_only_a_period_first_and_last_day_included(service):
    today = timezone.localdate()
    assert lines(since=today, until=today, record=service)
    assert not lines(until=today - timedelta(days=1), record=service)
    assert not lines(since=today + timedelta(days=1), record=service)


def test_a_password_is_never_copied_into_the_trail():
    user = UserFactory(password="a very long secret")
    user.set_password("another very long secret")
    user.save()
    table = next(one for one in watched() if one.label == "organisation.user")
    assert "password" not in {field.name for field in table.events._meta.get_fields()}
    assert all("secret" not in str(entry.changes) for entry in entries(Question(record=user)))


@pytest.mark.parametrize("statement", ["UPDATE {} SET pgh_label = 'x'", "DELETE FROM {}"])
def test_nobody_changes_the_trail_also_not_by_sql(service, statement):
    table = next(one for one in watched() if one.model is Service).events._meta.db_table
    with (
        pytest.raises(ProgrammingError, match="Cannot update or delete"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement.format(table))


def test_a_page_of_entries_costs_the_same_for_few_and_for_many(
    service, insider, django_assert_max_num_queries
):
    for _ in range(60):
        PlanFactory()
    with django_assert_max_num_queries(30):
        assert len(entries(Question())) == 51


def test_paging_shows_every_line_once(service):
    for _ in range(60):
        PlanFactory()
    first = [(entry.what, entry.number) for entry in entries(Question())[:50]]
    second = [(entry.what, entry.number) for entry in entries(Question(skip=50))[:50]]
    assert len({*first, *second}) == 100


def test_records_are_named_by_their_reference(service):
    person, action = PersonFactory(reference="P-014"), ActionFactory()
    assert named("organisation.person", " p-014 ") == person
    assert named("qip.action", f"Action {action.reference}") == action
    assert named("qip.plan", str(action.plan.number)) == action.plan
    assert named("organisation.service", "elm court") == service
    assert named("qip.action", "٣.x") is None
    assert named("qip.plan", "99999999999999999999") is None
