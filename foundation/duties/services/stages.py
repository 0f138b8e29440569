"""On which days people are reminded: the stages to begin with, and what people change in them."""

from typing import Any

from django.db import transaction

from foundation.duties.data.stages import STAGES
from foundation.duties.models import ReminderStage
from foundation.duties.models.stages import EARLIEST, LATEST, MOST_EVERY, stage_words
from foundation.ui.problems import Problem

MOST = 20


@transaction.atomic
def seed_stages(*, by: Any = None) -> None:
    """Give a new installation its stages. Where there are any they are left as people made them."""
    if not ReminderStage.objects.exists():
        ReminderStage.objects.bulk_create(
            ReminderStage(days=days, every=every) for days, every in STAGES
        )


@transaction.atomic
def add_stage(*, by: Any, days: int, every: int | None = None) -> ReminderStage:
    """Remind people on one more day."""
    _need_room()
    stage = ReminderStage(days=days, every=every, created_by=by)
    _check(stage)
    stage.save()
    return stage


@transaction.atomic
def change_stage(*, by: Any, stage: ReminderStage, days: int, every: int | None) -> ReminderStage:
    """Another day, or another rhythm from then on. Reminders that were made stay."""
    stage.days, stage.every = days, every
    _check(stage)
    return _saved(stage)


@transaction.atomic
def retire_stage(*, by: Any, stage: ReminderStage) -> ReminderStage:
    """Remind nobody on this day from now on."""
    if not ReminderStage.objects.in_use().exclude(pk=stage.pk).exists():
        raise Problem("Keep at least one day on which people are reminded.")
    stage.retired = True
    return _saved(stage)


@transaction.atomic
def restore_stage(*, by: Any, stage: ReminderStage) -> ReminderStage:
    """Remind people on this day again."""
    _need_room()
    stage.retired = False
    _check(stage)
    return _saved(stage)


def _saved(stage: ReminderStage) -> ReminderStage:
    stage.version += 1
    stage.save()
    return stage


def _need_room() -> None:
    if ReminderStage.objects.in_use().count() >= MOST:
        raise Problem(f"{MOST} days are enough. Stop one of them first.")


def _check(stage: ReminderStage) -> None:
    if not EARLIEST <= stage.days <= LATEST:
        raise Problem(
            f"Choose a day from {-EARLIEST} days before the date to {LATEST} days after it.",
            field="many",
        )
    others = ReminderStage.objects.exclude(pk=stage.pk)
    if found := others.filter(days=stage.days).first():
        stopped = " It is stopped; begin it again instead." if found.retired else ""
        raise Problem(f"“{stage_words(stage.days)}” is in the list already.{stopped}", field="many")
    if stage.every is not None:
        _check_rhythm(stage, others)


def _check_rhythm(stage: ReminderStage, others: Any) -> None:
    if not 1 <= (stage.every or 0) <= MOST_EVERY:
        raise Problem(f"Choose from 1 to {MOST_EVERY} days.", field="every")
    if stage.days < 0:
        raise Problem("Reminders are repeated only after the date.", field="every")
    repeated = others.in_use().filter(every__isnull=False).first()
    if repeated and not stage.retired:
        raise Problem(
            f"Reminders are repeated from “{repeated}” on already. Change that one first.",
            field="every",
        )
