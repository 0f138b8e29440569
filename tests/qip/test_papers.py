"""What stands on a plan's page of its news, agreements and reviews: the latest, in one question."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from qip.models import PlanAgreement, PlanNews, PlanReview
from qip.selectors.papers import papers_of
from tests.factories.qip import PlanFactory

from .pages import TODAY

pytestmark = pytest.mark.django_db
WORDS = {"moved": "Coaching began.", "stuck": "Weekends.", "decisions": "Agency cover."}


@pytest.fixture
def plan(service, insider):
    return PlanFactory(services=[service], lead=insider)


def write(plan, by, many):
    for n in range(many):
        PlanNews.objects.create(plan=plan, written_by=by, changing=f"News {n}", not_yet="Nights")
        PlanReview.objects.create(plan=plan, by=by, held_on=TODAY - timedelta(days=30 * n), **WORDS)
        PlanAgreement.objects.create(
            plan=plan, by=by, statement=f"Word {n}", aim="Aim", why_now="Now", version=1
        )


def test_a_plan_of_which_nothing_is_written_has_none(plan):
    found = papers_of(plan)
    assert (found.news, found.agreed, found.reviews) == ([], None, [])


def test_the_latest_of_each_come_first_and_no_others(plan, insider, service):
    write(plan, insider, 6)
    write(PlanFactory(services=[service]), insider, 1)
    found = papers_of(plan)
    assert found.news == list(plan.news.all()[:4])
    assert found.agreements == list(plan.agreements.all()[:1])
    assert found.reviews == list(plan.reviews.all()[:3])
    assert found.reviews[0].held_on == TODAY


def test_a_row_says_what_its_table_says_and_who_wrote_it_in_one_question(plan, insider):
    write(plan, insider, 2)
    with CaptureQueriesContext(connection) as asked:
        found = papers_of(plan)
        writers = {row.by.role_words for row in (*found.agreements, *found.reviews)}
        assert writers == {found.news[0].written_by.role_words} == {insider.role_words}
    assert len(asked) == 1
    for row in (*found.news, *found.agreements, *found.reviews):
        kept = type(row).objects.get(pk=row.pk)
        for one in row._meta.concrete_fields:
            assert getattr(row, one.attname) == getattr(kept, one.attname), one.name
