"""What governance says is due: an answer to what has gone up the ladder."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from typing import Any

from django.db.models import BooleanField, Case, Q, QuerySet, Value, When
from django.urls import reverse
from django.utils import timezone

from foundation.duties.duty import Change, Duty
from foundation.duties.kinds import DutyKind, Told, due_rows
from foundation.ui.words import listed
from governance.answerers import ANSWERS
from governance.models import Acknowledgement, Addressee, Escalation
from governance.selectors.escalations import Ladders, asked_people, roles_asked
from governance.selectors.one_escalation import what_next
from governance.words import answer_words, headline
from qip.models import Plan, RiskLevel

KIND = "governance.escalation"
MOST = 20


def dues(on: date) -> list[QuerySet[Any]]:
    """Everybody who is asked about something that nobody has answered, and who is told of it."""
    grave = When(escalation__risk_level=RiskLevel.CRITICAL, then=Value(True))
    rows = Addressee.objects.filter(escalation__ended_at__isnull=True, person__is_active=True)
    return [
        due_rows(
            rows, subject="escalation", who="person", due="escalation__reached_on",
            critical=Case(grave, default=Value(False), output_field=BooleanField()),
            level="escalation__level",
        )
    ]  # fmt: skip


def told(subjects: Iterable[int], *, by: Any) -> dict[int, Told]:
    """Escalations by the reference of their action."""
    rows = Escalation.objects.visible_to(by).filter(pk__in=subjects).select_related("action__plan")
    return {
        row.pk: Told(
            str(row.action), row.get_absolute_url(), f"the delay of action {row.action.reference}",
            row.action.title,
        )
        for row in rows
    }  # fmt: skip


def words(level: int) -> str:
    """After the noun: has reached level 3."""
    return f"has reached level {level}"


KINDS = (DutyKind(KIND, "Escalations", dues, told, words, levels=True),)


def owed(*, on: date, by: Any) -> Iterator[Duty]:
    """What ``by`` is asked and nobody has answered."""
    if not by.reach(ANSWERS):
        return
    ladders = Ladders()
    rows = Escalation.objects.visible_to(by).asked_of(by).select_related("action__plan")
    for row in rows.order_by("reached_on", "pk")[:MOST]:
        yield _duty(row, by.pk, what_next(row, ladders, on), on)


def awaited(*, on: date, by: Any) -> Iterator[Duty]:
    """Answers that others owe about the plans ``by`` leads or answers for."""
    plans = Plan.objects.active().filter(Q(lead=by) | Q(senior_owner=by)).order_by().values("pk")
    rows = Escalation.objects.visible_to(by).open().filter(action__plan__in=plans)
    rows = rows.exclude(addressees__person=by).select_related("action__plan")
    for row in rows.prefetch_related(asked_people()).order_by("reached_on", "pk")[:MOST]:
        who = listed(roles_asked(row.addressees.all())) or "Nobody"
        yield Duty(
            KIND, 0, row.reached_on, f"to answer for “{row.action.title}”",
            f"Level {row.level} · Action {row.action.reference}", row.get_absolute_url(), "Open",
            who=who, reference=str(row.action), falls=words(row.level), subject=row.pk,
        )  # fmt: skip


def late(*, on: date, by: Any) -> list[QuerySet[Any]]:
    """Answers that are late: every day after the one on which they were asked for."""
    if not by.reach(ANSWERS):
        return []
    return [Escalation.objects.visible_to(by).asked_of(by).filter(reached_on__lt=on)]


def done(*, since: date, by: Any) -> Iterator[Change]:
    """What ``by`` answered since a day."""
    begin = timezone.make_aware(datetime.combine(since, time.min))
    seen = Escalation.objects.visible_to(by).order_by().values("pk")
    rows = Acknowledgement.objects.filter(by=by, at__gte=begin, escalation__in=seen)
    for row in rows.select_related("escalation__action__plan").order_by("-at")[:MOST]:
        action = row.escalation.action
        text = f"Action {action.reference}: answered, {_lower(answer_words(row, since))}"
        yield Change("closed", text, action.title, row.escalation.get_absolute_url(), row.at)


def _duty(row: Escalation, who: int, follows: str, on: date) -> Duty:
    return Duty(
        KIND, who, row.reached_on, f"Answer for “{row.action.title}”",
        f"Level {row.level} · Action {row.action.reference} · {row.action.plan.title}",
        reverse("escalations:one", args=[row.pk]), "Answer",
        why=f"{headline(row, on)} {follows}".strip(), reference=str(row.action),
        falls=words(row.level), subject=row.pk,
    )  # fmt: skip


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
