"""Evidence packs: ask for one, watch it being built, take a copy, see who has had it."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify

from foundation.evidence import stored
from foundation.evidence.views.attachments import download
from foundation.trail.services.viewings import record_viewing
from foundation.ui.problems import Problem
from foundation.ui.views import DetailPage, FormPage, ListPage
from governance.forms import PackForm
from governance.forms.packs import usual_period
from governance.models import Pack
from governance.selectors.packs import intact, plans_to_pack, readers_of, steps_of
from governance.services.packs import hand_out_pack, open_key, request_pack
from governance.tables import PackTable
from governance.tasks import build_pack
from qip.models import Plan

LIST = ("Evidence packs", "governance:packs")


class PackList(ListPage):
    permission = "governance.view_pack"
    title, nav = "Evidence packs", "packs"
    headline = "Each pack is one plan as it stood on one day. Once built, it never changes."
    table = PackTable
    scope_field = "plan__services"

    def rows(self) -> QuerySet[Pack]:
        packs = Pack.objects.visible_to(self.user).defer("frozen", "codes")
        return packs.select_related("plan", "requested_by")


class PackAsk(FormPage):
    """Build a pack of a plan, all of which is in this person's reach."""

    permission = "governance.build_pack"
    parent_model, parent_kwarg = Plan, "plan"
    form_class = PackForm
    nav = "packs"
    title, submit, said = "Build an evidence pack", "Build the pack", ""

    def intro(self) -> str:
        return (
            f"{self.parent.reference}, “{self.parent.title}”, printed as it is now: with what "
            "works, what does not yet, and every date that moved. Names are taken out."
        )

    def allowed(self) -> bool:
        return super().allowed() and plans_to_pack(self.user).filter(pk=self.parent.pk).exists()

    def crumbs(self) -> Iterable[tuple[str, str]]:
        return [(self.parent.reference, self.parent.get_absolute_url())]

    def initial(self) -> dict[str, Any]:
        return dict(usual_period(self.on))

    def save(self, form: Any) -> Pack:
        pack = request_pack(by=self.user, plan=self.parent, **form.cleaned_data)
        transaction.on_commit(lambda: build_pack.delay(pack.pk), robust=True)
        return pack


class OnePack(DetailPage):
    model = Pack
    nav = "packs"

    def rows(self) -> QuerySet[Pack]:
        packs = Pack.objects.visible_to(self.user, self.permission)
        return packs.select_related("plan", "requested_by")

    def crumbs(self) -> Iterable[tuple[str, str]]:
        return [(LIST[0], reverse(LIST[1]))]


class PackPage(OnePack):
    """One pack: how far it is, its fingerprint, and who has had it."""

    permission = "governance.view_pack"
    template_name = "governance/pack.html"

    def title(self) -> str:
        return self.object.reference

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if self.object.is_ready:
            record_viewing(by=self.user, subject=self.object)
        return super().get(request, **kwargs)

    def context(self) -> dict[str, Any]:
        pack = self.object
        return {
            "pack": pack,
            "steps": steps_of(pack),
            "silent": pack.is_silent(timezone.now()),
            "intact": pack.is_ready and intact(pack),
            "expired": pack.has_expired(self.on),
            "readers": readers_of(pack),
            "may_download": self._may("governance.download_pack"),
            "may_build": self._may("governance.build_pack"),
            "may_open_key": self._may("governance.open_key"),
        }

    def _may(self, permission: str) -> bool:
        """Asked of the whole plan, as the pages behind the buttons do."""
        return Pack.objects.visible_to(self.user, permission).filter(pk=self.object.pk).exists()


class PackProgress(OnePack):
    """How far the building has come: a part of the pack's page, asked for every other second."""

    permission = "governance.view_pack"
    template_name = "governance/progress.html"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        response = super().get(request, **kwargs)
        if not self.object.is_under_way:
            response["HX-Redirect"] = self.object.get_absolute_url()
        return response

    def context(self) -> dict[str, Any]:
        pack = self.object
        return {"pack": pack, "steps": steps_of(pack), "silent": pack.is_silent(timezone.now())}


class PackDownload(OnePack):
    """The file itself. Taking a copy is written down."""

    permission = "governance.download_pack"
    template_name = "governance/not_handed_out.html"
    title = "This pack cannot be opened"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        try:
            pack = hand_out_pack(by=self.user, pack=self.object)
        except Problem as problem:
            return self.show(status=503, problem=problem.messages[0])
        number = slugify(pack.reference.replace(".", "-"))
        name = f"{number}-{slugify(pack.plan.title)[:60]}.pdf"
        return download(stored.take(str(pack.file.name)), name, "application/pdf")  # type: ignore[return-value]


class PackKey(OnePack):
    """Which code stands for whom: for few, and never part of the pack."""

    permission = "governance.open_key"
    template_name = "governance/key.html"
    title = "Key to the codes"

    def crumbs(self) -> Iterable[tuple[str, str]]:
        return [*super().crumbs(), (self.object.reference, self.object.get_absolute_url())]

    def context(self) -> dict[str, Any]:
        return {"pack": self.object, "codes": open_key(by=self.user, pack=self.object)}
