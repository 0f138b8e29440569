"""Fields of this room: places, roles and dates as people choose them."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q

from foundation.organisation.models import Place, Role
from foundation.ui import forms


class PlaceField(forms.ChoiceField):
    """One service, one region or the whole organisation. Its value is a ``Place``."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(label="Where", **kwargs)
        self.places: dict[str, Place] = {}

    def offer(self, places: Iterable[Place]) -> None:
        """Offer these places, services under the name of their region."""
        self.places = {place.key: place for place in places}
        groups: dict[str, list[tuple[str, str]]] = {}
        for place in self.places.values():
            groups.setdefault(_group(place), []).append((place.key, str(place)))
        first = groups.pop("", [])
        self.choices = [("", "Choose a place"), *first, *groups.items()]

    def clean(self, value: Any) -> Any:
        return self.places.get(super().clean(value))


class RoleField(forms.ModelChoiceField):
    """A role, with what it is for as a note."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Role.objects.none(), label="Role", empty_label=None, **kwargs)

    def offer(self, roles: Iterable[Role]) -> None:
        """Offer these roles and no others."""
        roles = list(roles)
        self.queryset = Role.objects.filter(pk__in=[role.pk for role in roles])
        notes = {role.pk: role.description for role in roles}
        self.widget = forms.Picks(choices=self.choices, notes=notes)
        self.widget.is_required = True


def _group(place: Place) -> str:
    if place.service:
        return str(place.service.region)
    return "Regions" if place.region else ""


def offer_in_use(form: Any, *names: str) -> None:
    """Offer the entries of code lists that are in use, and those the record has already."""
    for name in names:
        field, row = form.fields[name], form.instance
        held: Any = getattr(row, name) if row.pk else None
        already = held.all() if hasattr(held, "all") else [held] if held else []
        field.queryset = field.queryset.filter(
            Q(retired=False) | Q(pk__in=[entry.pk for entry in already])
        )
