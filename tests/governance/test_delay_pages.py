"""The page of delays: its numbers open the lists they were counted from, and it names nobody."""

import csv
import io
import re
from datetime import timedelta
from html.parser import HTMLParser

import pytest
from django.urls import reverse
from django.utils import timezone

from foundation.ui.words import SMALL_NUMBERS
from governance.models import Addressee, Ending
from qip.models import DelayReason, DueDateMove, Strand
from tests.factories.escalations import EscalationFactory
from tests.factories.organisation import ServiceFactory, staff
from tests.factories.qip import ActionFactory

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()
PAGE, ACTIONS, MOVED, ESCALATIONS = (
    reverse("delays:page"),
    reverse("delays:actions"),
    reverse("delays:moved"),
    reverse("escalations:list"),
)


def ago(days):
    return TODAY - timedelta(days=days)


@pytest.fixture
def inside(client, insider):
    client.force_login(insider)
    return client


@pytest.fixture
def climbed(service, insider):
    """Two open escalations and one that was passed up, at Elm Court."""
    one = ActionFactory(
        services=[service], owner=insider, title="Own pace", strand=Strand.COMPETENCE,
        due=ago(20), first_due=ago(40),
    )  # fmt: skip
    two = ActionFactory(services=[service], owner=insider, title="Coaching", due=ago(5))
    EscalationFactory(
        action=one, level=1, since=ago(40), reached_on=ago(39), ended_at=timezone.now(),
        ending=Ending.PASSED_UP,
    )  # fmt: skip
    high = EscalationFactory(action=one, level=3, since=ago(40), reached_on=ago(12))
    EscalationFactory(action=two, level=1, since=ago(5), reached_on=ago(4))
    Addressee.objects.create(escalation=high, person=insider, role="Senior owner")
    ahead = ActionFactory(
        services=[service], owner=insider, title="Well ahead", due=TODAY + timedelta(days=60),
        first_due=TODAY + timedelta(days=30),
    )  # fmt: skip
    for action, key, days in (
        (one, "absence", 39), (one, "absence", 22), (two, "funding", 6), (ahead, "absence", 3),
        (ahead, "capacity", 2), (ahead, "reopened", 1), (two, "training", 500),
    ):  # fmt: skip
        moved(action, key, days)
    return one, two


def moved(action, key, days):
    """A move of its date, so many days ago: before that date and after it."""
    return DueDateMove.objects.create(
        action=action, from_date=action.first_due, to_date=action.due, reason="Agency",
        reason_code=DelayReason.objects.get(key=key), by=action.owner,
        at=timezone.now() - timedelta(days=days),
    )  # fmt: skip


@pytest.fixture
def secret(next_door, stranger):
    action = ActionFactory(
        services=[next_door], owner=stranger, title="Theirs", due=ago(9), first_due=ago(20)
    )
    moved(action, "absence", 4)
    return EscalationFactory(action=action, level=5, since=ago(9), reached_on=ago(1)).action


def text(response):
    return response.content.decode()


def test_it_says_first_what_waits(inside, climbed, secret):
    page = text(inside.get(PAGE))
    assert "Two actions have climbed the ladder" in page
    assert "one waits at level 3 or above" in page
    assert "Level 3, 12 days" in page
    assert "Own pace" in page
    assert "Theirs" not in page


