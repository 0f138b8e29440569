"""Whatever is sent to any form: a page or a sentence, nothing run, and what was typed comes back."""

import re
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

from django import forms
from django.test import TestCase
from django.urls import reverse

from foundation.ui.forms.base import Dressed

from .addresses import body_of, signed_in
from .matrix import PAGES
from .test_access import undone
from .world import build

SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'>{{ 7 }}"
# The text, and whether real choices are made beside it.
SENT = {
    "a nought": ("No\0thing", True),
    "a nought everywhere": ("No\0thing", False),
    "a script": (SCRIPT, True),
    "a script everywhere": (SCRIPT, False),
    "what nobody sees": ("\u202eright to left\u202c zero\u200bwidth \ufeff\U0001f600", True),
    "one endless word": ("W" * 5_500, False),
}
RUNS = re.compile(r"<script>alert|<img src=x")


class TestBadText(TestCase):
    """Every form of the product, as the right person is shown it."""

    @classmethod
    def setUpTestData(cls) -> None:
        cls.world = build()


def choices_of(field: Any) -> list[str]:
    """What could be chosen, without the empty one."""
    found = []
    for value, label in islice(field.choices, 5):
        inside = label if isinstance(label, (list, tuple)) else [(value, label)]
        found += [str(key) for key, _words in inside if key not in (None, "")]
    return found


def filled(form: Any, text: str, *, choose: bool) -> dict[str, Any]:
    """Every field with the text in it; where one chooses, a real choice or the text as well."""
    sent: dict[str, Any] = dict(form.carried)
    for name, field in form.fields.items():
        sent[name] = text
        if isinstance(field, forms.FileField):
            del sent[name]
        elif choose and isinstance(field, (forms.ChoiceField, forms.ModelChoiceField)):
            sent[name] = choices_of(field)[:1]
        elif choose and isinstance(field, (forms.DateField, forms.BooleanField)):
            sent[name] = "" if isinstance(field, forms.BooleanField) else "2027-03-27"
    return sent


def form_at(client: Any, url: str) -> Any:
    response = client.get(url)
    form = (response.context or {}).get("form") if response.status_code == 200 else None
    return form if isinstance(form, Dressed) else None


def sends_to(name: str) -> Callable[[TestBadText], None]:
    page = PAGES[name]

    def test(self: TestBadText) -> None:
        names = {argument: self.world.arguments[of] for argument, of in page.of.items()}
        url = reverse(name, kwargs=names)
        for kind, (text, choose) in SENT.items():
            with self.subTest(kind), undone():
                send(signed_in(self.world.people[page.right]), url, text, choose=choose)

    return test


def send(client: Any, url: str, text: str, *, choose: bool) -> None:
    form = form_at(client, url)
    if form is None:
        return
    answer = client.post(url, filled(form, text, choose=choose))
    assert answer.status_code in (302, 409, 422, 200), answer.status_code
    assert not RUNS.search(body_of(answer))
    again = client.get(url)
    assert again.status_code == 200 or answer.status_code == 302
    assert not RUNS.search(body_of(again))
    if answer.status_code == 422 and (typed := kept(form)):
        back = again.context["form"]
        assert str(back[typed].value()) == text.replace("\0", ""), typed


def kept(form: Any) -> str:
    """A text field of a form that keeps drafts, if it has one."""
    texts = (
        name
        for name, field in form.fields.items()
        if type(field) is forms.CharField and not isinstance(field.widget, forms.PasswordInput)
    )
    return next(texts, "") if "draft_token" in form.carried else ""


def every_form() -> Iterator[str]:
    return (name for name, page in PAGES.items() if page.post)


for one in every_form():
    setattr(TestBadText, f"test_{one}", sends_to(one))
