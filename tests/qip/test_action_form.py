"""Writing an action: agreed or kept as a draft, what is missing, and losing nothing."""

from datetime import timedelta

import pytest
from django.urls import reverse

from foundation.evidence.models import EvidenceKind, Statement
from foundation.evidence.services.seeds import seed_evidence
from foundation.ui.models import Draft
from qip.forms.actions import ActionForm
from qip.models import Action, ActionState, ContributoryFactor, SourceKind
from qip.services import actions
from tests.factories.organisation import ServiceFactory, staff
from tests.factories.qip import ActionFactory, MeasureFactory, PlanFactory

from .pages import HOSTILE, SHOWN, TODAY, WHOLE, errors, promised, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(service):
    return PlanFactory(services=[service])


@pytest.fixture
def inside(client, insider):
    client.force_login(insider)
    return client


@pytest.fixture
def add_url(plan):
    return reverse("qip:action_add", args=[plan.pk])


@pytest.fixture
def whole(insider):
    return WHOLE | {"owner": insider.pk} | promised()


# Agreed, or kept as a draft -----------------------------------------------------------------------


def test_adding_an_action_agrees_it_and_fixes_its_date(
    inside, add_url, whole, plan, service, insider
):
    answer = inside.post(add_url, whole)
    action = Action.objects.get()
    assert answer.url == action.get_absolute_url()
    assert action.state == ActionState.AGREED
    assert action.first_due == action.due == TODAY + timedelta(days=60)
    assert (action.owner, action.created_by) == (insider, insider)
    assert list(action.services.all()) == [service]  # the plan’s only service needs no choosing
    assert "is agreed. Its first due date is fixed." in text(inside.get(answer.url))


def test_a_promise_is_not_said_to_be_made_once_more(inside, add_url, whole):
    makes = "makes it a promise"
    assert makes in text(inside.get(add_url))
    inside.post(add_url, whole)
    action = Action.objects.get()
    edit = reverse("qip:action_edit", args=[action.pk])
    page = text(inside.get(edit))
    assert makes not in page
    assert "Its first due date is fixed for good." in page
    Action.objects.filter(pk=action.pk).update(state="draft", first_due=None)
    assert "“Agree this action” makes it a promise" in text(inside.get(edit))


def test_a_draft_may_leave_gaps(inside, add_url):
    answer = inside.post(
        add_url, {"title": "Mornings", "strand": "learning", "risk_level": "low", "as": "draft"}
    )
    action = Action.objects.get()
    assert answer.url == action.get_absolute_url()
    assert (action.state, action.first_due, action.owner) == (ActionState.DRAFT, None, None)
    page = text(inside.get(answer.url))
    assert "it still needs <b>the problem, the new standard" in page


@pytest.mark.parametrize(("field", "says"), [
    ("problem", "Say what the problem is"),
    ("standard", "Say what the new standard or control is"),
    ("daily_application", "Say how staff apply it every day"),
    ("success", "Say how you will know it worked, beyond “completed”"),
    ("owner", "Choose an owner"),
    ("due", "Give a date by which it is due"),
    ("verifier_role", "Choose the role that will verify it"),
    ("criterion_1_kind", "Choose the kind of evidence"),
    ("criterion_1_shows", "Say what it must show"),
    ("criterion_1_sample", "Say how many are looked at"),
    ("title", "Say what will be true when this is done"),
    ("strand", "Choose a strand"),
])  # fmt: skip
def test_a_promise_with_a_gap_is_not_added_and_says_which(inside, add_url, whole, field, says):
    answer = inside.post(add_url, whole | {field: ""})
    assert answer.status_code == 422
    assert errors(answer) == {field: [says]}
    page = text(answer)
    assert f'href="#id_{field}' in page  # the summary leads to the field
    assert page.count(says) >= 2
    assert not Action.objects.exists()


def test_only_spaces_are_a_gap(inside, add_url, whole):
    assert list(errors(inside.post(add_url, whole | {"success": "   \n "}))) == ["success"]


@pytest.mark.parametrize("field", ["title", "strand"])
def test_even_a_draft_has_a_title_and_a_strand(inside, add_url, whole, field):
    answer = inside.post(add_url, whole | {field: "", "as": "draft"})
    assert list(errors(answer)) == [field]