class Figures(HTMLParser):
    """The numbers of the page: those that are links, and those that are plain text.

    What is no number of rows is left out: names of rows and columns, the drawn chart, dates, days,
    and the words that say what is beyond the page.
    """

    NO_NUMBERS = ("svg", "th", "caption", "h1", "h2", "time", "summary", "script", "button")
    CLASSES = ("kicker", "small-print", "d-print-block", "spc", "chip", "days")
    # Level 3; 7 Nov; 8 to 30 days; Action 2.7; the sentences about twelve months.
    WORDS = re.compile(
        r"levels? \d( and \d)*|level \d or above|\d+ [A-Z][a-z]{2}( \d{4})?|moved .*"
        r"|[\d,]+ days?|action [\d.]+|(twelve|seven) months|one level|in two services",
        re.IGNORECASE,
    )
    NUMBER = re.compile(rf"[\d,]*\d|\b({'|'.join(SMALL_NUMBERS[1:])})\b", re.IGNORECASE)
    VOID = ("br", "img", "input", "link", "hr")

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str, str]] = []
        self.links: list[tuple[str, str]] = []
        self.plain: list[str] = []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag not in self.VOID:
            self.open.append((tag, given.get("class") or "", given.get("href") or ""))

    def handle_startendtag(self, tag, attrs):
        """What closes itself holds no words."""

    def handle_endtag(self, tag):
        if self.open and self.open[-1][0] == tag:
            self.open.pop()

    def handle_data(self, data):
        if not any("delays" in css.split() for _tag, css, _url in self.open):
            return
        url = next((url for tag, _css, url in self.open if tag == "a"), "")
        if url.startswith(("/delays/", "/escalations/?")) and self.NUMBER.search(data):
            self.links.append((url, self.number(data)))
        elif not url and not self.is_no_number() and self.NUMBER.search(self.WORDS.sub("", data)):
            self.plain.append(data)

    def is_no_number(self) -> bool:
        return any(
            tag in self.NO_NUMBERS or set(css.split()) & set(self.CLASSES)
            for tag, css, _url in self.open
        )

    def number(self, words: str) -> int:
        said = self.NUMBER.search(words).group().lower()
        return SMALL_NUMBERS.index(said) if said in SMALL_NUMBERS else int(said.replace(",", ""))


def figures(page: str) -> Figures:
    found = Figures()
    found.feed(page)
    return found


def test_every_number_opens_a_list_of_so_many(inside, climbed, secret):
    links = figures(text(inside.get(PAGE))).links
    assert len(links) > 20
    assert {url.split("?")[0] for url, _number in links} == {ACTIONS, MOVED, ESCALATIONS}
    for url, number in set(links):
        found = inside.get(url)
        assert found.status_code == 200, url
        assert found.context["page"].total == number, url


def test_no_number_of_rows_is_plain_text(inside, climbed, secret):
    page = text(inside.get(PAGE))
    assert [words for words in figures(page).plain if words.strip() != "0"] == []


def test_a_number_without_a_link_would_be_found(inside, climbed):
    page = text(inside.get(PAGE))
    for plain in ("<p>3 actions wait.</p>", "<td>7</td>", '<div class="aside">Two more</div>'):
        assert figures(
            page.replace('<section class="sec"', f'{plain}<section class="sec"', 1)
        ).plain


def test_what_moved_before_its_date_is_in_the_list_behind_its_reason(inside, climbed, secret):
    absence = DelayReason.objects.get(key="absence")
    rows = inside.get(MOVED, {"reason": absence.pk}).context["page"].rows
    assert {row.title for row in rows} == {"Own pace", "Well ahead"}
    assert (f"{MOVED}?reason={absence.pk}", 2) in figures(text(inside.get(PAGE))).links
    everything = {row.title for row in inside.get(MOVED).context["page"].rows}
    assert everything == {"Own pace", "Coaching", "Well ahead"}


def test_more_reasons_than_the_page_names_first_are_one_click_away(inside, climbed):
    action = climbed[0]
    codes = list(DelayReason.objects.exclude(key="reopened"))
    assert len(codes) >= 12
    for code in codes:
        moved(action, code.key, 5)
    page = text(inside.get(PAGE))
    behind = page.split("<details")[1].split("</details>")[0]
    assert f"{len(codes) - 6} more reasons" in behind
    shown = {url for url, _number in figures(page).links if url.startswith(MOVED)}
    assert len(shown) == len(codes)
    filed = text(inside.get(f"{PAGE}?export=csv"))
    assert all(code.title in filed for code in codes)


def test_more_services_than_the_page_names_first_are_one_click_away(client, service, board_reader):
    for number in range(42):
        home = ServiceFactory(name=f"House {number:02}", region=service.region)
        ActionFactory(services=[home], due=ago(9))
    client.force_login(board_reader)
    page = text(client.get(PAGE))
    assert "Show all 42 services" in page
    assert "House 41" not in page
    assert "The first 6 of 42 services" in page
    assert "House 41" in text(client.get(f"{PAGE}?services=all"))
    assert "House 41" in text(client.get(f"{PAGE}?export=csv"))


