"""The driver diagram of a plan: the picture and the list say the same, to each what they may see."""

from html import unescape

import pytest
from django.urls import reverse

from qip.models import ActionState, Expectation, Showing
from qip.selectors.drivers import drawing, drawings, drivers_of
from tests.factories.organisation import staff
from tests.factories.qip import ActionFactory, MeasureFactory, PlanFactory, readings
from tests.ui.svg import inside, lawful, texts

from .pages import HOSTILE, SHOWN, TODAY, questions, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(service, insider):
    return PlanFactory(services=[service], lead=insider, aim="Nobody waits for a key.")


@pytest.fixture
def url(plan):
    return reverse("qip:plan_drivers", args=[plan.pk])


def add(plan, service, title, strand="competence", measures=(), **given):
    action = ActionFactory(plan=plan, services=[service], title=title, strand=strand, **given)
    for name in measures:
        MeasureFactory(name=name, services=[service]).actions.add(action)
    return action


def flat(driver):
    yield driver
    for one in driver.inside:
        yield from flat(one)


def labels(plan, user):
    return [one.label for one in flat(drivers_of(plan, user=user, on=TODAY))]


def test_the_aim_drives_strands_actions_and_measures_in_this_order(plan, service, insider):
    action = add(plan, service, "Coaching", number=7, measures=["Observed mornings"])
    other = MeasureFactory(name="Restrictions", services=[service])
    other.plans.add(plan)
    found = labels(plan, insider)
    assert found == [
        "Nobody waits for a key.", "Practice standards", "Competence", f"{action.reference} Coaching",
        "Observed mornings", "Oversight", "Learning loop", "The plan as a whole", "Restrictions",
    ]  # fmt: skip


def test_a_measure_that_decides_hangs_on_its_action_once(plan, service, insider):
    action = add(plan, service, "Coaching", measures=["Observed mornings"])
    Expectation.objects.create(
        action=action, measure=action.measures.get(), showing=Showing.IMPROVEMENT
    )
    alone = MeasureFactory(name="Decides", services=[service])
    Expectation.objects.create(action=action, measure=alone, showing=Showing.IMPROVEMENT)
    found = labels(plan, insider)
    assert found.count("Observed mornings") == 1
    assert found.count("Decides") == 1


def test_each_says_how_it_stands(plan, service, insider):
    late = add(plan, service, "Slow", due=TODAY.replace(year=TODAY.year - 1))
    add(plan, service, "Gone", state=ActionState.CANCELLED)
    notes = {one.label: one for one in flat(drivers_of(plan, user=insider, on=TODAY))}
    assert notes["Competence"].note == "1 action, 1 late"
    assert notes["Oversight"].note == "No action yet"
    slow = notes[f"{late.reference} Slow"]
    assert slow.late
    assert slow.note.endswith("days late")
    assert not [label for label in notes if "Gone" in label]


def test_picture_and_list_say_exactly_the_same(client, plan, service, insider, url):
    add(plan, service, "Every morning routine is coached " * 4, measures=["Observed mornings"])
    measure = MeasureFactory(name="Restrictions", services=[service])
    measure.plans.add(plan)
    readings(measure, [20, 19, 21, 20, 18, 17, 16])
    client.force_login(insider)
    answer = client.get(url)
    drivers = answer.context["drivers"]
    said = ["".join((one.label + one.note).split()) for one in flat(drivers)]
    narrow = answer.context["narrow"]
    lawful(narrow)
    lawful(answer.context["wide"])
    assert "".join("".join(texts(narrow)).split()) == "".join(said)
    listed = unescape(text(answer)).split('class="drivers"')[1]
    for one in flat(drivers):
        assert one.label in listed or one.label == drivers.label
        assert one.note in listed


def test_each_sees_their_own(client, service, next_door, insider, stranger, url, plan):
    shared = PlanFactory(services=[service, next_door])
    add(shared, service, "Ours alone", measures=["Our figures"])
    add(shared, next_door, "Theirs alone", measures=["Their figures"])
    found = " ".join(labels(shared, insider))
    assert "Ours alone" in found
    assert "Our figures" in found
    assert "Their" not in found
    client.force_login(stranger)
    assert client.get(url).status_code == 404
    page = text(client.get(reverse("qip:plan_drivers", args=[shared.pk])))
    assert "Ours alone" not in page
    assert "Our figures" not in page


def test_whoever_sees_no_measures_is_shown_none(plan, service):
    add(plan, service, "Coaching", measures=["Observed mornings"])
    reader = staff("support_worker", service=service)
    role = reader.memberships.get().role
    role.permissions = [one for one in role.permissions if one != "qip.view_measure"]
    role.save()
    assert "Observed mornings" not in labels(plan, type(reader).objects.get(pk=reader.pk))


def test_html_is_shown_as_text(client, plan, service, insider, url):
    add(plan, service, HOSTILE, measures=[HOSTILE])
    type(plan).objects.update(aim=HOSTILE)
    client.force_login(insider)
    page = text(client.get(url))
    assert SHOWN in page
    assert HOSTILE not in page
    assert "<script>alert" not in page


def test_the_page_costs_the_same_however_many_hang_on_it(client, plan, service, insider, url):
    client.force_login(insider)
    add(plan, service, "One", measures=["First"])
    few = questions(client, url)
    for n in range(4):
        add(plan, service, f"More {n}", measures=[f"Figures {n}"])
    assert questions(client, url) == few


def test_the_plan_leads_to_it(client, plan, service, insider, url):
    add(plan, service, "One")
    client.force_login(insider)
    assert f'href="{url}"' in text(client.get(plan.get_absolute_url()))


def test_on_paper_each_strand_is_a_picture_of_its_own(plan, service, insider):
    add(plan, service, "Coaching", measures=["Observed mornings"])
    MeasureFactory(name="Restrictions", services=[service]).plans.add(plan)
    drivers = drivers_of(plan, user=insider, on=TODAY)
    pictures = drawings(drivers, plan)
    assert len(pictures) == len(drivers.inside) == 5
    for strand, picture in zip(drivers.inside, pictures, strict=True):
        lawful(picture)
        inside(picture)
        drawn = "".join("".join(texts(picture)[3:]).split())
        assert drawn == "".join("".join((one.label + one.note).split()) for one in flat(strand))


def test_a_plan_without_actions_still_has_its_aim(plan, insider):
    drivers = drivers_of(plan, user=insider, on=TODAY)
    assert "No action yet" in texts(drawing(drivers, plan, stacked=True, width=340))
