"""The month of one person, and the link for a calendar elsewhere."""

from calendar import monthrange
from datetime import date, timedelta

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from foundation.duties.duty import Duty
from foundation.duties.ical import calendar_of
from foundation.duties.models import CalendarFeed
from foundation.duties.models.feeds import hash_of
from foundation.duties.selectors.calendar import Month, month_named, month_of, month_page
from foundation.duties.services.feeds import make_link, revoke_link
from foundation.duties.views.feed import MOST
from foundation.ui.problems import Problem
from qip.models import ActionState
from tests.factories.organisation import staff
from tests.factories.qip import ActionFactory, MeasureFactory, PlanFactory, ReadingFactory

TODAY = date(2026, 11, 24)
NOON = "2026-11-24 12:00"
TITLE = "Weekend mornings are coached"
PAGE = "/calendar/"


@pytest.fixture(autouse=True)
def november():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def plan(service, insider):
    return PlanFactory(services=[service], title="Least restrictive practice", lead=insider)


@pytest.fixture
def action(service, insider, plan):
    """Late by 11 days, and the insider's to finish."""
    return ActionFactory(
        plan=plan, services=[service], owner=insider, title=TITLE, state=ActionState.IN_PROGRESS,
        due=date(2026, 11, 13),
    )  # fmt: skip


def page_of(client, user, month=""):
    client.force_login(user)
    answer = client.get(PAGE, {"month": month} if month else {})
    return answer.content.decode()


def link_of(user):
    token = make_link(by=user, at=timezone.now())
    return reverse("duties:calendar_feed", args=[token])


def events(answer):
    return list(Calendar.from_ical(answer.content).walk("VEVENT"))


# Months -------------------------------------------------------------------------------------------


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_a_month_has_its_days_and_its_neighbours(day):
    month = month_of(day)
    assert day in month
    assert (month.first.day, month.last.day) == (1, monthrange(day.year, day.month)[1])
    assert month_named(month.key) == month
    if month.after:
        assert month.after.first == month.last + timedelta(days=1)
        assert month.after.before == month
    if month.before:
        assert month.before.last == month.first - timedelta(days=1)


def test_the_calendar_ends_where_its_years_end():
    assert Month(2000, 1).before is None
    assert Month(2099, 12).after is None


@given(st.text(max_size=12))
def test_any_text_is_a_month_or_none(text):
    found = month_named(text)
    assert found is None or found.key == text


@pytest.mark.parametrize(("key", "days"), [("2024-02", 29), ("2026-02", 28), ("2000-02", 29)])
def test_leap_years(key, days):
    assert month_named(key).last.day == days


@pytest.mark.parametrize(
    "text", ["2026-13", "2026-00", "1999-12", "2100-01", "2026", "٢٠٢٦-١١", "2026-1"]
)
def test_a_month_that_is_none_is_not_found(client, insider, text):
    client.force_login(insider)
    assert client.get(PAGE, {"month": text}).status_code == 404


# The page -----------------------------------------------------------------------------------------


def test_the_month_shows_what_is_due_on_its_day_and_names_what_is_late(client, action, insider):
    page = page_of(client, insider)
    assert "November 2026" in page
    day = page[page.index('datetime="2026-11-13"') :].split("</td>")[0]
    assert TITLE.lower() in day.lower()
    assert "Late" in day
    assert f"Action {action.reference}" in day
    today = page[page.index("is-today") :].split("</td>")[0]
    assert 'aria-current="date"' in today
    assert "<b>Today</b>" in today


def test_what_is_late_from_before_is_named_this_month_alone(client, action, insider):
    action.due = date(2026, 10, 13)
    action.save()
    assert "1 thing from before is late." in page_of(client, insider)
    assert "from before" not in page_of(client, insider, "2026-12")
    assert TITLE.lower() in page_of(client, insider, "2026-10").lower()


