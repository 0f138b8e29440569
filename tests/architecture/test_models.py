"""Every table is scoped, under the trail, and never half-written."""

import pytest
from django.db import models

from foundation.trail.selectors.tables import watched

from .tree import own_models, stale

# Tables that are not reached through ``visible_to``, each with its reason.
UNSCOPED = {
    "ui.Draft": "belongs to one account and is fetched by it",
    "ui.SavedFilter": "belongs to one account and is fetched by it",
    "ui.Submission": "belongs to one account and is fetched by it",
    "duties.CalendarFeed": "belongs to one account and is fetched by it",
    "duties.HandOver": "read beside the duty that was handed over, by whoever has it",
    "duties.ReminderStage": "a code list",
    "duties.TaskRun": "bookkeeping of the machine; holds no content",
    "duties.Mail": "holds no content; its list is for whoever looks after the installation",
    "duties.MailWish": "belongs to one account and is fetched by it",
    "trail.Viewing": "read by those alone who read the whole trail",
    "organisation.Provider": "one row that everybody may know",
    "organisation.ServiceType": "a code list",
    "organisation.Commissioner": "a code list",
    "organisation.AccessibleFormat": "a code list",
    "organisation.CommunicationReview": "reached through its need",
    "organisation.Role": "what roles there are is no secret",
    "organisation.KnownPermission": "bookkeeping of updates; holds no content",
    "qip.ContributoryFactor": "a code list",
    "qip.SourceKind": "a code list",
    "qip.DelayReason": "a code list",
    "qip.RootCause": "reached through its plan",
    "qip.PlanNews": "reached through its plan",
    "qip.PlanStep": "reached through its plan",
    "qip.PlanAgreement": "reached through its plan",
    "qip.PlanReview": "reached through its plan",
    "qip.ActionSource": "reached through its action",
    "qip.Transition": "reached through its action",
    "qip.DueDateMove": "reached through its action",
    "qip.ProgressNote": "reached through its action",
    "qip.Criterion": "reached through its action",
    "qip.Proof": "reached through its action",
    "qip.Verification": "reached through its action",
    "qip.Judgement": "reached through its action",
    "qip.HoldingCheck": "reached through its action",
    "qip.Reopening": "reached through its action",
    "qip.Expectation": "reached through its action",
    "qip.ChangeTest": "reached through its action",
    "qip.StandardVersion": "reached through its standard",
    "qip.Reading": "reached through its measure",
    "qip.Annotation": "reached through its measure",
    "qip.Rebase": "reached through its measure",
    "qip.Occurrence": "reached through its measure",
    "qip.ImportRow": "reached through its import",
    "qip.ImportSheet": "reached through its import",
    "qip.ColumnMatching": "names of columns of spreadsheets; holds no content",
    "governance.Addressee": "reached through its escalation",
    "governance.Acknowledgement": "reached through its escalation",
    "evidence.EvidenceCategory": "a code list",
    "evidence.EvidenceKind": "a code list",
    "evidence.Framework": "published by the regulator",
    "evidence.Statement": "published by the regulator",
    "evidence.Crosswalk": "a code list",
}

# Tables outside the trail, each with its reason.
UNTRACKED = {
    "ui.Draft": "what is being typed has not happened yet",
    "ui.SavedFilter": "a shortcut of one account; nothing in the records depends on it",
    "ui.Submission": "a token that stops a second click",
    "trail.Viewing": "is the trail",
    "duties.Reminder": "is itself a record of what happened, high in number",
    "duties.StandIn": "worked out anew by every sweep from rows that are under the trail",
    "duties.TaskRun": "is itself a record of what happened, high in number",
    "duties.Mail": "is itself a record of what happened, high in number",
    "organisation.KnownPermission": "bookkeeping of updates",
}


def label(model):
    return model._meta.label


def test_every_model_is_scoped_or_listed():
    unscoped = {
        label(model) for model in own_models() if not hasattr(model.objects.all(), "visible_to")
    }
    assert unscoped - set(UNSCOPED) == set()
    assert stale(UNSCOPED, unscoped) == set()


@pytest.mark.django_db
@pytest.mark.parametrize("model", own_models(), ids=label)
def test_nobody_is_shown_nothing(model):
    if hasattr(model.objects.all(), "visible_to"):
        assert not model.objects.visible_to(None).exists()


def test_every_model_is_under_the_trail():
    followed = {one.model for one in watched()}
    missing = {label(model) for model in own_models() if model not in followed}
    assert missing == set(UNTRACKED)


def test_every_table_of_links_is_under_the_trail():
    followed = {one.model._meta.db_table for one in watched()}
    links = {
        field.remote_field.through._meta.db_table
        for model in own_models()
        for field in model._meta.many_to_many
    }
    assert links - followed == set()


@pytest.mark.parametrize("model", own_models(), ids=label)
def test_who_and_when_stand_together(model):
    """A pair such as ``withdrawn_by`` and ``withdrawn_at`` is both there or both absent."""
    names = {
        field.name: field for field in model._meta.get_fields() if isinstance(field, models.Field)
    }
    for name, at in names.items():
        stem = name.removesuffix("_at")
        by = names.get(f"{stem}_by")
        if name == stem or by is None or stem == "created":
            continue
        if at.null or by.null:
            held = [
                constraint
                for constraint in model._meta.constraints
                if isinstance(constraint, models.CheckConstraint)
                and f"{stem}_by" in str(constraint.condition)
                and f"{stem}_at" in str(constraint.condition)
            ]
            assert held, f"{label(model)}: nothing keeps {stem}_by and {stem}_at together"
