"""The pages of the ladder, for those who are asked, those who may only look, and those outside."""

import csv
from datetime import timedelta
from io import StringIO

import pytest
from django.urls import reverse
from django.utils import timezone

from foundation.duties.duty import late
from governance.duties import KIND
from governance.models import Acknowledgement, Escalation
from qip.models import Action, DueDateMove, Transition
from qip.services.actions import move_due_date
from qip.services.progress import say_done
from qip.services.verification import Finding, verify
from tests.factories.organisation import staff
from tests.factories.qip import CriterionFactory, ProofFactory

from .late import TODAY, climbed, late_action, people, reason

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
TITLE = "Two people are on every night"
NAME = "Wilhelmina Featherstone"


@pytest.fixture
def ladder(service):
    found = people(service)
    type(found.owner).objects.filter(pk=found.owner.pk).update(name=NAME)
    return found


@pytest.fixture
def row(service, ladder):
    """Eight days late, at level 2: the regional manager is asked."""
    return climbed(late_action(service, by=8, owner=ladder.owner, title=TITLE))


def shown(client, user, url):
    client.force_login(user)
    response = client.get(url)
    return response.status_code, response.content.decode()


def listed(client, user, **asks):
    client.force_login(user)
    response = client.get(reverse("escalations:list"), asks)
    return [one.pk for one in response.context["page"].rows]


def answer_url(row, kind="recovery"):
    return reverse("escalations:answer", args=[row.pk, kind])


def typed(**more):
    return {
        "until": (TODAY + 10 * DAY).isoformat(), "reason_code": reason().pk,
        "reason": "Two staff begin on Monday.", **more,
    }  # fmt: skip


# Who sees what ---------------------------------------------------------------------------------


def test_those_who_are_asked_begin_with_what_waits_for_them(client, row, ladder, service):
    other = climbed(late_action(service, by=2))
    assert listed(client, ladder.regional) == [row.pk]
    assert set(listed(client, ladder.regional, view="open")) == {row.pk, other.pk}
    assert set(listed(client, ladder.senior)) == {row.pk, other.pk}


def test_a_stranger_sees_nothing_of_it(client, row, stranger):
    assert listed(client, stranger, view="all") == []
    assert shown(client, stranger, row.get_absolute_url())[0] == 404
    assert shown(client, stranger, answer_url(row))[0] == 404


def test_a_colleague_may_look_and_not_answer(client, row, colleague):
    code, body = shown(client, colleague, row.get_absolute_url())
    assert code == 200
    assert TITLE in body
    assert "Your answer" not in body
    assert answer_url(row) not in body
    assert shown(client, colleague, answer_url(row))[0] == 403


def test_whoever_may_answer_but_was_not_asked_is_shown_no_way_to(client, row, ladder):
    code, body = shown(client, ladder.senior, row.get_absolute_url())
    assert code == 200
    assert "Your answer" not in body
    assert shown(client, ladder.senior, answer_url(row))[0] == 403


def test_a_board_reader_sees_numbers_and_roles_and_no_person(client, service, ladder):
    row = climbed(late_action(service, by=60, owner=ladder.owner, title=TITLE))
    for url in (reverse("escalations:list") + "?view=all", row.get_absolute_url()):
        code, body = shown(client, ladder.board, url)
        assert code == 200
        assert TITLE in body
        assert "60 days" in body
        assert NAME not in body
    assert shown(client, ladder.board, answer_url(row))[0] == 403


@pytest.mark.parametrize(
    ("asks", "found"),
    [
        ({"level": 2}, True), ({"level": 3}, False), ({"risk_level": "high"}, True),
        ({"risk_level": "low"}, False), ({"age": "8-30"}, True), ({"age": "31-90"}, False),
        ({"q": "every night"}, True), ({"q": "garden"}, False), ({"ending": "open"}, True),
        ({"ending": "answered"}, False), ({"year": "1"}, True), ({"service": "all"}, False),
        ({"open_on": TODAY.isoformat()}, True), ({"open_on": "2020-01-31"}, False),
        ({"reached": "2020-01"}, False), ({"reached": "nonsense"}, True),
    ],
)  # fmt: skip
def test_the_list_narrows(client, row, ladder, asks, found):
    assert (row.pk in listed(client, ladder.regional, view="all", **asks)) is found


def test_the_list_narrows_to_a_service(client, row, ladder, service, next_door):
    assert row.pk in listed(client, ladder.senior, view="all", service=service.pk)
    assert row.pk not in listed(client, ladder.senior, view="all", service=next_door.pk)


