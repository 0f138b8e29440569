"""Today: the page a person opens first."""

from typing import Any

from foundation.duties.selectors.today import day_of, sentence
from foundation.ui.views import SIGNED_IN, Page


class TodayPage(Page):
    """What needs the person who is signed in, and what they wait for."""

    permission = SIGNED_IN
    template_name = "duties/today.html"
    title = "What needs you"
    nav = "today"

    def context(self) -> dict[str, Any]:
        day = day_of(self.user, on=self.on, whole="all" in self.request.GET)
        before, linked, after = sentence(day)
        return {"day": day, "before": before, "linked": linked, "after": after}
