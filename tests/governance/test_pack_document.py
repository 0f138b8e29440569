"""The pack as a document: what it says, how it is tagged, and how it is composed."""

import io
import json
import re
from datetime import timedelta
from html import unescape
from itertools import pairwise
from typing import Any

import pikepdf
import pytest
from django.test import Client
from django.utils import timezone
from pypdf import PdfReader

from foundation.evidence import stored
from foundation.evidence.models import Crosswalk, EvidenceKind
from foundation.evidence.pdf import render_pdf
from foundation.organisation.models import Service, User
from governance.content import Frozen, freeze
from governance.content.composing import NEARLY_EMPTY, without_empty_pages
from governance.models import Pack
from governance.services import building
from qip.models import (
    Action,
    ActionSource,
    Annotation,
    ContributoryFactor,
    DelayReason,
    DueDateMove,
    Measure,
    Plan,
    PlanNews,
    RootCause,
)
from tests.evidence.tags import tags_of
from tests.factories.governance import PackFactory, lived_plan
from tests.factories.organisation import ServiceFactory

pytestmark = pytest.mark.django_db


def printed(plan: Plan, **about: Any) -> tuple[Pack, bytes, list[str]]:
    """A pack, its file and the text of its pages."""
    pack = PackFactory.create(plan=plan, number=1, **about)
    assert building.build_pack(pack=pack.pk), pack.failure
    pack.refresh_from_db()
    with stored.take(pack.file.name) as file:
        content = file.read()
    pages = [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(content)).pages]
    return pack, content, pages


def frozen(plan: Plan, **about: Any) -> Frozen:
    """What a pack of the plan would say, without printing it."""
    return freeze(PackFactory.create(plan=plan, **about), at=timezone.now())


def said(pack: Frozen, key: str) -> str:
    """All the words of one section; of all of them without a key."""
    sections = [one for one in pack.content["sections"] if one["key"] == key or not key]
    return json.dumps(sections, ensure_ascii=False)


SIZES = {
    "a usual plan": {"actions": 10, "measures": 4},
    "an empty plan": {"actions": 0, "measures": 0},
    "no measures": {"actions": 4, "measures": 0},
    "a measure without a partner": {"actions": 1, "measures": 1},
}


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES.keys())
def test_every_pack_is_tagged_for_a_screen_reader(service: Service, size: dict[str, int]) -> None:
    pack, content, pages = printed(lived_plan(service, **size))
    tags = tags_of(content)
    assert tags.problems == []
    assert tags.language == "en-GB"
    assert pack.plan.title in tags.title
    assert tags.headings[:2] == [1, 2]
    assert tags.count["/H1"] == 1
    assert tags.pages == pack.pages == len(pages)
    assert tags.count["/Table"] >= tags.count["/Caption"] > 0
    assert tags.count["/TH"] > tags.count["/Table"], "columns and rows are named"
    assert tags.count["/TOC"] + tags.count["/L"] > 0


def test_the_pages_carry_what_a_reader_checks_and_looks_up(service: Service) -> None:
    pack, content, pages = printed(
        lived_plan(service, actions=10, measures=4),
        agreed_by="Director of quality",
        recipient="Northmere Council",
    )
    assert pack.fingerprint in pages[0].replace(" ", "")
    for words in (
        *(*pack.plan.title.split(), "Harbour Support", "Northmere Council", "Director of quality"),
        *("Later changes are not in this pack", "Elm Court", pack.reference),
    ):
        assert words in pages[0], words
    for number, page in enumerate(pages[1:], 2):
        assert f"Fingerprint {pack.short_fingerprint}" in page
        assert f"Page {number} of {pack.pages}" in page
    index = " ".join(text for text in pages if "Actions and pages" in text)
    assert re.search(r"\d+\.1 p\. \d+", index), "each action with the page it stands on"
    told = tags_of(content).alternatives
    assert len([text for text in told if "latest" in text]) == 4, "each chart in words"
    assert len([text for text in told if text.startswith("Action ")]) == 10
    assert any("improving" in text for text in told)


def test_what_nobody_agreed_says_so(service: Service) -> None:
    pack = frozen(lived_plan(service, actions=0, measures=0))
    assert ["Agreed by", "Not yet agreed"] in pack.content["facts"]


def test_the_summary_gives_room_to_what_does_not_work(service: Service) -> None:
    pack = frozen(lived_plan(service, actions=10, measures=4))
    summary = said(pack, "summary")
    assert "3 done, 5 on the way and 2 late" in summary
    assert "2 improved by more than chance, 1 got worse and 1 shows no clear change" in summary
    assert "20.2 to 12" in summary
    for words in ("Outings cancelled by staff", "31 days late", "16 extra waking-night hours"):
        assert words in summary
    assert "Practice lead" in summary


