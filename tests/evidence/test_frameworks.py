"""Frameworks: seeded, versioned, editable, and never overwritten."""

import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from foundation.evidence.models import (
    Crosswalk,
    EvidenceCategory,
    EvidenceKind,
    Framework,
    Statement,
)
from foundation.evidence.services import frameworks
from foundation.evidence.services.seeds import SEEDS, seed_evidence
from foundation.organisation.models import Service, User
from foundation.ui.problems import Problem
from tests.factories.organisation import staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def quality_lead(service: Service) -> User:
    return staff("quality_lead")


@pytest.fixture
def saf() -> Framework:
    return Framework.objects.get(key="cqc-saf")


def statement(code: str) -> Statement:
    return Statement.objects.get(code=code)


def test_the_product_comes_with_three_frameworks() -> None:
    counted = {row.key: row.statements.count() for row in Framework.objects.all()}
    assert counted == {"cqc-saf": 34, "cqc-asc": 24, "hsca-regulations": 14}
    assert Framework.objects.get(key="cqc-asc").is_draft
    assert all(row.acknowledgement for row in Framework.objects.all())


def test_the_statements_per_key_question_are_those_published() -> None:
    def per_question(key: str) -> list[int]:
        rows = Statement.objects.filter(framework__key=key)
        order = ("safe", "effective", "caring", "responsive", "well_led")
        return [rows.filter(key_question=question).count() for question in order]

    assert per_question("cqc-saf") == [8, 6, 5, 7, 8]
    assert per_question("cqc-asc") == [7, 4, 3, 4, 6]


def test_every_quality_statement_but_one_leads_to_the_draft() -> None:
    led = set(Crosswalk.objects.values_list("source__code", flat=True))
    missing = set(Statement.objects.filter(framework__key="cqc-saf").values_list("code", flat=True))
    assert missing - led == {"W8"}


def test_six_categories_and_a_policy_never_counts_alone() -> None:
    assert EvidenceCategory.objects.count() == 6
    assert [k.code for k in EvidenceKind.objects.filter(counts_alone=False)] == ["document"]
    assert set(EvidenceKind.objects.values_list("category", flat=True)) == set(
        EvidenceCategory.objects.values_list("pk", flat=True)
    )


def test_seeding_again_changes_nothing_that_a_person_changed(quality_lead: User) -> None:
    changed = frameworks.edit_statement(
        by=quality_lead, statement=statement("S1"), pairs=[], title="Learning, our words"
    )
    seed_evidence()
    seed_evidence()
    changed.refresh_from_db()
    assert changed.title == "Learning, our words"
    assert Statement.objects.count() == 72
    assert not Crosswalk.objects.filter(source=changed).exists(), "taken out, it stays out"


def test_the_seeds_hold_each_code_once() -> None:
    for framework in json.loads(SEEDS.read_text(encoding="utf-8"))["frameworks"]:
        codes = [one["code"] for one in framework["statements"]]
        assert len(codes) == len(set(codes))


def test_pairing_is_said_by_whom(quality_lead: User) -> None:
    regulation = statement("Reg 13")
    frameworks.edit_statement(by=quality_lead, statement=regulation, pairs=[statement("S3")])
    pair = Crosswalk.objects.get(source=regulation)
    assert (pair.target.code, pair.proposed_by) == ("S3", quality_lead.role_words)
    frameworks.edit_statement(
        by=quality_lead, statement=statement("S3"), pairs=[regulation, statement("ASC04")]
    )
    assert Crosswalk.objects.filter(source=regulation).count() == 1, "one pair, either way round"


