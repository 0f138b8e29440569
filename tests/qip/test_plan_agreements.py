"""A plan is agreed by its senior owner, and says so when it changed since."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from foundation.ui.problems import Problem
from qip import duties
from qip.models import PlanAgreement, PlanState
from qip.services.agreements import agree_plan
from qip.services.plans import change_plan
from tests.factories.organisation import staff
from tests.factories.qip import PlanFactory

from .pages import HOSTILE, SHOWN, TODAY, errors, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def director(service):
    return staff("senior_owner", service=service)


@pytest.fixture
def plan(service, insider, director):
    return PlanFactory(services=[service], lead=insider, senior_owner=director)


@pytest.fixture
def url(plan):
    return reverse("qip:plan_agree", args=[plan.pk])


def sign(plan, by, statement="I stand for this."):
    return agree_plan(by=by, plan=plan, statement=statement)


def test_a_signature_keeps_the_words_that_were_agreed(plan, director):
    row = sign(plan, director)
    assert (row.by, row.statement) == (director, "I stand for this.")
    assert (row.aim, row.why_now, row.version) == (plan.aim, plan.why_now, plan.version)


def test_nobody_but_the_senior_owner_agrees(plan, insider):
    with pytest.raises(Problem, match="Only its senior owner agrees a plan"):
        sign(plan, insider)
    assert not PlanAgreement.objects.exists()


@pytest.mark.parametrize(("given", "says"), [
    ({"aim": " "}, "Say what will be true for people, and by when. Then it can be agreed."),
    ({"why_now": ""}, "Say why the plan is needed now. Then it can be agreed."),
    ({"state": PlanState.ENDED}, "This plan has ended"),
])  # fmt: skip
def test_a_plan_must_say_what_is_agreed(plan, director, given, says):
    type(plan).objects.update(**given)
    with pytest.raises(Problem, match=says):
        sign(plan, director)


def test_a_signature_without_words_is_none(plan, director):
    with pytest.raises(Problem, match="Say what you agree to"):
        sign(plan, director, " ")


def test_the_same_words_are_agreed_once(plan, director, insider):
    sign(plan, director)
    with pytest.raises(Problem, match="its words are the same since"):
        sign(plan, director)
    change_plan(by=insider, plan=plan, changes={"aim": "Another aim"})
    sign(plan, director)
    assert PlanAgreement.objects.count() == 2


def test_the_database_keeps_no_empty_signature(plan, director):
    with pytest.raises(IntegrityError), transaction.atomic():
        PlanAgreement.objects.create(plan=plan, by=director, statement="", aim="a", why_now="b",
                                     version=1)  # fmt: skip


# The pages --------------------------------------------------------------------------------------


def test_who_may_sign(client, url, director, insider, colleague, stranger):
    for who, answer in ((director, 200), (insider, 403), (colleague, 403), (stranger, 404)):
        client.force_login(who)
        assert client.get(url).status_code == answer
    for who in (insider, colleague, stranger):
        client.force_login(who)
        assert client.post(url, {"statement": "Mine"}).status_code in (403, 404)
    assert not PlanAgreement.objects.exists()


def test_the_words_stand_where_they_are_signed_and_then_on_the_plan(client, plan, url, director):
    client.force_login(director)
    page = text(client.get(plan.get_absolute_url()))
    assert "Not agreed yet" in page
    assert url in page
    page = text(client.get(url))
    assert plan.aim in page
    assert plan.why_now in page
    assert errors(client.post(url)) == {"statement": ["Say what you agree to"]}
    before = plan.version
    client.post(url, {"statement": "I stand for this."})
    plan.refresh_from_db()
    assert plan.version == before
    page = text(client.get(plan.get_absolute_url()))
    assert "<b>Agreed.</b>" in page
    assert "I stand for this." in page
    assert url not in page


def test_a_later_change_is_said_in_words(client, plan, insider, director):
    sign(plan, director)
    change_plan(by=insider, plan=plan, changes={"title": "Another name"})
    client.force_login(insider)
    assert "<b>Agreed.</b>" in text(client.get(plan.get_absolute_url()))
    change_plan(by=insider, plan=plan, changes={"aim": "Another aim", "why_now": "Another reason"})
    page = text(client.get(plan.get_absolute_url()))
    assert "Changed since it was agreed" in page
    assert "Since then its aim and why it is needed now changed." in page
    assert f", {director.name}." in page.split("It waits for the ")[1][:80]


def test_a_new_senior_owner_has_not_agreed_yet(client, plan, insider, director):
    sign(plan, director)
    change_plan(by=insider, plan=plan, changes={"senior_owner": insider})
    client.force_login(insider)
    assert "Agreed by an earlier senior owner" in text(client.get(plan.get_absolute_url()))


def test_nobody_signs_what_they_have_not_read(client, plan, url, insider, director):
    client.force_login(director)
    carried = client.get(url).context["form"].carried
    change_plan(by=insider, plan=plan, changes={"aim": "Something else entirely"})
    answer = client.post(url, {"statement": "I stand for this.", **carried})
    assert answer.status_code == 409
    assert "The plan was changed while you read it" in text(answer)
    assert "Something else entirely" in text(answer)
    assert "I stand for this." in text(answer)
    assert not PlanAgreement.objects.exists()
    again = {"statement": "I stand for this.", **answer.context["form"].carried}
    assert client.post(url, again).status_code == 302
    assert PlanAgreement.objects.get().aim == "Something else entirely"


def test_a_double_click_signs_once(client, plan, url, director):
    client.force_login(director)
    sent = {"statement": "I stand for this.", **client.get(url).context["form"].carried}
    assert {client.post(url, sent).url for _ in range(2)} == {plan.get_absolute_url()}
    assert PlanAgreement.objects.count() == 1


def test_html_in_a_signature_is_shown_as_text(client, plan, director):
    sign(plan, director, HOSTILE)
    client.force_login(director)
    page = text(client.get(plan.get_absolute_url()))
    assert SHOWN in page
    assert HOSTILE not in page


def test_the_signature_stands_in_the_record(client, plan, director, insider):
    sign(plan, director)
    client.force_login(insider)
    page = text(client.get(reverse("qip:plan_record", args=[plan.pk])))
    assert "The plan was agreed" in page
    assert "I stand for this." in page


def test_the_senior_owner_owes_it_until_the_words_carry_their_name(plan, director, insider):
    def owed():
        return [d for d in duties.owed(on=TODAY, by=director) if d.kind == "qip.plan_agree"]

    (duty,) = owed()
    assert duty.url == reverse("qip:plan_agree", args=[plan.pk])
    sign(plan, director)
    assert owed() == []
    change_plan(by=insider, plan=plan, changes={"aim": "Another aim"})
    assert len(owed()) == 1
    assert not [d for d in duties.owed(on=TODAY, by=insider) if d.kind == "qip.plan_agree"]
