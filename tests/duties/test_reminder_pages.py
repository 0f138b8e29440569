"""The bell, the list, and having read."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from foundation.duties.models import Reminder
from foundation.duties.selectors.reminders import bell, reminders_of

from .sweeps import TODAY, owed, sweep

pytestmark = pytest.mark.django_db


@pytest.fixture
def late(service, insider):
    row = owed(insider, service, days=-3, title="Weekend mornings are coached")
    sweep()
    return row


def one(person):
    return Reminder.objects.visible_to(person).standing().get()


def test_the_bell_counts_what_is_new_and_says_so(client, late, service, insider):
    owed(insider, service, days=0)
    sweep()
    client.force_login(insider)
    page = client.get("/actions/").content.decode()
    assert '<span class="n">2<span class="visually-hidden"> new</span></span>' in page
    client.post("/reminders/read/")
    assert 'visually-hidden"> new<' not in client.get("/actions/").content.decode()


def test_the_bell_asks_the_database_once(late, insider):
    with CaptureQueriesContext(connection) as asked:
        assert bell(insider) == 1
    assert len(asked) == 1


def test_a_hundred_and_more_are_not_counted_one_by_one(client, insider):
    Reminder.objects.bulk_create(
        Reminder(
            kind="qip.action", subject=number, stage=0, due=TODAY, falls_on=TODAY,
            recipient=insider, made_at=timezone.now(),
        )
        for number in range(150)
    )  # fmt: skip
    assert bell(insider) == 100
    client.force_login(insider)
    assert "99+" in client.get("/").content.decode()


def test_opening_one_goes_to_the_record_and_is_reading_it(client, late, insider):
    client.force_login(insider)
    answer = client.get(f"/reminders/{one(insider).pk}/")
    assert answer.url == f"/actions/{late.pk}/"
    assert one(insider).read_at is not None
    assert bell(insider) == 0
    assert "You have read all of them." in client.get("/reminders/").content.decode()


def test_reading_one_leaves_the_others_new(client, late, service, insider):
    other = owed(insider, service, days=-1, title="The larder is open")
    sweep()
    mine = Reminder.objects.standing().get(subject=other.pk)
    client.force_login(insider)
    assert client.post(f"/reminders/{mine.pk}/read/").url == "/reminders/"
    assert [row.subject for row in Reminder.objects.visible_to(insider).unread()] == [late.pk]


def test_critical_comes_first_then_late_then_by_date(service, insider):
    ahead = owed(insider, service, days=1, title="Ahead")
    late = owed(insider, service, days=-2, title="Late")
    later = owed(insider, service, days=-20, title="Longest late")
    grave = owed(insider, service, days=1, title="Grave", risk_level="critical")
    was_read = owed(insider, service, days=-30, title="Read")
    sweep()
    Reminder.objects.filter(subject=was_read.pk).update(read_at=timezone.now())
    found = reminders_of(insider, on=TODAY)
    order = [line.reminder.subject for line in found.new]
    assert order == [grave.pk, later.pk, late.pk, ahead.pk]
    assert [line.reminder.subject for line in found.read] == [was_read.pk]


def test_what_was_read_is_new_again_at_the_next_stage(client, late, insider):
    client.force_login(insider)
    client.post("/reminders/read/")
    sweep(4)
    assert [row.stage for row in Reminder.objects.visible_to(insider).unread()] == [7]


def test_nobody_opens_or_reads_those_of_somebody_else(
    client, late, insider, colleague, stranger, board_reader
):
    mine = one(insider)
    for person in (colleague, stranger, board_reader):
        client.force_login(person)
        assert client.get(f"/reminders/{mine.pk}/").status_code == 404
        assert client.post(f"/reminders/{mine.pk}/read/").status_code == 404
        client.post("/reminders/read/")
        page = client.get("/reminders/").content.decode()
        assert "Weekend mornings" not in page
        assert "You are not reminded of anything." in page
    mine.refresh_from_db()
    assert mine.read_at is None


def test_a_record_out_of_sight_is_neither_named_nor_opened(client, late, insider, next_door):
    mine = one(insider)
    late.services.set([next_door])
    client.force_login(insider)
    assert "Weekend mornings" not in client.get("/reminders/").content.decode()
    assert client.get(f"/reminders/{mine.pk}/").status_code == 404
    assert one(insider).read_at is None


@pytest.mark.parametrize("address", ["/reminders/99999999999999999999/", "/reminders/0/"])
def test_no_such_reminder(client, insider, address):
    client.force_login(insider)
    assert client.get(address).status_code == 404


def test_a_kind_that_is_no_more_is_left_out(client, insider):
    Reminder.objects.create(
        kind="gone.kind", subject=1, stage=0, due=TODAY, falls_on=TODAY, recipient=insider,
        made_at=timezone.now() - timedelta(days=1),
    )  # fmt: skip
    client.force_login(insider)
    assert client.get("/reminders/").status_code == 200
    sweep()
    assert bell(insider) == 0
