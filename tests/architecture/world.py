"""A service with one row of everything, those who work there, and a manager next door."""

from datetime import timedelta
from decimal import Decimal
from functools import cached_property
from hashlib import sha256
from types import SimpleNamespace
from typing import Any

from allauth.mfa.models import Authenticator
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from foundation.evidence.models import Framework
from foundation.evidence.models.attachments import evidence_store
from foundation.organisation.models import (
    AccessibleFormat,
    CommunicationNeed,
    Invitation,
    Service,
    User,
)
from governance.models import PackState
from qip.models import ActionState, ContributoryFactor, ImportRow
from qip.services import annotations
from qip.services.import_run import bring_in
from tests.factories.evidence import attachment
from tests.factories.governance import PackFactory
from tests.factories.imports import matched, received
from tests.factories.organisation import (
    PersonFactory,
    PlacementFactory,
    ProviderFactory,
    RegionFactory,
    ServiceFactory,
    UserFactory,
    give_role,
    staff,
)
from tests.factories.qip import ActionFactory, MeasureFactory, PlanFactory, ReadingFactory

# One stands in every text of the service's own rows, the other is its name: nobody from outside is
# ever sent either.
MARK = "Kingfisher"
PLACE = "Plover Lodge"
TODAY = timezone.localdate()
SHEET = (
    f"Action,Owner,Due\n{MARK} walk-round,A manager,2027-03-01\n,{MARK} nobody,Ongoing\n".encode()
)
FILE = b"%PDF-1.7\n" + MARK.encode()


class World(SimpleNamespace):
    """The rows by name; ``people`` are those who ask."""

    service: Service
    people: dict[str, User]

    @cached_property
    def arguments(self) -> dict[str, Any]:
        """What may stand in an address, by the name that the matrix gives it."""
        rows = {name: row.pk for name, row in vars(self).items() if hasattr(row, "pk")}
        return {**rows, **self.words}


def build() -> World:
    ProviderFactory.create()
    service = ServiceFactory.create(name=PLACE)
    next_door = ServiceFactory.create(name="Sycamore House")
    world = World(service=service, region=service.region, next_door=next_door)
    world.people = people_of(service, next_door)
    world.insider = world.people["insider"]
    add_staff(world)
    add_people_supported(world)
    add_plan(world)
    add_measure(world)
    add_evidence(world)
    world.factor = ContributoryFactor.objects.first()
    world.format = AccessibleFormat.objects.first()
    world.passkey = Authenticator.objects.create(
        user=world.people["keyholder"],
        type=Authenticator.Type.WEBAUTHN,
        data={"name": MARK, "credential": {}},
    )
    world.words = {
        "formats": "formats", "list": "causes", "qip": "qip",
        "action_kind": "action", "token": "no-such-token", "directory": "directory",
        "uidb36": "1", "key": "no-such-key", "row_number": world.import_row.number,
    }  # fmt: skip
    return world


def people_of(service: Service, next_door: Service) -> dict[str, User]:
    """Those who ask. The last five hold their role everywhere."""
    return {
        "insider": staff("service_manager", service=service),
        "colleague": staff("support_worker", service=service),
        "board_at_service": staff("board_reader", service=service),
        "stranger": staff("service_manager", service=next_door),
        "former": staff("service_manager", service=service, ends_on=TODAY - timedelta(days=1)),
        "keyholder": staff("service_manager", service=service),
        "administrator": staff("system_administrator"),
        "protection": staff("data_protection_lead"),
        "quality": staff("quality_lead"),
        "safeguarding": staff("safeguarding_lead"),
        "board": staff("board_reader"),
    }


def add_staff(world: World) -> None:
    place = {"service": world.service}
    world.member = UserFactory.create(name=f"{MARK} Member")
    world.membership = give_role(world.member, "team_leader", **place)
    world.invited = UserFactory.create(name=f"{MARK} Invited", joined_at=None)
    give_role(world.invited, "support_worker", **place)
    world.invitation = Invitation.objects.create(
        user=world.invited, expires_at=timezone.now() + timedelta(days=7), created_by=world.insider
    )
    world.closed = UserFactory.create(name=f"{MARK} Closed", is_active=False)
    give_role(world.closed, "support_worker", **place)
    User.objects.filter(pk=world.closed.pk).update(
        closed_at=timezone.now(), closed_by=world.insider
    )
    world.role = world.membership.role
    world.empty_region = RegionFactory.create()
    world.closed_service = ServiceFactory.create(
        name=f"{PLACE} Mews", region=world.region, closed_on=TODAY
    )
    give_role(world.insider, "service_manager", service=world.closed_service)


