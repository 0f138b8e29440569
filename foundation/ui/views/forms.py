"""Creating and changing: one base that loses nothing anybody typed."""

import copy
from typing import Any
from urllib.parse import urlsplit

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.utils.text import capfirst

from foundation.ui.forms import conflict
from foundation.ui.forms.fields import FieldView
from foundation.ui.problems import place_problem
from foundation.ui.services.versions import Stale, hold_version, raise_version
from foundation.ui.words import in_words, when

from . import carried
from .outcomes import Landed
from .page import DetailPage, answer


class FormPage(DetailPage):
    """A form page. With ``model`` it changes a row, without it makes one.

    Give ``form_class`` and ``save``; see docs/interface.md for the rest.
    """

    template_name = "ui/form.html"
    dialog_template_name = "ui/form_dialog.html"
    form_class: Any = None
    parent_model: Any = None
    parent_kwarg = "parent_pk"
    submit: Any = "Save"
    said: Any = "Saved."
    drafts = True
    danger = False
    intro: Any = ""

    # What the form is about -------------------------------------------------------------------

    def fetch(self) -> None:
        if self.parent_model is not None:
            self.parent = self.reach(self.parent_rows(), pk=self.kwargs[self.parent_kwarg])
        if self.model is not None:
            super().fetch()

    def parent_rows(self) -> Any:
        return self.parent_model.objects.visible_to(self.user)

    def save(self, form: Any) -> Any:
        """Do what the form asks, through a service, and return the row it made or changed."""
        raise NotImplementedError

    def landing(self, saved: Any) -> str:
        """The page to show afterwards."""
        return str(saved.get_absolute_url())

    def initial(self) -> dict[str, Any]:
        """What a new form begins with."""
        return {}

    def form_kwargs(self) -> dict[str, Any]:
        """More arguments for the form."""
        return {}

    # The form ---------------------------------------------------------------------------------

    def make_form(self, data: Any = None, *, initial: Any = None, about: Any = None) -> Any:
        kwargs: dict[str, Any] = {"user": self.user, "on": self.on, **self.form_kwargs()}
        if hasattr(self.form_class, "_meta") and self.object is not None:
            # A copy: checking a model form writes into its instance.
            kwargs["instance"] = copy.copy(about or self.object)
        kwargs["initial"] = {**self.initial(), **(initial or {})}
        files = self.request.FILES if data is not None else None
        form = self.form_class(data, files, **kwargs)
        form.page_url = self.request.path
        return form

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        draft = carried.draft_of(self)
        form = self.make_form(initial=carried.initial_from(self, draft))
        return self.show_form(form, draft=draft)

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        if name := request.GET.get("nudge"):
            return self.nudge(name)
        if "afresh" in request.POST:
            carried.forget_draft(self)
            return HttpResponseRedirect(request.get_full_path())
        data, undecided = self.settle()
        if undecided:
            return self.show_conflict(self.make_form(data), undecided=undecided)
        return self.try_save(self.make_form(data))

    def try_save(self, form: Any) -> HttpResponse:
        """Save, or show what stands in the way with everything still in its place."""
        try:
            with transaction.atomic():
                saved, url = self.save_once(form)
        except Landed as landed:
            return self.go(landed.url)
        except Stale:
            return self.show_conflict(form)
        except ValidationError as problem:
            form.is_valid()
            place_problem(form, problem)
            return self.show_form(form)
        if not form.is_valid():
            return self.show_form(form)
        if words := self.said(saved) if callable(self.said) else self.said:
            messages.success(self.request, words)
        return self.go(url)

    def save_once(self, form: Any) -> tuple[Any, str]:
        """In one transaction: is it new, is it current, is it right? Then save."""
        submission = carried.claim(self)
        before = self.hold()
        if not form.is_valid():
            transaction.set_rollback(True)
            return None, ""
        saved = self.save(form)
        raise_version(by=self.user, row=self.object, before=before)
        url = self.landing(saved)
        carried.land(self, submission, url)
        return saved, url

    def hold(self) -> int | None:
        """Hold the row, unless somebody else saved it after this form was opened."""
        if self.object is None:
            return None
        sent = self.request.POST.get("version", "")
        return hold_version(by=self.user, row=self.object, version=sent)

    def go(self, url: str) -> HttpResponse:
        if not self.in_dialog:
            return HttpResponseRedirect(url)
        if self.is_behind(url):
            # Going to the page one is on only jumps to the fragment and shows nothing new.
            return HttpResponse(headers={"HX-Refresh": "true"})
        return HttpResponse(headers={"HX-Redirect": url})

    def is_behind(self, url: str) -> bool:
        """Whether an address is the page that the dialog stands in front of."""
        here = urlsplit(self.request.headers.get("HX-Current-URL", ""))
        there = urlsplit(url)
        return (here.path, here.query) == (there.path, there.query)

    # Pages ------------------------------------------------------------------------------------

    def get_template(self) -> str:
        return self.dialog_template_name if self.in_dialog else self.template_name

    def show_form(self, form: Any, draft: Any = None) -> HttpResponse:
        if form.is_bound:
            carried.keep_unsaved(self, form)
        form.carried = carried.values_for(self, form, draft)
        # 422 tells scripts and tests that nothing was saved; browsers show it like any page.
        status = 422 if form.is_bound and form.errors else 200
        return self.show(status=status, form=form, draft=draft, draft_at=draft and draft.updated_at)

    def frame(self) -> dict[str, Any]:
        return {
            **super().frame(),
            "submit": answer(self.submit),
            "danger": self.danger,
            "intro": answer(self.intro),
        }

    def nudge(self, name: str) -> HttpResponse:
        """The weak-wording sentence for one field, asked for when the field is left."""
        form = self.make_form(self.request.POST)
        if name not in form.fields:
            raise Http404
        view = {"f": FieldView(form[name])}
        return HttpResponse(render_to_string("ui/nudge.html", view))

    # Two people, one record -------------------------------------------------------------------

    def settle(self) -> tuple[Any, list[str]]:
        """What was typed, with the choices of the conflict page made."""
        if "resolving" not in self.request.POST or self.object is None:
            return self.request.POST, []
        return conflict.settled(self.request.POST, self.fresh_form())

    def fresh_form(self) -> Any:
        """The form over the row as it now is."""
        row = self.reach(self.rows(), **{self.key: self.kwargs[self.key]})
        return self.make_form(about=row)

    def show_conflict(self, form: Any, undecided: list[str] | None = None) -> HttpResponse:
        """Both texts, field by field, with a choice for each."""
        carried.keep_unsaved(self, form)
        theirs = self.fresh_form()
        opened = self.request.POST.get("opened", "")
        form.carried = carried.values_for(self, theirs, None) | {"opened": opened}
        found = conflict.differences(form, theirs, opened, self.request.POST)
        return self.render_conflict(form, found, undecided or [])

    def render_conflict(self, form: Any, found: Any, undecided: list[str]) -> HttpResponse:
        self.template_name = self.dialog_template_name = "ui/conflict.html"
        row = self.object
        response = self.show(
            status=409,
            form=form,
            differences=found,
            undecided=undecided,
            page_error=True,
            number_words=capfirst(in_words(len(found))),
            saved_at=when(getattr(row, "updated_at", None), self.on),
            typed=carried.typed_values(self.request.POST, form),
            no_files=any(f.widget.needs_multipart_form for f in form.fields.values()),
        )
        if self.in_dialog:  # two texts need a page, not a dialog
            response["HX-Retarget"], response["HX-Reswap"] = "body", "innerHTML"
        return response
