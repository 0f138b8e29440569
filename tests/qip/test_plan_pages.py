"""The pages of plans: what they say, who opens them, what they ask of the database."""

from collections import Counter
from datetime import timedelta

import pytest
from django.urls import reverse

from foundation.organisation.models import Service
from qip.models import ActionState, ContributoryFactor, DelayReason, Plan, PlanState
from qip.selectors.plan_page import sentence
from qip.selectors.plans import Tally
from qip.services import actions, plans, progress
from tests.factories.organisation import staff
from tests.factories.qip import ActionFactory, MeasureFactory, PlanFactory, readings

from .pages import HOSTILE, SHOWN, TODAY, errors, many_actions, questions, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(service, insider):
    return PlanFactory(services=[service], title="Least restrictive practice", lead=insider)


@pytest.fixture
def inside(client, insider):
    client.force_login(insider)
    return client


def form_of(service, insider, **given):
    return {
        "title": "Repeat alerts",
        "aim": "No alert concerns a sign that staff already knew of.",
        "why_now": "Three alerts in one quarter.",
        "services": [service.pk],
        "senior_owner": insider.pk,
        "lead": insider.pk,
        "starts_on": TODAY.isoformat(),
        "ends_on": (TODAY + timedelta(days=200)).isoformat(),
    } | given


# Who opens what ---------------------------------------------------------------------------------

PLAN_PAGES = ("plan", "plan_edit", "plan_begin", "plan_end", "plan_news", "plan_record")


@pytest.mark.parametrize(("who", "answers"), [
    ("insider", (200, 200, 200, 200, 200, 200)),
    ("colleague", (200, 403, 403, 403, 403, 200)),
    ("stranger", (404, 404, 404, 404, 404, 404)),
    (None, (302, 302, 302, 302, 302, 302)),
])  # fmt: skip
def test_who_opens_the_pages_of_a_plan(request, client, plan, who, answers):
    if who:
        client.force_login(request.getfixturevalue(who))
    found = [client.get(reverse(f"qip:{name}", args=[plan.pk])).status_code for name in PLAN_PAGES]
    assert tuple(found) == answers


@pytest.mark.parametrize("name", ["plan_edit", "plan_begin", "plan_end", "plan_news"])
def test_nobody_changes_a_plan_of_next_door(client, plan, stranger, colleague, name):
    url = reverse(f"qip:{name}", args=[plan.pk])
    client.force_login(stranger)
    assert client.post(url, {"title": "Mine"}).status_code == 404
    client.force_login(colleague)
    assert client.post(url, {"title": "Mine"}).status_code == 403
    assert Plan.objects.get().title == "Least restrictive practice"


def test_the_list_shows_only_what_is_in_reach(inside, plan, next_door):
    PlanFactory(services=[next_door], title="The plan next door")
    page = text(inside.get(reverse("qip:plans")))
    assert "Least restrictive practice" in page
    assert "next door" not in page


def test_a_plan_of_two_services_shows_each_manager_their_own_actions(
    client, service, next_door, insider, stranger
):
    plan = PlanFactory(services=[service, next_door])
    ActionFactory(plan=plan, services=[service], title="Ours alone")
    ActionFactory(plan=plan, services=[next_door], title="Theirs alone")
    client.force_login(insider)
    page = text(client.get(plan.get_absolute_url()))
    assert "Ours alone" in page
    assert "Theirs alone" not in page
    assert "Actions for Sycamore House are not shown" in page
    client.force_login(stranger)
    page = text(client.get(reverse("qip:plans")))
    assert "Elm Court" in page  # where the plan works is no secret to those who work under it
    assert client.get(plan.get_absolute_url()).status_code == 200


# What they say ----------------------------------------------------------------------------------


def test_the_page_opens_with_how_the_work_stands(inside, plan, service):
    ActionFactory(plan=plan, services=[service], state=ActionState.DONE)
    ActionFactory(plan=plan, services=[service], due=TODAY - timedelta(days=9))
    ActionFactory(plan=plan, services=[service], state=ActionState.BLOCKED, waiting_for="Landlord")
    page = text(inside.get(plan.get_absolute_url()))
    assert "<b>1 of 3 actions</b> is done." in page
    assert "1 is late</a>, by 9 days." in page
    assert "<b>1</b> is blocked." in page
    assert "9 days late" in page
    assert "Blocked: waiting for landlord" in page
    assert "overdue" not in page.lower()


