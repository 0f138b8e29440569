"""Every text that a person may type has a limit, and every page's form is one of ours."""

from django import forms
from django.test import TestCase
from django.urls import reverse

from foundation.ui.forms.base import Dressed

from .addresses import signed_in
from .matrix import PAGES
from .test_registries import pages
from .world import build


def texts_without_limit(form):
    return {
        name
        for name, field in form.fields.items()
        if isinstance(field, forms.CharField) and field.max_length is None
    }


class TestForms(TestCase):
    """Every page that is sent back filled in, as the right person is shown it."""

    @classmethod
    def setUpTestData(cls):
        cls.world = build()

    def test_every_text_has_a_limit(self):
        for name in sorted(set(pages()) & {name for name, page in PAGES.items() if page.post}):
            for form in self.forms_of(name):
                assert isinstance(form, Dressed), f"{name} shows a form that is not ours"
                assert texts_without_limit(form) == set(), name

    def test_every_filter_has_a_limit(self):
        for name, view in pages().items():
            if getattr(view, "filters", None):
                context = self.open(name).context
                for shown in context["filter_fields"]:
                    field = shown.bound.field
                    assert not isinstance(field, forms.CharField) or field.max_length, name

    def forms_of(self, name):
        context = self.open(name).context or {}
        return [context["form"]] if context and context.get("form") is not None else []

    def open(self, name):
        page = PAGES[name]
        names = {argument: self.world.arguments[of] for argument, of in page.of.items()}
        return signed_in(self.world.people[page.right]).get(reverse(name, kwargs=names))
