"""The month of one person, and the link for a calendar elsewhere."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone

from foundation.duties.forms.confirming import NoQuestions
from foundation.duties.forms.feeds import LinkForm
from foundation.duties.models import CalendarFeed
from foundation.duties.selectors.calendar import headline, month_named, month_of, month_page
from foundation.duties.services.feeds import make_link, revoke_link
from foundation.ui.views import SIGNED_IN, ConfirmPage, Page

TITLE = "Calendar"
LINK = "Your calendar link"


class CalendarPage(Page):
    """What is due from the person who is signed in, month by month."""

    permission = SIGNED_IN
    template_name = "duties/calendar.html"
    title = TITLE
    nav = "calendar"

    def context(self) -> dict[str, Any]:
        asked = self.request.GET.get("month", "")
        month = month_named(asked) if asked else month_of(self.on)
        if month is None:
            raise Http404
        page = month_page(self.user, month, on=self.on)
        return {"page": page, "month": month, "headline": headline(page)}


class LinkPage(Page):
    """Whether there is a link, since when, and what whoever has it sees."""

    permission = SIGNED_IN
    template_name = "duties/calendar_link.html"
    title = LINK
    nav = "calendar"

    def crumbs(self) -> list[tuple[str, str]]:
        return [(TITLE, reverse("duties:calendar"))]

    def context(self) -> dict[str, Any]:
        feed = CalendarFeed.objects.of(self.user).first()
        return {"feed": feed if feed and feed.is_open else None, "link": ""}


class LinkMake(ConfirmPage):
    """Makes a link, in place of the one before, and shows it this once."""

    permission = SIGNED_IN
    form_class = LinkForm
    title = "Make a new link?"
    submit = "Make a link"
    ask = (
        "With the link a calendar reads what is due from you, without signing in. A link made "
        "before stops working."
    )
    nav = "calendar"
    said = ""
    drafts = False
    token = ""

    def crumbs(self) -> list[tuple[str, str]]:
        return [(TITLE, reverse("duties:calendar")), (LINK, reverse("duties:calendar_link"))]

    def save(self, form: Any) -> None:
        self.token = make_link(by=self.user, at=timezone.now())

    def landing(self, saved: Any) -> str:
        return reverse("duties:calendar_link")

    def go(self, url: str) -> HttpResponse:
        """Show the link in this answer: it is kept nowhere that a second page could read it."""
        if not self.token:
            return super().go(url)
        self.template_name = "duties/calendar_link.html"
        path = reverse("duties:calendar_feed", args=[self.token])
        feed = CalendarFeed.objects.of(self.user).first()
        link = f"{settings.SUSTAIN_URL}{path}"
        response = self.show(feed=feed, title=LINK, crumbs=self.crumbs()[:1], link=link)
        response["Cache-Control"] = "no-store"
        return response


class LinkRevoke(ConfirmPage):
    """The link stops working."""

    permission = SIGNED_IN
    form_class = NoQuestions
    title = "Take the link back?"
    submit, said = "Take it back", "The link no longer works."
    ask = "Calendars that read it are told nothing more. You can make a new link at any time."
    nav = "calendar"
    danger = True
    drafts = False

    def crumbs(self) -> list[tuple[str, str]]:
        return [(TITLE, reverse("duties:calendar")), (LINK, reverse("duties:calendar_link"))]

    def save(self, form: Any) -> CalendarFeed:
        return revoke_link(by=self.user, at=timezone.now())

    def landing(self, saved: Any) -> str:
        return reverse("duties:calendar_link")
