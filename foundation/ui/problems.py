"""A rule said to a person in one clear sentence."""

from typing import Any

from django.core.exceptions import ValidationError


class Problem(ValidationError):
    """What cannot be done and why, in words for the person who tried.

    Give a sentence, and the ``field`` it belongs to; or a mapping of fields to sentences.
    """

    def __init__(self, message: Any, *, field: str | None = None) -> None:
        super().__init__({field: [message]} if field else message)


def place_problem(form: Any, problem: ValidationError) -> None:
    """Hang a problem on the fields of a form; what has no field here goes above them all."""
    if not hasattr(problem, "error_dict"):
        form.add_error(None, problem)
        return
    for field, errors in problem.error_dict.items():
        form.add_error(field if field in form.fields else None, errors)
