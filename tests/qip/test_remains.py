"""What closing a service would leave behind."""

import pytest

from foundation.organisation.remains import remains_at
from qip.models import ActionState, PlanState
from tests.factories.organisation import PlacementFactory
from tests.factories.qip import ActionFactory, PlanFactory

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
