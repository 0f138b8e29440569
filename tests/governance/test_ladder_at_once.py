"""Two who change the ladder: nobody overwrites what they have not seen."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connections

from foundation.organisation.models import Role
from foundation.ui.services.versions import Stale
from governance.models import Ladder, LadderLevel
from governance.services.ladder import change_ladder, change_level
from tests.factories.organisation import staff

DAYS: tuple[dict[int, int | None], ...] = (
    {1: 2, 2: 9, 3: 20, 4: None, 5: None}, {1: 1, 2: 5, 3: 6, 4: 7, 5: 8},
)  # fmt: skip
ROLES = (("quality_lead",), ("senior_owner", "nominated_individual"))


def days_of(number: int, ladder: Ladder, by: Any) -> None:
    change_ladder(by=by, ladder=ladder, days=DAYS[number])


def level_of(number: int, level: LadderLevel, by: Any) -> None:
    change_level(
        by=by, level=level, name=f"Name {number}", reach="organisation",
        roles=Role.objects.filter(key__in=ROLES[number]),
    )  # fmt: skip


def the_ladder() -> Ladder:
    return Ladder.objects.get(risk_level="high")


def the_level() -> LadderLevel:
    return LadderLevel.objects.get(number=2)


def days_now() -> dict[int, int]:
    return the_ladder().days


def level_now() -> tuple[str, set[str]]:
    level = the_level()
    return level.name, set(level.roles.values_list("key", flat=True))


WANTED: dict[Any, list[Any]] = {
    days_of: [{level: days for level, days in one.items() if days is not None} for one in DAYS],
    level_of: [(f"Name {number}", set(keys)) for number, keys in enumerate(ROLES)],
}
CASES = [(days_of, the_ladder, days_now), (level_of, the_level, level_now)]


@pytest.mark.django_db
@pytest.mark.parametrize(("change", "read", "now"), CASES)
def test_whoever_read_it_before_the_other_saved_changes_nothing(change, read, now):
    by = staff("quality_lead")
    mine, theirs = read(), read()
    change(0, theirs, by)
    with pytest.raises(Stale):
        change(1, mine, by)
    assert now() == WANTED[change][0]
    change(1, read(), by)
    assert now() == WANTED[change][1]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("change", "read", "now"), CASES)
def test_of_two_at_the_very_same_moment_one_is_kept_whole_and_the_other_is_told(
    change: Callable[..., None], read: Callable[[], Any], now: Callable[[], Any]
) -> None:
    by = staff("quality_lead")
    before = read().version
    together = Barrier(2)

    def say(number: int) -> str:
        try:
            mine = read()
            together.wait(20)
            change(number, mine, by)
        except Stale:
            return "told"
        finally:
            connections.close_all()
        return f"kept {number}"

    with ThreadPoolExecutor() as pool:
        kept, told = sorted(pool.map(say, (0, 1)))
    assert told == "told"
    assert now() == WANTED[change][int(kept[-1])]
    assert read().version == before + 1
