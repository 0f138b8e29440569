"""The ladder as its page shows it: days per risk, who is asked, and where nobody is."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Q

from foundation.organisation.models import Membership, Role, Service
from foundation.ui.words import listed, plural
from governance.answerers import ANSWERS
from governance.models import AlsoAsked, Ladder, LadderLevel, LevelReach
from governance.models.ladder import LEVELS, RISKS_FIRST_WORST
from qip.models import Plan, RiskLevel

MOST_NAMED = 5


@dataclass(frozen=True)
class Line:
    """One risk: after how many days each level is asked."""

    ladder: Ladder
    cells: list[tuple[int, str]]


@dataclass(frozen=True)
class Asked:
    """One level: its roles in words, and where nobody holds them."""

    level: LadderLevel
    roles: str
    holders: int
    gap: str
    above: bool = False
    """Whether anybody could be asked at a level above."""


def lines() -> list[Line]:
    """The gravest risk first."""
    order = {risk: place for place, risk in enumerate(RISKS_FIRST_WORST)}
    rows = sorted(Ladder.objects.all(), key=lambda row: order[RiskLevel(row.risk_level)])
    return [Line(row, [(level, _days(row.days.get(level))) for level in LEVELS]) for row in rows]


def _days(days: int | None) -> str:
    if days is None:
        return "Never"
    return "At once" if days == 0 else plural(days, "day")


def asked(on: date, *, by: Any) -> list[Asked]:
    """Every level with its roles, how many people hold one of them, and what is missing.

    Services out of the reach of ``by`` are counted and not named.
    """
    levels = list(LadderLevel.objects.prefetch_related("roles"))
    held = _held(on)
    seen = set(Service.objects.visible_to(by).values_list("pk", flat=True))
    rows = Service.objects.open_on(on).order_by("name").values("pk", "name", "region")
    services: list[Any] = [{**row, "seen": row["pk"] in seen} for row in rows]
    found = [_asked(level, held, services) for level in levels]
    return [replace(one, above=any(more.holders for more in found[n:]))
            for n, one in enumerate(found, start=1)]  # fmt: skip


def _held(on: date) -> list[Any]:
    """Roles in force, at services that are open, of people who can sign in and may answer."""
    counts = Membership.objects.in_force(on).filter(
        Q(service__isnull=True) | Q(service__closed_on__isnull=True) | Q(service__closed_on__gt=on),
        user__is_active=True, user__joined_at__isnull=False,
    )  # fmt: skip
    able = Role.objects.filter(permissions__contains=[ANSWERS]).values("pk")
    users = counts.filter(role__in=able).order_by().values("user")
    rows = counts.filter(user__in=users).order_by()
    return list(rows.values("role", "user", "service", "region", "whole_organisation"))


def _asked(level: LadderLevel, held: list[Any], services: list[Any]) -> Asked:
    roles = list(level.roles.all())
    keys = {role.pk for role in roles}
    mine = [row for row in held if row["role"] in keys and _counts(row, level.reach)]
    people = {row["user"] for row in mine}
    words = listed(role.name for role in roles)
    gap = _gap(level, mine, services)
    if gap and level.also == AlsoAsked.SENIOR_OWNER:
        gap = _but_for_plans(gap, {row["user"] for row in held})
    return Asked(level, words, len(people), gap)


def _but_for_plans(gap: str, here: set[int]) -> str:
    """The senior owner of a plan is somebody, so what is missing concerns plans without one."""
    number = Plan.objects.active().exclude(senior_owner__in=here).count()
    if not number:
        return ""
    return f"{gap}, and the senior owner of {plural(number, 'plan')} cannot answer"


def _counts(row: dict[str, Any], reach: str) -> bool:
    if reach == LevelReach.SERVICE:
        return row["service"] is not None
    if reach == LevelReach.REGION:
        return row["region"] is not None or row["whole_organisation"]
    return bool(row["whole_organisation"])


def _gap(level: LadderLevel, held: list[Any], services: list[Any]) -> str:
    """Where nobody is asked at this level, so that the next one is."""
    if level.reach == LevelReach.ORGANISATION:
        return "" if held else "Nobody holds this role over the whole organisation"
    if any(row["whole_organisation"] for row in held) and level.reach == LevelReach.REGION:
        return ""
    key = "service" if level.reach == LevelReach.SERVICE else "region"
    covered = {row[key] for row in held}
    place = "pk" if key == "service" else "region"
    bare = [one for one in services if one[place] not in covered]
    if not bare:
        return ""
    if len(bare) == len(services):
        return "Nobody holds this role at any service"
    return f"Nobody holds this role for {_some(bare)}"


def _some(services: list[dict[str, Any]]) -> str:
    """A few by name, and how many others there are."""
    named = [one["name"] for one in services if one["seen"]][:MOST_NAMED]
    more = len(services) - len(named)
    if not named:
        return f"{plural(more, 'service')} outside yours"
    return listed([*named, plural(more, "other")] if more else named)
