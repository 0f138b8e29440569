"""From draft to closed: two keys, two kinds of evidence, and time in between."""

from contextlib import suppress
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foundation.evidence.models import EvidenceKind
from foundation.evidence.services.attachments import withdraw_attachment
from foundation.organisation.models import Role
from foundation.ui.problems import Problem
from qip.models import Action, ActionState, Criterion, Judgement, Proof, Strand, Verification
from qip.selectors.proving import criteria_told
from qip.services import actions, criteria, progress, proofs, sustaining, verification
from qip.services.criteria import Promise
from qip.services.verification import Finding
from tests.factories.evidence import attachment
from tests.factories.organisation import staff
from tests.factories.qip import ActionFactory, CriterionFactory, PlanFactory, ProofFactory

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()
LATER = TODAY + timedelta(weeks=12)


def kind(code):
    return EvidenceKind.objects.get(code=code)


@pytest.fixture
def owner(service):
    return staff("team_leader", service=service)


@pytest.fixture
def quality(db):
    return staff("quality_lead")


@pytest.fixture
def action(service, owner):
    """Under way, with two criteria that evidence of two kinds is tied to."""
    row = ActionFactory(services=[service], owner=owner)
    for number, code in enumerate(("record-sample", "observation")):
        ProofFactory(criterion=CriterionFactory(action=row, kind=kind(code), order=number))
    return row


def findings(action, *, met=True, words=""):
    return [Finding(one, met, words) for one in Criterion.objects.standing().filter(action=action)]


def done(action):
    return progress.say_done(by=action.owner, action=action, reason="Two choices each time.")


def verified(action, by):
    done(action)
    verification.verify(by=by, action=action, findings=findings(action), on=TODAY)
    action.refresh_from_db()
    return action


def test_the_whole_way(action, insider, quality):
    verified(action, quality)
    assert (action.state, action.verified_by, action.check_due) == ("sustaining", quality, LATER)
    with pytest.raises(Problem, match="not closed before"):
        sustaining.check_holds(by=insider, action=action, words="Calmer mornings.", on=TODAY)
    sustaining.check_holds(by=insider, action=action, words="Calmer mornings.", on=LATER)
    action.refresh_from_db()
    assert (action.state, action.closed_by) == (ActionState.CLOSED, insider)
    assert [step.to_state for step in action.transitions.order_by("pk")] == [
        "done", "sustaining", "closed",
    ]  # fmt: skip
    assert action.transitions.first().reason == "Calmer mornings."


def test_only_the_owner_says_done(action, insider):
    with pytest.raises(Problem, match="Only the owner says that it is done"):
        progress.say_done(by=insider, action=action, reason="It is so.")


def test_done_needs_evidence_for_each_criterion(action, owner):
    CriterionFactory(action=action, shows="Families say so", kind=kind("person-family-feedback"))
    with pytest.raises(Problem, match="Tie evidence to “Families say so” first"):
        done(action)


@pytest.mark.parametrize("who", ["owner", "helper", "worker", "manager of another role"])
def test_the_second_person_is_somebody_else(action, service, owner, who):
    action.contributors.add(helper := staff("quality_lead"))
    person = {
        "owner": owner,
        "helper": helper,
        "worker": staff("support_worker", service=service),
        "manager of another role": staff("service_manager", service=service),
    }[who]
    done(action)
    with pytest.raises(Problem):
        verification.verify(by=person, action=action, findings=findings(action), on=TODAY)
    assert not Verification.objects.exists()
    action.refresh_from_db()
    assert action.state == ActionState.DONE


def test_a_quality_lead_next_door_does_not_verify(action, next_door):
    done(action)
    with pytest.raises(Problem, match="Your roles do not verify actions here"):
        verification.verify(
            by=staff("quality_lead", service=next_door), action=action, findings=findings(action),
            on=TODAY,
        )  # fmt: skip


@pytest.mark.parametrize("level", ["high", "critical"])
def test_grave_risk_is_verified_from_beyond_the_service(action, service, quality, level):
    Action.objects.filter(pk=action.pk).update(risk_level=level)
    done(action)
    near = staff("quality_lead", service=service)
    with pytest.raises(Problem, match=f"The risk is {level}"):
        verification.verify(by=near, action=action, findings=findings(action), on=TODAY)
    verification.verify(by=quality, action=action, findings=findings(action), on=TODAY)


def test_every_criterion_is_judged(action, quality):
    done(action)
    with pytest.raises(Problem, match="Say of every criterion"):
        verification.verify(by=quality, action=action, findings=findings(action)[:1], on=TODAY)


def test_one_kind_of_evidence_is_not_enough(action, quality):
    Proof.objects.update(kind=kind("observation"))
    done(action)
    with pytest.raises(Problem, match="Two different kinds of evidence"):
        verification.verify(by=quality, action=action, findings=findings(action), on=TODAY)


