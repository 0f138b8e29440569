"""The list of actions across plans: views, filters, order, files, and its cost."""

import io
from datetime import timedelta

import openpyxl
import pytest
from django.urls import reverse

from foundation.evidence.models import Attachment
from foundation.evidence.subjects import Subject
from foundation.organisation.models import Service
from qip.forms.filters import MOST_CHOICES
from qip.models import ActionState, DelayReason
from qip.services import actions
from tests.factories.organisation import ServiceFactory, give_role, staff
from tests.factories.qip import ActionFactory, PlanFactory

from .pages import HOSTILE, TODAY, many_actions, questions, text

pytestmark = pytest.mark.django_db
LIST = "/actions/"


@pytest.fixture
def plan(service):
    return PlanFactory(services=[service], number=2, title="Least restrictive practice")


@pytest.fixture
def inside(client, insider):
    client.force_login(insider)
    return client


@pytest.fixture
def found(inside):
    def found(**asked):
        return [
            row.title for row in inside.get(LIST, {"view": "all", **asked}).context["page"].rows
        ]

    return found


def test_who_opens_the_list(client, insider, colleague, stranger, plan, service):
    ActionFactory(plan=plan, services=[service], title="Ours alone")
    assert client.get(LIST).status_code == 302
    for who, sees in ((insider, True), (colleague, True), (stranger, False)):
        client.force_login(who)
        assert ("Ours alone" in text(client.get(LIST))) is sees
    client.force_login(staff("system_administrator", service=service))
    assert client.get(LIST).status_code == 403


def test_a_row_says_everything_a_manager_needs(inside, plan, service, insider):
    action = ActionFactory(
        plan=plan, number=7, services=[service], owner=insider, title="Mornings are coached",
        due=TODAY - timedelta(days=30), risk_level="high", strand="competence",
    )  # fmt: skip
    actions.move_due_date(
        by=insider, action=action, to=TODAY - timedelta(days=9),
        reason_code=DelayReason.objects.first(), reason="Recruitment",
    )  # fmt: skip
    actions.note_progress(by=insider, action=action, text="Seen")
    page = text(inside.get(LIST))
    for words in (
        "2.7 · Competence · Least restrictive practice", "Elm Court", insider.name,
        "Registered manager", "9 days late", "moved once, 21 days", "In progress", "life-mini",
        "<b>High</b>", "Note ",
    ):  # fmt: skip
        assert words in page


def test_views_hold_what_they_say_and_their_counts(inside, found, plan, service, insider):
    make = lambda title, **given: ActionFactory(plan=plan, services=[service], title=title, **given)
    make("Mine", owner=insider)
    make("Late", due=TODAY - timedelta(days=1))
    make("Today", due=TODAY)
    make("Stuck", state=ActionState.BLOCKED, waiting_for="Landlord", due=TODAY + timedelta(days=60))
    make("Done and past", state=ActionState.DONE, due=TODAY - timedelta(days=5))
    assert found(view="mine") == ["Mine"]
    assert found(view="late") == ["Late"]
    assert found(view="soon") == ["Today"]
    assert found(view="blocked") == ["Stuck"]
    assert found(view="verify") == ["Done and past"]
    assert found(view="sustaining") == []
    assert len(found(view="all")) == 5
    page = inside.get(LIST, {"view": "all"})
    assert [tab.number for tab in page.context["tabs"]] == ["1", "1", "1", "1", "1", "0", "5"]
    headline = str(page.context["headline"])
    assert "1 action is late" in headline
    assert "<b>1</b> is blocked" in headline


def test_the_list_opens_with_ones_own_or_with_all(inside, plan, service, insider, client):
    ActionFactory(plan=plan, services=[service], title="Somebody else’s")
    assert inside.get(LIST).context["view"].tab.key == "all"
    ActionFactory(plan=plan, services=[service], owner=insider)
    assert inside.get(LIST).context["view"].tab.key == "mine"


def test_nothing_late_is_said_too(inside, plan, service):
    ActionFactory(plan=plan, services=[service])
    assert "Nothing is late and nothing is blocked" in text(inside.get(LIST))


