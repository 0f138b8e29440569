"""What is in every table of ours, in few characters, so that two moments can be compared."""

from django.apps import apps
from django.db import connection

from .tree import LABELS

# What a sign-in or a page view may write without anything having happened, each with its reason.
BYSTANDERS = {
    "trail_viewing": "a look at a record is written down by the very page that shows it",
    "ui_submission": "a form that was sent takes its one-time number also when it was refused",
}


def tables() -> list[str]:
    """Our tables, those of links and of the trail's events included."""
    models = list(apps.get_models(include_auto_created=True))
    ours = {
        model._meta.db_table
        for model in models
        if model._meta.app_label in LABELS and model._meta.managed
    }
    return sorted(ours - set(BYSTANDERS))


def contents() -> dict[str, str]:
    """A digest of each table that is not empty."""
    one = "select '{0}' as name, md5(string_agg(t::text, '|' order by t::text)) as rows from {0} t"
    with connection.cursor() as cursor:
        cursor.execute(" union all ".join(one.format(name) for name in tables()))
        return {name: rows for name, rows in cursor.fetchall() if rows}


def changed(before: dict[str, str], after: dict[str, str]) -> set[str]:
    """The tables that differ."""
    return {name for name in before | after if before.get(name) != after.get(name)}