def test_a_document_does_not_make_a_second_key_alone(action, quality):
    weak = EvidenceKind.objects.create(
        code="letter", title="Letter", counts_alone=False, category=kind("document").category
    )
    first, second = Proof.objects.order_by("pk")
    Proof.objects.filter(pk=first.pk).update(kind=kind("document"))
    Proof.objects.filter(pk=second.pk).update(kind=weak)
    done(action)
    with pytest.raises(Problem, match="never count alone"):
        verification.verify(by=quality, action=action, findings=findings(action), on=TODAY)


def test_it_is_returned_with_reasons(action, quality):
    done(action)
    with pytest.raises(Problem, match="Say what is missing"):
        verification.verify(
            by=quality, action=action, findings=findings(action, met=False), on=TODAY
        )
    verification.verify(
        by=quality, action=action, findings=findings(action, met=False, words="Only weekdays"),
        on=TODAY,
    )  # fmt: skip
    action.refresh_from_db()
    assert action.state == ActionState.IN_PROGRESS
    assert action.times_reopened == 0
    assert "Only weekdays." in action.transitions.first().reason


def test_the_longest_criterion_decides_when_it_is_looked_at_again(action, quality):
    one, other = Criterion.objects.order_by("pk")
    Criterion.objects.filter(pk=one.pk).update(holds_weeks=4)
    Criterion.objects.filter(pk=other.pk).update(holds_weeks=26)
    verified(action, quality)
    assert action.check_due == TODAY + timedelta(weeks=26)


def test_the_second_of_two_verifiers_is_told(action, quality):
    found, second = findings(action), staff("quality_lead")
    done(action)
    verification.verify(by=quality, action=action, findings=found, on=TODAY)
    with pytest.raises(Problem, match="Somebody else may have looked"):
        verification.verify(by=second, action=action, findings=found, on=TODAY)


def test_withdrawn_evidence_takes_the_verification_with_it(action, insider, quality):
    verified(action, quality)
    proof = Proof.objects.first()
    proofs.withdraw_proof(by=insider, proof=proof, reason="It was another service’s record")
    action.refresh_from_db()
    assert (action.state, action.verified_by, action.check_due) == ("done", None, None)
    assert "another service’s record" in action.transitions.first().reason
    assert Verification.objects.get().fell_reason.startswith("Evidence was withdrawn")


def test_a_withdrawn_file_takes_the_verification_with_it(action, insider, quality, owner):
    file = attachment(action, owner, kind=kind("audit"))
    proofs.tie_evidence(
        by=owner, criterion=action.criteria.first(), words="The audit", attachment=file
    )
    verified(action, quality)
    withdraw_attachment(by=insider, attachment=file, reason="It was signed by nobody")
    action.refresh_from_db()
    assert action.state == ActionState.DONE
    assert "signed by nobody" in action.transitions.first().reason


def test_a_file_of_another_action_proves_nothing_here(action, service, owner):
    other = attachment(ActionFactory(services=[service]), owner)
    with pytest.raises(Problem, match="attached to this action"):
        proofs.tie_evidence(
            by=owner, criterion=action.criteria.first(), words="Theirs", attachment=other
        )


def test_it_opens_again_when_it_did_not_hold(action, insider, quality):
    verified(action, quality)
    due, first = LATER + timedelta(30), action.first_due
    with pytest.raises(Problem, match="You own this action"):
        sustaining.check_fails(by=action.owner, action=action, words="No", due=due, on=LATER)
    sustaining.check_fails(
        by=insider, action=action, words="Agency staff do not", due=due, on=LATER
    )
    action.refresh_from_db()
    assert (action.state, action.times_reopened, action.due) == ("in_progress", 1, due)
    assert action.first_due == first
    assert action.due_date_moves.get().reason_code.key == "reopened"
    fallen = Verification.objects.get()
    assert fallen.fell_reason == "Opened again: Agency staff do not"
    assert not any(one.met for one in criteria_told(action))


def test_what_was_shown_before_it_opened_again_no_longer_counts(action, owner, insider, quality):
    verified(action, quality)
    due = LATER + timedelta(30)
    sustaining.check_fails(by=insider, action=action, words="Not at night", due=due, on=LATER)
    assert not Proof.objects.standing().exists()
    told = criteria_told(action)
    assert [(len(one.proofs), len(one.earlier)) for one in told] == [(0, 1), (0, 1)]
    with pytest.raises(Problem, match="Tie evidence to"):
        done(action)
    for one in action.criteria.all():
        proofs.tie_evidence(by=owner, criterion=one, words="Nights of December, 9 of 10")
    verified(action, quality)
    assert action.state == ActionState.SUSTAINING


