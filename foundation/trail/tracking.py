"""The one way in which a model comes under the audit trail."""

from typing import Any

import pghistory


def tracked(*, exclude: tuple[str, ...] = (), in_sweeps: bool = False) -> Any:
    """Class decorator: record every insert, update and delete of the model, also by bulk or SQL.

    ``exclude`` names columns that must never be copied (a password hash, for example).
    ``in_sweeps`` is for rows that one statement writes by the hundred thousand: the trail then
    takes them together when the statement ends, and not one by one, which is fifty times slower.
    """
    return pghistory.track(
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        exclude=list(exclude) or None,
        level=pghistory.Statement if in_sweeps else pghistory.Row,
    )


def track_links(module: str, *fields: Any) -> None:
    """Record the rows of many-to-many tables as they come and go.

    A table that Django makes by itself can carry no triggers, so each gets a proxy model
    that does, in the module that calls this (give ``__name__``).
    """
    for field in fields:
        through = field.through
        meta = type("Meta", (), {"proxy": True, "app_label": through._meta.app_label})
        name = through.__name__.replace("_", " ").title().replace(" ", "") + "Link"
        proxy = type(name, (through,), {"__module__": module, "Meta": meta})
        pghistory.track(pghistory.InsertEvent(), pghistory.DeleteEvent(), obj_field=None)(proxy)
