"""Writing many actions at once leaves the same rows as writing each by itself."""

from datetime import timedelta

import pytest
from django.forms.models import model_to_dict
from django.utils import timezone

from foundation.evidence.models import EvidenceKind
from foundation.organisation.models import Role
from foundation.ui.problems import Problem
from qip.models import ActionState, Plan, PlanState
from qip.services import actions, progress
from qip.services.actions_many import NewAction, write_actions
from qip.services.criteria import Promise
from tests.factories.organisation import UserFactory
from tests.factories.qip import PlanFactory

from .pages import WHOLE

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()


@pytest.fixture
def plan(service, insider):
    return PlanFactory(services=[service], lead=insider, senior_owner=insider)


def promise():
    return Promise(EvidenceKind.objects.get(code="observation"), "9 in 10 mornings", 10)


def fields(insider, **more):
    due = TODAY + timedelta(days=30)
    role = Role.objects.get(key="quality_lead")
    whole = {**WHOLE, "due": due, "starts_on": TODAY, "owner_id": insider.pk}
    return whole | {"verifier_role": role} | more


def write(insider, plan, *new, sees=lambda _person, _where: True):
    return write_actions(by=insider, plan=plan, new=new, sees=sees)


def shape(action):
    """All that can be seen of an action, without what differs between any two."""
    row = model_to_dict(action, exclude=["id", "number"])
    row |= {name: sorted(item.pk for item in row[name]) for name in ("services", "contributors")}
    steps = action.transitions.order_by("pk").values_list("from_state", "to_state", "reason", "by")
    return {
        **{key: value for key, value in row.items() if not hasattr(value, "__iter__") or value},
        "editable": (
            action.state,
            action.first_due,
            action.version,
            action.created_by_id,
            action.waiting_for,
        ),
        "steps": list(steps),
        "criteria": list(action.criteria.values_list("kind", "shows", "sample", "holds_weeks")),
        "notes": list(action.notes.values_list("text", "by")),
    }


@pytest.mark.parametrize("state", [ActionState.DRAFT, ActionState.AGREED, ActionState.IN_PROGRESS])
def test_the_two_doors_lead_to_the_same_action(plan, service, insider, state):
    helper = UserFactory()
    alone = actions.write_action(
        by=insider, plan=plan, links={"services": [service], "contributors": [helper]},
        criteria=[promise()], **(fields(insider) | {"owner": insider}),
    )  # fmt: skip
    actions.note_progress(by=insider, action=alone, text="A note")
    if state != ActionState.DRAFT:
        progress.agree(by=insider, action=alone)
    if state == ActionState.IN_PROGRESS:
        progress.start(by=insider, action=alone)
    together = write(insider, plan, NewAction(
        fields=fields(insider), services=[service.pk], contributors=[helper.pk], notes=["A note"],
        criteria=[promise()], state=state,
    ))[0]  # fmt: skip
    alone.refresh_from_db()
    together.refresh_from_db()
    assert shape(together) == shape(alone)
    assert together.number == alone.number + 1


def test_the_trail_knows_of_every_row(plan, service, insider):
    written = write(insider, plan, *[
        NewAction(fields=fields(insider, title=f"Step {n}"), services=[service.pk], notes=["n"])
        for n in range(3)
    ])  # fmt: skip
    for action in written:
        assert action.events.count() == 1
        assert action.notes.get().events.count() == 1


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"due": TODAY - timedelta(days=1)}, "must not be before the start"),
        ({"problem": " "}, "Say what the problem is."),
    ],
)
def test_the_rules_of_one_action_are_the_rules_of_many(plan, service, insider, change, says):
    given = {"services": [service.pk], "state": ActionState.AGREED, "criteria": [promise()]}
    good = NewAction(fields=fields(insider), **given)
    bad = NewAction(fields=fields(insider, **change), **given)
    with pytest.raises(Problem, match=says):
        write(insider, plan, good, bad)
    assert plan.actions.count() == 0


def test_places_owners_and_ended_plans(plan, service, next_door, insider):
    new = NewAction(fields=fields(insider), services=[next_door.pk])
    with pytest.raises(Problem, match="The plan is not for Sycamore House"):
        write(insider, plan, new)
    with pytest.raises(Problem, match="Choose the services"):
        write(insider, plan, NewAction(fields=fields(insider)))
    with pytest.raises(Problem, match="could not open it"):
        write(
            insider,
            plan,
            NewAction(fields=fields(insider), services=[service.pk]),
            sees=lambda *_: False,
        )
    Plan.objects.filter(pk=plan.pk).update(state=PlanState.ENDED)
    with pytest.raises(Problem, match="This plan has ended"):
        write(insider, plan, NewAction(fields=fields(insider), services=[service.pk]))


def test_the_number_of_questions_does_not_grow_with_the_rows(
    plan, service, insider, django_assert_max_num_queries
):
    new = [NewAction(fields=fields(insider, title=f"Step {n}"), services=[service.pk], notes=["n"],
                     criteria=[promise()], state=ActionState.IN_PROGRESS) for n in range(400)]  # fmt: skip
    with django_assert_max_num_queries(20):
        write(insider, plan, *new)
    assert plan.actions.count() == 400
