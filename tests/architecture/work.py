"""What every task of the product is for: the row it is given, its work, and what it leaves behind.

``left`` names what must be so when the task has run, and was not so before. A task that does
nothing, or only half of its work, is found by that. The world is not enough for most of them: what
``prepare`` adds is what a task comes for, such as a claimed mail whose worker is gone.
"""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

from django.core import mail
from django.core.files.base import ContentFile
from django.utils import timezone

from foundation.duties.models import Mail, MailState, Outcome, Reminder, TaskRun
from foundation.evidence import stored
from foundation.organisation.models import Invitation, Membership
from foundation.ui.models import Draft, Submission
from governance.models import Escalation, Pack, PackState
from qip.indicators import indicators
from qip.models import Action, Measure, Reading, Reopening, RiskLevel
from tests.factories.qip import ActionFactory, MeasureFactory, readings

from .world import TODAY, World

LONG_AGO = timezone.now() - timedelta(days=70)
CALM = [20, 19, 21, 20, 22, 20, 19, 21, 20, 21, 20, 19]
VERIFIED = datetime(2026, 1, 10, 12, tzinfo=UTC)
ABANDONED = ("attachments/ab/left-behind", "packs/left-behind.pdf")


@dataclass(frozen=True)
class Work:
    left: Callable[[World], dict[str, Any]]
    prepare: Callable[[World], Any] = lambda world: None
    given: str = ""
    """The row of the world that the task is called with; what is given none runs by the clock."""


def now(row: Any) -> Any:
    """A row as it stands in the database."""
    return type(row)._base_manager.get(pk=row.pk)


def mailed(person: Any) -> bool:
    return any(person.email in one.to for one in mail.outbox)


def is_there(name: str) -> bool:
    return bool(stored.evidence_store().exists(name))


# What a task comes for ----------------------------------------------------------------------------


def unsent(world: World) -> None:
    """A post office that was away has left an invitation and the news of a role."""
    earlier = timezone.now() - timedelta(minutes=5)
    Invitation.objects.filter(pk=world.invitation.pk).update(created_at=earlier)
    Membership.objects.filter(pk=world.membership.pk).update(created_at=earlier)


def pack_without_worker(world: World) -> None:
    silent = timezone.now() - timedelta(hours=1)
    begun = {"state": PackState.BUILDING, "attempts": 1, "started_at": silent}
    Pack.objects.filter(pk=world.building.pk).update(heartbeat_at=silent, **begun)


def files_without_row(world: World) -> None:
    """One of each folder, both two days old."""
    two_days_ago = time.time() - 2 * 24 * 3600
    for name in ABANDONED:
        if not is_there(name):
            stored.put(name, ContentFile(b"%PDF-1.7 left behind"))
        path = stored.evidence_store().path(name)
        os.utime(path, (two_days_ago, two_days_ago))


def late_action(world: World) -> Action:
    """Its date passed two months ago, and nobody has answered; due enough for any reminder."""
    due = TODAY - timedelta(days=60)
    world.late = ActionFactory.create(
        plan=world.plan, number=901, owner=world.insider, services=[world.service],
        due=due, first_due=due, risk_level=RiskLevel.CRITICAL,
    )  # fmt: skip
    return world.late


def due_and_settled(world: World) -> None:
    """An action that is due today, and a reminder of one that is no longer that person's."""
    world.due = ActionFactory.create(
        plan=world.plan, number=902, owner=world.insider, services=[world.service],
        due=TODAY, first_due=TODAY,
    )  # fmt: skip
    world.told_in_vain = reminder_of(world, world.action, world.people["colleague"], stage=-7)


def reminder_of(world: World, action: Action, person: Any, stage: int, **more: Any) -> Reminder:
    row: Reminder = Reminder.objects.create(
        kind="qip.action", subject=action.pk, stage=stage, due=action.due, falls_on=TODAY,
        recipient=person, made_at=timezone.now(), **more,
    )  # fmt: skip
    return row


def reminder_without_mail(world: World) -> None:
    """Critical, so that it leaves at whatever hour this test runs; and a mail without any."""
    world.loose = reminder_of(world, late_action(world), world.insider, stage=60, critical=True)
    hour_ago = timezone.now() - timedelta(hours=1)
    world.empty_mail = Mail.objects.create(
        recipient=world.member, rhythm="at_once", for_day=TODAY, part=2, critical=True,
        not_before=hour_ago, next_try_at=hour_ago,
    )  # fmt: skip


def old_draft(world: World) -> None:
    Draft.objects.create(user=world.insider, key="/old/", data={"a": "b"}, updated_at=LONG_AGO)
    Draft.objects.create(user=world.insider, key="/new/", data={"a": "b"})
    Submission.objects.create(uuid=uuid4(), user=world.insider, at=LONG_AGO, url="/old/")


