"""Entering figures, one and many; correcting them; and what people say beside them."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from foundation.organisation.models import User
from foundation.ui.problems import Problem
from qip.figures import Figures
from qip.models import Annotation, Measure, Occurrence, Reading, Rebase
from qip.services.annotations import (
    annotate,
    rebase,
    record_occurrences,
    take_back_annotation,
    take_back_occurrence,
    undo_rebase,
)
from qip.services.readings import (
    Entered,
    correct_reading,
    enter_reading,
    enter_readings,
)
from tests.factories.qip import ActionFactory, MeasureFactory, readings

NOTHING_COUNTED = "Nothing was counted, so there is no figure. Say that it is missing instead of 0."
JAN, FEB, MAR = date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31)


@pytest.fixture
def measure(db: None) -> Measure:
    return MeasureFactory.create()


@pytest.fixture
def share(db: None) -> Measure:
    """Observed routines that met the standard, of those observed."""
    return MeasureFactory.create(
        unit="percent", direction="increase", numerator="Met", denominator="Observed", per=100
    )


def problems_of(caught: pytest.ExceptionInfo[Problem]) -> Any:
    error = caught.value
    return error.message_dict if hasattr(error, "error_dict") else error.messages


def standing(measure: Measure) -> list[tuple[date, Decimal | None]]:
    return list(measure.readings.standing().values_list("on", "value"))


# One by one -----------------------------------------------------------------------------------


def test_a_figure_is_written_down(insider: User, measure: Measure) -> None:
    reading = enter_reading(
        by=insider, measure=measure, on=JAN, value=Decimal(12), note=" Counted "
    )
    assert (reading.value, reading.note, reading.entered_by) == (12, "Counted", insider)


def test_a_figure_is_worked_out_from_two_numbers(insider: User, share: Measure) -> None:
    reading = enter_reading(
        by=insider, measure=share, on=JAN, numerator=Decimal(9), denominator=Decimal(14)
    )
    assert reading.value == Decimal("64.2857")
    assert (reading.numerator, reading.denominator) == (9, 14)


def test_a_fraction_may_be_given_as_its_value(insider: User, share: Measure) -> None:
    assert enter_reading(by=insider, measure=share, on=JAN, value=Decimal(64)).numerator is None


@pytest.mark.parametrize(
    ("unit", "given", "problem"),
    [
        ("count", {"value": -1}, {"value": ["A count cannot be below 0."]}),
        ("percent", {"value": 101}, {"value": ["A percentage lies between 0 and 100."]}),
        ("percent", {"value": -1}, {"value": ["A percentage lies between 0 and 100."]}),
        ("count", {}, {"value": ["Enter the figure, or say that there is none."]}),
        (
            "percent",
            {"numerator": 3, "denominator": 0},
            {"denominator": [NOTHING_COUNTED]},
        ),
        (
            "percent",
            {"numerator": 3},
            {"denominator": ["Give both numbers, or say that there is no figure."]},
        ),
        (
            "percent",
            {"numerator": 21, "denominator": 20},
            {"numerator": ["This is more than the number it is taken from. Check both."]},
        ),
        (
            "percent",
            {"numerator": -1, "denominator": 4},
            {"numerator": ["This cannot be below 0."]},
        ),
        (
            "count",
            {"value": 10**11},
            {"value": ["This number is too large to be a figure. Check it."]},
        ),
    ],
)  # fmt: skip
def test_a_wrong_figure_is_said_at_its_field(
    insider: User, unit: str, given: dict[str, int], problem: dict[str, list[str]]
) -> None:
    fraction = {"numerator": "Met", "denominator": "Seen", "per": 100} if unit == "percent" else {}
    measure = MeasureFactory.create(unit=unit, **fraction)
    with pytest.raises(Problem) as caught:
        enter_reading(
            by=insider, measure=measure, on=JAN, **{k: Decimal(v) for k, v in given.items()}
        )
    assert problems_of(caught) == problem
    assert not measure.readings.exists()


def test_a_date_to_come_is_refused(insider: User, measure: Measure) -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    with pytest.raises(Problem) as caught:
        enter_reading(by=insider, measure=measure, on=tomorrow, value=Decimal(3))
    assert problems_of(caught) == {
        "on": ["This date is still to come. Give the last day of the time the figure counts."]
    }


def test_a_second_figure_for_a_date_is_refused(insider: User, measure: Measure) -> None:
    enter_reading(by=insider, measure=measure, on=JAN, value=Decimal(3))
    with pytest.raises(Problem) as caught:
        enter_reading(by=insider, measure=measure, on=JAN, value=Decimal(4))
    assert "already has a figure. Correct that one instead." in problems_of(caught)["on"][0]


def test_a_missing_figure_is_an_answer(insider: User, measure: Measure) -> None:
    reading = enter_reading(
        by=insider, measure=measure, on=JAN, missing=True, note="Nobody counted"
    )
    assert (reading.value, reading.note) == (None, "Nobody counted")


# Many at once ---------------------------------------------------------------------------------


def rows(*pairs: tuple[date, float | None]) -> list[Figures]:
    return [Figures(on, None if value is None else Decimal(str(value))) for on, value in pairs]


def test_many_figures_are_written_at_once(insider: User, measure: Measure) -> None:
    entered = enter_readings(by=insider, measure=measure, rows=rows((JAN, 12), (FEB, None)))
    assert entered == Entered(added=2)
    assert standing(measure) == [(JAN, 12), (FEB, None)]


def test_all_or_nothing(insider: User, measure: Measure) -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    with pytest.raises(Problem) as caught:
        enter_readings(by=insider, measure=measure, rows=rows((JAN, 12), (FEB, -1), (tomorrow, 3)))
    assert len(problems_of(caught)) == 2
    assert "28 Feb: A count cannot be below 0." in problems_of(caught)[0]
    assert standing(measure) == []


def test_a_date_that_comes_twice_is_refused(insider: User, measure: Measure) -> None:
    with pytest.raises(Problem, match="This date comes twice"):
        enter_readings(by=insider, measure=measure, rows=rows((JAN, 12), (JAN, 12)))


def test_the_same_figure_again_changes_nothing(insider: User, measure: Measure) -> None:
    enter_readings(by=insider, measure=measure, rows=rows((JAN, 12)))
    entered = enter_readings(by=insider, measure=measure, rows=rows((JAN, 12), (FEB, 11)))
    assert entered == Entered(added=1, same=1)
    assert measure.readings.count() == 2


def test_another_figure_is_replaced_only_when_asked(insider: User, measure: Measure) -> None:
    enter_readings(by=insider, measure=measure, rows=rows((JAN, 12)))
    with pytest.raises(Problem) as caught:
        enter_readings(by=insider, measure=measure, rows=rows((JAN, 13), (FEB, 11)))
    assert list(problems_of(caught)) == ["replace"]
    with pytest.raises(Problem) as caught:
        enter_readings(by=insider, measure=measure, rows=rows((JAN, 13)), replace=[JAN])
    assert list(problems_of(caught)) == ["reason"]
    entered = enter_readings(
        by=insider, measure=measure, rows=rows((JAN, 13), (FEB, 11)), replace=[JAN],
        reason="Counted again",
    )  # fmt: skip
    assert entered == Entered(added=1, corrected=1)
    assert standing(measure) == [(JAN, 13), (FEB, 11)]


# Corrections ----------------------------------------------------------------------------------


def test_a_correction_is_a_new_row_and_the_old_one_stays(insider: User, measure: Measure) -> None:
    first = enter_reading(by=insider, measure=measure, on=JAN, value=Decimal(12))
    second = correct_reading(by=insider, reading=first, value=Decimal(14), reason="Two were missed")
    first.refresh_from_db()
    assert (first.value, first.replaced_reason) == (12, "Two were missed")
    assert second.replaces == first
    assert standing(measure) == [(JAN, 14)]


def test_a_wrong_date_is_corrected_too(insider: User, measure: Measure) -> None:
    first = enter_reading(by=insider, measure=measure, on=JAN, value=Decimal(12))
    correct_reading(by=insider, reading=first, on=FEB, value=Decimal(12), reason="Wrong month")
    assert standing(measure) == [(FEB, 12)]


def test_a_correction_needs_a_reason_and_a_difference(insider: User, measure: Measure) -> None:
    first = enter_reading(by=insider, measure=measure, on=JAN, value=Decimal(12))
    with pytest.raises(Problem) as caught:
        correct_reading(by=insider, reading=first, value=Decimal(13), reason=" ")
    assert problems_of(caught) == {"reason": ["Say why the figure changes."]}
    with pytest.raises(Problem, match="That is what it already says"):
        correct_reading(by=insider, reading=first, value=Decimal("12.0"), reason="Same")
    assert measure.readings.count() == 1


def test_two_people_cannot_both_correct_one_figure(insider: User, measure: Measure) -> None:
    first = enter_reading(by=insider, measure=measure, on=JAN, value=Decimal(12))
    stale = Reading.objects.get(pk=first.pk)
    correct_reading(by=insider, reading=first, value=Decimal(13), reason="One")
    with pytest.raises(Problem, match="Somebody has corrected this figure since"):
        correct_reading(by=insider, reading=stale, value=Decimal(14), reason="Two")
    assert standing(measure) == [(JAN, 13)]


def test_a_date_that_is_taken_is_no_correction(insider: User, measure: Measure) -> None:
    first = enter_reading(by=insider, measure=measure, on=JAN, value=Decimal(12))
    enter_reading(by=insider, measure=measure, on=FEB, value=Decimal(11))
    with pytest.raises(Problem, match="already has a figure"):
        correct_reading(by=insider, reading=first, on=FEB, value=Decimal(12), reason="Wrong month")


def test_a_figure_that_should_not_be_there_becomes_missing(insider: User, measure: Measure) -> None:
    first = enter_reading(by=insider, measure=measure, on=JAN, value=Decimal(12))
    correct_reading(by=insider, reading=first, missing=True, reason="Counted at the wrong house")
    assert standing(measure) == [(JAN, None)]


def test_the_database_holds_one_standing_figure_for_a_date(insider: User, measure: Measure) -> None:
    enter_reading(by=insider, measure=measure, on=JAN, value=Decimal(12))
    with pytest.raises(IntegrityError), transaction.atomic():
        Reading.objects.create(measure=measure, on=JAN, value=Decimal(13), entered_by=insider)


# Annotations and new levels -------------------------------------------------------------------


def test_what_happened_is_marked_on_the_chart(insider: User, measure: Measure) -> None:
    action = ActionFactory.create()
    mark = annotate(by=insider, measure=measure, on=JAN, text=" Coaching began ", action=action)
    assert (mark.text, mark.action, mark.by) == ("Coaching began", action, insider)


@pytest.mark.parametrize("text", ["", "   "])
def test_a_mark_without_words_is_refused(insider: User, measure: Measure, text: str) -> None:
    with pytest.raises(Problem) as caught:
        annotate(by=insider, measure=measure, on=JAN, text=text)
    assert problems_of(caught) == {"text": ["Say what happened."]}


def test_the_same_mark_twice_is_refused_until_it_is_taken_back(
    insider: User, measure: Measure
) -> None:
    mark = annotate(by=insider, measure=measure, on=JAN, text="Coaching began")
    with pytest.raises(Problem, match="already on the chart"):
        annotate(by=insider, measure=measure, on=JAN, text="Coaching began")
    take_back_annotation(by=insider, annotation=mark, reason="Wrong day")
    assert not Annotation.objects.standing().exists()
    annotate(by=insider, measure=measure, on=JAN, text="Coaching began")
    assert Annotation.objects.count() == 2


def test_marks_cannot_lie_in_the_future(insider: User, measure: Measure) -> None:
    with pytest.raises(Problem) as caught:
        annotate(by=insider, measure=measure, on=timezone.localdate() + timedelta(1), text="Soon")
    assert problems_of(caught) == {"on": ["This date is still to come."]}


def test_a_new_level_is_a_decision_with_a_reason(insider: User, measure: Measure) -> None:
    readings(measure, [20, 20, 12, 12])
    on = measure.readings.order_by("on")[2].on
    made = rebase(by=insider, measure=measure, on=on, reason="Coaching is in place")
    assert (made.on, made.by, made.reason) == (on, insider, "Coaching is in place")


@pytest.mark.parametrize(
    ("place", "problem"),
    [
        (0, "This is the first figure: nothing came before it."),
        (None, "Choose a date that has a figure."),
        (3, "Choose a date that has a figure."),
    ],
)
def test_a_new_level_begins_on_a_later_figure(
    insider: User, measure: Measure, place: int | None, problem: str
) -> None:
    readings(measure, [20, 20, 12, None])
    dates = [reading.on for reading in measure.readings.order_by("on")]
    on = MAR if place is None else dates[place]
    with pytest.raises(Problem) as caught:
        rebase(by=insider, measure=measure, on=on, reason="New")
    assert problems_of(caught) == {"on": [problem]}


def test_a_new_level_can_be_taken_back_and_set_again(insider: User, measure: Measure) -> None:
    readings(measure, [20, 20, 12, 12])
    on = measure.readings.order_by("on")[2].on
    first = rebase(by=insider, measure=measure, on=on, reason="Coaching")
    with pytest.raises(Problem, match="already begin afresh"):
        rebase(by=insider, measure=measure, on=on, reason="Coaching")
    undo_rebase(by=insider, rebase=first, reason="Too early")
    assert (first.taken_back_by, first.taken_back_reason) == (insider, "Too early")
    with pytest.raises(Problem, match="already taken this back"):
        undo_rebase(by=insider, rebase=first, reason="Again")
    rebase(by=insider, measure=measure, on=on, reason="Coaching held")
    assert Rebase.objects.standing().count() == 1
    assert Rebase.objects.count() == 2


def test_a_figure_on_which_a_level_begins_keeps_its_date(insider: User, measure: Measure) -> None:
    readings(measure, [20, 20, 12, 12])
    reading = measure.readings.order_by("on")[2]
    rebase(by=insider, measure=measure, on=reading.on, reason="Coaching")
    with pytest.raises(Problem, match="Take that back first"):
        correct_reading(by=insider, reading=reading, on=MAR, value=Decimal(12), reason="Moved")


# Rare events ----------------------------------------------------------------------------------


def test_days_of_rare_events_are_kept_also_two_on_a_day(insider: User, measure: Measure) -> None:
    record_occurrences(by=insider, measure=measure, dates=[FEB, JAN, FEB])
    assert Occurrence.objects.count() == 3
    take_back_occurrence(by=insider, occurrence=Occurrence.objects.first(), reason="Not a fall")
    assert Occurrence.objects.standing().count() == 2


@pytest.mark.parametrize("dates", [[], [date(2999, 1, 1)], [JAN] * 501])
def test_days_that_cannot_be_are_refused(
    insider: User, measure: Measure, dates: list[date]
) -> None:
    with pytest.raises(Problem) as caught:
        record_occurrences(by=insider, measure=measure, dates=dates)
    assert list(problems_of(caught)) == ["dates"]
    assert not Occurrence.objects.exists()
