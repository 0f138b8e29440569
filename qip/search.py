"""What of improvement can be found by reference or words."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.db.models import Q
from django.urls import reverse

from foundation.ui.search import Hit
from qip.models import Action, Measure, Plan, Standard
from qip.selectors.actions import moves_count
from qip.standing import moved_words


def found(words: str, *, by: Any, limit: int) -> list[Hit]:
    """Plans, actions, standards and measures that ``by`` may see; at most ``limit`` of each."""
    return [
        *islice(_plans(words, by), limit),
        *islice(_actions(words, by), limit),
        *islice(_standards(words, by), limit),
        *islice(_measures(words, by), limit),
    ]


def _plans(words: str, by: Any) -> Iterator[Hit]:
    rows = Plan.objects.visible_to(by)
    named = set(rows.by_reference(words).values_list("pk", flat=True))
    for plan in rows.filter(Q(pk__in=named) | Q(title__icontains=words)):
        url = reverse("qip:plan", args=[plan.pk])
        exact = plan.pk in named and not words.isdigit()
        yield Hit("Improvement plan", str(plan.number), plan.title, url, exact=exact)


def _actions(words: str, by: Any) -> Iterator[Hit]:
    rows = Action.objects.visible_to(by)
    named = set(rows.by_reference(words).values_list("pk", flat=True))
    matching: Any = rows.filter(Q(pk__in=named) | Q(title__icontains=words)).select_related("plan")
    for action in matching.annotate(moves=moves_count()):
        yield Hit(
            "Action",
            action.reference,
            action.title,
            reverse("qip:action", args=[action.pk]),
            meta=" · ".join(filter(None, (action.plan.title, moved_words(action, action.moves)))),
            exact=action.pk in named,
        )


def _standards(words: str, by: Any) -> Iterator[Hit]:
    rows = Standard.objects.visible_to(by)
    named = set(rows.by_reference(words).values_list("pk", flat=True))
    for standard in rows.filter(Q(pk__in=named) | Q(title__icontains=words)):
        url = reverse("qip:standard", args=[standard.pk])
        exact = standard.pk in named and not words.isdigit()
        yield Hit("Standard", str(standard.number), standard.title, url, exact=exact)


def _measures(words: str, by: Any) -> Iterator[Hit]:
    for measure in Measure.objects.visible_to(by).filter(name__icontains=words):
        yield Hit("Measure", "", measure.name, reverse("qip:measure", args=[measure.pk]))
