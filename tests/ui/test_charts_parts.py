"""The parts of charts: placing, scales, numbers, dates, and the small drawings."""

import datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundation.ui.charts import (
    SlipSpec,
    assurance_icon,
    draw_life,
    draw_slip,
    draw_spark,
    variation_icon,
)
from foundation.ui.charts.dates import cadence_of, stations
from foundation.ui.charts.scale import fitted, nice
from foundation.ui.charts.spread import spread
from foundation.ui.charts.text import escape, figure, number, trimmed, width
from qip.spc import analyse
from qip.spc_words import TARGET_WORDS, TONES
from tests.ui.svg import apart, elements, inside, lawful, parsed, text_boxes, texts

CHANGES = ["improving", "worsening", "holding", "steady", "higher", "lower", ""]
TODAY = datetime.date(2026, 11, 24)


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


# Keeping labels apart


places = st.lists(st.floats(-500, 1000), max_size=30).map(sorted)


@given(places, st.floats(0, 40), st.floats(0, 100), st.floats(0, 400))
def test_labels_keep_their_order_and_their_distance(wanted, gap, low, room):
    placed = spread(wanted, [gap] * len(wanted), low, low + room)
    assert len(placed) == len(wanted)
    for one, other in pairwise(placed):
        assert other - one >= gap - 1e-6
    if placed:
        assert placed[0] >= low - 1e-6
    if gap * (len(wanted) - 1) <= room and placed:
        assert placed[-1] <= low + room + 1e-6


def test_labels_with_room_stay_where_they_are():
    assert spread([10, 40, 90], [14, 14], 0, 100) == [10, 40, 90]


def test_labels_in_one_place_move_as_little_as_they_can():
    assert spread([50, 50, 50], [14, 14], 0, 100) == [36, 50, 64]


# Scales


@pytest.mark.parametrize(
    ("numbers", "bottom", "top", "ticks"),
    [
        ([12, 23.8], 0, None, [10, 15, 20, 25]),
        ([8, 23.8], 0, None, [0, 10, 20, 30]),
        ([86, 94], 0, 100, [85, 87.5, 90, 92.5, 95]),
        ([40, 97], 0, 100, [0, 50, 100]),
        ([2.8, 4], 1, 5, [2.5, 3, 3.5, 4]),
        ([-61, 2], None, None, [-80, -60, -40, -20, 0, 20]),
        ([5, 5], 0, None, [4.5, 5, 5.5]),
        ([0, 0], 0, None, [0, 0.5, 1]),
        ([100, 100], 0, 100, [90, 95, 100]),
    ],
)
def test_scales_start_and_end_on_round_numbers(numbers, bottom, top, ticks):
    assert fitted(numbers, bottom, top).ticks() == pytest.approx(ticks)


def test_whole_numbers_get_whole_steps():
    assert fitted([2, 3], 0, None, whole=True).ticks() == [2, 3]
    assert fitted([5, 5], 0, None, whole=True).ticks() == [4, 5, 6]
    assert nice(2.2, whole=True) == 5


@given(
    st.lists(st.floats(-1e9, 1e9), min_size=1, max_size=20),
    st.sampled_from([None, 0.0, 1.0]),
    st.sampled_from([None, 5.0, 100.0]),
    st.booleans(),
)
def test_a_scale_shows_every_number(numbers, bottom, top, whole):
    scale = fitted(numbers, bottom, top, whole=whole)
    assert all(-1e-6 <= scale.share(number) <= 1 + 1e-6 for number in numbers)
    assert 1 < len(scale.ticks()) < 9 or top is not None or bottom is not None


def test_numbers_on_a_scale_can_be_told_apart():
    assert [fitted(n, None, None).decimals for n in ([0, 90], [0, 1], [0, 0.01], [0, 8])] == [
        0,
        1,
        3,
        1,
    ]


# Numbers and words


@pytest.mark.parametrize(
    ("value", "decimals", "unit", "text"),
    [
        (20, 0, "", "20"),
        (1234567.8, 1, "", "1,234,567.8"),
        (-3.25, 1, "", "−3.2"),
        (-0.04, 1, "", "0.0"),
        (45, 0, "%", "45%"),
        (1200, 0, "£", "£1,200"),
        (-5, 0, "£", "−£5"),
        (2.434e9, 0, "£", "£2.43bn"),
        (3e15, 0, "", "3.0e+15"),
        (7, 0, "hours", "7"),
    ],
)
def test_numbers_are_written_short_and_whole(value, decimals, unit, text):
    assert number(value, decimals, unit) == text