@pytest.mark.parametrize(("states", "says"), [
    (["in_progress"] * 2, "<b>None</b> of its 2 actions is done yet."),
    (["done", "sustaining", "closed", "agreed"], "<b>3 of 4 actions</b> are done, and 1 of them is closed."),
    (["done", "done"], "<b>All 2 actions</b> are done. Done is not closed."),
    (["done", "closed"], "<b>All 2 actions</b> are done. 1 of them is closed."),
    (["closed", "closed"], "<b>All are</b> closed."),
    (["closed"], "<b>Its one action is</b> closed."),
])  # fmt: skip
def test_done_counts_what_was_verified_and_closed_since(plan, states, says):
    counts = Tally(len(states), 0, Counter(states), 0, None)
    assert says in sentence(plan, counts, TODAY)


def test_an_empty_plan_says_what_comes_next(inside, plan):
    page = text(inside.get(plan.get_absolute_url()))
    assert "It has no actions yet." in page
    assert page.count("No action yet.") == 4
    assert "Nobody has written it yet" in page


def test_the_board_holds_every_action_under_its_strand_late_ones_first(inside, plan, service):
    ActionFactory(plan=plan, services=[service], strand="oversight", title="On time")
    ActionFactory(
        plan=plan, services=[service], strand="oversight", title="Slow", due=TODAY - timedelta(1)
    )
    columns = inside.get(plan.get_absolute_url()).context["strands"]
    assert [column.strand.label for column in columns] == [
        "Practice standards", "Competence", "Oversight", "Learning loop",
    ]  # fmt: skip
    assert [action.title for action in columns[2].shown] == ["Slow", "On time"]
    assert [column.number for column in columns] == [0, 0, 2, 0]


def test_dates_that_moved_stay_visible_with_the_reason(inside, plan, service, insider):
    action = ActionFactory(plan=plan, services=[service], title="Weekends", due=TODAY)
    code = DelayReason.objects.first()
    for days, why in ((10, "Coach off sick"), (30, "Agency cover")):
        actions.move_due_date(
            by=insider, action=action, to=TODAY + timedelta(days=days), reason_code=code, reason=why
        )
    page = text(inside.get(plan.get_absolute_url()))
    assert "Dates that moved" in page
    assert "moved twice, 30 days" in page
    assert "Agency cover" in page
    assert '<svg class="slip"' in page


def test_what_has_happened_is_one_timeline_latest_first(inside, plan, service, insider):
    action = ActionFactory(
        plan=plan, services=[service], state=ActionState.AGREED, title="Mornings", owner=insider
    )
    progress.start(by=insider, action=action)
    actions.note_progress(by=insider, action=action, text="Six mornings watched.")
    plans.write_news(by=insider, plan=plan, changing="On weekdays, yes.", not_yet="Weekends.")
    plans.end_plan(by=insider, plan=plan, reason="The service closes.")
    events = inside.get(plan.get_absolute_url()).context["events"]
    assert [event.lead for event in events] == [
        "The plan ended", "News of the plan", f"Note on {action.reference}",
        f"Action {action.reference} started",
    ]  # fmt: skip
    assert all(event.who == "Registered manager" for event in events)


def test_the_whole_record_is_read_fifty_lines_at_a_time(inside, plan, service, insider):
    action = ActionFactory(plan=plan, services=[service])
    for number in range(53):
        actions.note_progress(by=insider, action=action, text=f"Note number {number}")
    page = inside.get(plan.get_absolute_url())
    assert "Full record, 53 entries" in text(page)
    record = reverse("qip:plan_record", args=[plan.pk])
    first, second = text(inside.get(record)), text(inside.get(record, {"page": 2}))
    assert "Note number 52" in first
    assert "Note number 2<" not in first
    assert "Note number 2<" in second
    assert inside.get(record, {"page": "99999999999999"}).status_code == 200
    assert inside.get(record, {"page": "x"}).status_code == 200


def test_nothing_of_another_plan_enters_the_timeline(inside, plan, service, next_door, insider):
    other = ActionFactory(plan=PlanFactory(services=[next_door]), services=[next_door])
    actions.note_progress(by=insider, action=other, text="Seen next door")
    shared = PlanFactory(services=[service, next_door])
    hidden = ActionFactory(plan=shared, services=[next_door])
    actions.note_progress(by=insider, action=hidden, text="Theirs under our plan")
    for one in (plan, shared):
        assert inside.get(one.get_absolute_url()).context["events"] == []


def test_measures_stand_on_the_page_of_their_plan(inside, plan, service):
    measure = MeasureFactory(services=[service], name="Restrictions in use")
    measure.plans.add(plan)
    readings(measure, [20, 19, 21, 20, 18, 17, 16])
    page = text(inside.get(plan.get_absolute_url()))
    assert "What the measures show" in page
    assert "Restrictions in use" in page


