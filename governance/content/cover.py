"""The cover: whose plan, for whom, which months, as at when."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from foundation.evidence.small_numbers import people_words
from foundation.organisation.models import Person, Provider, Service
from foundation.ui.words import as_date, full_day, listed, plural
from governance.models import Pack
from qip.models import Plan

LONG, LONGER = 46, 96
CONFIDENTIAL = (
    "No person who uses our services and no member of staff is named: people appear as codes "
    "made for this pack only, staff by their job. What is said here is still about real people, "
    "so store and share this pack as personal data, and destroy it when it is no longer needed."
)


def cover_of(pack: Pack, *, at: datetime) -> dict[str, Any]:
    """The words of the cover and of the document's own description."""
    moment = timezone.localtime(at)
    provider = Provider.objects.first()
    name = provider.name if provider else "The provider"
    return {
        "provider": name,
        "title": f"Evidence pack: {pack.plan.title}, {moment:%B %Y}",
        "kicker": f"{pack.plan.reference} · Evidence pack, {moment:%B %Y}",
        "plan_title": pack.plan.title,
        "title_size": _size(pack.plan.title),
        "recipient": pack.recipient,
        "as_at": f"{full_day(moment)}, {moment:%H:%M}",
        "confidential": CONFIDENTIAL,
        "facts": _facts(pack, name, moment),
        "note": pack.note,
    }


def _size(title: str) -> str:
    return "" if len(title) <= LONG else "long" if len(title) <= LONGER else "longer"


def _facts(pack: Pack, provider: str, moment: datetime) -> list[tuple[str, str]]:
    rows = [
        ("Provider", provider),
        ("Aim", pack.plan.aim),
        ("Services", _services(pack.plan, moment)),
        ("Period", f"{full_day(pack.period_from)} to {full_day(pack.period_to)}"),
        ("As at", f"{full_day(moment)}, {moment:%H:%M}. Later changes are not in this pack."),
        ("For", pack.recipient),
        ("Built by", pack.requested_by.role_words),
        ("Agreed by", pack.agreed_by or "Not yet agreed"),
        ("Version", f"{pack.reference}. Out of date after {full_day(pack.expires_on)}."),
    ]
    return [row for row in rows if row[1]]


def _services(plan: Plan, moment: datetime) -> str:
    """Which services, and how many people they support; never a number that gives one away."""
    on = as_date(moment)
    services = Service.objects.open_on(on) if plan.all_services else plan.services.all()
    names = [service.name for service in services]
    people = (
        Person.objects.filter(placements__service__in=services, placements__starts_on__lte=on)
        .exclude(placements__ends_on__lt=on)
        .distinct()
        .count()
    )
    where = listed(names) if len(names) <= 6 else plural(len(names), "service")
    return f"{where}; {people_words(people)} people supported" if people else where
