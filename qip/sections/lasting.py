"""What was proven and lasted, what was not, and who saw it."""

from foundation.evidence.sections import Block, Cell, Col, Row, Section, Table
from foundation.ui.words import plural, short_day
from qip.models import Action, ActionState, HoldingCheck, Judgement, Proof

from .facts import Facts
from .wording import named, role_of

TITLE = "What was verified, and whether it lasted"
RULE = (
    "No owner verifies their own action. It takes two kinds of evidence, seen by somebody else "
    "criterion by criterion, and a second look weeks later."
)


def lasting_sections(facts: Facts) -> list[Section]:
    """One chapter, or none while nothing has been verified or opened again."""
    proven = [action for action in facts.actions if action.verified_at]
    checks = _checks(facts)
    if not proven and not checks:
        return []
    blocks: list[Block] = []
    if closed := [one for one in checks if one.still_so and one.action.state == ActionState.CLOSED]:
        blocks.append(_closed(closed))
    if holding := [one for one in proven if one.state == ActionState.SUSTAINING]:
        blocks.append(_holding(holding))
    if slipped := [one for one in checks if not one.still_so]:
        blocks.append(_slipped(slipped))
    if proven:
        blocks.append(_criteria(proven))
    return [Section("lasting", TITLE, _lead(proven, closed, slipped), tuple(blocks), 33)]


def _lead(proven: list[Action], closed: list[HoldingCheck], slipped: list[HoldingCheck]) -> str:
    told = f"{plural(len(proven), 'action')} verified, {len(closed)} of them closed because it held"
    again = f"; {plural(len(slipped), 'check')} found that it had not" if slipped else ""
    return f"{told}{again}. {RULE}"


def _checks(facts: Facts) -> list[HoldingCheck]:
    """The second looks at these actions, latest first."""
    rows = HoldingCheck.objects.filter(action__in=[action.pk for action in facts.actions])
    found = {action.pk: action for action in facts.actions}
    checks = list(rows.select_related("by").order_by("-at", "-pk"))
    for one in checks:
        one.action = found[one.action_id]
    return checks


def _closed(checks: list[HoldingCheck]) -> Table:
    return Table(
        "Closed: what is now different",
        (Col("Action", 34), Col("What is now different"), Col("Seen by", 20)),
        tuple(_looked(one) for one in checks),
    )


def _slipped(checks: list[HoldingCheck]) -> Table:
    return Table(
        "Opened again: what had slipped",
        (Col("Action", 34), Col("What was found"), Col("Seen by", 20)),
        tuple(_looked(one) for one in checks),
    )


def _looked(one: HoldingCheck) -> Row:
    return Row((
        named(one.action),
        Cell(one.words),
        Cell(role_of(one.by), sub=short_day(one.at)),
    ))  # fmt: skip


def _holding(actions: list[Action]) -> Table:
    return Table(
        "Verified, and has to hold",
        (Col("Action"), Col("Verified by", 24), Col("Looked at again", 20)),
        tuple(
            Row((
                named(one),
                Cell(role_of(one.verified_by), sub=short_day(one.verified_at)),
                Cell(short_day(one.check_due), together=True),
            ))
            for one in actions
        ),
    )  # fmt: skip


def _criteria(actions: list[Action]) -> Table:
    """Each criterion that was found met, with the evidence it was found in."""
    ids = [action.pk for action in actions]
    proofs: dict[int, list[Proof]] = {}
    for proof in Proof.objects.standing().filter(criterion__action__in=ids).select_related("kind"):
        proofs.setdefault(proof.criterion_id, []).append(proof)
    met = Judgement.objects.filter(
        met=True,
        verification__fell_at__isnull=True,
        verification__verified=True,
        criterion__action__in=ids,
        criterion__retired_at__isnull=True,
    )
    met = met.select_related("criterion__kind").order_by(
        "criterion__action", "criterion__order", "pk"
    )
    by_id = {action.pk: action for action in actions}
    rows = {one.criterion_id: one for one in met if one.criterion_id in proofs}
    return Table(
        "What it was verified on",
        (Col("No.", 8), Col("What had to be shown", 36), Col("What was seen"), Col("Kind", 22)),
        tuple(
            Row((
                Cell(by_id[one.criterion.action_id].reference, together=True),
                Cell(one.criterion.shows),
                Cell(" ".join(proof.words for proof in proofs[pk])),
                Cell("; ".join(dict.fromkeys(str(proof.kind) for proof in proofs[pk]))),
            ))
            for pk, one in rows.items()
        ),
        head=1,
    )  # fmt: skip
