"""Who may be written to: those who still work here, and how they want to be told."""

from datetime import date
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef, Q

from foundation.duties.models import MailWish


def works_here(person: str, on: date) -> Q:
    """A condition on rows that name an account: it is in use and holds a role on that day."""
    memberships = apps.get_model("organisation", "Membership").objects.in_force(on)
    held = memberships.filter(user=OuterRef(person)).order_by()
    active = {"is_active" if person == "pk" else f"{person}__is_active": True}
    return Q(Exists(held), **active)


def still_here(person: Any, on: date) -> bool:
    """Whether somebody is still to be written to."""
    accounts = get_user_model()._default_manager
    return accounts.filter(works_here("pk", on), pk=person.pk).exists()


def wish_of(person: Any) -> MailWish:
    """How somebody wants to be told: what they chose, else what everybody has."""
    return MailWish.objects.filter(user=person).first() or MailWish(user=person)
