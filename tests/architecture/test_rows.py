"""Pages reach rows by ``visible_to`` alone."""

import ast

from .test_models import UNSCOPED
from .tree import floors, module, named, stale, tree

# Places in views and forms that ask a scoped table directly, each with its reason.
DIRECT: dict[str, str] = {
    "foundation/trail/forms/questions.py": "asks for an account by its full address, for the trail",
    "foundation/trail/views/trail.py": "names behind account numbers, for those who read the trail",
}
# What may follow ``X.objects``: the rows of one person, or none at all.
HARMLESS = {"visible_to", "none"}
OPENING = {"objects", "_default_manager", "_base_manager"}


def is_code_list(path, asked):
    """Whether ``X`` in ``X.objects`` is a table that everybody may know or own by themselves."""
    model = getattr(module(path), asked.id, None) if isinstance(asked, ast.Name) else None
    return model is not None and model._meta.label in UNSCOPED


def asked_directly(path):
    """Lines where ``X.objects`` is followed by anything that opens rows."""
    nodes = list(ast.walk(tree(path)))
    allowed = {
        id(node.value)
        for node in nodes
        if isinstance(node, ast.Attribute) and node.attr in HARMLESS
    }
    return {
        node.lineno
        for node in nodes
        if isinstance(node, ast.Attribute)
        and node.attr in OPENING
        and id(node) not in allowed
        and not is_code_list(path, node.value)
    }


def test_views_and_forms_reach_rows_only_through_what_is_visible():
    files = [path for floor in ("views", "forms") for path in floors(floor)]
    found = {named(path): lines for path in files if (lines := asked_directly(path))}
    assert {name: found[name] for name in set(found) - set(DIRECT)} == {}
    assert stale(DIRECT, set(found)) == set()