def test_more_that_wait_high_than_the_page_names_are_one_click_away(inside, service, insider):
    for days in range(9):
        action = ActionFactory(services=[service], owner=insider, due=ago(40 + days))
        EscalationFactory(action=action, level=3, since=ago(40 + days), reached_on=ago(20 - days))
    page = text(inside.get(PAGE))
    assert page.count('data-l="Level"') == 8
    assert "Show all 9 at level 3 or above" in page
    url = next(url for url, number in figures(page).links if number == 9 and "level=high" in url)
    assert inside.get(url).context["page"].total == 9


def test_how_often_and_how_far_a_date_moved_stands_beside_what_waits(inside, climbed):
    assert "Moved twice, 20 days" in text(inside.get(PAGE))


def test_a_board_reader_sees_numbers_and_no_people(client, climbed, secret, board_reader, insider):
    client.force_login(board_reader)
    for url in (
        PAGE,
        ACTIONS,
        MOVED,
        f"{ACTIONS}?export=csv",
        f"{MOVED}?export=csv",
        f"{PAGE}?export=csv",
        f"{ESCALATIONS}?view=all",
    ):
        shown = text(client.get(url))
        assert insider.name not in shown, url
    page = text(client.get(PAGE))
    assert "Three actions have climbed the ladder" in page
    assert "Theirs" in page


def test_those_who_work_on_shifts_are_not_shown_it(client, colleague, climbed):
    client.force_login(colleague)
    assert client.get(PAGE).status_code == 403
    assert client.get(ACTIONS).status_code == 403
    assert client.get(MOVED).status_code == 403


def test_next_door_sees_nothing_of_it(client, stranger, climbed):
    client.force_login(stranger)
    assert "Own pace" not in text(client.get(PAGE))
    assert "Own pace" not in text(client.get(ACTIONS))
    assert "Own pace" not in text(client.get(MOVED))


def test_the_file_holds_the_figures_of_the_page(inside, climbed, secret):
    rows = list(
        csv.reader(io.StringIO(text(inside.get(f"{PAGE}?export=csv")).removeprefix("\ufeff")))
    )
    assert rows[0] == ["Part", "Line", "Figure", "Number"]
    assert ["Open now", "Level 3: Senior owner", "Waiting", "1"] in rows
    assert ["By service", "Elm Court", "Late now", "2"] in rows
    assert not any("Sycamore" in cell for row in rows for cell in row)
    assert inside.get(f"{PAGE}?export=xlsx").status_code == 200


def test_nothing_yet_is_said_plainly(inside):
    page = text(inside.get(PAGE))
    assert "Nothing waits at any level of the ladder" in page
    assert "No action has come to its date yet" in page


def test_a_chart_comes_once_seven_months_are_over(inside, service, insider):
    action = ActionFactory(services=[service], owner=insider, due=ago(200))
    EscalationFactory(action=action, level=2, since=ago(150), reached_on=ago(140))
    assert "A chart follows once seven months are over" in text(inside.get(PAGE))
    other = ActionFactory(services=[service], owner=insider, due=ago(300))
    EscalationFactory(action=other, level=2, since=ago(290), reached_on=ago(280))
    page = text(inside.get(PAGE))
    assert "Open at the end of the month" in page
    assert "<svg" in page


@pytest.mark.parametrize(
    "ask", ["slip=x", "reason=%00", "reason=99999999999", "late=then", "service=x"]
)
def test_what_cannot_be_asked_is_not_a_fault(inside, climbed, ask):
    assert inside.get(f"{ACTIONS}?{ask}").status_code == 200


def test_a_regional_lead_sees_the_region(client, climbed, secret, service, next_door):
    lead = staff("quality_lead", region=service.region)
    client.force_login(lead)
    assert ("Theirs" in text(client.get(PAGE))) is (next_door.region == service.region)