def test_what_a_verifier_returned_keeps_its_evidence(action, quality):
    done(action)
    missing = findings(action, met=False, words="Nights are missing")
    verification.verify(by=quality, action=action, findings=missing, on=TODAY)
    assert Proof.objects.standing().count() == 2


def test_a_closed_action_opens_again(action, insider, quality):
    verified(action, quality)
    sustaining.check_holds(by=insider, action=action, words="Calmer.", on=LATER)
    sustaining.propose_reopening(
        by=None, action=action, source="measure 1", reason="It turned to concern", on=LATER
    )
    sustaining.propose_reopening(
        by=None, action=action, source="measure 1", reason="Again", on=LATER
    )
    assert action.reopenings.count() == 1
    sustaining.reopen(
        by=insider, action=action, reason="It came back", due=LATER + timedelta(30), on=LATER
    )
    action.refresh_from_db()
    assert (action.state, action.closed_by, action.verified_by) == ("in_progress", None, None)
    assert action.reopenings.get().reopened is True


def test_a_proposal_may_be_answered_by_leaving_it(action, insider, quality):
    verified(action, quality)
    proposal = sustaining.propose_reopening(
        by=None, action=action, source="measure 1", reason="It turned to concern", on=TODAY
    )
    with pytest.raises(Problem, match="Say why it stays"):
        sustaining.leave_closed(by=insider, proposal=proposal, answer=" ")
    sustaining.leave_closed(by=insider, proposal=proposal, answer="One figure was typed wrong")
    with pytest.raises(Problem, match="decided this already"):
        sustaining.leave_closed(by=insider, proposal=proposal, answer="Again")


def test_a_promise_is_cancelled_by_somebody_else(action, owner, insider):
    with pytest.raises(Problem, match="somebody else decides"):
        progress.cancel(by=owner, action=action, reason="No time")
    progress.cancel(by=insider, action=action, reason="The service closes")
    action.refresh_from_db()
    assert action.state == ActionState.CANCELLED


# What was promised ------------------------------------------------------------------------------


def promise(shows="All ten", code="observation", sample=10, weeks=None):
    return Promise(kind(code), shows, sample, weeks)


def test_a_draft_needs_a_criterion_and_a_verifier_to_be_agreed(service, insider):
    draft = actions.write_action(
        by=insider, plan=PlanFactory(services=[service]), title="Coached mornings",
        strand=Strand.COMPETENCE, owner=insider, due=LATER, links={"services": [service]},
        problem="8 of 12", standard="Two choices", daily_application="At 07:30", success="9 in 10",
    )  # fmt: skip
    with pytest.raises(Problem) as told:
        progress.agree(by=insider, action=draft)
    assert set(told.value.message_dict) == {"criteria", "verifier_role"}
    draft.verifier_role = Role.objects.get(key="quality_lead")
    draft.save()
    criteria.set_criteria(by=insider, action=draft, promises=[promise()])
    progress.agree(by=insider, action=draft)


def test_unchanged_criteria_keep_their_evidence(action, insider):
    kept, gone = Criterion.objects.order_by("pk")
    criteria.set_criteria(
        by=insider, action=action,
        promises=[promise("New"), Promise(kept.kind, kept.shows, kept.sample, kept.holds_weeks)],
    )  # fmt: skip
    assert [one.shows for one in action.criteria.standing()] == ["New", kept.shows]
    assert Proof.objects.standing().get().criterion == kept
    gone.refresh_from_db()
    assert gone.retired_by == insider


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"shows": " "}, "what the evidence must show"),
        ({"sample": 0}, "Say how many"),
        ({"weeks": 300}, "for how many weeks"),
    ],
)
def test_a_criterion_says_all_it_must(action, insider, wrong, words):
    with pytest.raises(Problem, match=words):
        criteria.set_criteria(by=insider, action=action, promises=[promise(**wrong)])


def test_what_was_promised_stays_once_it_is_done(action, insider):
    done(action)
    with pytest.raises(Problem, match="stays as it was promised"):
        criteria.set_criteria(by=insider, action=action, promises=[promise("Less")])


def test_an_agreed_action_keeps_a_criterion(action, insider):
    with pytest.raises(Problem, match="at least one criterion"):
        criteria.set_criteria(by=insider, action=action, promises=[])


# The database too -------------------------------------------------------------------------------


def forced(action, **columns):
    """Write past every service, as a mistake in SQL would."""
    with transaction.atomic():
        Action.objects.filter(pk=action.pk).update(**columns)


