"""The trail as a page, for the data protection lead."""

from typing import Any

from django.contrib.auth import get_user_model

from foundation.trail.forms.questions import QuestionForm
from foundation.trail.selectors.entries import SHOWN, Question, entries
from foundation.ui.views import Page
from foundation.ui.whole import whole

FURTHEST = 100_000


class TrailPage(Page):
    """Who changed what and who opened what; asked by POST, so that no name enters an address."""

    permission = "trail.read_trail"
    template_name = "trail/trail.html"
    title = "Audit trail"
    nav = "trail"

    def allowed(self) -> bool:
        """The trail covers everything, so only a role over everything may read it."""
        return bool(self.user.reach(self.permission).everything)

    def post(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        return self.get(request, *args, **kwargs)

    def context(self) -> dict[str, Any]:
        form = QuestionForm(self.request.POST or None, user=self.user, on=self.on)
        skip = self.skip()
        found = self.found(form, skip)
        return {
            "form": form,
            "entries": found[:SHOWN],
            "older": skip + SHOWN if len(found) > SHOWN else None,
            "newer": max(skip - SHOWN, 0) if skip else None,
            "names": self.names(found),
        }

    def skip(self) -> int:
        """How many lines are already behind the reader."""
        return min(whole(self.request.POST.get("skip", "")) or 0, FURTHEST)

    def found(self, form: QuestionForm, skip: int) -> list[Any]:
        if not form.is_bound:
            return entries(Question())
        return entries(form.question(skip)) if form.is_valid() else []

    def names(self, found: list[Any]) -> dict[int, str]:
        """The names behind the account numbers of the entries."""
        rows = get_user_model().objects.filter(pk__in={entry.who for entry in found if entry.who})
        return {user.pk: user.name for user in rows}
