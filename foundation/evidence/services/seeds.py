"""Loading the frameworks the product comes with, without touching what people changed."""

import json
from pathlib import Path
from typing import Any

from django.db import transaction

from foundation.evidence.models import (
    Crosswalk,
    EvidenceCategory,
    EvidenceKind,
    Framework,
    Statement,
)

SEEDS = Path(__file__).resolve().parent.parent / "data" / "frameworks.json"


@transaction.atomic
def seed_evidence(*, by: Any = None) -> None:
    """Add every category, kind, framework, statement and pairing that is not there yet.

    Rows are found by their codes, which people cannot change; a row that exists is left
    as it is. It may run any number of times.
    """
    seeds = json.loads(SEEDS.read_text(encoding="utf-8"))
    _seed_kinds(seeds)
    for place, data in enumerate(seeds["frameworks"]):
        _seed_framework(place, data)
    for data in seeds["crosswalks"]:
        _seed_crosswalk(data)


def _seed_kinds(seeds: dict[str, Any]) -> None:
    categories = {}
    for place, data in enumerate(seeds["evidence_categories"]):
        row, _ = EvidenceCategory.objects.get_or_create(
            key=data["key"], defaults={"title": data["title"], "order": place}
        )
        categories[data["key"]] = row
    for place, data in enumerate(seeds["evidence_kinds"]):
        EvidenceKind.objects.get_or_create(
            code=data["code"],
            defaults={
                "title": data["title"],
                "counts_alone": data["counts_alone"],
                "category": categories[data["category"]],
                "order": place,
            },
        )


def _seed_framework(place: int, data: dict[str, Any]) -> None:
    words = ("title", "short_title", "status", "issued_on", "acknowledgement")
    framework, _ = Framework.objects.get_or_create(
        key=data["key"],
        edition=data["edition"],
        defaults={"order": place, **{word: data[word] for word in words}},
    )
    known = set(framework.statements.values_list("code", flat=True))
    Statement.objects.bulk_create(
        Statement(
            framework=framework,
            code=statement["code"],
            key_question=statement.get("key_question", ""),
            title=statement["title"],
            question=statement.get("question", ""),
            scope=statement.get("scope", []),
            order=number,
        )
        for number, statement in enumerate(data["statements"])
        if statement["code"] not in known
    )


def _seed_crosswalk(data: dict[str, Any]) -> None:
    """Pair two frameworks once; a pair that a person took out does not come back."""
    sources = _by_code(*data["from"])
    targets = _by_code(*data["to"])
    pairs = Crosswalk.objects
    if pairs.filter(source__in=sources.values(), target__in=targets.values()).exists():
        return
    pairs.bulk_create(
        Crosswalk(source=sources[one], target=targets[other], proposed_by=data["proposed_by"])
        for one, others in data["map"].items()
        for other in others
    )


def _by_code(key: str, edition: str) -> dict[str, Any]:
    rows = Statement.objects.filter(framework__key=key, framework__edition=edition)
    return {row.code: row for row in rows}
