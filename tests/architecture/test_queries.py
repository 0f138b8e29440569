"""A page asks the database as often for one row as for three."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from foundation.ui.views import ListPage

from . import growing
from .addresses import EVERY, signed_in
from .matrix import PAGES
from .world import World, build


@dataclass(frozen=True)
class Grows:
    """What grows on a page, and the part of the page that shows it."""

    add: Callable[[World], str]
    query: str = ""
    who: str = ""


# Every page with a list of its own, and the pages of one row, whose children grow.
GROWING = {
    "qip:plans": Grows(growing.plan, "?view=all"),
    "qip:actions": Grows(growing.action, "?view=all"),
    "qip:measures": Grows(growing.measure, "?view=all"),
    "qip:plan_tried": Grows(growing.change_test),
    "qip:standards": Grows(growing.standard),
    "qip:standard": Grows(growing.version),
    "qip:version": Grows(growing.version),
    "qip:adoptions": Grows(growing.adoption, "?view=all"),
    "qip:import_rows": Grows(growing.import_row),
    "governance:packs": Grows(growing.pack),
    "delays:page": Grows(growing.climbed),
    "delays:actions": Grows(growing.climbed),
    "delays:moved": Grows(growing.climbed),
    "escalations:list": Grows(growing.escalation, "?view=all"),
    "escalations:one": Grows(growing.rungs),
    "organisation:staff": Grows(growing.member),
    "organisation:people": Grows(growing.person),
    "organisation:services": Grows(growing.service, who="administrator"),
    "organisation:regions": Grows(growing.region, who="administrator"),
    "organisation:roles": Grows(growing.role, who="administrator"),
    "organisation:codes": Grows(growing.code),
    "evidence:frameworks": Grows(growing.framework),
    "qip:plan": Grows(growing.life_of_a_plan),
    "qip:plan_record": Grows(growing.life_of_a_plan),
    "qip:plan_drivers": Grows(growing.drivers),
    "qip:plan_reviews": Grows(growing.review),
    "qip:plan_review": Grows(growing.drivers),
    "qip:action": Grows(growing.life_of_an_action),
    "qip:measure": Grows(growing.life_of_a_measure),
    "qip:import_add": Grows(growing.unfinished_import),
    "governance:pack": Grows(growing.look_at_a_pack),
    "organisation:person": Grows(growing.life_of_a_person),
    "organisation:service": Grows(growing.life_of_a_service),
    "organisation:staff_member": Grows(growing.role_of_a_member),
    "evidence:framework": Grows(growing.statement),
    "duties:today": Grows(growing.duty),
    "duties:reminders": Grows(growing.reminder),
    "duties:calendar": Grows(growing.duty_this_month),
    "duties:mails": Grows(growing.failed_mail, who="administrator"),
    "duties:running": Grows(growing.run, who="administrator"),
    "trail:trail": Grows(growing.looks_at_a_pack),
    "search": Grows(growing.plan, "?q=Grown"),
}
# What a page need not show, each with its reason.
OUT_OF_SIGHT = {
    "qip:plan_review": "begins with what changed, not with what is new",
    "qip:plan_record": "says what happened to actions in its own words",
    "trail:trail": "names records by number, never by their words",
}


def test_every_list_is_here():
    lists = {
        name
        for name, one in EVERY.items()
        if issubclass(getattr(one.callback, "view_class", object), ListPage)
    }
    assert lists - set(GROWING) == set()
    assert set(OUT_OF_SIGHT) - set(GROWING) == set()


class TestQueries(TestCase):
    """One, then two more, over a world that is made once."""

    @classmethod
    def setUpTestData(cls):
        cls.world = build()


def grows(name):
    page, grown = PAGES[name], GROWING[name]

    def test(self):
        world = self.world
        names = {argument: world.arguments[of] for argument, of in page.of.items()}
        url = reverse(name, kwargs=names) + grown.query
        client = signed_in(world.people[grown.who or page.right])
        grown.add(world)
        first = asked(client, url)
        grown.add(world)
        words = grown.add(world)
        then = asked(client, url)
        assert name in OUT_OF_SIGHT or words in client.get(url).content.decode(), f"no {words!r}"
        assert len(then) == len(first), "\n".join(more(first, then))

    return test


def asked(client, url):
    """What the page asks once everything that lasts is known."""
    assert client.get(url).status_code == 200
    with CaptureQueriesContext(connection) as found:
        client.get(url)
    return [one["sql"] for one in found]


def more(first, then):
    """The questions that are asked more often, by how they begin."""
    starts = [[sql.split(" WHERE ")[0][:300] for sql in asked] for asked in (first, then)]
    return sorted({sql for sql in starts[1] if starts[1].count(sql) > starts[0].count(sql)})


for name in GROWING:
    setattr(TestQueries, f"test_{name}", grows(name))