def test_a_new_version_brings_its_statements_and_pairs_along(
    quality_lead: User, saf: Framework
) -> None:
    frameworks.edit_statement(by=quality_lead, statement=statement("W8"), struck_out=True)
    draft = Framework.objects.get(key="cqc-asc")
    final = frameworks.add_edition(
        by=quality_lead, framework=draft, edition="2027", status="in_force", withdraw_old=True
    )
    draft.refresh_from_db()
    assert final.statements.count() == 24
    assert draft.status == "withdrawn"
    assert set(Framework.objects.in_use()) == {saf, final, Framework.objects.get(edition="2014")}
    s4 = Crosswalk.objects.filter(source__code="S4").values_list("target__framework", flat=True)
    assert set(s4) == {draft.pk, final.pk}
    again = frameworks.add_edition(by=quality_lead, framework=saf, edition="2028", status="draft")
    assert again.statements.count() == 33, "a statement that was struck out is left behind"


def test_a_version_is_added_once(quality_lead: User, saf: Framework) -> None:
    with pytest.raises(Problem, match="already"):
        frameworks.add_edition(by=quality_lead, framework=saf, edition="2023", status="draft")


def test_a_code_is_used_once(quality_lead: User, saf: Framework) -> None:
    with pytest.raises(Problem, match="already"):
        frameworks.add_statement(by=quality_lead, framework=saf, code="s1", title="Again")


# Pages ----------------------------------------------------------------------------------------


def pages(saf: Framework) -> dict[str, str]:
    one = statement("S1")
    return {
        "list": reverse("evidence:frameworks"),
        "framework": reverse("evidence:framework", args=[saf.pk]),
        "change": reverse("evidence:framework_edit", args=[saf.pk]),
        "version": reverse("evidence:edition_add", args=[saf.pk]),
        "add": reverse("evidence:statement_add", args=[saf.pk]),
        "statement": reverse("evidence:statement_edit", args=[one.pk]),
    }


def test_everybody_in_care_reads_and_few_change(
    client: Client, colleague: User, quality_lead: User, saf: Framework
) -> None:
    expected: dict[str, tuple[int, int]] = {
        "list": (200, 200),
        "framework": (200, 200),
        "change": (403, 200),
        "version": (403, 200),
        "add": (403, 200),
        "statement": (403, 200),
    }
    for name, page in pages(saf).items():
        client.logout()
        assert client.get(page).status_code == 302, name
        for user, status in zip((colleague, quality_lead), expected[name], strict=True):
            client.force_login(user)
            assert client.get(page).status_code == status, (name, user)


def test_a_statement_is_changed_on_its_page(client: Client, quality_lead: User) -> None:
    client.force_login(quality_lead)
    row = statement("S1")
    page = reverse("evidence:statement_edit", args=[row.pk])
    assert "ASC01" in client.get(page).content.decode()
    data: dict[str, Any] = {
        "title": "Learning culture",
        "question": "Do we learn?",
        "key_question": "safe",
        "scope_lines": "Candour\n\n Incidents ",
        "pairs": [statement("ASC24").pk],
        "version": row.version,
    }
    assert client.post(page, data).status_code == 302
    row.refresh_from_db()
    assert (row.scope, row.question) == (["Candour", "Incidents"], "Do we learn?")
    assert [pair.target.code for pair in row.leads_to.all()] == ["ASC24"]


def test_a_new_version_is_added_on_its_page(
    client: Client, quality_lead: User, saf: Framework
) -> None:
    client.force_login(quality_lead)
    page = reverse("evidence:edition_add", args=[saf.pk])
    data = {"edition": "2027", "status": "draft", "acknowledgement": "© CQC"}
    response = client.post(page, data)
    new = Framework.objects.get(edition="2027")
    assert response["Location"] == reverse("evidence:framework", args=[new.pk])
    assert client.post(page, data).status_code == 422


def test_the_list_asks_the_same_number_of_questions_however_long(
    client: Client, quality_lead: User, saf: Framework, django_assert_max_num_queries: Any
) -> None:
    client.force_login(quality_lead)
    page = pages(saf)["list"]
    client.get(page)
    with django_assert_max_num_queries(40) as before:
        client.get(page)
    for year in range(2030, 2036):
        frameworks.add_edition(by=quality_lead, framework=saf, edition=str(year), status="draft")
    with django_assert_max_num_queries(40) as after:
        client.get(page)
    assert len(after) == len(before)
