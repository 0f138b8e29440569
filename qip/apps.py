"""Improvement: what are we improving?"""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class QipConfig(AppConfig):
    name = "qip"
    label = "qip"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        post_migrate.connect(_seed, sender=self)


def _seed(**_kwargs: Any) -> None:
    from qip.services.reference import seed_codes

    seed_codes()
