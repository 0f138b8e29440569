"""Begins an installation: asks for the provider and its first administrator."""

import getpass
import sys
from argparse import ArgumentParser
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from foundation.organisation.models import Provider, User
from foundation.organisation.services.provider import start_provider
from foundation.ui.problems import Problem


@dataclass(frozen=True)
class Question:
    """One answer that is needed: as an argument, from the environment, or asked for."""

    field: str
    argument: str
    words: str
    secret: bool = False


QUESTIONS = (
    Question("name", "--name", "Name of the provider"),
    Question("admin_name", "--admin-name", "Name of the first administrator"),
    Question("admin_email", "--admin-email", "Their work email"),
    Question("admin_password", "", "A password, 12 characters or more", secret=True),
)
ALREADY = "This installation has a provider already."


class Command(BaseCommand):
    """Asks what was not given. A password is never an argument, where others could read it."""

    help = "Begin an installation: the provider's name and its first administrator."

    def add_arguments(self, parser: ArgumentParser) -> None:
        for question in QUESTIONS:
            if question.argument:
                parser.add_argument(question.argument, dest=question.field, default="")

    def handle(self, *args: Any, **options: Any) -> None:
        if Provider.objects.exists() or User.objects.exists():
            self.stdout.write(ALREADY)
            return
        known = settings.START_PROVIDER
        given = {q.field: options.get(q.field) or known.get(q.field) or "" for q in QUESTIONS}
        asks = sys.stdin.isatty()
        answers = self.complete(given) if asks else given
        while (problems := self.begin(answers)) is not None:
            if not asks:
                raise CommandError(" ".join(problems.messages))
            for sentence in problems.messages:
                self.stderr.write(sentence)
            answers = self.ask_again(answers, problems)
        name, email = answers["name"].strip(), answers["admin_email"].strip().lower()
        self.stdout.write(f"{name} is ready. Sign in as {email}.")

    def begin(self, answers: dict[str, str]) -> Problem | None:
        """Try; what stands in the way, if anything does."""
        try:
            start_provider(
                name=answers["name"],
                admin_email=answers["admin_email"],
                admin_name=answers["admin_name"],
                admin_password=answers["admin_password"],
            )
        except Problem as problem:
            return problem
        return None

    def complete(self, given: dict[str, str]) -> dict[str, str]:
        return {q.field: given[q.field] or self.ask(q) for q in QUESTIONS}

    def ask_again(self, answers: dict[str, str], problem: Problem) -> dict[str, str]:
        """Only what was not usable is asked for once more."""
        if not hasattr(problem, "error_dict"):
            raise CommandError(" ".join(problem.messages))
        wrong = problem.error_dict
        return {q.field: self.ask(q) if q.field in wrong else answers[q.field] for q in QUESTIONS}

    def ask(self, question: Question) -> str:
        read: Callable[[str], str] = getpass.getpass if question.secret else input
        try:
            return read(f"{question.words}: ")
        except (EOFError, KeyboardInterrupt):
            raise CommandError("Nothing was begun.") from None