@pytest.mark.parametrize("due", [date(2026, 12, 1), date(2026, 12, 31), date(2027, 2, 28)])
def test_the_edges_of_a_month_belong_to_it_alone(client, action, insider, due):
    """Also when the day is further off than Today looks ahead."""
    action.due = due
    action.save()
    months = {key: TITLE.lower() in page_of(client, insider, key).lower() for key in (
        "2026-11", "2026-12", "2027-01", "2027-02", "2027-03",
    )}  # fmt: skip
    assert [key for key, shown in months.items() if shown] == [f"{due:%Y-%m}"]


def test_many_on_one_day_fold(client, plan, service, insider):
    for number in range(6):
        ActionFactory(
            plan=plan, services=[service], owner=insider, title=f"Thing {number}", due=TODAY
        )
    page = page_of(client, insider)
    assert "<summary>2 more</summary>" in page


def test_every_kind_has_a_reference(plan, action, service, insider):
    measure = MeasureFactory(owner=insider, services=[service])
    ReadingFactory(measure=measure, on=date(2026, 9, 30))
    found = month_page(insider, month_of(TODAY), on=TODAY)
    duties = [duty for box in found.days for duty in box.duties]
    assert {duty.kind for duty in duties} >= {"qip.action", "qip.reading"}
    assert all(duty.reference for duty in duties)


def test_a_colleague_and_a_stranger_see_nothing_of_it(client, action, colleague, stranger):
    for user in (colleague, stranger):
        assert TITLE.lower() not in page_of(client, user).lower()


# The link -----------------------------------------------------------------------------------------


def test_a_link_is_made_with_a_tick_shown_once_and_kept_as_a_hash(client, insider):
    client.force_login(insider)
    url = reverse("duties:calendar_link_make")
    assert client.post(url).status_code == 422
    assert not CalendarFeed.objects.exists()
    answer = client.post(url, {"understood": "on"})
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store"
    link = answer.context["link"]
    token = link.rpartition("/")[2].removesuffix(".ics")
    assert link in answer.content.decode()
    row = CalendarFeed.objects.get()
    assert row.token_hash == hash_of(token)
    assert token not in str(CalendarFeed.objects.values())
    assert token not in client.get(reverse("duties:calendar_link")).content.decode()
    assert client.get(link).status_code == 200


def test_a_second_click_makes_no_second_link(client, insider):
    client.force_login(insider)
    url = reverse("duties:calendar_link_make")
    form = client.get(url).context["form"]
    sent = {**dict(form.carried), "understood": "on"}
    link = client.post(url, sent).context["link"]
    assert client.post(url, sent).status_code == 302
    assert client.get(link).status_code == 200


def test_a_new_link_ends_the_one_before(client, insider):
    first, second = link_of(insider), link_of(insider)
    assert client.get(first).status_code == 404
    assert client.get(second).status_code == 200


def test_a_revoked_link_and_a_made_up_one_look_the_same(client, insider):
    link = link_of(insider)
    client.force_login(insider)
    client.post(reverse("duties:calendar_link_revoke"))
    assert client.get(link).status_code == 404
    assert client.get(reverse("duties:calendar_feed", args=["made-up"])).status_code == 404
    with pytest.raises(Problem, match="There is no link to take back"):
        revoke_link(by=insider, at=timezone.now())


def test_the_database_refuses_a_revoked_link_that_opens(insider):
    link_of(insider)
    with pytest.raises(IntegrityError), transaction.atomic():
        CalendarFeed.objects.update(revoked_at=timezone.now())


def test_whoever_left_has_no_feed(client, service, plan):
    leaver = staff("service_manager", service=service)
    link = link_of(leaver)
    assert client.get(link).status_code == 200
    leaver.memberships.update(ends_on=TODAY - timedelta(days=1), starts_on=date(2026, 1, 1))
    assert client.get(link).status_code == 404
    leaver.memberships.update(ends_on=None)
    assert client.get(link).status_code == 200
    leaver.is_active = False
    leaver.save()
    assert client.get(link).status_code == 404


