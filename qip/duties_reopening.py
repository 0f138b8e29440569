"""What somebody verified and is asked about again: does it open, or stay as it is?"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef

from foundation.duties.duty import Duty
from foundation.duties.selectors.stand_ins import Fallen, theirs
from qip.dues import asked_again, decide_by
from qip.duty_words import why_theirs
from qip.models import Action, Reopening
from qip.models.actions import ActionQuerySet
from qip.sections.wording import brief
from qip.selectors.actions import moves_count
from qip.standing import lower_first, moved_words
from qip.verifiers import MAY_VERIFY

KIND = "qip.reopening"
LONGEST = 180
FIELDS = (
    "title", "number", "first_due", "due", "verified_by", "plan__number", "plan__title",
)  # fmt: skip


def reopening_duties(*, by: Any, fallen: Fallen) -> Iterator[Duty]:
    """One for each action that ``by`` decides on, however many measures ask about it."""
    if not by.reach(MAY_VERIFY):
        return
    asked = Reopening.objects.undecided().filter(action=OuterRef("pk")).order_by("on", "pk")
    rows: Iterable[Any] = (
        to_decide(by, fallen)
        .annotate(
            decide_by=decide_by(),
            reasons=ArraySubquery(asked.values("reason")),
            moves=moves_count(),
        )
        .select_related("plan")
        .only(*FIELDS)
    )
    for action in rows:
        yield _duty(action, by.pk)


def to_decide(by: Any, fallen: Fallen) -> ActionQuerySet:
    """What somebody verified, or stands in for, and is asked about again. Never their own."""
    seen = Action.objects.visible_to(by, MAY_VERIFY).exclude(owner=by)
    asked = seen.filter(pk__in=asked_again().order_by().values("pk"))
    return asked.filter(theirs(by, "verified_by", KIND, fallen))


def _duty(action: Any, by_id: int) -> Duty:
    return Duty(
        kind=KIND,
        subject=action.pk,
        who_id=by_id,
        due=action.decide_by,
        title=f"Decide whether it opens again: {lower_first(action.title)}",
        meta=f"Action {action.reference} · {action.plan.title}",
        url=f"{action.get_absolute_url()}#proof",
        verb="Decide",
        why=why_theirs(KIND, action.verified_by_id != by_id, _why(action.reasons)),
        reference=f"Action {action.reference}",
        more=moved_words(action, action.moves),
        falls="is due for a decision",
    )


def _why(reasons: list[str]) -> str:
    """The first reason; where there are more, the page has them all."""
    told = brief(reasons[0], LONGEST)
    return f"{told} There are {len(reasons)} such signs." if len(reasons) > 1 else told
