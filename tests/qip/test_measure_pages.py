"""The pages of measures: who may open them, what they say, and defining one."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from foundation.duties.selectors.stand_ins import fallen_to
from foundation.organisation.models import Service, User
from qip.cadence import last_period_end
from qip.duties_reading import reading_duties
from qip.models import Measure
from qip.services.annotations import annotate, rebase, record_occurrences
from qip.services.measures import end_measure, link_measure, pair_measures
from qip.services.readings import enter_reading
from tests.factories.organisation import staff
from tests.factories.qip import ActionFactory, MeasureFactory, PlanFactory, readings

FALLING = [20, 19, 21, 20, 22, 20, 19, 21, 20, 21, 20, 19, 18, 17, 16, 15, 14, 13, 12]
FLAT = [5, 6, 5, 7, 5, 6, 7, 5, 6, 5, 6, 7, 5, 6]


@pytest.fixture
def measure(service: Service, insider: User) -> Measure:
    found = MeasureFactory.create(
        services=[service], owner=insider, name="Restrictions in use", about="restriction",
        target=10, fix_after=12,
    )  # fmt: skip
    readings(found, FALLING)
    return found


def opened(client: Client, user: User, name: str, *args: Any, **query: str) -> Any:
    client.force_login(user)
    return client.get(reverse(f"qip:{name}", args=args), query)


def text_of(response: Any) -> str:
    return str(response.content.decode())


# Who may ----------------------------------------------------------------------------------------

READING = ("measure", "measure_days")
ENTERING = ("reading_add", "readings_paste", "annotation_add", "occurrences_add")
DEFINING = ("measure_change", "measure_end", "rebase_add")


@pytest.mark.parametrize("name", READING + ENTERING + DEFINING)
def test_those_who_run_the_service_may_open_everything(
    client: Client, insider: User, measure: Measure, name: str
) -> None:
    assert opened(client, insider, name, measure.pk).status_code == 200


@pytest.mark.parametrize("name", READING)
def test_a_colleague_may_read(client: Client, colleague: User, measure: Measure, name: str) -> None:
    assert opened(client, colleague, name, measure.pk).status_code == 200


@pytest.mark.parametrize("name", ENTERING + DEFINING)
def test_a_colleague_may_not_enter_or_define(
    client: Client, colleague: User, measure: Measure, name: str
) -> None:
    assert opened(client, colleague, name, measure.pk).status_code == 403


@pytest.mark.parametrize(("name", "status"), [
    *[(name, 200) for name in READING + ENTERING], *[(name, 403) for name in DEFINING],
])  # fmt: skip
def test_a_team_leader_enters_figures_and_defines_nothing(
    client: Client, service: Service, measure: Measure, name: str, status: int
) -> None:
    leader = staff("team_leader", service=service)
    assert opened(client, leader, name, measure.pk).status_code == status


@pytest.mark.parametrize("name", READING + ENTERING + DEFINING)
def test_from_next_door_there_is_no_such_measure(
    client: Client, stranger: User, measure: Measure, name: str
) -> None:
    assert opened(client, stranger, name, measure.pk).status_code == 404


@pytest.mark.parametrize("name", READING + ENTERING + DEFINING)
def test_whoever_is_not_signed_in_is_asked_to(client: Client, measure: Measure, name: str) -> None:
    response = client.get(reverse(f"qip:{name}", args=[measure.pk]))
    assert response.status_code == 302
    assert "login" in response["Location"]


def test_a_colleague_is_offered_nothing_that_is_not_theirs(
    client: Client, colleague: User, measure: Measure
) -> None:
    text = text_of(opened(client, colleague, "measure", measure.pk))
    for name in (*ENTERING[:3], *DEFINING):
        assert reverse(f"qip:{name}", args=[measure.pk]) not in text
    assert "Correct" not in text
    assert "A new level?" not in text


# The measure's page -----------------------------------------------------------------------------


def test_the_page_says_the_verdict_first(client: Client, insider: User, measure: Measure) -> None:
    response = opened(client, insider, "measure", measure.pk)
    text = text_of(response)
    assert response.context["card"].sentence in text
    for words in (
        "Improving",
        "Target 10 or fewer",
        "Average",
        "Read alone for now",
        "Usual range",
    ):
        assert words in text
    assert text.count('role="img"') >= 2


def test_the_page_suggests_a_new_level_to_those_who_may_decide(
    client: Client, insider: User, measure: Measure
) -> None:
    text = text_of(opened(client, insider, "measure", measure.pk))
    assert "A new level?" in text
    assert reverse("qip:rebase_add", args=[measure.pk]) in text


def test_the_page_shows_both_of_a_pair(
    client: Client, insider: User, service: Service, measure: Measure
) -> None:
    life = MeasureFactory.create(services=[service], about="life", name="Outings chosen")
    readings(life, FLAT)
    pair_measures(by=insider, measure=measure, partner=life)
    text = text_of(opened(client, insider, "measure", life.pk))
    assert "One better, the other unchanged" in text
    assert "Outings chosen" in text
    assert "Restrictions in use" in text
    assert "Read alone" not in text


def test_the_page_tells_what_happened_with_what_was_taken_back(
    client: Client, insider: User, measure: Measure
) -> None:
    action = ActionFactory.create(services=measure.services.all())
    annotate(by=insider, measure=measure, on=date(2025, 9, 1), text="Coaching began", action=action)
    on = measure.readings.order_by("on")[10].on
    level = rebase(by=insider, measure=measure, on=on, reason="Coaching is in place")
    client.force_login(insider)
    url = reverse("qip:rebase_undo", args=[measure.pk, level.pk])
    assert client.post(url, {"reason": "Too early"}).status_code == 302
    text = text_of(opened(client, insider, "measure", measure.pk))
    for words in ("Coaching began", action.reference, "Coaching is in place", "Too early"):
        assert words in text


def test_the_page_links_only_plans_and_actions_in_reach(
    client: Client, insider: User, service: Service, next_door: Service, measure: Measure
) -> None:
    mine = PlanFactory.create(services=[service], title="Our plan")
    theirs = PlanFactory.create(services=[next_door], title="Their plan")
    link_measure(by=insider, measure=measure, plans=[mine, theirs])
    text = text_of(opened(client, insider, "measure", measure.pk))
    assert "Our plan" in text
    assert "Their plan" not in text


def test_an_empty_page_teaches(client: Client, insider: User, service: Service) -> None:
    empty = MeasureFactory.create(services=[service], owner=insider)
    text = text_of(opened(client, insider, "measure", empty.pk))
    assert "No figures yet" in text
    assert reverse("qip:readings_paste", args=[empty.pk]) in text


def test_a_run_chart_says_so(client: Client, insider: User, service: Service) -> None:
    early = MeasureFactory.create(services=[service])
    readings(early, [5, 6, 5])
    text = text_of(opened(client, insider, "measure", early.pk))
    assert "A run chart" in text
    assert "Too early to tell" in text


def test_a_rare_event_proposes_days_between_and_shows_them_on_request(
    client: Client, insider: User, service: Service
) -> None:
    rare = MeasureFactory.create(services=[service], name="Prone restraints")
    readings(rare, [0, 0, 1, 0, 0, 0, 2, 0])
    text = text_of(opened(client, insider, "measure", rare.pk))
    assert "A rare event." in text
    assert "Days between events: Prone restraints" not in text
    page = text_of(opened(client, insider, "measure_days", rare.pk))
    assert "Two days are needed" in page
    record_occurrences(by=insider, measure=rare, dates=[date(2025, 3, 4), date(2025, 7, 2)])
    page = text_of(opened(client, insider, "measure_days", rare.pk))
    assert "Days between events: Prone restraints" in page
    assert "the figures count 3 and 2 days stand here." in page


def test_typed_html_is_shown_as_text(client: Client, insider: User, service: Service) -> None:
    nasty = "<img src=x onerror=alert(1)>"
    measure = MeasureFactory.create(services=[service], name=nasty, definition=nasty)
    readings(measure, FLAT)
    annotate(by=insider, measure=measure, on=date(2025, 9, 1), text=nasty)
    for response in (
        opened(client, insider, "measure", measure.pk),
        opened(client, insider, "measures"),
    ):
        assert "<img src=x" not in text_of(response)


def test_the_page_takes_the_same_number_of_queries_with_more_on_it(
    client: Client, insider: User, measure: Measure, django_assert_num_queries: Any
) -> None:
    url = measure.get_absolute_url()
    client.force_login(insider)
    client.get(url)
    with CaptureQueriesContext(connection) as few:
        client.get(url)
    for number in range(3):
        annotate(by=insider, measure=measure, on=date(2025, 9, 1 + number), text=f"Event {number}")
        link_measure(
            by=insider, measure=measure, plans=[PlanFactory.create(services=measure.services.all())]
        )
    with django_assert_num_queries(len(few)):
        client.get(url)


# The list ---------------------------------------------------------------------------------------


def test_the_list_says_what_the_measures_show(
    client: Client, insider: User, service: Service, measure: Measure
) -> None:
    readings(MeasureFactory.create(services=[service], direction="increase"), FALLING)
    text = text_of(opened(client, insider, "measures"))
    assert "Of 2 measures:" in text
    assert "1 getting worse" in text
    assert "1 improving" in text
    assert "Restrictions in use" in text


def test_the_list_shows_only_what_is_in_reach(
    client: Client, stranger: User, measure: Measure
) -> None:
    text = text_of(opened(client, stranger, "measures"))
    assert "Restrictions in use" not in text
    assert "No measures yet" in text


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"q": "restrict"}, True), ({"q": "outings"}, False),
        ({"about": "restriction"}, True), ({"about": "life"}, False),
        ({"shows": "improving"}, True), ({"shows": "worsening"}, False),
        ({"view": "ended"}, False), ({"view": "all"}, True), ({"view": "late"}, True),
    ],
)  # fmt: skip
def test_the_list_is_narrowed(
    client: Client, insider: User, measure: Measure, query: dict[str, str], found: bool
) -> None:
    response = opened(client, insider, "measures", **query)
    assert (measure in response.context["page"].rows) is found


def test_the_list_is_narrowed_to_a_plan_and_a_service(
    client: Client, insider: User, service: Service, measure: Measure
) -> None:
    plan = PlanFactory.create(services=[service])
    link_measure(by=insider, measure=measure, plans=[plan])
    other = MeasureFactory.create(services=[service])
    response = opened(client, insider, "measures", plan=str(plan.pk), service=str(service.pk))
    assert list(response.context["page"].rows) == [measure]
    assert other.pk


def test_the_list_goes_out_as_a_file_with_verdicts_in_words(
    client: Client, insider: User, measure: Measure
) -> None:
    response = opened(client, insider, "measures", export="csv")
    lines = response.content.decode("utf-8-sig").splitlines()
    assert "Restrictions in use" in lines[1]
    assert "Improving" in lines[1]
    assert "improving, and not by chance" in lines[1]
    assert "<svg" not in response.content.decode()


def test_one_row_and_three_take_the_same_number_of_queries(
    client: Client, insider: User, service: Service, measure: Measure,
    django_assert_num_queries: Any,
) -> None:  # fmt: skip
    url = reverse("qip:measures")
    client.force_login(insider)
    client.get(url)
    with CaptureQueriesContext(connection) as one:
        client.get(url)
    for _ in range(2):
        readings(MeasureFactory.create(services=[service]), FLAT)
    with django_assert_num_queries(len(one)):
        client.get(url)


# When the next figure is due ----------------------------------------------------------------------


@pytest.mark.parametrize(("behind", "late"), [(0, False), (1, True)])
def test_a_figure_is_late_once_its_time_and_some_days_have_passed(
    insider: User, service: Service, behind: int, late: bool
) -> None:
    on = date(2026, 11, 8)
    measure = MeasureFactory.create(services=[service], owner=insider)
    last = date(2026, 10, 31) if not behind else date(2026, 9, 30)
    enter_reading(by=insider, measure=measure, on=last, value=3)
    assert Measure.objects.reading_late(on).exists() is late
    assert not Measure.objects.reading_late(date(2026, 11, 7)).exists()


def test_a_measure_without_any_figure_is_late_after_its_first_period(
    insider: User, service: Service
) -> None:
    MeasureFactory.create(services=[service])
    today = timezone.localdate()
    assert not Measure.objects.reading_late(today).exists()
    assert Measure.objects.reading_late(today + timedelta(days=45)).exists()


def test_an_ended_measure_is_never_late(insider: User, measure: Measure) -> None:
    assert Measure.objects.reading_late(timezone.localdate()).exists()
    end_measure(by=insider, measure=measure, reason="Not needed")
    assert not Measure.objects.reading_late(timezone.localdate()).exists()


def test_a_missing_figure_is_owed_by_who_sees_to_the_figures(
    insider: User, colleague: User, service: Service
) -> None:
    today = timezone.localdate()
    measure = MeasureFactory.create(services=[service], owner=insider, cadence="weekly")
    before = last_period_end("weekly", today - timedelta(days=14))
    enter_reading(by=insider, measure=measure, on=before, value=3)
    (duty,) = reading_duties(on=today, by=insider, fallen=fallen_to(insider))
    assert duty.who_id == insider.pk
    assert duty.title.startswith("Enter the figure for the week to")
    assert duty.url == reverse("qip:reading_add", args=[measure.pk])
    assert duty.due == before + timedelta(days=10)
    assert reading_duties(on=today, by=colleague, fallen=fallen_to(colleague)) == []
    enter_reading(by=insider, measure=measure, on=before + timedelta(days=7), missing=True)
    if last_period_end("weekly", today) == before + timedelta(days=7):
        assert reading_duties(on=today, by=insider, fallen=fallen_to(insider)) == []


# Defining -----------------------------------------------------------------------------------------


@pytest.fixture
def typed(insider: User, service: Service) -> dict[str, Any]:
    return {
        "name": "Outings chosen", "definition": "Outings a person chose.", "about": "life",
        "unit": "rate", "unit_words": "a week", "decimals": "1", "direction": "increase",
        "target": "3,5", "cadence": "monthly", "services": [service.pk], "owner": insider.pk,
    }  # fmt: skip


def test_a_measure_is_defined(client: Client, insider: User, typed: dict[str, Any]) -> None:
    client.force_login(insider)
    response = client.post(reverse("qip:measure_add"), typed)
    measure = Measure.objects.get()
    assert response["Location"] == measure.get_absolute_url()
    assert (measure.target, measure.decimals, measure.created_by) == (3.5, 1, insider)


def test_a_draft_brings_the_links_back_that_were_ticked(
    client: Client, insider: User, service: Service, typed: dict[str, Any]
) -> None:
    action = ActionFactory.create(services=[service])
    action.plan.services.add(service)
    client.force_login(insider)
    url = reverse("qip:measure_add")
    ticked = {"plans": [action.plan_id], "actions": [action.pk]}
    assert client.post(url, typed | ticked | {"name": ""}).status_code == 422
    form = client.get(url).context["form"]
    assert form["plans"].value() == [str(action.plan_id)]
    assert form["actions"].value() == [str(action.pk)]
    client.post(url, typed | ticked)
    assert list(Measure.objects.get().actions.all()) == [action]


def test_a_measure_is_defined_for_a_plan_or_an_action(
    client: Client, insider: User, service: Service, typed: dict[str, Any]
) -> None:
    action = ActionFactory.create(services=[service])
    action.plan.services.add(service)
    response = opened(client, insider, "measure_add", action=str(action.pk))
    form = response.context["form"]
    assert form["plans"].value() == [action.plan_id]
    assert form["actions"].value() == [action.pk]
    url = f"{reverse('qip:measure_add')}?action={action.pk}"
    client.post(url, {**typed, "plans": [action.plan_id], "actions": [action.pk]})
    measure = Measure.objects.get()
    assert list(measure.plans.all()) == [action.plan]
    assert list(measure.actions.all()) == [action]


@pytest.mark.parametrize(
    ("change", "field", "words"),
    [
        ({"name": ""}, "name", "Give the measure a name"),
        ({"services": []}, "services", "Choose the services this is measured at"),
        ({"target": "lots"}, "target", "is not a number"),
        ({"unit": "percent", "target": "120"}, "target", "A percentage lies between 0 and 100."),
        ({"direction": "neutral"}, "target", "only watched has no target"),
        ({"numerator": "Met"}, "denominator", "Say what both numbers count"),
        ({"fix_after": "5"}, "fix_after", "Limits can be fixed on 12 to 100 figures"),
        ({"decimals": "9"}, "decimals", "Between 0 and 3 decimals can be shown"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_said_at_its_field(
    client: Client, insider: User, typed: dict[str, Any], change: dict[str, Any], field: str,
    words: str,
) -> None:  # fmt: skip
    client.force_login(insider)
    response = client.post(reverse("qip:measure_add"), {**typed, **change})
    assert response.status_code == 422
    assert words in " ".join(response.context["form"].errors[field])
    assert not Measure.objects.exists()


def test_a_measure_of_restrictions_without_a_partner_is_reminded(
    client: Client, insider: User, typed: dict[str, Any]
) -> None:
    client.force_login(insider)
    response = client.post(reverse("qip:measure_add"), {**typed, "about": "harm"}, follow=True)
    assert "It still needs a partner" in text_of(response)
    assert "Choose a partner" in text_of(response)


def test_only_services_in_reach_are_offered(
    client: Client, insider: User, next_door: Service, typed: dict[str, Any]
) -> None:
    client.force_login(insider)
    response = client.post(reverse("qip:measure_add"), {**typed, "services": [next_door.pk]})
    assert response.status_code == 422
    assert not Measure.objects.exists()


def test_a_change_keeps_links_its_writer_cannot_see(
    client: Client, insider: User, next_door: Service, measure: Measure, typed: dict[str, Any]
) -> None:
    hidden = PlanFactory.create(services=[next_door])
    link_measure(by=insider, measure=measure, plans=[hidden])
    measure.services.add(next_door)
    client.force_login(insider)
    client.post(reverse("qip:measure_change", args=[measure.pk]), {**typed, "version": "1"})
    measure.refresh_from_db()
    assert measure.name == "Outings chosen"
    assert list(measure.plans.all()) == [hidden]


def test_two_people_who_change_one_measure_see_both_texts(
    client: Client, insider: User, measure: Measure, typed: dict[str, Any]
) -> None:
    Measure.objects.filter(pk=measure.pk).update(name="Theirs", version=2)
    client.force_login(insider)
    url = reverse("qip:measure_change", args=[measure.pk])
    response = client.post(url, {**typed, "version": "1"})
    assert response.status_code == 409
    assert "Theirs" in text_of(response)
    assert "Outings chosen" in text_of(response)


def test_a_measure_is_ended_and_taken_up_again(
    client: Client, insider: User, measure: Measure
) -> None:
    client.force_login(insider)
    client.post(reverse("qip:measure_end", args=[measure.pk]), {"reason": "Counted elsewhere"})
    page = text_of(opened(client, insider, "measure", measure.pk))
    assert "Counted elsewhere" in page
    assert "Enter a figure" not in page
    client.post(reverse("qip:measure_take_up", args=[measure.pk]))
    assert "Enter a figure" in text_of(opened(client, insider, "measure", measure.pk))
