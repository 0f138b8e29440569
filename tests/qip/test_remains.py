"""What closing a service would leave behind."""

import pytest

from foundation.organisation.remains import remains_at
from qip.models import ActionState, PlanState
from tests.factories.organisation import PlacementFactory, staff
from tests.factories.qip import ActionFactory, AdoptionFactory, PlanFactory
from tests.proven import sustained

pytestmark = pytest.mark.django_db


def test_open_plans_and_actions_are_counted_at_their_own_service(service, next_door):
    plan = PlanFactory(services=[service], state=PlanState.ACTIVE)
    PlanFactory(services=[service], state=PlanState.ENDED)
    ActionFactory(plan=plan, services=[service], state=ActionState.DONE)
    ActionFactory(plan=plan, services=[service], state=ActionState.IN_PROGRESS)
    ActionFactory(plan=PlanFactory(services=[next_door]), services=[next_door])
    PlacementFactory(service=service)
    found = [str(one) for one in remains_at(service, plan.starts_on)]
    assert found == ["1 person supported", "1 plan in progress", "1 open action"]


def test_what_a_service_has_still_to_take_up_is_counted(service, next_door, insider):
    given = {"plan": PlanFactory(services=[next_door]), "services": [next_door], "owner": insider}
    action = sustained(by=staff("quality_lead"), **given)
    AdoptionFactory(action=action, service=service, person=insider)
    AdoptionFactory(action=ActionFactory(), service=service, person=insider)
    assert "1 change to take up" in [str(one) for one in remains_at(service, action.due)]
