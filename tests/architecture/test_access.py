"""Every address × nobody, a stranger, the wrong role, the right role."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction
from django.test import TestCase
from django.urls import reverse

from .addresses import EVERY, body_of, signed_in
from .matrix import PAGES, Page
from .snapshot import changed, contents
from .tree import stale
from .world import MARK, PLACE, World, build

ASKING = ("nobody", "stranger", "wrong", "right")


def test_every_address_is_listed() -> None:
    assert set(EVERY) - set(PAGES) == set()
    assert stale(dict.fromkeys(PAGES, ""), set(EVERY)) == set()


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def person(page: Page, asking: str, world: World) -> Any:
    name = {"wrong": page.wrong, "right": page.right}.get(asking, asking)
    return world.people.get(name)


class TestAccess(TestCase):
    """One test for each address, over a world that is made once."""

    @classmethod
    def setUpTestData(cls) -> None:
        cls.world = build()


def asks_for(name: str) -> Callable[[TestAccess], None]:
    page = PAGES[name]

    def test(self: TestAccess) -> None:
        names = {argument: self.world.arguments[of] for argument, of in page.of.items()}
        url = reverse(name, kwargs=names)
        for method in filter(lambda word: getattr(page, word), ("get", "post")):
            answers = {who: answer(page, url, method, who, self.world) for who in ASKING}
            expected = dict(zip(ASKING, getattr(page, method).split(), strict=True))
            assert answers == expected, f"{method.upper()} {url}"

    return test


for name in EVERY:
    if name in PAGES:
        setattr(TestAccess, f"test_{name}", asks_for(name))


def answer(page: Page, url: str, method: str, who: str, world: World) -> str:
    """The status that somebody is given, once it is sure that they were given nothing else."""
    with undone():
        client = signed_in(person(page, who, world))
        before = contents() if method == "post" else {}
        response = getattr(client, method)(url)
        body = body_of(response)
        if who == "right":
            shown = not page.marked or response.status_code != 200 or method == "post"
            assert shown or has(body, MARK, PLACE), "the page shows nothing that could leak"
        else:
            # Whoever works there sees the name of the place in the frame of every page.
            assert not has(body, MARK), f"{who} is shown what is not theirs"
            assert who == "wrong" or not has(body, PLACE), f"{who} is shown what is not theirs"
            after = contents() if method == "post" else {}
            assert changed(before, after) == set(), f"{who} changed something"
    return str(response.status_code)


def has(body: str, *words: str) -> bool:
    return any(word in body for word in words)


def test_what_takes_a_post_has_one_listed() -> None:
    """A page that changes something is asked with POST as well."""
    takes = {
        name
        for name, pattern in EVERY.items()
        if "post" in dir(getattr(pattern.callback, "view_class", None))
    }
    unlisted = {name for name in takes if not PAGES[name].post}
    assert unlisted == set()
