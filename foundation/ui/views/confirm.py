"""A question, a reason, one button."""

from typing import Any

from foundation.ui.forms import Reason

from .forms import FormPage


class ConfirmPage(FormPage):
    """Asks before something happens to a row, and why. Short enough for a dialog."""

    form_class: Any = Reason
    ask: Any = ""

    @property
    def intro(self) -> Any:
        return self.ask() if callable(self.ask) else self.ask
