"""The code lists that forms offer."""

from typing import Any

from django.http import Http404
from django.urls import reverse

from foundation.organisation.forms.services import CodeForm
from foundation.organisation.forms.staff import NoQuestions
from foundation.organisation.scoping import reach_of
from foundation.organisation.selectors.codes import KINDS, CodeKind
from foundation.organisation.services import codes
from foundation.organisation.tables.services import CodeTable
from foundation.ui.tables import Empty
from foundation.ui.views import Button, ConfirmPage, FormPage, ListPage, Tab

CODES = "organisation.change_codes"


class OfKind:
    """What the pages of one code list have in common: it is the whole organisation's."""

    permission = CODES
    nav = "provider"
    drafts = False
    kwargs: dict[str, Any]
    user: Any
    object: Any

    @property
    def kind(self) -> CodeKind:
        if self.kwargs["kind"] not in KINDS:
            raise Http404
        return KINDS[self.kwargs["kind"]]

    def allowed(self) -> bool:
        return bool(self.kind) and reach_of(self.user, CODES).everything

    def crumbs(self) -> list[tuple[str, str]]:
        settings = ("Settings", reverse("organisation:provider"))
        return [settings, (self.kind.title, self.landing(None))]

    def rows(self) -> Any:
        return self.kind.rows()

    @property
    def model(self) -> Any:
        return self.kind.model

    def landing(self, saved: Any) -> str:
        return reverse("organisation:codes", args=[self.kwargs["kind"]])


class CodeList(OfKind, ListPage):
    """The entries of one list."""

    table = CodeTable
    scope_field = ""
    empty = Empty("Nothing in this list yet", "Forms offer what you add here.")
    tabs = (
        Tab("offered", "Offered", lambda rows, on: rows.filter(retired=False)),
        Tab("all", "All"),
    )

    def title(self) -> str:
        return self.kind.title

    def headline(self) -> str:
        return self.kind.about

    def crumbs(self) -> list[tuple[str, str]]:
        return super().crumbs()[:1]

    def rows(self) -> Any:
        return self.kind.rows()

    def actions(self) -> list[Button]:
        url = reverse("organisation:code_add", args=[self.kind.key])
        return [Button(f"Add {self.kind.one}", url, primary=True, dialog=True)]


class CodeAdd(OfKind, FormPage):
    """One more entry."""

    model = None
    form_class = CodeForm
    submit, said = "Add it", "It is added."

    def title(self) -> str:
        return f"Add {self.kind.one}"

    def save(self, form: Any) -> Any:
        return codes.add_code(by=self.user, kind=self.kind.model, **form.cleaned_data)


class CodeChange(OfKind, FormPage):
    """Other words for an entry."""

    template_name = "organisation/code_form.html"
    form_class = CodeForm
    title, submit, said = "Change the words", "Save", "Saved."

    def initial(self) -> dict[str, Any]:
        return {"words": str(self.object)}

    def save(self, form: Any) -> Any:
        return codes.reword_code(by=self.user, code=self.object, **form.cleaned_data)


class CodeRetire(OfKind, ConfirmPage):
    """Stops offering an entry, or offers it again."""

    form_class = NoQuestions

    def title(self) -> str:
        return "Offer this again?" if self.object.retired else "Stop offering this?"

    def submit(self) -> str:
        return "Offer it again" if self.object.retired else "Stop offering it"

    def ask(self) -> str:
        if self.object.retired:
            return f"“{self.object}” can be chosen on forms again."
        return f"“{self.object}” can no longer be chosen. What is recorded under it stays."

    def said(self, saved: Any) -> str:
        return "It is no longer offered." if saved.retired else "It is offered again."

    def save(self, form: Any) -> Any:
        change = codes.restore_code if self.object.retired else codes.retire_code
        return change(by=self.user, code=self.object)
