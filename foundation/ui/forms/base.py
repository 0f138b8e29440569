"""The forms of the product: Django's, with our controls, sentences, bands and nudges."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.utils import timezone
from django.utils.text import capfirst

from .bands import PACK, Band
from .dressing import dress
from .fields import FieldView

KEPT = "kept"


class Dressed:
    """What our forms add.

    ``bands`` arranges the fields. ``asks`` gives the sentence for a field that was left empty.
    ``nudged`` names the fields whose wording ``nudges`` looks at as they are left.
    """

    bands: tuple[Band, ...] = ()
    asks: Mapping[str, str] = {}
    nudged: tuple[str, ...] = ()
    marks_optional = True
    use_required_attribute = False

    fields: dict[str, forms.Field]
    data: Any
    is_bound: bool

    def __init__(self, *args: Any, user: Any = None, on: date | None = None, **kwargs: Any) -> None:
        self.user = user
        self.on = on or timezone.localdate()
        self.page_url = ""
        self.carried: dict[str, str] = {}
        super().__init__(*args, **kwargs)
        for name in self.fields:
            self.dress(name)

    def dress(self, name: str) -> None:
        """Dress one field; call it for fields added after ``__init__``."""
        field = self.fields[name]
        if field.label is None:
            field.label = capfirst(name.replace("_", " "))
        dress(field, str(field.label), self.asks.get(name, ""))

    @property
    def helper(self) -> FormHelper:
        """For crispy's own tags; our templates draw the bands themselves."""
        helper = FormHelper()
        helper.form_tag = False
        helper.template_pack = PACK
        return helper

    def nudges(self) -> dict[str, str]:
        """Field → a sentence about weak wording. Never stops a save."""
        return {}

    def typed(self, name: str) -> str:
        """The text in a field as it stands, whether or not it has been checked."""
        value = self[name].value()  # type: ignore[index]
        return value if isinstance(value, str) else ""

    @property
    def shown_nudges(self) -> dict[str, str]:
        """The nudges that their author has not answered with "Keep it anyway"."""
        if not self.is_bound:
            return {}
        kept = set(self.data.getlist(KEPT)) if hasattr(self.data, "getlist") else set()
        return {name: words for name, words in self.nudges().items() if name not in kept}

    @property
    def kept(self) -> list[str]:
        """Fields whose wording was kept in spite of a nudge."""
        known = self.data.getlist(KEPT) if hasattr(self.data, "getlist") else []
        return [name for name in known if name in self.fields]


class Form(Dressed, forms.Form):
    """A form of our own."""


class ModelForm(Dressed, forms.ModelForm):
    """A form over one row. Its instance is a copy: services change rows, forms do not."""


class Reason(Form):
    """The smallest form: why."""

    reason = forms.CharField(
        label="Why", widget=forms.Textarea(attrs={"rows": 3}), max_length=1000, strip=True
    )
    asks = {"reason": "Say why, in a sentence or two"}


def summary_of(form: Any) -> list[tuple[str, str]]:
    """Every error of a form in the order of its fields: where it is, and what it says.

    An error of the whole form, or of a field nobody sees, has no place to go to.
    """
    lines = [("", str(error)) for error in form.errors.get(NON_FIELD_ERRORS, ())]
    for field in form:
        view = FieldView(field)
        lines += [("" if field.is_hidden else view.anchor, error) for error in view.errors]
    return lines
