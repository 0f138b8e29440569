"""The ladder a provider begins with; every row is editable afterwards.

The days of levels 1 to 4 are as the product's domain description proposes them; those of the
board are our own proposal: about twice the time of the level before.
"""

LADDERS: tuple[tuple[str, tuple[int | None, ...]], ...] = (
    ("critical", (0, 2, 5, 10, 20)),
    ("high", (1, 7, 14, 28, 56)),
    ("moderate", (3, 14, 28, 56, 84)),
    ("low", (7, 28, 56, None, None)),
)

# Number, name, keys of the roles, how widely they must be held, and whom the record names.
LEVELS: tuple[tuple[int, str, tuple[str, ...], str, str], ...] = (
    (1, "Owner and service manager", ("service_manager",), "service", "owner"),
    (2, "Regional manager", ("service_manager",), "region", ""),
    (3, "Senior owner", ("senior_owner",), "organisation", "senior_owner"),
    (4, "Nominated individual", ("nominated_individual",), "organisation", ""),
    (5, "Board", ("nominated_individual", "board_reader"), "organisation", ""),
)
