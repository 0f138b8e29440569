"""Names that must not leave with a pack."""

import pytest

from foundation.organisation.models import Service
from governance.content.names import redactor_for
from governance.content.redaction import ADDRESSES, PEOPLE, STAFF, Known, redactor
from tests.factories.organisation import (
    PersonFactory,
    PlacementFactory,
    ServiceFactory,
    UserFactory,
)
from tests.factories.qip import PlanFactory

KNOWN = (
    Known(("Mary", "Shaw"), STAFF, "Team leader"),
    Known(("Mary", "Anne", "Shaw"), STAFF, "Night manager"),
    Known(("Seán", "O", "Brien"), STAFF, "Quality lead"),
    Known(("P-014",), PEOPLE, "P-014"),
    Known(("Rose",), PEOPLE, "P-014"),
    Known(("May",), PEOPLE, "P-020"),
    Known(("AK",), PEOPLE, "P-014"),
    Known(("TW",), PEOPLE, "a person"),
    Known(("Rose", "Court")),
)


def cleaned(text: str) -> str:
    words: str = redactor(KNOWN).clean(text)
    return words


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Mary Shaw coached.", "Team leader coached."),
        ("Mary Anne Shaw coached.", "Night manager coached."),
        ("Ask Seán O’Brien, or Seán O'Brien.", "Ask Quality lead, or Quality lead."),
        ("Mary  Shaw’s rota", "Team leader’s rota"),
        ("mary shaw", "mary shaw"),
        ("Mary went; Shaw stayed", "Mary went; Shaw stayed"),
        ("Rose’s door, P-014, AK", "Person 1’s door, Person 1, Person 1"),
        ("Primrose and rose bushes", "Primrose and rose bushes"),
        ("Rose Court opened", "Rose Court opened"),
        ("P-0145 is not P-014", "P-0145 is not Person 1"),
        ("May chose. In May 2026, by May, 3 May.", "Person 1 chose. In May 2026, by May, 3 May."),
        ("TW asked", "a person asked"),
        ("Write to mary.shaw@example.org.", "Write to (address removed)."),
        ("", ""),
    ],
)
def test_names_become_roles_and_codes(typed: str, printed: str) -> None:
    assert cleaned(typed) == printed


def test_codes_are_dealt_out_in_the_order_of_the_pack() -> None:
    one = redactor(KNOWN)
    text = one.clean({"a": "May and Rose", "b": ["Rose again", ("May",)]})
    assert text == {"a": "Person 1 and Person 2", "b": ["Person 2 again", ["Person 1"]]}
    assert one.codes == {"P-020": "Person 1", "P-014": "Person 2"}
    assert one.log == {PEOPLE: 4}


def test_what_was_taken_out_is_counted_once() -> None:
    one = redactor(KNOWN)
    one.clean({"text": "Mary Shaw, x@y.example", "picture": "<title>Mary Shaw</title>"})
    assert one.log == {STAFF: 1, ADDRESSES: 1}


def test_a_job_with_marks_in_it_breaks_no_drawing() -> None:
    one = redactor([Known(("Mary", "Shaw"), STAFF, "Nurse & <lead>")])
    assert one.clean({"picture": "<title>Mary Shaw</title>", "text": "Mary Shaw"}) == {
        "picture": "<title>Nurse &amp; &lt;lead&gt;</title>",
        "text": "Nurse & <lead>",
    }


def test_numbers_and_nothing_pass_untouched() -> None:
    assert redactor(KNOWN).clean({"a": 1, "b": None, "c": True}) == {"a": 1, "b": None, "c": True}


def test_many_names_cost_no_time_per_name() -> None:
    many = [Known((f"First{n}", f"Last{n}"), STAFF, "Carer") for n in range(20_000)]
    text = "First19999 Last19999 did it. " * 2_000
    assert redactor(many).clean(text) == "Carer did it. " * 2_000


@pytest.mark.django_db
def test_the_names_are_those_of_the_organisation(service: Service) -> None:
    ServiceFactory.create(name="Will Street")
    UserFactory.create(name="Priya Nair", job_title="Practice lead")
    will = PersonFactory.create(reference="P-007", preferred_name="Will", initials="WB")
    twin = PersonFactory.create(reference="P-008", preferred_name="Bo", initials="LA")
    elsewhere = PersonFactory.create(reference="P-900", preferred_name="Zara", initials="ZZ")
    for person in (will, twin):
        PlacementFactory.create(person=person, service=service)
    PlacementFactory.create(person=elsewhere, service=ServiceFactory.create())
    one = redactor_for(PlanFactory.create(services=[service]))
    assert one.clean("Priya Nair saw Will (WB) at Will Street") == (
        "Practice lead saw Person 1 (Person 1) at Will Street"
    )
    assert one.clean("Will miss its target as things stand").startswith("Will miss")
    assert one.clean("The LA was told; ZZ top; Zara moved in") == (
        "The LA was told; ZZ top; Person 2 moved in"
    )
