"""The ladder as data: what a provider begins with, and what may be changed in it."""

import pytest
from django.db import IntegrityError, transaction

from foundation.organisation.models import Role
from foundation.ui.problems import Problem
from governance.models import Ladder, LadderLevel
from governance.services.ladder import change_ladder, change_level, seed_ladder
from qip.models import DelayReason
from tests.factories.organisation import staff

pytestmark = pytest.mark.django_db


def test_a_provider_begins_with_four_ladders_and_five_levels():
    assert {one.risk_level: tuple(one.days.values()) for one in Ladder.objects.all()} == {
        "critical": (0, 2, 5, 10, 20), "high": (1, 7, 14, 28, 56),
        "moderate": (3, 14, 28, 56, 84), "low": (7, 28, 56),
    }  # fmt: skip
    assert [(one.number, one.reach) for one in LadderLevel.objects.all()] == [
        (1, "service"), (2, "region"), (3, "organisation"), (4, "organisation"),
        (5, "organisation"),
    ]  # fmt: skip
    assert all(one.roles.exists() for one in LadderLevel.objects.all())


def test_there_is_a_code_for_each_reason_of_a_delay():
    wanted = {
        "capacity", "funding", "recruitment", "dependency", "commissioner", "property", "training",
        "it", "absence", "scope", "disagreement", "not_started",
    }  # fmt: skip
    assert wanted <= set(DelayReason.objects.filter(retired=False).values_list("key", flat=True))


def test_an_update_leaves_what_people_changed():
    ladder, level = Ladder.objects.get(risk_level="high"), LadderLevel.objects.get(number=2)
    by = staff("quality_lead")
    change_ladder(by=by, ladder=ladder, days={1: 3, 2: 9, 3: None, 4: None, 5: None})
    quality = Role.objects.filter(key="quality_lead")
    change_level(by=by, level=level, name="Quality", roles=quality, reach="organisation")
    seed_ladder()
    assert Ladder.objects.get(risk_level="high").days == {1: 3, 2: 9}
    assert list(LadderLevel.objects.get(number=2).roles.all()) == list(quality)


@pytest.mark.parametrize(
    ("days", "field"),
    [
        ({1: None, 2: None}, "level_1"), ({1: 5, 2: 5}, "level_2"), ({1: 5, 2: 4}, "level_2"),
        ({1: 5, 2: None, 3: 9}, "level_3"),
    ],
)  # fmt: skip
def test_levels_come_one_after_the_other(days, field):
    ladder = Ladder.objects.get(risk_level="high")
    with pytest.raises(Problem) as caught:
        change_ladder(by=staff("quality_lead"), ladder=ladder, days=days)
    assert list(caught.value.message_dict) == [field]


@pytest.mark.parametrize("given", [{"level_2": 1}, {"level_2": None}, {"level_5": 28}])
def test_the_database_refuses_levels_out_of_order(given):
    with pytest.raises(IntegrityError, match="comes_after"), transaction.atomic():
        Ladder.objects.filter(risk_level="high").update(**given)


@pytest.mark.parametrize(("given", "field"), [({"roles": []}, "roles"), ({"name": " "}, "name")])
def test_a_level_needs_a_name_and_a_role(given, field):
    level = LadderLevel.objects.get(number=2)
    roles = list(level.roles.all())
    with pytest.raises(Problem) as caught:
        change_level(
            by=staff("quality_lead"), level=level,
            **{"name": "Region", "roles": roles, "reach": "region", **given},
        )  # fmt: skip
    assert list(caught.value.message_dict) == [field]


def test_only_those_who_see_escalations_see_the_ladder():
    assert Ladder.objects.visible_to(staff("board_reader")).count() == 4
    assert not Ladder.objects.visible_to(staff("system_administrator")).exists()
