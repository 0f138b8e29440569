"""Working out what every row of an import comes to, and whether it is new to its plan.

Nothing is written here: the rows that are given come out with their meaning filled in.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from qip.models import Action, ImportRow, Outcome, PlanImport, Standing
from qip.spreadsheets.identity import likeness, reference_key, without_number, words_key
from qip.spreadsheets.rows import Context, Source, Understood, understand
from qip.spreadsheets.status_words import Meaning
from qip.spreadsheets.tidy import shorten

from .imports import context_of

# What is worked out of a row, and may be worked out again.
WORKED_OUT = (
    "reference", "words", "key", "standing", "like", "outcome", "values", "findings", "note",
    "action",
)  # fmt: skip


def work_out(
    plan_import: PlanImport, rows: Sequence[ImportRow], *, on: date, whole_file: bool = True
) -> list[ImportRow]:
    """Fill in what the rows come to; those that came out differently from before.

    Whether a row is new does not depend on what a person put in its place, so that some rows
    may be read again by themselves, without ``whole_file``.
    """
    context = context_of(plan_import, on=on)
    before = [_kept(row) for row in rows]
    understood = [_understand(row, context) for row in rows]
    if whole_file:
        Known(plan_import).judge(rows)
    for row, one in zip(rows, understood, strict=True):
        row.outcome = _outcome(row, one)
    return [row for row, kept in zip(rows, before, strict=True) if _kept(row) != kept]


def _kept(row: ImportRow) -> tuple[Any, ...]:
    return (*(getattr(row, name) for name in WORKED_OUT if name != "action"), row.action_id)


def _understand(row: ImportRow, context: Context) -> Understood:
    source = Source(
        cells=row.cells,
        heading=row.heading,
        above={int(column): text for column, text in row.above.items()},
        unsaved=row.unsaved,
    )
    read = understand(source, context, row.answers)
    row.reference = read.reference
    said = read.words or next((text for text in row.cells if text), "")
    row.words = shorten(" ".join(said.split()), 200)
    row.key = words_key(read.words or " ".join(row.cells))
    row.values = {**read.values, "missing": read.missing}
    row.findings = [
        {"field": one.field, "level": str(one.level), "text": one.text} for one in read.findings
    ]
    row.note = read.note
    return read


def _outcome(row: ImportRow, read: Understood) -> Outcome:
    """What would become of the row if nobody said more about it."""
    if row.standing == Standing.KNOWN:
        return Outcome.KNOWN
    if row.wanted is False or (row.wanted is None and _better_left_out(row)):
        return Outcome.LEFT_OUT
    if read.stops:
        return Outcome.CANNOT
    return Outcome.DRAFT if read.missing else Outcome.READY


def _better_left_out(row: ImportRow) -> bool:
    doubtful = row.standing in (Standing.CLASH, Standing.TWIN, Standing.ASIDE)
    return doubtful or row.values.get("status") == Meaning.DROPPED


class Known:
    """What the plan has already: brought in before, or written here by hand."""

    def __init__(self, plan_import: PlanImport) -> None:
        self.by_key: dict[str, list[Action]] = {}
        self.by_title: dict[str, Action] = {}
        self.by_likeness: dict[str, Action] = {}
        for action in _actions_of(plan_import):
            if action.imported_key:
                self.by_key.setdefault(without_number(action.imported_key), []).append(action)
            self.by_title.setdefault(words_key(action.title), action)
            self.by_likeness.setdefault(likeness(action.title), action)
        self.by_reference = _references_of(plan_import)
        self.claimed: set[int] = set()

    def judge(self, rows: Sequence[ImportRow]) -> None:
        """Say of each row whether it is new. Known rows are claimed first, so that a row that
        says the same twice is not taken for one that was brought in once."""
        fresh = [row for row in rows if row.standing != Standing.ASIDE]
        for row in fresh:
            row.standing, row.like, row.action = Standing.NEW, "", None
            self._claim(row)
        self._compare([row for row in fresh if row.standing == Standing.NEW])
        for row in rows:
            if row.standing == Standing.ASIDE:
                row.like = "This looks like a note beside the table, not an action"

    def _claim(self, row: ImportRow) -> None:
        """By its reference, if the words agree; else by its words."""
        before = self.by_reference.get(reference_key(row.reference))
        if before and before.key == row.key:
            self._is_known(row, before.action)
            return
        action = next(
            (one for one in self.by_key.get(row.key, ()) if one.pk not in self.claimed), None
        )
        if action:
            self._is_known(row, action)
        elif before:
            self._settle_reference(row, before)

    def _settle_reference(self, row: ImportRow, before: ImportRow) -> None:
        """The same reference with other words: edited in the file, or another plan's numbering."""
        if _share_words(row.words, before.words):
            self._is_known(row, before.action)
            return
        row.standing = Standing.CLASH
        row.like = (
            f"Reference {row.reference} is already Action {before.action.reference}, "  # type: ignore[union-attr]
            "which says something else"
        )

    def _is_known(self, row: ImportRow, action: Any) -> None:
        row.standing, row.action = Standing.KNOWN, action
        row.like = f"Action {action.reference}"
        self.claimed.add(action.pk)

    def _compare(self, rows: Sequence[ImportRow]) -> None:
        """Look for the same thing said elsewhere: in the plan, or further up in the file."""
        seen: dict[str, ImportRow] = {}
        alike: dict[str, ImportRow] = {}
        for row in rows:
            if not row.key:
                continue
            self._compare_with_plan(row)
            if row.key in seen:
                _compare_with_row(row, seen[row.key], same=True)
            elif (like := likeness(row.words)) and like in alike:
                _compare_with_row(row, alike[like], same=False)
            seen.setdefault(row.key, row)
            alike.setdefault(likeness(row.words), row)

    def _compare_with_plan(self, row: ImportRow) -> None:
        title = row.values.get("title", "")
        if action := self.by_title.get(words_key(title)):
            row.standing = Standing.TWIN
            row.like = f"Action {action.reference} has this title already"
        elif (like := likeness(title)) and (action := self.by_likeness.get(like)):
            _check(row, f"Nearly the same words as Action {action.reference}")


