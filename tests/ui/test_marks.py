"""Shapes, chips, tracks and bars."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from foundation.ui import marks
from foundation.ui.charts.palette import PINE

ON = date(2026, 11, 24)
SPRITE = Path(__file__).parents[2] / "templates" / "ui" / "sprite.html"


def test_a_shape_is_decoration():
    assert marks.ic("late") == '<svg class="ic" aria-hidden="true"><use href="#s-late"/></svg>'


def test_every_toned_shape_is_in_the_sprite():
    drawn = set(re.findall(r'id="s-([a-z]+)"', SPRITE.read_text()))
    assert set(marks.TONES) <= drawn


def test_a_chip_is_a_shape_and_a_word():
    chip = marks.chip("late", "9 days late")
    assert "chip chip-act" in chip
    assert chip.endswith("9 days late</span>")


def test_a_tone_can_be_overridden_or_taken_away():
    assert "chip-watch" in marks.chip("emergency", "Tomorrow", "watch")
    assert "chip-" not in marks.chip("hold", "Fri 27 Nov", "")


def test_what_was_typed_is_shown_as_text():
    assert "&lt;b&gt;" in marks.chip("late", "<b>")
    assert "<b>" not in marks.tag("<b>")


@pytest.mark.parametrize(
    ("days", "shape", "tone"),
    [(-1, "late", "act"), (0, "soon", "watch"), (6, "soon", "watch"), (7, "agreed", "")],
)
def test_a_due_date_has_the_shape_of_its_urgency(days, shape, tone):
    chip = marks.due_chip(ON + timedelta(days=days), ON)
    assert f"#s-{shape}" in chip
    assert (f"chip-{tone}" in chip) if tone else ("chip-" not in chip)


def test_no_due_date_is_calm():
    assert "No date" in marks.due_chip(None, ON)


@pytest.mark.parametrize("stage", range(5))
def test_the_track_fills_as_far_as_the_action_has_come(stage):
    track = marks.life(stage)
    reached = track.count(f'fill="{PINE}" stroke="{PINE}"')
    assert reached == min(stage + 1, 3) + (stage == 4)


def test_the_held_stretch_grows():
    assert 'width="23.0"' in marks.life(3, 0.5)
    assert 'width="46.0"' in marks.life(4)


def test_a_track_takes_any_number():
    assert marks.life(9, 7) == marks.life(4, 1)
    assert marks.life(-2, -3) == marks.life(-1)


def test_a_draft_has_not_set_out():
    assert f'fill="{PINE}"' not in marks.life(-1)


def test_a_meter_says_its_numbers():
    meter = marks.meter(9, 12)
    assert "9 of 12" in meter
    assert 'width="75.0"' in meter
    assert 'width="0.0"' in marks.meter(0, 0)


def test_no_mark_styles_itself():
    drawn = [marks.life(2, 0.3), marks.meter(1, 2), marks.chip("late", "x"), marks.tag("x", "late")]
    assert not any("style=" in mark for mark in drawn)
