"""Knowing a row again by its words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qip.spreadsheets.identity import (
    are_numbered,
    header_key,
    likeness,
    numbered,
    split_number,
    without_number,
    words_key,
)


@pytest.mark.parametrize(
    "text",
    [
        "Learning disability & autism leadership work.",
        "2.7. Learning disability & autism leadership work",
        "LEARNING  DISABILITY and autism leadership work",
        "# 3: Learning disability & autism leadership work!",
        "Learning disability\n& autism leadership work",
    ],
)  # fmt: skip
def test_case_spaces_punctuation_and_numbers_make_no_difference(text):
    assert words_key(text) == words_key("Learning disability & autism leadership work.")


def test_other_words_are_another_action():
    assert words_key("Open the kitchen at night") != words_key("Close the kitchen at night")
    assert words_key("12") != words_key("13")


def test_telling_words_in_any_order_are_nearly_the_same():
    assert likeness("Staff are coached on every morning routine") == likeness(
        "Every morning routine: coaching staff"
    )
    assert likeness("To be done") == ""


@given(st.text())
def test_every_text_has_a_key_that_fits(text):
    assert len(words_key(text)) == 40
    assert words_key(text) == words_key(text)


def test_a_key_that_is_taken_gets_the_next_number():
    taken = {"k", "k#2"}
    assert numbered("k", taken) == "k#3"
    assert numbered("j", taken) == "j"
    assert without_number("k#3") == "k"


@pytest.mark.parametrize(
    ("title", "number", "rest"),
    [
        ("2.4 Trauma informed", "2.4", "Trauma informed"),
        ("2.7. Learning", "2.7", "Learning"),
        ("# 1: PreviewED", "1", "PreviewED"),
        ("3) Walk", "3", "Walk"),
        ("2 staff go together", "", "2 staff go together"),
        ("24/7 support", "", "24/7 support"),
    ],
)
def test_the_number_a_title_begins_with(title, number, rest):
    assert split_number(title) == (number, rest)


def test_titles_are_numbered_when_nearly_all_are():
    assert are_numbered(["1.1 a", "1.2 b", "1.3 c", "1.4 d", "e"])
    assert not are_numbered(["1.1 a", "b"])
    assert not are_numbered(["1.1 a"])


def test_the_same_columns_in_other_spelling_are_the_same():
    assert header_key(["Action ", "By when?"]) == header_key(["action", "By When"])
    assert header_key(["Action", "Owner"]) != header_key(["Owner", "Action"])
