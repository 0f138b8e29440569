"""Making Django's fields ours: controls, limits and sentences, one field at a time."""

from typing import Any

from django import forms
from django.core import validators
from django.core.exceptions import ValidationError

from . import dates
from .widgets import Area, CheckList, DateInput, MomentInput, Password, TimeInput

LINE_LIMIT = 300
AREA_LIMIT = 5000

CHOOSE = "Choose one from the list"
ARTICLES = {"a", "an", "the", "your", "who", "what", "when", "where", "why", "how"}
DASHES = "---------"
SENTENCES: tuple[tuple[type[forms.Field], dict[str, str]], ...] = (
    (forms.DateTimeField, {"invalid": dates.MOMENT_UNREAD}),
    (forms.DateField, {"invalid": dates.DATE_UNREAD}),
    (forms.TimeField, {"invalid": dates.TIME_UNREAD}),
    (forms.EmailField, {"invalid": "Enter an email address, such as name@example.org"}),
    (forms.URLField, {"invalid": "Enter a web address, such as https://example.org"}),
    (forms.IntegerField, {"invalid": "Enter a whole number, such as 12"}),
    (forms.DecimalField, {"invalid": "Enter a number, such as 12.5"}),
    (forms.FloatField, {"invalid": "Enter a number, such as 12.5"}),
    (
        forms.ModelMultipleChoiceField,
        {"invalid_choice": CHOOSE, "invalid_pk_value": CHOOSE, "list": CHOOSE},
    ),
    (forms.MultipleChoiceField, {"invalid_choice": CHOOSE, "invalid_list": CHOOSE}),
    (forms.ModelChoiceField, {"invalid_choice": CHOOSE}),
    (forms.ChoiceField, {"invalid_choice": CHOOSE}),
    (
        forms.FileField,
        {
            "empty": "This file is empty. Choose another",
            "missing": "The file did not arrive. Choose it again",
            "invalid": "The file did not arrive. Choose it again",
            "max_length": "The file’s name is too long. Rename it and choose it again",
        },
    ),
)
CHOICES = (forms.ChoiceField, forms.ModelChoiceField, forms.MultipleChoiceField)


class TooLong(validators.MaxLengthValidator):
    """A limit that says by how much a text is over it."""

    def __init__(self, limit: int) -> None:
        super().__init__(limit)

    def __call__(self, value: str) -> None:
        if len(value) > self.limit_value:
            words = f"Keep this to {self.limit_value:,} characters. It has {len(value):,} now"
            raise ValidationError(words, code="max_length")


class NoNoughts(validators.ProhibitNullCharactersValidator):
    """The one character that PostgreSQL does not keep. Nobody types it; some programs copy it."""

    message = "This holds a character that cannot be kept. Type it, or paste it as plain text"


def dress(field: forms.Field, label: str, ask: str = "") -> None:
    """Give one field its control, its limit and its sentences."""
    field.widget = _control(field)
    name_nothing(field)
    dates.understand_dates(field)
    for kind, sentences in SENTENCES:
        if isinstance(field, kind):
            field.error_messages = {**field.error_messages, **sentences}
            break
    if _has_plain_sentence(field) or ask:
        field.error_messages = {**field.error_messages, "required": ask or _ask(field, label)}
    limit_text(field)


def name_nothing(field: forms.Field, words: str = "") -> None:
    """A word instead of dashes for the choice that is none."""
    words = words or ("Choose one" if field.required else "None")
    if isinstance(field, forms.ModelChoiceField):
        if field.empty_label == DASHES:
            field.empty_label = words
    elif isinstance(field, forms.ChoiceField):
        choices: Any = field.choices
        field.choices = [(key, words if str(label) == DASHES else label) for key, label in choices]


def _has_plain_sentence(field: forms.Field) -> bool:
    """Whether the sentence for an empty field is still Django's own."""
    return field.error_messages.get("required") == forms.Field.default_error_messages["required"]


def _ask(field: forms.Field, label: str) -> str:
    """What to say when a field that is needed was left empty."""
    name = label[:1].lower() + label[1:] if label[1:2].islower() else label
    if isinstance(field, forms.BooleanField):
        return f"Tick the box: {name}"
    verb = "Choose" if isinstance(field, (*CHOICES, forms.FileField)) else "Enter"
    if "?" in name or len(name.split()) > 5:
        return f"{verb}: {name}"
    article = "" if name.split()[0] in ARTICLES else "the "
    return f"{verb} {article}{name}"


def _control(field: forms.Field) -> forms.Widget:
    """Our control in place of Django's, with everything that was said to Django's."""
    old = field.widget
    for theirs, ours in (
        (forms.Textarea, Area),
        (forms.PasswordInput, Password),
        (forms.DateTimeInput, MomentInput),
        (forms.DateInput, DateInput),
        (forms.TimeInput, TimeInput),
    ):
        if isinstance(old, theirs):
            return old if isinstance(old, ours) else _changed(old, ours)
    if type(old) is forms.SelectMultiple:
        new: Any = CheckList(old.attrs)
        new.choices, new.is_required = field.choices, field.required  # type: ignore[attr-defined]
        return new
    return old


def _changed(old: forms.Widget, kind: Any) -> forms.Widget:
    new: forms.Widget = kind(_without_defaults(old))
    new.is_required, new.is_localized = old.is_required, old.is_localized
    return new


def _without_defaults(old: forms.Widget) -> dict[str, Any]:
    """The attributes somebody asked for; Django's ten rows of forty characters are not."""
    attrs = dict(old.attrs)
    if isinstance(old, forms.Textarea) and attrs.get("rows") == "10" and attrs.get("cols") == "40":
        del attrs["rows"]
    attrs.pop("cols", None)
    return attrs


def limit_text(field: forms.Field) -> None:
    """Every text has a limit. It is said and checked, never cut off by the browser."""
    if not isinstance(field, forms.CharField) or isinstance(field.widget, forms.PasswordInput):
        return
    area = isinstance(field.widget, forms.Textarea)
    limit = field.max_length or (AREA_LIMIT if area else LINE_LIMIT)
    field.max_length = limit
    ours = (validators.MaxLengthValidator, validators.ProhibitNullCharactersValidator)
    kept = [v for v in field.validators if not isinstance(v, ours)]
    field.validators = [*kept, TooLong(limit), NoNoughts()]
    field.widget.attrs.pop("maxlength", None)
    field.widget.attrs["data-limit"] = str(limit)
