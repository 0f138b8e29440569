"""Up the ladder, as the sweep of each morning would have taken it."""

from datetime import datetime

from django.utils import timezone

from demonstration.data.climbing import ANSWERED, EVERY, FIRST_SWEEP
from demonstration.kinds import Answered
from demonstration.loading.organisation import Loaded
from demonstration.loading.when import day, moment
from governance.models import Acknowledgement, Ending, Escalation
from governance.services.escalating import climb
from qip.models import DelayReason, DueDateMove

MORNING, NOON = 5, 12


def load_climbing(loaded: Loaded) -> None:
    """Sweep every few days, and on each day somebody answers. Every row gets the time of its day.

    While the past was being written down, its moves went up the ladder as if they were made
    today: that is taken away first.
    """
    Escalation.objects.all().delete()
    begun = timezone.now()
    for days in sorted({*range(FIRST_SWEEP, 1, EVERY), *(one.on for one in ANSWERED), 0}):
        climb(on=day(loaded.on, days))
        _date(begun, moment(loaded.on, days, hour=MORNING))
        for one in ANSWERED:
            if one.on == days:
                _answer(one, loaded)


def _date(begun: datetime, at: datetime) -> None:
    """What was written just now was written on that morning."""
    Escalation.objects.filter(made_at__gte=begun).update(made_at=at)
    Escalation.objects.filter(ended_at__gte=begun).update(ended_at=at)


def _answer(one: Answered, loaded: Loaded) -> None:
    """Written with its day, and so not through the service, which answers today."""
    at = moment(loaded.on, one.on, hour=NOON)
    row = Escalation.objects.open().get(action=loaded.actions[one.action])
    Escalation.objects.filter(pk=row.pk).update(ended_at=at, ending=Ending.ANSWERED)
    Acknowledgement.objects.create(
        escalation=row, kind=one.kind, reason_code=DelayReason.objects.get(key=one.reason),
        reason=one.words, until=None if one.until is None else day(loaded.on, one.until),
        by=loaded.staff[one.who], at=at, move=_moved(one, row, loaded),
    )  # fmt: skip


def _moved(one: Answered, row: Escalation, loaded: Loaded) -> DueDateMove | None:
    if not one.moved:
        return None
    on = day(loaded.on, one.on)
    return DueDateMove.objects.get(action=row.action_id, at__date=on)