def add_people_supported(world: World) -> None:
    world.person = PersonFactory.create(preferred_name=f"{MARK} Alex", initials="KX")
    world.placement = PlacementFactory.create(person=world.person, service=world.service)
    world.need = CommunicationNeed.objects.create(
        person=world.person, need=f"{MARK} signs", reviewed_on=TODAY,
        review_due_on=TODAY + timedelta(days=90),
    )  # fmt: skip


def add_plan(world: World) -> None:
    place = {"services": [world.service]}
    by = world.insider
    world.plan = PlanFactory.create(title=f"{MARK} plan", lead=by, senior_owner=by, **place)
    world.draft_plan = PlanFactory.create(
        title=f"{MARK} draft", state="draft", lead=by, senior_owner=by, **place
    )
    world.action = ActionFactory.create(plan=world.plan, title=f"{MARK} action", owner=by, **place)
    world.draft = ActionFactory.create(
        plan=world.plan, title=f"{MARK} draft", state=ActionState.DRAFT, owner=by, **place
    )
    world.agreed = ActionFactory.create(
        plan=world.plan, title=f"{MARK} agreed", state=ActionState.AGREED, owner=by, **place
    )
    world.received = received(by, world.plan, SimpleUploadedFile("plan.csv", SHEET))
    world.matched = matched(by, world.plan, SimpleUploadedFile("plan.csv", SHEET + b"\n"))
    world.import_row = ImportRow.objects.filter(plan_import=world.matched).first()
    brought = matched(by, world.plan, SimpleUploadedFile("plan.csv", SHEET + b"\n\n"))
    world.brought = bring_in(by=by, plan_import=brought, agree=True, on=TODAY)


def add_measure(world: World) -> None:
    by = world.insider
    world.measure = MeasureFactory.create(
        name=f"{MARK} measure", owner=by, services=[world.service]
    )
    world.measure.plans.add(world.plan)
    world.ended_measure = MeasureFactory.create(
        name=f"{MARK} ended", owner=by, services=[world.service], ended_on=TODAY,
        ended_reason=f"{MARK} reason",
    )  # fmt: skip
    for month in range(1, 5):
        world.reading = ReadingFactory.create(
            measure=world.measure, on=TODAY - timedelta(days=31 * month), value=Decimal(month)
        )
    world.annotation = annotations.annotate(
        by=by, measure=world.measure, on=TODAY - timedelta(days=40), text=f"{MARK} began"
    )
    world.rebase = annotations.rebase(
        by=by, measure=world.measure, on=TODAY - timedelta(days=62), reason=f"{MARK} reason"
    )
    (world.occurrence,) = annotations.record_occurrences(
        by=by, measure=world.measure, dates=[TODAY - timedelta(days=3)]
    )


def add_evidence(world: World) -> None:
    world.attachment = attachment(
        world.action, world.insider, title=f"{MARK} walk-round", content=FILE
    )
    world.framework = Framework.objects.filter(statements__isnull=False).first()
    world.statement = world.framework.statements.first()
    world.pack = PackFactory.create(
        plan=world.plan, recipient=f"{MARK} council", requested_by=world.insider,
        state=PackState.READY, as_at=timezone.now(), finished_at=timezone.now(),
        frozen={"title": MARK}, codes={f"{MARK} Alex": "Person A"}, fingerprint="0" * 64,
        file=evidence_store().save("packs/matrix.pdf", ContentFile(FILE)),
        file_sha256=sha256(FILE).hexdigest(), size=len(FILE), pages=1,
    )  # fmt: skip
    world.building = PackFactory.create(
        plan=world.plan, recipient=f"{MARK} council", requested_by=world.insider
    )
