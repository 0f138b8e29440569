"""The life of an action so far, step by step and in any order somebody may try."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foundation.evidence.models import EvidenceKind
from foundation.organisation.models import Role
from foundation.ui.problems import Problem
from qip.models import Action, ActionState, DelayReason, Strand
from qip.services import actions, progress
from qip.services.criteria import Promise
from tests.factories.organisation import ServiceFactory, staff
from tests.factories.qip import ActionFactory, PlanFactory, ProofFactory

pytestmark = pytest.mark.django_db

WHOLE = {
    "problem": "8 of 12 observed mornings used a restriction.",
    "standard": "Staff offer two real choices before any prompt.",
    "daily_application": "The shift leader names one coached routine at 07:30.",
    "success": "9 in 10 observed mornings meet the standard.",
}


@pytest.fixture
def draft(service, insider):
    return actions.write_action(
        by=insider,
        plan=PlanFactory(services=[service]),
        title="Every morning routine is coached",
        strand=Strand.COMPETENCE,
        owner=insider,
        due=timezone.localdate() + timedelta(days=30),
        links={"services": [service]},
        verifier_role=Role.objects.get(key="quality_lead"),
        criteria=[Promise(EvidenceKind.objects.get(code="observation"), "9 in 10 mornings", 10)],
        **WHOLE,
    )


def proven(action):
    ProofFactory(criterion=action.criteria.get(), by=action.owner)


def test_an_action_is_numbered_within_its_plan(draft, service, insider):
    second = actions.write_action(
        by=insider, plan=draft.plan, title="Another", strand=Strand.LEARNING,
        links={"services": [service]},
    )  # fmt: skip
    assert (draft.reference, second.reference) == (
        f"{draft.plan.number}.1",
        f"{draft.plan.number}.2",
    )


def test_an_action_needs_a_place(insider):
    with pytest.raises(Problem) as told:
        actions.write_action(by=insider, plan=PlanFactory(), title="Somewhere", strand="learning")
    assert told.value.message_dict == {"services": ["Choose the services this action is for."]}
    assert Action.objects.count() == 0


@pytest.mark.parametrize("field", [*WHOLE, "owner", "due"])
def test_a_draft_that_lacks_something_is_not_agreed_and_says_what(draft, insider, field):
    setattr(draft, field, None if field in {"owner", "due"} else "")
    draft.save()
    with pytest.raises(Problem) as told:
        progress.agree(by=insider, action=draft)
    assert list(told.value.message_dict) == [field]
    draft.refresh_from_db()
    assert draft.state == ActionState.DRAFT


def test_the_database_too_refuses_a_promise_with_a_gap(draft, insider):
    progress.agree(by=insider, action=draft)
    with pytest.raises(IntegrityError), transaction.atomic():
        Action.objects.filter(pk=draft.pk).update(success="")


def test_from_agreed_to_done_with_a_line_for_each_step(draft, insider):
    progress.agree(by=insider, action=draft)
    progress.start(by=insider, action=draft)
    progress.block(by=insider, action=draft, waiting_for="Landlord", reason="No sensor yet.")
    assert draft.waiting_for == "Landlord"
    progress.start(by=insider, action=draft)
    assert draft.waiting_for == ""
    proven(draft)
    progress.say_done(by=insider, action=draft, reason="Every shift does it.")
    steps = draft.transitions.order_by("pk").values_list("from_state", "to_state", "reason")
    assert list(steps) == [
        ("draft", "agreed", ""),
        ("agreed", "in_progress", ""),
        ("in_progress", "blocked", "No sensor yet."),
        ("blocked", "in_progress", ""),
        ("in_progress", "done", "Every shift does it."),
    ]


def test_blocking_says_who_is_awaited_and_done_says_what_is_different(draft, insider):
    progress.agree(by=insider, action=draft)
    progress.start(by=insider, action=draft)
    with pytest.raises(Problem, match="waiting for"):
        progress.block(by=insider, action=draft, waiting_for=" ", reason="x")
    with pytest.raises(Problem, match="do differently"):
        progress.say_done(by=insider, action=draft, reason="")
    assert draft.transitions.count() == 2


def test_the_first_date_stays_when_the_date_moves(draft, insider):
    progress.agree(by=insider, action=draft)
    first = draft.due
    code = DelayReason.objects.get(key="recruitment")
    with pytest.raises(Problem, match="Say why"):
        actions.move_due_date(
            by=insider, action=draft, to=first + timedelta(days=9), reason_code=code, reason=" "
        )
    actions.move_due_date(
        by=insider, action=draft, to=first + timedelta(days=9), reason_code=code, reason="No coach"
    )
    draft.refresh_from_db()
    assert (draft.first_due, draft.due, draft.slip_days) == (first, first + timedelta(days=9), 9)
    with pytest.raises(Problem, match="This date was agreed"):
        actions.change_action(by=insider, action=draft, changes={"due": first})


def test_editing_raises_the_version_and_an_agreed_action_keeps_its_statements(draft, insider):
    actions.change_action(by=insider, action=draft, changes={"title": "Mornings are coached"})
    assert draft.version == 2
    progress.agree(by=insider, action=draft)
    with pytest.raises(Problem, match="what the problem is"):
        actions.change_action(by=insider, action=draft, changes={"problem": ""})


STEPS = {
    "agree": lambda action, by: progress.agree(by=by, action=action),
    "start": lambda action, by: progress.start(by=by, action=action),
    "block": lambda action, by: progress.block(
        by=by, action=action, waiting_for="Council", reason="Hours not agreed"
    ),
    "say_done": lambda action, by: progress.say_done(by=by, action=action, reason="It is done"),
}


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(tried=st.lists(st.sampled_from(sorted(STEPS)), max_size=12))
def test_no_order_of_steps_reaches_done_without_agreeing_and_starting(tried):
    with transaction.atomic():
        service = ServiceFactory()
        by = staff("service_manager", service=service)
        action = ActionFactory(
            services=[service], owner=by, state=ActionState.DRAFT, first_due=None
        )
        for step in tried:
            try:
                with transaction.atomic():
                    STEPS[step](action, by)
            except Problem:
                action.refresh_from_db()
        path = [one.to_state for one in action.transitions.order_by("pk")]
        if action.state == ActionState.DONE:
            assert path[:1] == ["agreed"]
            assert path[-2:] == ["in_progress", "done"]
        before = ActionState.DRAFT
        for line in action.transitions.order_by("pk"):
            assert line.from_state == before
            before = line.to_state
        assert action.state == before
        assert (action.first_due is None) == (action.state == ActionState.DRAFT)
        transaction.set_rollback(True)
