"""What there is to choose from: code lists, and statements of frameworks."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from foundation.evidence.models import Statement
from qip.models import ContributoryFactor, DelayReason, SourceKind


@dataclass(frozen=True)
class CodeList:
    """One list: its name in the address, its words, and what it is for."""

    key: str
    title: str
    note: str
    model: Any


LISTS = {
    one.key: one
    for one in (
        CodeList("causes", "Causes in the system",
                 "Why things go wrong: plans and actions name one of these, never a person.",
                 ContributoryFactor),
        CodeList("sources", "Kinds of source",
                 "Where the need for an action was noticed.", SourceKind),
        CodeList("delays", "Reasons for moving a date",
                 "Asked for each time a due date moves.", DelayReason),
    )
}  # fmt: skip


def entries(codes: CodeList) -> Any:
    """Everything in a list, retired entries too."""
    return codes.model.objects.all()


def codes_to_choose(model: Any, *, already: Iterable[Any] = ()) -> list[tuple[int, str]]:
    """The entries of a code list that are in use, and retired ones that a record still has."""
    kept = {pk for pk in already if pk}
    rows = model.objects.values_list("pk", "title", "retired").order_by("order", "title")
    return [(pk, title) for pk, title, retired in rows if not retired or pk in kept]


def statements_in_use() -> Any:
    """Statements under their frameworks, in the frameworks' own order."""
    rows = Statement.objects.in_use().select_related("framework")
    return rows.order_by("framework__order", "framework_id", "order", "pk")
