"""The three plans, with the life of each action so far."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from demonstration.data import restriction, risk, warning
from demonstration.data.proofs import PROOFS
from demonstration.kinds import Deed, News, Proof, Scheme
from demonstration.loading.lives import (
    date_last_step,
    first_due_of,
    held_and_slipped,
    promised,
    tie_what_was_seen,
    verified_and_closed,
    verifier_of,
)
from demonstration.loading.organisation import Loaded
from demonstration.loading.when import day, moment, set_back
from foundation.evidence.models import EvidenceKind, Statement
from foundation.evidence.services.attachments import attach
from qip.models import Action, ContributoryFactor, DelayReason, Plan, SourceKind
from qip.services import actions, plans, progress

SCHEMES = (warning.PLAN, restriction.PLAN, risk.PLAN)


def load_plans(loaded: Loaded) -> None:
    """Write the three plans down, oldest step first."""
    for scheme in SCHEMES:
        plan = loaded.plans[scheme.key] = _plan(scheme, loaded)
        for deed in scheme.deeds:
            loaded.actions[deed.title] = _action(deed, plan, scheme, loaded)
        for news in scheme.news:
            _news(news, plan, loaded)


def _plan(scheme: Scheme, loaded: Loaded) -> Plan:
    lead = loaded.staff[scheme.lead]
    plan = plans.start_plan(
        by=lead,
        title=scheme.title,
        aim=scheme.aim,
        why_now=scheme.why,
        senior_owner=loaded.staff[scheme.senior_owner],
        lead=lead,
        starts_on=day(loaded.on, scheme.starts),
        ends_on=day(loaded.on, scheme.ends),
        services=[loaded.services[key] for key in scheme.services],
        root_causes=[
            (ContributoryFactor.objects.get(key=key), words) for key, words in scheme.causes
        ],
    )
    plans.activate_plan(by=loaded.staff[scheme.senior_owner], plan=plan)
    set_back(plan, created_at=moment(loaded.on, scheme.starts))
    for step in plan.steps.all():
        set_back(step, at=moment(loaded.on, scheme.starts + 4))
    return plan


def _action(deed: Deed, plan: Plan, scheme: Scheme, loaded: Loaded) -> Action:
    by = loaded.staff[scheme.lead]
    action = actions.write_action(
        by=by, plan=plan, links=_links(deed, scheme, loaded), sources=_sources(deed),
        criteria=promised(deed), **_columns(deed, loaded),
    )  # fmt: skip
    for proof in PROOFS.get(deed.title, ()):
        _attach(proof, action, loaded)
    if deed.state != "draft":
        _live(deed, action, loaded)
    for note in deed.notes:
        written = actions.note_progress(by=loaded.staff[note.who], action=action, text=note.words)
        set_back(written, at=moment(loaded.on, note.on, hour=15))
    set_back(action, created_at=moment(loaded.on, min(deed.agreed, 0) - 3))
    return action


def _attach(proof: Proof, action: Action, loaded: Loaded) -> None:
    attach(
        by=loaded.staff[proof.who],
        subject=action,
        upload=SimpleUploadedFile(proof.file_name, proof.text.encode()),
        title=proof.title,
        kind=EvidenceKind.objects.get(code=proof.kind),
        received_at=moment(loaded.on, proof.on),
    )


def _columns(deed: Deed, loaded: Loaded) -> dict[str, Any]:
    first_due = None
    if deed.due is not None:
        first_due = first_due_of(deed, loaded.on)
    cause = ContributoryFactor.objects.get(key=deed.cause) if deed.cause else None
    return {
        "title": deed.title, "strand": deed.strand, "risk_level": deed.risk,
        "problem": deed.problem, "standard": deed.standard,
        "daily_application": deed.daily, "success": deed.success,
        "owner": loaded.staff[deed.owner], "due": first_due,
        "starts_on": day(loaded.on, deed.started) if deed.state != "draft" else None,
        "root_cause": cause, "root_cause_text": deed.cause_words,
        "baseline": deed.baseline, "immediate_control": deed.control,
        "effect_on_people": deed.effect, "needs": deed.needs,
        "verifier_role": verifier_of(deed),
    }  # fmt: skip


def _links(deed: Deed, scheme: Scheme, loaded: Loaded) -> dict[str, Any]:
    return {
        "services": [loaded.services[key] for key in deed.services or scheme.services],
        "contributors": [loaded.staff[key] for key in deed.helpers],
        "statements": list(Statement.objects.filter(code__in=deed.statements)),
    }


def _sources(deed: Deed) -> list[tuple[SourceKind, str]]:
    return [(SourceKind.objects.get(key=key), detail) for key, detail in deed.sources]


def _live(deed: Deed, action: Action, loaded: Loaded) -> None:
    """Take the action through the steps it has made, each on its day."""
    owner, on = loaded.staff[deed.owner], loaded.on
    progress.agree(by=owner, action=action)
    date_last_step(action, on, deed.agreed)
    if deed.state == "agreed":
        return
    progress.start(by=owner, action=action)
    date_last_step(action, on, deed.started)
    tie_what_was_seen(deed, action, loaded)
    held_and_slipped(deed, action, loaded)
    _move_dates(deed, action, loaded)
    if deed.state == "blocked":
        progress.block(by=owner, action=action, waiting_for=deed.waiting_for, reason=deed.reason)
        date_last_step(action, on, -40)
    if deed.state == "done":
        progress.say_done(by=owner, action=action, reason=deed.reason)
        date_last_step(action, on, deed.finished)
        verified_and_closed(deed, action, loaded)
    if deed.state == "cancelled":
        progress.cancel(by=loaded.staff["quality"], action=action, reason=deed.reason)
        date_last_step(action, on, deed.finished)


def _move_dates(deed: Deed, action: Action, loaded: Loaded) -> None:
    for move in deed.moves:
        moved = actions.move_due_date(
            by=loaded.staff[deed.owner],
            action=action,
            to=day(action.due or loaded.on, move.by_days),
            reason_code=DelayReason.objects.get(key=move.reason),
            reason=move.words,
        )
        set_back(moved, at=moment(loaded.on, move.on))


def _news(news: News, plan: Plan, loaded: Loaded) -> None:
    written = plans.write_news(
        by=loaded.staff[news.who], plan=plan, changing=news.changing, not_yet=news.not_yet,
        risks=news.risks, asks=news.asks,
    )  # fmt: skip
    set_back(written, written_at=moment(loaded.on, news.on, hour=16))
