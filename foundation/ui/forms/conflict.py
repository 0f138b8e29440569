"""Two people, one record: comparing what one typed with what another saved meanwhile."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.http import QueryDict

from foundation.ui.words import listed, spoken

CHOICE = "keep-"
THEIRS, YOURS = "theirs", "yours"


@dataclass(frozen=True)
class Difference:
    """One field on which two texts differ."""

    name: str
    label: str
    theirs: str
    yours: str
    chosen: str

    @property
    def choice(self) -> str:
        return CHOICE + self.name


def posted_values(bound: BoundField) -> list[str]:
    """What a browser would send for a field as it stands."""
    widget, value = bound.field.widget, bound.value()
    if isinstance(widget, forms.CheckboxInput):
        return ["on"] if widget.check_test(value) else []
    shown = widget.format_value(value)
    if isinstance(shown, (list, tuple)):
        return sorted(str(one) for one in shown if one not in ("", None))
    text = "" if shown is None else str(shown).replace("\r\n", "\n")
    text = text.strip() if getattr(bound.field, "strip", False) else text
    return [text] if text else []


def fingerprint(values: list[str]) -> str:
    return hashlib.blake2s(json.dumps(sorted(values)).encode(), digest_size=6).hexdigest()


def comparable(form: Any) -> Iterator[BoundField]:
    """The fields whose two texts can be laid side by side."""
    for bound in form:
        if not isinstance(bound.field, forms.FileField) and not bound.field.disabled:
            yield bound


def fingerprints_of(form: Any) -> str:
    """A short mark for the value of each field when the form was opened."""
    return json.dumps({b.name: fingerprint(posted_values(b)) for b in comparable(form)})


def _opened(marks: str) -> dict[str, str]:
    try:
        found = json.loads(marks)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def said(bound: BoundField, values: list[str]) -> str:
    """Posted values in words: the labels of choices, dates as days, ticks as yes and no."""
    if isinstance(bound.field.widget, forms.CheckboxInput):
        return spoken(bool(values))
    if hasattr(bound.field, "choices"):
        wanted = set(values)
        flat = bound.field.widget.subwidgets(bound.html_name, values)
        return listed(w["label"] for w in _options(flat) if str(w["value"]) in wanted)
    if isinstance(bound.field, forms.DateField):
        try:
            return spoken(bound.field.to_python(values[0] if values else ""))
        except forms.ValidationError:
            pass
    return "\n".join(values)


def _options(subwidgets: Any) -> Iterator[dict[str, Any]]:
    for one in subwidgets:
        if "optgroups" in one:
            for _title, options, _index in one["optgroups"]:
                yield from options
        elif "label" in one:
            yield one


def differences(yours: Any, theirs: Any, opened: str, choices: Any) -> list[Difference]:
    """Where the two texts differ, with the side that changed already chosen.

    ``theirs`` is a fresh form over the row as it now is. A field that only one of the two
    people touched is settled for them; one that both changed is left for a choice, unless
    that was made already (``choices``).
    """
    marks = _opened(opened)
    found = []
    for bound in comparable(theirs):
        new, typed = posted_values(bound), posted_values(yours[bound.name])
        if sorted(new) == sorted(typed):
            continue
        chosen = choices.get(CHOICE + bound.name) or _touched(marks.get(bound.name), new, typed)
        found.append(
            Difference(bound.name, str(bound.label), said(bound, new), said(bound, typed), chosen)
        )
    return found


def _touched(before: str | None, theirs: list[str], yours: list[str]) -> str:
    """The side that changed a field, when only one did."""
    if before == fingerprint(theirs):
        return YOURS
    return THEIRS if before == fingerprint(yours) else ""


def settled(data: QueryDict, theirs: Any) -> tuple[QueryDict, list[str]]:
    """What to save after the choices, and the fields that are still without one.

    Fields marked ``theirs`` are filled from the row as it now is.
    """
    result = data.copy()
    open_fields = []
    for bound in comparable(theirs):
        choice = data.get(CHOICE + bound.html_name)
        if choice == THEIRS:
            result.setlist(bound.html_name, posted_values(bound))
        elif choice == "":
            open_fields.append(bound.html_name)
    return result, open_fields
