"""Spread: choosing services, and each of them saying how it stands."""

from typing import Any

from django.urls import reverse

from foundation.ui.tables import Empty
from foundation.ui.views import DetailPage, FormPage, ListPage, Tab
from qip.forms.spread import AdoptionFilter, HandOverForm, SpreadForm, StandForm, chosen_words
from qip.models import VERIFIED_STATES, Action, Adoption, AdoptionState
from qip.selectors.actions import moves_count
from qip.selectors.spread import SPREADS, adoptions_found, may_update
from qip.selectors.standards import versions_with
from qip.services import spread
from qip.tables.learning import AdoptionTable

from .actions import action_crumbs
from .plans import of_action


class SpreadChoose(FormPage):
    """From a verified action: where else is it needed?"""

    permission = "qip.change_action"
    parent_model, parent_kwarg = Action, "action"
    nav = "plans"
    form_class = SpreadForm
    template_name = "qip/spread_choose.html"
    title, submit = "Spread it to other services", "Choose these services"
    parent: Action

    def parent_rows(self) -> Any:
        rows = super().parent_rows().annotate(moves=moves_count())
        return rows.select_related("plan").prefetch_related("services")

    def frame(self) -> dict[str, Any]:
        return {**super().frame(), "kicker": of_action(self.parent)}

    def form_kwargs(self) -> dict[str, Any]:
        return {"action": self.parent}

    def intro(self) -> str:
        return f"“{self.parent.title}” was proven here. Which services live with the same problem?"

    def context(self) -> dict[str, Any]:
        return {"action": self.parent, "is_verified": self.parent.state in VERIFIED_STATES}

    def crumbs(self) -> list[tuple[str, str]]:
        return action_crumbs(self.parent)

    def save(self, form: Any) -> list[Adoption]:
        return spread.spread_action(
            by=self.user, action=self.parent, on=self.on, **form.cleaned_data
        )

    def said(self, saved: list[Adoption]) -> str:
        return f"Chosen: {chosen_words(saved)}. Whoever sees to it finds it under Today."

    def landing(self, saved: Any) -> str:
        return f"{self.parent.get_absolute_url()}#spread"


class AdoptionList(ListPage):
    """What was proven elsewhere and should be taken up here."""

    permission = "qip.view_plan"
    nav = "spread"
    title = "Spread"
    noun = "rows"
    table = AdoptionTable
    filters = AdoptionFilter
    headline = "What was proven in one service, and whether the others have taken it up."
    tabs = (
        Tab("not_yet", "Not yet", lambda rows, on: rows.not_yet()),
        Tab("late", "Late", lambda rows, on: rows.late(on)),
        Tab("in_place", "In place", lambda rows, on: rows.filter(state=AdoptionState.IN_PLACE)),
        Tab("other", "Does not apply",
            lambda rows, on: rows.filter(state=AdoptionState.NOT_APPLICABLE)),
        Tab("all", "All"),
    )  # fmt: skip

    def rows(self) -> Any:
        return adoptions_found(self.user)

    @property
    def empty(self) -> Empty:
        return Empty(
            "Nothing has been spread yet",
            "When an action is verified, open it and choose the other services that live with the "
            "same problem. Each of them says here whether it is in place.",
            f"{reverse('qip:actions')}?view=all&state=sustaining", "See what is verified",
        )  # fmt: skip


class AdoptionPage(DetailPage):
    """One service's row: what should be taken up, who sees to it, and how it stands."""

    permission = "qip.view_plan"
    model = Adoption
    nav = "spread"
    template_name = "qip/adoption.html"

    def rows(self) -> Any:
        return adoptions_found(self.user)

    def title(self) -> str:
        return self.object.action.title

    def crumbs(self) -> list[tuple[str, str]]:
        return spread_crumbs()

    def context(self) -> dict[str, Any]:
        row = self.object
        return {
            "adoption": row,
            "stands": row.action.state in VERIFIED_STATES,
            "standards": versions_with(row.action, self.user),
            "may_say": may_update(self.user, row),
            "may_hand": (self.user.has_perm(SPREADS, row) and row.state == AdoptionState.NOT_YET),
            "may_open_file": row.can_open
            and self.user.has_perm("evidence.view_attachment", row.action),
        }


def spread_crumbs(adoption: Adoption | None = None) -> list[tuple[str, str]]:
    """Spread / Quayside."""
    first = [("Spread", reverse("qip:adoptions"))]
    if adoption is None:
        return first
    return [*first, (str(adoption.service), adoption.get_absolute_url())]


class OfAdoption(FormPage):
    model = Adoption
    nav = "spread"
    drafts = True

    def rows(self) -> Any:
        return adoptions_found(self.user)

    def crumbs(self) -> list[tuple[str, str]]:
        return spread_crumbs(self.object)


class AdoptionSay(OfAdoption):
    """The person responsible, or whoever leads the work there, says how it stands."""

    permission = "qip.add_note"
    form_class = StandForm
    title, submit = "Say how it stands", "Save"
    said = "How it stands is saved."

    def allowed(self) -> bool:
        return may_update(self.user, self.object)

    def intro(self) -> str:
        return f"“{self.object.action.title}”, at {self.object.service}"

    def save(self, form: Any) -> Adoption:
        return spread.say_how_it_stands(by=self.user, adoption=self.object, **form.cleaned_data)


class AdoptionHand(OfAdoption):
    permission = "qip.change_action"
    form_class = HandOverForm
    title, submit = "Who sees to it, and until when?", "Save"
    said = "The person and the date are saved."

    def save(self, form: Any) -> Adoption:
        return spread.hand_over_adoption(
            by=self.user, adoption=self.object, on=self.on, **form.cleaned_data
        )
