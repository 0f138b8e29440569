"""Rules of plans and actions, each said in one sentence. They look, and change nothing."""

from collections.abc import Iterable
from typing import Any

from foundation.organisation.models import Service
from foundation.ui.problems import Problem
from foundation.ui.words import listed
from qip.models import Action, Criterion, Proof

SEES = "qip.view_plan"


def need_sight(person: Any, record: Any, *, field: str) -> None:
    """Whoever answers for a record must be able to open it."""
    if not person.is_active:
        raise Problem(f"{person.name} has left. Choose somebody who works here now.", field=field)
    if not person.has_perm(SEES, record):
        raise Problem(
            f"{person.name} has no role at {place_words(record)} and could not open this. "
            "Choose somebody who works there, or give them a role there first.",
            field=field,
        )


def place_words(record: Any) -> str:
    """The services of a plan or an action, in words."""
    if record.all_services:
        return "any service"
    return listed(service.name for service in record.services.all())


def need_a_place(services: Iterable[Service], all_services: bool, *, words: str) -> None:
    """A plan or an action is for named services or for all of them."""
    if not all_services and not list(services):
        raise Problem(words, field="services")


def need_dates_in_order(first: Any, last: Any, *, words: str, field: str) -> None:
    """Two dates that are both there stand in order."""
    if first and last and last < first:
        raise Problem(words, field=field)


STATEMENTS = (
    ("problem", "Say what the problem is."),
    ("standard", "Say what the new standard or control is."),
    ("daily_application", "Say how staff apply it every day."),
    ("success", "Say how you will know it worked, beyond “completed”."),
    ("owner", "Choose an owner."),
    ("due", "Give a date by which it is due."),
    ("criteria", "Say what would prove it: a kind of evidence, what it must show, how many."),
    ("verifier_role", "Choose the role that will verify it."),
)


def missing(action: Action) -> list[tuple[str, str]]:
    """The fields an action still needs before it can be agreed, each with its sentence."""
    return [(field, words) for field, words in STATEMENTS if not _said(action, field)]


def need_whole(action: Action, *, but: tuple[str, ...] = ()) -> None:
    """Raise one ``Problem`` that names every missing field, apart from those in ``but``."""
    if gaps := [(field, words) for field, words in missing(action) if field not in but]:
        raise Problem(dict(gaps))


def _said(action: Action, field: str) -> bool:
    if field in ("owner", "verifier_role"):
        return getattr(action, f"{field}_id") is not None
    if field == "criteria":
        return action.pk is not None and any(
            one.retired_at is None for one in action.criteria.all()
        )
    value = getattr(action, field)
    return bool(value.strip() if isinstance(value, str) else value)


FEWEST_KINDS = 2


def need_two_kinds(action: Action) -> None:
    """At least two kinds of evidence, one of which may count alone."""
    kinds = {proof.kind for proof in standing_proofs(action)}
    if len(kinds) < FEWEST_KINDS:
        one = f" All of it is {next(iter(kinds)).title.lower()}." if kinds else ""
        raise Problem(f"Two different kinds of evidence are needed.{one}")
    if not any(kind.counts_alone for kind in kinds):
        raise Problem(
            f"{listed(sorted(kind.title for kind in kinds))} never count alone. "
            "Add what was seen, counted or said."
        )


def standing_proofs(action: Action) -> list[Proof]:
    rows = Proof.objects.standing().filter(criterion__action=action)
    return list(rows.select_related("kind", "criterion"))


def criteria_without_proof(action: Action) -> list[Criterion]:
    """The criteria that nobody has tied evidence to yet."""
    proven = Proof.objects.standing().filter(criterion__action=action).values("criterion")
    return list(Criterion.objects.standing().filter(action=action).exclude(pk__in=proven))
