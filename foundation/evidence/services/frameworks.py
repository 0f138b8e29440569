"""Changing frameworks: a person's edits are never overwritten by the product's seeds."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max, Q

from foundation.evidence.models import Crosswalk, Framework, FrameworkStatus, Statement
from foundation.ui.problems import Problem


@transaction.atomic
def edit_framework(*, by: Any, framework: Framework, **words: Any) -> Framework:
    """Change how a framework is called and whether it is in use."""
    for name, value in words.items():
        setattr(framework, name, value)
    framework.version += 1
    framework.save()
    return framework


@transaction.atomic
def add_edition(
    *,
    by: Any,
    framework: Framework,
    edition: str,
    status: str,
    issued_on: date | None = None,
    acknowledgement: str = "",
    withdraw_old: bool = False,
) -> Framework:
    """A new version of a framework, begun from the statements and pairings of the last."""
    if Framework.objects.filter(key=framework.key, edition=edition).exists():
        raise Problem("There is a version of this name already.", field="edition")
    new = Framework.objects.create(
        key=framework.key,
        edition=edition,
        title=framework.title,
        short_title=framework.short_title,
        status=status,
        issued_on=issued_on,
        acknowledgement=acknowledgement,
        order=framework.order,
        created_by=by,
    )
    _copy_statements(framework, new, by)
    if withdraw_old:
        edit_framework(by=by, framework=framework, status=FrameworkStatus.WITHDRAWN)
    return new


@transaction.atomic
def add_statement(
    *, by: Any, framework: Framework, code: str, pairs: Collection[Statement] = (), **words: Any
) -> Statement:
    """A statement that the framework has and the product did not know."""
    if framework.statements.filter(code__iexact=code).exists():
        raise Problem("This framework has a statement with that code already.", field="code")
    last = framework.statements.aggregate(last=Max("order"))["last"]
    order = 0 if last is None else last + 1
    statement = Statement.objects.create(
        framework=framework, code=code, order=order, created_by=by, **words
    )
    _pair(statement, pairs, by)
    return statement


@transaction.atomic
def edit_statement(
    *, by: Any, statement: Statement, pairs: Collection[Statement] = (), **words: Any
) -> Statement:
    """Change the words of a statement and what it is paired with; its code stays."""
    for name, value in words.items():
        setattr(statement, name, value)
    statement.version += 1
    statement.save()
    _pair(statement, pairs, by)
    return statement


def _copy_statements(old: Framework, new: Framework, by: Any) -> None:
    kept = list(old.statements.filter(struck_out=False))
    copies = Statement.objects.bulk_create(
        Statement(
            framework=new,
            code=one.code,
            key_question=one.key_question,
            title=one.title,
            question=one.question,
            scope=one.scope,
            order=one.order,
            created_by=by,
        )
        for one in kept
    )
    copy_of = {one.pk: copy for one, copy in zip(kept, copies, strict=True)}
    pairs = Crosswalk.objects.filter(Q(source__in=copy_of) | Q(target__in=copy_of))
    Crosswalk.objects.bulk_create(
        Crosswalk(
            source=copy_of.get(pair.source_id, pair.source),
            target=copy_of.get(pair.target_id, pair.target),
            proposed_by=pair.proposed_by,
        )
        for pair in pairs.select_related("source", "target")
    )


def _pair(statement: Statement, pairs: Collection[Statement], by: Any) -> None:
    """Make the pairings of a statement the chosen ones, in whichever direction they stand."""
    wanted = {other.pk for other in pairs}
    standing = Crosswalk.objects.filter(Q(source=statement) | Q(target=statement))
    known = set()
    for pair in standing.select_related("source__framework", "target__framework"):
        other = pair.target if pair.source_id == statement.pk else pair.source
        offered = not other.struck_out and other.framework.status != FrameworkStatus.WITHDRAWN
        if offered and other.pk not in wanted:
            pair.delete()
        else:
            known.add(other.pk)
    Crosswalk.objects.bulk_create(
        Crosswalk(source=statement, target_id=pk, proposed_by=by.role_words)
        for pk in sorted(wanted - known)
    )
