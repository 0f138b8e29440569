"""What proves it, and to whom: frameworks, attached evidence, the one PDF door."""

from importlib import import_module
from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class EvidenceConfig(AppConfig):
    name = "foundation.evidence"
    label = "evidence"
    verbose_name = "Evidence"

    def ready(self) -> None:
        post_migrate.connect(load_frameworks, sender=self)


def load_frameworks(**_: Any) -> None:
    """After every migration, add the frameworks and kinds that are not there yet."""
    import_module("foundation.evidence.services.seeds").seed_evidence()
