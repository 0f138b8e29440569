"""What stands beside the figures of measures: marks, new levels and the steps of linked actions.

Three small tables with a few rows for each measure, so one question fetches from all of them.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import CharField, F, OuterRef, Prefetch, QuerySet, Value
from django.db.models.functions import JSONObject

from foundation.organisation.models import Service
from qip.models import Annotation, Measure, Reading, Rebase
from qip.models.actions import ActionQuerySet
from qip.models.measures import MeasureQuerySet
from qip.selectors.steps import AT, STEP, step_of, steps_of

Told = Mapping[str, Any]
MARK = {"pk": "pk", "on": "on", "text": "text"}
LEVEL = {"pk": "pk", "on": "on", "reason": "reason"}


def with_everything(rows: MeasureQuerySet, actions: ActionQuerySet) -> list[Measure]:
    """The measures as cards need them, and the steps of those of ``actions`` that are linked.

    Three questions for all of them: the measures, their figures, and what stands beside those.
    """
    names = Service.objects.filter(measures=OuterRef("pk")).values("name")
    figures = Reading.objects.standing().only("measure", "on", "value", "note").order_by("on")
    series = Prefetch("readings", figures, to_attr="series")
    found: list[Any] = list(
        rows.select_related("owner", "partner")
        .annotate(place_names=ArraySubquery(names))
        .prefetch_related(series)
    )
    beside = _beside([measure.pk for measure in found], actions)
    for measure in found:
        told = beside.get(measure.pk, {})
        measure.marks = _marks(told.get("mark", ()))
        measure.levels = _levels(told.get("level", ()))
        measure.steps = [step for one in told.get("step", ()) if (step := step_of(one))]
    return found


def _beside(ids: list[int], actions: ActionQuerySet) -> dict[int, dict[str, list[Told]]]:
    found: dict[int, dict[str, list[Told]]] = defaultdict(lambda: defaultdict(list))
    if ids:
        marks = _told("mark", Annotation.objects.standing().filter(measure__in=ids), MARK)
        levels = _told("level", Rebase.objects.standing().filter(measure__in=ids), LEVEL)
        steps = _told("step", steps_of(ids, actions), STEP, AT)
        for kind, measure, told in marks.union(levels, steps, all=True):
            found[measure][kind].append(told)
    return found


def _told(kind: str, rows: QuerySet[Any], needs: Told, of: str = "measure") -> QuerySet[Any]:
    """(kind, measure, what is said) of each row."""
    said = rows.order_by().annotate(
        sort=Value(kind, CharField()), whose=F(of), told=JSONObject(**needs)
    )
    return said.values_list("sort", "whose", "told")


def _marks(told: Iterable[Told]) -> list[Annotation]:
    rows = [Annotation(**{**one, "on": date.fromisoformat(one["on"])}) for one in told]
    return sorted(rows, key=lambda row: (row.on, row.pk))


def _levels(told: Iterable[Told]) -> list[Rebase]:
    rows = [Rebase(**{**one, "on": date.fromisoformat(one["on"])}) for one in told]
    return sorted(rows, key=lambda row: row.on)