def test_targets_lose_zeros_and_figures_keep_one_decimal():
    assert trimmed(4.0, 1) == "4"
    assert trimmed(3.5, 2) == "3.5"
    assert figure(20.1667, 0) == "20.2"
    assert figure(2000.4, 0) == "2,000"


def test_wider_words_are_reckoned_wider():
    assert width("WWW", 12) > width("iii", 12)
    assert width("日本", 12) > 24
    assert width("", 12) == 0


def test_what_xml_forbids_is_dropped_and_the_rest_escaped():
    assert escape("<a href='x'>&\x00\ufffe") == "&lt;a href=&#x27;x&#x27;&gt;&amp;"


# Dates along a chart


@pytest.mark.parametrize(
    ("days", "cadence"), [(1, "day"), (7, "week"), (30, "month"), (91, "quarter"), (365, "year")]
)
def test_how_often_readings_come_is_seen_from_their_dates(days, cadence):
    start = datetime.date(2020, 1, 1)
    dates = [start + datetime.timedelta(days=days * row) for row in range(9)]
    assert cadence_of(dates) == cadence


def test_a_single_reading_stands_in_the_middle():
    assert stations([TODAY], 1, "day", even=False) == [0.5]


@given(st.lists(st.dates(), min_size=2, max_size=40, unique=True).map(sorted), st.booleans())
def test_rows_lie_from_left_to_right(dates, even):
    placed = stations(dates, len(dates), cadence_of(dates), even)
    assert placed[0] == 0
    assert placed[-1] == pytest.approx(1)
    assert placed == sorted(placed)


# Sparks


@given(
    st.lists(
        st.one_of(st.none(), st.floats(-1e6, 1e6), st.integers(0, 9)), min_size=1, max_size=140
    ),
    st.sampled_from([None, 0]),
    st.sampled_from([None, 100]),
)
def test_any_series_has_a_spark_within_its_frame(values, floor, ceiling):
    svg = draw_spark(analyse(values), floor=floor, ceiling=ceiling)
    lawful(svg)
    inside(svg)


def test_a_spark_marks_signals_and_the_latest_value_only():
    steady = [20, 19, 21, 20, 22, 20, 19, 21, 20, 21, 20, 19, 20]
    quiet = draw_spark(analyse(steady))
    assert len(elements(quiet, "circle")) == 1
    jump = draw_spark(analyse([*steady, 60, 20], improvement="decrease", fix_after=12))
    assert len(elements(jump, "circle")) == 1
    assert jump.count('fill="#bf4f00"') == 1


def test_a_spark_is_decoration():
    svg = parsed(draw_spark(analyse([1, 2, 3])))
    assert svg.get("aria-hidden") == "true"
    assert svg.find("title") is None


# Icons


@pytest.mark.parametrize("key", CHANGES)
@pytest.mark.parametrize("way", [1, -1])
def test_every_change_has_an_icon(key, way):
    svg = variation_icon(key, way)
    lawful(svg)
    inside(svg)
    assert parsed(svg).get("aria-hidden") == "true"


@pytest.mark.parametrize("key", sorted(TARGET_WORDS))
@pytest.mark.parametrize("better", [1, -1])
def test_every_target_verdict_has_an_icon(key, better):
    svg = assurance_icon(key, better)
    lawful(svg)
    inside(svg)


def test_every_verdict_of_change_is_known_to_the_icons():
    assert set(TONES) - set(TARGET_WORDS) == set(CHANGES) - {""}


def test_no_two_verdicts_share_an_icon():
    drawings = [variation_icon(key, 1) for key in CHANGES if key != "lower"]
    assert len(set(drawings)) == len(drawings)
    drawings = [assurance_icon(key, 1) for key in TARGET_WORDS]
    assert len(set(drawings)) == len(drawings)


def test_icons_turn_with_the_way_and_with_what_is_better():
    assert variation_icon("improving", 1) != variation_icon("improving", -1)
    assert assurance_icon("met", 1) != assurance_icon("met", -1)


