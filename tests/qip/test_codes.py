"""Code lists: add, rename, retire and bring back; old records keep what they have."""

import pytest
from django.urls import reverse

from foundation.ui.problems import Problem
from qip.models import DelayReason
from qip.selectors.codes import codes_to_choose
from qip.services import reference
from tests.factories.organisation import give_role, staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def lead(service):
    """A quality lead of one service, so that no second factor is asked for."""
    return staff("quality_lead", service=service)


def test_an_entry_gets_a_key_of_its_own_and_stands_last(lead):
    one = reference.add_code(by=lead, model=DelayReason, title="  Waiting   for parts ")
    reference.rename_code(by=lead, code=one, title="Waiting for a part")
    two = reference.add_code(by=lead, model=DelayReason, title="Waiting for parts")
    assert (one.key, two.key) == ("waiting-for-parts", "waiting-for-parts-2")
    assert list(DelayReason.objects.all())[-2:] == [one, two]


def test_the_same_words_twice_are_refused_in_any_case(lead):
    with pytest.raises(Problem, match="is in the list already"):
        reference.add_code(by=lead, model=DelayReason, title="FUNDING")
    code = DelayReason.objects.get(key="funding")
    reference.retire_code(by=lead, code=code)
    with pytest.raises(Problem, match="bring it back"):
        reference.add_code(by=lead, model=DelayReason, title="Funding")
    with pytest.raises(Problem, match="Give the words"):
        reference.rename_code(by=lead, code=code, title=" ")


def test_a_retired_entry_is_offered_only_where_it_stands_already(lead):
    code = DelayReason.objects.get(key="funding")
    reference.retire_code(by=lead, code=code)
    assert code.pk not in dict(codes_to_choose(DelayReason))
    assert code.pk in dict(codes_to_choose(DelayReason, already=[code.pk]))
    reference.restore_code(by=lead, code=code)
    assert code.pk in dict(codes_to_choose(DelayReason))


def test_the_last_entry_in_use_stays(lead):
    last = DelayReason.objects.get(key="funding")
    DelayReason.objects.exclude(pk=last.pk).update(retired=True)
    with pytest.raises(Problem, match="at least one"):
        reference.retire_code(by=lead, code=last)


def test_seeding_again_changes_nothing_that_people_changed(lead):
    code = DelayReason.objects.get(key="funding")
    reference.rename_code(by=lead, code=code, title="Money")
    reference.seed_codes(by=None)
    assert DelayReason.objects.get(key="funding").title == "Money"


def test_the_pages_add_rename_and_retire(client, lead):
    client.force_login(lead)
    assert "Funding" in client.get(reverse("qip:codes")).content.decode()
    added = client.post(reverse("qip:code_add", args=["delays"]), {"title": "Parts"})
    assert added.url == reverse("qip:codes") + "#delays"
    code = DelayReason.objects.get(title="Parts")
    client.post(reverse("qip:code_rename", args=["delays", code.pk]), {"title": "Spare parts"})
    client.post(reverse("qip:code_retire", args=["delays", code.pk]))
    code.refresh_from_db()
    assert (code.title, code.retired) == ("Spare parts", True)
    client.post(reverse("qip:code_retire", args=["delays", code.pk]))
    code.refresh_from_db()
    assert not code.retired


def test_same_words_are_said_at_the_field(client, lead):
    client.force_login(lead)
    answer = client.post(reverse("qip:code_add", args=["delays"]), {"title": "funding"})
    assert answer.status_code == 422
    assert "is in the list already" in answer.content.decode()


def test_only_who_may_change_code_lists_opens_them(client, insider, lead):
    code = DelayReason.objects.first()
    pages = [
        reverse("qip:codes"),
        reverse("qip:code_add", args=["delays"]),
        reverse("qip:code_rename", args=["delays", code.pk]),
        reverse("qip:code_retire", args=["delays", code.pk]),
    ]
    client.force_login(insider)
    assert [client.get(page).status_code for page in pages] == [403] * 4
    client.force_login(lead)
    assert [client.get(page).status_code for page in pages] == [200] * 4
    assert client.get(reverse("qip:code_add", args=["nothing"])).status_code == 404
    assert client.get(reverse("qip:code_retire", args=["delays", 0])).status_code == 404


def test_a_role_gained_is_a_role_that_opens(client, insider, service):
    give_role(insider, "quality_lead", service=service)
    client.force_login(insider)
    assert client.get(reverse("qip:codes")).status_code == 200
