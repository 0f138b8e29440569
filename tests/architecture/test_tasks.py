"""Every task may run twice: the second time changes nothing."""

from celery import current_app
from django.conf import settings
from django.core import mail
from django.test import TestCase

from config.celery import app  # noqa: F401  (makes the product's application the current one)

from .snapshot import changed, contents
from .tree import LABELS, stale
from .world import build

# Every task, and the row of ``world.py`` that it is given.
TASKS = {
    "organisation.deliver_invitation": ("invitation",),
    "organisation.deliver_unsent": (),
    "organisation.tell_of_role": ("membership",),
    "governance.tasks.build_pack": ("building",),
    "governance.tasks.requeue_stuck_packs": (),
    "governance.tasks.sweep_packs": (),
    "foundation.evidence.tasks.sweep_attachments": (),
    "foundation.ui.tasks.tidy_forms": (),
    "qip.tasks.snapshot_indicators": (),
    "qip.tasks.watch_measures": (),
}
# Tasks whose mail goes out each time they are told to send it, each with its reason.
TOLD_AGAIN = {
    "organisation.tell_of_role": "it is called once, as the role is given; nothing calls it again",
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
    assert stale(TOLD_AGAIN, set(TASKS)) == set()


def test_what_is_given_no_row_happens_by_the_clock():
    scheduled = {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()}
    assert scheduled == {name for name, rows in TASKS.items() if not rows}


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
        assert len(mail.outbox) == mails or name in TOLD_AGAIN

    return test


for name in TASKS:
    setattr(TestTwice, f"test_{name}", runs_twice(name))
