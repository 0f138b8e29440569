"""Regions."""

from typing import Any

from django.db.models import Count, Q
from django.urls import reverse

from foundation.organisation.forms.services import RegionForm
from foundation.organisation.models import Region, Service
from foundation.organisation.scoping import reach_of
from foundation.organisation.selectors.places import regions_for
from foundation.organisation.services import regions
from foundation.organisation.tables.services import RegionTable
from foundation.ui.views import Button, FormPage, ListPage

VIEW, CHANGE = "organisation.view_service", "organisation.change_service"


class RegionList(ListPage):
    """The regions in reach."""

    permission = VIEW
    nav = "services"
    title = "Regions"
    noun = "regions"
    table = RegionTable
    scope_field = ""

    def crumbs(self) -> list[tuple[str, str]]:
        return [("Services", reverse("organisation:services"))]

    def rows(self) -> Any:
        seen = Service.objects.visible_to(self.user).open_on(self.on).values("pk")
        return Region.objects.visible_to(self.user).annotate(
            open=Count("services", filter=Q(services__in=seen))
        )

    def actions(self) -> list[Button]:
        if not reach_of(self.user, CHANGE).everything:
            return []
        return [Button("Add a region", reverse("organisation:region_add"), primary=True)]


class RegionAdd(FormPage):
    """A new region: for who may change the whole organisation."""

    permission = CHANGE
    form_class = RegionForm
    title, submit, said = "Add a region", "Add the region", "The region is added."
    nav = "services"
    drafts = False

    def allowed(self) -> bool:
        return reach_of(self.user, CHANGE).everything

    def crumbs(self) -> list[tuple[str, str]]:
        return [
            ("Services", reverse("organisation:services")),
            ("Regions", reverse("organisation:regions")),
        ]

    def save(self, form: Any) -> Region:
        return regions.add_region(by=self.user, **form.cleaned_data)

    def landing(self, saved: Region) -> str:
        return reverse("organisation:regions")


class RegionChange(RegionAdd):
    """Another name for a region."""

    model = Region
    title, submit, said = "Rename this region", "Save", "Saved."

    def allowed(self) -> bool:
        return regions_for(self.user, CHANGE).filter(pk=self.object.pk).exists()

    def save(self, form: Any) -> Region:
        return regions.change_region(by=self.user, region=self.object, **form.cleaned_data)
