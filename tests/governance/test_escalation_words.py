"""What the pages say of an escalation stays true: when it has ended, and for whoever reads it."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from foundation.duties.models import Reminder
from foundation.duties.selectors.letters import letter_for, sentence_of
from foundation.duties.selectors.reminders import reminders_of
from foundation.duties.services.reminding import remind
from foundation.organisation.models import Membership, Role
from foundation.ui.problems import Problem
from governance.models import Escalation, Ladder
from governance.services.answering import answer
from governance.services.escalating import climb
from governance.services.ladder import change_ladder
from governance.words import late_words
from qip.models import Action
from qip.services.progress import say_done
from tests.factories.organisation import ServiceFactory, give_role, staff
from tests.factories.qip import CriterionFactory, PlanFactory, ProofFactory
from tests.proven import sustained

from .late import TODAY, climbed, late_action, people, reason

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
TITLE = "Two people are on every night"
SEES = "governance.view_escalation"


@pytest.fixture
def ladder(service):
    return people(service)


@pytest.fixture
def row(service, ladder):
    """Eight days late, at level 2: the regional manager is asked."""
    return climbed(late_action(service, by=8, owner=ladder.owner, title=TITLE))


def answered(row, by, kind="accept", until=10):
    return answer(
        by=by, escalation=row, kind=kind, on=TODAY, reason_code=reason(), reason="R",
        until=TODAY + until * DAY,
    )  # fmt: skip


def shown(client, user, url):
    client.force_login(user)
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


def later(days):
    return time_machine.travel(timezone.now() + days * DAY, tick=False)


# After it has ended ----------------------------------------------------------------------------


def test_an_action_that_was_finished_is_not_late_for_ever(client, row, ladder):
    ProofFactory(criterion=CriterionFactory(action=row.action), by=ladder.owner)
    say_done(by=ladder.owner, action=row.action, reason="The door is open.")
    row.refresh_from_db()
    assert late_words(row, TODAY + 200 * DAY) == "8 days late when settled"
    with later(200):
        for url in (reverse("escalations:list") + "?view=all", row.get_absolute_url()):
            body = shown(client, ladder.regional, url)
            assert "8 days late" in body
            assert "208 days late" not in body


def test_what_is_open_is_later_every_day(row):
    assert late_words(row, TODAY + 3 * DAY) == "11 days late"


def test_an_answer_holds_until_its_day_and_nothing_is_promised_after_it(client, row, ladder):
    answered(row, ladder.regional)
    for days, said in ((0, True), (10, True), (11, False), (200, False)):
        with later(days):
            body = shown(client, ladder.regional, row.get_absolute_url())
        assert ("No further level is asked until" in body) is said, days


def test_nothing_is_promised_of_what_is_done(client, row, ladder):
    answered(row, ladder.regional)
    Action.objects.filter(pk=row.action_id).update(state="done")
    assert "No further level" not in shown(client, ladder.regional, row.get_absolute_url())


def test_nothing_is_promised_once_another_level_was_reached(client, row, ladder):
    answered(row, ladder.regional)
    climb(on=TODAY + 11 * DAY)
    assert Escalation.objects.open().get().action == row.action
    assert "No further level" not in shown(client, ladder.regional, row.get_absolute_url())


def test_where_a_role_is_empty_the_next_level_is_the_one_above_who_is_asked(
    client, service, ladder
):
    Membership.objects.filter(user=ladder.manager).delete()
    row = climbed(late_action(service, by=2, owner=staff("board_reader")))
    assert (row.meant_for, row.level) == (1, 2)
    body = shown(client, ladder.regional, row.get_absolute_url())
    assert "If nobody answers, level 3 (senior owner) is asked" in body
    assert "level 2 (regional manager) is asked" not in body


# A second look that was missed -----------------------------------------------------------------


@pytest.fixture
def look(service, ladder):
    action = sustained(
        by=staff("quality_lead"), risk_level="moderate", owner=ladder.owner, services=[service],
        plan=PlanFactory(services=[service]),
    )  # fmt: skip
    Action.objects.filter(pk=action.pk).update(check_due=TODAY - 4 * DAY)
    return climbed(action)


def test_a_new_day_for_a_look_says_that_no_date_of_the_action_moves(client, look, ladder):
    page = shown(client, ladder.manager, look.get_absolute_url())
    assert "Give a new day for the look" in page
    assert "It will be done by a new day" not in page
    url = reverse("escalations:answer", args=[look.pk, "recovery"])
    form = shown(client, ladder.manager, url)
    assert "New day for the look" in form
    assert "Who looks by then, and how?" in form
    assert "The action is due on this day" not in form
    due = look.action.due
    answered(look, ladder.manager, "recovery")
    page = shown(client, ladder.manager, look.get_absolute_url())
    assert "New day for the second look" in page
    assert "If nobody has looked by then" in page
    assert "ecovery date" not in page
    assert Action.objects.get(pk=look.action_id).due == due
    history = shown(client, ladder.manager, look.action.get_absolute_url())
    assert "New day for the second look" in history


def test_a_late_action_still_gets_a_recovery_date(client, row, ladder):
    page = shown(client, ladder.regional, row.get_absolute_url())
    assert "Give a recovery date" in page
    url = reverse("escalations:answer", args=[row.pk, "recovery"])
    assert "The action is due on this day" in shown(client, ladder.regional, url)


# For whoever reads it --------------------------------------------------------------------------


def test_the_ladder_names_no_service_out_of_reach(client, service, ladder):
    Membership.objects.filter(user=ladder.manager).delete()
    closed_off = [ServiceFactory(name=f"Far House {number}") for number in range(3)]
    staff("service_manager", service=closed_off[2])  # so that it is not so at every service
    worker = staff("support_worker", service=service)
    mine = shown(client, worker, reverse("escalations:ladder"))
    assert f"Nobody holds this role for {service.name} and 2 others" in mine
    assert "Far House" not in mine
    stranger = staff("support_worker", service=closed_off[2])
    theirs = shown(client, stranger, reverse("escalations:ladder"))
    assert "Nobody holds this role for 3 services outside yours" in theirs
    assert service.name not in theirs
    assert "Far House 0 and" not in theirs
    everywhere = shown(client, staff("quality_lead"), reverse("escalations:ladder"))
    assert "Far House 0, Far House 1" in everywhere


def without_sight(*keys):
    for role in Role.objects.filter(key__in=keys):
        role.permissions = [one for one in role.permissions if one != SEES]
        role.save()


def test_who_may_not_see_escalations_reads_nothing_of_them_in_a_history(client, row, ladder):
    answered(row, ladder.regional)
    reader, other = ladder.manager, ladder.regional
    urls = (row.action.get_absolute_url(), row.action.plan.get_absolute_url())
    for url in urls:
        assert "eached level 2" in shown(client, other, url)
    without_sight("service_manager")
    for url in urls:
        body = shown(client, reader, url)
        assert TITLE in body
        for words in ("eached level", "nswered at level", "Risk accepted"):
            assert words not in body, url


def test_sight_at_another_service_is_no_sight_here(client, row, ladder):
    without_sight("service_manager")
    give_role(ladder.manager, "team_leader", service=ServiceFactory())
    assert ladder.manager.reach(SEES)
    body = shown(client, ladder.manager, row.action.get_absolute_url())
    assert "eached level" not in body


def test_one_day_is_said_as_one():
    given = {1: 1, 2: 1, 3: 9, 4: None, 5: None}
    with pytest.raises(Problem) as caught:
        change_ladder(
            by=staff("quality_lead"), ladder=Ladder.objects.get(risk_level="high"), days=given
        )
    assert "which is after 1 day." in caught.value.messages[0]


# What a board reader is told -------------------------------------------------------------------


def letter_to(person):
    mail = SimpleNamespace(
        recipient=person,
        recipient_id=person.pk,
        reminders=Reminder.objects.filter(recipient=person),
    )
    return letter_for(mail, on=TODAY)


def test_a_board_reader_is_told_and_not_asked(client, service, ladder):
    for _ in range(2):
        late_action(service, by=60)
    climb(on=TODAY)
    remind(on=TODAY)
    letter = letter_to(ladder.board)
    assert (letter.total, letter.late, letter.informs) == (2, 0, 2)
    assert sentence_of(letter) == "2 things are for you to know."
    assert [heading for _tone, heading, _lines in letter.parts] == ["For you to know"]
    assert reminders_of(ladder.board, on=TODAY).sentence == "Two are new. Nothing is asked of you."
    page = shown(client, ladder.board, reverse("duties:reminders"))
    assert "For you to know: others were asked." in page
    assert "late" not in page.split("<h1>")[1].split("</ul>")[0]


def test_whoever_is_asked_of_the_same_is_still_told_that_it_waits(client, service, ladder):
    late_action(service, by=60)
    climb(on=TODAY)
    remind(on=TODAY)
    letter = letter_to(ladder.nominated)
    assert sentence_of(letter) == "1 thing needs you, and it is late."
    assert "others were asked" not in shown(client, ladder.nominated, reverse("duties:reminders"))
