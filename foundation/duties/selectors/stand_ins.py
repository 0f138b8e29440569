"""What has fallen to somebody, for their Today."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Q

from foundation.duties.models import StandIn

Fallen = dict[str, list[int]]


def fallen_to(user: Any) -> Fallen:
    """The numbers of the duties that are a person's because somebody has gone, by their kind."""
    known: Fallen | None = getattr(user, "_fallen", None)
    if known is None:
        rows = StandIn.objects.visible_to(user).values_list("kind", "subject")
        return _by_kind(rows)
    user._fallen = None
    return known


def keep_fallen(user: Any, rows: Iterable[tuple[str, int]]) -> None:
    """For the next who asks, once: what another question has brought along."""
    user._fallen = _by_kind(rows)


def _by_kind(rows: Iterable[tuple[str, int]]) -> Fallen:
    found: Fallen = defaultdict(list)
    for kind, subject in rows:
        found[kind].append(subject)
    return found


def theirs(user: Any, holder: str, kind: str, fallen: Fallen) -> Q:
    """The rows that name a person in the column ``holder``, and those that have fallen to them."""
    mine = Q(**{holder: user})
    return mine | Q(pk__in=fallen[kind]) if fallen[kind] else mine
