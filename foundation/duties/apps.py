from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class DutiesConfig(AppConfig):
    name = "foundation.duties"
    label = "duties"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        post_migrate.connect(_seed, sender=self)


def _seed(**_kwargs: Any) -> None:
    from foundation.duties.services.stages import seed_stages

    seed_stages()
