"""The days on which people are reminded to begin with: against the date, and how it goes on.

Source: our own proposal. Editable rows afterwards.
"""

STAGES: tuple[tuple[int, int | None], ...] = (
    (-7, None),
    (-1, None),
    (0, None),
    (1, None),
    (3, None),
    (7, 7),
)