def counted_measure(world: World) -> None:
    """Fed by an indicator for two months, and not one figure yet."""
    world.counted = MeasureFactory.create(
        owner=world.insider, services=[world.service], indicator=min(indicators())
    )
    Measure.objects.filter(pk=world.counted.pk).update(created_at=LONG_AGO)


def measure_in_concern(world: World) -> None:
    """Calm for a year; then the action was verified, and the next figure is far off."""
    measure = MeasureFactory.create(owner=world.insider, services=[world.service], fix_after=12)
    readings(measure, CALM)
    Reading.objects.filter(measure=measure).update(entered_at=VERIFIED - timedelta(days=5))
    measure.actions.add(world.sustaining)
    Action.objects.filter(pk=world.sustaining.pk).update(verified_at=VERIFIED)
    Reading.objects.create(
        measure=measure, on=date(2026, 1, 28), value=Decimal(40), entered_by=world.insider
    )
    world.concern = measure


# What must be so afterwards -----------------------------------------------------------------------


def the_invitation_is_sent(world: World) -> dict[str, Any]:
    return {
        "the mail left": mailed(world.invited),
        "it is written down": now(world.invitation).sent_at,
    }


def the_role_is_told(world: World) -> dict[str, Any]:
    return {
        "the mail left": mailed(world.member),
        "it is written down": not now(world.membership).to_tell,
    }


def both_are_sent(world: World) -> dict[str, Any]:
    role = {f"{words} (role)": held for words, held in the_role_is_told(world).items()}
    return the_invitation_is_sent(world) | role


def the_pack_is_ready(world: World) -> dict[str, Any]:
    return {"the pack is ready": now(world.building).state == PackState.READY}


def it_is_asked_about(world: World) -> dict[str, Any]:
    asked = Escalation.objects.open().filter(action=world.late)
    return {
        "there is an escalation": asked.exists(),
        "somebody is asked": asked.filter(addressees__isnull=False).exists(),
    }


def they_are_reminded(world: World) -> dict[str, Any]:
    told = Reminder.objects.standing().filter(subject=world.due.pk, recipient=world.insider)
    return {
        "there is a reminder": told.filter(kind="qip.action").exists(),
        "what asks for nothing is settled": now(world.told_in_vain).settled_at,
    }


def the_mail_left(world: World) -> dict[str, Any]:
    held = now(world.loose).mail
    return {
        "the reminder is in a mail": held,
        "the mail left": mailed(world.insider),
        "it is written down": held and held.state == MailState.SENT,
        "one that tells of nothing is closed": now(world.empty_mail).state == MailState.CLOSED,
    }


def the_mail_is_free(world: World) -> dict[str, Any]:
    return {"it waits again": now(world.abandoned_mail).state == MailState.WAITING}


def runs_are_caught_up(world: World) -> dict[str, Any]:
    return {
        "the killed one is marked": now(world.killed_run).outcome == Outcome.STOPPED,
        "what was missed is asked for": TaskRun.objects.of("duties.remind").exists(),
    }


def snapshot(world: World) -> dict[str, Any]:
    return {"there are figures": Reading.objects.filter(measure=world.counted).exists()}


def a_second_look(world: World) -> dict[str, Any]:
    proposed = Reopening.objects.filter(source=f"measure {world.concern.pk}")
    return {"a second look is asked for": proposed.filter(action=world.sustaining).exists()}


WORK = {
    "organisation.deliver_invitation": Work(the_invitation_is_sent, given="invitation"),
    "organisation.deliver_unsent": Work(both_are_sent, unsent),
    "organisation.tell_of_role": Work(the_role_is_told, given="membership"),
    "governance.tasks.build_pack": Work(the_pack_is_ready, given="building"),
    "governance.tasks.requeue_stuck_packs": Work(the_pack_is_ready, pack_without_worker),
    "governance.tasks.sweep_packs": Work(
        lambda world: {"the file is gone": not is_there(ABANDONED[1])}, files_without_row
    ),
    "governance.tasks.climb": Work(it_is_asked_about, late_action),
    "foundation.evidence.tasks.sweep_attachments": Work(
        lambda world: {"the file is gone": not is_there(ABANDONED[0])}, files_without_row
    ),
    "foundation.ui.tasks.tidy_forms": Work(
        lambda world: {
            "the draft is gone": set(Draft.objects.values_list("key", flat=True)) == {"/new/"},
            "the sending is gone": not Submission.objects.filter(url="/old/").exists(),
        },
        old_draft,
    ),
    "duties.remind": Work(they_are_reminded, due_and_settled),
    "duties.send_mail": Work(the_mail_left, reminder_without_mail),
    "duties.free_mail": Work(the_mail_is_free),
    "duties.watch_runs": Work(runs_are_caught_up),
    "duties.tidy_runs": Work(
        lambda world: {"it is forgotten": not TaskRun.objects.filter(pk=world.old_run.pk).exists()}
    ),
    "qip.tasks.snapshot_indicators": Work(snapshot, counted_measure),
    "qip.tasks.watch_measures": Work(a_second_look, measure_in_concern),
}
