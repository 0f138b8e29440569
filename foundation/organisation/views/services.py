"""Services by region."""

from typing import Any

import django_filters
from django.db.models import Count, Q
from django.urls import reverse

from foundation.organisation.forms.services import CloseServiceForm, ServiceForm
from foundation.organisation.forms.staff import NoQuestions
from foundation.organisation.models import Membership, Region, Service, ServiceType
from foundation.organisation.models.people import in_force
from foundation.organisation.remains import remains_at
from foundation.organisation.scoping import reach_of
from foundation.organisation.selectors.people import people_rows
from foundation.organisation.selectors.places import regions_for
from foundation.organisation.selectors.staff import with_places
from foundation.organisation.services import services
from foundation.organisation.tables.people import PeopleHereTable
from foundation.organisation.tables.services import ServiceTable
from foundation.ui.forms import FilterSet, SearchFilter, visible
from foundation.ui.tables import Empty
from foundation.ui.views import Button, ConfirmPage, DetailPage, FormPage, ListPage, Tab
from foundation.ui.words import listed

VIEW, CHANGE = "organisation.view_service", "organisation.change_service"
SEE_PEOPLE, SEE_STAFF = "organisation.view_person", "organisation.view_staff"


class ServiceFilter(FilterSet):
    """Which services."""

    q = SearchFilter(fields=("name", "cqc_location_id"), label="Name or CQC location ID")
    region = django_filters.ModelChoiceFilter(
        queryset=visible(Region), label="Region", empty_label="Every region"
    )
    service_type = django_filters.ModelChoiceFilter(
        queryset=ServiceType.objects.all(), label="Kind", empty_label="Every kind"
    )

    class Meta:
        model = Service
        fields = ()


class ServiceList(ListPage):
    """The services in reach."""

    permission = VIEW
    nav = "services"
    title = "Services"
    noun = "services"
    table = ServiceTable
    filters = ServiceFilter
    scope_field = "id"
    tabs = (
        Tab("open", "Open", lambda rows, on: rows.open_on(on)),
        Tab("all", "All"),
    )

    def rows(self) -> Any:
        here = Q(in_force(self.on, "placements__"))
        people = Count("placements__person", filter=here, distinct=True)
        rows = Service.objects.visible_to(self.user).annotate(people=people)
        return rows.select_related("region", "service_type").prefetch_related("commissioners")

    @property
    def empty(self) -> Empty:
        if not self.user.has_perm(CHANGE):
            return Empty("No services yet", "Everything about people happens at a service.")
        text = "A service is where people are supported. Add the first, then invite who runs it."
        return Empty("No services yet", text, reverse("organisation:service_add"), "Add a service")

    def actions(self) -> list[Button]:
        if not self.user.has_perm(CHANGE):
            return []
        return [
            Button("Regions", reverse("organisation:regions")),
            Button("Add a service", reverse("organisation:service_add"), primary=True),
        ]


class ServicePage(DetailPage):
    """One service: what it is, who lives there, who works there."""

    permission = VIEW
    model = Service
    template_name = "organisation/service.html"
    nav = "services"

    def rows(self) -> Any:
        rows = super().rows().select_related("region", "service_type")
        return rows.prefetch_related("commissioners")

    def crumbs(self) -> list[tuple[str, str]]:
        return [("Services", reverse("organisation:services"))]

    def context(self) -> dict[str, Any]:
        service = self.object
        return {
            "service": service,
            "is_open": service.is_open(self.on),
            "may_change": self.user.has_perm(CHANGE, service),
            "people": self._people(),
            "staff": self._staff(),
            "left": [str(one) for one in remains_at(service, self.on)] if service.closed_on else [],
        }

    def _people(self) -> PeopleHereTable | None:
        if not self.user.has_perm(SEE_PEOPLE, self.object):
            return None
        rows: Any = people_rows(self.user, self.on).at([self.object.pk])
        return PeopleHereTable(rows.order_by("length", "reference"), on=self.on, user=self.user)

    def _staff(self) -> list[Membership] | None:
        if not self.user.has_perm(SEE_STAFF, self.object):
            return None
        rows = Membership.objects.visible_to(self.user).in_force(self.on)
        here = rows.filter(service=self.object, user__is_active=True)
        return list(with_places(here).select_related("user", "role"))


class ServiceAdd(FormPage):
    """A new service in a region."""

    permission = CHANGE
    form_class = ServiceForm
    title, submit, said = "Add a service", "Add the service", "The service is added."
    nav = "services"

    def allowed(self) -> bool:
        return regions_for(self.user, CHANGE).exists() or reach_of(self.user, CHANGE).everything

    def initial(self) -> dict[str, Any]:
        only = list(regions_for(self.user, CHANGE)[:2])
        return {"region": only[0].pk} if len(only) == 1 else {}

    def crumbs(self) -> list[tuple[str, str]]:
        return [("Services", reverse("organisation:services"))]

    def save(self, form: Any) -> Service:
        return services.add_service(by=self.user, **form.cleaned_data)


class OfService(FormPage):
    """What forms about one service have in common."""

    permission = CHANGE
    model = Service
    nav = "services"
    drafts = False

    def crumbs(self) -> list[tuple[str, str]]:
        return [
            ("Services", reverse("organisation:services")),
            (self.object.name, self.object.get_absolute_url()),
        ]

    def landing(self, saved: Any) -> str:
        return self.object.get_absolute_url()


class ServiceChange(OfService):
    """The details of a service."""

    form_class = ServiceForm
    title, submit, said = "Change this service", "Save", "Saved."

    def save(self, form: Any) -> Service:
        typed = dict(form.cleaned_data)
        commissioners = typed.pop("commissioners")
        return services.change_service(
            by=self.user, service=self.object, changes=typed, commissioners=commissioners
        )


class ServiceClose(OfService):
    """The day from which a service is closed."""

    form_class = CloseServiceForm
    submit, said = "Close the service", "The closing day is recorded."
    danger = True

    def title(self) -> str:
        return f"Close {self.object}"

    @property
    def intro(self) -> str:
        left = [str(one) for one in remains_at(self.object, self.on)]
        if not left:
            return "Nothing is open there. Its records stay readable."
        return f"There today: {listed(left)}. Its records stay readable."

    def save(self, form: Any) -> Service:
        return services.close_service(by=self.user, service=self.object, **form.cleaned_data)


class ServiceReopen(ConfirmPage):
    """Takes a closing day back."""

    permission = CHANGE
    model = Service
    nav = "services"
    form_class = NoQuestions
    title, submit, said = "Open this service again?", "Open it again", "The service is open."

    def ask(self) -> str:
        return f"The closing day of {self.object} is taken back."

    def crumbs(self) -> list[tuple[str, str]]:
        return [("Services", reverse("organisation:services"))]

    def save(self, form: Any) -> Service:
        return services.reopen_service(by=self.user, service=self.object)
