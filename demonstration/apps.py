"""A provider to look at: invented people, real pages."""

from django.apps import AppConfig


class DemonstrationConfig(AppConfig):
    name = "demonstration"
    label = "demonstration"
