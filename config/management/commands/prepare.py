"""`manage.py prepare`: bring the database to this version. Safe to run at every start."""

from typing import Any

from django.core.management import BaseCommand, call_command


class Command(BaseCommand):
    help = "Brings the database to this version: migrations, triggers, the table of the cache."

    def handle(self, *_: Any, **options: Any) -> None:
        verbosity = options["verbosity"]
        call_command("migrate", interactive=False, verbosity=verbosity)
        call_command("createcachetable", verbosity=verbosity)
