"""Help: the same place on every page, the same page for everybody."""

from typing import Any

from foundation.organisation.selectors.help import helpers
from foundation.ui.views import SIGNED_IN, Page


class HelpPage(Page):
    """What the product is for, how its plans and charts are read, and whom to ask."""

    permission = SIGNED_IN
    template_name = "organisation/help.html"
    title = "Help"
    nav = "help"

    def context(self) -> dict[str, Any]:
        return {"helpers": list(helpers(self.on))}
