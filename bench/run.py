"""What a run does, in order."""

from collections.abc import Iterator

from django.conf import settings
from django.test import override_settings

from bench import charts, databases, delays, lists, packs, series, sweeps
from bench.content import Size
from bench.figures import Figure, facts_of_the_machine, keep, on_screen

LARGE = databases.Side(Size(services=500, actions=40_000))
SMALL = databases.Side(Size(services=5, actions=400))

# Nothing has collected the admin's files, so the names of both sides' files go without a digest.
PLAIN = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}


def measure() -> int:
    """Print every figure, keep them, and end with 1 if a target is missed."""
    sides = (LARGE, SMALL, sweeps.LARGE, sweeps.SMALL)
    databases.prepare(*sides)
    override_settings(STORAGES={**settings.STORAGES, "staticfiles": PLAIN}).enable()
    found = []
    try:
        for figure in every_figure():
            print(".", end="", flush=True)
            found.append(figure)
    finally:
        for side in sides:
            side.wrapper.close()
    facts = facts_of_the_machine(packs.browser_version())
    print(f"\n\n{on_screen(found)}\n\n{facts}")
    keep(found, facts)
    return int(any(figure.missed for figure in found))


def every_figure() -> Iterator[Figure]:
    yield from lists.figures(LARGE, SMALL)
    yield from charts.figures()
    yield from series.figures()
    yield from sweeps.figures()
    yield from delays.figures(sweeps.LARGE)
    yield from packs.figures(LARGE)


def forget() -> int:
    databases.forget()
    print("The databases of the bench are gone.")
    return 0
