"""The ladder as its page shows it: days per risk, who is asked, and where nobody is."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from foundation.organisation.models import Membership, Role, Service
from foundation.ui.words import listed, plural
from governance.answerers import ANSWERS
from governance.models import AlsoAsked, Ladder, LadderLevel, LevelReach
from governance.models.ladder import LEVELS, RISKS_FIRST_WORST
from qip.models import RiskLevel

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


def lines() -> list[Line]:
    """The gravest risk first."""
    order = {risk: place for place, risk in enumerate(RISKS_FIRST_WORST)}
    rows = sorted(Ladder.objects.all(), key=lambda row: order[RiskLevel(row.risk_level)])
    return [Line(row, [(level, _days(row.days.get(level))) for level in LEVELS]) for row in rows]


def _days(days: int | None) -> str:
    if days is None:
        return "Never"
    return "At once" if days == 0 else plural(days, "day")


def asked(on: date) -> list[Asked]:
    """Every level with its roles, how many people hold one of them, and what is missing."""
    levels = list(LadderLevel.objects.prefetch_related("roles"))
    held = _held(on)
    services = list(Service.objects.open_on(on).order_by("name").values("pk", "name", "region"))
    return [_asked(level, held, services) for level in levels]


def _held(on: date) -> list[Any]:
    """Roles in force of people who can sign in and may answer."""
    able = Role.objects.filter(permissions__contains=[ANSWERS]).values("pk")
    users = (
        Membership.objects.in_force(on).filter(role__in=able, user__is_active=True)
        .order_by().values("user")
    )  # fmt: skip
    rows = (
        Membership.objects.in_force(on)
        .filter(user__in=users, user__joined_at__isnull=False)
        .filter(
            Q(service__isnull=True)
            | Q(service__closed_on__isnull=True)
            | Q(service__closed_on__gt=on)
        )
    )
    return list(rows.order_by().values("role", "user", "service", "region", "whole_organisation"))


def _asked(level: LadderLevel, held: list[Any], services: list[Any]) -> Asked:
    roles = list(level.roles.all())
    keys = {role.pk for role in roles}
    mine = [row for row in held if row["role"] in keys and _counts(row, level.reach)]
    people = {row["user"] for row in mine}
    words = listed(role.name for role in roles)
    return Asked(level, words, len(people), _gap(level, mine, services))


def _counts(row: dict[str, Any], reach: str) -> bool:
    if reach == LevelReach.SERVICE:
        return row["service"] is not None
    if reach == LevelReach.REGION:
        return row["region"] is not None or row["whole_organisation"]
    return bool(row["whole_organisation"])


def _gap(level: LadderLevel, held: list[Any], services: list[Any]) -> str:
    """Where nobody is asked at this level, so that the next one is."""
    if level.also == AlsoAsked.SENIOR_OWNER:
        return ""
    if level.reach == LevelReach.ORGANISATION:
        return "" if held else "Nobody holds this role over the whole organisation"
    if any(row["whole_organisation"] for row in held) and level.reach == LevelReach.REGION:
        return ""
    key = "service" if level.reach == LevelReach.SERVICE else "region"
    covered = {row[key] for row in held}
    place = "pk" if key == "service" else "region"
    bare = [one["name"] for one in services if one[place] not in covered]
    if not bare:
        return ""
    if len(bare) == len(services):
        return "Nobody holds this role at any service"
    more = len(bare) - MOST_NAMED
    named = bare if more <= 0 else [*bare[:MOST_NAMED], plural(more, "other")]
    return f"Nobody holds this role for {listed(named)}"