def test_no_sql_makes_an_action_verified(action, quality):
    columns = {
        "state": "sustaining", "verified_by": quality, "verified_at": timezone.now(),
        "check_due": TODAY,
    }  # fmt: skip
    with pytest.raises(IntegrityError, match="criterion by criterion"):
        forced(action, **columns)
    row = Verification.objects.create(action=action, owner=action.owner, verified=True, by=quality)
    for one in action.criteria.all():
        Judgement.objects.create(verification=row, criterion=one, met=True)
    with pytest.raises(IntegrityError, match=r"not_verified_by_its_owner|criterion by criterion"):
        forced(action, **{**columns, "verified_by": action.owner})
    with pytest.raises(IntegrityError, match="verified_by_somebody"):
        forced(action, **{**columns, "check_due": None})
    action.contributors.add(quality)
    with pytest.raises(IntegrityError, match="nobody who helped"):
        forced(action, **columns)
    action.contributors.clear()
    Proof.objects.update(kind=kind("observation"))
    with pytest.raises(IntegrityError, match="two kinds"):
        forced(action, **columns)
    with pytest.raises(IntegrityError):
        forced(action, **{**columns, "state": "closed"})


def test_no_sql_writes_the_owner_as_verifier(action):
    with pytest.raises(IntegrityError), transaction.atomic():
        Verification.objects.create(
            action=action, owner=action.owner, verified=True, by=action.owner
        )


# Any order --------------------------------------------------------------------------------------


def _tie_all(row, by):
    for one in row.criteria.all():
        proofs.tie_evidence(by=by, criterion=one, words="Seen")


def _withdraw(row, by):
    if tied := Proof.objects.standing().filter(criterion__action=row).first():
        proofs.withdraw_proof(by=by, proof=tied, reason="Wrong file")


def _return(row, by):
    found = findings(row, met=False, words="Weekends")
    verification.verify(by=by, action=row, findings=found, on=TODAY)


DEEDS = {
    "start": lambda row, by: progress.start(by=by, action=row),
    "block": lambda row, by: progress.block(
        by=by, action=row, waiting_for="the landlord", reason="Doors"
    ),
    "say_done": lambda row, by: progress.say_done(by=by, action=row, reason="It is so"),
    "verify": lambda row, by: verification.verify(
        by=by, action=row, findings=findings(row), on=TODAY
    ),
    "return": _return,
    "check_holds": lambda row, by: sustaining.check_holds(
        by=by, action=row, words="Calmer", on=LATER
    ),
    "check_fails": lambda row, by: sustaining.check_fails(
        by=by, action=row, words="No", due=LATER, on=LATER
    ),
    "reopen": lambda row, by: sustaining.reopen(
        by=by, action=row, reason="Again", due=LATER, on=LATER
    ),
    "withdraw": _withdraw,
    "tie": _tie_all,
    "cancel": lambda row, by: progress.cancel(by=by, action=row, reason="Not now"),
    "come to own": lambda row, by: _change(row, by, {"owner": by}),
    "come to help": lambda row, by: _change(row, by, {}, {"contributors": [by]}),
    "have nobody help": lambda row, by: _change(row, by, {}, {"contributors": []}),
    "weigh it less": lambda row, by: _change(row, by, {"risk_level": "low"}),
}


def _change(row, by, changes, links=None):
    actions.change_action(by=by, action=row, changes=changes, links=links or {})


def _try(row, step, by):
    """One step by one person; a refusal is a sentence and changes nothing."""
    row.refresh_from_db()
    with suppress(Problem), transaction.atomic():
        DEEDS[step](row, by)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    steps=st.lists(
        st.tuples(st.sampled_from(sorted(DEEDS)), st.integers(0, 3)), min_size=4, max_size=14
    ),
    codes=st.lists(
        st.sampled_from(["record-sample", "observation", "document"]), min_size=1, max_size=3
    ),
)
def test_no_order_of_steps_closes_without_two_kinds_and_a_second_person(
    service, owner, insider, quality, steps, codes
):
    with transaction.atomic():
        people = (owner, insider, quality, staff("support_worker", service=service))
        row = ActionFactory(services=[service], owner=owner, state=ActionState.AGREED)
        for number, code in enumerate(codes):
            CriterionFactory(action=row, kind=kind(code), order=number)
        for step, who in steps:
            _try(row, step, people[who])
            _is_honest(row)
        transaction.set_rollback(True)


def _is_honest(row):
    row.refresh_from_db()
    if row.state not in ("sustaining", "closed"):
        assert row.verified_by is None
        return
    kinds = {p.kind for p in Proof.objects.standing().filter(criterion__action=row)}
    assert len(kinds) >= 2
    assert any(one.counts_alone for one in kinds)
    assert row.verified_by not in (None, row.owner, *row.contributors.all())
    assert (row.closed_by is not None) == (row.state == "closed")
    assert row.closed_by != row.owner
    said = row.transitions.filter(from_state="in_progress", to_state="done").order_by("-pk")[0]
    assert row.verified_by != said.by