def test_every_action_is_followed_from_what_was_noticed(service: Service) -> None:
    plan = lived_plan(service, actions=10, measures=4)
    pack = frozen(plan)
    outcomes = said(pack, "map")
    for action in plan.actions.all():
        assert f"{action.reference} {action.title}" in outcomes
    assert "Not known: no measure is linked to this action yet." in outcomes
    assert "Restrictions in use: 20.2 to 12. Improving." in outcomes
    assert "Still to come" in outcomes


def test_the_first_date_never_disappears(service: Service) -> None:
    plan = lived_plan(service, actions=10, measures=0)
    pack = frozen(plan)
    text = said(pack, "actions")
    moved = plan.actions.get(number=7)
    assert moved.first_due
    assert moved.due
    for day in (moved.first_due, moved.due):
        assert f"{day.day} {day:%b}" in text
    assert "Moved 3 times" in text
    assert "Blocked, 31 days late" in text
    assert "kept the first date agreed" in text


def test_drafts_stay_at_home(service: Service) -> None:
    plan = lived_plan(service, actions=3, measures=0)
    plan.actions.filter(number=3).update(state="draft", title="Half an idea")
    pack = frozen(plan)
    assert "Half an idea" not in said(pack, "")
    assert "1 action is still being written" in said(pack, "map")


def test_the_index_finds_the_same_evidence_from_any_framework(service: Service) -> None:
    plan = lived_plan(service, actions=4, measures=0)
    pack = frozen(plan)
    index = said(pack, "index")
    named = plan.actions.get(number=1).statements.filter(framework__key="cqc-saf").first()
    assert named is not None
    pair = Crosswalk.objects.filter(source=named).first()
    assert pair is not None
    assert named.title in index
    assert pair.target.title in index
    assert f"Through its pair {named.code}" in index
    assert "Gaps: what this plan does not speak to" in index
    assert "© Care Quality Commission" in index


def test_nobody_is_named(service: Service) -> None:
    plan = lived_plan(service, actions=3, measures=2)
    plan.lead.name = "Siobhán Achterberg"
    plan.lead.save()
    person = plan.services.get().placements.first().person
    plan.actions.filter(number=1).update(
        problem=f"Siobhán Achterberg saw {person.preferred_name} ({person.reference}) wait."
    )
    pack = frozen(plan, note="Ask Siobhán Achterberg, s.a@example.org.")
    everything = json.dumps(pack.content, ensure_ascii=False)
    for name in ("Siobhán", "Achterberg", person.preferred_name, person.reference, "example.org"):
        assert name not in everything, name
    assert "Practice lead saw Person 1 (Person 1) wait." in said(pack, "map")
    assert "Replaced by the job" in said(pack, "method")
    assert pack.codes == {person.reference: "Person 1"}


def test_no_small_number_of_people_is_printed(service: Service) -> None:
    small = ServiceFactory.create(name="Two Flats")
    pack = frozen(lived_plan(service, small, actions=2, measures=0))
    assert "Elm Court, Two Flats" in said(pack, "actions"), "9 and 3, shown together"
    assert "12 people supported" in str(pack.content["facts"])
    alone = lived_plan(ServiceFactory.create(), actions=1, measures=0)
    for placement in alone.services.get().placements.all()[2:]:
        placement.ends_on = placement.starts_on
        placement.save()
    assert "fewer than 5 people supported" in str(frozen(alone).content["facts"])


ATTACK = '<script>x</script><img src="file:///etc/passwd">'
MORE_TYPED = (ActionSource, Annotation, DueDateMove, ContributoryFactor, DelayReason, EvidenceKind)


def typed_fields(model: Any) -> list[str]:
    """Where a person may type whatever they like: text without a choice, and long enough."""
    return [
        field.name
        for field in model._meta.concrete_fields
        if field.get_internal_type() in ("CharField", "TextField")
        and not (field.choices or field.unique)
        and (field.max_length or 999) >= len(ATTACK)
        and field.name not in ("waiting_for", "imported_key")
        and not field.name.endswith("_reason")
    ]


