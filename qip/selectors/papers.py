"""What is written down about a plan itself: its news, its agreements and its reviews.

Of each a page shows the latest few, so one question fetches from all three tables.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import CharField, Model, QuerySet, Value, Window
from django.db.models.functions import JSONObject, RowNumber

from foundation.organisation.models import User
from qip.models import Plan, PlanAgreement, PlanNews, PlanReview


@dataclass(frozen=True)
class Kind:
    """One table: whose name stands under a row, and how many rows a page needs."""

    model: type[Model]
    writer: str
    most: int


KINDS = {
    "news": Kind(PlanNews, "written_by", 4),
    "agreements": Kind(PlanAgreement, "by", 1),
    "reviews": Kind(PlanReview, "by", 3),
}


@dataclass(frozen=True)
class Papers:
    """The latest of each kind, newest first."""

    news: list[PlanNews] = field(default_factory=list)
    agreements: list[PlanAgreement] = field(default_factory=list)
    reviews: list[PlanReview] = field(default_factory=list)

    @property
    def agreed(self) -> PlanAgreement | None:
        return self.agreements[0] if self.agreements else None


def papers_of(plan: Plan) -> Papers:
    """What the page of a plan shows of them, each row with the job and name of its writer."""
    first, *others = (_told(name, kind, plan) for name, kind in KINDS.items())
    found = Papers()
    for name, _place, told in sorted(first.union(*others, all=True), key=lambda row: row[:2]):
        getattr(found, name).append(_row(KINDS[name], told))
    return found


def _told(name: str, kind: Kind, plan: Plan) -> QuerySet[Any]:
    """(kind, place, all that the row says) of the latest rows."""
    order: Any = kind.model._meta.ordering
    columns = {one.attname: one.attname for one in kind.model._meta.concrete_fields}
    writer = {"writer": f"{kind.writer}__name", "job": f"{kind.writer}__job_title"}
    rows = kind.model._default_manager.filter(plan=plan).annotate(
        sort=Value(name, CharField()), place=Window(RowNumber(), order_by=list(order)),
        told=JSONObject(**columns, **writer),
    )  # fmt: skip
    return rows.order_by(*order).values_list("sort", "place", "told")[: kind.most]


def _row(kind: Kind, told: Mapping[str, Any]) -> Any:
    fields = kind.model._meta.concrete_fields
    row: Any = kind.model(**{one.attname: one.to_python(told[one.attname]) for one in fields})
    by = getattr(row, f"{kind.writer}_id")
    setattr(row, kind.writer, User(pk=by, name=told["writer"], job_title=told["job"]))
    return row
