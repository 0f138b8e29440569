"""The dialog in which somebody hands a duty over."""

from functools import cached_property
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse

from foundation.duties.forms.handing import HandOverForm
from foundation.duties.kinds import DutyKind, Handing, Told, duty_kinds
from foundation.ui.services.versions import hold_version
from foundation.ui.views import SIGNED_IN, FormPage


class HandOverPage(FormPage):
    """Whoever may change the record gives the duty to somebody who could open it."""

    permission = SIGNED_IN
    nav = "today"
    form_class = HandOverForm
    submit = "Hand it over"
    drafts = False

    @cached_property
    def kind(self) -> DutyKind:
        found = duty_kinds().get(self.kwargs["kind"])
        if found is None:
            raise Http404
        return found

    @property
    def handing(self) -> Handing:
        if self.kind.handing is None:
            raise Http404
        return self.kind.handing

    def fetch(self) -> None:
        self.object = self.handing.find(self.kwargs["subject"], by=self.user)
        if self.object is None:
            raise Http404

    def check(self) -> None:
        if not self.handing.allowed(self.object, by=self.user):
            raise PermissionDenied

    @cached_property
    def told(self) -> Told:
        return self.kind.told([self.object.pk], by=self.user)[self.object.pk]

    def title(self) -> str:
        return f"Hand over {self.told.noun}"

    def intro(self) -> str:
        more = f" {self.told.more}." if self.told.more else ""
        return f"“{self.told.title}”.{more} {self.handing.means}"

    def crumbs(self) -> list[tuple[str, str]]:
        return [("Today", reverse("duties:today"))]

    def form_kwargs(self) -> dict[str, Any]:
        takers = self.handing.takers(self.object, on=self.on)
        holder = self.handing.holder(self.object)
        return {"takers": takers.exclude(pk=holder.pk) if holder else takers}

    def hold(self) -> int | None:
        """Who has it last is who has it: two hand-overs at once are both written down."""
        return hold_version(by=self.user, row=self.object, version="")

    def save(self, form: Any) -> Any:
        self.taker = form.cleaned_data["person"]
        return self.handing.do(
            self.object, to=self.taker, by=self.user, reason=form.cleaned_data["reason"], on=self.on
        )

    def said(self, saved: Any) -> str:
        return f"{self.taker.name} has it now. It is under their Today, with what you wrote."

    def landing(self, saved: Any) -> str:
        return reverse("duties:today")