def test_filters_find(found, plan, service, insider):
    insider.name = "Priya Shah"
    insider.save()
    other = PlanFactory(services=[service], number=3, title="Medicine rounds")
    ActionFactory(
        plan=plan, number=7, services=[service], owner=insider, title="Mornings", strand="oversight"
    )
    leader = staff("team_leader", service=service)
    leader.job_title = "Team leader"
    leader.save()
    ActionFactory(
        plan=other, number=1, services=[service], owner=leader, title="Rounds", strand="learning",
        state=ActionState.AGREED, risk_level="critical",
    )  # fmt: skip
    assert found(q="2.7") == ["Mornings"]
    assert found(q="action 3.1") == ["Rounds"]
    assert found(q="9.9") == []
    assert found(q="ROUND") == ["Rounds"]
    assert found(plan=other.pk) == ["Rounds"]
    assert found(strand="oversight") == ["Mornings"]
    assert found(state="agreed") == ["Rounds"]
    assert found(owner="team leader") == ["Rounds"]
    assert found(owner="shah") == ["Mornings"]
    assert found(risk_level="critical") == ["Rounds"]
    assert set(found(service=service.pk)) == {"Mornings", "Rounds"}
    assert found(strand="oversight", state="agreed") == []


@pytest.mark.parametrize("asked", [
    {"plan": "x"}, {"plan": "999999999999999999999"}, {"service": "-1"}, {"strand": "none"},
    {"view": "nothing"}, {"page": "0"}, {"page": "99999999999999999999"}, {"sort": "nothing"},
    {"q": "%_\\"}, {"q": "\x00"}, {"owner": "' OR 1=1"}, {"sort": "-services"}, {"risk_level": "1"},
])  # fmt: skip
def test_no_question_breaks_the_list(inside, plan, service, asked):
    ActionFactory(plan=plan, services=[service])
    assert inside.get(LIST, {"view": "all", **asked}).status_code == 200


def test_a_filter_that_finds_nothing_offers_to_be_cleared(inside, plan, service):
    ActionFactory(plan=plan, services=[service])
    page = text(inside.get(LIST, {"view": "all", "q": "nothing like it"}))
    assert "Nothing matches these filters" in page


def test_choices_of_a_filter_are_only_what_is_in_reach(inside, plan, service, next_door):
    PlanFactory(services=[next_door], title="Secret plan")
    page = text(inside.get(LIST))
    assert "Least restrictive practice" in page
    assert "Secret plan" not in page
    assert "Sycamore House" not in page


def test_many_plans_and_services_are_found_by_a_part_of_their_name(
    client, service, found, inside, plan
):
    ActionFactory(plan=plan, services=[service], title="Mornings")
    for number in range(MOST_CHOICES + 1):
        PlanFactory(services=[service], title=f"Plan of others {number}")
    page = text(inside.get(LIST, {"view": "all"}))
    assert "Plan of others 3" not in page
    assert 'name="plan"' in page
    assert found(plan="restrictive") == ["Mornings"]
    assert found(plan="others") == []
    assert found(plan="") == ["Mornings"]


def test_orders(found, plan, service):
    dates = {"B": 3, "A": 1, "C": 2}
    for number, (title, days) in enumerate(dates.items(), 1):
        ActionFactory(
            plan=plan, number=number, services=[service], title=title,
            due=TODAY + timedelta(days=days), risk_level=("low", "critical", "high")[number - 1],
        )  # fmt: skip
    assert found() == ["B", "A", "C"]  # all: in the order of the plan
    assert found(view="soon") == ["A", "C", "B"]  # by date where a date was asked for
    assert found(sort="-due") == ["B", "C", "A"]
    assert found(sort="risk") == ["A", "C", "B"]
    assert found(sort="-action") == ["C", "A", "B"]


