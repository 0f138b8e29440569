"""Frameworks as pages show them."""

from dataclasses import dataclass

from django.db.models import Q

from foundation.evidence.models import Crosswalk, Framework, KeyQuestion, Statement


@dataclass(frozen=True)
class Line:
    """A statement and the codes of those it is paired with."""

    statement: Statement
    pairs: tuple[Statement, ...]


@dataclass(frozen=True)
class Chapter:
    """The statements under one key question; without one in frameworks that have none."""

    title: str
    lines: tuple[Line, ...]


def chapters(framework: Framework) -> list[Chapter]:
    """All statements of a framework under their key questions, in order."""
    statements = list(framework.statements.all())
    paired = pairs_of(statements)
    found = []
    for key, title in [*KeyQuestion.choices, ("", "")]:
        lines = tuple(Line(s, paired[s.pk]) for s in statements if s.key_question == key)
        if lines:
            found.append(Chapter(title, lines))
    return found


def pairs_of(statements: list[Statement]) -> dict[int, tuple[Statement, ...]]:
    """For each statement those of other frameworks that ask for the same."""
    found: dict[int, list[Statement]] = {statement.pk: [] for statement in statements}
    rows = Crosswalk.objects.filter(Q(source__in=found) | Q(target__in=found))
    for pair in rows.select_related("source__framework", "target__framework"):
        if pair.source_id in found:
            found[pair.source_id].append(pair.target)
        if pair.target_id in found:
            found[pair.target_id].append(pair.source)
    return {pk: tuple(others) for pk, others in found.items()}
