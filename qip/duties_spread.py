"""What is owed where something proven elsewhere should be taken up."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.db.models import Q

from foundation.duties.duty import Duty
from foundation.duties.selectors.stand_ins import Fallen, theirs
from foundation.ui.words import plural
from qip.duty_words import hand_url, may_give, why_theirs
from qip.models import Action, Adoption, Plan
from qip.models.adoptions import AdoptionQuerySet
from qip.selectors.spread import SPREADS
from qip.standing import lower_first

AHEAD = timedelta(days=30)
NEEDED = (
    "due", "state", "person", "service__name", "action__title", "action__number",
    "action__plan__number",
)  # fmt: skip


def spread_owed(*, on: date, by: Any, fallen: Fallen) -> Iterator[Duty]:
    """The adoptions ``by`` answers for that are late or due soon, while the action stands."""
    rows = to_take_up(by, fallen).filter(due__lte=on + AHEAD)
    rows = rows.annotate(may_give=may_give(Adoption, SPREADS, by))
    for row in rows.select_related("service", "action__plan").only(*NEEDED):
        yield _duty(row, on, by)


def to_take_up(by: Any, fallen: Fallen) -> AdoptionQuerySet:
    """What somebody owes of taking up, in what they may see."""
    rows = Adoption.objects.visible_to(by).wanted()
    return rows.filter(theirs(by, "person", "qip.adoption", fallen))


def spread_awaited(*, on: date, by: Any) -> Iterator[Duty]:
    """What others have not taken up in time from the plans ``by`` leads or answers for."""
    plans = Plan.objects.active().filter(Q(lead=by) | Q(senior_owner=by))
    led = Action.objects.visible_to(by).filter(plan__in=plans.order_by().values("pk"))
    rows = Adoption.objects.wanted().late(on).exclude(person=by)
    rows = rows.filter(action__in=led.order_by().values("pk"))
    shown = rows.select_related("service", "action__plan", "person")
    for row in shown.only(*NEEDED, "person__job_title"):
        late = plural((on - row.due).days, "day")
        yield Duty(
            "qip.adoption", row.person_id, row.due,
            f"is {late} late with “{row.action.title}” at {row.service}", _meta(row),
            f"{row.action.get_absolute_url()}#spread", "Open", who=row.person.role_words,
        )  # fmt: skip


def _duty(row: Any, on: date, by: Any) -> Duty:
    late = row.is_late(on)
    days = plural((on - row.due).days, "day")
    why = f"{days} past its date. Say how it stands, even if it is not in place." if late else ""
    return Duty(
        kind="qip.adoption",
        subject=row.pk,
        who_id=row.person_id,
        due=row.due,
        title=f"Take up at {row.service}: {lower_first(row.action.title)}",
        meta=_meta(row),
        url=row.get_absolute_url(),
        verb="Say how it stands",
        why=why_theirs("qip.adoption", row.person_id != by.pk, why),
        hand=hand_url("qip.adoption", row),
        reference=f"Action {row.action.reference}",
        falls="is due to be taken up",
    )


def _meta(row: Adoption) -> str:
    return f"Action {row.action.reference} · {row.service}"
