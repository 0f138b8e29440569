"""The way back for an administrator who lost their phone and has nobody to ask."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from foundation.organisation.models import User
from foundation.organisation.services.second_factor import reset_second_factor
from foundation.ui.problems import Problem


class Command(BaseCommand):
    """For whoever has the machine itself; everybody else is helped from the staff page."""

    help = "Remove somebody's authenticator app, passkeys and recovery codes."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")

    def handle(self, *args: Any, email: str, **options: Any) -> None:
        user = User.objects.by_reference(email).first()
        if user is None:
            raise CommandError("There is no account with this address.")
        try:
            reset_second_factor(by=None, user=user)
        except Problem as problem:
            raise CommandError(" ".join(problem.messages)) from None
        self.stdout.write("Removed. They set up a new second step when they sign in.")
