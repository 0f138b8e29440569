"""The SPC chart: readable, honest and inside its frame, whatever the series."""

import datetime
import itertools
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foundation.ui.charts import Annotation, ChartSpec, draw_spc
from foundation.ui.charts.shapes import COLOURS, mark
from qip.spc import Analysis, analyse
from tests.ui.svg import (
    apart,
    circle_box,
    elements,
    inside,
    lawful,
    parsed,
    path_points,
    shape_boxes,
    text_boxes,
    texts,
)

STEADY = [20, 19, 21, 20, 22, 20, 19, 21, 20, 21, 20, 19, 20]
FALLEN = [*STEADY, 21, 19, 18, 17, 16, 15, 14, 13, 12]
SIZES = (
    {"width": 500},
    {"width": 316},
    {"width": 310, "height": 176, "font_size": 9.6, "right": 62},
)


def months(count: int, first: int = 2025) -> list[datetime.date]:
    return [datetime.date(first + row // 12, row % 12 + 1, 1) for row in range(count)]


def weeks(count: int) -> list[datetime.date]:
    return [datetime.date(2026, 6, 8) + datetime.timedelta(weeks=row) for row in range(count)]


def read(values: list, **options) -> Analysis:
    return analyse(values, dates=months(len(values)), **options)


def drawn(analysis: Analysis, **options) -> str:
    return draw_spc(analysis, ChartSpec(**options))


# Any series at all


readings = st.one_of(
    st.lists(
        st.one_of(st.none(), st.floats(-1e6, 1e6, width=32), st.integers(-5, 120)),
        min_size=1,
        max_size=130,
    ),
    st.lists(st.sampled_from([0, 5, 5.5, 1e12, -1e12, 1e-9]), min_size=1, max_size=20),
    st.lists(st.just(7), min_size=1, max_size=30),
)
letters = st.sampled_from(["A", "B", "W", "AA", "12", "&"])
events = st.lists(
    st.tuples(st.one_of(st.integers(-3, 140), st.dates(datetime.date(2024, 1, 1))), letters),
    max_size=30,
)
specs = st.fixed_dictionaries(
    {
        "unit": st.sampled_from(["", "%", "£", "hours"]),
        "decimals": st.integers(0, 2),
        "floor": st.sampled_from([None, 0, 1]),
        "ceiling": st.sampled_from([None, 5, 100]),
        "even": st.booleans(),
        "run_chart": st.booleans(),
        "trial": st.sampled_from([None, True, False]),
        "titles": st.booleans(),
        "cadence": st.sampled_from(["", "day", "week", "month", "quarter", "year"]),
        "target_words": st.sampled_from(["", "10 or fewer", "as few as can be, always & ever"]),
    }
)


@st.composite
def series(draw) -> Analysis:
    values = draw(readings)
    count = len(values)
    gaps = draw(st.sampled_from([1, 7, 30, 31, 91, 365]))
    start = datetime.date(2000, 1, draw(st.integers(1, 28)))
    dates = [start + datetime.timedelta(days=gaps * row) for row in range(count)]
    cuts = draw(st.lists(st.integers(1, count), max_size=3))
    with_dates = draw(st.booleans())
    return analyse(
        values,
        dates=dates if with_dates else None,
        improvement=draw(st.sampled_from(["increase", "decrease", "neutral"])),
        target=draw(st.one_of(st.none(), st.integers(-10, 200))),
        rebase_at=[dates[cut - 1] if with_dates else cut for cut in cuts],
        fix_after=draw(st.sampled_from([None, 12])),
        screen_outliers=draw(st.booleans()),
    )


@settings(max_examples=150, deadline=None)
@given(series(), specs, events, st.sampled_from(SIZES))
def test_every_chart_is_well_formed_and_stays_inside_its_frame(analysis, options, happened, size):
    annotations = tuple(Annotation(when, letter) for when, letter in happened)
    svg = drawn(analysis, **options, **size, annotations=annotations)
    lawful(svg)
    inside(svg)
    assert "nan" not in svg
    assert "inf" not in svg


@settings(max_examples=150, deadline=None)
@given(series(), specs, events, st.sampled_from(SIZES))
def test_no_words_and_no_letters_lie_on_each_other(analysis, options, happened, size):
    annotations = tuple(Annotation(when, letter) for when, letter in happened)
    svg = drawn(analysis, **options, **size, annotations=annotations)
    apart(text_boxes(svg))
    apart([circle_box(c) for c in elements(svg, "circle") if c.get("fill") == "#fff"])


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    "values",
    [
        [12],
        [12, 14],
        [None],
        [None, None, 3],
        [5] * 20,
        [0] * 20,
        [-30.5, -12.25, -45] * 8,
        [1e9, 1.2e9, 9e8] * 6,
        list(range(140)),
        [0.001, 0.002, 0.0015] * 6,
    ],
)
def test_awkward_series_are_drawn_too(values, size):
    svg = drawn(read(values, target=10), **size)
    inside(svg)
    apart(text_boxes(svg))


def test_anything_that_looks_like_an_analysis_can_be_drawn():
    point = SimpleNamespace(date=None, value=4.0, special_cause=None, point_type="common_cause")
    segment = SimpleNamespace(start=0, stop=1, mean=4.0, lower=None, upper=None, stage="run_chart")
    svg = draw_spc(
        SimpleNamespace(points=[point], segments=[segment], target=None), ChartSpec(title="Four")
    )
    assert "Latest 4" in texts(svg)


# Signals differ by shape


def test_each_kind_of_point_has_a_shape_of_its_own():
    drawings = {kind: mark(kind, True, 10, 10) for kind in COLOURS}
    circle = drawings["common_cause"]
    diamond = drawings["special_cause_improvement"]
    triangle = drawings["special_cause_concern"]
    square = drawings["special_cause_neutral_high"]
    assert circle.startswith("<circle")
    corners = [len(path_points(parsed_path(shape))) for shape in (diamond, triangle, square)]
    assert corners == [4, 3, 4]
    assert path_points(parsed_path(diamond))[0][0] == 10
    assert path_points(parsed_path(square))[0][0] != 10
    assert square == drawings["special_cause_neutral_low"]


def test_a_triangle_points_the_way_it_moved():
    up = path_points(parsed_path(mark("special_cause_concern", True, 10, 10)))
    down = path_points(parsed_path(mark("special_cause_concern", False, 10, 10)))
    assert up[0][1] < 10 < up[1][1]
    assert down[1][1] < 10 < down[0][1]


def parsed_path(element: str) -> str:
    return parsed(element).get("d")


def test_every_value_has_a_mark_and_no_missing_value_has_one():
    svg = drawn(read([5, 6, None, 7, 5, None]))
    assert len([c for c in elements(svg, "circle") if c.get("fill") != "#fff"]) == 4


def test_many_points_get_smaller_marks():
    few = elements(drawn(read(STEADY)), "circle")[0]
    many = elements(drawn(read(STEADY * 10)), "circle")[0]
    assert float(many.get("r")) < float(few.get("r"))


# Gaps


def test_the_line_stops_at_a_gap_and_begins_again():
    svg = drawn(read([5, 6, None, 7, 5, None, None, 4]))
    curve = next(p.get("d") for p in elements(svg, "path") if p.get("stroke-linejoin"))
    assert curve.count("M") == 3
    assert curve.count("L") == 2


# Limits and labels


def test_labels_name_the_lines():
    svg = drawn(read(FALLEN, improvement="decrease", target=10, fix_after=12))
    for words in ("Upper 23.8", "Mean 20.2", "Lower 16.5", "Target 10", "Latest 12"):
        assert words in texts(svg)


def test_the_unit_stands_beside_the_numbers_where_it_is_a_sign():
    svg = drawn(read([90, 91, 92] * 6, target=95), unit="%", ceiling=100)
    assert "Mean 91.0%" in texts(svg)
    assert "Target 95%" in texts(svg)
    assert "Latest 92" in texts(drawn(read([90, 91, 92] * 6), unit="hours"))


def test_target_words_take_the_place_of_the_number_where_they_fit():
    analysis = read(STEADY, target=10)
    assert "Target 10 or fewer" in texts(drawn(analysis, target_words="10 or fewer"))
    long = "10 or fewer for every person in every month"
    assert "Target 10" in texts(drawn(analysis, target_words=long))


def test_limits_stop_where_the_measure_stops():
    counts = read([0, 3, 0, 1, 4, 0, 2, 0, 1, 0, 3, 0, 1])
    assert counts.last.lower < 0
    svg = drawn(counts)
    assert not [words for words in texts(svg) if words.startswith("Lower")]
    assert not [words for words in texts(svg) if "−" in words]
    free = drawn(counts, floor=None)
    assert [words for words in texts(free) if words.startswith("Lower −")]


def test_percentages_stop_at_a_hundred():
    high = read([97, 99, 96, 98, 99, 97, 95, 99, 98, 96, 99, 97, 98])
    assert high.last.upper > 100
    svg = drawn(high, unit="%", ceiling=100)
    assert not [words for words in texts(svg) if words.startswith("Upper")]
    assert "100%" in texts(svg)


def test_trial_limits_are_dashed_and_named_and_have_no_band():
    svg = drawn(read(STEADY[:9]))
    assert "Trial limits" in texts(svg)
    assert "6 4" in {path.get("stroke-dasharray") for path in elements(svg, "path")}
    assert not elements(svg, "rect")


def test_settled_limits_have_a_band_and_no_remark():
    svg = drawn(read(STEADY))
    assert len(elements(svg, "rect")) == 1
    assert "Trial limits" not in texts(svg)


def test_too_few_points_make_a_run_chart_without_limits():
    svg = drawn(read(STEADY[:5]))
    assert "No limits yet" in texts(svg)
    assert "Median 20" in texts(svg)
    assert not elements(svg, "rect")
    assert not [words for words in texts(svg) if words.startswith(("Upper", "Lower", "Mean"))]


def test_a_few_readings_are_shown_against_the_floor_so_that_small_steps_look_small():
    assert "0" in texts(drawn(read([12, 14])))
    assert "0" not in texts(drawn(read([12, 14]), floor=None))


def test_a_run_chart_can_be_asked_for():
    assert "Median 20" in texts(drawn(read(STEADY), run_chart=True))


def test_earlier_limits_stay_visible_after_a_rebase():
    before, after = [10, 12, 11, 13, 10, 12, 11] * 2, [40, 42, 41, 39, 43, 40, 41] * 2
    svg = drawn(read([*before, *after], rebase_at=[datetime.date(2026, 3, 1)]))
    bands = [box for box in shape_boxes(svg) if box.name == "rect"]
    assert len(bands) == 2
    assert bands[0].right == bands[1].left
    assert bands[0].top > bands[1].bottom
    assert "Mean 11.3" in texts(svg)
    assert "Mean 40.9" in texts(svg)


def test_a_segment_too_narrow_for_its_mean_does_without():
    values = [2_000_000, 2_400_000, 2_100_000, 2_200_000] * 27
    dates = weeks(len(values))
    svg = draw_spc(analyse(values, dates=dates, rebase_at=[dates[9]]), ChartSpec(width=316))
    inside(svg)
    apart(text_boxes(svg))
    assert len([words for words in texts(svg) if words.startswith("Mean")]) == 1


def test_a_constant_series_has_one_label_for_its_one_line():
    words = texts(drawn(read([5] * 15)))
    assert "Mean 5.0" in words
    assert not [label for label in words if label.startswith(("Upper", "Lower"))]


# Events


def test_an_event_stands_at_its_date_between_two_readings():
    svg = drawn(
        analyse([1, 2, 3], dates=weeks(3)),
        annotations=(Annotation(datetime.date(2026, 6, 10), "A"),),
        cadence="week",
    )
    xs = [float(c.get("cx")) for c in elements(svg, "circle") if c.get("fill") != "#fff"]
    letter = next(c for c in elements(svg, "circle") if c.get("fill") == "#fff")
    assert float(letter.get("cx")) == pytest.approx(xs[0] + (xs[1] - xs[0]) * 2 / 7, abs=0.1)


@pytest.mark.parametrize("when", [datetime.date(1999, 1, 1), datetime.date(2099, 1, 1), -1, 99])
def test_an_event_beyond_the_readings_stands_at_the_edge(when):
    svg = drawn(read(STEADY), annotations=(Annotation(when, "A"),))
    inside(svg)
    assert "A" in texts(svg)


def test_a_dated_event_has_no_place_among_readings_without_dates():
    svg = drawn(analyse(STEADY), annotations=(Annotation(datetime.date(2026, 1, 1), "A"),))
    assert "A" not in texts(svg)


def test_events_on_one_day_are_pushed_apart():
    day = datetime.date(2025, 6, 1)
    svg = drawn(read(STEADY), annotations=tuple(Annotation(day, x) for x in "ABCDE"))
    rings = [c for c in elements(svg, "circle") if c.get("fill") == "#fff"]
    assert len(rings) == 5
    apart([circle_box(ring) for ring in rings])


# Dates under the axis


@pytest.mark.parametrize(
    ("dates", "first", "last"),
    [
        (months(22), "Jan 2025", "Oct 2026"),
        (weeks(24), "8 Jun", "16 Nov 2026"),
        (weeks(40), "8 Jun 2026", "8 Mar 2027"),
        ([datetime.date(2010 + row, 4, 1) for row in range(12)], "2010", "2021"),
        ([datetime.date(2026, 3, 1)], None, "1 Mar 2026"),
    ],
)
def test_the_first_and_last_dates_are_written(dates, first, last):
    words = texts(drawn(analyse(range(len(dates)), dates=dates)))
    assert last in words
    assert first is None or first in words


def test_months_are_written_at_round_places_with_the_year_where_it_is_new():
    words = texts(drawn(read(FALLEN)))
    assert "Jul" in words
    assert "Jan 2026" in words


def test_without_dates_the_readings_are_numbered():
    words = texts(drawn(analyse(STEADY)))
    assert words.count("1") == 1
    assert "13" in words


def test_a_month_without_a_row_leaves_its_room():
    dates = [*months(6), *months(9)[7:]]
    svg = drawn(analyse([1, 2, 3, 1, 2, 3, 1, 2], dates=dates))
    xs = [float(circle.get("cx")) for circle in elements(svg, "circle")]
    assert xs[6] - xs[5] == pytest.approx(2 * (xs[5] - xs[4]), abs=0.2)
    even = elements(drawn(analyse([1, 2, 3, 1, 2, 3, 1, 2], dates=dates), even=True), "circle")
    gaps = [float(b.get("cx")) - float(a.get("cx")) for a, b in itertools.pairwise(even)]
    assert max(gaps) - min(gaps) < 0.2


def test_short_months_are_as_wide_as_long_ones():
    last_days = [datetime.date(2026, m + 1, 1) - datetime.timedelta(days=1) for m in range(1, 12)]
    svg = drawn(analyse(range(11), dates=last_days, improvement="neutral"), floor=None)
    marks = [box for box in shape_boxes(svg) if box.name == "path" and box.right - box.left < 9]
    assert marks


# For those who cannot see it


def test_the_text_alternative_is_the_first_thing_inside():
    svg = parsed(drawn(read(STEADY), title="Restrictions", alt="Restrictions. No clear change."))
    assert svg.get("role") == "img"
    assert svg[0].tag.endswith("title")
    assert svg[0].text == "Restrictions. No clear change."
    assert "id" not in svg[0].attrib


def test_two_drawings_of_one_measure_have_ids_of_their_own():
    wide = parsed(drawn(read(STEADY), ident="measure-7", width=500))
    narrow = parsed(drawn(read(STEADY), ident="measure-7", width=316))
    for svg in (wide, narrow):
        assert svg.get("aria-labelledby") == svg[0].get("id")
    assert wide[0].get("id") != narrow[0].get("id")


def test_each_point_can_be_named_under_the_pointer():
    svg = drawn(read(FALLEN, improvement="decrease", fix_after=12), titles=True, cadence="month")
    titles = [title.text for title in elements(svg, "title")]
    assert "Jan 2025: 20, usual range" in titles
    assert "Oct 2026: 12, improvement" in titles
    assert len(titles) == 1 + len(FALLEN)


@pytest.mark.parametrize(
    "nasty", ["<script>alert(1)</script>", "a & b", "\"quoted\" 'twice'", "]]>", "\x00\x08\ud800"]
)
def test_words_from_people_are_escaped(nasty):
    svg = drawn(
        read(STEADY, target=10),
        title=nasty,
        alt=nasty,
        ident=nasty,
        target_words=nasty[:9],
        annotations=(Annotation(3, nasty[:9]),),
    )
    lawful(svg)
    kept = "".join(character for character in nasty if character >= " " and character < "\ud800")
    assert parsed(svg)[0].text == (kept or "Chart")


def test_the_same_figures_draw_the_same_chart():
    assert drawn(read(FALLEN), ident="x") == drawn(read(FALLEN), ident="x")
