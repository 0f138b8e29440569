"""Counts of people that could say who somebody is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundation.evidence.small_numbers import SMALLEST, Count, grouped, people_words


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0"), (1, "fewer than 5"), (4, "fewer than 5"), (5, "5"), (40, "40")]
)
def test_a_count_is_said_only_when_it_gives_nobody_away(number: int, words: str) -> None:
    assert people_words(number) == words


def test_large_counts_stay_as_they_are() -> None:
    counts = [Count("Elm Court", 9), Count("Quayside", 6), Count("Closed", 0)]
    assert grouped(counts) == counts


def test_small_counts_are_put_together() -> None:
    shown = grouped([Count("Elm Court", 9), Count("A", 3), Count("B", 4)])
    assert [(c.name, c.people) for c in shown] == [("Elm Court", 9), ("A, B", 7)]


def test_a_single_small_count_takes_the_next_smallest_along() -> None:
    """Otherwise it could be worked out from the total."""
    shown = grouped([Count("Elm Court", 9), Count("Quayside", 6), Count("A", 3)])
    assert [(c.name, c.people) for c in shown] == [("Elm Court", 9), ("Quayside, A", 9)]


@given(st.lists(st.integers(0, 30), max_size=12))
def test_no_small_count_is_ever_left_to_be_worked_out(numbers: list[int]) -> None:
    counts = [Count(f"Service {place}", number) for place, number in enumerate(numbers)]
    shown = grouped(counts)
    assert sum(c.people for c in shown) == sum(numbers)
    small = [c for c in shown if 0 < c.people < SMALLEST]
    if small:
        others = [c for c in shown if c.people >= SMALLEST]
        assert others == [], "it could have been put together with another"
    for count in shown:
        assert not count.grouped or len(count.grouped) > 1 or len(shown) == 1 or count in small
