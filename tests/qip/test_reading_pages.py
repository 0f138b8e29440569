"""Typing, correcting and pasting figures; and saying what happened beside them."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from foundation.organisation.models import Service, User
from qip.models import Annotation, Measure, Occurrence, Rebase
from qip.services.annotations import annotate, record_occurrences
from qip.services.readings import enter_reading
from tests.factories.qip import ActionFactory, MeasureFactory, readings

JAN, FEB = date(2026, 1, 31), date(2026, 2, 28)


@pytest.fixture
def measure(service: Service, insider: User) -> Measure:
    return MeasureFactory.create(services=[service], owner=insider, name="Restrictions in use")


@pytest.fixture
def share(service: Service, insider: User) -> Measure:
    return MeasureFactory.create(
        services=[service], owner=insider, unit="percent", direction="increase",
        numerator="Routines met", denominator="Routines seen", per=100,
    )  # fmt: skip


def address(name: str, *args: Any) -> str:
    return reverse(f"qip:{name}", args=args)


def sent(client: Client, user: User, url: str, data: dict[str, Any]) -> Any:
    client.force_login(user)
    return client.post(url, data)


def standing(measure: Measure) -> dict[date, Any]:
    return dict(measure.readings.standing().values_list("on", "value"))


# One figure -------------------------------------------------------------------------------------


def test_a_figure_is_typed_on_the_page_of_the_measure(
    client: Client, insider: User, measure: Measure
) -> None:
    client.force_login(insider)
    page = client.get(measure.get_absolute_url())
    form = page.context["form"]
    data = {"on": "2026-01-31", "value": "1,234", **form.carried}
    url = address("reading_add", measure.pk)
    first, again = client.post(url, data), client.post(url, data)
    assert first["Location"] == again["Location"] == measure.get_absolute_url()
    assert standing(measure) == {JAN: 1234}


def test_two_numbers_are_typed_for_a_fraction(
    client: Client, insider: User, share: Measure
) -> None:
    data = {"on": "2026-01-31", "numerator": "9", "denominator": "12"}
    sent(client, insider, address("reading_add", share.pk), data)
    assert standing(share) == {JAN: 75}
    assert "9 of 12" in client.get(share.get_absolute_url()).content.decode()


def test_there_may_be_no_figure(client: Client, insider: User, measure: Measure) -> None:
    data = {"on": "31/1/2026", "missing": "on", "note": "Nobody counted"}
    sent(client, insider, address("reading_add", measure.pk), data)
    assert standing(measure) == {JAN: None}


@pytest.mark.parametrize(
    ("data", "field", "words"),
    [
        ({"on": "", "value": "3"}, "on", "Give the last day of the time the figure counts"),
        ({"on": "2099-01-31", "value": "3"}, "on", "This date is still to come."),
        ({"on": "soon", "value": "3"}, "on", "Enter a date, such as 27/3/2027"),
        ({"on": "2026-01-31", "value": "-3"}, "value", "A count cannot be below 0."),
        ({"on": "2026-01-31", "value": "a few"}, "value", "“a few” is not a number."),
        (
            {"on": "2026-01-31", "value": ""},
            "value",
            "Enter the figure, or say that there is none.",
        ),
        ({"on": "2026-02-28", "value": "3"}, "on", "already has a figure."),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(
    client: Client, insider: User, measure: Measure, data: dict[str, str], field: str, words: str
) -> None:
    enter_reading(by=insider, measure=measure, on=FEB, value=5)
    url = address("reading_add", measure.pk)
    response = sent(client, insider, url, {**data, "note": "Counted by hand"})
    assert response.status_code == 422
    assert words in " ".join(response.context["form"].errors[field])
    assert "Counted by hand" in response.content.decode()
    assert standing(measure) == {FEB: 5}


def test_a_fraction_of_nothing_is_said_at_its_field(
    client: Client, insider: User, share: Measure
) -> None:
    data = {"on": "2026-01-31", "numerator": "0", "denominator": "0"}
    response = sent(client, insider, address("reading_add", share.pk), data)
    assert "Say that it is missing" in response.context["form"].errors["denominator"][0]


def test_the_form_begins_with_the_date_that_is_due(
    client: Client, insider: User, measure: Measure
) -> None:
    enter_reading(by=insider, measure=measure, on=JAN, value=5)
    client.force_login(insider)
    form = client.get(address("reading_add", measure.pk)).context["form"]
    assert form.initial["on"] == FEB


# Corrections ------------------------------------------------------------------------------------


def test_a_correction_shows_what_was_there_before(
    client: Client, insider: User, measure: Measure
) -> None:
    reading = enter_reading(by=insider, measure=measure, on=JAN, value=12)
    url = address("reading_correct", measure.pk, reading.pk)
    client.force_login(insider)
    assert client.get(url).context["form"].initial["value"] == 12
    data = {"on": "2026-01-31", "value": "14", "reason": "Two were missed"}
    assert client.post(url, data).status_code == 302
    page = client.get(measure.get_absolute_url()).content.decode()
    assert "Was <s>12</s>. Two were missed" in page
    assert "1 figure corrected" in page
    assert client.get(url).status_code == 404, "only standing figures are corrected"


def test_a_correction_without_a_reason_is_refused(
    client: Client, insider: User, measure: Measure
) -> None:
    reading = enter_reading(by=insider, measure=measure, on=JAN, value=12)
    url = address("reading_correct", measure.pk, reading.pk)
    response = sent(client, insider, url, {"on": "2026-01-31", "value": "14", "reason": ""})
    assert response.context["form"].errors["reason"] == ["Say why the figure changes"]


def test_a_figure_is_marked_as_missing(client: Client, insider: User, measure: Measure) -> None:
    reading = enter_reading(by=insider, measure=measure, on=JAN, value=12)
    url = address("reading_correct", measure.pk, reading.pk)
    sent(client, insider, url, {"on": "2026-01-31", "missing": "on", "reason": "Wrong house"})
    assert standing(measure) == {JAN: None}


def test_a_figure_is_reached_only_through_its_own_measure(
    client: Client, insider: User, service: Service, measure: Measure
) -> None:
    reading = enter_reading(by=insider, measure=measure, on=JAN, value=12)
    other = MeasureFactory.create(services=[service])
    client.force_login(insider)
    assert client.get(address("reading_correct", other.pk, reading.pk)).status_code == 404


def test_corrections_are_for_those_who_enter(
    client: Client, insider: User, colleague: User, stranger: User, measure: Measure
) -> None:
    reading = enter_reading(by=insider, measure=measure, on=JAN, value=12)
    url = address("reading_correct", measure.pk, reading.pk)
    for user, status in ((colleague, 403), (stranger, 404)):
        client.force_login(user)
        assert client.get(url).status_code == status


# Pasting ----------------------------------------------------------------------------------------


def read_columns(client: Client, measure: Measure, text: str, **more: Any) -> Any:
    return client.post(address("readings_paste", measure.pk), {"text": text, **more})


def save_columns(client: Client, measure: Measure, text: str, **more: Any) -> Any:
    """Read the columns, then save what was shown, as a browser does."""
    seen = read_columns(client, measure, text).context["seen"]
    return read_columns(client, measure, text, save="1", seen=seen, **more)


def test_a_paste_is_shown_before_it_is_saved(
    client: Client, insider: User, measure: Measure
) -> None:
    client.force_login(insider)
    response = read_columns(client, measure, "Month\tIn use\nJan 2026\t12\nFeb 2026\tn/a")
    assert response.status_code == 200
    assert [line.state for line in response.context["preview"].lines] == ["new", "new"]
    assert "2 lines to add." in response.content.decode()
    assert "Headings left out: Month\tIn use" in response.content.decode()
    assert standing(measure) == {}


def test_a_paste_is_saved(client: Client, insider: User, measure: Measure) -> None:
    client.force_login(insider)
    response = save_columns(client, measure, "Jan 2026\t12\r\nFeb 2026\tn/a\r\n")
    assert response["Location"] == measure.get_absolute_url()
    assert standing(measure) == {JAN: 12, FEB: None}


def test_numerators_and_denominators_are_pasted(
    client: Client, insider: User, share: Measure
) -> None:
    client.force_login(insider)
    save_columns(client, share, "Date;Met;Seen\n31/01/2026;9;12")
    assert standing(share) == {JAN: 75}


def test_a_line_that_cannot_be_read_stops_the_saving_and_is_kept(
    client: Client, insider: User, measure: Measure
) -> None:
    client.force_login(insider)
    response = save_columns(client, measure, "Jan 2026\t12\nOngoing\t13")
    page = response.content.decode()
    assert response.status_code == 422
    assert "“Ongoing” is not a date." in page
    assert "Ongoing\t13" in page
    assert "1 line to put right." in page
    assert standing(measure) == {}


def test_what_is_there_already_is_left_alone(
    client: Client, insider: User, measure: Measure
) -> None:
    enter_reading(by=insider, measure=measure, on=JAN, value=12)
    client.force_login(insider)
    page = read_columns(client, measure, "Jan 2026\t12").content.decode()
    assert "There is nothing to save." in page
    assert "Save these figures" not in page
    assert save_columns(client, measure, "Jan 2026\t12").status_code == 422
    save_columns(client, measure, "Jan 2026\t12\nFeb 2026\t11")
    assert standing(measure) == {JAN: 12, FEB: 11}
    assert measure.readings.count() == 2


def test_another_figure_is_replaced_only_when_it_is_ticked(
    client: Client, insider: User, measure: Measure
) -> None:
    enter_reading(by=insider, measure=measure, on=JAN, value=12)
    client.force_login(insider)
    text = "Jan 2026\t13\nFeb 2026\t11"
    assert "Replace 12" in read_columns(client, measure, text).content.decode()
    save_columns(client, measure, text)
    assert standing(measure) == {JAN: 12, FEB: 11}
    response = save_columns(client, measure, text, replace="2026-01-31")
    assert response.context["form"].errors["reason"] == ["Say why the figure changes."]
    assert 'value="2026-01-31" id="replace-1" checked' in response.content.decode()
    save_columns(client, measure, text, replace="2026-01-31", reason="Counted again")
    assert standing(measure) == {JAN: 13, FEB: 11}


def test_a_text_that_changed_since_it_was_shown_is_shown_again(
    client: Client, insider: User, measure: Measure
) -> None:
    client.force_login(insider)
    seen = read_columns(client, measure, "Jan 2026\t12").context["seen"]
    response = read_columns(client, measure, "Jan 2026\t13", save="1", seen=seen)
    assert "The text has changed since it was read" in response.content.decode()
    assert standing(measure) == {}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "Paste a column of dates and a column of figures"),
        ("\n".join(f"{1 + n % 28}/1/2026\t1" for n in range(501)), "Paste 500 at a time"),
        ("Jan 2026\t12\x00", "This holds a character that cannot be kept"),
    ],
)
def test_what_cannot_be_read_at_all_is_said_at_the_field(
    client: Client, insider: User, measure: Measure, text: str, words: str
) -> None:
    client.force_login(insider)
    response = read_columns(client, measure, text)
    assert response.status_code == 422
    assert words in " ".join(response.context["form"].errors["text"])


def test_shares_of_one_are_asked_about(client: Client, insider: User, share: Measure) -> None:
    client.force_login(insider)
    page = read_columns(client, share, "Jan 2026\t0.85").content.decode()
    assert "Is 0.85 meant as 85%?" in page


# What happened ----------------------------------------------------------------------------------


def test_what_happened_is_put_on_the_chart_and_taken_off(
    client: Client, insider: User, service: Service, measure: Measure
) -> None:
    readings(measure, [5, 6, 5])
    action = ActionFactory.create(services=[service])
    measure.actions.add(action)
    data = {"on": "2025-02-10", "text": "Coaching began", "action": action.pk}
    sent(client, insider, address("annotation_add", measure.pk), data)
    mark = Annotation.objects.get()
    assert mark.action == action
    assert "A: Coaching began" in client.get(measure.get_absolute_url()).content.decode()
    client.post(address("annotation_take_back", measure.pk, mark.pk), {"reason": "Wrong day"})
    page = client.get(measure.get_absolute_url()).content.decode()
    assert "A: Coaching began" not in page
    assert "Wrong day" in page


def test_a_mark_on_another_measure_is_not_found_here(
    client: Client, insider: User, service: Service, measure: Measure
) -> None:
    other = MeasureFactory.create(services=[service])
    mark = annotate(by=insider, measure=other, on=JAN, text="Coaching began")
    client.force_login(insider)
    assert client.get(address("annotation_take_back", measure.pk, mark.pk)).status_code == 404


def test_a_new_level_is_decided_where_the_run_began(
    client: Client, insider: User, measure: Measure
) -> None:
    readings(measure, [5, 6, 5, 7, 5, 6, 7, 5, 6, 5, 6, 7, 2, 1, 2, 1, 2, 1, 2, 2, 1])
    Measure.objects.filter(pk=measure.pk).update(fix_after=12)
    url = address("rebase_add", measure.pk)
    client.force_login(insider)
    page = client.get(url)
    first = measure.readings.order_by("on")[12].on
    assert page.context["form"].initial["on"] == first.isoformat()
    assert "The last 9 figures are all below" in page.content.decode()
    response = client.post(url, {"on": first.isoformat(), "reason": "Coaching has held"})
    assert response.status_code == 302
    assert Rebase.objects.get().on == first


def test_a_date_without_a_figure_cannot_begin_a_level(
    client: Client, insider: User, measure: Measure
) -> None:
    readings(measure, [5, 6, 5])
    url = address("rebase_add", measure.pk)
    response = sent(client, insider, url, {"on": "2026-01-31", "reason": "New"})
    assert response.status_code == 422
    assert not Rebase.objects.exists()


def test_days_of_rare_events_are_typed_one_on_a_line(
    client: Client, insider: User, measure: Measure
) -> None:
    url = address("occurrences_add", measure.pk)
    response = sent(client, insider, url, {"dates": "4/3/2025\n\n2 Jul 2025"})
    assert response["Location"] == address("measure_days", measure.pk)
    assert [one.on for one in Occurrence.objects.order_by("on")] == [
        date(2025, 3, 4), date(2025, 7, 2),
    ]  # fmt: skip


def test_a_month_is_no_day(client: Client, insider: User, measure: Measure) -> None:
    url = address("occurrences_add", measure.pk)
    response = sent(client, insider, url, {"dates": "4/3/2025\nJul 2025"})
    assert response.context["form"].errors["dates"] == [
        "Line 2: “Jul 2025” is not a day. Write it as 31/01/2026."
    ]


def test_a_day_is_taken_off_again(client: Client, insider: User, measure: Measure) -> None:
    (day,) = record_occurrences(by=insider, measure=measure, dates=[JAN])
    url = address("occurrence_take_back", measure.pk, day.pk)
    sent(client, insider, url, {"reason": "Not here"})
    assert not Occurrence.objects.standing().exists()