def test_html_in_any_field_is_text(service: Service) -> None:
    """Nothing that people type is markup, loads a file or opens a connection."""
    plan = lived_plan(service, actions=8, measures=4)
    for model in (Plan, Action, Measure, PlanNews, RootCause, *MORE_TYPED):
        names = typed_fields(model)
        assert names, model
        model.objects.update(**dict.fromkeys(names, ATTACK))
    Action.objects.filter(state="blocked").update(waiting_for=ATTACK)
    Service.objects.filter(pk=service.pk).update(name=ATTACK)
    User.objects.filter(pk=plan.lead_id).update(job_title=ATTACK)
    plan = Plan.objects.get(pk=plan.pk)
    pack, content, pages = printed(plan, note=ATTACK, recipient=ATTACK, agreed_by=ATTACK)
    assert pack.state == "ready", "what may not be loaded would have stopped it"
    text = "".join("".join(pages).split())
    assert text.count("<script>x</script>") > 60
    assert text.count('<imgsrc="file:///etc/passwd">') > 60
    assert tags_of(content).problems == []
    with pikepdf.open(io.BytesIO(content)) as document:
        links = [link.get("/A") for page in document.pages for link in page.get("/Annots", [])]
    assert not [link for link in links if link is not None], "links lead to pages of the pack only"
    assert b"root:" not in content


def test_what_the_builder_may_not_see_is_not_in_the_pack(
    service: Service, next_door: Service, insider: User
) -> None:
    plan = lived_plan(service, actions=4, measures=4)
    elsewhere = plan.actions.get(number=2)
    elsewhere.services.set([next_door])
    plan.actions.filter(pk=elsewhere.pk).update(title="Told of next door only")
    measure = plan.measures.get(name="As-needed medicine given")
    measure.services.set([next_door])
    plan.actions.get(number=1).measures.add(measure)
    for words in ("Told of next door only", "As-needed medicine given"):
        assert words not in said(frozen(plan, requested_by=insider), "")
        assert words in said(frozen(plan), ""), "who reaches both services has both"


def test_page_and_pack_say_the_same_of_a_measure(
    client: Client, service: Service, insider: User
) -> None:
    plan = lived_plan(service, actions=4, measures=4)
    client.force_login(insider)
    page = unescape(client.get(plan.get_absolute_url()).content.decode())
    pack = frozen(plan, requested_by=insider)
    [measures] = [one for one in pack.content["sections"] if one["key"] == "measures"]
    pairs = [block for block in measures["blocks"] if block["block"] == "pair"]
    assert [len(pair["cards"]) for pair in pairs] == [2, 2]
    for pair in pairs:
        assert pair["head"].rstrip(".") in page
        assert pair["say"] in page
        for card in pair["cards"]:
            assert card["sentence"] in page
            assert card["about"] in page
            assert all(badge["words"] in page for badge in card["badges"] if badge["icon"])
            assert "figures" in card["sentence"]
            assert "reading" not in card["sentence"]


def test_very_long_words_break_no_page(service: Service) -> None:
    plan = lived_plan(service, actions=3, measures=2)
    plan.actions.update(
        title="Donaudampfschifffahrtsgesellschaftskapitän" * 3,
        problem="Nobody knew. " * 150,
        standard="x" * 1900,
        waiting_for="",
    )
    plan.title = "A very long title of a plan that goes on and on " * 3
    plan.save()
    pack, content, _ = printed(plan)
    assert tags_of(content).problems == []
    assert "…" in json.dumps(pack.frozen, ensure_ascii=False)
    assert pack.pages < 14


def test_no_page_is_left_nearly_empty(service: Service) -> None:
    """The last page of each chapter is either well filled, or the next chapter goes on there."""
    pack, _, _ = printed(lived_plan(service, actions=10, measures=4))
    looked: list[Any] = []

    def settle(spots: Any, context: Any) -> Any:
        looked.append((spots, context))
        return without_empty_pages(spots, context)

    assert pack.as_at
    render_pdf(
        template=building.TEMPLATE,
        stylesheet=building.STYLESHEET,
        context={"pack": building.pages_of(pack)},
        created=pack.as_at,
        settle=settle,
    )
    spots, context = looked[-1]
    keys = [section["key"] for section in context["pack"]["sections"]]
    for before, after in pairwise(keys):
        end, start = spots[f"end-{before}"], spots[after]
        assert start.page == end.page or end.down >= NEARLY_EMPTY, (before, after)


def test_freezing_asks_no_more_questions_of_a_larger_plan(
    service: Service, django_assert_max_num_queries: Any
) -> None:
    def questions(actions: int, measures: int) -> int:
        pack = PackFactory.create(
            plan=lived_plan(service, actions=actions, measures=measures), number=1
        )
        pack = Pack.objects.select_related("plan", "requested_by").get(pk=pack.pk)
        with django_assert_max_num_queries(90) as asked:
            freeze(pack, at=timezone.now())
        return len(asked)

    assert questions(3, 2) == questions(20, 8)


def test_the_same_moment_gives_the_same_fingerprint(plan: Plan) -> None:
    pack = PackFactory.create(plan=plan)
    at = timezone.now()
    assert freeze(pack, at=at).fingerprint == freeze(pack, at=at).fingerprint
    later = freeze(pack, at=at + timedelta(days=1))
    assert later.fingerprint != freeze(pack, at=at).fingerprint
