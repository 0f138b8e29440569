"""The ladder: seeding it, and what people change in it."""

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any

from django.db import transaction

from foundation.organisation.models import Role
from foundation.organisation.services.roles import sync_roles
from foundation.ui.problems import Problem
from foundation.ui.services.versions import hold_version
from foundation.ui.words import plural
from governance.data.ladder import LADDERS, LEVELS
from governance.models import Ladder, LadderLevel


@transaction.atomic
def seed_ladder(*, by: Any = None) -> None:
    """Add the ladders and levels that are missing. What exists is left as people edited it."""
    sync_roles()  # the levels name roles, and this may be the first start of all
    for risk, days in LADDERS:
        rungs = {f"level_{number}": one for number, one in enumerate(days, start=1)}
        Ladder.objects.get_or_create(risk_level=risk, defaults=rungs)
    for number, name, keys, reach, also in LEVELS:
        level, new = LadderLevel.objects.get_or_create(
            number=number, defaults={"name": name, "reach": reach, "also": also}
        )
        if new:
            level.roles.set(Role.objects.filter(key__in=keys))


@transaction.atomic
def change_ladder(*, by: Any, ladder: Ladder, days: Mapping[int, int | None]) -> Ladder:
    """Change after how many days each level is reached. It holds from the next morning on.

    Raises ``Problem`` when a level would not come after the one below it, and ``Stale`` when
    somebody else has changed the ladder since ``ladder`` was read.
    """
    hold_version(by=by, row=ladder, version=str(ladder.version))
    if days.get(1) is None:
        raise Problem(
            "Say after how many days level 1 is asked. 0 is as soon as the date has passed.",
            field="level_1",
        )
    for lower, higher in pairwise(sorted(days)):
        _need_rise(lower, days[lower], higher, days[higher])
    for level, number in days.items():
        setattr(ladder, f"level_{level}", number)
    ladder.version += 1
    ladder.save()
    return ladder


@transaction.atomic
def change_level(
    *, by: Any, level: LadderLevel, name: str, roles: Iterable[Role], reach: str, also: str = ""
) -> LadderLevel:
    """Change what a level is called and whose roles are asked.

    Raises ``Stale`` when somebody else has changed the level since ``level`` was read.
    """
    hold_version(by=by, row=level, version=str(level.version))
    asked = list(roles)
    if not asked:
        raise Problem("Choose at least one role.", field="roles")
    if not name.strip():
        raise Problem("Give the level a name.", field="name")
    level.name, level.reach, level.also = " ".join(name.split()), reach, also
    level.version += 1
    level.save()
    level.roles.set(asked)
    return level


def _need_rise(lower: int, before: int | None, higher: int, after: int | None) -> None:
    if after is None:
        return
    if before is None:
        raise Problem(
            f"Level {lower} is never reached, so level {higher} cannot be. Fill level {lower}, "
            f"or leave level {higher} empty.",
            field=f"level_{higher}",
        )
    if after <= before:
        raise Problem(
            f"Level {higher} must come later than level {lower}, "
            f"which is after {plural(before, 'day')}.",
            field=f"level_{higher}",
        )
