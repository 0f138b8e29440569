"""People supported: the list, one person, and their details."""

from typing import Any

import django_filters
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from foundation.organisation.forms.people import NewPersonForm, PersonForm
from foundation.organisation.models import (
    AccessibleFormat,
    Person,
    Placement,
    Service,
)
from foundation.organisation.selectors.people import (
    flag_of,
    needs_of,
    people_rows,
    services_for_people,
)
from foundation.organisation.services import people
from foundation.organisation.tables.people import PeopleTable
from foundation.trail.services.viewings import record_viewing
from foundation.ui.forms import FilterSet, SearchFilter, visible
from foundation.ui.tables import Empty
from foundation.ui.views import Button, DetailPage, FormPage, ListPage, Tab

VIEW, CHANGE = "organisation.view_person", "organisation.change_person"


class PeopleFilter(FilterSet):
    """Which people. A name is never asked for, so that none enters an address."""

    q = SearchFilter(fields=("reference", "initials"), label="Initials or reference")
    service = django_filters.ModelChoiceFilter(
        queryset=visible(Service), method="at_service", label="Service", empty_label="Every service"
    )
    accessible_format = django_filters.ModelChoiceFilter(
        queryset=AccessibleFormat.objects.all(), method="in_format", label="Format",
        empty_label="Every format",
    )  # fmt: skip

    class Meta:
        model = Person
        fields = ()

    def at_service(self, rows: Any, _name: str, service: Service) -> Any:
        return rows.at([service.pk])

    def in_format(self, rows: Any, _name: str, accessible_format: AccessibleFormat) -> Any:
        return rows.in_format(accessible_format)


class PeopleList(ListPage):
    """The people in reach, by initials and reference."""

    permission = VIEW
    nav = "people"
    title = "People supported"
    noun = "people"
    table = PeopleTable
    filters = PeopleFilter
    tabs = (
        Tab("now", "With us", lambda rows, on: rows.supported_on(on)),
        Tab("review", "Review due", lambda rows, on: rows.review_due(on)),
        Tab("all", "All"),
    )

    def rows(self) -> Any:
        return people_rows(self.user, self.on)

    def actions(self) -> list[Button]:
        if not services_for_people(self.user, self.on).exists():
            return []
        return [Button("Add somebody", reverse("organisation:person_add"), primary=True)]

    empty = Empty("Nobody yet", "People appear here once a service supports them.")


class PersonPage(DetailPage):
    """One person: how to be understood, where they live and have lived."""

    permission = VIEW
    model = Person
    template_name = "organisation/person.html"
    nav = "people"

    def rows(self) -> Any:
        return super().rows().prefetch_related("placements__service")

    def title(self) -> str:
        return self.object.preferred_name

    def crumbs(self) -> list[tuple[str, str]]:
        return [("People supported", reverse("organisation:people"))]

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        record_viewing(by=self.user, subject=self.object)
        return self.show()

    def context(self) -> dict[str, Any]:
        person = self.object
        needs = list(needs_of(person))
        placements = list(person.placements.all())
        return {
            "person": person,
            "flag": flag_of([need for need in needs if not need.ended_on], self.on),
            "needs": [need for need in needs if not need.ended_on],
            "past_needs": [need for need in needs if need.ended_on],
            "lives": [p for p in placements if p.ends_on is None or p.ends_on >= self.on],
            "events": timeline(placements),
            "may_change": self.user.has_perm(CHANGE, person),
            "changeable": {p.pk for p in placements if self.user.has_perm(CHANGE, p)},
        }


class PersonAdd(FormPage):
    """Somebody new."""

    permission = CHANGE
    form_class = NewPersonForm
    title, submit, said = "Somebody new", "Add them", "They are added."
    nav = "people"

    def crumbs(self) -> list[tuple[str, str]]:
        return [("People supported", reverse("organisation:people"))]

    def save(self, form: Any) -> Person:
        return people.add_person(by=self.user, **form.cleaned_data)


class OfPerson(FormPage):
    """What forms about one person have in common: the flag stands above them."""

    permission = CHANGE
    template_name = "organisation/person_form.html"
    nav = "people"
    drafts = False

    @property
    def person(self) -> Person:
        """Whom the form is about."""
        about = self.object if self.object is not None else self.parent
        found: Person = about if isinstance(about, Person) else about.person
        return found

    def crumbs(self) -> list[tuple[str, str]]:
        return [
            ("People supported", reverse("organisation:people")),
            (self.person.label, self.person.get_absolute_url()),
        ]

    def context(self) -> dict[str, Any]:
        needs = [need for need in needs_of(self.person) if not need.ended_on]
        return {"person": self.person, "flag": flag_of(needs, self.on)}

    def landing(self, saved: Any) -> str:
        """Their page, while it can still be seen from here."""
        seen = Person.objects.visible_to(self.user).filter(pk=self.person.pk).exists()
        return self.person.get_absolute_url() if seen else reverse("organisation:people")


class PersonChange(OfPerson):
    """How somebody is called."""

    model = Person
    form_class = PersonForm
    title, submit, said = "Name and initials", "Save", "Saved."

    def save(self, form: Any) -> Person:
        return people.change_person(by=self.user, person=self.object, **form.cleaned_data)


def timeline(placements: list[Placement]) -> list[dict[str, Any]]:
    """Comings and goings, the latest first."""
    events = [{"on": p.starts_on, "came": True, "placement": p} for p in placements]
    events += [{"on": p.ends_on, "came": False, "placement": p} for p in placements if p.ends_on]
    return sorted(events, key=lambda event: (event["on"], event["came"]), reverse=True)