def test_a_date_before_the_start_is_said_at_the_date(inside, add_url, whole):
    asked = whole | {"starts_on": (TODAY + timedelta(days=61)).isoformat()}
    answer = inside.post(add_url, asked)
    assert "must not be before the start" in errors(answer)["due"][0]


@pytest.mark.parametrize("due", ["31/2/2027", "Ongoing", "0207-01-01"])
def test_a_date_that_is_none_is_said(inside, add_url, whole, due):
    assert list(errors(inside.post(add_url, whole | {"due": due}))) == ["due"]


def test_a_long_text_is_refused_by_how_much_it_is_over(inside, add_url, whole):
    answer = inside.post(add_url, whole | {"problem": "x" * 2010})
    assert errors(answer)["problem"] == ["Keep this to 2,000 characters. It has 2,010 now"]
    assert "x" * 2010 in text(answer)  # nothing typed is lost


def test_the_link_from_a_strand_begins_with_that_strand(inside, add_url):
    assert (
        inside.get(add_url, {"strand": "oversight"}).context["form"]["strand"].value()
        == "oversight"
    )
    assert inside.get(add_url, {"strand": "<script>"}).status_code == 200


# Everything else an action says ---------------------------------------------------------------------


def test_every_field_arrives(inside, add_url, whole, plan, service, insider):
    seed_evidence()
    helper = staff("team_leader", service=service)
    other = ActionFactory(plan=plan, number=40, services=[service])
    measure = MeasureFactory(services=[service])
    measure.plans.add(plan)
    kinds = list(EvidenceKind.objects.all()[:2])
    statement = Statement.objects.in_use().first()
    factor = ContributoryFactor.objects.first()
    source = SourceKind.objects.get(key="complaint")
    inside.post(add_url, whole | {
        "root_cause": factor.pk, "root_cause_text": "Nobody watches", "baseline": "8 of 12",
        "effect_on_people": "Rushed mornings", "immediate_control": "A senior on shift",
        "needs": "A coach", "depends_on": [other.pk], "measures": [measure.pk],
        "criterion_2_kind": kinds[1].pk, "criterion_2_shows": "Families say so",
        "criterion_2_sample": "5", "criterion_2_weeks": "26", "statements": [statement.pk],
        "contributors": [helper.pk], "starts_on": TODAY.isoformat(),
        "source_1_kind": source.pk, "source_1_detail": "26-04",
        "source_3_kind": source.pk, "source_3_detail": "26-09",
    })  # fmt: skip
    action = Action.objects.exclude(pk=other.pk).get()
    assert (action.root_cause, action.root_cause_text, action.baseline) == (
        factor,
        "Nobody watches",
        "8 of 12",
    )
    assert (action.effect_on_people, action.immediate_control, action.needs) == (
        "Rushed mornings", "A senior on shift", "A coach",
    )  # fmt: skip
    assert list(action.depends_on.all()) == [other]
    assert list(action.measures.all()) == [measure]
    assert list(action.criteria.values_list("shows", "sample", "holds_weeks")) == [
        ("9 in 10 mornings meet the standard", 10, None), ("Families say so", 5, 26),
    ]  # fmt: skip
    assert action.verifier_role.key == "quality_lead"
    assert list(action.statements.all()) == [statement]
    assert list(action.contributors.all()) == [helper]
    assert [str(one) for one in action.sources.all()] == ["Complaint 26-04", "Complaint 26-09"]
    assert (action.starts_on, action.risk_level) == (TODAY, "high")


def test_a_source_without_a_kind_asks_for_it(inside, add_url, whole):
    answer = inside.post(add_url, whole | {"source_2_detail": "C-088"})
    assert errors(answer) == {"source_2_kind": ["Choose what kind of source “C-088” is"]}


def test_statements_stand_under_their_frameworks(inside, add_url):
    seed_evidence()
    page = text(inside.get(add_url))
    assert "Framework statements it answers" in page
    assert page.count('class="checklist-t"') >= 2


