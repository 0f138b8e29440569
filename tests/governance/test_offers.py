"""The button for a pack stands where a pack may be built, and nowhere else."""

import pytest

from governance.selectors.packs import may_pack, plans_to_pack
from tests.factories.organisation import RegionFactory, ServiceFactory, staff
from tests.factories.qip import PlanFactory

pytestmark = pytest.mark.django_db


def test_the_button_and_the_list_agree_for_everybody():
    region = RegionFactory.create()
    here, there = ServiceFactory.create(region=region), ServiceFactory.create(region=region)
    elsewhere = ServiceFactory.create()
    plans = [
        PlanFactory(services=[here]), PlanFactory(services=[here, there]),
        PlanFactory(services=[there, elsewhere]), PlanFactory(all_services=True), PlanFactory(),
    ]  # fmt: skip
    people = [
        staff("service_manager", service=here), staff("quality_lead", region=region),
        staff("quality_lead"), staff("support_worker", service=here),
    ]  # fmt: skip
    agreed = set()
    for person in people:
        for plan in plans:
            listed = plans_to_pack(person).filter(pk=plan.pk).exists()
            assert may_pack(plan, person) == listed, (person.job_title, plan.pk)
            agreed.add(listed)
    assert agreed == {True, False}
