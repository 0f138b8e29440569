"""What is typed about services, regions and the provider."""

from typing import Any

from foundation.organisation.models import Provider, Region, Service
from foundation.organisation.selectors.places import regions_for
from foundation.ui import forms

from .fields import offer_in_use

CHANGE = "organisation.change_service"


class ServiceForm(forms.ModelForm):
    """A service."""

    bands = (
        forms.Band("The service", "name", ("service_type", "region")),
        forms.Band(
            "For inspectors and commissioners", "cqc_location_id", "commissioners", "opened_on",
            guide="organisation/guides/cqc.html",
        ),
    )  # fmt: skip

    class Meta:
        model = Service
        fields = (
            "name", "service_type", "region", "cqc_location_id", "commissioners", "opened_on",
        )  # fmt: skip
        labels = {"service_type": "Kind of service", "opened_on": "Opened on"}
        help_texts = {
            "name": "As staff and people call it",
            "cqc_location_id": "Such as 1-101653512. Several teams may share one location",
        }
        widgets = {"commissioners": forms.CheckList()}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        already = self.instance.region_id if self.instance.pk else None
        self.fields["region"].queryset = regions_for(self.user, CHANGE, also=already)  # type: ignore[attr-defined]
        offer_in_use(self, "service_type", "commissioners")
        for name in ("region", "service_type"):
            self.fields[name].empty_label = "Choose"  # type: ignore[attr-defined]


class CloseServiceForm(forms.Form):
    """The day from which a service is closed."""

    closed_on = forms.DateField(
        label="Closed from", help_text="The first day on which it is closed"
    )
    even_so = forms.BooleanField(
        label="Close it with them still there", required=False,
        help_text="Their records stay where they are until somebody moves them",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["closed_on"].initial = self.on


class RegionForm(forms.ModelForm):
    """A region."""

    class Meta:
        model = Region
        fields = ("name",)


class ProviderForm(forms.ModelForm):
    """The provider's own details."""

    class Meta:
        model = Provider
        fields = ("name", "cqc_provider_id")
        help_texts = {
            "name": "As it stands on evidence packs and in emails",
            "cqc_provider_id": "Such as 1-101641521",
        }


class CodeForm(forms.Form):
    """One entry of a code list."""

    words = forms.CharField(label="Name", max_length=80)
