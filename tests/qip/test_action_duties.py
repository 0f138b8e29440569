"""What improvement says is owed, awaited and changed."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from foundation.organisation.models import Role
from foundation.organisation.scoping import held_by
from qip import duties
from qip.duties_verification import MOST
from qip.models import ActionState, Plan
from qip.services import plans, progress
from tests.factories.organisation import staff
from tests.factories.qip import ActionFactory, PlanFactory

from .pages import TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(service, insider):
    return PlanFactory(
        services=[service], number=2, lead=insider, title="Least restrictive practice",
        starts_on=TODAY,
    )  # fmt: skip


@pytest.fixture
def make(plan, service, insider):
    def make(title, **given):
        return ActionFactory(
            plan=plan, services=[service], title=title, **{"owner": insider, **given}
        )

    return make


def owed(by, on=TODAY):
    return list(duties.owed(on=on, by=by))


def test_the_owner_owes_what_is_due_late_blocked_or_still_a_draft(make, insider):
    make("Late", due=TODAY - timedelta(days=9))
    make("Soon", due=TODAY + timedelta(days=30))
    make("Far ahead", due=TODAY + timedelta(days=31))
    make("Done", state=ActionState.DONE, due=TODAY - timedelta(days=9))
    make("Stuck", state=ActionState.BLOCKED, waiting_for="Landlord", due=TODAY + timedelta(days=99))
    make("Unfinished", state=ActionState.DRAFT, first_due=None, due=None)
    found = {duty.title: duty for duty in owed(insider)}
    assert set(found) == {
        "Finish: late", "Finish: soon", "Unblock: stuck", "Finish the draft: unfinished",
    }  # fmt: skip
    assert found["Finish: late"].why.startswith("9 days past its date.")
    assert found["Unblock: stuck"].why == "Waiting for landlord. Say what happens next."
    assert found["Finish the draft: unfinished"].due is None
    assert found["Finish: soon"].why == ""


def test_what_is_said_to_be_done_is_owed_by_the_role_that_verifies(make, insider, service):
    quality, near = staff("quality_lead"), staff("service_manager", service=service)
    make("Doors stay open", state=ActionState.DONE)
    make("Theirs", state=ActionState.DONE, owner=quality)
    helped = make("Helped", state=ActionState.DONE)
    helped.contributors.add(quality)
    (duty,) = owed(quality)
    assert (duty.title, duty.verb, duty.due) == ("Verify: doors stay open", "Verify", None)
    assert duty.url.endswith("/verify/")
    assert owed(near) == []


def test_a_role_for_many_services_is_not_buried(make, service):
    quality = staff("quality_lead")
    for number in range(MOST + 2):
        make(f"Action {number}", state=ActionState.DONE)
    found = owed(quality)
    assert len(found) == MOST + 1
    assert found[-1].url.endswith("?view=verify")


def test_an_agreed_action_is_to_be_started(make, insider):
    make("Mornings are coached", state=ActionState.AGREED, due=TODAY)
    (duty,) = owed(insider)
    assert (duty.title, duty.verb, duty.due, duty.kind) == (
        "Start: mornings are coached", "Start", TODAY, "qip.action",
    )  # fmt: skip
    assert duty.meta.startswith("Action 2.")
    assert duty.who_id == insider.pk


def test_nobody_owes_what_others_own_or_what_is_out_of_reach(make, insider, colleague, stranger):
    make("Mine")
    assert owed(colleague) == owed(stranger) == []
    ActionFactory(owner=stranger, due=TODAY)  # owned once, and out of reach now
    assert owed(stranger) == []


def test_due_means_on_or_before_and_a_missed_day_is_made_up(make, insider):
    make("Ahead", due=TODAY + timedelta(days=31))
    assert owed(insider) == []
    assert len(owed(insider, on=TODAY + timedelta(days=1))) == 1
    late = owed(insider, on=TODAY + timedelta(days=400))
    assert [duty.kind for duty in late] == ["qip.action", "qip.plan_review"]


def test_the_lead_waits_for_what_others_are_late_with(make, insider, colleague, service):
    colleague.job_title = "Support worker"
    colleague.save()
    make("Late", owner=colleague, due=TODAY - timedelta(days=2))
    make("On time", owner=colleague)
    make("My own", due=TODAY - timedelta(days=2))
    make("Stuck", owner=colleague, state=ActionState.BLOCKED, waiting_for="The landlord")
    waiting = {duty.title: duty for duty in duties.awaited(on=TODAY, by=insider)}
    assert set(waiting) == {"is 2 days late with “Late”", "waits for the landlord with “Stuck”"}
    assert waiting["is 2 days late with “Late”"].who == "Support worker"
    assert list(duties.awaited(on=TODAY, by=colleague)) == []


def test_the_owner_waits_for_a_verification_past_its_day(make, insider, service):
    owner = staff("team_leader", service=service)
    role = Role.objects.get(key="quality_lead")
    for number in range(2):
        row = make(f"Doors stay open {number}", owner=owner, verifier_role=role)
        progress.say_done(by=owner, action=row, reason="So it is")
    make("Not said to be done", owner=owner)
    on_the_day, after = (TODAY + timedelta(days=number) for number in (7, 9))
    assert list(duties.awaited(on=on_the_day, by=owner)) == []
    with CaptureQueriesContext(connection) as asked:
        first, second = duties.awaited(on=after, by=owner)
    assert first.title == (
        "“Doors stay open 0” waits to be verified by the quality lead, 2 days late"
    )
    assert (first.due, first.url) == (on_the_day, f"/actions/{first.url.split('/')[2]}/")
    quality, other = staff("quality_lead"), staff("team_leader", service=service)
    assert [one.title for one in duties.awaited(on=after, by=insider)] == [
        first.title,
        second.title,
    ]  # The plan is theirs.
    assert list(duties.awaited(on=after, by=other)) == []
    Plan.objects.update(lead=quality)
    assert list(duties.awaited(on=after, by=quality)) == []  # It is the quality lead who owes it.
    assert list(duties.awaited(on=after, by=insider)) == []
    more = make("Another", owner=owner, verifier_role=role)
    progress.say_done(by=owner, action=more, reason="So it is")
    with CaptureQueriesContext(connection) as again:
        assert len(list(duties.awaited(on=after, by=owner))) == 3
    assert len(again) == len(asked)


def test_a_plan_that_has_ended_makes_nobody_wait(make, insider, colleague, plan):
    make("Late", owner=colleague, due=TODAY - timedelta(days=2))
    plans.end_plan(by=insider, plan=plan, reason="The service closes.")
    assert list(duties.awaited(on=TODAY, by=insider)) == []


def test_what_others_did_lately_is_news_and_ones_own_is_not(
    make, insider, colleague, plan, service
):
    action = make("Mornings", state=ActionState.AGREED, owner=colleague)
    progress.start(by=colleague, action=action)
    plans.write_news(by=insider, plan=plan, changing="Yes.", not_yet="Weekends.")
    told = [change.text for change in duties.changed(since=TODAY, by=insider)]
    assert told == [f"Action {action.reference}: in progress"]
    told = [change.text for change in duties.changed(since=TODAY, by=colleague)]
    assert told == ["Plan 2: is practice changing?"]
    assert list(duties.changed(since=TODAY + timedelta(days=1), by=insider)) == []


def test_news_from_next_door_stays_there(make, insider, stranger, next_door):
    action = make("Mornings", state=ActionState.AGREED)
    progress.start(by=insider, action=action)
    assert list(duties.changed(since=TODAY, by=stranger)) == []


def test_much_costs_as_many_questions_as_little(make, insider, service):
    def more(number):
        for index in range(number):
            make(f"Late {index}", due=TODAY - timedelta(days=index + 1))
            make(
                f"Theirs {index}",
                owner=staff("team_leader", service=service),
                due=TODAY - timedelta(1),
            )

    def asked(ask):
        with CaptureQueriesContext(connection) as questions:
            assert list(ask(on=TODAY, by=insider))
        return len(questions)

    held_by(insider)
    more(1)
    first = [asked(ask) for ask in (duties.owed, duties.awaited)]
    more(12)
    assert first == [asked(ask) for ask in (duties.owed, duties.awaited)]
