"""Measures that decide: what they must show, and whether they do, in words."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from foundation.evidence.models import EvidenceKind
from foundation.ui.problems import Problem
from qip.expecting import answer
from qip.models import Action, Criterion, Expectation, Measure, Showing
from qip.selectors.cards import measure_card
from qip.selectors.expectations import expected_cards
from qip.selectors.measures import with_series
from qip.services import annotations, expectations, measures, progress, verification
from qip.services.expectations import MOST_EXPECTATIONS
from qip.services.verification import Finding
from tests.factories.organisation import staff
from tests.factories.qip import (
    ActionFactory,
    CriterionFactory,
    MeasureFactory,
    ProofFactory,
    readings,
)

from .pages import HOSTILE, SHOWN, questions, text

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()
CALM = [20, 19, 21, 20, 22, 20, 19, 21, 20, 21, 20, 19]
DATED = date(2026, 12, 1)


@pytest.fixture
def action(service, insider):
    return ActionFactory(services=[service], owner=staff("team_leader", service=service))


@pytest.fixture
def measure(service, action):
    row = MeasureFactory(services=[service], name="Restrictions in use", fix_after=12, target=25)
    row.actions.add(action)
    return row


def said(measure, values, showing=Showing.IMPROVEMENT, *, on=DATED, start=date(2025, 1, 31)):
    readings(measure, values, start)
    card = measure_card(with_series(Measure.objects.filter(pk=measure.pk)).get(), on=on)
    found = answer(showing, card, on=on)
    return found.is_so, found.words


# In words -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("values", "so", "words"), [
    ([], False, "No figures yet"),
    ([20] * 5, False, "Not yet: 5 figures, 7 are needed"),
    ([20], False, "Not yet: 1 figure, 7 are needed"),
    (CALM, False, "Not yet: nothing but chance in 12 figures"),
    ([*CALM, 10, 10, 9], True, "Improving by more than chance since 28 January"),
    ([*CALM, 10, 10, 20, 21], False, "Was so from January to February, and is not now"),
    ([*CALM, 10, 20, 21], False, "Was so in January, and is not now"),
    ([*CALM, 10, 20, 40], False,
     "Was so in January, and is not now: it is getting worse by more than chance"),
    ([*CALM, 40, 41], False, "Not so: it is getting worse by more than chance"),
])  # fmt: skip
def test_improvement_in_words(measure, values, so, words):
    assert said(measure, values) == (so, words)


def test_years_are_said_where_they_are_not_this_one(measure):
    values = [*CALM[:11], 10, 10, 20, 21]
    start = date(2025, 1, 31)
    assert said(measure, values, start=start)[1] == (
        "Was so from December 2025 to January, and is not now"
    )


@pytest.mark.parametrize(("goal", "values", "so", "words"), [
    (30, CALM, True, "Meeting its target reliably since 28 January 2025"),
    (20, CALM, False, "Not yet: it hits and misses its target of 20"),
    (2, CALM, False, "Not yet: it will miss its target of 2 as things stand"),
    (30, [*CALM, *[21.5] * 8], False, "Was so from January to December 2025, and is not now"),
    (None, CALM, False, "This measure has no target now, so it cannot show this"),
])  # fmt: skip
def test_the_target_in_words(measure, goal, values, so, words):
    measure.target = goal
    measure.save()
    found = said(measure, values, Showing.TARGET)
    assert found[0] == so
    assert found[1].startswith(words)


def test_a_better_level_holds_since_the_limits_began_afresh(measure, insider):
    readings(measure, [*CALM, 12, 13, 11, 12, 13, 12, 11, 12])
    annotations.rebase(by=insider, measure=measure, on=date(2026, 1, 28), reason="Coaching")
    card = measure_card(with_series(Measure.objects.filter(pk=measure.pk)).get(), on=DATED)
    found = answer(Showing.IMPROVEMENT, card, on=DATED)
    assert found.words == "Holding a better level than before since 28 January"
    early = measure_card(
        with_series(Measure.objects.filter(pk=measure.pk)).get(), on=date(2026, 4, 1)
    )
    assert answer(Showing.IMPROVEMENT, early, on=DATED).words == (
        "Not yet: 3 figures since the limits began afresh, 7 are needed"
    )


def test_a_measure_that_is_only_watched_cannot_decide(measure):
    measure.direction = "neutral"
    measure.save()
    assert "only watched" in said(measure, CALM)[1]


# Deciding what decides ------------------------------------------------------------------------------


def test_a_measure_is_named_and_taken_off(action, measure, insider):
    row = expectations.expect(by=insider, action=action, measure=measure, showing="target")
    assert str(row) == "Restrictions in use: Consistently meeting its target"
    expectations.drop_expectation(by=insider, expectation=row)
    assert not Expectation.objects.exists()


def test_a_measure_of_the_plan_may_decide(action, service, insider):
    row = MeasureFactory(services=[service])
    row.plans.add(action.plan)
    expectations.expect(by=insider, action=action, measure=row, showing="improvement")


def test_another_measure_may_not(action, service, insider):
    with pytest.raises(Problem, match="of this action or of its plan"):
        expectations.expect(
            by=insider, action=action, measure=MeasureFactory(services=[service]),
            showing="improvement",
        )  # fmt: skip


def test_what_somebody_cannot_see_they_cannot_name(action, next_door, insider):
    row = MeasureFactory(services=[next_door])
    row.actions.add(action)
    with pytest.raises(Problem, match="of this action or of its plan"):
        expectations.expect(by=insider, action=action, measure=row, showing="improvement")


def test_a_target_is_needed_for_a_target(action, measure, insider):
    measure.target = None
    measure.save()
    with pytest.raises(Problem, match="no target yet"):
        expectations.expect(by=insider, action=action, measure=measure, showing="target")


def test_a_measure_without_a_better_way_is_refused(action, measure, insider):
    measure.direction = "neutral"
    measure.save()
    with pytest.raises(Problem, match="only watched"):
        expectations.expect(by=insider, action=action, measure=measure, showing="improvement")


def test_a_sign_there_is_not_is_refused(action, measure, insider):
    with pytest.raises(Problem, match="Say what the figures must show"):
        expectations.expect(by=insider, action=action, measure=measure, showing="luck")


def test_a_measure_decides_once(action, measure, insider):
    expectations.expect(by=insider, action=action, measure=measure, showing="target")
    with pytest.raises(Problem, match="decides already"):
        expectations.expect(by=insider, action=action, measure=measure, showing="improvement")


def test_few_measures_decide(action, service, insider):
    rows = [MeasureFactory(services=[service]) for _ in range(MOST_EXPECTATIONS + 1)]
    for row in rows:
        row.actions.add(action)
    for row in rows[:-1]:
        expectations.expect(by=insider, action=action, measure=row, showing="improvement")
    with pytest.raises(Problem, match="are the most"):
        expectations.expect(by=insider, action=action, measure=rows[-1], showing="improvement")


def proven(action):
    for number, code in enumerate(("record-sample", "observation")):
        kind = EvidenceKind.objects.get(code=code)
        ProofFactory(criterion=CriterionFactory(action=action, kind=kind, order=number))
    progress.say_done(by=action.owner, action=action, reason="Two choices each time.")


def test_what_was_promised_stays_once_it_is_done(action, measure, insider):
    row = expectations.expect(by=insider, action=action, measure=measure, showing="target")
    proven(action)
    with pytest.raises(Problem, match="stays as it was promised"):
        expectations.drop_expectation(by=insider, expectation=row)
    with pytest.raises(Problem, match="stays as it was promised"):
        expectations.expect(
            by=insider, action=action, measure=MeasureFactory(), showing="improvement"
        )


def test_nothing_is_expected_of_what_is_cancelled(action, measure, insider):
    progress.cancel(by=insider, action=action, reason="The house closes")
    with pytest.raises(Problem, match="cancelled"):
        expectations.expect(by=insider, action=action, measure=measure, showing="target")


# On the pages ---------------------------------------------------------------------------------------


def test_the_page_says_it_in_words_beside_its_partner(client, action, measure, insider, service):
    partner = MeasureFactory(services=[service], name="Outings a week", direction="increase")
    measures.pair_measures(by=insider, measure=measure, partner=partner)
    readings(measure, CALM[:8])
    expectations.expect(by=insider, action=action, measure=measure, showing="improvement")
    client.force_login(insider)
    page = text(client.get(action.get_absolute_url()))
    assert "Not yet: nothing but chance in 8 figures" in page
    assert "Limits are on trial" in page
    assert "Read beside Outings a week: too early to tell" in page


def test_an_empty_section_teaches_those_who_may_name_one(client, action, insider, colleague):
    url = reverse("qip:action_expect", args=[action.pk])
    client.force_login(insider)
    assert url in text(client.get(action.get_absolute_url()))
    client.force_login(colleague)
    page = text(client.get(action.get_absolute_url()))
    assert url not in page
    assert "No measure decides." in page


def test_a_measure_is_named_on_the_form(client, action, measure, insider):
    client.force_login(insider)
    url = reverse("qip:action_expect", args=[action.pk])
    assert "Restrictions in use" in text(client.get(url))
    given = {"measure": measure.pk, "showing": "improvement"}
    assert client.post(url, given).status_code == 302
    row = action.expectations.get()
    assert (row.measure, row.showing) == (measure, "improvement")
    drop = reverse("qip:expectation_drop", args=[action.pk, row.pk])
    assert client.post(drop, {}).status_code == 302
    assert not action.expectations.exists()


def test_the_form_offers_nothing_from_next_door_and_nothing_twice(
    client, action, measure, insider, next_door
):
    row = MeasureFactory(services=[next_door], name="Kestrel")
    row.actions.add(action)
    expectations.expect(by=insider, action=action, measure=measure, showing="target")
    client.force_login(insider)
    url = reverse("qip:action_expect", args=[action.pk])
    page = client.get(url)
    assert not page.context["form"].fields["measure"].queryset.exists()
    assert f"{reverse('qip:measure_add')}?action={action.pk}" in text(page)
    answered = client.post(url, {"measure": row.pk, "showing": "improvement"})
    assert answered.status_code == 422


def test_who_names_what_decides(client, action, measure, insider, colleague, stranger):
    row = expectations.expect(by=insider, action=action, measure=measure, showing="target")
    urls = [
        reverse("qip:action_expect", args=[action.pk]),
        reverse("qip:expectation_drop", args=[action.pk, row.pk]),
    ]
    for who, status in ((insider, 200), (colleague, 403), (stranger, 404)):
        client.force_login(who)
        assert [client.get(url).status_code for url in urls] == [status, status]


def test_an_expectation_is_reached_only_through_its_own_action(
    client, action, measure, insider, service
):
    row = expectations.expect(by=insider, action=action, measure=measure, showing="target")
    other = ActionFactory(services=[service])
    client.force_login(insider)
    url = reverse("qip:expectation_drop", args=[other.pk, row.pk])
    assert client.get(url).status_code == 404


def test_a_name_is_shown_and_never_run(client, action, measure, insider):
    measure.name = HOSTILE
    measure.save()
    expectations.expect(by=insider, action=action, measure=measure, showing="target")
    client.force_login(insider)
    page = text(client.get(action.get_absolute_url()))
    assert SHOWN in page
    assert HOSTILE not in page


def test_the_verifier_is_told_and_not_stopped(client, action, measure, insider):
    readings(measure, [*CALM, 40, 41])
    expectations.expect(by=insider, action=action, measure=measure, showing="improvement")
    proven(action)
    quality = staff("quality_lead")
    client.force_login(quality)
    page = text(client.get(reverse("qip:action_verify", args=[action.pk])))
    assert "Not so: it is getting worse by more than chance" in page
    assert "“Restrictions in use” does not show it today. You may verify all the same" in page
    found = [Finding(one, True) for one in Criterion.objects.filter(action=action)]
    verification.verify(by=quality, action=action, findings=found, on=TODAY)
    assert Action.objects.get(pk=action.pk).state == "sustaining"
    page = text(client.get(reverse("qip:action_check", args=[action.pk])))
    assert "Restrictions in use: not so: it is getting worse by more than chance." in page


def test_what_the_reader_may_not_see_is_not_told(action, measure, insider, next_door):
    expectations.expect(by=insider, action=action, measure=measure, showing="target")
    measure.services.set([next_door])
    assert expected_cards(action, user=insider, on=TODAY) == []


def test_one_and_five_take_the_same_number_of_queries(client, action, measure, insider, service):
    expectations.expect(by=insider, action=action, measure=measure, showing="target")
    readings(measure, CALM)
    client.force_login(insider)
    first = questions(client, action.get_absolute_url())
    for _ in range(4):
        row = MeasureFactory(services=[service], fix_after=12, target=25)
        row.actions.add(action)
        readings(row, CALM, TODAY - timedelta(days=500))
        expectations.expect(by=insider, action=action, measure=row, showing="improvement")
    assert questions(client, action.get_absolute_url()) == first
