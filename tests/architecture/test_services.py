"""What makes something happen is one atomic function that knows who asked."""

import ast
import inspect

import pytest

from .tree import floors, module, named, public_functions, stale, tree

# Public functions of services/ without ``by``, each with its reason.
WITHOUT_BY: dict[str, str] = {
    "foundation/trail/services/viewings.py::trail_label": "words for a record; writes nothing",
    "governance/services/building.py::pages_of": "reads what is frozen; writes nothing",
    "governance/services/building.py::print_pack": "part of a task: nobody asks, a worker prints",
    "governance/services/heartbeat.py::beating": "a sign of life beside a task that nobody asks for",
}
# Public functions of services/ that are not atomic, each with its reason.
NOT_ATOMIC: dict[str, str] = {
    "foundation/duties/services/sending.py::send_due": "its claims must be kept before a mail server is spoken to",
    "foundation/trail/services/viewings.py::trail_label": "writes nothing",
    "governance/services/building.py::build_pack": "others must see how far it has come; safe by its claim",
    "governance/services/building.py::pages_of": "writes nothing",
    "governance/services/building.py::print_pack": "one update that says how far the pages have come",
    "governance/services/heartbeat.py::beating": "writes the time, again and again, for others to see",
}


def services():
    return [(path, found) for path in floors("services") for found in public_functions(path)]


def address(path, function):
    return f"{named(path)}::{function.__name__}"


def atomic(path):
    """Names of the module's functions that carry ``@transaction.atomic``."""
    found = set()
    for node in tree(path).body:
        if isinstance(node, ast.FunctionDef):
            words = {ast.unparse(mark).split("(")[0] for mark in node.decorator_list}
            if words & {"transaction.atomic", "atomic"}:
                found.add(node.name)
    return found


def test_every_service_knows_who_asked_and_takes_names_only():
    wrong = set()
    for path, function in services():
        parameters = inspect.signature(function).parameters
        keywords = all(one.kind is not one.POSITIONAL_OR_KEYWORD for one in parameters.values())
        if "by" not in parameters or not keywords:
            wrong.add(address(path, function))
    assert wrong - set(WITHOUT_BY) == set()
    assert stale(WITHOUT_BY, wrong) == set()


def test_every_service_is_atomic():
    wrong = {
        address(path, found) for path, found in services() if found.__name__ not in atomic(path)
    }
    assert wrong - set(NOT_ATOMIC) == set()
    assert stale(NOT_ATOMIC, wrong) == set()


@pytest.mark.parametrize("path", floors("services"), ids=named)
def test_every_service_says_what_it_means(path):
    assert module(path).__doc__
    assert not [found.__name__ for found in public_functions(path) if not found.__doc__]