# The feed -----------------------------------------------------------------------------------------


def test_the_feed_says_reference_and_date_and_nothing_else(client, action, plan, insider, settings):
    settings.SUSTAIN_URL = "https://sustain.example.org"
    answer = client.get(link_of(insider))
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Cache-Control"].startswith("private")
    event = next(one for one in events(answer) if "Action" in one["SUMMARY"])
    assert event["SUMMARY"] == f"Action {action.reference} is due"
    assert event["DTSTART"].dt == date(2026, 11, 13)
    assert event["DTEND"].dt == date(2026, 11, 14)
    assert event["DTSTAMP"].dt == timezone.now()
    assert event["URL"] == f"https://sustain.example.org/actions/{action.pk}/"
    text = answer.content.decode().replace("\r\n ", "")
    for word in (TITLE, plan.title, insider.name, insider.email, insider.job_title, "Elm Court"):
        assert word.lower() not in text.lower(), word


def test_a_duty_keeps_its_number_when_its_date_moves(client, action, insider):
    link = link_of(insider)

    def number():
        return next(
            str(one["UID"]) for one in events(client.get(link)) if "Action" in one["SUMMARY"]
        )

    before = number()
    action.due = date(2026, 12, 24)
    action.save()
    assert number() == before


def test_the_feed_is_of_one_person_and_of_what_they_see(client, action, colleague, stranger):
    for user in (colleague, stranger):
        assert events(client.get(link_of(user))) == []


def test_the_feed_needs_no_sign_in_and_makes_no_session(client, insider):
    client.get(link_of(insider))
    assert not client.cookies


def test_the_day_of_the_last_reading_is_kept_and_no_more(client, action, insider):
    link = link_of(insider)
    client.get(link)
    assert CalendarFeed.objects.get().last_read_on == TODAY
    client.force_login(insider)
    page = client.get(reverse("duties:calendar_link")).content.decode()
    assert "last read it on 24 Nov" in page


def test_a_link_that_is_read_too_often_waits(client, insider, stranger):
    link = link_of(insider)
    answers = [client.get(link).status_code for _ in range(MOST + 1)]
    assert answers == [200] * MOST + [429]
    assert client.get(link_of(stranger)).status_code == 200
    with time_machine.travel("2026-11-24 12:06", tick=False):
        assert client.get(link).status_code == 200


def test_the_feed_takes_as_many_questions_for_three_duties_as_for_one(
    client, action, plan, service, insider
):
    link = link_of(insider)
    client.get(link)
    with CaptureQueriesContext(connection) as once:
        client.get(link)
    for number in range(2):
        ActionFactory(
            plan=plan, services=[service], owner=insider, title=f"More {number}", due=TODAY
        )
    with CaptureQueriesContext(connection) as thrice:
        assert len(events(client.get(link))) >= 3
    assert len(thrice) == len(once)


# The format ---------------------------------------------------------------------------------------


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=200),
    st.dates(date(2000, 1, 1), date(2099, 12, 30)),
)
def test_whatever_a_reference_holds_the_file_keeps_the_rules(reference, due):
    duty = Duty("kind", 1, due, "title", "meta", "/somewhere/1/", "Open", reference=reference)
    written = calendar_of([duty], base="https://sustain.example.org", at=timezone.now())
    assert written.endswith(b"\r\n")
    lines = written.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    (event,) = Calendar.from_ical(written).walk("VEVENT")
    assert str(event["SUMMARY"]) == f"{reference} is due"
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (due, due + timedelta(days=1))


def test_a_duty_without_a_reference_says_nothing_of_its_title():
    duty = Duty("kind", 1, TODAY, "A name", "A place", "/somewhere/1/", "Open")
    written = calendar_of([duty], base="https://sustain.example.org", at=timezone.now())
    assert b"Something is due" in written
    assert b"A name" not in written
    assert b"A place" not in written
