"""The pages of the second half of an action's life: tying, withdrawing, verifying, checking."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from foundation.evidence.models import EvidenceKind
from foundation.organisation.models import Role
from qip.models import Action, ActionState, Proof
from qip.services import progress, verification
from qip.services.verification import Finding
from tests.factories.organisation import staff
from tests.factories.qip import ActionFactory, CriterionFactory, ProofFactory
from tests.proven import sustained

from .pages import HOSTILE, SHOWN, errors, text

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()


@pytest.fixture
def owner(service):
    return staff("team_leader", service=service)


@pytest.fixture
def quality(db):
    return staff("quality_lead")


@pytest.fixture
def action(service, owner):
    row = ActionFactory(services=[service], owner=owner)
    for number, code in enumerate(("record-sample", "observation")):
        kind = EvidenceKind.objects.get(code=code)
        ProofFactory(criterion=CriterionFactory(action=row, kind=kind, order=number))
    return row


@pytest.fixture
def done(action, owner):
    return progress.say_done(by=owner, action=action, reason="Two choices each time.")


def page(name, *args):
    return reverse(f"qip:{name}", args=args)


def in_as(client, user):
    client.force_login(user)
    return client


def answers(action, met="yes", words=""):
    found = {}
    for one in action.criteria.standing():
        found |= {f"met_{one.pk}": met, f"words_{one.pk}": words}
    return found


def test_evidence_is_tied_from_the_actions_page(client, action, colleague):
    inside, one = in_as(client, colleague), action.criteria.first()
    url = page("criterion_tie", action.pk, one.pk)
    assert one.shows in text(inside.get(url))
    told = inside.post(url, {"kind": one.kind_id, "words": HOSTILE}, headers={"X-Dialog": "1"})
    assert told.headers["HX-Redirect"].endswith("#proof")
    assert SHOWN in text(inside.get(action.get_absolute_url()))
    assert Proof.objects.filter(by=colleague).count() == 1


def test_a_criterion_of_another_action_is_not_found(client, action, insider, service):
    other = CriterionFactory(action=ActionFactory(services=[service]))
    url = page("criterion_tie", action.pk, other.pk)
    assert in_as(client, insider).get(url).status_code == 404


def test_words_are_needed(client, action, insider):
    one = action.criteria.first()
    told = in_as(client, insider).post(
        page("criterion_tie", action.pk, one.pk), {"kind": one.kind_id, "words": " "}
    )
    assert errors(told) == {"words": ["Say what the evidence shows"]}


def test_the_owner_is_told_why_they_do_not_verify(client, done, owner):
    owner.memberships.update(role=staff("quality_lead").memberships.get().role)
    inside = in_as(client, owner)
    assert "You own this action, so somebody else verifies it." in text(
        inside.get(page("action_verify", done.pk))
    )
    told = inside.post(page("action_verify", done.pk), answers(done))
    assert "You own this action" in text(told)
    done.refresh_from_db()
    assert done.state == ActionState.DONE


@pytest.mark.parametrize(
    ("risk", "named", "said"),
    [
        ("high", "quality_lead", "The risk is high, so it is verified by somebody whose role"),
        ("moderate", "quality_lead", "This action is verified by the quality lead."),
        ("moderate", "service_manager", ""),
    ],
)
def test_no_button_for_what_would_be_refused(
    client, action, owner, insider, quality, risk, named, said
):
    action.risk_level, action.verifier_role = risk, Role.objects.get(key=named)
    action.save()
    row = progress.say_done(by=owner, action=action, reason="Two choices each time.")
    url = page("action_verify", row.pk)
    shown = text(in_as(client, insider).get(row.get_absolute_url()))
    assert (url in shown) is not bool(said)
    assert said in shown
    assert ("is verified by" in shown) is bool(said)
    if named == "quality_lead":
        shown = text(in_as(client, quality).get(row.get_absolute_url()))
        assert url in shown
        assert "is verified by" not in shown


def test_the_second_person_says_it_criterion_by_criterion(client, done, quality):
    inside, url = in_as(client, quality), page("action_verify", done.pk)
    assert "Ten records of October" in text(inside.get(url))
    told = inside.post(url, answers(done, met="no"))
    assert set(errors(told).values().__iter__().__next__()) == {"Say what is missing"}
    assert set(map(tuple, errors(inside.post(url, {})).values())) == {("Say whether it is met",)}
    inside.post(url, answers(done))
    done.refresh_from_db()
    assert done.state == ActionState.SUSTAINING
    assert "Now it has to hold" in text(inside.get(done.get_absolute_url()))


def test_returned_it_says_what_is_missing(client, done, quality):
    in_as(client, quality).post(
        page("action_verify", done.pk), answers(done, met="no", words="Only weekdays")
    )
    done.refresh_from_db()
    assert done.state == ActionState.IN_PROGRESS
    assert "Not yet: Only weekdays" in text(client.get(done.get_absolute_url()))


def test_withdrawn_evidence_is_asked_for_a_reason(client, done, quality, insider):
    found = [Finding(one, True) for one in done.criteria.all()]
    verification.verify(by=quality, action=done, findings=found, on=TODAY)
    proof = Proof.objects.first()
    inside, url = in_as(client, insider), page("proof_withdraw", done.pk, proof.pk)
    assert "the verification falls with it" in text(inside.get(url))
    inside.post(url, {"reason": "Wrong week"})
    done.refresh_from_db()
    assert done.state == ActionState.DONE
    assert "No longer verified" in text(inside.get(done.get_absolute_url()))


def test_a_check_that_fails_needs_a_new_date(client, done, quality, insider):
    found = [Finding(one, True) for one in done.criteria.all()]
    verification.verify(by=quality, action=done, findings=found, on=TODAY)
    inside, url = in_as(client, insider), page("action_check", done.pk)
    told = inside.post(url, {"still": "no", "words": "Weekends slipped"})
    assert errors(told) == {"due": ["Give a date by which it is put right"]}
    due = TODAY + timedelta(days=40)
    inside.post(url, {"still": "no", "words": "Weekends slipped", "due": due.isoformat()})
    done.refresh_from_db()
    assert (done.state, done.due, done.times_reopened) == (ActionState.IN_PROGRESS, due, 1)
    page_now = text(inside.get(done.get_absolute_url()))
    assert "<b>Opened again</b>: what was said to be done" in page_now
    assert "Was found met before. It has to be shown again" in page_now
    assert "1 piece of evidence no longer counts" in page_now
    assert "the action opened again: this shows how it was before" in page_now


def test_before_its_day_it_can_only_open_again(client, done, quality, insider):
    found = [Finding(one, True) for one in done.criteria.all()]
    verification.verify(by=quality, action=done, findings=found, on=TODAY)
    inside, url = in_as(client, insider), page("action_check", done.pk)
    early = text(inside.get(url))
    assert "Before that it can only open again." in early
    assert "Yes, it still holds" not in early
    assert "No, or not everywhere" in early
    told = inside.post(url, {"still": "yes", "words": "It holds"})
    assert "and not closed before" in errors(told)["still"][0]
    done.refresh_from_db()
    assert done.state == ActionState.SUSTAINING


def test_on_its_day_it_can_close(client, quality, insider, service, owner):
    row = sustained(by=quality, services=[service], owner=owner)
    Action.objects.filter(pk=row.pk).update(check_due=TODAY)
    inside, url = in_as(client, insider), page("action_check", row.pk)
    assert "Yes, it still holds" in text(inside.get(url))
    inside.post(url, {"still": "yes", "words": "It holds on every shift"})
    row.refresh_from_db()
    assert row.state == ActionState.CLOSED
    shown = text(inside.get(row.get_absolute_url()))
    assert '<li class="past" aria-current="step">' in shown
    assert '<p class="found">Met' in shown


def test_cancelling_is_for_those_who_lead(client, action, colleague, insider):
    url = page("action_cancel", action.pk)
    assert in_as(client, colleague).post(url, {"reason": "x"}).status_code == 403
    in_as(client, insider).post(url, {"reason": "The service closes"})
    action.refresh_from_db()
    assert action.state == ActionState.CANCELLED
    assert "Cancelled: The service closes" in text(client.get(action.get_absolute_url()))