def test_how_often_and_how_far_its_date_moved_is_said_wherever_it_stands(client, row, ladder):
    for days in (3, 53):
        action = Action.objects.get(pk=row.action_id)
        move_due_date(
            by=ladder.manager, action=action, to=TODAY + days * DAY, reason_code=reason(),
            reason="R",
        )  # fmt: skip
    words = "Moved twice, 61 days"
    assert words in shown(client, ladder.senior, reverse("escalations:list") + "?view=open")[1]
    assert words in shown(client, ladder.senior, row.get_absolute_url())[1]
    answer = client.get(reverse("escalations:list"), {"view": "open", "export": "csv"})
    (line,) = csv.DictReader(StringIO(answer.content.decode("utf-8-sig")))
    assert (line["Times its date moved"], line["Days moved in all"]) == ("2", "61")


def test_the_list_is_a_file_without_names(client, row, ladder):
    client.force_login(ladder.senior)
    answer = client.get(reverse("escalations:list"), {"view": "open", "export": "csv"})
    lines = list(csv.DictReader(StringIO(answer.content.decode("utf-8-sig"))))
    (line,) = [line for line in lines if line["Reference"] == row.action.reference]
    assert line["Level"] == "2"
    assert "Service manager" in line["Asked"]
    assert NAME not in answer.content.decode()


def test_the_number_beside_today_counts_what_waits_for_a_person(row, ladder, stranger):
    day_after = row.reached_on + timedelta(days=1)
    people = (ladder.regional, ladder.senior, ladder.board, stranger)
    assert [late(on=day_after, by=one) for one in people] == [1, 0, 0, 0]


# Answering -------------------------------------------------------------------------------------


def test_an_answer_is_given_in_two_pages(client, row, ladder):
    _code, body = shown(client, ladder.regional, row.get_absolute_url())
    assert answer_url(row) in body
    assert "level 3 (senior owner)" in body
    response = client.post(answer_url(row), typed(), follow=True)
    body = response.content.decode()
    assert "Your answer is on the record" in body
    assert "Two staff begin on Monday" in body
    assert Acknowledgement.objects.get().by == ladder.regional


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("recovery", {"until", "reason_code", "reason"}),
        ("reassign", {"new_owner", "until", "reason_code", "reason"}),
        ("resources", {"until", "reason_code", "reason"}),
        ("accept", {"until", "reason_code", "reason"}),
        ("cancel", {"reason_code", "reason"}),
    ],
)
def test_each_way_asks_only_what_it_needs(client, row, ladder, kind, fields):
    client.force_login(ladder.regional)
    assert set(client.get(answer_url(row, kind)).context["form"].fields) == fields


@pytest.mark.parametrize(
    ("kind", "wrong", "field", "sentence"),
    [
        ("recovery", {"until": ""}, "until", "Give a date"),
        ("recovery", {"until": TODAY.isoformat()}, "until", "Give a date after today"),
        ("recovery", {"until": "31 February"}, "until", "date"),
        ("recovery", {"reason_code": ""}, "reason_code", "Choose why it is late"),
        ("recovery", {"reason": ""}, "reason", "Say it in a sentence or two"),
        ("accept", {"until": "2099-01-01"}, "until", "within 12 months"),
        ("reassign", {"new_owner": ""}, "new_owner", "Choose who takes it on"),
        ("reassign", {"new_owner": "0"}, "new_owner", "Choose one from the list"),
    ],
)
def test_bad_input_is_said_at_its_field_and_nothing_is_lost(
    client, row, ladder, kind, wrong, field, sentence
):
    client.force_login(ladder.regional)
    response = client.post(
        answer_url(row, kind), typed(**{"new_owner": ladder.manager.pk, **wrong})
    )
    assert response.status_code == 422
    assert sentence in str(response.context["form"].errors[field])
    assert wrong.get("reason") == "" or "Two staff begin on Monday." in response.content.decode()
    assert not Acknowledgement.objects.exists()


def test_somebody_of_another_service_is_not_offered_as_owner(client, row, ladder, stranger):
    client.force_login(ladder.regional)
    choices = client.get(answer_url(row, "reassign")).context["form"].fields["new_owner"].queryset
    assert ladder.manager in choices
    assert stranger not in choices
    assert ladder.owner not in choices
    response = client.post(answer_url(row, "reassign"), typed(new_owner=stranger.pk))
    assert response.status_code == 422