@pytest.mark.parametrize("field", ["owner", "contributors", "depends_on", "services", "measures"])
def test_nothing_out_of_reach_can_be_chosen(
    inside, plan, whole, service, next_door, stranger, field
):
    """Posting what the form does not offer is refused, and nothing is written."""
    plan.services.add(ServiceFactory())  # two services, so that they can be chosen
    ActionFactory(plan=plan, number=77, services=[service])
    ActionFactory(plan=plan, number=78, services=[service])
    here = MeasureFactory(services=[service])
    here.plans.add(plan)
    theirs = {
        "owner": stranger.pk,
        "contributors": [stranger.pk],
        "depends_on": [ActionFactory(services=[next_door]).pk],
        "services": [next_door.pk],
        "measures": [MeasureFactory(services=[next_door]).pk],
    }
    before = Action.objects.count()
    asked = whole | {"services": [service.pk]} | {field: theirs[field]}
    answer = inside.post(reverse("qip:action_add", args=[plan.pk]), asked)
    if answer.status_code == 302 and field == "services":
        # The only service of the plan in this person’s reach is taken, whatever was sent.
        assert list(Action.objects.latest("pk").services.all()) == [service]
        return
    assert list(errors(answer)) == [field]
    assert Action.objects.count() == before


def test_owners_on_offer_are_those_with_a_role_there(service, insider, colleague, stranger, plan):
    left = staff("team_leader", service=service)
    left.is_active = False
    left.save()
    region = staff("senior_owner", region=service.region)
    form = ActionForm(plan=plan, user=insider)
    assert set(form.fields["owner"].queryset) == {insider, colleague, region}


def test_an_owner_who_left_is_still_shown_on_their_action(inside, service, plan):
    left = staff("team_leader", service=service)
    action = ActionFactory(plan=plan, services=[service], owner=left)
    left.is_active = False
    left.save()
    page = text(inside.get(reverse("qip:action_edit", args=[action.pk])))
    assert f"{left.name}, registered manager (has left)" in page


def test_a_manager_of_one_service_offers_only_that_one(inside, insider, plan, next_door, service):
    plan.services.add(next_door)
    form = ActionForm(plan=plan, user=insider)
    assert form.places == [service]


# Weak wording ---------------------------------------------------------------------------------------


def test_weak_wording_is_pointed_out_and_never_refused(inside, add_url, whole):
    weak = whole | {"standard": "Remind all staff.", "success": "All staff trained.", "owner": ""}
    page = text(inside.post(add_url, weak))
    assert "This reads like a reminder." in page
    assert "not that it worked" in page
    assert inside.post(add_url, whole | {"standard": "Remind all staff."}).status_code == 302
    assert Action.objects.get().standard == "Remind all staff."


def test_wording_is_looked_at_as_the_field_is_left(inside, add_url):
    answer = inside.post(f"{add_url}?nudge=standard", {"standard": "Policy reissued"})
    assert "This reads like paper" in text(answer)
    answer = inside.post(f"{add_url}?nudge=standard", {"standard": "Staff offer two choices"})
    assert "lint" not in text(answer)
    assert not Action.objects.exists()


def test_a_date_gone_by_asks_for_the_year(inside, add_url):
    answer = inside.post(f"{add_url}?nudge=due", {"due": "2020-01-01"})
    assert "Is it the right year?" in text(answer)


# Losing nothing ---------------------------------------------------------------------------------------


def test_a_double_click_adds_one_action(inside, add_url, whole):
    carried = inside.get(add_url).context["form"].carried
    urls = {inside.post(add_url, whole | carried).url for _ in range(3)}
    assert urls == {Action.objects.get().get_absolute_url()}


def test_two_people_on_one_action_see_both_texts(inside, plan, service, insider, whole):
    action = ActionFactory(plan=plan, services=[service], owner=insider, title="Mornings")
    url = reverse("qip:action_edit", args=[action.pk])
    carried = inside.get(url).context["form"].carried
    actions.change_action(by=insider, action=action, changes={"problem": "Their problem"})
    mine = whole | {"problem": "My problem", "title": "Mornings"} | carried
    answer = inside.post(url, mine)
    assert answer.status_code == 409
    assert "Their problem" in text(answer)
    assert "My problem" in text(answer)
    action.refresh_from_db()
    assert action.problem == "Their problem"
    kept = answer.context["form"].carried
    chosen = {f"keep-{one.name}": "yours" for one in answer.context["differences"]}
    answer = inside.post(url, mine | kept | chosen | {"resolving": "1"})
    assert answer.status_code == 302
    action.refresh_from_db()
    assert (action.problem, action.version) == ("My problem", 3)


