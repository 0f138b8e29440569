"""Practice standards: writing one, proposing other words, and the day on which they hold."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import connection, transaction
from django.db.models import Max

from foundation.evidence.models import Statement
from foundation.organisation.models import Service
from foundation.ui.problems import Problem
from qip.checks import need_a_place
from qip.models import (
    AFTER_DONE,
    Action,
    ActionState,
    Standard,
    StandardVersion,
    VersionState,
)

NO_PLACE = "Choose the services this standard is for."
MOST_VERSIONS = 200
NO_LONGER_TRIED = (ActionState.CLOSED, ActionState.CANCELLED)


@transaction.atomic
def write_standard(
    *,
    by: Any,
    title: str,
    owner_role: Any,
    good: str,
    daily_application: str,
    services: Iterable[Service] = (),
    all_services: bool = False,
    statements: Iterable[Statement] = (),
    action: Action | None = None,
) -> Standard:
    """Open a new standard under the next number, with its first version as a proposal."""
    chosen = list(services)
    need_a_place(chosen, all_services, words=NO_PLACE)
    _need_title(title)
    standard = Standard.objects.create(
        number=_next_standard(), title=title.strip(), owner_role=owner_role,
        all_services=all_services, created_by=by,
    )  # fmt: skip
    standard.services.set(chosen)
    propose_version(
        by=by, standard=standard, good=good, daily_application=daily_application,
        statements=statements, action=action,
    )  # fmt: skip
    return standard


@transaction.atomic
def change_standard(
    *, by: Any, standard: Standard, changes: Mapping[str, Any], services: Iterable[Service]
) -> Standard:
    """Change what a standard is called, where it holds or who owns it. Its words have versions."""
    standard.version = _held(standard).version + 1
    for name, value in changes.items():
        setattr(standard, name, value)
    chosen = list(services)
    need_a_place(chosen, standard.all_services, words=NO_PLACE)
    _need_title(standard.title)
    standard.save()
    standard.services.set(chosen)
    return standard


@transaction.atomic
def propose_version(
    *,
    by: Any,
    standard: Standard,
    good: str,
    daily_application: str,
    statements: Iterable[Statement] = (),
    action: Action | None = None,
) -> StandardVersion:
    """Propose other words. They do not hold yet; one proposal at a time."""
    _held(standard)
    if waiting := standard.versions.proposed().first():
        raise Problem(f"Version {waiting.number} is proposed already. Change that one.")
    _need_words(good, daily_application)
    _need_action_ahead(action)
    version = StandardVersion.objects.create(
        standard=standard, number=_next_version(standard), good=good.strip(),
        daily_application=daily_application.strip(), action=action, created_by=by,
    )  # fmt: skip
    version.statements.set(statements)
    return version


@transaction.atomic
def reword_version(
    *,
    by: Any,
    version: StandardVersion,
    good: str,
    daily_application: str,
    statements: Iterable[Statement],
    action: Action | None,
) -> StandardVersion:
    """Change a proposal. While its action is being proven its words stay as they are."""
    held = _held_version(version)
    _need_proposed(held)
    if held.action and held.action.state in AFTER_DONE:
        raise Problem(
            f"Action {held.action.reference} is being proven with these words. Open it again "
            "before you change them."
        )
    _need_words(good, daily_application)
    if action != held.action:
        _need_action_ahead(action)
    version.good, version.daily_application = good.strip(), daily_application.strip()
    version.action, version.version = action, held.version + 1
    version.save(update_fields=["good", "daily_application", "action", "version", "updated_at"])
    version.statements.set(statements)
    return version


@transaction.atomic
def bring_into_force(*, by: Any, version: StandardVersion, on: date) -> StandardVersion:
    """A proposal that no action tries out comes into force on the word of whoever may say so."""
    held = _held_version(version)
    _need_proposed(held)
    if held.action and held.action.state != ActionState.CANCELLED:
        raise Problem(
            f"This version comes into force when action {held.action.reference} closes, "
            "and not before."
        )
    return _in_force(by, held, on)


@transaction.atomic
def come_into_force_with(*, by: Any, action: Action, on: date) -> list[StandardVersion]:
    """An action has closed: what it proposed holds from now on, and takes the place of the old."""
    waiting = StandardVersion.objects.proposed().filter(action=action).order_by("standard")
    return [_in_force(by, _held_version(one), on) for one in list(waiting)]


def _in_force(by: Any, version: StandardVersion, on: date) -> StandardVersion:
    """The caller holds the standard."""
    for old in StandardVersion.objects.in_force().filter(standard=version.standard_id):
        old.state, old.superseded_on = VersionState.SUPERSEDED, max(on, old.in_force_from or on)
        old.save(update_fields=["state", "superseded_on", "updated_at"])
    version.state = VersionState.IN_FORCE
    version.in_force_from, version.in_force_by = on, by
    version.version += 1
    version.save(update_fields=["state", "in_force_from", "in_force_by", "version", "updated_at"])
    return version


def _held(standard: Standard) -> Standard:
    return Standard.objects.select_for_update(of=("self",)).get(pk=standard.pk)


def _held_version(version: StandardVersion) -> StandardVersion:
    """The version as it is now; its standard is held, so that versions take their turns."""
    Standard.objects.select_for_update(of=("self",)).get(pk=version.standard_id)
    rows = StandardVersion.objects.select_for_update(of=("self",))
    return rows.select_related("action__plan").get(pk=version.pk)


def _need_proposed(version: StandardVersion) -> None:
    if version.state != VersionState.PROPOSED:
        raise Problem(
            f"Version {version.number} is “{version.get_state_display()}” now. Propose another "
            "version instead."
        )


def _need_words(good: str, daily_application: str) -> None:
    gaps = {}
    if not good.strip():
        gaps["good"] = "Say what good looks like."
    if not daily_application.strip():
        gaps["daily_application"] = "Say how staff apply it every day."
    if gaps:
        raise Problem(gaps)


def _need_title(title: str) -> None:
    if not title.strip():
        raise Problem("Give the standard a name.", field="title")


def _need_action_ahead(action: Action | None) -> None:
    if action is not None and action.state in NO_LONGER_TRIED:
        raise Problem(
            f"Action {action.reference} is “{action.get_state_display()}”. Choose one that is "
            "still worked on.",
            field="action",
        )


def _next_standard() -> int:
    """The next free number. Two people who write a standard at once take their turns."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('qip.standard.number'))")
    return (Standard.objects.aggregate(last=Max("number"))["last"] or 0) + 1


def _next_version(standard: Standard) -> int:
    last = standard.versions.aggregate(last=Max("number"))["last"] or 0
    if last >= MOST_VERSIONS:
        raise Problem(f"A standard holds {MOST_VERSIONS} versions. Write another standard.")
    return int(last) + 1
