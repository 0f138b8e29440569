"""Every task does its work, and may run twice: the second time changes nothing."""

import ast

from celery import current_app
from django.conf import settings
from django.core import mail
from django.test import TestCase

from config.celery import app  # noqa: F401  (makes the product's application the current one)

from .snapshot import changed, contents
from .tree import LABELS, named, sources, tree
from .work import WORK
from .world import build


def ours():
    current_app.loader.import_default_modules()
    return {
        name: task
        for name, task in current_app.tasks.items()
        if not LABELS.isdisjoint(task.run.__module__.split("."))
    }


def test_every_task_is_listed():
    assert set(ours()) == set(WORK)


def test_what_is_given_no_row_happens_by_the_clock():
    scheduled = {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()}
    assert scheduled == {name for name, work in WORK.items() if not work.given}


def test_what_cannot_be_queued_ends_in_the_log_and_not_on_the_page():
    """Django's line in the log needs a name of what it called; ``partial`` has none, and fails."""
    later = [
        (named(path), node)
        for path in sources()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "on_commit"
    ]
    assert later
    for name, node in later:
        assert "robust=True" in ast.unparse(node), f"{name}:{node.lineno}"
        assert not isinstance(node.args[0], ast.Call), f"{name}:{node.lineno}"


class TestTwice(TestCase):
    """The world is made once; each task has its work, and runs twice over a copy of it."""

    @classmethod
    def setUpTestData(cls):
        cls.world = build()


def missing(wanted):
    return {words for words, holds in wanted.items() if not holds}


def runs_twice(name):
    def test(self):
        work, world = WORK[name], self.world
        arguments = [world.arguments[work.given]] if work.given else []
        work.prepare(world)
        wanted = work.left(world)
        assert missing(wanted) == set(wanted), "it is so before the task has run"
        with self.captureOnCommitCallbacks(execute=True):
            ours()[name].apply(args=arguments, throw=True)
        assert missing(work.left(world)) == set(), "the task has not done its work"
        once, mails = contents(), len(mail.outbox)
        with self.captureOnCommitCallbacks(execute=True):
            ours()[name].apply(args=arguments, throw=True)
        assert changed(once, contents()) == set()
        assert len(mail.outbox) == mails
        assert missing(work.left(world)) == set()

    return test


for name in WORK:
    setattr(TestTwice, f"test_{name}", runs_twice(name))
