"""Writing a practice standard, and proposing other words for it."""

from collections.abc import Iterable
from typing import Any

import django_filters

from foundation.organisation.models import Role, Service
from foundation.ui import forms
from qip.models import Standard, StandardVersion
from qip.selectors.people import places_for
from qip.selectors.standards import actions_to_choose

from .choices import StatementsField
from .filters import Named, for_service_of
from .layout import in_band_order

CHANGE = "qip.change_standard"
WORDS = ("good", "daily_application", "statements", "action")


class ActionField(forms.ModelChoiceField):
    """One action, by reference and title."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            None, required=False, label="Action that proves it", empty_label="No action",
            help_text="When it is closed, this version comes into force by itself", **kwargs,
        )  # fmt: skip

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.reference} {obj.title}"


def good_field() -> forms.CharField:
    return forms.CharField(
        max_length=3000, label="What good looks like", widget=forms.Textarea(attrs={"rows": 6}),
        help_text="What a visitor would see on an ordinary shift. One point on each line.",
    )  # fmt: skip


def daily_field() -> forms.CharField:
    return forms.CharField(
        max_length=2000, label="How staff apply it every day",
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Who does what, when, and where it is written down",
    )  # fmt: skip


def statements_field() -> StatementsField:
    return StatementsField(required=False, label="Framework statements it answers")


WORDS_BAND = forms.Band(
    "What it says", "good", "daily_application",
    guide="qip/guides/standard.html",
)  # fmt: skip
PROOF_BAND = forms.Band("What it answers, and what proves it", "statements", "action")
PLACE_BAND = forms.Band("The standard", "title", "all_services", "services", "owner_role")
ASKS = {
    "title": "Give the standard a name",
    "good": "Say what good looks like",
    "daily_application": "Say how staff apply it every day",
    "services": "Choose the services this standard is for",
    "owner_role": "Choose the role that keeps it up to date",
}


class StandardForm(forms.ModelForm):
    """What a standard is called, where it holds and who keeps it up to date."""

    bands: tuple[forms.Band, ...] = (PLACE_BAND,)
    asks = ASKS
    services: Any = forms.ModelMultipleChoiceField(None, label="Services", widget=forms.CheckList())

    class Meta:
        model = Standard
        fields = ("title", "all_services", "services", "owner_role")
        labels = {
            "title": "Name of the standard",
            "all_services": "This standard is for every service of the organisation",
            "owner_role": "Kept up to date by",
        }
        help_texts = {"title": "What people get, such as “Mornings at the person’s own pace”"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        saved = self.instance.pk is not None
        already = list(self.instance.services.values_list("pk", flat=True)) if saved else []
        self.fields["services"].queryset = places_for(  # type: ignore[attr-defined]
            self.user, CHANGE, already=already
        )
        if self.user.reach(CHANGE).everything or self.instance.all_services:
            self.fields["services"].required = False
        else:
            del self.fields["all_services"]
        self.fields["owner_role"].queryset = Role.objects.all()  # type: ignore[attr-defined]
        self.fields["owner_role"].empty_label = "Choose"  # type: ignore[attr-defined]
        self.order_fields(in_band_order(self.bands))

    def _post_clean(self) -> None:
        """The service checks the whole; a form that wrote into a row here would check half."""

    def services_chosen(self) -> list[Service]:
        """Every service at once stands for none by name."""
        return [] if self.cleaned_data.get("all_services") else list(self.cleaned_data["services"])

    def changes(self) -> dict[str, Any]:
        names = ("title", "all_services", "owner_role")
        return {name: self.cleaned_data[name] for name in names if name in self.fields}


class StandardNewForm(StandardForm):
    """A standard with its first words."""

    bands = (PLACE_BAND, WORDS_BAND, PROOF_BAND)
    good = good_field()
    daily_application = daily_field()
    statements = statements_field()
    action = ActionField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["action"].queryset = actions_to_choose(self.user)  # type: ignore[attr-defined]

    def words(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in WORDS}


class VersionForm(forms.ModelForm):
    """Other words for a standard: a proposal."""

    bands = (WORDS_BAND, PROOF_BAND)
    asks = ASKS
    good = good_field()
    daily_application = daily_field()
    statements = statements_field()
    action = ActionField()

    class Meta:
        model = StandardVersion
        fields = WORDS

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["action"].queryset = actions_to_choose(  # type: ignore[attr-defined]
            self.user, already=self.instance.action_id
        )

    def _post_clean(self) -> None:
        """The service checks the whole."""

    def words(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in WORDS}


class StandardFilter(forms.FilterSet):
    """What standards are narrowed by."""

    q = forms.SearchFilter(fields=("title",), label="Words")
    service = Named(column="name", label="Service", empty_label="Every service")
    owner_role: Any = django_filters.ModelChoiceFilter(
        queryset=Role.objects.all(), label="Kept by", empty_label="Kept by anybody"
    )

    class Meta:
        model = Standard
        fields: Iterable[str] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        services = Service.objects.visible_to(self.user, "qip.view_standard")
        self.filters["service"].offer(services, for_service_of(Standard))
