"""The code lists as the settings pages show them."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, QuerySet

from foundation.organisation.models import AccessibleFormat, Commissioner, ServiceType


@dataclass(frozen=True)
class CodeKind:
    """One code list: what it is called, where its words are, and what names its entries."""

    key: str
    title: str
    one: str
    model: Any
    words: str
    used_by: str
    about: str

    def rows(self) -> QuerySet[Any]:
        """The entries, each with its words and how often it is used."""
        return self.model.objects.annotate(words=F(self.words), used=Count(self.used_by))


KINDS = {
    kind.key: kind
    for kind in (
        CodeKind(
            "commissioners", "Commissioners", "a commissioner", Commissioner, "name", "services",
            "Councils and integrated care boards. They stand on services and on packs.",
        ),
        CodeKind(
            "service-types", "Kinds of service", "a kind of service", ServiceType, "title",
            "services", "How services are told apart in lists and filters.",
        ),
        CodeKind(
            "formats", "Accessible formats", "a format", AccessibleFormat, "title", "needs",
            "The ways in which people are given information.",
        ),
    )
}  # fmt: skip


def lists_with_counts() -> list[tuple[CodeKind, int]]:
    """Every code list and how many of its entries are offered."""
    return [(kind, kind.model.objects.filter(retired=False).count()) for kind in KINDS.values()]
