"""Pages that exist only to try the bases: a list, a record, a form of every kind, a question."""

from typing import Any

from django.urls import include, path, reverse
from django.utils.html import format_html

from config.urls import handler400, handler403, handler404, handler500  # noqa: F401
from foundation.organisation.models import Region, Service
from foundation.ui import forms
from foundation.ui.marks import chip, due_chip, life
from foundation.ui.problems import Problem
from foundation.ui.tables import Column, Empty, Table
from foundation.ui.views import (
    SIGNED_IN,
    Button,
    ConfirmPage,
    DetailPage,
    FormPage,
    ListPage,
    Page,
    Tab,
)

SEE, CHANGE = "organisation.view_service", "organisation.change_service"


class ServiceTable(Table):
    caption = "Services by name"
    order = "name"
    columns = (
        Column("name", "Service", sort="name", width=34),
        Column("region", "Region", sort="region__name", text=lambda row: row.region.name),
        Column("opened_on", "Opened", sort="opened_on", nowrap=True),
        Column("next", "Next review", first=True, value=lambda row: row.closed_on),
        Column("track", "Track", only="page"),
        Column("size", "Size", number=True, value=lambda row: len(row.name)),
        Column("cqc_location_id", "CQC location", only="file"),
    )
    empty = Empty("No services yet", "A service is where people are supported.", "/add/", "Add one")

    def html_name(self, row: Any) -> Any:
        url = reverse("service", args=[row.pk])
        note = row.cqc_location_id or "No location yet"
        return format_html(
            '<a class="plain" href="{}">{}</a><span class="meta">{}</span>', url, row.name, note
        )

    def html_next(self, row: Any) -> Any:
        return due_chip(row.closed_on, self.on) if row.closed_on else chip("none", "Not set")

    def html_track(self, row: Any) -> Any:
        return life(row.pk % 5, 0.4)

    def text_track(self, row: Any) -> str:
        return "In progress"


class ServiceFilter(forms.FilterSet):
    q = forms.SearchFilter(fields=("name", "region__name"), label="Words or reference")

    class Meta:
        model = Service
        fields = ("region", "service_type")


class ServiceList(ListPage):
    permission = SEE
    title = "Services"
    table = ServiceTable
    filters = ServiceFilter
    scope_field = "pk"
    tabs = (
        Tab("open", "Open now", lambda rows, on: rows.open_on(on)),
        Tab("all", "All"),
    )
    headline = "Six services support forty people. One has no registered manager."

    def rows(self) -> Any:
        return Service.objects.visible_to(self.user).select_related("region")

    def actions(self) -> list[Button]:
        first = self.rows().first()
        ask = [Button("Ask", reverse("ask", args=[first.pk]), dialog=True)] if first else []
        return [*ask, Button("Add a service", reverse("region-add"), primary=True)]


class ServicePage(DetailPage):
    permission = SEE
    model = Service
    template_name = "ui_test/service.html"

    def crumbs(self) -> list[tuple[str, str]]:
        return [("Services", reverse("services"))]

    def context(self) -> dict[str, Any]:
        return {"sections": [("first", "First part"), ("second", "Second part")]}


class RegionForm(forms.ModelForm):
    class Meta:
        model = Region
        fields = ("name",)


class RegionEdit(FormPage):
    permission = CHANGE
    model = Region
    form_class = RegionForm
    title = "Change this region"
    said = "The region is saved."

    def landing(self, saved: Any) -> str:
        return reverse("services")

    def save(self, form: Any) -> Any:
        if form.cleaned_data["name"] == "Nowhere":
            raise Problem("Choose a name that people know", field="name")
        if form.cleaned_data["name"] == "Closed":
            raise Problem("This is not the day for it")
        self.object.name = form.cleaned_data["name"]
        self.object.save()
        return self.object


class RegionAdd(FormPage):
    permission = CHANGE
    form_class = RegionForm
    title, submit = "Add a region", "Add region"

    def said(self, saved: Any) -> str:  # type: ignore[override]
        return f"{saved.name} is added."

    def landing(self, saved: Any) -> str:
        return reverse("services") + f"?view=all&made={saved.pk}"

    def save(self, form: Any) -> Any:
        return Region.objects.create(**form.cleaned_data)


class ServiceForm(forms.ModelForm):
    class Meta:
        model = Service
        fields = ("name", "region", "commissioners", "opened_on", "cqc_location_id")


class ServiceEdit(FormPage):
    permission = CHANGE
    model = Service
    form_class = ServiceForm
    title = "Change this service"

    def landing(self, saved: Any) -> str:
        return reverse("service", args=[saved.pk])

    def save(self, form: Any) -> Any:
        links = form.cleaned_data.pop("commissioners")
        for name, value in form.cleaned_data.items():
            setattr(self.object, name, value)
        self.object.save()
        self.object.commissioners.set(links)
        return self.object


class UnderService(FormPage):
    permission = CHANGE
    parent_model, parent_kwarg = Service, "service"
    form_class = forms.Reason
    title = "Something under a service"

    def landing(self, saved: Any) -> str:
        return reverse("service", args=[saved.pk])

    def save(self, form: Any) -> Any:
        return self.parent


