"""Confirmations that ask for nothing."""

from foundation.ui import forms


class NoQuestions(forms.Form):
    """A confirmation that needs no words."""
