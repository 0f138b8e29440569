"""Actions with everything a list and a page say about them: dates moved, notes, files, steps."""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models

from foundation.evidence.models import Attachment, EvidenceKind, Statement
from foundation.organisation.models import Role, User
from qip.models import (
    Action,
    ActionSource,
    ActionState,
    ContributoryFactor,
    Criterion,
    DelayReason,
    DueDateMove,
    Plan,
    ProgressNote,
    RiskLevel,
    SourceKind,
    Transition,
)

from .plans import SCHEMES, moment, services_of
from .provider import Provided
from .size import Size, first_action_of, plan_of

SHOWN = "9 of 10 meet the standard"
WHOLE = ("problem", "standard", "daily", "success")
DEEDS = tuple(
    deed
    for scheme in SCHEMES
    for deed in scheme.deeds
    if all(getattr(deed, part) for part in WHOLE)
)
NOTES = tuple(said.words for deed in DEEDS for said in deed.notes)
MOVED = tuple(move.words for deed in DEEDS for move in deed.moves)
STATES = (
    *[ActionState.DONE] * 11, *[ActionState.IN_PROGRESS] * 5, *[ActionState.AGREED] * 2,
    ActionState.BLOCKED, ActionState.DRAFT,
)  # fmt: skip
RISKS = (*[RiskLevel.MODERATE] * 5, *[RiskLevel.HIGH] * 3, RiskLevel.LOW, RiskLevel.CRITICAL)
STEPS = {
    ActionState.DRAFT: (),
    ActionState.AGREED: (ActionState.AGREED,),
    ActionState.IN_PROGRESS: (ActionState.AGREED, ActionState.IN_PROGRESS),
    ActionState.BLOCKED: (ActionState.AGREED, ActionState.IN_PROGRESS, ActionState.BLOCKED),
    ActionState.DONE: (ActionState.AGREED, ActionState.IN_PROGRESS, ActionState.DONE),
}
AT_ONCE = 2_000


def write_actions(size: Size, provided: Provided, plans: list[Plan], *, on: date) -> list[Action]:
    people = [provided.staff_of[service.pk] for service in provided.services]
    factors = {factor.key: factor for factor in ContributoryFactor.objects.all()}
    verifier, rows = Role.objects.get(key="quality_lead"), []
    for number in range(size.with_the_wide):
        plan = plans[plan_of(number)]
        home = services_of(plan_of(number), plan, provided)
        staff = provided.staff_of[home[0].pk] if home else people[number % len(people)]
        rows.append(_action(number, plan, staff[number % 2], factors, verifier, on))
    actions = bulk(Action, rows)
    _links(actions, provided, plans)
    _history(actions, on)
    return actions


def bulk(model: type[models.Model], rows: Iterable[Any]) -> list[Any]:
    return model._base_manager.bulk_create(list(rows), batch_size=AT_ONCE)


def _action(
    number: int, plan: Plan, owner: User, factors: dict[str, Any], verifier: Role, on: date
) -> Action:
    chance = Random(number)  # the first plan of a large provider is that of a small one
    deed, state = DEEDS[number % len(DEEDS)], chance.choice(STATES)
    due = on + timedelta(days=_due(state, chance))
    slip = chance.choice((0, 0, 0, 14, 28, 45, 90)) if state != ActionState.DRAFT else 0
    return Action(
        plan=plan,
        number=number - first_action_of(plan_of(number)) + 1,
        strand=deed.strand,
        title=deed.title,
        problem=deed.problem,
        standard=deed.standard,
        daily_application=deed.daily,
        success=deed.success,
        root_cause=factors.get(deed.cause),
        baseline=deed.baseline,
        risk_level=chance.choice(RISKS),
        owner=owner,
        all_services=plan.all_services,
        starts_on=None,
        first_due=due - timedelta(days=slip),
        due=due,
        state=state,
        waiting_for="the prescriber" if state == ActionState.BLOCKED else "",
        verifier_role=verifier,
        created_by=plan.lead,
        created_at=moment(due - timedelta(days=slip + 120)),
    )


def _due(state: str, chance: Random) -> int:
    """Days from now: what is done was due, one open action in three is late."""
    if state == ActionState.DONE:
        return chance.randint(-400, 20)
    return chance.randint(-60, 120)


