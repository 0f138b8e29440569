"""What a measure shows, read once for list, page and pack; and in pairs."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from foundation.organisation.models import Service, User
from foundation.ui.charts import draw_spc
from qip.cards import MeasureCard
from qip.models import Measure, Plan
from qip.selectors.cards import days_card, measure_card, places_of
from qip.selectors.measures import (
    grouped,
    measure_cards,
    shows,
    with_occurrences,
    with_series,
)
from qip.services.annotations import annotate, rebase, record_occurrences, undo_rebase
from qip.services.measures import link_measure, pair_measures
from qip.services.readings import correct_reading, enter_reading
from tests.factories.qip import ActionFactory, MeasureFactory, PlanFactory, readings

FALLING = [20, 19, 21, 20, 22, 20, 19, 21, 20, 21, 20, 19, 18, 17, 16, 15, 14, 13, 12]
RISING = [2, 2.1, 1.9, 2, 2.2, 2, 1.9, 2.1, 2, 2, 2.1, 1.9, 2.2, 2.4, 2.5, 2.7, 2.8, 2.9, 3.1]
FLAT = [5, 6, 5, 7, 5, 6, 7, 5, 6, 5, 6, 7, 5, 6]
TODAY = date(2027, 6, 1)


@pytest.fixture
def plan(service: Service) -> Plan:
    return PlanFactory.create(services=[service])


def made(values: list[Any], service: Service, **fields: Any) -> Measure:
    measure = MeasureFactory.create(services=[service], **fields)
    readings(measure, values)
    return measure


def card_of(measure: Measure, on: date = TODAY) -> MeasureCard:
    return measure_card(with_series(Measure.objects.filter(pk=measure.pk)).get(), on=on)


# One card -------------------------------------------------------------------------------------


def test_a_falling_count_improves_and_moves_towards_its_target(service: Service) -> None:
    card = card_of(made(FALLING, service, target=10, fix_after=12))
    assert card.change
    assert card.target
    assert card.change.words == "Improving"
    assert card.target_label == "Target 10 or fewer"
    assert card.latest == "12"
    assert "improving, and not by chance" in card.sentence
    assert card.early == ""


@pytest.mark.parametrize(
    ("fields", "label"),
    [
        (
            {"direction": "increase", "target": 3.5, "unit": "rate", "decimals": 1},
            "Target 3.5 or more",
        ),
        ({"direction": "increase", "target": 90, "unit": "percent"}, "Target 90% or more"),
        ({"direction": "increase", "target": 100, "unit": "percent"}, "Target 100%"),
        ({"direction": "decrease", "target": 0}, "Target 0"),
        ({"direction": "decrease", "target": 5, "unit": "percent"}, "Target 5% or less"),
        ({"direction": "decrease", "target": None}, ""),
    ],
)
def test_the_target_in_words(service: Service, fields: dict[str, Any], label: str) -> None:
    assert card_of(made([1, 2], service, **fields)).target_label == label


def test_no_figure_at_all_is_said(service: Service) -> None:
    for values in ([], [None, None]):
        card = card_of(made(values, service))
        assert card.analysis is None
        assert card.sentence == "No figures yet."
        assert card.draw() == ""


def test_fewer_than_seven_figures_are_a_run_chart_without_verdict(service: Service) -> None:
    card = card_of(made([5, 6, 5, 7, 5], service, target=3))
    assert card.change is None
    assert card.target is None
    assert card.early.startswith("A run chart")
    assert "2 more figures" in card.early
    assert card.expected == ""
    assert {row.signal for row in card.rows} == {""}


def test_fewer_than_thirteen_figures_have_limits_on_trial(service: Service) -> None:
    card = card_of(made(FLAT[:10], service))
    assert (
        card.early == "Limits are on trial, drawn dashed: they rest on 10 figures and settle at 13."
    )
    assert 'stroke-dasharray="6 4"' in card.draw()


def test_the_table_says_each_signal_in_words(service: Service) -> None:
    card = card_of(made([*FALLING, None], service, fix_after=12))
    assert card.rows[0].signal == "Usual range"
    assert card.rows[-2].signal == "Improvement"
    assert card.rows[-2].tone == "imp"
    assert (card.rows[-1].value, card.rows[-1].signal) == ("", "No figure")
    assert card.latest_first[0] == card.rows[-1]


def test_a_percentage_carries_its_sign(service: Service) -> None:
    card = card_of(made([60, 70, 65], service, unit="percent", direction="increase"))
    assert [row.value for row in card.rows] == ["60%", "70%", "65%"]


def test_words_of_the_unit_stand_in_the_sentence_and_not_in_the_table(service: Service) -> None:
    card = card_of(made(RISING, service, unit="rate", unit_words="a week", decimals=1))
    assert card.latest == "3.1 a week"
    assert card.rows[-1].value == "3.1"


def test_what_is_counted_is_its_place_and_first_sentence(service: Service) -> None:
    measure = made([1], service, definition="Restrictions on the register. Blanket ones once.")
    assert card_of(measure).sub == "Elm Court. Restrictions on the register"


def test_many_places_are_counted(service: Service) -> None:
    measure = MeasureFactory.create(services=[service])
    assert places_of(measure) == "Elm Court"
    measure.all_services = True
    assert places_of(measure) == "The whole organisation"


# Time, corrections and new levels -------------------------------------------------------------


def test_a_card_shows_only_what_was_there_on_the_day(insider: User, service: Service) -> None:
    measure = made(FALLING, service)
    annotate(by=insider, measure=measure, on=date(2026, 3, 1), text="Coaching began")
    card = card_of(measure, on=date(2025, 6, 30))
    assert len(card.rows) == 6
    assert card.events == ()


def test_a_correction_takes_the_place_of_what_it_corrects(insider: User, service: Service) -> None:
    measure = made(FALLING, service)
    last = measure.readings.order_by("-on")[0]
    correct_reading(by=insider, reading=last, value=11, reason="One was ended", note="Recounted")
    card = card_of(measure)
    assert card.latest == "11"
    assert card.rows[-1].note == "Recounted"
    assert len(card.rows) == len(FALLING)


def test_a_new_level_keeps_the_old_one_and_can_be_taken_back(
    insider: User, service: Service
) -> None:
    measure = made([*[46, 44, 47, 45, 46, 44, 45, 47], *[91, 92, 90, 91, 92, 91, 90, 92]], service,
                   unit="percent", direction="increase", target=80)  # fmt: skip
    on = measure.readings.order_by("on")[8].on
    level = rebase(by=insider, measure=measure, on=on, reason="Coach in post")
    card = card_of(measure)
    assert card.analysis
    assert card.change
    assert len(card.analysis.segments) == 2
    assert card.change.words == "Holding its new level"
    assert card.mean_before == "45.5%"
    undo_rebase(by=insider, rebase=level, reason="Too early")
    card = card_of(measure)
    assert card.analysis
    assert len(card.analysis.segments) == 1


def test_a_sustained_shift_suggests_a_new_level_and_names_what_may_be_why(
    insider: User, service: Service
) -> None:
    measure = made([*FLAT[:12], 2, 1, 2, 1, 2, 1, 2, 2, 1], service, fix_after=12)
    first = measure.readings.order_by("on")[12].on
    card = card_of(measure)
    assert card.new_level
    assert (card.new_level.on, card.new_level.count, card.new_level.above) == (first, 9, False)
    assert "Nothing here says why" in card.new_level.sentence
    annotate(by=insider, measure=measure, on=first - timedelta(days=3), text="Coaching began")
    card = card_of(measure)
    assert card.new_level
    assert "“Coaching began” may be why." in card.new_level.sentence


def test_no_new_level_is_suggested_where_one_has_just_begun(
    insider: User, service: Service
) -> None:
    measure = made([*FLAT[:12], 2, 1, 2, 1, 2, 1, 2, 2, 1], service, fix_after=12)
    on = measure.readings.order_by("on")[12].on
    rebase(by=insider, measure=measure, on=on, reason="Coaching")
    assert card_of(measure).new_level is None


# The drawing ----------------------------------------------------------------------------------


def test_page_phone_and_pack_are_one_drawing_in_other_sizes(
    insider: User, service: Service
) -> None:
    measure = made(FALLING, service, target=10)
    annotate(by=insider, measure=measure, on=date(2026, 1, 10), text="Coaching began")
    card = card_of(measure)
    assert card.analysis
    assert card.wide == card.draw((500, 250)) == draw_spc(card.analysis, card.spec((500, 250)))
    assert 'viewBox="0 0 316 214"' in card.narrow
    pack = card.draw((310, 176), font_size=9.6)
    assert 'viewBox="0 0 310 176"' in pack
    for drawn in (card.wide, card.narrow, pack):
        assert card.sentence.split(",")[0] in drawn
        assert "A: Coaching began, 10 Jan 2026." in drawn


def test_a_name_cannot_break_out_of_the_drawing(service: Service) -> None:
    card = card_of(made(FLAT, service, name="</title><script>alert(1)</script>"))
    assert "<script>" not in card.draw()


# Rare events ----------------------------------------------------------------------------------


def test_a_row_of_zeros_is_rare(service: Service) -> None:
    assert card_of(made([0, 0, 1, 0, 0, 0, 2, 0], service)).is_rare
    assert not card_of(made(FLAT, service)).is_rare
    assert not card_of(made([0, 0, 1], service)).is_rare


def test_days_between_events_are_drawn_when_there_are_two(insider: User, service: Service) -> None:
    measure = made([0, 0, 1, 0, 0, 0, 2, 0], service, target=0)
    rows = with_occurrences(with_series(Measure.objects.filter(pk=measure.pk)))
    assert days_card(rows.get(), on=TODAY) is None
    days = [date(2025, 3, 4), date(2025, 7, 2), date(2025, 7, 30)]
    record_occurrences(by=insider, measure=measure, dates=days)
    card = days_card(rows.get(), on=TODAY)
    assert card
    assert [row.value for row in card.rows] == ["120", "28"]
    assert card.target is None
    assert card.name == f"Days between events: {measure.name}"


# Pairs and plans ------------------------------------------------------------------------------


def test_a_measure_stands_beside_its_partner_also_when_only_one_is_linked(
    insider: User, service: Service, plan: Plan
) -> None:
    life = made(RISING, service, about="life", unit="rate", direction="increase", name="Outings")
    fewer = made(FALLING, service, about="restriction", name="Restrictions")
    pair_measures(by=insider, measure=life, partner=fewer)
    link_measure(by=insider, measure=fewer, plans=[plan])
    (group,) = measure_cards(plan, user=insider, on=TODAY)
    assert [card.name for card in group.cards] == ["Restrictions", "Outings"]
    assert group.verdict
    assert group.verdict.words == "A good pair"
    assert group.sentence == "Fewer restrictions have come with more life, not less."


def test_cards_of_a_pair_share_the_letters_of_their_events(insider: User, service: Service) -> None:
    one, other = made(FALLING, service), made(RISING, service)
    pair_measures(by=insider, measure=one, partner=other)
    for measure in (one, other):
        annotate(by=insider, measure=measure, on=date(2025, 9, 1), text="Coaching began")
    annotate(by=insider, measure=one, on=date(2025, 10, 1), text="Panel began")
    annotate(by=insider, measure=other, on=date(2025, 11, 1), text="Rule replaced")
    (group,) = grouped(with_series(Measure.objects.all()), on=TODAY)
    letters = [{event.text: event.letter for event in card.events} for card in group.cards]
    assert letters == [
        {"Coaching began": "A", "Panel began": "B"},
        {"Coaching began": "A", "Rule replaced": "C"},
    ]


def test_more_events_than_letters_get_two(insider: User, service: Service) -> None:
    measure = made(FALLING, service)
    for number in range(28):
        annotate(by=insider, measure=measure, on=date(2025, 9, 1), text=f"Event {number:02d}")
    letters = [event.letter for event in card_of(measure).events]
    assert letters[25:] == ["Z", "AA", "AB"]


def test_a_partner_out_of_reach_is_not_shown(
    insider: User, service: Service, next_door: Service, plan: Plan
) -> None:
    mine, theirs = made(FALLING, service), made(RISING, next_door)
    pair_measures(by=insider, measure=mine, partner=theirs)
    link_measure(by=insider, measure=mine, plans=[plan])
    (group,) = measure_cards(plan, user=insider, on=TODAY)
    assert not group.is_pair
    assert not group.lacks_partner


def test_a_measure_read_alone_is_reminded_of_a_partner(service: Service) -> None:
    made(FALLING, service, about="restriction")
    made(FLAT, service, about="practice")
    alone = grouped(with_series(Measure.objects.all()), on=TODAY)
    assert [group.lacks_partner for group in alone] == [True, False]


def test_nobody_sees_a_plans_measures_from_next_door(
    stranger: User, service: Service, plan: Plan
) -> None:
    link_measure(by=stranger, measure=made(FALLING, service), plans=[plan])
    assert measure_cards(plan, user=stranger, on=TODAY) == []


def test_an_action_has_its_measures_too(insider: User, service: Service) -> None:
    action, measure = ActionFactory.create(services=[service]), made(FALLING, service)
    link_measure(by=insider, measure=measure, actions=[action])
    (group,) = measure_cards(action, user=insider, on=TODAY)
    assert group.cards[0].measure == measure


def test_one_measure_and_five_take_the_same_number_of_queries(
    insider: User, service: Service, plan: Plan, django_assert_num_queries: Any
) -> None:
    def add() -> None:
        one, other = made(FALLING, service), made(RISING, service)
        pair_measures(by=insider, measure=one, partner=other)
        link_measure(by=insider, measure=one, plans=[plan])
        annotate(by=insider, measure=one, on=date(2025, 9, 1), text="Coaching began")

    insider.reach("qip.view_measure")
    add()
    with django_assert_num_queries(4):
        for group in measure_cards(plan, user=insider, on=TODAY):
            assert group.sentence
    for _ in range(4):
        add()
    with django_assert_num_queries(4):
        for group in measure_cards(plan, user=insider, on=TODAY):
            assert group.verdict
            assert all(card.wide and card.rows for card in group.cards)


@pytest.mark.parametrize(
    ("values", "fields", "wanted"),
    [
        (FALLING, {}, "improving"),
        (FALLING, {"direction": "increase"}, "worsening"),
        (FALLING, {"direction": "neutral"}, "moved"),
        (FLAT, {}, "steady"),
        ([1, 2], {}, "early"),
        ([], {}, "early"),
    ],
)
def test_measures_are_found_by_what_they_show(
    service: Service, values: list[float], fields: dict[str, Any], wanted: str
) -> None:
    measure = made(values, service, **fields)
    rows = with_series(Measure.objects.all())
    for key in ("improving", "worsening", "holding", "steady", "moved", "early"):
        assert shows(rows, key, on=TODAY) == ([measure.pk] if key == wanted else [])


def test_a_figure_of_today_counts(insider: User, service: Service) -> None:
    today = timezone.localdate()
    measure = MeasureFactory.create(services=[service])
    enter_reading(by=insider, measure=measure, on=today, value=3)
    assert card_of(measure, on=today).latest == "3"
