"""What of the organisation can be found by reference or words."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.urls import reverse

from foundation.organisation.models import Person, Service
from foundation.ui.search import Hit


def found(words: str, *, by: Any, limit: int) -> list[Hit]:
    """Services by name, people by reference alone: a name must not enter an address."""
    return [*islice(_people(words, by), limit), *islice(_services(words, by), limit)]


def _people(words: str, by: Any) -> Iterator[Hit]:
    for person in Person.objects.visible_to(by).by_reference(words):
        url = reverse("organisation:person", args=[person.pk])
        yield Hit("Person", person.reference, person.initials, url, exact=True)


def _services(words: str, by: Any) -> Iterator[Hit]:
    for service in Service.objects.visible_to(by).filter(name__icontains=words):
        yield Hit("Service", "", service.name, reverse("organisation:service", args=[service.pk]))
