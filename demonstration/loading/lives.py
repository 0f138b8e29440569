"""The second half of an action's life: evidence, verification, weeks of holding, closing."""

from datetime import date

from demonstration.data.lives import LIVES
from demonstration.data.promises import PROMISES
from demonstration.kinds import Deed, Life
from demonstration.loading.organisation import Loaded
from demonstration.loading.when import day, moment, set_back
from foundation.evidence.models import Attachment, EvidenceKind
from foundation.organisation.models import Role, User
from qip.models import Action, HoldingCheck, Verification
from qip.services import progress, proofs, sustaining, verification
from qip.services.criteria import Promise
from qip.services.verification import Finding

ROLES = {"quality": "quality_lead", "auditor": "auditor"}


def promised(deed: Deed) -> list[Promise]:
    """What would prove an action."""
    kinds = EvidenceKind.objects.in_bulk(field_name="code")
    return [
        Promise(kinds[one.kind], one.shows, one.sample, one.weeks)
        for one in PROMISES.get(deed.title, ())
    ]


def verifier_of(deed: Deed) -> Role | None:
    """The role that verifies it; a draft has not said yet."""
    if deed.state == "draft":
        return None
    life = LIVES.get(deed.title)
    return Role.objects.get(key=ROLES[life.verifier if life else "quality"])


def first_due_of(deed: Deed, on: date) -> date:
    life = LIVES.get(deed.title)
    if life and life.first_due is not None:
        return day(on, life.first_due)
    return day(on, (deed.due or 0) - sum(move.by_days for move in deed.moves))


def tie_what_was_seen(deed: Deed, action: Action, loaded: Loaded) -> None:
    """The owner’s words for each criterion, with the file of that kind where there is one."""
    life = LIVES.get(deed.title)
    when = (life.finished if life and life.finished else deed.finished) or -3
    for one, criterion in zip(PROMISES[deed.title], action.criteria.all(), strict=True):
        if one.seen:
            tied = proofs.tie_evidence(
                by=loaded.staff[deed.owner], criterion=criterion, words=one.seen,
                attachment=_file_of(action, one.kind),
            )  # fmt: skip
            set_back(tied, at=moment(loaded.on, when - 1))


def _file_of(action: Action, kind: str) -> Attachment | None:
    return Attachment.objects.of(action).filter(kind__code=kind).first()


def verified_and_closed(deed: Deed, action: Action, loaded: Loaded) -> None:
    """As far as it has come since it was said to be done."""
    life = LIVES.get(deed.title)
    if life is None:
        return
    _verify(action, life, loaded)
    if life.closed is not None:
        closer = loaded.staff[life.closed_by]
        sustaining.check_holds(
            by=closer, action=action, words=life.words, on=day(loaded.on, life.closed)
        )
        _date_check(action, loaded.on, life.closed)
        set_back(action, closed_at=moment(loaded.on, life.closed))


def held_and_slipped(deed: Deed, action: Action, loaded: Loaded) -> None:
    """Done once, verified, and opened again because it did not hold."""
    life = LIVES.get(deed.title)
    if life is None or life.checked is None or life.finished is None or life.due is None:
        return
    progress.say_done(by=loaded.staff[deed.owner], action=action, reason=life.reason)
    date_last_step(action, loaded.on, life.finished)
    _verify(action, life, loaded)
    checked = day(loaded.on, life.checked)
    sustaining.check_fails(
        by=loaded.staff[life.verifier], action=action, words=life.words,
        due=day(loaded.on, life.due), on=checked,
    )  # fmt: skip
    _date_check(action, loaded.on, life.checked)
    set_back(action.due_date_moves.order_by("-pk")[0], at=moment(loaded.on, life.checked))
    action.refresh_from_db()


def _verify(action: Action, life: Life, loaded: Loaded) -> None:
    by: User = loaded.staff[life.verifier]
    found = [Finding(one, met=True) for one in action.criteria.all()]
    row = verification.verify(
        by=by, action=action, findings=found, on=day(loaded.on, life.verified)
    )
    at = moment(loaded.on, life.verified)
    Verification.objects.filter(pk=row.pk).update(at=at)
    date_last_step(action, loaded.on, life.verified)
    set_back(action, verified_at=at)
    action.refresh_from_db()


def _date_check(action: Action, on: date, days: int) -> None:
    HoldingCheck.objects.filter(action=action).update(at=moment(on, days))
    date_last_step(action, on, days)


def date_last_step(action: Action, on: date, days: int) -> None:
    step = action.transitions.order_by("-pk")[0]
    set_back(step, at=moment(on, days))
