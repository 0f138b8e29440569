"""Under Account: how and when I am told."""

from typing import Any

from django.urls import reverse

from foundation.duties.forms.wishes import WishForm
from foundation.duties.models import MailWish
from foundation.duties.selectors.recipients import wish_of
from foundation.duties.services.mailing import choose_rhythm
from foundation.ui.views import SIGNED_IN, FormPage


class HowTold(FormPage):
    """The rhythm of the mail that tells me of my duties."""

    permission = SIGNED_IN
    template_name = "duties/how_told.html"
    form_class = WishForm
    nav = "account"
    drafts = False
    title, submit, said = "How and when you are told", "Save", "Saved."
    intro = (
        "Email tells you what needs you, by reference only. What is critical comes at once, "
        "whatever you choose, also at night and at weekends."
    )

    def crumbs(self) -> list[tuple[str, str]]:
        return [("Your account", reverse("account"))]

    def initial(self) -> dict[str, Any]:
        wish = wish_of(self.user)
        return {"rhythm": wish.rhythm, "weekday": wish.weekday}

    def save(self, form: Any) -> MailWish:
        return choose_rhythm(by=self.user, **form.cleaned_data)

    def landing(self, saved: MailWish) -> str:
        return reverse("duties:how_told")
