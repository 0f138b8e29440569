"""A service with one row of everything, those who work there, and a manager next door."""

from datetime import timedelta
from decimal import Decimal
from functools import cached_property
from hashlib import sha256
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

from allauth.mfa.models import Authenticator
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from foundation.duties.models import (
    CalendarFeed,
    Mail,
    Outcome,
    Reminder,
    ReminderStage,
    TaskRun,
)
from foundation.evidence.models import EvidenceKind, Framework
from foundation.evidence.models.attachments import evidence_store
from foundation.organisation.models import (
    AccessibleFormat,
    CommunicationNeed,
    Invitation,
    Service,
    User,
)
from foundation.ui.models import SavedFilter
from governance.models import Addressee, Ladder, LadderLevel, PackState
from qip.models import ActionState, ContributoryFactor, ImportRow, PlanReview, Reopening
from qip.services import annotations
from qip.services.expectations import expect
from qip.services.import_run import bring_in
from qip.services.verification import Finding, verify
from tests.factories.escalations import EscalationFactory
from tests.factories.evidence import attachment
from tests.factories.governance import PackFactory
from tests.factories.imports import agreement, matched, received
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
from tests.factories.qip import (
    ActionFactory,
    AdoptionFactory,
    ChangeTestFactory,
    CriterionFactory,
    MeasureFactory,
    PlanFactory,
    ProofFactory,
    ReadingFactory,
    StandardFactory,
    VersionFactory,
)

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
    add_learning(world)
    add_evidence(world)
    add_escalation(world)
    add_runs(world)
    add_mail(world)
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
        "saved_page": "qip:actions", "answer_kind": "recovery", "duty_kind": "qip.action", "work": "runs-of-long-ago",
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
    world.membership.to_tell = True
    world.membership.save()
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
    world.stage = ReminderStage.objects.first()
    world.reminder = Reminder.objects.create(
        kind="qip.action", subject=world.action.pk, stage=-7, due=world.action.due, falls_on=TODAY,
        recipient=by, made_at=timezone.now(),
    )  # fmt: skip
    add_proof(world, place)
    world.review = PlanReview.objects.create(
        plan=world.plan, by=by, held_on=TODAY - timedelta(days=3), moved=f"{MARK} moved",
        stuck="Nothing", decisions="None",
    )  # fmt: skip
    world.saved_filter = SavedFilter.objects.create(
        user=by, page="qip:actions", name=f"{MARK} late", asked="view=late"
    )
    world.received = received(by, world.plan, SimpleUploadedFile("plan.csv", SHEET))
    world.matched = matched(by, world.plan, SimpleUploadedFile("plan.csv", SHEET + b"\n"))
    world.import_row = ImportRow.objects.filter(plan_import=world.matched).first()
    brought = matched(by, world.plan, SimpleUploadedFile("plan.csv", SHEET + b"\n\n"))
    world.brought = bring_in(by=by, plan_import=brought, agree=agreement(), on=TODAY)


def add_proof(world: World, place: dict[str, Any]) -> None:
    """An action to be verified, one that has to hold, and evidence."""
    by, verifier = world.insider, world.people["quality"]
    CriterionFactory.create(action=world.draft)
    world.criterion = CriterionFactory.create(action=world.action, shows=f"{MARK} criterion")
    world.proof = ProofFactory.create(criterion=world.criterion, words=f"{MARK} proof", by=by)
    world.done = _proven(world, "done", owner=by, **place)
    world.sustaining = _proven(world, "sustaining", owner=by, **place)
    found = [Finding(one, True) for one in world.sustaining.criteria.all()]
    verify(by=verifier, action=world.sustaining, findings=found, on=TODAY)
    world.reopening = Reopening.objects.create(
        action=world.sustaining, source="measure 1", reason=f"{MARK} concern", on=TODAY
    )


def _proven(world: World, title: str, **given: Any) -> Any:
    """Done, with two kinds of evidence."""
    row = ActionFactory.create(
        plan=world.plan, title=f"{MARK} {title}", state=ActionState.DONE, **given
    )
    for code in ("observation", "audit"):
        kind = EvidenceKind.objects.get(code=code)
        ProofFactory.create(criterion=CriterionFactory.create(action=row, kind=kind))
    return row


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
    world.expectation = expect(
        by=by, action=world.action, measure=world.measure, showing="improvement"
    )


def add_learning(world: World) -> None:
    """A test to be decided, a standard with a proposal, and something to be taken up."""
    place = {"services": [world.service]}
    world.test = ChangeTestFactory.create(action=world.action, tried=f"{MARK} test")
    world.standard = StandardFactory.create(title=f"{MARK} standard", **place)
    world.version = VersionFactory.create(standard=world.standard, good=f"{MARK} good")
    world.adoption = AdoptionFactory.create(
        action=world.sustaining, service=world.service, person=world.insider
    )


def add_escalation(world: World) -> None:
    """An action of the service has gone up the ladder, and its manager is asked."""
    world.escalation = EscalationFactory.create(action=world.agreed)
    Addressee.objects.create(
        escalation=world.escalation, person=world.insider, role="Service manager"
    )
    world.ladder = Ladder.objects.first()
    world.ladder_level = LadderLevel.objects.first()


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


def add_runs(world: World) -> None:
    """A run whose worker was killed, one of long ago, and a calendar link."""
    now = timezone.now()
    begun = {"asked_at": now - timedelta(hours=1), "started_at": now - timedelta(hours=1)}
    long_ago = now - timedelta(days=100)
    world.killed_run = TaskRun.objects.create(
        name="duties.tidy_runs", task_id="killed", outcome=Outcome.RUNNING, **begun
    )
    world.old_run = TaskRun.objects.create(
        name="duties.tidy_runs", task_id="old", outcome=Outcome.WELL, asked_at=long_ago,
        started_at=long_ago, ended_at=long_ago,
    )  # fmt: skip
    world.feed = CalendarFeed.objects.create(user=world.insider, token_hash="0" * 64, made_at=now)


def add_mail(world: World) -> None:
    """Three mails: one that did not leave, one whose sender was killed, one that is due."""
    at = timezone.now() - timedelta(hours=1)
    said = {"rhythm": "at_once", "for_day": TODAY, "not_before": at, "next_try_at": at}
    world.failed_mail = Mail.objects.create(
        recipient=world.member, state="failed", attempts=6, problem="The mail server was away.",
        **said,
    )  # fmt: skip
    world.abandoned_mail = Mail.objects.create(
        recipient=world.insider, state="sending", attempts=1, claim=uuid4(), claimed_at=at, **said
    )
    world.due_mail = Mail.objects.create(recipient=world.insider, critical=True, part=2, **said)