def _compare_with_row(row: ImportRow, first: ImportRow, *, same: bool) -> None:
    if same and row.cells == first.cells and row.heading == first.heading:
        row.standing = Standing.TWIN
        row.like = f"The same as row {first.number}"
    elif same:
        _check(row, f"The same action as in row {first.number}, with other details")
    else:
        _check(row, f"Nearly the same words as row {first.number}")


def _check(row: ImportRow, text: str) -> None:
    row.findings = [*row.findings, {"field": "title", "level": "check", "text": text}]


def _share_words(one: str, other: str) -> bool:
    """Whether half of the telling words of two texts are the same."""
    first, second = set(likeness(one).split()), set(likeness(other).split())
    if not first or not second:
        return words_key(one) == words_key(other)
    return len(first & second) * 2 >= min(len(first), len(second))


def _actions_of(plan_import: PlanImport) -> list[Action]:
    return list(
        Action.objects.filter(plan=plan_import.plan)
        .select_related("plan")
        .only("number", "title", "imported_key", "plan__number")
    )


def _references_of(plan_import: PlanImport) -> dict[str, ImportRow]:
    """The references by which actions came into this plan; one that stands for several is none."""
    rows = (
        ImportRow.objects.filter(plan_import__plan=plan_import.plan, outcome=Outcome.IMPORTED)
        .exclude(reference="")
        .exclude(action=None)
        .select_related("action__plan")
    )
    found: dict[str, ImportRow] = {}
    doubtful: set[str] = set()
    for row in rows:
        key = reference_key(row.reference)
        if key in found:
            doubtful.add(key)
        found[key] = row
    return {key: row for key, row in found.items() if key not in doubtful}
