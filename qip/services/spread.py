"""Spreading what was proven: choosing services, and each of them saying how it stands there."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from foundation.duties.services.reminders import settle_reminders
from foundation.evidence.models import Attachment
from foundation.organisation.models import Service
from foundation.ui.problems import Problem
from foundation.ui.words import listed
from qip.models import VERIFIED_STATES, Action, Adoption, AdoptionState
from qip.models.adoptions import MOST_AT_ONCE
from qip.selectors.people import managers_of
from qip.selectors.spread import SPREADS, UPDATES, may_update

FURTHEST = timedelta(days=2 * 366)


@transaction.atomic
def spread_action(
    *,
    by: Any,
    action: Action,
    services: Iterable[Service],
    due: date,
    on: date,
    person: Any = None,
) -> list[Adoption]:
    """Choose the services that should take up what was proven, each with a person and a date.

    Without ``person`` whoever runs each service answers for it. Raises ``Problem`` when the
    action is not verified, a service is out of reach or chosen already, or nobody runs it.
    """
    held = Action.objects.select_for_update(of=("self",)).get(pk=action.pk)
    if held.state not in VERIFIED_STATES:
        raise Problem("Only what was verified is spread. This action is not verified now.")
    chosen = list(services)
    if not chosen:
        raise Problem("Choose at least one service.", field="services")
    if len(chosen) > MOST_AT_ONCE:
        raise Problem(f"Choose at most {MOST_AT_ONCE} services at once.", field="services")
    _need_day(due, on)
    _need_new_places(by, held, chosen)
    people = {one.pk: person for one in chosen} if person else managers_of(chosen, on=on)
    _need_people(chosen, people)
    return [
        Adoption.objects.create(
            action=action, service=one, person=people[one.pk], due=due, created_by=by
        )
        for one in chosen
    ]


@transaction.atomic
def say_how_it_stands(
    *,
    by: Any,
    adoption: Adoption,
    state: str,
    evidence: str = "",
    reason: str = "",
    attachment: Attachment | None = None,
) -> Adoption:
    """In place, with what shows it; does not apply, with the reason; or not yet after all."""
    if not may_update(by, adoption):
        raise Problem(f"{adoption.person.name} answers for this at {adoption.service}.")
    words: dict[str, Any] = {"evidence": "", "reason": "", "attachment": None}
    if state == AdoptionState.IN_PLACE:
        if not evidence.strip():
            raise Problem("Say what shows that it is in place.", field="evidence")
        _need_its_file(adoption, attachment)
        words |= {"evidence": evidence.strip(), "attachment": attachment}
    elif state == AdoptionState.NOT_APPLICABLE:
        if not reason.strip():
            raise Problem("Say why it does not apply here.", field="reason")
        words |= {"reason": reason.strip()}
    elif state != AdoptionState.NOT_YET:
        raise Problem("Choose how it stands.", field="state")
    if decided := state != AdoptionState.NOT_YET:
        settle_reminders(by=by, kind="qip.adoption", subjects=[adoption.pk])
    return _write(
        adoption, state=state, decided_by=by if decided else None,
        decided_at=timezone.now() if decided else None, **words,
    )  # fmt: skip


@transaction.atomic
def hand_over_adoption(
    *, by: Any, adoption: Adoption, person: Any, due: date, on: date
) -> Adoption:
    """Somebody else sees to it, or it has another date."""
    if adoption.state != AdoptionState.NOT_YET:
        raise Problem("This is decided, so nobody owes it any more.")
    if due != adoption.due:
        _need_day(due, on)
    if person.pk != adoption.person_id:
        _need_people([adoption.service], {adoption.service_id: person})
    return _write(adoption, person=person, due=due)


def _write(adoption: Adoption, **changes: Any) -> Adoption:
    current = Adoption.objects.select_for_update(of=("self",)).get(pk=adoption.pk)
    for name, value in changes.items():
        setattr(adoption, name, value)
    adoption.version = current.version + 1
    adoption.save(update_fields=["version", "updated_at", *changes])
    return adoption


def _need_day(due: date, on: date) -> None:
    if due < on:
        raise Problem("Give a date that is still to come.", field="due")
    if due > on + FURTHEST:
        raise Problem("Give a date within two years.", field="due")


def _need_new_places(by: Any, action: Action, chosen: list[Service]) -> None:
    reach = by.reach(SPREADS)
    if far := [one.name for one in chosen if not reach.covers({one.pk})]:
        raise Problem(f"You have no role at {listed(far)} that may decide this.", field="services")
    there = Service.objects.filter(adoptions__action=action, pk__in=[one.pk for one in chosen])
    if names := list(there.values_list("name", flat=True)):
        raise Problem(f"Chosen already: {listed(names)}.", field="services")
    own = action.services.filter(pk__in=[one.pk for one in chosen])
    if names := list(own.values_list("name", flat=True)):
        raise Problem(f"The action is for {listed(names)} itself.", field="services")


def _need_people(chosen: list[Service], people: dict[int, Any]) -> None:
    if bare := [one.name for one in chosen if people.get(one.pk) is None]:
        raise Problem(
            f"Nobody is the manager of {listed(bare)}. Choose who sees to it.", field="person"
        )
    for one in chosen:
        person = people[one.pk]
        if not person.is_active or not person.reach(UPDATES).covers({one.pk}):
            raise Problem(
                f"{person.name} has no role at {one.name} that could see to this.", field="person"
            )


def _need_its_file(adoption: Adoption, attachment: Attachment | None) -> None:
    files = Attachment.objects.of(adoption.action).standing()
    if attachment is not None and not files.filter(pk=attachment.pk).exists():
        raise Problem("Choose a file that is attached to the action.", field="attachment")
