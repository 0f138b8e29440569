"""The code lists of improvement work: add an entry, rename it, retire it, bring it back."""

from typing import Any

from django.http import Http404
from django.urls import reverse

from foundation.ui.views import ConfirmPage, FormPage, Page
from qip.forms.codes import CodeForm
from qip.forms.steps import NothingForm
from qip.selectors.codes import LISTS, CodeList, entries
from qip.services import reference


class CodesPage(Page):
    """All three lists on one page."""

    permission = "qip.change_codes"
    nav = "codes"
    title = "Code lists"
    template_name = "qip/codes.html"

    def context(self) -> dict[str, Any]:
        return {"lists": [(one, list(entries(one))) for one in LISTS.values()]}


class CodePage:
    """What the pages about one entry share: which list it is of."""

    kwargs: dict[str, Any]

    @property
    def codes(self) -> CodeList:
        found = LISTS.get(self.kwargs["list"])
        if found is None:
            raise Http404
        return found

    def crumbs(self) -> list[tuple[str, str]]:
        return [("Code lists", reverse("qip:codes"))]

    def landing(self, saved: Any) -> str:
        return f"{reverse('qip:codes')}#{self.codes.key}"


class CodeAdd(CodePage, FormPage):
    permission = "qip.change_codes"
    nav = "codes"
    form_class = CodeForm
    submit, said, drafts = "Add entry", "The entry is added.", False

    def title(self) -> str:
        return f"Add to “{self.codes.title}”"

    def save(self, form: Any) -> Any:
        return reference.add_code(by=self.user, model=self.codes.model, **form.cleaned_data)


class OneCode(CodePage, ConfirmPage):
    """Pages about one entry. Code lists are the whole organisation's: there is no row in reach."""

    permission = "qip.change_codes"
    nav = "codes"

    def fetch(self) -> None:
        self.code = self.reach(entries(self.codes), pk=self.kwargs["pk"])


class CodeRename(OneCode):
    form_class = CodeForm
    title, submit, said = "Change the words", "Save", "The entry is saved."

    def initial(self) -> dict[str, Any]:
        return {"title": self.code.title}

    def save(self, form: Any) -> Any:
        return reference.rename_code(by=self.user, code=self.code, **form.cleaned_data)


class CodeRetire(OneCode):
    form_class = NothingForm

    def title(self) -> str:
        return f"{self.submit()}: {self.code.title}"

    def submit(self) -> str:
        return "Bring back" if self.code.retired else "Retire"

    def ask(self) -> str:
        if self.code.retired:
            return "It will be offered again."
        return "It will be offered no more. Records that have it keep it."

    def said(self, code: Any) -> str:
        return "The entry is retired." if code.retired else "The entry is back."

    def save(self, form: Any) -> Any:
        change = reference.restore_code if self.code.retired else reference.retire_code
        return change(by=self.user, code=self.code)
