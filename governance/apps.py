"""Governance: is it working?"""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class GovernanceConfig(AppConfig):
    """Is it working? The evidence packs that show it, and the ladder for what is late."""

    name = "governance"
    label = "governance"

    def ready(self) -> None:
        post_migrate.connect(_seed, sender=self)


def _seed(**_kwargs: Any) -> None:
    from governance.services.ladder import seed_ladder

    seed_ladder()
