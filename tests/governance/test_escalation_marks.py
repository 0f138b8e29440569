"""What the pages of the ladder mark and date: what came of each level, who was asked, and when."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from foundation.organisation.models import Membership
from governance.models import Addressee, Escalation
from governance.services.answering import answer
from tests.factories.organisation import staff

from .late import TODAY, climbed, late_action, people, reason

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
REACHED = TODAY - 4 * DAY  # sixty days late: level 5 comes after 56


@pytest.fixture
def ladder(service):
    return people(service)


@pytest.fixture
def high(service, ladder):
    """Sixty days late and found at once: the highest level, with levels that nobody answered."""
    return climbed(late_action(service, by=60, owner=ladder.owner))


def shown(client, user, url):
    client.force_login(user)
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


def answered(row, by, kind="recovery"):
    return answer(
        by=by, escalation=row, kind=kind, on=TODAY, reason_code=reason(), reason="R",
        until=TODAY + 10 * DAY,
    )  # fmt: skip


def marks(page):
    """Level, shape and words of each line of the ladder beside the story."""
    rail = page[page.index('id="ladder"') : page.index("Days late for every risk")]
    lines = re.findall(r'#s-([a-z]+)"/></svg><span>(.*?)</li>', rail, re.DOTALL)
    plain = [(shape, re.sub(r"<[^>]+>", " ", words)) for shape, words in lines]
    return {int(words.strip()[0]): (shape, words) for shape, words in plain}


def ask_url(row, kind):
    return reverse("escalations:answer", args=[row.pk, kind])


# What follows -----------------------------------------------------------------------------------


def test_at_the_highest_level_nothing_says_that_a_next_one_is_asked(client, high, ladder):
    assert high.level == 5
    for url in (high.get_absolute_url(), ask_url(high, "recovery")):
        page = shown(client, ladder.nominated, url)
        assert "this level is asked again" in page
        assert "the next level is asked" not in page
    answered(high, ladder.nominated)
    page = shown(client, ladder.nominated, high.get_absolute_url())
    assert "If that date is missed, this level is asked again." in page


def test_below_it_the_next_level_is_asked(client, service, ladder):
    row = climbed(late_action(service, by=8, owner=ladder.owner))
    for url in (row.get_absolute_url(), ask_url(row, "recovery")):
        page = shown(client, ladder.regional, url)
        assert "the next level is asked" in page
        assert "this level is asked again" not in page
    answered(row, ladder.regional)
    page = shown(client, ladder.regional, row.get_absolute_url())
    assert "If that date is missed, the next level is asked." in page


def test_leaving_says_that_the_action_is_kept(client, high, ladder):
    page = shown(client, ladder.nominated, ask_url(high, "cancel"))
    bar = page[page.index('class="formbar"') :]
    assert f'href="{high.get_absolute_url()}">Keep the action</a>' in bar
    assert ">Cancel</a>" not in bar
    assert ">Cancel</a>" in shown(client, ladder.nominated, ask_url(high, "recovery"))


# The ladder beside the story --------------------------------------------------------------------


def test_a_tick_is_an_answer_and_nothing_else(client, service, ladder):
    row = climbed(late_action(service, by=2, owner=ladder.owner))
    row = climbed(row.action, TODAY + 5 * DAY)
    found = marks(shown(client, ladder.regional, row.get_absolute_url()))
    assert found[1][0] == "up"
    assert "passed up, unanswered" in found[1][1]
    assert found[2][0] == "progress"
    assert "asked, not answered yet" in found[2][1]
    rows = shown(client, ladder.regional, reverse("escalations:list") + "?view=all&level=1")
    assert '#s-up"/></svg>Passed up, unanswered' in rows
    assert found[3][0] == "agreed"
    answered(row, ladder.regional)
    found = marks(shown(client, ladder.regional, row.get_absolute_url()))
    assert [found[level][0] for level in (1, 2, 3)] == ["up", "tick", "agreed"]
    assert "answered" in found[2][1]


def test_a_level_at_which_nobody_was_asked_carries_a_dash(client, service, ladder):
    Membership.objects.filter(user=ladder.manager).delete()
    row = climbed(late_action(service, by=2, owner=staff("board_reader")))
    found = marks(shown(client, ladder.regional, row.get_absolute_url()))
    assert found[1][0] == "none"
    assert "nobody holds the role" in found[1][1]
    assert found[2][0] == "progress"


def test_what_had_passed_before_anybody_was_asked_carries_a_dash(client, high, ladder):
    page = shown(client, ladder.nominated, high.get_absolute_url())
    found = marks(page)
    assert found[5][0] == "progress"
    for level in (1, 2, 3, 4):
        assert found[level][0] == "none"
        assert "nobody was asked" in found[level][1]
    assert "Nobody had been asked yet" in page


# Who was asked, and when ------------------------------------------------------------------------


def test_board_readers_are_told_and_not_asked(client, high, ladder):
    told = Addressee.objects.filter(escalation=high, answers=False).values_list("role", flat=True)
    assert "Board reader" in told
    page = shown(client, ladder.senior, high.get_absolute_url())
    assert "The nominated individual has been asked what happens next. Told: Board reader." in page
    rows = shown(client, ladder.senior, reverse("escalations:list") + "?view=open")
    assert 'Nominated individual<span class="meta d-block">Told: Board reader</span>' in rows
    export = reverse("escalations:list") + "?view=open&export=csv"
    assert "Nominated individual. Told: Board reader" in shown(client, ladder.senior, export)


def test_the_history_and_the_escalation_name_one_day(client, high, ladder):
    """Found by a sweep that came late: each level stands on the day it was reached."""
    reached = Escalation.objects.get(action=high.action, meant_for=2).reached_on
    assert reached < TODAY
    page = shown(client, ladder.nominated, reverse("qip:action", args=[high.action_id]))
    line = next(one for one in page.split("<li>") if "eached level 2" in one)
    assert f'datetime="{reached.isoformat()}' in line
    assert "Found on" in line
    steps = shown(client, ladder.nominated, high.get_absolute_url())
    for words in ("Found on", "Asked on"):
        assert words in steps


# The list ---------------------------------------------------------------------------------------


def test_what_waits_stands_above_what_was_answered_at_the_same_level(client, service, ladder):
    early, late = (climbed(late_action(service, by=8, owner=ladder.owner)) for _ in range(2))
    answered(early, ladder.regional)
    client.force_login(ladder.senior)
    page = client.get(reverse("escalations:list"), {"view": "all", "level": 2}).context["page"]
    assert [row.pk for row in page.rows] == [late.pk, early.pk]


@pytest.mark.parametrize(("asks", "words"), [
    ({"open_on": TODAY.isoformat()}, "Open at the end of "),
    ({"reached": f"{REACHED:%Y-%m}"}, f"Reached in {REACHED:%B %Y}"),
    ({"asked": "nobody"}, "Passed before anybody was asked"),
])  # fmt: skip
def test_what_the_address_narrows_by_is_said_and_can_be_taken_away(
    client, high, ladder, asks, words
):
    url = reverse("escalations:list")
    client.force_login(ladder.senior)
    body = client.get(url, {"view": "all", **asks}).content.decode()
    line = body[body.index(f"<b>{words}") :].split("</p>")[0]
    assert re.search('href="([^"]*)"', line)[1] == "?view=all"


def test_what_narrows_nothing_is_not_said(client, high, ladder):
    client.force_login(ladder.senior)
    asks = {"view": "all", "open_on": "nonsense", "reached": "x", "asked": "all", "level": 5}
    assert "Show all<span" not in client.get(reverse("escalations:list"), asks).content.decode()


# The page of delays -----------------------------------------------------------------------------


def test_where_nothing_has_climbed_the_late_ones_are_named_and_linked(client, service, ladder):
    action = late_action(service, by=3, owner=ladder.owner)
    page = shown(client, ladder.senior, reverse("delays:page"))
    url = f"{reverse('delays:actions')}?late=now"
    assert f'Nothing waits at any level of the ladder. <a class="is-act" href="{url}">' in page
    assert "One action is late now</a>." in page
    assert action.title in shown(client, ladder.senior, url)
    climbed(action)
    assert "late now</a>." not in shown(client, ladder.senior, reverse("delays:page"))


def test_the_month_that_runs_is_said_to_run_and_sums_are_explained(client, high, ladder):
    page = shown(client, ladder.senior, reverse("delays:page"))
    assert page.count("so far</span>") == 1
    assert "An action in two services counts in both." in page
    assert '<span aria-hidden="true">L1</span>' in page[page.index('id="answers"') :]


def test_a_third_move_is_no_date_that_passed(client, high, ladder):
    Escalation.objects.filter(pk=high.pk).update(about="moves")
    assert "Moved a third time on " in shown(client, ladder.senior, reverse("delays:page"))
