"""One entry of a code list."""

from foundation.ui import forms


class CodeForm(forms.Form):
    """The words of an entry."""

    title = forms.CharField(max_length=120, label="Words", help_text="As people will read it")
    asks = {"title": "Give the words of the entry"}
