"""What governance says is due: an answer to what has gone up the ladder."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from typing import Any

from django.db.models import BooleanField, Case, QuerySet, Value, When
from django.urls import reverse
from django.utils import timezone

from foundation.duties.duty import Change, Duty
from foundation.duties.kinds import DutyKind, Told, due_rows
from foundation.ui.words import listed
from governance.answerers import ANSWERS
from governance.models import Acknowledgement, Addressee, Escalation
from governance.selectors.escalations import (
    Ladders,
    asked_people,
    moves_count,
    owed_to,
    roles_asked,
)
from governance.selectors.one_escalation import what_next
from governance.words import answer_words, headline
from qip.models import RiskLevel
from qip.standing import moved_words

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
    """Escalations by the reference of their action. Board readers are told, and others answer."""
    rows: Any = Escalation.objects.visible_to(by).filter(pk__in=subjects)
    rows = rows.select_related("action__plan").annotate(moves=moves_count())
    informed = Addressee.objects.filter(person=by.pk, answers=False, escalation__in=subjects)
    knows = set(informed.values_list("escalation", flat=True))
    return {
        row.pk: Told(
            str(row.action), row.get_absolute_url(), f"the delay of action {row.action.reference}",
            row.action.title, moved_words(row.action, row.moves), informs=row.pk in knows,
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
    rows: Any = Escalation.objects.visible_to(by).asked_of(by).select_related("action__plan")
    rows = rows.annotate(moves=moves_count())
    found = list(rows.order_by("reached_on", "pk")[: MOST + 1])
    for row in found[:MOST]:
        yield _duty(row, by.pk, what_next(row, ladders, on), on)
    for row in found[MOST:]:
        yield _rest(by.pk, row.reached_on)


def awaited(*, on: date, by: Any) -> Iterator[Duty]:
    """Answers that others owe about the plans ``by`` leads or answers for."""
    rows: Any = owed_to(by, Escalation.objects.visible_to(by)).select_related("action__plan")
    rows = rows.annotate(moves=moves_count()).prefetch_related(asked_people())
    rows = rows.order_by("reached_on", "pk")
    found = list(rows[: MOST + 1])
    for row in found[:MOST]:
        who = listed(roles_asked(row.addressees.all())) or "Nobody"
        yield Duty(
            KIND, 0, row.reached_on, f"to answer for “{row.action.title}”",
            f"Level {row.level} · Action {row.action.reference}", row.get_absolute_url(), "Open",
            who=who, reference=str(row.action), falls=words(row.level), subject=row.pk,
            more=moved_words(row.action, row.moves),
        )  # fmt: skip
    for row in found[MOST:]:
        yield Duty(
            KIND, 0, row.reached_on, "to answer for more than these",
            f"More than {MOST} escalations of your plans wait",
            f"{reverse('escalations:list')}?view=open&plans=mine", "Open the list", who="Others",
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


def _duty(row: Any, who: int, follows: str, on: date) -> Duty:
    return Duty(
        KIND, who, row.reached_on, f"Answer for “{row.action.title}”",
        f"Level {row.level} · Action {row.action.reference} · {row.action.plan.title}",
        reverse("escalations:one", args=[row.pk]), "Answer",
        why=f"{headline(row, on)} {follows}".strip(), reference=str(row.action),
        falls=words(row.level), subject=row.pk, more=moved_words(row.action, row.moves),
    )  # fmt: skip


def _rest(who: int, since: date) -> Duty:
    """The others: they stand on the day of the one that has waited longest of them."""
    return Duty(
        KIND, who, since, "Answer for the others that wait",
        f"More than {MOST} escalations wait for your answer",
        f"{reverse('escalations:list')}?view=mine", "Open the list",
        reference="More than this", falls="has gone up the ladder and waits for you",
    )  # fmt: skip


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
