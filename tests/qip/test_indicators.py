"""What the product counts by itself, and how a measure is fed from it."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from foundation.evidence.models import EvidenceKind
from foundation.ui.problems import Problem
from qip import indicators_own
from qip.duties import owed
from qip.indicators import Share, indicators
from qip.models import Action, ActionState, Measure, Proof, Reading, Transition, Verification
from qip.services.measures import change_measure, define_measure, end_measure
from qip.services.readings import correct_reading, enter_reading
from qip.services.snapshots import MOST_PERIODS, NOTHING, snapshot_indicators
from tests.factories.organisation import staff
from tests.factories.qip import (
    ActionFactory,
    CriterionFactory,
    MeasureFactory,
    ProofFactory,
    ReadingFactory,
)

from .pages import text

pytestmark = pytest.mark.django_db

BEGIN, END = date(2026, 3, 1), date(2026, 3, 31)
TODAY = timezone.localdate()


def at(month, day):
    return datetime(2026, month, day, 12, tzinfo=UTC)


def step(action, before, after, month, day):
    Transition.objects.create(
        action=action, from_state=before, to_state=after, at=at(month, day), by=action.owner
    )


def promised(service, day=20, **given):
    return ActionFactory(services=[service], due=END, first_due=date(2026, 3, day), **given)


def done(action, month, day):
    step(action, "in_progress", "done", month, day)


# Done by the first date -------------------------------------------------------------------------------


def test_done_by_the_first_date_and_no_other(service, next_door):
    done(promised(service), 3, 20)
    done(promised(service), 3, 21)
    promised(service)
    done(promised(next_door), 3, 1)
    done(ActionFactory(services=[service], first_due=date(2026, 4, 1)), 3, 1)
    assert indicators_own.done_by_first_date({service.pk}, BEGIN, END) == Share(1, 3)
    assert indicators_own.done_by_first_date(None, BEGIN, END) == Share(2, 4)


def test_what_was_returned_by_its_date_was_not_done(service):
    action = promised(service)
    done(action, 3, 10)
    step(action, "done", "in_progress", 3, 15)
    assert indicators_own.done_by_first_date(None, BEGIN, END) == Share(0, 1)
    done(action, 3, 19)
    step(action, "done", "in_progress", 3, 25)
    assert indicators_own.done_by_first_date(None, BEGIN, END) == Share(1, 1)


def test_cancelling_late_does_not_take_a_broken_promise_away(service):
    in_time, late = promised(service), promised(service)
    step(in_time, "in_progress", "cancelled", 3, 1)
    step(late, "in_progress", "cancelled", 3, 25)
    assert indicators_own.done_by_first_date(None, BEGIN, END) == Share(0, 1)


# Two keys ---------------------------------------------------------------------------------------------


def closed(service, *codes, verified=True):
    action = promised(service, owner=staff("team_leader", service=service))
    for code in codes:
        kind = EvidenceKind.objects.get(code=code)
        ProofFactory(criterion=CriterionFactory(action=action, kind=kind))
    Proof.objects.update(at=at(2, 1))
    if verified:
        Verification.objects.create(
            action=action, owner=action.owner, verified=True, by=staff("quality_lead"), at=at(2, 2)
        )
    step(action, "sustaining", "closed", 3, 5)
    return action


def test_closed_on_two_kinds_by_a_second_person(service, next_door):
    closed(service, "observation", "audit")
    closed(service, "observation", "observation")
    closed(service, "observation", "audit", verified=False)
    closed(next_door, "observation", "audit")
    assert indicators_own.closed_by_two_keys({service.pk}, BEGIN, END) == Share(1, 3)
    assert indicators_own.closed_by_two_keys(None, date(2026, 4, 1), END) == Share(0, 0)


def test_what_was_withdrawn_before_closing_did_not_count(service):
    action = closed(service, "observation", "audit")
    gone = {"withdrawn_by": action.owner, "withdrawn_reason": "Another house"}
    last = Proof.objects.order_by("pk").last()
    Proof.objects.filter(pk=last.pk).update(withdrawn_at=at(4, 1), **gone)
    assert indicators_own.closed_by_two_keys(None, BEGIN, END) == Share(1, 1)
    Proof.objects.filter(pk=last.pk).update(withdrawn_at=at(3, 1))
    assert indicators_own.closed_by_two_keys(None, BEGIN, END) == Share(0, 1)


# Slip and reopening -------------------------------------------------------------------------------------


def test_the_slip_in_the_middle(service, next_door):
    assert indicators_own.median_slip(None, BEGIN, END) is None
    done(promised(service, 20), 3, 10)
    done(promised(service, 20), 3, 24)
    done(promised(service, 20), 3, 30)
    done(promised(next_door, 1), 3, 31)
    done(promised(service, 20), 4, 30)
    assert indicators_own.median_slip({service.pk}, BEGIN, END) == 4
    assert indicators_own.median_slip(None, BEGIN, END) == 7


def test_the_share_that_was_opened_again(service, next_door):
    first, second, third = (promised(service) for _ in range(3))
    step(first, "sustaining", "closed", 3, 1)
    step(first, "closed", "in_progress", 3, 20)
    step(second, "sustaining", "closed", 3, 1)
    step(third, "done", "in_progress", 3, 1)
    step(promised(next_door), "sustaining", "in_progress", 3, 2)
    assert indicators_own.reopened({service.pk}, BEGIN, END) == Share(1, 2)
    assert indicators_own.reopened(None, BEGIN, END) == Share(2, 3)


# The registry ---------------------------------------------------------------------------------------------


def test_every_indicator_fits_a_measure(service, insider):
    for key, one in indicators().items():
        made = define_measure(
            by=insider, links={"services": [service]}, name=one.name, definition="x", owner=insider,
            unit=one.unit, direction="neutral", indicator=key,
        )  # fmt: skip
        assert (made.numerator, made.denominator) == (one.part, one.whole)
        assert made.is_fraction == (one.unit == "percent")
        snapshot_indicators(by=None, on=TODAY)


def test_two_of_one_name_are_refused(settings):
    settings.INDICATOR_SOURCES = ["qip.indicators_own", "qip.indicators_own"]
    with pytest.raises(ImproperlyConfigured, match="Two indicators"):
        indicators()


@pytest.mark.parametrize(("given", "field", "words"), [
    ({"indicator": "gone", "unit": "percent"}, "indicator", "no longer counted"),
    ({"indicator": "qip.median-slip", "unit": "percent"}, "unit", "a length of time"),
])  # fmt: skip
def test_an_indicator_decides_what_kind_of_figure_it_is(service, insider, given, field, words):
    with pytest.raises(Problem, match=words) as found:
        define_measure(
            by=insider, links={"services": [service]}, name="x", definition="x", owner=insider,
            direction="decrease", **given,
        )  # fmt: skip
    assert field in found.value.message_dict


# Snapshots ---------------------------------------------------------------------------------------------------


@pytest.fixture
def fed(service, insider):
    """Since January 2026, the share of actions done by their first date."""
    row = define_measure(
        by=insider, links={"services": [service]}, name="Promises kept", definition="As promised",
        owner=insider, unit="percent", direction="increase", indicator="qip.done-by-first-date",
    )  # fmt: skip
    return since(row, date(2026, 1, 20))


def since(measure, day):
    Measure.objects.filter(pk=measure.pk).update(
        created_at=timezone.make_aware(datetime.combine(day, datetime.min.time()))
    )
    measure.refresh_from_db()
    return measure


def standing(measure):
    return {
        row.on: (row.value, row.numerator, row.denominator)
        for row in measure.readings.standing().order_by("on")
    }


def test_periods_that_are_over_are_written_down_once(fed, service):
    done(promised(service), 3, 20)
    promised(service)
    assert len(snapshot_indicators(by=None, on=date(2026, 4, 10))) == 3
    assert standing(fed) == {
        date(2026, 1, 31): (None, None, None),
        date(2026, 2, 28): (None, None, None),
        date(2026, 3, 31): (50, 1, 2),
    }
    row = fed.readings.get(on=END)
    assert (row.entered_by, row.indicator) == (None, "qip.done-by-first-date")
    assert fed.readings.get(on=date(2026, 2, 28)).note == NOTHING
    assert snapshot_indicators(by=None, on=date(2026, 4, 10)) == []


def test_a_period_that_ends_today_is_not_over(fed):
    snapshot_indicators(by=None, on=END)
    assert END not in standing(fed)
    snapshot_indicators(by=None, on=END + timedelta(days=1))
    assert END in standing(fed)


def test_what_it_said_then_stays(fed, service):
    promised(service)
    snapshot_indicators(by=None, on=date(2026, 4, 1))
    assert standing(fed)[END] == (0, 0, 1)
    done(Action.objects.get(), 3, 1)
    snapshot_indicators(by=None, on=date(2026, 4, 2))
    assert standing(fed)[END] == (0, 0, 1)


def test_what_somebody_entered_or_corrected_is_never_touched(fed, service, insider):
    promised(service)
    enter_reading(by=insider, measure=fed, on=date(2026, 2, 28), value=Decimal(80))
    snapshot_indicators(by=None, on=date(2026, 4, 1))
    counted = fed.readings.get(on=END)
    moved = correct_reading(
        by=insider, reading=counted, reason="One was forgotten", on=date(2026, 3, 30),
        numerator=Decimal(1), denominator=Decimal(2),
    )  # fmt: skip
    assert (moved.entered_by, moved.indicator) == (insider, "")
    assert snapshot_indicators(by=None, on=date(2026, 4, 2)) == []
    assert standing(fed)[date(2026, 2, 28)][0] == 80
    assert fed.readings.get(on=END).replaced_at


def test_missed_periods_are_caught_up_within_bounds(fed):
    since(fed, date(2020, 1, 1))
    found = snapshot_indicators(by=None, on=date(2026, 4, 1))
    assert len(found) == MOST_PERIODS
    assert found[0].on == date(2024, 4, 30)


def test_each_cadence_has_its_own_periods(fed, service):
    promised(service, 9)
    Measure.objects.update(cadence="weekly")
    since(fed, date(2026, 3, 9))
    snapshot_indicators(by=None, on=date(2026, 3, 23))
    assert standing(fed) == {
        date(2026, 3, 15): (0, 0, 1), date(2026, 3, 22): (None, None, None),
    }  # fmt: skip


def test_an_ended_measure_and_one_without_an_indicator_are_left_alone(fed, insider):
    end_measure(by=insider, measure=fed, reason="Not needed", on=date(2026, 1, 1))
    since(MeasureFactory(), date(2026, 1, 1))
    assert snapshot_indicators(by=None, on=date(2026, 4, 1)) == []


def test_a_measure_may_let_go_of_its_indicator(fed, insider):
    change_measure(by=insider, measure=fed, changes={"indicator": ""})
    assert snapshot_indicators(by=None, on=date(2026, 4, 1)) == []


def test_a_figure_is_by_somebody_or_counted(fed, insider):
    for given in ({"entered_by": None}, {"entered_by": insider, "indicator": "x"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            ReadingFactory(measure=fed, **given)
    assert not Reading.objects.exists()


def test_nobody_owes_a_figure_that_is_counted(fed, insider):
    assert [duty for duty in owed(on=TODAY, by=insider) if duty.kind == "qip.reading"] == []
    Measure.objects.update(indicator="")
    assert [duty for duty in owed(on=TODAY, by=insider) if duty.kind == "qip.reading"]


# Pages --------------------------------------------------------------------------------------------------------


def test_the_page_says_who_counted(client, fed, insider):
    snapshot_indicators(by=None, on=date(2026, 4, 1))
    client.force_login(insider)
    page = text(client.get(fed.get_absolute_url()))
    assert "Actions done by their first date" in page
    assert "Counted from these records" in page
    assert "As it ends" in page
    assert reverse("qip:reading_add", args=[fed.pk]) not in page


def test_the_form_offers_what_is_counted_only_where_something_is(client, insider, settings):
    client.force_login(insider)
    url = reverse("qip:measure_add")
    assert "Verified actions that were opened again" in text(client.get(url))
    settings.INDICATOR_SOURCES = []
    page = client.get(url)
    assert "indicator" not in page.context["form"].fields


def test_a_measure_is_fed_from_its_form(client, insider, service):
    client.force_login(insider)
    answered = client.post(reverse("qip:measure_add"), {
        "name": "Promises kept", "definition": "As promised", "about": "plan", "unit": "percent",
        "direction": "increase", "cadence": "monthly", "owner": insider.pk,
        "services": [service.pk], "indicator": "qip.done-by-first-date",
    })  # fmt: skip
    assert answered.status_code == 302
    row = Measure.objects.get()
    assert (row.indicator, row.per) == ("qip.done-by-first-date", 100)
    assert row.numerator == "Actions done by the date first promised"


def test_state_names_are_those_of_the_life_of_an_action():
    """The steps that the tests above write are steps there are."""
    assert {"in_progress", "done", "sustaining", "closed", "cancelled"} <= set(ActionState.values)