def test_the_second_of_two_reads_why_and_keeps_the_words(client, row, ladder):
    client.force_login(ladder.regional)
    Escalation.objects.filter(pk=row.pk).update(ended_at=row.made_at, ending="answered")
    Acknowledgement.objects.create(
        escalation=row, kind="resources", reason_code=reason(), reason="R", by=ladder.senior
    )
    response = client.post(answer_url(row), typed())
    body = response.content.decode()
    assert response.status_code == 422
    assert "answered just before you" in body
    assert "Two staff begin on Monday." in body
    assert Action.objects.get(pk=row.action_id).due == TODAY - 8 * DAY


def test_a_way_that_is_not_open_says_why_in_place_of_the_form(client, service, ladder):
    row = climbed(late_action(service, by=2, owner=ladder.owner))
    _code, body = shown(client, ladder.manager, row.get_absolute_url())
    assert "reaches beyond one service" in body
    assert answer_url(row, "accept") not in body
    assert (
        "reaches beyond one service" in shown(client, ladder.manager, answer_url(row, "accept"))[1]
    )


def test_a_way_that_does_not_exist_is_not_found(client, row, ladder):
    assert shown(client, ladder.regional, answer_url(row, "shrug"))[0] == 404


# Elsewhere -------------------------------------------------------------------------------------


def test_the_action_tells_the_story(client, row, ladder):
    client.force_login(ladder.regional)
    client.post(answer_url(row), typed())
    body = shown(client, ladder.manager, row.action.get_absolute_url())[1]
    assert "Moved once" in body
    assert "level 2 since" in body
    assert "answered" in body
    assert "Reached level 2" in body
    assert "Answered at level 2" in body


def test_whoever_moves_a_date_the_third_time_is_told_before(client, service, ladder):
    action = late_action(service, by=-10)
    url = reverse("qip:action_move", args=[action.pk])
    body = {"reason_code": reason().pk, "reason": "The coach left."}
    client.force_login(ladder.manager)
    for days in (20, 30):
        assert "third time" not in client.get(url).content.decode()
        client.post(url, {**body, "to": (TODAY + days * DAY).isoformat()})
    assert "third time" in client.get(url).content.decode()
    client.post(url, {**body, "to": (TODAY + 40 * DAY).isoformat()})
    assert Escalation.objects.open().get(action=action).about == "moves"
    assert "third time" in shown(client, ladder.manager, action.get_absolute_url())[1]


def test_to_be_sent_back_by_the_verifier_is_no_new_beginning_for_the_moves(client, service, ladder):
    """Two moves, said to be done, sent back: the next move is the third, and is said to be."""
    action = late_action(service, by=-10, owner=ladder.owner)
    url = reverse("qip:action_move", args=[action.pk])
    body = {"reason_code": reason().pk, "reason": "The coach left."}
    client.force_login(ladder.manager)
    for days in (20, 30):
        client.post(url, {**body, "to": (TODAY + days * DAY).isoformat()})
    DueDateMove.objects.filter(action=action).update(at=timezone.now() - 9 * DAY)
    criterion = CriterionFactory(action=action)
    ProofFactory(criterion=criterion, by=ladder.owner)
    action.refresh_from_db()
    say_done(by=ladder.owner, action=action, reason="So they say")
    missing = [Finding(criterion, met=False, words="Nights are missing")]
    verify(by=staff("quality_lead"), action=action, findings=missing, on=TODAY)
    assert "third time" in client.get(url).content.decode()
    client.post(url, {**body, "to": (TODAY + 40 * DAY).isoformat()})
    assert Escalation.objects.open().get(action=action).about == "moves"


def test_to_be_opened_again_is_one(client, service, ladder):
    action = late_action(service, by=-10, owner=ladder.owner)
    url = reverse("qip:action_move", args=[action.pk])
    body = {"reason_code": reason().pk, "reason": "The coach left."}
    client.force_login(ladder.manager)
    for days in (20, 30):
        client.post(url, {**body, "to": (TODAY + days * DAY).isoformat()})
    DueDateMove.objects.filter(action=action).update(at=timezone.now() - 9 * DAY)
    Transition.objects.create(
        action=action, from_state="done", to_state="in_progress", by=ladder.manager
    )
    assert "third time" not in client.get(url).content.decode()
    client.post(url, {**body, "to": (TODAY + 40 * DAY).isoformat()})
    assert not Escalation.objects.filter(action=action).exists()


def test_today_asks_whoever_is_asked(client, row, ladder):
    assert f"Answer for “{TITLE}”" in shown(client, ladder.regional, "/")[1]
    assert f"Answer for “{TITLE}”" not in shown(client, ladder.senior, "/")[1]
    assert KIND == "governance.escalation"