def test_fifty_rows_and_the_rest_on_the_next_page(inside, plan, service, insider):
    many_actions(53, plan=plan, service=service, owner=insider)
    first = inside.get(LIST, {"view": "all"})
    second = inside.get(LIST, {"view": "all", "page": 2})
    assert (len(first.context["page"].rows), len(second.context["page"].rows)) == (50, 3)
    assert "1 to 50 of 53 actions" in text(first)


def test_the_file_holds_what_is_shown_and_runs_nothing(inside, plan, service, insider):
    ActionFactory(plan=plan, number=7, services=[service], owner=insider, title="=cmd()|x")
    ActionFactory(plan=plan, number=8, services=[service], title="Filtered away", strand="learning")
    asked = {"view": "all", "strand": "competence"}
    csv = inside.get(LIST, asked | {"export": "csv"}).content.decode("utf-8-sig").splitlines()
    assert csv[0].startswith(
        "Reference,Action,Plan,Strand,Services,Owner,Due,First date,Slip in days"
    )
    assert len(csv) == 2
    assert csv[1].startswith("2.7,'=cmd()|x,Least restrictive practice,Competence,Elm Court,")
    sheet = openpyxl.load_workbook(
        io.BytesIO(inside.get(LIST, asked | {"export": "xlsx"}).content)
    ).active
    rows = list(sheet.values)
    assert rows[1][1] == "'=cmd()|x"
    assert rows[1][6].date() == TODAY + timedelta(days=30)  # a real date


def test_html_is_shown_as_text(inside, plan, service):
    ActionFactory(plan=plan, services=[service], title=HOSTILE)
    plan.title = HOSTILE
    plan.save()
    assert HOSTILE not in text(inside.get(LIST, {"q": HOSTILE[:90]}))
    assert HOSTILE not in text(inside.get(LIST))


def test_the_services_in_view_narrow_the_list(client, service, next_door, insider):
    """Two services ask for a second factor, so what the page would show is asked directly."""
    from qip.selectors.actions import action_rows

    give_role(insider, "service_manager", service=next_door)
    ActionFactory(services=[service], title="Here")
    ActionFactory(services=[next_door], title="There")
    ActionFactory(all_services=True, title="Everywhere")
    rows = action_rows(insider)
    assert {row.title for row in rows} == {"Here", "There", "Everywhere"}
    assert {row.title for row in rows.at([next_door.pk])} == {"There", "Everywhere"}


def test_evidence_is_counted_without_what_was_withdrawn(plan, service, insider):
    from qip.selectors.actions import action_rows

    action = ActionFactory(plan=plan, services=[service])
    for number in range(3):
        Attachment.objects.create(
            **Subject.of(action).lookup(), title="Scores", original_filename="a.pdf",
            media_type="application/pdf", size=1, sha256=str(number) * 64, file=f"x{number}",
            uploaded_by=insider, uploaded_at="2026-01-01T00:00Z",
        )  # fmt: skip
    Attachment.objects.filter(sha256="0" * 64).update(
        withdrawn_by=insider, withdrawn_at="2026-02-01T00:00Z", withdrawn_reason="Wrong file"
    )
    assert action_rows(insider).get().evidence == 2


def test_fifty_rows_cost_as_many_questions_as_one(inside, plan, service, insider):
    asked = f"{LIST}?view=all"
    many_actions(1, plan=plan, service=service, owner=insider)
    first = questions(inside, asked)
    many_actions(2, plan=PlanFactory(services=[service]), service=service, owner=insider)
    three = questions(inside, asked)
    for _ in range(47):
        other = staff("team_leader", service=service)
        many_actions(1, plan=PlanFactory(services=[service]), service=service, owner=other)
    assert first == three == questions(inside, asked)
    assert Service.objects.count() == 1


def test_a_wide_service_list_is_shortened(inside, plan, service):
    more = [ServiceFactory(name=f"House {n}") for n in range(3)]
    plan.services.add(*more)
    ActionFactory(plan=plan, services=[service, *more])
    assert "Elm Court and 3 more" in text(inside.get(LIST))


def test_the_address_is_the_one_in_the_urls():
    assert reverse("qip:actions") == LIST
