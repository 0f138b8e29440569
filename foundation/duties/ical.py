"""Duties as an iCalendar file: their references and dates, and no word of what they say."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urljoin
from uuid import NAMESPACE_URL, uuid5

from foundation.duties.duty import Duty

MAKER = "-//Sustain//Duties//EN"
NAME = "Sustain"
ASK_AGAIN = timedelta(hours=4)


def calendar_of(duties: Iterable[Duty], *, base: str, at: datetime) -> bytes:
    """The whole file. ``base`` is the address of the installation."""
    # Only here: reading the library takes longer than starting the rest of a process.
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", NAME)
    calendar.add("x-wr-calname", NAME)
    calendar.add("refresh-interval", ASK_AGAIN, parameters={"VALUE": "DURATION"})
    for duty in duties:
        calendar.add_component(_event(duty, base, at))
    return bytes(calendar.to_ical())


def _event(duty: Duty, base: str, at: datetime) -> Any:
    """A whole day, which takes no time from it."""
    from icalendar import Event

    event, day = Event(), duty.due
    url = urljoin(base, duty.url)
    event.add("uid", f"{uuid5(NAMESPACE_URL, f'{duty.kind} {url}')}@sustain")
    event.add("dtstamp", at)
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1) if day else day)
    event.add("summary", f"{duty.reference or 'Something'} {duty.falls}")
    event.add("url", url)
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE")
    return event
