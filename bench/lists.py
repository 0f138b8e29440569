"""Lists and plans: against Django's admin, and with 40,000 actions against 400."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import connection
from django.urls import reverse

from bench.content.size import WIDE_PLAN
from bench.databases import Side
from bench.figures import Figure, ms
from bench.pages import Query, Visitor, sign_in
from bench.timing import medians
from qip.models import Action, Plan

ROWS = 50
NOT_SLOWER, HALF, STEADY = 1.0, 0.5, 1.3
MOST_QUERIES, A_THIRD = 20, 1 / 3
WIDE = "Plan page, 200 actions and 40 measures of 60 figures"
QUALITY_LEAD, MANAGER = "Head of quality", "Registered manager"
SECONDS_FOR_A_LIST, SECONDS_FOR_A_PAGE = 14, 7
TURNS_FOR_A_SHARE = 15


@dataclass(frozen=True)
class Place:
    """A page that is asked for on both sides; ``who`` opens it.

    A search, and an order that no index has, look at more rows where there are more: their figures
    are there to be known.
    """

    what: str
    url: str
    who: str = QUALITY_LEAD
    is_bound: bool = True


def figures(large: Side, small: Side) -> Iterator[Figure]:
    yield from against_admin(large)
    yield from large_against_small(large, small)
    yield from wide_plan(large)
    yield from page_against_sql(large)


# Against Django's admin -------------------------------------------------------------------------


def against_admin(side: Side) -> Iterator[Figure]:
    visitor = visit(side, QUALITY_LEAD)
    ours = reverse("qip:actions") + "?view=all&sort=due"
    sites = (
        ("the same columns", "bench_plain"),
        ("the same columns and filters", "bench_filtered"),
    )
    pages = [ours, *(reverse("admin:qip_action_changelist", current_app=name) for _, name in sites)]
    agree(visitor, pages)
    took = medians(*(visitor.asks(page) for page in pages), seconds=SECONDS_FOR_A_LIST)
    for (words, _), other in zip(sites, took[1:], strict=True):
        yield Figure(
            f"Action list, {ROWS} of 40,000 rows, against Django’s admin with {words}",
            ms(took[0]), ms(other), took[0] / other, most=NOT_SLOWER, goal=HALF,
        )  # fmt: skip


def agree(visitor: Visitor, pages: list[str]) -> None:
    """Both sides must show the same fifty rows, or the figures mean nothing."""
    shown = [set(re.findall(r"/(?:actions|qip/action)/(\d+)/", visitor.read(url))) for url in pages]
    if len(shown[0]) != ROWS or any(found != shown[0] for found in shown):
        raise SystemExit("The lists that are compared do not show the same rows.")


# Forty thousand against four hundred --------------------------------------------------------------


def large_against_small(large: Side, small: Side) -> Iterator[Figure]:
    for big, little in zip(places(large), places(small), strict=True):
        one, other = visit(large, big.who), visit(small, little.who)
        took = medians(one.asks(big.url), other.asks(little.url), seconds=SECONDS_FOR_A_PAGE)
        counts = len(one.queries(big.url)), len(other.queries(little.url))
        asked = (
            f"{counts[0]} queries"
            if counts[0] == counts[1]
            else f"{counts[0]} and {counts[1]} QUERIES"
        )
        yield Figure(
            f"{big.what}, 40,000 actions against 400 ({asked})", ms(took[0]), ms(took[1]),
            took[0] / took[1] if counts[0] == counts[1] else float("inf"),
            most=STEADY if big.is_bound else None,
        )  # fmt: skip


def places(side: Side) -> list[Place]:
    actions, plans = reverse("qip:actions"), reverse("qip:plans")
    with side.chosen():
        plan = Plan.objects.get(number=1)
        action = Action.objects.get(plan=plan, number=8)
        wide = Plan.objects.get(number=WIDE_PLAN + 1)
    return [
        Place("Action list", f"{actions}?view=all"),
        Place("Action list, soonest first", f"{actions}?view=all&sort=due"),
        Place("Action list, late", f"{actions}?view=late"),
        Place("Action list, by owner", f"{actions}?view=all&sort=owner", is_bound=False),
        Place("Action list, a common word", f"{actions}?view=all&q=mornings", is_bound=False),
        Place("Action list, a rare word", f"{actions}?view=all&q=Millrace", is_bound=False),
        Place("Action list, a service’s manager", f"{actions}?view=all", MANAGER),
        Place("Plan list", f"{plans}?view=all"),
        Place("Plan page, 40 actions", plan.get_absolute_url()),
        Place(WIDE, wide.get_absolute_url()),
        Place("Action page", action.get_absolute_url()),
        Place("Today", reverse("duties:today")),
        Place("Today, a service’s manager", reverse("duties:today"), MANAGER),
    ]


@cache
def visit(side: Side, job: str) -> Visitor:
    """The first with that job, signed in."""
    return sign_in(side, job)


# The wide plan: how often it asks, and for how much of its time -----------------------------------


def wide_plan(side: Side) -> Iterator[Figure]:
    visitor = visit(side, QUALITY_LEAD)
    url = next(place.url for place in places(side) if place.what == WIDE)
    asked = len(visitor.queries(url))
    yield Figure(
        f"{WIDE}, with the shell, session and permissions", f"{asked} queries",
        f"{MOST_QUERIES} queries", asked / MOST_QUERIES, most=1,
    )  # fmt: skip
    sql, whole = visitor.share_of_sql(url, turns=TURNS_FOR_A_SHARE)
    yield Figure(
        f"{WIDE}, its SQL against the whole page", ms(sql), ms(whole), sql / whole,
        most=A_THIRD, words="at most a third",
    )  # fmt: skip


# The page against its SQL ---------------------------------------------------------------------------


def page_against_sql(side: Side) -> Iterator[Figure]:
    visitor, url = visit(side, QUALITY_LEAD), reverse("qip:actions") + "?view=all"
    asked = [query for query in visitor.queries(url) if query[0].lstrip().startswith("SELECT")]

    def sql() -> None:
        with side.chosen():
            run(asked)

    page, bare = medians(visitor.asks(url), sql, seconds=SECONDS_FOR_A_PAGE)
    yield Figure(
        f"Action list, the whole page against its {len(asked)} queries in bare SQL",
        ms(page), ms(bare), page / bare,
    )  # fmt: skip


def run(queries: list[Query]) -> None:
    with connection.cursor() as cursor:
        for sql, params in queries:
            cursor.execute(sql, params)
            cursor.fetchall()


def explain(side: Side, url: str) -> Iterator[tuple[float, str]]:
    """Each query of a page with its milliseconds: for whoever makes a page faster."""
    for sql, params in visit(side, QUALITY_LEAD).queries(url):

        def one(query: Any = (sql, params)) -> None:
            with side.chosen():
                run([query])

        yield medians(one, seconds=0.2)[0] * 1000, sql