@pytest.mark.parametrize("field", ["title", "aim", "why_now"])
def test_html_in_a_plan_is_shown_as_text(inside, plan, field):
    setattr(plan, field, HOSTILE)
    plan.save()
    for name in ("plan", "plan_edit"):
        page = text(inside.get(reverse(f"qip:{name}", args=[plan.pk])))
        assert SHOWN in page
        assert HOSTILE not in page
    assert HOSTILE not in text(inside.get(reverse("qip:plans")))


def test_html_in_news_and_causes_is_shown_as_text(inside, plan, insider):
    plan.root_causes.create(factor=ContributoryFactor.objects.first(), text=HOSTILE)
    plans.write_news(
        by=insider, plan=plan, changing=HOSTILE, not_yet=HOSTILE, risks=HOSTILE, asks=HOSTILE
    )
    page = text(inside.get(plan.get_absolute_url()))
    assert HOSTILE not in page
    assert page.count(SHOWN) >= 5


# Writing ----------------------------------------------------------------------------------------


def test_a_plan_is_started_with_its_causes(inside, service, insider):
    factor = ContributoryFactor.objects.first()
    answer = inside.post(
        reverse("qip:plan_new"),
        form_of(service, insider, cause_1_factor=factor.pk, cause_1_text="Nobody watches"),
    )
    plan = Plan.objects.get()
    assert answer.url == plan.get_absolute_url()
    assert str(plan.root_causes.get()) == f"{factor}: Nobody watches"
    assert list(plan.services.all()) == [service]


@pytest.mark.parametrize(("given", "field", "says"), [
    ({"title": ""}, "title", "Give the plan a name"),
    ({"aim": " "}, "aim", "Say what will be true for people, and by when"),
    ({"services": []}, "services", "Choose the services this plan is for"),
    ({"lead": ""}, "lead", "Choose a plan lead"),
    ({"starts_on": "soon"}, "starts_on", "Enter a date, such as 27/3/2027"),
    ({"ends_on": TODAY.isoformat()}, "ends_on", "The plan must end after it starts"),
    ({"cause_2_text": "Handovers"}, "cause_2_factor", "Choose which kind of cause this is"),
    ({"title": "x" * 161}, "title", "Keep this to 160 characters"),
])  # fmt: skip
def test_what_is_missing_is_said_at_its_field(inside, service, insider, given, field, says):
    answer = inside.post(reverse("qip:plan_new"), form_of(service, insider, **given))
    assert answer.status_code == 422
    assert errors(answer)[field][0].startswith(says)
    assert text(answer).count(says) >= 2  # in the summary and at the field
    assert not Plan.objects.exists()


def test_a_plan_cannot_be_written_for_services_out_of_reach(inside, service, next_door, insider):
    asked = form_of(service, insider, services=[next_door.pk])
    answer = inside.post(reverse("qip:plan_new"), asked)
    assert errors(answer)["services"] == ["Choose one from the list"]
    assert "Sycamore House" not in text(inside.get(reverse("qip:plan_new")))


def test_only_the_whole_organisation_may_plan_for_every_service(client, inside, service, insider):
    inside.post(reverse("qip:plan_new"), form_of(service, insider, all_services="on"))
    assert not Plan.objects.get().all_services


def test_a_plan_that_somebody_else_changed_meanwhile_loses_neither_text(
    inside, plan, service, insider
):
    url = reverse("qip:plan_edit", args=[plan.pk])
    opened = inside.get(url).context["form"].carried
    plans.change_plan(by=insider, plan=plan, changes={"aim": "Their new aim"})
    answer = inside.post(url, form_of(service, insider, aim="My new aim", **opened))
    assert answer.status_code == 409
    assert "Their new aim" in text(answer)
    assert "My new aim" in text(answer)
    plan.refresh_from_db()
    assert plan.aim == "Their new aim"


def test_a_double_click_starts_one_plan(inside, service, insider):
    carried = inside.get(reverse("qip:plan_new")).context["form"].carried
    asked = form_of(service, insider, **carried)
    urls = {inside.post(reverse("qip:plan_new"), asked).url for _ in range(2)}
    assert urls == {Plan.objects.get().get_absolute_url()}