def test_an_edit_without_meanwhile_is_saved_and_raises_the_version_once(
    inside, plan, service, insider, whole
):
    action = ActionFactory(plan=plan, services=[service], owner=insider, title="Mornings")
    url = reverse("qip:action_edit", args=[action.pk])
    carried = inside.get(url).context["form"].carried
    assert inside.post(url, whole | {"title": "Evenings"} | carried).status_code == 302
    action.refresh_from_db()
    assert (action.title, action.version) == ("Evenings", 2)


def test_what_is_typed_is_kept_also_when_the_session_ends(inside, client, add_url, insider):
    carried = inside.get(add_url).context["form"].carried
    client.logout()
    typed = {"title": "Half a title", "problem": "Half a problem", "source_1_detail": "C-1"}
    kept = client.post(reverse("ui:draft"), typed | {"draft_token": carried["draft_token"]})
    assert kept.status_code == 200
    client.force_login(insider)
    page = text(client.get(add_url))
    for words in typed.values():
        assert words in page
    assert "We kept what you typed" in page
    client.post(add_url, WHOLE | {"owner": insider.pk} | promised() | carried)
    assert not Draft.objects.exists()


@pytest.mark.parametrize(
    "field",
    ["title", "problem", "standard", "daily_application", "success", "root_cause_text", "baseline",
     "effect_on_people", "immediate_control", "needs", "source_1_detail"],
)  # fmt: skip
def test_html_in_every_field_is_shown_as_text(inside, add_url, whole, field):
    kind = SourceKind.objects.first()
    asked = whole | {"source_1_kind": kind.pk, field: HOSTILE}
    answer = inside.post(add_url, asked)
    action = Action.objects.get()
    for url in (
        answer.url,
        reverse("qip:action_edit", args=[action.pk]),
        action.plan.get_absolute_url(),
    ):
        assert HOSTILE not in text(inside.get(url))
    assert SHOWN in text(inside.get(answer.url))
    again = inside.post(add_url, asked | {"strand": ""})
    assert HOSTILE not in text(again)
    assert SHOWN in text(again)


# An agreed action ---------------------------------------------------------------------------------------


def test_an_agreed_date_is_shown_and_not_changed_by_an_edit(inside, plan, service, insider, whole):
    action = ActionFactory(plan=plan, services=[service], owner=insider)
    due = action.due
    url = reverse("qip:action_edit", args=[action.pk])
    page = text(inside.get(url))
    assert "It moves only with a reason" in page
    inside.post(url, whole | {"due": (TODAY + timedelta(days=5)).isoformat()})
    action.refresh_from_db()
    assert action.due == due


def test_a_draft_is_finished_and_agreed_from_its_form(inside, plan, service, insider, whole):
    action = ActionFactory(
        plan=plan, services=[service], owner=None, state=ActionState.DRAFT, first_due=None, due=None
    )
    url = reverse("qip:action_edit", args=[action.pk])
    page = text(inside.get(url))
    assert "Agree this action" in page
    assert "Save as draft" in page
    assert inside.post(url, whole | {"as": "draft"}).status_code == 302
    assert Action.objects.get().state == ActionState.DRAFT
    assert inside.post(url, whole).status_code == 302
    assert Action.objects.get().state == ActionState.AGREED


def test_the_statements_of_a_promise_cannot_be_emptied(inside, plan, service, insider, whole):
    action = ActionFactory(plan=plan, services=[service], owner=insider)
    url = reverse("qip:action_edit", args=[action.pk])
    for asked in (whole | {"problem": ""}, whole | {"problem": "", "as": "draft"}):
        answer = inside.post(url, asked)
        assert list(errors(answer)) == ["problem"]
