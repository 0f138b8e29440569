"""Packs as pages show them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType

from foundation.trail.models import Viewing
from governance.content import fingerprint_of
from governance.models import Pack, PackState
from governance.models.packs import plans_wholly_within
from governance.services.building import STEPS
from qip.models import Plan


@dataclass(frozen=True)
class Step:
    """One step of building, and whether it is done, being done or to come."""

    words: str
    state: str


@dataclass(frozen=True)
class Reader:
    """Somebody who opened a pack or took a copy: by job, and when."""

    role: str
    at: datetime
    what: str


WHAT = {
    "downloaded": "Took a copy",
    "opened": "Opened its page",
    "key opened": "Opened the key to the codes",
}


def plans_to_pack(user: Any) -> Any:
    """The plans of which this person may build a pack: all of a plan must be in their reach."""
    within = plans_wholly_within(user.reach("governance.build_pack"))
    return Plan.objects.visible_to(user).filter(pk__in=within)


def may_pack(plan: Plan, user: Any) -> bool:
    """The same of one plan whose services are known: no question for a button."""
    reach, services = user.reach("governance.build_pack"), plan.scope_services()
    if not reach or not user.has_perm("qip.view_plan", plan):
        return False
    return reach.everything or bool(services and services <= reach.services)


def steps_of(pack: Pack) -> list[Step]:
    def state(number: int) -> str:
        if number < pack.steps_done or pack.state == PackState.READY:
            return "done"
        busy = pack.state == PackState.BUILDING and number == pack.steps_done
        return "now" if busy else "to come"

    return [Step(words, state(number)) for number, words in enumerate(STEPS)]


def readers_of(pack: Pack, limit: int = 100) -> list[Reader]:
    """Who has opened the pack or taken a copy, latest first."""
    rows = Viewing.objects.filter(
        subject_type=ContentType.objects.get_for_model(Pack), subject_id=pack.pk
    )
    return [
        Reader(row.user.role_words, row.at, WHAT.get(row.purpose, row.purpose))
        for row in rows.select_related("user").order_by("-at", "-pk")[:limit]
    ]


def intact(pack: Pack) -> bool:
    """Whether the frozen content is still the one its fingerprint was taken from."""
    return pack.frozen is not None and fingerprint_of(pack.frozen) == pack.fingerprint
