"""Who asks for packs, watches them, takes copies, and what each may see."""

from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from foundation.organisation.models import Service, User
from foundation.trail.models import Viewing
from governance.models import Pack, PackState
from governance.services import building
from governance.services.packs import request_pack
from qip.models import Plan
from tests.factories.governance import PackFactory, lived_plan, ready_pack
from tests.factories.organisation import staff
from tests.governance.conftest import files_in

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()
ABOUT = {"period_from": TODAY, "period_to": TODAY, "expires_on": TODAY + timedelta(days=9)}
TOMORROW = (timezone.localdate() + timedelta(days=1)).isoformat()


def asked(plan: Plan) -> dict[str, Any]:
    today = timezone.localdate()
    return {
        "recipient": "Commissioning team, Northmere Council",
        "agreed_by": "Director of quality",
        "note": "Start with the measures.",
        "period_from": (today - timedelta(days=365)).isoformat(),
        "period_to": today.isoformat(),
        "expires_on": (today + timedelta(days=90)).isoformat(),
    }


def page_of(pack: Pack, name: str = "pack") -> str:
    return reverse(f"governance:{name}", args=[pack.pk])


def ask_page(plan: Plan) -> str:
    return reverse("governance:pack_ask", args=[plan.pk])


@pytest.fixture
def plan(service: Service) -> Plan:
    return lived_plan(service, actions=1, measures=0)


@pytest.fixture
def pack(plan: Plan) -> Pack:
    return ready_pack(plan=plan)


def fetch(client: Client, pack: Pack) -> Any:
    response = client.get(page_of(pack, "pack_file"))
    if response.streaming:
        response.body = b"".join(response.streaming_content)
    return response


def test_asking_builds_a_pack(
    client: Client, insider: User, plan: Plan, django_capture_on_commit_callbacks: Any
) -> None:
    client.force_login(insider)
    assert client.get(ask_page(plan)).status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(ask_page(plan), asked(plan))
    pack = Pack.objects.get()
    assert response["Location"] == page_of(pack)
    assert (pack.state, pack.requested_by, pack.number) == (PackState.READY, insider, 1)
    assert pack.agreed_by == "Director of quality"
    assert "Start with the measures." in str(pack.frozen)


def test_a_double_click_makes_one_pack(
    client: Client, insider: User, plan: Plan, django_capture_on_commit_callbacks: Any
) -> None:
    client.force_login(insider)
    form = {**asked(plan), "submission": str(uuid4())}
    with django_capture_on_commit_callbacks(execute=True):
        first, second = (client.post(ask_page(plan), form) for _ in range(2))
    assert first["Location"] == second["Location"] == page_of(Pack.objects.get())


def test_what_is_delivered_is_what_was_printed_and_recorded(
    client: Client, insider: User, plan: Plan
) -> None:
    pack = request_pack(by=insider, plan=plan, recipient="x", **ABOUT)
    assert building.build_pack(pack=pack.pk)
    pack.refresh_from_db()
    client.force_login(insider)
    response = fetch(client, pack)
    assert response.body.startswith(b"%PDF-")
    assert sha256(response.body).hexdigest() == pack.file_sha256
    [viewing] = Viewing.objects.all()
    assert (viewing.user, viewing.subject, viewing.purpose) == (insider, pack, "downloaded")


def test_who_lost_the_role_meanwhile_gets_no_pack(insider: User, plan: Plan, store: Path) -> None:
    """Between asking and building a role may end, and with it all that person would see."""
    pack = request_pack(by=insider, plan=plan, recipient="x", **ABOUT)
    insider.memberships.update(ends_on=timezone.localdate() - timedelta(days=1))
    assert not building.build_pack(pack=pack.pk)
    pack.refresh_from_db()
    assert (pack.state, pack.failure) == (PackState.FAILED, building.NO_LONGER)
    assert pack.frozen is None
    assert not files_in(store)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"recipient": ""}, "Say who will read it"),
        ({"period_to": "2020-01-01"}, "before the first"),
        ({"period_to": TOMORROW}, "nothing has happened yet"),
        ({"expires_on": "2020-01-01"}, "a day after today"),
        ({"period_from": "31/2/2026"}, "date"),
    ],
)
def test_what_is_missing_is_said(
    client: Client, insider: User, plan: Plan, change: dict[str, str], says: str
) -> None:
    client.force_login(insider)
    response = client.post(ask_page(plan), {**asked(plan), **change})
    assert response.status_code == 422
    assert says in response.content.decode()
    assert not Pack.objects.exists()


def test_numbers_run_per_plan(insider: User, plan: Plan, wide_plan: Plan) -> None:
    packs = [
        request_pack(by=insider, plan=one, recipient="x", **ABOUT)
        for one in (plan, plan, wide_plan)
    ]
    assert [p.number for p in packs] == [1, 2, 1]


def test_its_page_shows_the_fingerprint_and_who_has_had_it(
    client: Client, insider: User, pack: Pack
) -> None:
    client.force_login(insider)
    fetch(client, pack)
    text = client.get(page_of(pack)).content.decode()
    assert pack.short_fingerprint in text
    assert pack.file_sha256 in text
    assert "Took a copy" in text
    assert insider.role_words in text
    assert insider.name not in text.split("readers")[1], "by job, not by name"
    assert "still match" in text
    assert [v.purpose for v in Viewing.objects.order_by("pk")] == ["downloaded", "opened"]


def test_the_copy_is_the_stored_file_as_a_download(
    client: Client, insider: User, pack: Pack, store: Path
) -> None:
    client.force_login(insider)
    response = fetch(client, pack)
    [file] = files_in(store)
    assert response.body == file.read_bytes()
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"].startswith("attachment;")
    assert f'"pack-{pack.plan.number}-{pack.number}-least' in response["Content-Disposition"]
    assert response["X-Content-Type-Options"] == "nosniff"


