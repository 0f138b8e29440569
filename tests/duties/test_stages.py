"""The days on which people are reminded, as administrators keep them."""

import pytest
from django.db import IntegrityError, transaction

from foundation.duties.models import ReminderStage
from foundation.duties.services import stages
from foundation.ui.problems import Problem
from tests.factories.organisation import staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(db):
    return staff("system_administrator")


@pytest.fixture
def signed_in(client, administrator):
    client.force_login(administrator)
    return client


def days():
    return list(ReminderStage.objects.in_use().values_list("days", flat=True))


def test_an_installation_begins_with_six_days_of_which_the_last_repeats():
    assert days() == [-7, -1, 0, 1, 3, 7]
    assert ReminderStage.objects.get(every__isnull=False).days == 7


def test_what_people_changed_is_not_put_back(administrator):
    first = ReminderStage.objects.get(days=-7)
    stages.change_stage(by=administrator, stage=first, days=-10, every=None)
    stages.seed_stages()
    assert days() == [-10, -1, 0, 1, 3, 7]


def test_an_administrator_adds_changes_and_stops_a_day(signed_in):
    signed_in.post("/reminders/days/add/", {"side": "before", "many": "14", "every": ""})
    assert days()[0] == -14
    row = ReminderStage.objects.get(days=-14)
    signed_in.post(
        f"/reminders/days/{row.pk}/", {"side": "before", "many": "10", "version": row.version}
    )
    assert days()[0] == -10
    assert signed_in.post(f"/reminders/days/{row.pk}/stop/").status_code == 302
    assert days()[0] == -7
    page = signed_in.get("/reminders/days/").content.decode()
    assert "10 days before" in page
    assert "Stopped" in page
    assert "7 days after, and then every 7 days until it is settled" in page
    signed_in.post(f"/reminders/days/{row.pk}/stop/")
    assert days()[0] == -10


@pytest.mark.parametrize(("sent", "words"), [
    ({}, "Choose when"), ({"side": "before"}, "Say how many days"),
    ({"side": "after", "many": "3"}, "“3 days after” is in the list already."),
    ({"side": "before", "many": "61"}, "Choose a day from 60 days before the date"),
    ({"side": "after", "many": "400"}, "365"), ({"side": "after", "many": "x"}, "number"),
    ({"side": "after", "many": "-2"}, "1"), ({"side": "sideways", "many": "2"}, "Choose"),
    ({"side": "before", "many": "2", "every": "3"}, "repeated only after the date"),
    ({"side": "after", "many": "9", "every": "3"}, "repeated from “7 days after” on already"),
    ({"side": "after", "many": "9", "every": "0"}, "1"),
    ({"side": "after", "many": "9", "every": "99"}, "90"),
])  # fmt: skip
def test_bad_input_is_answered_in_a_sentence(signed_in, sent, words):
    answer = signed_in.post("/reminders/days/add/", sent)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert days() == [-7, -1, 0, 1, 3, 7]


def test_two_people_who_change_one_day_at_once(signed_in):
    row = ReminderStage.objects.get(days=3)
    sent = {"side": "after", "many": "4", "version": row.version}
    assert signed_in.post(f"/reminders/days/{row.pk}/", sent).status_code == 302
    answer = signed_in.post(f"/reminders/days/{row.pk}/", {**sent, "many": "5"})
    assert answer.status_code == 409
    assert days() == [-7, -1, 0, 1, 4, 7]


def test_the_last_day_stays(administrator):
    *others, last = ReminderStage.objects.all()
    for one in others:
        stages.retire_stage(by=administrator, stage=one)
    with pytest.raises(Problem, match="Keep at least one day"):
        stages.retire_stage(by=administrator, stage=last)


def test_there_is_an_end_to_how_many(administrator):
    for number in range(20, 34):
        stages.add_stage(by=administrator, days=number)
    with pytest.raises(Problem, match="20 days are enough"):
        stages.add_stage(by=administrator, days=40)


def test_the_database_keeps_to_one_that_repeats():
    for wrong in ({"days": 30, "every": 5}, {"days": -3, "every": 5}, {"days": 900}, {"days": 7}):
        with pytest.raises(IntegrityError), transaction.atomic():
            ReminderStage.objects.create(**wrong)


@pytest.mark.parametrize("role", ["service_manager", "system_administrator", "quality_lead"])
def test_whoever_administers_only_one_service_does_not_change_them(client, service, role):
    client.force_login(staff(role, service=service))
    for address in ("", "add/", f"{ReminderStage.objects.first().pk}/"):
        assert client.get(f"/reminders/days/{address}").status_code == 403
