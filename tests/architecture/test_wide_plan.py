"""The page of a wide plan asks the database as often as that of a small one, and seldom."""

from typing import Any

from django.test import TestCase

from tests.factories.qip import ActionFactory

from . import growing
from .addresses import signed_in
from .test_queries import asked, more
from .world import World, build

MOST = 20


def widen(world: World, actions: int, measures: int) -> None:
    """A plan with so many actions and measures, some of which have lived through everything."""
    growing.life_of_a_plan(world)
    row = world.plan.actions.latest("pk")
    growing.change_test(world, row)
    growing.adoption(world, row)
    world.plan.measures.add(world.measure)
    for n in range(world.plan.actions.count(), actions):
        ActionFactory.create(
            plan=world.plan, number=50_000 + n, owner=world.insider, services=[world.service]
        )
    for _ in range(world.plan.measures.count(), measures):
        growing.measure(world, actions=[row])
    assert (world.plan.actions.count(), world.plan.measures.count()) == (actions, measures)


class TestWidePlan(TestCase):
    """Everything is counted: session, account, memberships, the shell and the plan itself."""

    @classmethod
    def setUpTestData(cls) -> None:
        cls.world: Any = build()

    def test_a_wide_plan_asks_as_often_as_a_small_one(self) -> None:
        url, client = self.world.plan.get_absolute_url(), signed_in(self.world.insider)
        widen(self.world, 20, 4)
        small = asked(client, url)
        widen(self.world, 60, 12)
        wide = asked(client, url)
        assert len(wide) == len(small), "\n".join(more(small, wide))
        told = "\n".join(sql[:160] for sql in wide)
        assert len(wide) <= MOST, f"{len(wide)} questions:\n{told}"