class Ask(ConfirmPage):
    permission = CHANGE
    model = Service
    title, submit, danger = "Close this service?", "Close it", True
    ask = "It stays on record, and nobody can add to it."
    said = "Closed."

    def landing(self, saved: Any) -> str:
        return reverse("service", args=[saved.pk])

    def save(self, form: Any) -> Any:
        self.object.cqc_location_id = form.cleaned_data["reason"][:20]
        self.object.save()
        return self.object


class EveryKind(forms.Form):
    """The action form of the pictures, with every kind of control in it."""

    bands = (
        forms.Band("What is wrong", "title", "problem", guide="ui_test/guide.html"),
        forms.Band("What will change", "strand", "standard", guide="ui_test/guide.html"),
        forms.Band(
            "How we will know", "success", "evidence", "services", guide="ui_test/guide.html"
        ),
        forms.Band(
            "Who and when",
            ("owner", "verifier"),
            ("start", "due"),
            "file",
            "sure",
            guide="ui_test/guide.html",
            guide_title="What happens next",
        ),
    )
    asks = {"success": "Say how you will know it worked, beyond “completed”"}
    nudged = ("standard",)

    title = forms.CharField(
        label="What will be true when this is done", help_text="Write the result, not the task"
    )
    problem = forms.CharField(
        label="The problem",
        widget=forms.Textarea,
        help_text="What happens now, how often, and who it affects. Use codes, not names.",
    )
    strand = forms.ChoiceField(
        choices=[
            ("p", "Practice standards"),
            ("c", "Competence"),
            ("o", "Oversight"),
            ("l", "Learning loop"),
        ],
        widget=forms.Picks(
            notes={
                "p": "What good looks like",
                "c": "Can staff do it?",
                "o": "Do managers check?",
                "l": "Does it stick and spread?",
            }
        ),
    )
    standard = forms.CharField(
        label="The new standard or control", widget=forms.Textarea, max_length=400
    )
    success = forms.CharField(
        label="Success beyond “completed”",
        widget=forms.Textarea,
        help_text="What people, staff and figures would show. It becomes the test for closing.",
    )
    evidence = forms.MultipleChoiceField(
        label="Evidence needed to close",
        help_text="At least two kinds. A document never counts alone.",
        required=False,
        choices=[
            (w, w)
            for w in ("Direct observation", "People’s feedback", "Staff conversation", "Re-audit")
        ],
        widget=forms.ManyPicks,
    )
    services = forms.ModelMultipleChoiceField(queryset=Service.objects.none(), required=False)
    owner = forms.ChoiceField(
        choices=[("", "Choose one"), ("1", "Registered manager")], help_text="Answers for it"
    )
    verifier = forms.ChoiceField(
        label="Checker (second key)",
        choices=[("", "Choose one"), ("1", "Registered manager")],
        help_text="From outside the service",
    )
    start = forms.DateField()
    due = forms.DateField()
    file = forms.FileField(label="A file", required=False)
    sure = forms.BooleanField(label="I have spoken with the person", required=False)
    secret = forms.CharField(widget=forms.Password, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["services"].queryset = Service.objects.visible_to(self.user)  # type: ignore[attr-defined]

    def nudges(self) -> dict[str, str]:
        weak = "remind" in self.typed("standard").lower()
        sentence = "This reads like a reminder. What will staff do differently?"
        return {"standard": sentence} if weak else {}

    def clean(self) -> None:
        start, due = self.cleaned_data.get("start"), self.cleaned_data.get("due")
        if start and due and due <= start:
            self.add_error("due", "Due date must be after the start date")


class Everything(FormPage):
    permission = SIGNED_IN
    form_class = EveryKind
    title, submit, said = "Add an action", "Add action", "Added."

    def crumbs(self) -> list[tuple[str, str]]:
        return [("Services", reverse("services"))]

    def landing(self, saved: Any) -> str:
        return reverse("services")

    def save(self, form: Any) -> Any:
        return self.user


class Unnamed(Page):
    """A page that forgot to say whom it is for."""

    template_name = "ui_test/service.html"


class Broken(Page):
    permission = SIGNED_IN

    def get(self, request: Any, **_kwargs: Any) -> Any:
        raise RuntimeError("broken on purpose")


urlpatterns = [
    path("services/", ServiceList.as_view(), name="services"),
    path("services/<int:pk>/", ServicePage.as_view(), name="service"),
    path("services/<int:pk>/edit/", ServiceEdit.as_view(), name="service-edit"),
    path("services/<int:pk>/ask/", Ask.as_view(), name="ask"),
    path("services/<int:service>/under/", UnderService.as_view(), name="under"),
    path("regions/add/", RegionAdd.as_view(), name="region-add"),
    path("regions/<int:pk>/", RegionEdit.as_view(), name="region"),
    path("everything/", Everything.as_view(), name="everything"),
    path("unnamed/", Unnamed.as_view(), name="unnamed"),
    path("broken/", Broken.as_view(), name="broken"),
    path("", include("config.urls")),
]
