"""What has to happen once in every process before the first request, task or command."""

from importlib import import_module
from typing import Any

from django.apps import AppConfig
from pgtrigger.migrations import AddTrigger


class ConfigConfig(AppConfig):
    name = "config"

    def ready(self) -> None:
        # Makes the Celery application current, so that `@shared_task` finds it.
        import_module("config.celery")
        # Has to listen before the first task begins.
        import_module("foundation.duties.recording")
        setattr(AddTrigger, "state_forwards", note_trigger)  # noqa: B010  (mypy refuses the plain form)


def note_trigger(operation: Any, app_label: str, state: Any) -> None:
    """Note a trigger in the migration state without drawing every related model again.

    A trigger adds no column, so nothing would look different; but there are hundreds of them, and
    drawing again for each was most of the time of a first start.
    """
    options = state.models[app_label, operation.model_name].options
    options["triggers"] = [*options.get("triggers", []), operation.trigger]
