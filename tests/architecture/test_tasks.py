"""Every task may run twice: the second time changes nothing."""

import ast

from celery import current_app
from django.conf import settings
from django.core import mail
from django.test import TestCase

from config.celery import app  # noqa: F401  (makes the product's application the current one)

from .snapshot import changed, contents
from .tree import LABELS, named, sources, tree
from .world import build

# Every task, and the row of ``world.py`` that it is given.
TASKS = {
    "organisation.deliver_invitation": ("invitation",),
    "organisation.deliver_unsent": (),
    "organisation.tell_of_role": ("membership",),
    "governance.tasks.build_pack": ("building",),
    "governance.tasks.requeue_stuck_packs": (),
    "governance.tasks.sweep_packs": (),
    "governance.tasks.climb": (),
    "foundation.evidence.tasks.sweep_attachments": (),
    "foundation.ui.tasks.tidy_forms": (),
    "duties.remind": (),
    "duties.send_mail": (),
    "duties.free_mail": (),
    "duties.watch_runs": (),
    "duties.tidy_runs": (),
    "qip.tasks.snapshot_indicators": (),
    "qip.tasks.watch_measures": (),
}


def ours():
    current_app.loader.import_default_modules()
    return {
        name: task
        for name, task in current_app.tasks.items()
        if not LABELS.isdisjoint(task.run.__module__.split("."))
    }


def test_every_task_is_listed():
    assert set(ours()) == set(TASKS)


def test_what_is_given_no_row_happens_by_the_clock():
    scheduled = {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()}
    assert scheduled == {name for name, rows in TASKS.items() if not rows}


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
    """The world is made once; each task runs twice over a copy of it."""

    @classmethod
    def setUpTestData(cls):
        cls.world = build()


def runs_twice(name):
    def test(self):
        arguments = [self.world.arguments[row] for row in TASKS[name]]
        untouched = contents()
        with self.captureOnCommitCallbacks(execute=True):
            ours()[name].apply(args=arguments, throw=True)
        once, mails = contents(), len(mail.outbox)
        assert changed(untouched, once) or mails or not arguments, "it did nothing"
        with self.captureOnCommitCallbacks(execute=True):
            ours()[name].apply(args=arguments, throw=True)
        assert changed(once, contents()) == set()
        assert len(mail.outbox) == mails

    return test


for name in TASKS:
    setattr(TestTwice, f"test_{name}", runs_twice(name))
