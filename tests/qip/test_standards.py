"""Practice standards: proposed, in force by the closing of an action, and readable for ever."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from foundation.evidence.models import EvidenceKind, Statement
from foundation.organisation.models import Role
from foundation.ui.problems import Problem
from qip.differences import beside
from qip.models import ActionState, Criterion, Standard, StandardVersion, VersionState
from qip.selectors.standards import version_sentence
from qip.services import progress, standards, sustaining, verification
from qip.services.verification import Finding
from tests.factories.organisation import staff
from tests.factories.qip import (
    ActionFactory,
    CriterionFactory,
    PlanFactory,
    ProofFactory,
    StandardFactory,
    VersionFactory,
)

from .pages import HOSTILE, SHOWN, TODAY, errors, text

pytestmark = pytest.mark.django_db

LATER = TODAY + timedelta(weeks=12)
GOOD = "Nobody is woken."
DAILY = "The shift leader names one routine at handover."


@pytest.fixture
def role(db):
    return Role.objects.get(key="practice_lead")


@pytest.fixture
def quality(db):
    return staff("quality_lead")


@pytest.fixture
def action(service, insider):
    """Under way, with evidence of two kinds."""
    row = ActionFactory(plan=PlanFactory(services=[service]), services=[service], owner=insider)
    for number, code in enumerate(("record-sample", "observation")):
        kind = EvidenceKind.objects.get(code=code)
        ProofFactory(criterion=CriterionFactory(action=row, kind=kind, order=number))
    return row


@pytest.fixture
def write(insider, service, role):
    def written(**more):
        words = {"good": GOOD, "daily_application": DAILY, "services": [service]}
        return standards.write_standard(
            by=insider, title="Mornings at the person’s own pace", owner_role=role,
            **(words | more),
        )  # fmt: skip

    return written


def in_force(standard, by, on=TODAY):
    return standards.bring_into_force(by=by, version=standard.versions.get(), on=on)


def proven(action, by):
    progress.say_done(by=action.owner, action=action, reason="Two choices each time.")
    found = [Finding(one, True) for one in Criterion.objects.filter(action=action)]
    verification.verify(by=by, action=action, findings=found, on=TODAY)
    action.refresh_from_db()
    return action


def states(standard):
    return list(standard.versions.order_by("number").values_list("state", flat=True))


# Writing --------------------------------------------------------------------------------------


def test_a_standard_begins_as_a_proposal(write, service):
    standard = write(statements=list(Statement.objects.all()[:2]))
    version = standard.versions.get()
    assert (standard.number, version.number, version.state) == (1, 1, "proposed")
    assert version.statements.count() == 2
    assert write().number == 2


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"good": " "}, "good"),
        ({"daily_application": ""}, "daily_application"),
        ({"services": []}, "services"),
    ],
)
def test_a_standard_says_what_where_and_how(write, given, field):
    with pytest.raises(Problem) as problem:
        write(**given)
    assert field in problem.value.message_dict
    assert not Standard.objects.exists()


def test_one_proposal_at_a_time(write, insider):
    standard = write()
    with pytest.raises(Problem, match="Version 1 is proposed already"):
        standards.propose_version(by=insider, standard=standard, good=GOOD, daily_application=DAILY)


def test_a_version_is_not_tied_to_an_action_that_has_ended(write, service):
    action = ActionFactory(services=[service], state=ActionState.CANCELLED)
    with pytest.raises(Problem, match="Choose one that is still worked on"):
        write(action=action)


def test_without_an_action_it_is_brought_into_force_once(write, insider):
    version = in_force(write(), insider)
    assert (version.state, version.in_force_from, version.in_force_by) == (
        VersionState.IN_FORCE, TODAY, insider,
    )  # fmt: skip
    with pytest.raises(Problem, match="“In force” now"):
        standards.bring_into_force(by=insider, version=version, on=TODAY)


# The action brings it into force --------------------------------------------------------------


def test_closing_the_action_brings_the_version_into_force(write, action, insider, quality):
    standard = write()
    in_force(standard, insider, on=TODAY - timedelta(days=90))
    standards.propose_version(
        by=insider, standard=standard, good="Breakfast until 11.", daily_application=DAILY,
        action=action,
    )  # fmt: skip
    with pytest.raises(Problem, match="closes, and not before"):
        standards.bring_into_force(by=quality, version=standard.versions.proposed().get(), on=TODAY)
    proven(action, quality)
    assert states(standard) == ["in_force", "proposed"]
    sustaining.check_holds(by=quality, action=action, words="Calmer mornings.", on=LATER)
    old, new = standard.versions.order_by("number")
    assert (old.state, old.superseded_on) == (VersionState.SUPERSEDED, LATER)
    assert (new.state, new.in_force_from, new.in_force_by) == (
        VersionState.IN_FORCE, LATER, quality,
    )  # fmt: skip


def test_if_the_closing_fails_the_version_stays_proposed(write, action, insider, quality):
    standard = write(action=action)
    proven(action, quality)
    with pytest.raises(Problem, match="somebody else looks"):
        sustaining.check_holds(by=insider, action=action, words="Calmer.", on=LATER)
    assert states(standard) == ["proposed"]


def test_a_reopened_action_leaves_the_standard_as_it_was(write, action, quality):
    standard = write(action=action)
    proven(action, quality)
    sustaining.check_fails(by=quality, action=action, words="Not at weekends.", due=LATER, on=TODAY)
    assert states(standard) == ["proposed"]


def test_a_cancelled_action_leaves_it_proposed_and_says_so(write, action, insider, quality):
    standard = write(action=action)
    progress.cancel(by=quality, action=action, reason="The landlord does it.")
    version = standard.versions.select_related("action__plan").get()
    assert version.state == VersionState.PROPOSED
    assert "was cancelled, so this version stays a proposal" in version_sentence(version)
    standards.bring_into_force(by=insider, version=version, on=TODAY)
    assert states(standard) == ["in_force"]


def test_its_words_stay_while_the_action_is_being_proven(write, action, insider, quality):
    version = write(action=action).versions.get()
    words = {"good": "Other", "daily_application": DAILY, "statements": [], "action": action}
    standards.reword_version(by=insider, version=version, **words)
    proven(action, quality)
    with pytest.raises(Problem, match="being proven with these words"):
        standards.reword_version(by=insider, version=version, **(words | {"good": "Easier"}))
    assert StandardVersion.objects.get().good == "Other"


def test_the_database_holds_one_version_in_force(service, insider):
    standard = StandardFactory(services=[service])
    held = {"state": "in_force", "in_force_from": TODAY, "in_force_by": insider}
    VersionFactory(standard=standard, **held)
    with pytest.raises(IntegrityError), transaction.atomic():
        VersionFactory(standard=standard, **held)
    with pytest.raises(IntegrityError), transaction.atomic():
        VersionFactory(standard=standard, state="in_force")
    with pytest.raises(IntegrityError), transaction.atomic():
        VersionFactory(standard=standard, state="proposed", in_force_from=TODAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        VersionFactory(
            standard=standard, state="superseded", in_force_from=TODAY, in_force_by=insider,
            superseded_on=TODAY - timedelta(days=1),
        )  # fmt: skip


# Side by side ---------------------------------------------------------------------------------


def test_two_texts_beside_each_other():
    left, right = beside("Breakfast is ready until 10.", "Breakfast is ready until 11 or later.")
    assert [one.text for one in left if one.changed] == ["10."]
    assert "".join(one.text for one in right if one.changed).split() == ["11", "or", "later."]
    assert "".join(one.text for one in left) == "Breakfast is ready until 10."
    assert beside("", "") == ([], [])


# Pages ----------------------------------------------------------------------------------------


def filled(service, role, **more):
    return {
        "title": "Mornings at the person’s own pace", "services": [service.pk],
        "owner_role": role.pk, "good": GOOD, "daily_application": DAILY, **more,
    }  # fmt: skip


def sent(client, url, data, times=1):
    carried = client.get(url).context["form"].carried
    for _ in range(times):
        response = client.post(url, {**carried, **data})
    return response


def test_a_standard_is_written_once_even_by_a_double_click(client, insider, service, role):
    client.force_login(insider)
    sent(client, reverse("qip:standard_new"), filled(service, role), times=2)
    standard = Standard.objects.get()
    body = text(client.get(standard.get_absolute_url()))
    assert "This is a proposal. It does not hold yet." in body
    assert "Bring it into force" in body


def test_what_lacks_is_said_at_its_field(client, insider, service, role):
    client.force_login(insider)
    response = client.post(reverse("qip:standard_new"), filled(service, role, good=""))
    assert errors(response) == {"good": ["Say what good looks like"]}


def test_from_an_action_the_form_begins_with_its_words(client, insider, action):
    client.force_login(insider)
    url = reverse("qip:standard_new")
    form = client.get(f"{url}?action={action.pk}").context["form"]
    assert form["good"].value() == action.standard
    assert form["action"].value() == action.pk
    far = ActionFactory(standard="Next door only")
    for asked in (str(far.pk), "x", "9" * 30):
        assert "Next door only" not in text(client.get(f"{url}?action={asked}"))


def test_an_action_out_of_reach_is_not_chosen(client, insider, service, role):
    far = ActionFactory()
    client.force_login(insider)
    response = client.post(reverse("qip:standard_new"), filled(service, role, action=far.pk))
    assert set(errors(response)) == {"action"}
    assert not Standard.objects.exists()


def test_a_local_manager_writes_nothing_for_every_service(client, insider, service, role):
    client.force_login(insider)
    sent(client, reverse("qip:standard_new"), filled(service, role, all_services="on"))
    assert not Standard.objects.get().all_services


def test_the_page_shows_what_a_proposal_would_change(client, write, insider, action):
    standard = write(good="Breakfast until 10.")
    in_force(standard, insider)
    client.force_login(insider)
    url = reverse("qip:version_propose", args=[standard.pk])
    assert client.get(url).context["form"]["good"].value() == "Breakfast until 10."
    sent(client, url, {"good": "Breakfast until 11.", "daily_application": DAILY,
                       "action": action.pk})  # fmt: skip
    body = text(client.get(standard.get_absolute_url()))
    assert "<del>10.</del>" in body
    assert "<ins>11.</ins>" in body
    assert f"when action {action.reference} is closed" in body
    assert "Bring it into force" not in body
    shown = text(client.get(action.get_absolute_url()))
    assert "Version 2 comes into force when this action is closed" in shown


def test_earlier_versions_are_read_beside_the_one_in_force(client, write, insider):
    standard = write(good="Breakfast until 10.")
    in_force(standard, insider, on=TODAY - timedelta(days=9))
    version = standards.propose_version(
        by=insider, standard=standard, good="Breakfast until 11.", daily_application=DAILY
    )
    standards.bring_into_force(by=insider, version=version, on=TODAY)
    first = standard.versions.get(number=1)
    client.force_login(insider)
    assert "Read it beside the one in force" in text(client.get(standard.get_absolute_url()))
    url = reverse("qip:version", args=[standard.pk, first.pk])
    body = text(client.get(f"{url}?beside=2"))
    assert "<del>11.</del>" in body
    assert "<ins>10.</ins>" in body
    for odd in ("x", "1", "99"):
        assert "Breakfast until 10." in text(client.get(f"{url}?beside={odd}"))


def test_two_who_reword_at_once_are_shown_both_texts(client, write, insider, service):
    standard = write()
    version = standard.versions.get()
    url = reverse("qip:version_reword", args=[standard.pk, version.pk])
    client.force_login(insider)
    opened = client.get(url).context["form"].carried
    standards.reword_version(
        by=insider, version=version, good="Theirs", daily_application=DAILY, statements=[],
        action=None,
    )  # fmt: skip
    response = client.post(url, {**opened, "good": "Mine", "daily_application": DAILY})
    assert response.status_code == 409
    assert "Theirs" in text(response)
    assert "Mine" in text(response)


def test_who_may_not_write_reads(client, write, colleague):
    standard = write()
    client.force_login(colleague)
    body = text(client.get(standard.get_absolute_url()))
    assert "Nobody is woken." in body
    assert "Bring it into force" not in body
    version = standard.versions.get()
    for name in ("version_reword", "version_force"):
        url = reverse(f"qip:{name}", args=[standard.pk, version.pk])
        assert client.post(url).status_code == 403


def test_a_stranger_finds_only_what_holds_everywhere(client, write, quality, stranger):
    here = write()
    everywhere = StandardFactory(title="Holds everywhere", all_services=True)
    VersionFactory(standard=everywhere)
    client.force_login(stranger)
    body = text(client.get(reverse("qip:standards")))
    assert "Holds everywhere" in body
    assert here.title not in body
    assert client.get(here.get_absolute_url()).status_code == 404
    change = reverse("qip:standard_edit", args=[everywhere.pk])
    assert client.get(change).status_code == 403


def test_the_title_of_a_standard_out_of_reach_is_not_on_the_action(client, service, next_door):
    action = ActionFactory(services=[service, next_door], plan=PlanFactory(services=[service]))
    far = StandardFactory(title="Next door only", services=[next_door])
    VersionFactory(standard=far, action=action)
    client.force_login(staff("service_manager", service=service))
    assert "Next door only" not in text(client.get(action.get_absolute_url()))


def test_standards_are_found_by_number_and_words(client, write, insider, stranger):
    write()
    for asking, found in ((insider, True), (stranger, False)):
        client.force_login(asking)
        for words in ("Standard 1", "own pace"):
            body = text(client.get(reverse("search"), {"q": words}, follow=True))
            assert ("Mornings at the person’s own pace" in body) is found


def test_the_library_leaves_as_a_file(client, write, insider):
    in_force(write(), insider)
    client.force_login(insider)
    response = client.get(reverse("qip:standards") + "?export=csv")
    rows = response.content.decode("utf-8-sig")
    assert "Mornings at the person’s own pace" in rows
    assert GOOD in rows
    assert client.get(reverse("qip:standards") + "?export=xlsx").status_code == 200


def test_the_library_teaches_while_it_is_empty(client, insider, colleague):
    client.force_login(insider)
    assert "Write the first one" in text(client.get(reverse("qip:standards")))
    client.force_login(colleague)
    body = text(client.get(reverse("qip:standards")))
    assert "Write the first one" not in body
    assert "what good looks like" in body


def test_hostile_text_is_shown_and_never_run(client, write, insider):
    standard = write(good=HOSTILE, daily_application=HOSTILE)
    in_force(standard, insider)
    standards.propose_version(
        by=insider, standard=standard, good=f"{HOSTILE} and more", daily_application="New"
    )
    client.force_login(insider)
    version = standard.versions.get(number=2)
    for url in (
        standard.get_absolute_url(),
        reverse("qip:version", args=[standard.pk, version.pk]),
    ):
        body = text(client.get(url))
        assert HOSTILE not in body
        assert SHOWN in body
