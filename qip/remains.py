"""What improvement leaves behind when a service closes."""

from collections.abc import Iterator
from datetime import date

from foundation.organisation.models import Service
from foundation.organisation.remains import Remains
from qip.models import Action, Adoption, Plan


def open_work(service: Service, on: date) -> Iterator[Remains]:
    """Plans in progress and open actions that name the service, and what it has yet to take up."""
    plans = Plan.objects.active().filter(services=service)
    yield Remains(plans.count(), "plan in progress", "plans in progress")
    actions = Action.objects.open().filter(services=service)
    yield Remains(actions.count(), "open action", "open actions")
    adoptions = Adoption.objects.wanted().filter(service=service)
    yield Remains(adoptions.count(), "change to take up", "changes to take up")
