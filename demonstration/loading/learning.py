"""Tests of change, practice standards and spread, each on its day."""

from typing import Any

from demonstration.data.learning import STANDARDS, TAKEN, TRIALS
from demonstration.kinds import Good, Taken, Trial
from demonstration.loading.organisation import Loaded
from demonstration.loading.when import day, moment, set_back
from foundation.organisation.models import Role
from qip.models import StandardVersion
from qip.services import change_tests, spread, standards


def load_learning(loaded: Loaded) -> None:
    """Write it down, oldest first."""
    for trial in TRIALS:
        _try(trial, loaded)
    for good in STANDARDS:
        _write(good, loaded)
    for taken in TAKEN:
        _take_up(taken, loaded)


def _try(trial: Trial, loaded: Loaded) -> None:
    by, begun = loaded.staff[trial.who], day(loaded.on, trial.began)
    test = change_tests.plan_test(
        by=by, action=loaded.actions[trial.action], tried=trial.tried, where=trial.where,
        prediction=trial.expected, started_on=begun, on=begun,
    )  # fmt: skip
    set_back(test, planned_at=moment(loaded.on, trial.began - 1, hour=15))
    if trial.decision:
        change_tests.study_test(
            by=by, test=test, happened=trial.happened, decision=trial.decision,
            reason=trial.because, on=day(loaded.on, trial.decided),
        )  # fmt: skip
        set_back(test, decided_at=moment(loaded.on, trial.decided, hour=14))


def _write(good: Good, loaded: Loaded) -> None:
    by = loaded.staff[good.who]
    action = loaded.actions.get(good.agreed_with)
    standard = standards.write_standard(
        by=by, title=good.title, owner_role=Role.objects.get(key=good.kept_by),
        services=[loaded.services[key] for key in good.services], good=good.good,
        daily_application=good.daily, action=action,
    )  # fmt: skip
    first = standard.versions.get()
    begun = good.in_force if good.in_force is not None else -9
    set_back(standard, created_at=moment(loaded.on, begun - 12))
    set_back(first, created_at=moment(loaded.on, begun - 12))
    if good.in_force is not None:
        _hold(first, good, by, loaded)
    if good.next_good:
        version = standards.propose_version(
            by=by, standard=standard, good=good.next_good, daily_application=good.next_daily,
            action=loaded.actions[good.next_action],
        )  # fmt: skip
        set_back(version, created_at=moment(loaded.on, -28))


def _hold(version: StandardVersion, good: Good, by: Any, loaded: Loaded) -> None:
    """In force since its day; where an action proved it, since that action was closed."""
    action = loaded.actions.get(good.proven_by)
    since = day(loaded.on, good.in_force or 0)
    if action is not None:
        action.refresh_from_db()
        by, since = action.closed_by, action.closed_at.date()
    standards.bring_into_force(by=by, version=version, on=since)
    if action is not None:
        set_back(version, action=action)


def _take_up(taken: Taken, loaded: Loaded) -> None:
    action = loaded.actions[taken.action]
    action.refresh_from_db()
    for place, due, state, said, words in taken.places:
        chosen = day(loaded.on, taken.chosen)
        (row,) = spread.spread_action(
            by=loaded.staff[taken.who], action=action, services=[loaded.services[place]],
            due=day(loaded.on, due), on=chosen,
        )  # fmt: skip
        set_back(row, created_at=moment(loaded.on, taken.chosen))
        if state:
            reason = words if state == "not_applicable" else ""
            spread.say_how_it_stands(
                by=row.person, adoption=row, state=state, reason=reason,
                evidence="" if reason else words,
            )  # fmt: skip
            set_back(row, decided_at=moment(loaded.on, said, hour=11))