def test_a_file_that_was_changed_is_not_handed_out(
    client: Client, insider: User, pack: Pack, store: Path
) -> None:
    [file] = files_in(store)
    file.chmod(0o600)
    file.write_bytes(file.read_bytes()[:-1] + b"x")
    client.force_login(insider)
    response = fetch(client, pack)
    assert response.status_code == 503
    assert "no longer the one that was built" in response.content.decode()
    assert not Viewing.objects.exists()


# Waiting ------------------------------------------------------------------------------------------


def test_waiting_tells_how_far_it_is_with_and_without_scripts(
    client: Client, insider: User, plan: Plan
) -> None:
    pack = PackFactory.create(
        plan=plan, state=PackState.BUILDING, attempts=1, steps_done=1, step=building.STEPS[1]
    )
    client.force_login(insider)
    text = client.get(page_of(pack)).content.decode()
    assert "Step 2 of 3: Laying out the pages" in text
    assert 'role="status"' in text
    assert page_of(pack, "pack_progress") in text, "asked for again by itself"
    assert "Look again now" in text, "and by hand"
    part = client.get(page_of(pack, "pack_progress"))
    assert "<html" not in part.content.decode()
    assert "HX-Redirect" not in part


def test_when_it_is_ready_the_page_comes_by_itself(
    client: Client, insider: User, pack: Pack
) -> None:
    client.force_login(insider)
    assert client.get(page_of(pack, "pack_progress"))["HX-Redirect"] == page_of(pack)


def test_a_silent_worker_and_a_failure_are_said(client: Client, insider: User, plan: Plan) -> None:
    client.force_login(insider)
    quiet = PackFactory.create(
        plan=plan,
        state=PackState.BUILDING,
        attempts=1,
        heartbeat_at=timezone.now() - timedelta(hours=1),
    )
    assert "given to another one by itself" in client.get(page_of(quiet)).content.decode()
    failed = PackFactory.create(plan=plan, state=PackState.FAILED, failure="There was no room.")
    text = client.get(page_of(failed)).content.decode()
    assert "There was no room." in text
    assert ask_page(plan) in text
    assert fetch(client, failed).status_code == 503


# Who ------------------------------------------------------------------------------------------


def everything(pack: Pack) -> list[str]:
    return [
        page_of(pack),
        page_of(pack, "pack_progress"),
        page_of(pack, "pack_file"),
        page_of(pack, "pack_key"),
    ]


def test_next_door_learns_nothing(client: Client, stranger: User, pack: Pack) -> None:
    client.force_login(stranger)
    for page in [*everything(pack), ask_page(pack.plan)]:
        assert client.get(page).status_code == 404, page
    assert client.post(ask_page(pack.plan), asked(pack.plan)).status_code == 404
    assert pack.plan.title not in client.get(reverse("governance:packs")).content.decode()


def test_a_colleague_with_less_sees_the_plan_but_no_pack(
    client: Client, colleague: User, pack: Pack
) -> None:
    client.force_login(colleague)
    assert client.get(reverse("governance:packs")).status_code == 403
    assert client.get(ask_page(pack.plan)).status_code == 403
    for page in everything(pack):
        assert client.get(page).status_code in (403, 404), page


def test_who_may_see_a_pack_may_not_always_take_it(
    client: Client, service: Any, pack: Pack
) -> None:
    practice_lead = staff("practice_lead", service=service)
    client.force_login(practice_lead)
    text = client.get(page_of(pack)).content.decode()
    assert page_of(pack, "pack_file") not in text
    assert client.get(page_of(pack, "pack_file")).status_code == 404
    assert client.get(ask_page(pack.plan)).status_code == 403


def test_a_pack_of_two_services_is_not_for_the_manager_of_one(
    client: Client, insider: User, quality_lead: User, wide_plan: Plan
) -> None:
    """It shows the whole plan, and half of that is none of theirs."""
    pack = PackFactory.create(plan=wide_plan)
    client.force_login(insider)
    assert client.get(ask_page(wide_plan)).status_code == 403
    assert client.get(page_of(pack)).status_code == 404
    assert not Pack.objects.visible_to(insider).exists()
    client.force_login(quality_lead)
    assert client.get(ask_page(wide_plan)).status_code == 200
    assert client.get(page_of(pack)).status_code == 200


def test_signed_out_goes_to_sign_in(client: Client, pack: Pack) -> None:
    for page in [*everything(pack), ask_page(pack.plan), reverse("governance:packs")]:
        response = client.get(page)
        assert (response.status_code, "login" in response["Location"]) == (302, True), page


def test_the_key_is_for_few_and_opening_it_is_recorded(
    client: Client, insider: User, plan: Plan
) -> None:
    pack = ready_pack(plan=plan)
    client.force_login(insider)
    assert client.get(page_of(pack, "pack_key")).status_code == 404
    guardian = staff("data_protection_lead")
    client.force_login(guardian)
    text = client.get(page_of(pack, "pack_key")).content.decode()
    assert "Person 1" in text
    assert "P-014" in text
    assert Viewing.objects.filter(user=guardian, purpose="key opened").exists()


def test_the_list_asks_the_same_number_of_questions_however_long(
    client: Client, insider: User, pack: Pack, django_assert_max_num_queries: Any
) -> None:
    client.force_login(insider)
    page = reverse("governance:packs")
    client.get(page)
    with django_assert_max_num_queries(40) as one:
        client.get(page)
    PackFactory.create_batch(3, plan=pack.plan)
    with django_assert_max_num_queries(40) as four:
        client.get(page)
    assert len(four) == len(one)
