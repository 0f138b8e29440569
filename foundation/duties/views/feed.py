"""What a calendar elsewhere reads through a private link, without signing in."""

from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views import View

from foundation.duties.ical import calendar_of
from foundation.duties.models import CalendarFeed
from foundation.duties.selectors.calendar import feed_of
from foundation.duties.services.feeds import note_reading

MOST = 20
"""So often a link may be read within five minutes; calendars ask a few times a day."""
WITHIN = 5 * 60


@method_decorator(login_not_required, name="dispatch")
class FeedView(View):
    """The duties of whoever made the link, while they work here."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        feed = CalendarFeed.objects.by_token(token).select_related("user").first()
        today = timezone.localdate()
        if feed is None or not works_here(feed.user, today):
            raise Http404
        if is_too_much(feed):
            return HttpResponse(status=429, headers={"Retry-After": str(WITHIN)})
        body = calendar_of(
            feed_of(feed.user, on=today), base=settings.SUSTAIN_URL, at=timezone.now()
        )
        note_reading(feed=feed, on=today)
        return HttpResponse(
            body,
            content_type="text/calendar; charset=utf-8",
            headers={
                "Cache-Control": "private, no-cache",
                "Content-Disposition": 'inline; filename="sustain.ics"',
                "X-Robots-Tag": "noindex",
            },
        )


def works_here(user: Any, on: Any) -> bool:
    """Whether somebody has an account and a role that is in force."""
    return user.is_active and user.memberships.in_force(on).exists()


def is_too_much(feed: CalendarFeed) -> bool:
    """Counts one more reading of this link."""
    key = f"calendar-feed-{feed.pk}"
    cache.add(key, 0, WITHIN)
    try:
        return cache.incr(key) > MOST
    except ValueError:  # it has just run out
        return False
