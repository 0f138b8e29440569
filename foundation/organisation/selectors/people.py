"""People supported as the pages show them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.db.models.functions import Length

from foundation.organisation.models import CommunicationNeed, Person, Placement, Service
from foundation.organisation.models.people import PersonQuerySet
from foundation.ui.words import late_words, listed


def people_rows(user: Any, on: date) -> PersonQuerySet:
    """The people in reach, with where they live and what they need to be understood."""
    placements: Any = Placement.objects.not_ended(on).select_related("service")
    needs: Any = CommunicationNeed.objects.in_use().select_related("accessible_format")
    return (
        Person.objects.visible_to(user)
        .annotate(length=Length("reference"))
        .prefetch_related(
            Prefetch("placements", placements, to_attr="lives"),
            Prefetch("communication_needs", needs, to_attr="needs"),
        )
    )


@dataclass(frozen=True)
class CommunicationFlag:
    """What everybody who opens a person's record must know before they speak or write."""

    needs: list[CommunicationNeed]
    on: date

    @property
    def formats(self) -> list[str]:
        """The formats, each once."""
        titles = (need.accessible_format.title for need in self.needs if need.accessible_format)
        return list(dict.fromkeys(titles))

    @property
    def words(self) -> str:
        """The formats in a row, such as "Easy read and Makaton"."""
        first, *rest = self.formats or ["Needs support to be understood"]
        return listed([first, *(lower_first(title) for title in rest)])

    @property
    def due(self) -> date | None:
        return min((need.review_due_on for need in self.needs), default=None)

    @property
    def is_due(self) -> bool:
        return self.due is not None and self.due <= self.on

    @property
    def due_words(self) -> str:
        """When the earliest review is due: "9 days late", "Today", "26 Nov"."""
        return late_words(self.due, self.on)


def flag_of(needs: list[CommunicationNeed], on: date) -> CommunicationFlag | None:
    """The flag of a person who has communication needs; nothing for others."""
    return CommunicationFlag(needs, on) if needs else None


def needs_of(person: Person) -> QuerySet[CommunicationNeed]:
    """The communication needs of one person, with what their page says about them."""
    rows = CommunicationNeed.objects.filter(person=person)
    return rows.select_related("accessible_format").prefetch_related("reviews")


def services_for_people(user: Any, on: date) -> QuerySet[Service]:
    """The open services at which somebody may change people's records."""
    rows = Service.objects.visible_to(user, "organisation.change_person").open_on(on)
    return rows.order_by("name")


def reviews_due_for(user: Any, on: date) -> int:
    """How many people in whose record somebody may write have a review due."""
    return Person.objects.visible_to(user, "organisation.change_person").review_due(on).count()


def lower_first(words: str) -> str:
    """For the middle of a sentence; names such as BSL and Makaton stay as they are."""
    proper = words[1:2].isupper() or words.split()[0] in PROPER_NAMES
    return words if proper else words[:1].lower() + words[1:]


PROPER_NAMES = {"Makaton", "British"}
