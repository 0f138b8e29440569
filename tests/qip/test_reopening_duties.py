"""Something asks to open an action again: whoever verified it is told, and decides."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from foundation.duties.duty import done, late, owed
from foundation.duties.models import Reminder, StandIn
from foundation.duties.selectors.calendar import month_of, month_page
from foundation.duties.selectors.letters import letter_for
from foundation.duties.selectors.reminders import reminders_of
from foundation.duties.services.mailing import bundle
from foundation.duties.services.reminding import remind
from foundation.organisation.models import Role, User
from foundation.ui.problems import Problem
from qip.duties import changed
from qip.services.sustaining import check_holds, leave_closed, propose_reopening, reopen
from tests.duties.telling import MORNING, reminded
from tests.factories.organisation import staff
from tests.proven import sustained

from .pages import HOSTILE, SHOWN, TODAY, text

pytestmark = pytest.mark.django_db
WEEK = timedelta(days=7)
REASON = "“Restrictions in use” shows concern since 31 October 2026."


@pytest.fixture
def owner(service):
    return staff("team_leader", service=service)


@pytest.fixture
def quality():
    return staff("quality_lead")


@pytest.fixture
def action(service, owner, quality):
    return sustained(by=quality, owner=owner, services=[service], title="Doors stay open")


def asks(action, source="measure 1", reason=REASON, on=TODAY):
    return propose_reopening(by=None, action=action, source=source, reason=reason, on=on)


def duties(person, on=TODAY):
    person = User.objects.get(pk=person.pk)
    return [one for one in owed(on=on, by=person) if one.kind == "qip.reopening"]


# Whose it is ------------------------------------------------------------------------------------


def test_whoever_verified_it_decides_within_a_week(
    action, quality, owner, insider, colleague, stranger, board_reader
):
    assert duties(quality) == []
    asks(action)
    (duty,) = duties(quality)
    assert duty.title == "Decide whether it opens again: doors stay open"
    assert (duty.due, duty.verb, duty.why) == (TODAY + WEEK, "Decide", REASON)
    assert duty.url == f"{action.get_absolute_url()}#proof"
    for person in (owner, insider, colleague, stranger, board_reader, staff("quality_lead")):
        assert duties(person) == []


def test_several_signs_are_one_decision_due_with_the_first(action, quality):
    asks(action, "measure 1", "One. " + "Long " * 100, on=TODAY)
    asks(action, "measure 2", "Two.", on=TODAY - timedelta(days=2))
    (duty,) = duties(quality)
    assert duty.due == TODAY + timedelta(days=5)
    assert duty.why == "Two. There are 2 such signs."


def test_only_what_is_verified_now_is_decided(action, quality, insider):
    asks(action)
    reopen(by=insider, action=action, reason="It came back", due=TODAY, on=TODAY)
    asks(action, "measure 2")
    assert duties(quality) == []


@pytest.mark.parametrize("answer", ["opened", "left", "holds"])
def test_an_answer_settles_it(action, quality, answer):
    proposal = asks(action)
    remind(on=TODAY)
    assert Reminder.objects.standing().filter(kind="qip.reopening").exists()
    if answer == "opened":
        reopen(by=quality, action=action, reason="It came back", due=TODAY, on=TODAY)
    elif answer == "left":
        leave_closed(by=quality, proposal=proposal, answer="One figure was typed wrong")
    else:
        check_holds(by=quality, action=action, words="Calmer.", on=TODAY + timedelta(weeks=30))
    assert duties(quality) == []
    remind(on=TODAY)
    assert not Reminder.objects.standing().filter(kind="qip.reopening").exists()
    proposal.refresh_from_db()
    assert (proposal.decided_by, proposal.reopened) == (quality, answer == "opened")


def test_what_somebody_left_as_it_is_stands_under_done(action, quality, owner):
    for source in ("measure 1", "measure 2"):
        leave_closed(by=quality, proposal=asks(action, source), answer="Typed wrong")
    texts = [one.text for one in done(since=TODAY, by=quality)]
    assert texts.count(f"Action {action.reference}: stays as it is") == 1
    assert list(done(since=TODAY, by=owner)) == []


def test_nobody_leaves_their_own_work_as_it_is(service, quality, colleague):
    manager = staff("service_manager", service=service)
    proposal = asks(sustained(by=quality, owner=manager, services=[service]))
    for person, words in ((manager, "You own this action"), (colleague, "Your roles do not")):
        with pytest.raises(Problem, match=words):
            leave_closed(by=person, proposal=proposal, answer="It is fine")
    proposal.refresh_from_db()
    assert proposal.decided_at is None


# Reminders, the number, the calendar ------------------------------------------------------------


def test_it_reminds_on_the_night_it_is_proposed_and_when_it_is_late(action, quality):
    asks(action)
    remind(on=TODAY)
    mine = Reminder.objects.filter(kind="qip.reopening")
    assert [(one.recipient, one.stage, one.due) for one in mine] == [(quality, -7, TODAY + WEEK)]
    for days in (6, 7, 8):
        remind(on=TODAY + timedelta(days=days))
    assert sorted(mine.values_list("stage", flat=True)) == [-7, -1, 0, 1]
    (line,) = reminders_of(quality, on=TODAY + timedelta(days=8)).new
    assert line.title == "Doors stay open"
    assert line.name == f"The decision whether action {action.reference} opens again"


def test_it_counts_as_late_from_the_day_after(action, quality, owner):
    asks(action)
    assert late(on=TODAY + WEEK, by=quality) == 0
    assert late(on=TODAY + WEEK + timedelta(days=1), by=quality) == 1
    assert late(on=TODAY + WEEK + timedelta(days=1), by=owner) == 0


def test_it_stands_in_the_calendar_on_its_day(action, quality):
    asks(action)
    page = month_page(quality, month_of(TODAY + WEEK), on=TODAY)
    (box,) = [one for one in page.days if one.day == TODAY + WEEK]
    assert [one.falls for one in box.duties] == ["is due for a decision"]


def test_when_the_verifier_has_gone_it_falls_to_the_manager(
    client, action, quality, insider, stranger, owner
):
    asks(action)
    quality.memberships.update(ends_on=TODAY - timedelta(days=1))
    remind(on=TODAY)
    assert [one.recipient for one in StandIn.objects.filter(kind="qip.reopening")] == [insider]
    (duty,) = duties(insider)
    assert duty.why.startswith("Whoever verified this can no longer decide")
    assert duty.why.endswith(REASON)
    for person in (stranger, owner, quality):
        assert duties(person) == []
    client.force_login(insider)
    assert "Decide whether it opens again: doors stay open" in text(client.get("/"))


# What changed -----------------------------------------------------------------------------------


def test_the_owner_and_the_lead_hear_that_it_was_proposed(
    action, owner, colleague, stranger, insider, service
):
    action.plan.lead = staff("practice_lead", service=service)
    action.plan.save()
    proposal = asks(action, reason=f"{HOSTILE} turned.")
    said = f"Action {action.reference}: may have to open again"

    def told(person, since=TODAY):
        return [one.text for one in changed(since=since, by=person) if "may have" in one.text]

    for person in (owner, action.plan.lead):
        assert told(person) == [said]
    for person in (colleague, stranger, insider):
        assert told(person) == []
    assert told(owner, TODAY + timedelta(days=1)) == []
    leave_closed(by=insider, proposal=proposal, answer="Typed wrong")
    assert told(owner) == []


# The page ---------------------------------------------------------------------------------------


def test_the_notice_is_answered_by_opening_it_again(client, action, quality):
    asks(action, reason=HOSTILE)
    client.force_login(quality)
    page = text(client.get(action.get_absolute_url()))
    assert SHOWN in page
    assert f"/actions/{action.pk}/reopen/" in page
    assert f"{action.get_absolute_url()}#proof" in text(client.get("/"))
    answer = {"reason": "It came back", "due": (TODAY + WEEK).isoformat()}
    assert client.post(f"/actions/{action.pk}/reopen/", answer).status_code == 302
    action.refresh_from_db()
    assert action.state == "in_progress"
    assert "Does it still hold?</b>" not in text(client.get(action.get_absolute_url()))


def test_the_notice_is_answered_by_leaving_it(client, action, quality):
    proposal = asks(action)
    url = f"/actions/{action.pk}/proposals/{proposal.pk}/leave/"
    client.force_login(quality)
    assert url in text(client.get(action.get_absolute_url()))
    assert client.post(url, {"answer": ""}).status_code == 422
    assert client.post(url, {"answer": "One figure was typed wrong"}).status_code == 302
    proposal.refresh_from_db()
    assert (proposal.reopened, proposal.answer) == (False, "One figure was typed wrong")
    assert "Does it still hold?</b>" not in text(client.get(action.get_absolute_url()))


def test_whoever_decides_may_do_both_without_writing_actions(client, service, owner):
    auditor = staff("auditor")
    action = sustained(
        by=auditor, owner=owner, services=[service], verifier_role=Role.objects.get(key="auditor")
    )
    asks(action)
    assert len(duties(auditor)) == 1
    client.force_login(auditor)
    page = text(client.get(action.get_absolute_url()))
    assert "Leave it as it is" in page
    answer = {"reason": "It came back", "due": (TODAY + WEEK).isoformat()}
    assert client.post(f"/actions/{action.pk}/reopen/", answer).status_code == 302
    action.refresh_from_db()
    assert action.state == "in_progress"


def test_who_may_not_decide_is_told_and_not_asked(client, action, owner, colleague, stranger):
    proposal = asks(action)
    leave, again = (
        f"/actions/{action.pk}/proposals/{proposal.pk}/leave/", f"/actions/{action.pk}/reopen/",
    )  # fmt: skip
    given = {"answer": "Fine", "reason": "It came back", "due": TODAY.isoformat()}
    for person, status in ((owner, 403), (colleague, 403), (stranger, 404)):
        client.force_login(person)
        assert client.post(leave, given).status_code == status
        if status == 403:
            page = text(client.get(action.get_absolute_url()))
            assert REASON in page
            assert leave not in page
            assert (again in page) == (person == owner)
    proposal.refresh_from_db()
    assert proposal.decided_at is None


# Cost -------------------------------------------------------------------------------------------


def test_many_cost_as_many_questions_as_one(service, owner, quality):
    def more(number):
        for index in range(number):
            row = sustained(by=quality, owner=owner, services=[service])
            asks(row, "measure 1")
            asks(row, f"measure {index + 2}")

    def asked(person):
        with CaptureQueriesContext(connection) as questions:
            assert owed(on=TODAY, by=person)
            assert list(changed(since=TODAY, by=owner))
        return len(questions)

    person = User.objects.get(pk=quality.pk)
    more(1)
    asked(person)
    first = asked(person)
    more(3)
    assert asked(person) == first


def test_a_mail_names_the_reference_alone(action, quality):
    on = MORNING.date()
    asks(action, on=on - timedelta(days=8))
    reminder = reminded(
        action, to=quality, kind="qip.reopening", due=on - timedelta(days=1), stage=1
    )
    bundle(at=MORNING)
    reminder.refresh_from_db()
    (line,) = letter_for(reminder.mail, on=on).lines
    assert f"{line.name} {line.words}" == (
        f"The decision whether action {action.reference} opens again is 1 day late"
    )
