"""Services, regions, commissioners, kinds: what they are and who may change them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from foundation.organisation.models import (
    AccessibleFormat,
    Commissioner,
    Region,
    Service,
    ServiceType,
)
from foundation.organisation.remains import Remains
from foundation.organisation.selectors.scope import scope_choices
from foundation.organisation.services import codes, regions, services
from foundation.ui.problems import Problem
from tests.factories.organisation import (
    PlacementFactory,
    RegionFactory,
    ServiceFactory,
    ServiceTypeFactory,
    UserFactory,
    staff,
)

from .conftest import sentences

pytestmark = pytest.mark.django_db


def today(days=0):
    return timezone.localdate() + timedelta(days=days)


def open_actions(service, on):
    """What a room above answers when it is asked what is open at a service."""
    return [Remains(4, "open action"), Remains(0, "measure")]


def add(by, **fields):
    return services.add_service(
        by=by,
        **{
            "region": RegionFactory(), "name": "Birch Lodge", "service_type": ServiceTypeFactory(),
            **fields,
        },
    )  # fmt: skip


# What happens -----------------------------------------------------------------------------------


def test_a_service_is_added_with_its_commissioners(administrator):
    council = codes.add_code(by=administrator, kind=Commissioner, words="Fenshire  Council")
    service = add(administrator, name=" Birch   Lodge ", commissioners=[council])
    assert (service.name, list(service.commissioners.all())) == ("Birch Lodge", [council])
    assert str(council) == "Fenshire Council"


@pytest.mark.parametrize(
    "number", ["101653512", "1-12345", "1-1016535a2", "2-101653512", "1-1 016"]
)
def test_a_number_that_is_not_cqcs(administrator, number):
    with pytest.raises(Problem, match="1-101653512"):
        add(administrator, cqc_location_id=number)


@pytest.mark.parametrize("number", ["1-101653512", " 1-10224972832 ", ""])
def test_a_number_as_cqc_writes_it(administrator, number):
    assert add(administrator, cqc_location_id=number).cqc_location_id == number.strip()


def test_a_name_is_given_once_in_any_case(administrator):
    service = add(administrator)
    with pytest.raises(Problem, match="already"):
        add(administrator, name="birch lodge")
    assert services.change_service(by=administrator, service=service, changes={}).version == 2


def test_a_service_that_moves_to_another_region_is_seen_from_there(administrator, service):
    region = RegionFactory()
    leader = staff("senior_owner", region=region)
    assert service not in Service.objects.visible_to(leader)
    services.change_service(by=administrator, service=service, changes={"region": region})
    assert service in Service.objects.visible_to(staff("senior_owner", region=region))


def test_closing_says_what_is_still_there(administrator, service, insider, settings):
    settings.OPEN_WORK_SOURCES = [f"{__name__}.open_actions"]
    PlacementFactory(service=service)
    PlacementFactory(service=service, ends_on=today(5))
    with pytest.raises(Problem) as still:
        services.close_service(by=administrator, service=service, closed_on=today(10))
    words = still.value.message_dict["even_so"][0]
    assert "1 person supported, 4 open actions and 1 member of staff with a role" in words
    closed = services.close_service(
        by=administrator, service=service, closed_on=today(10), even_so=True
    )
    assert closed.closed_on == today(10)


def test_an_empty_service_closes_without_more_ado(administrator, service):
    closed = services.close_service(by=administrator, service=service, closed_on=today())
    assert not closed.is_open(today())
    assert closed.is_open(today(-1))
    with pytest.raises(Problem, match="already"):
        services.close_service(by=administrator, service=service, closed_on=today())
    assert services.reopen_service(by=administrator, service=service).is_open(today())
    with pytest.raises(Problem, match="not closed"):
        services.reopen_service(by=administrator, service=service)


def test_a_service_does_not_close_before_it_opened(administrator):
    service = add(administrator, opened_on=today(-10))
    with pytest.raises(Problem, match="opened on"):
        services.close_service(by=administrator, service=service, closed_on=today(-11))
    services.close_service(by=administrator, service=service, closed_on=today(-5))
    with pytest.raises(Problem, match="not open after"):
        services.change_service(by=administrator, service=service, changes={"opened_on": today(-4)})


def test_regions_have_names_of_their_own(administrator):
    north = regions.add_region(by=administrator, name="North")
    with pytest.raises(Problem, match="already"):
        regions.add_region(by=administrator, name=" north ")
    assert regions.change_region(by=administrator, region=north, name="NORTH").name == "NORTH"


# Code lists -------------------------------------------------------------------------------------


def test_the_lists_are_seeded_and_an_edit_stays(administrator):
    kind = ServiceType.objects.get(key="supported-living")
    codes.reword_code(by=administrator, code=kind, words="Supported tenancy")
    codes.retire_code(by=administrator, code=AccessibleFormat.objects.get(key="braille"))
    before = (ServiceType.objects.count(), AccessibleFormat.objects.count())
    codes.seed_codes()
    kind.refresh_from_db()
    assert kind.title == "Supported tenancy"
    assert AccessibleFormat.objects.get(key="braille").retired
    assert (ServiceType.objects.count(), AccessibleFormat.objects.count()) == before


@pytest.mark.parametrize("kind", [ServiceType, AccessibleFormat, Commissioner])
def test_an_entry_stands_on_its_list_once(administrator, kind):
    entry = codes.add_code(by=administrator, kind=kind, words="Night café")
    with pytest.raises(Problem, match="on the list already"):
        codes.add_code(by=administrator, kind=kind, words="night  CAFÉ")
    codes.retire_code(by=administrator, code=entry)
    with pytest.raises(Problem, match="no longer offered"):
        codes.add_code(by=administrator, kind=kind, words="Night café")
    assert not codes.restore_code(by=administrator, code=entry).retired
    assert str(codes.reword_code(by=administrator, code=entry, words="Day café")) == "Day café"


def test_words_without_letters_get_a_key_too(administrator):
    first = codes.add_code(by=administrator, kind=ServiceType, words="日間")
    second = codes.add_code(by=administrator, kind=ServiceType, words="夜間")
    assert {first.key, second.key} == {"code", "code-2"}


# Pages ------------------------------------------------------------------------------------------


def test_the_list_shows_the_services_in_reach(see, insider, service, next_door):
    page = see(insider, "services")
    assert service.name in page.text
    assert next_door.name not in page.text
    assert see(UserFactory(), "services").status_code == 403


def test_the_page_of_a_service(see, insider, colleague, stranger, service):
    person = PlacementFactory(service=service).person
    page = see(insider, "service", service.pk)
    assert person.reference in page.text
    assert colleague.name in page.text
    assert person.preferred_name not in page.text
    assert see(stranger, "service", service.pk).status_code == 404


def test_who_sees_no_people_sees_the_service_without_them(see, administrator, service):
    person = PlacementFactory(service=service).person
    page = see(administrator, "service", service.pk)
    assert page.status_code == 200
    assert person.reference not in page.text
    assert person.initials not in page.context["service"].name
    reader = see(staff("board_reader"), "service", service.pk)
    assert person.reference not in reader.text


@pytest.mark.parametrize("name", ["service_change", "service_close", "service_reopen"])
def test_only_who_may_change_services_changes_them(
    see, send, insider, stranger, administrator, service, name
):
    for ask in (see, send):
        assert ask(insider, name, service.pk).status_code == 403
        assert ask(stranger, name, service.pk).status_code == 404
    assert see(administrator, name, service.pk).status_code == 200


@pytest.mark.parametrize("name", ["service_add", "region_add", "provider", "provider_change"])
def test_the_organisation_is_changed_by_its_administrator_alone(see, insider, administrator, name):
    from tests.factories.organisation import ProviderFactory

    ProviderFactory()
    assert see(insider, name).status_code == 403
    assert see(administrator, name).status_code == 200


def test_a_service_through_the_form(send, administrator, service):
    kind = ServiceType.objects.get(key="care-home")
    fields = {"name": "Birch Lodge", "service_type": kind.pk, "region": service.region_id}
    answer = send(administrator, "service_add", **fields, cqc_location_id="nonsense")
    assert "1-101653512" in sentences(answer)
    answer = send(administrator, "service_add", **fields, cqc_location_id="1-101653512")
    assert answer.headers["Location"] == Service.objects.get(name="Birch Lodge").get_absolute_url()


def test_an_administrator_of_one_region_adds_to_that_region_only(send, service, next_door):
    local = staff("system_administrator", region=service.region)
    kind = ServiceType.objects.get(key="care-home")
    fields = {"name": "Birch Lodge", "service_type": kind.pk}
    assert send(local, "service_add", **fields, region=next_door.region_id).status_code == 422
    assert send(local, "service_add", **fields, region=service.region_id).status_code == 302
    assert send(local, "region_add", name="West").status_code == 403
    assert Region.objects.filter(name="West").count() == 0


def test_closing_through_the_form_asks_twice(send, administrator, service, insider):
    answer = send(administrator, "service_close", service.pk, closed_on=today())
    assert "Move them first, or tick the box" in sentences(answer)
    send(administrator, "service_close", service.pk, closed_on=today(), even_so="on")
    service.refresh_from_db()
    assert service.closed_on == today()


@pytest.mark.parametrize("kind", ["commissioners", "service-types", "formats"])
def test_the_lists_through_their_pages(see, send, administrator, insider, kind):
    assert see(insider, "codes", kind).status_code == 403
    assert send(insider, "code_add", kind, words="Night café").status_code == 403
    assert send(administrator, "code_add", kind, words="Night café").status_code == 302
    page = see(administrator, "codes", kind, sort="words")
    row = next(row for row in page.context["page"].rows if row.words == "Night café")
    assert send(administrator, "code_change", kind, row.pk, words="Day café").status_code == 302
    assert send(administrator, "code_retire", kind, row.pk).status_code == 302
    assert "Day café" not in see(administrator, "codes", kind).text
    assert "Day café" in see(administrator, "codes", kind, view="all").text
    assert see(administrator, "codes", "nonsense").status_code == 404


def test_what_is_no_longer_offered_stays_where_it_stands(see, administrator, service):
    codes.retire_code(by=administrator, code=service.service_type)
    offered = see(administrator, "service_add").context["form"].fields["service_type"].queryset
    assert service.service_type not in offered
    kept = see(administrator, "service_change", service.pk).context["form"]
    assert service.service_type in kept.fields["service_type"].queryset


# Services in view -------------------------------------------------------------------------------


def test_the_services_in_view_are_the_open_ones_in_reach(
    insider, administrator, service, next_door
):
    ServiceFactory(name="Gone House", closed_on=today(-1))
    assert [(c.label, c.group) for c in scope_choices(insider)] == [
        (service.name, service.region.name)
    ]
    assert {c.label for c in scope_choices(administrator)} == {service.name, next_door.name}
    assert list(scope_choices(UserFactory())) == []
