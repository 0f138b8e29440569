"""The ladder itself: seen by all who see escalations, changed by few."""

from typing import Any

from django.urls import reverse

from foundation.ui.views import FormPage, Page
from governance.forms.ladder import LadderForm, LevelForm
from governance.models import Ladder, LadderLevel
from governance.selectors.escalations import Ladders
from governance.selectors.ladder import asked, lines
from governance.services import ladder as ladders

CHANGES = "governance.change_ladder"


def crumbs() -> list[tuple[str, str]]:
    return [("Escalations", reverse("escalations:list"))]


class LadderPage(Page):
    """After how many days late which level is asked, and who that is."""

    permission = "governance.view_escalation"
    template_name = "governance/ladder.html"
    title, nav = "The ladder", "escalations"

    def crumbs(self) -> list[tuple[str, str]]:
        return crumbs()

    def context(self) -> dict[str, Any]:
        levels = asked(self.on, by=self.user)
        return {
            "lines": lines(),
            "levels": levels,
            "gaps": [one for one in levels if one.gap],
            "may_change": self.user.reach(CHANGES).everything,
        }


class LadderChange(FormPage):
    permission = CHANGES
    model = Ladder
    form_class = LadderForm
    nav = "escalations"
    submit, said = "Save the days", "The ladder is saved. It holds from tomorrow morning on."

    def title(self) -> str:
        return f"Change the ladder for {self.object.get_risk_level_display().lower()} risk"

    def crumbs(self) -> list[tuple[str, str]]:
        return [*crumbs(), ("The ladder", reverse("escalations:ladder"))]

    def form_kwargs(self) -> dict[str, Any]:
        return {"names": Ladders().names}

    def save(self, form: Any) -> Ladder:
        return ladders.change_ladder(by=self.user, ladder=self.object, days=form.days())


class LevelChange(FormPage):
    permission = CHANGES
    model = LadderLevel
    form_class = LevelForm
    nav = "escalations"
    submit, said = "Save the level", "The level is saved. It holds from tomorrow morning on."

    def title(self) -> str:
        return f"Who is asked at level {self.object.number}"

    def crumbs(self) -> list[tuple[str, str]]:
        return [*crumbs(), ("The ladder", reverse("escalations:ladder"))]

    def save(self, form: Any) -> LadderLevel:
        return ladders.change_level(by=self.user, level=self.object, **form.cleaned_data)
