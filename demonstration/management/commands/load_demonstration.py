"""``manage.py load_demonstration``: the demonstration provider, into an empty database."""

from typing import Any

import pghistory
from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone

from demonstration.loading.climbing import load_climbing
from demonstration.loading.learning import load_learning
from demonstration.loading.measures import load_measures
from demonstration.loading.organisation import load_organisation
from demonstration.loading.plans import load_plans
from demonstration.loading.steering import load_steering
from foundation.duties.services.reminding import remind
from foundation.organisation.models import Provider


class Command(BaseCommand):
    """All of it or nothing of it, and never beside a provider that is already there."""

    help = "Load the demonstration provider into an empty database."

    def handle(self, *args: Any, **options: Any) -> None:
        if Provider.objects.exists():
            self.stdout.write("There is a provider here already; nothing was loaded.")
            return
        with transaction.atomic(), pghistory.context(task="demonstration"):
            loaded = load_organisation(timezone.localdate())
            load_plans(loaded)
            load_learning(loaded)
            load_measures(loaded)
            load_steering(loaded)
            load_climbing(loaded)
            remind(on=timezone.localdate())
        self.stdout.write("The demonstration provider is loaded.")
