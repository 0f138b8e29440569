"""The organisation: who, where, may they?"""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class OrganisationConfig(AppConfig):
    name = "foundation.organisation"
    label = "organisation"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        post_migrate.connect(_seed, sender=self)


def _seed(**_kwargs: Any) -> None:
    from foundation.organisation.services.codes import seed_codes
    from foundation.organisation.services.roles import sync_roles

    sync_roles()
    seed_codes()
