"""A name for the filters of a list."""

from django import forms

from .base import Form


class Nothing(Form):
    """Asks nothing: the button is the whole form."""


class SaveFilterForm(Form):
    """How a saved filter is called."""

    name = forms.CharField(
        max_length=40, label="Name", help_text="Short, such as “Late at weekends”"
    )
    asks = {"name": "Give it a name"}