def test_verdicts_differ_without_their_colours():
    def bare(svg: str) -> str:
        for colour in ("#0a6aa8", "#bf4f00", "#6b7874"):
            svg = svg.replace(colour, "")
        return svg

    assert bare(assurance_icon("met")) != bare(assurance_icon("will_miss"))
    assert bare(variation_icon("improving", 1)) != bare(variation_icon("worsening", 1))


# The slip line


def test_the_first_date_never_disappears():
    svg = draw_slip(
        day("2026-08-28"), [day("2026-09-30"), day("2026-11-15")], SlipSpec(today=TODAY)
    )
    ring = next(c for c in elements(svg, "circle") if c.get("fill") == "#fff")
    disc = next(c for c in elements(svg, "circle") if c.get("fill") != "#fff")
    assert float(ring.get("cx")) < float(disc.get("cx"))


def test_a_late_date_runs_on_to_today_in_a_broken_line():
    late = draw_slip(day("2026-08-28"), [day("2026-11-15")], SlipSpec(today=TODAY))
    coming = draw_slip(day("2026-08-28"), [day("2026-12-15")], SlipSpec(today=TODAY))
    done = draw_slip(
        day("2026-08-28"), [day("2026-11-15")], SlipSpec(today=TODAY, done=day("2026-11-15"))
    )
    assert 'stroke-dasharray="3 2"' in late
    assert 'stroke-dasharray="3 2"' not in coming + done


def test_each_move_between_has_a_tick():
    moves = [day("2026-08-31"), day("2026-09-30"), day("2026-10-20")]
    svg = draw_slip(day("2026-07-31"), moves, SlipSpec(today=TODAY))
    assert len([p for p in elements(svg, "path") if p.get("d").endswith("5.5v11")]) == 2


dates = st.dates(datetime.date(2020, 1, 1), datetime.date(2035, 1, 1))


@given(
    dates,
    st.lists(dates, max_size=8),
    dates,
    st.one_of(st.none(), dates),
    st.lists(st.tuples(dates, st.sampled_from(["Today", "30 June, first agreed", "<&>"]))),
    st.sampled_from([176, 300, 660]),
    st.booleans(),
)
def test_any_slip_stays_inside_and_its_words_apart(
    first, moves, today, done, captions, wide, framed
):
    spec = SlipSpec(
        today=today,
        done=done,
        start=datetime.date(2026, 1, 1) if framed else None,
        end=datetime.date(2026, 6, 1) if framed else None,
        width=wide,
        label="First due <then>",
        captions=tuple(captions),
    )
    svg = draw_slip(first, moves, spec)
    lawful(svg)
    inside(svg)
    apart(text_boxes(svg))
    assert parsed(svg)[0].text == "First due <then>"


def test_a_slip_without_words_is_decoration():
    svg = parsed(draw_slip(TODAY, [], SlipSpec(today=TODAY)))
    assert svg.get("aria-hidden") == "true"


def test_captions_are_written():
    captions = ((day("2026-06-30"), "30 June, first agreed"), (TODAY, "Today"))
    svg = draw_slip(
        day("2026-06-30"), [day("2026-12-01")], SlipSpec(today=TODAY, width=660, captions=captions)
    )
    assert texts(svg) == ["30 June, first agreed", "Today"]


# The mini track


@pytest.mark.parametrize(("stage", "reached"), [(0, 1), (1, 2), (2, 3), (4, 4)])
def test_the_track_fills_stop_by_stop(stage, reached):
    svg = draw_life(stage)
    lawful(svg)
    inside(svg)
    assert len([c for c in elements(svg, "circle") if c.get("fill") == "#13554c"]) == reached


def test_holding_fills_the_held_stretch():
    def filled(svg: str) -> float:
        return sum(
            float(r.get("width")) for r in elements(svg, "rect") if r.get("fill") == "#13554c"
        )

    assert filled(draw_life(2)) == 0
    assert filled(draw_life(2, 0.5)) == 23
    assert filled(draw_life(2, 9)) == 46
    assert filled(draw_life(4)) == 46


def test_the_track_can_speak_for_itself():
    assert parsed(draw_life(1))[0].tag.endswith("path")
    assert parsed(draw_life(1, label="Started"))[0].text == "Started"
