"""The provider's settings."""

from typing import Any

from django.http import Http404
from django.urls import reverse

from foundation.organisation.forms.services import ProviderForm
from foundation.organisation.models import Provider
from foundation.organisation.scoping import reach_of
from foundation.organisation.selectors.codes import lists_with_counts
from foundation.organisation.selectors.provider import the_provider
from foundation.organisation.services import provider
from foundation.ui.views import FormPage, Page

CHANGE, CODES = "organisation.change_provider", "organisation.change_codes"


class ProviderPage(Page):
    """Who the provider is, and the lists that forms offer."""

    permission = CHANGE
    template_name = "organisation/provider.html"
    title = "Settings"
    nav = "provider"

    def context(self) -> dict[str, Any]:
        return {
            "provider": the_provider(),
            "lists": lists_with_counts() if reach_of(self.user, CODES).everything else [],
        }


class ProviderChange(FormPage):
    """The provider's name and number."""

    permission = CHANGE
    model = Provider
    form_class = ProviderForm
    title, submit, said = "Provider", "Save", "Saved."
    nav = "provider"
    drafts = False

    def rows(self) -> Any:
        return Provider.objects.all()

    def fetch(self) -> None:
        if (row := the_provider()) is None:
            raise Http404
        self.kwargs["pk"] = row.pk
        super().fetch()

    def allowed(self) -> bool:
        return reach_of(self.user, CHANGE).everything

    def crumbs(self) -> list[tuple[str, str]]:
        return [("Settings", reverse("organisation:provider"))]

    def save(self, form: Any) -> Provider:
        return provider.change_provider(by=self.user, provider=self.object, **form.cleaned_data)