def test_a_plan_begins_and_ends_from_its_page(inside, plan):
    Plan.objects.update(state=PlanState.DRAFT)
    inside.post(reverse("qip:plan_begin", args=[plan.pk]))
    assert Plan.objects.get().state == PlanState.ACTIVE
    answer = inside.post(reverse("qip:plan_end", args=[plan.pk]), {"reason": ""})
    assert errors(answer)["reason"] == ["Say why, in a sentence or two"]
    inside.post(reverse("qip:plan_end", args=[plan.pk]), {"reason": "The service closes."})
    assert Plan.objects.get().state == PlanState.ENDED
    page = text(inside.get(plan.get_absolute_url()))
    assert "Begin again" in page
    assert "Add an action" not in page


def test_a_plan_from_a_file_is_asked_for_its_aim_before_it_begins(inside, plan):
    Plan.objects.update(state=PlanState.DRAFT, aim="")
    url = reverse("qip:plan_begin", args=[plan.pk])
    assert list(inside.get(url).context["form"].fields) == ["aim"]
    assert errors(inside.post(url)) == {"aim": ["Say what will be true for people, and by when"]}
    assert Plan.objects.get().state == PlanState.DRAFT
    inside.post(url, {"aim": "Nobody waits for a key."})
    begun = Plan.objects.get()
    assert (begun.state, begun.aim) == (PlanState.ACTIVE, "Nobody waits for a key.")
    assert begun.why_now == plan.why_now


def test_ending_says_what_stays_open(inside, plan, service):
    many_actions(3, plan=plan, service=service, owner=plan.lead)
    page = text(inside.get(reverse("qip:plan_end", args=[plan.pk])))
    assert "2 actions are still open" in page


def test_news_is_appended_and_the_earlier_account_stays(inside, plan):
    url = reverse("qip:plan_news", args=[plan.pk])
    answer = inside.post(url, {"changing": "Yes.", "not_yet": ""})
    assert errors(answer) == {"not_yet": ["Say what is not working yet"]}
    for words in ("First account", "Second account"):
        inside.post(url, {"changing": words, "not_yet": "Weekends.", "asks_of_partners": "A door."})
    assert [one.changing for one in plan.news.all()] == ["Second account", "First account"]
    page = text(inside.get(plan.get_absolute_url()))
    assert page.index("Second account") < page.index("First account")
    assert "Earlier answers" in page


# The list ---------------------------------------------------------------------------------------


def test_the_list_counts_what_this_person_may_see(inside, plan, service, next_door):
    many_actions(6, plan=plan, service=service, owner=plan.lead)
    plan.services.add(next_door)
    ActionFactory(plan=plan, number=900, services=[next_door], due=TODAY - timedelta(days=3))
    row = inside.get(reverse("qip:plans")).context["page"].rows[0]
    assert (row.open_count, row.late_count, row.done_count) == (4, 1, 2)
    assert row.next_due == TODAY


def test_the_list_as_a_file_says_the_same(inside, plan):
    page = inside.get(reverse("qip:plans"), {"export": "csv"})
    assert "Least restrictive practice" in page.content.decode("utf-8-sig")
    Plan.objects.update(title="=SUM(A1)")
    page = inside.get(reverse("qip:plans"), {"export": "csv"})
    assert "'=SUM(A1)" in page.content.decode("utf-8-sig")


def test_filters_narrow_the_list(inside, plan, service):
    PlanFactory(services=[service], title="Medicine rounds", state=PlanState.DRAFT)
    found = lambda **asked: [
        row.title for row in inside.get(reverse("qip:plans"), asked).context["page"].rows
    ]
    assert found() == ["Least restrictive practice"]
    assert found(view="all", q="medicine") == ["Medicine rounds"]
    assert found(view="draft") == ["Medicine rounds"]
    assert found(view="all", service=Service.objects.get(name="Elm Court").pk, state="active") == [
        "Least restrictive practice"
    ]


# The database -----------------------------------------------------------------------------------


def test_lists_and_pages_ask_as_much_for_fifty_as_for_one(inside, service, insider):
    plan = PlanFactory(services=[service])
    many_actions(1, plan=plan, service=service, owner=insider)
    first = [questions(inside, url) for url in (reverse("qip:plans"), plan.get_absolute_url())]
    for _ in range(2):
        many_actions(1, plan=PlanFactory(services=[service]), service=service, owner=insider)
    three = [questions(inside, url) for url in (reverse("qip:plans"), plan.get_absolute_url())]
    many_actions(50, plan=PlanFactory(services=[service]), service=service, owner=insider)
    for number in range(50):
        ActionFactory(
            plan=plan,
            number=500 + number,
            services=[service],
            owner=staff("team_leader", service=service),
        )
        PlanFactory(services=[service])
    fifty = [questions(inside, url) for url in (reverse("qip:plans"), plan.get_absolute_url())]
    assert first == three == fifty