def _links(actions: list[Action], provided: Provided, plans: list[Plan]) -> None:
    kinds, statements = list(EvidenceKind.objects.all()), list(Statement.objects.all()[:60])
    places = {plan.pk: services_of(n, plan, provided) for n, plan in enumerate(plans)}
    through: Any = Action.services.through
    bulk(through, (
        through(action=action, service=service)
        for action in actions for service in places[action.plan_id]
    ))  # fmt: skip
    bulk(Criterion, (
        Criterion(action=action, kind=kinds[n % len(kinds)], shows=SHOWN, sample=10)
        for n, action in enumerate(actions)
    ))  # fmt: skip
    named: Any = Action.statements.through
    bulk(named, (
        named(action=action, statement=statements[(n + 7 * step) % len(statements)])
        for n, action in enumerate(actions) for step in range(2)
    ))  # fmt: skip
    helpers: Any = Action.contributors.through
    bulk(helpers, (helpers(action=action, user=provided.quality) for action in actions[::3]))
    sources = list(SourceKind.objects.all())
    bulk(ActionSource, (
        ActionSource(action=action, kind=sources[n % len(sources)], detail="January audit")
        for n, action in enumerate(actions)
    ))  # fmt: skip


def _history(actions: list[Action], on: date) -> None:
    reasons, lives = list(DelayReason.objects.all()), list(enumerate(actions))
    bulk(Transition, (step for _, action in lives for step in _steps(action)))
    bulk(DueDateMove, (move for n, one in lives for move in _moves(one, Random(n), reasons)))
    bulk(ProgressNote, (note for n, one in lives for note in _notes(one, Random(n), on)))
    bulk(Attachment, (file for n, one in lives for file in _files(one, Random(n), on)))


def _steps(action: Action) -> Iterator[Transition]:
    before, first = ActionState.DRAFT, action.created_at
    for number, state in enumerate(STEPS[ActionState(action.state)]):
        reason = "Seen on every shift for a month." if state == ActionState.DONE else ""
        yield Transition(
            action=action, by=action.owner, at=first + timedelta(days=3 + 30 * number),
            from_state=before, to_state=state, reason=reason,
        )  # fmt: skip
        before = state


def _moves(action: Action, chance: Random, reasons: list[Any]) -> Iterator[DueDateMove]:
    """The slip in one step or in two."""
    if not action.slip_days:
        return
    halves = [action.slip_days] if chance.random() < 0.6 else [action.slip_days // 2] * 2
    day = action.first_due
    assert day is not None
    for number, added in enumerate(halves):
        later = action.due if number == len(halves) - 1 else day + timedelta(days=added)
        yield DueDateMove(
            action=action, by=action.owner, at=moment(day - timedelta(days=5)), from_date=day,
            to_date=later, reason_code=chance.choice(reasons), reason=chance.choice(MOVED),
        )  # fmt: skip
        day = later


def _notes(action: Action, chance: Random, on: date) -> Iterator[ProgressNote]:
    for _ in range(chance.choice((0, 0, 1, 1, 2, 4)) if action.state != ActionState.DRAFT else 0):
        day = on - timedelta(days=chance.randint(1, 200))
        yield ProgressNote(
            action=action, by=action.owner, at=moment(day, 15), text=chance.choice(NOTES)
        )


def _files(action: Action, chance: Random, on: date) -> Iterator[Attachment]:
    """The rows of attached files; the files themselves are never opened here."""
    kind = ContentType.objects.get_for_model(Action)
    for number in range(chance.choice((0, 0, 1, 1, 2))):
        sha256 = hashlib.sha256(f"{action.pk}-{number}".encode()).hexdigest()
        yield Attachment(
            subject_type=kind, subject_id=action.pk, title="Walk-round of the month",
            kind_id=None, original_filename="walk-round.pdf", media_type="application/pdf",
            size=48_000, sha256=sha256, file=f"attachments/{sha256[:2]}/{sha256}",
            uploaded_by=action.owner, uploaded_at=moment(on - timedelta(days=chance.randint(1, 90))),
        )  # fmt: skip
