from django.apps import AppConfig


class GovernanceConfig(AppConfig):
    """Is it working? So far: the evidence packs that show it."""

    name = "governance"
    label = "governance"
