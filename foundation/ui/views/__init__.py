"""The bases of all pages."""

from .confirm import ConfirmPage
from .forms import FormPage
from .lists import Button, ListPage, Tab
from .page import NOBODY, SIGNED_IN, DetailPage, Page

__all__ = [
    "NOBODY",
    "SIGNED_IN",
    "Button",
    "ConfirmPage",
    "DetailPage",
    "FormPage",
    "ListPage",
    "Page",
    "Tab",
]
