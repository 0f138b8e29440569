"""Forms. Import the package: ``from foundation.ui import forms``."""

from django.forms import (
    BooleanField,
    CharField,
    CheckboxInput,
    ChoiceField,
    DateField,
    DateTimeField,
    DecimalField,
    EmailField,
    FileField,
    HiddenInput,
    IntegerField,
    ModelChoiceField,
    ModelMultipleChoiceField,
    MultipleChoiceField,
    Select,
    Textarea,
    TextInput,
    TypedChoiceField,
)

from .bands import Band
from .base import Dressed, Form, ModelForm, Reason, summary_of
from .fields import FieldView
from .filters import DayFilter, FilterSet, SearchFilter, visible
from .widgets import Area, CheckList, DateInput, ManyPicks, MomentInput, Password, Picks, TimeInput

__all__ = [
    "Area",
    "Band",
    "BooleanField",
    "CharField",
    "CheckList",
    "CheckboxInput",
    "ChoiceField",
    "DateField",
    "DateInput",
    "DateTimeField",
    "DayFilter",
    "DecimalField",
    "Dressed",
    "EmailField",
    "FieldView",
    "FileField",
    "FilterSet",
    "Form",
    "HiddenInput",
    "IntegerField",
    "ManyPicks",
    "ModelChoiceField",
    "ModelForm",
    "ModelMultipleChoiceField",
    "MomentInput",
    "MultipleChoiceField",
    "Password",
    "Picks",
    "Reason",
    "SearchFilter",
    "Select",
    "TextInput",
    "Textarea",
    "TimeInput",
    "TypedChoiceField",
    "summary_of",
    "visible",
]
