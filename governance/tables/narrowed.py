"""What narrows a list of escalations by its address alone: said above it, to be taken away."""

from collections.abc import Iterator

from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from foundation.ui.tables import Query
from foundation.ui.words import full_day
from governance.forms.escalations import day_of
from governance.selectors.delay_rows import NOBODY


def narrowed_words(query: Query) -> Iterator[tuple[str, str]]:
    """Each parameter for which no filter is shown, with what it leaves."""
    if day := day_of(query.get("open_on")):
        yield "open_on", f"Open at the end of {full_day(day)}"
    if first := day_of(f"{query.get('reached')}-01"):
        yield "reached", f"Reached in {first:%B %Y}"
    if query.get("asked") == NOBODY:
        yield "asked", "Passed before anybody was asked"
    if query.get("plans") == "mine":
        yield "plans", "What others are asked about plans you lead or answer for"


def narrowed_lines(query: Query) -> SafeString:
    """The same with a link each that takes it away."""
    return format_html_join(
        "", '<p class="mt-0 mb-2"><b>{}</b> · <a href="{}">Show all<span class="visually-hidden">'
        " again, not only: {}</span></a></p>",
        ((words, query.without(name), words) for name, words in narrowed_words(query)),
    )  # fmt: skip
