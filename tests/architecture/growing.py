"""How a service gets one more of something, with everything that a line or a page says about it.

Each function adds one whole row and returns words that the page must then show, so that a page
which counts no queries because it shows nothing is found out.
"""

from datetime import timedelta
from decimal import Decimal
from itertools import count
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from foundation.duties.models import HandOver, Mail, Reminder, StandIn, TaskRun
from foundation.evidence.models import EvidenceKind, Framework, Statement
from foundation.organisation.models import (
    AccessibleFormat,
    Commissioner,
    CommunicationNeed,
    CommunicationReview,
    Role,
)
from foundation.trail.services.viewings import record_viewing
from governance.models import Acknowledgement, Addressee
from qip.models import (
    ActionSource,
    ActionState,
    ContributoryFactor,
    DelayReason,
    DueDateMove,
    Expectation,
    ImportRow,
    Outcome,
    PlanAgreement,
    PlanNews,
    PlanReview,
    ProgressNote,
    Reopening,
    RootCause,
    Showing,
    SourceKind,
)
from qip.services import annotations
from qip.services.life import take_step
from tests.factories.escalations import EscalationFactory
from tests.factories.evidence import attachment
from tests.factories.governance import PackFactory
from tests.factories.imports import matched
from tests.factories.organisation import (
    PersonFactory,
    PlacementFactory,
    RegionFactory,
    ServiceFactory,
    UserFactory,
    give_role,
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
from tests.proven import sustained

from .world import SHEET, World

TODAY = timezone.localdate()
number = count(1)


def somebody(world: World, name: str = "") -> Any:
    """A colleague of another name than everybody else."""
    user = UserFactory.create(name=name or f"Colleague {next(number)}")
    give_role(user, "team_leader", service=world.service)
    return user


def action(world: World, **given: Any) -> str:
    n = next(number)
    owner = given.pop("owner", None) or somebody(world)
    row = ActionFactory.create(
        plan=given.pop("plan", None) or world.plan, number=10_000 + n, title=f"Grown action {n}", owner=owner,
        services=[world.service, world.closed_service], due=TODAY - timedelta(days=n % 5),
        root_cause=ContributoryFactor.objects.first(), **given,
    )  # fmt: skip
    live(world, row)
    return row.title


def live(world: World, row: Any) -> None:
    """A step, a moved date, a note, a file, a source, a helper and a statement for an action."""
    n = next(number)
    row.contributors.add(somebody(world))
    ProofFactory.create(
        criterion=CriterionFactory.create(action=row, kind=EvidenceKind.objects.all()[n % 5]),
        by=somebody(world),
    )
    row.statements.add(Statement.objects.all()[n % 20])
    ActionSource.objects.create(action=row, kind=SourceKind.objects.all()[n % 3])
    ProgressNote.objects.create(action=row, by=somebody(world), text=f"Grown note {n}")
    DueDateMove.objects.create(
        action=row, by=somebody(world), from_date=TODAY, to_date=TODAY + timedelta(days=n),
        reason_code=DelayReason.objects.all()[n % 3], reason=f"Grown reason {n}",
    )  # fmt: skip
    attachment(
        row, somebody(world), title=f"Grown file {n}", content=b"%PDF-1.7 " + str(n).encode(),
        kind=EvidenceKind.objects.all()[n % 5],
    )  # fmt: skip
    needed = ActionFactory.create(
        plan=row.plan,
        number=20_000 + n,
        owner=somebody(world),
        services=[world.service],
        title=f"Needed {n}",
    )
    row.depends_on.add(needed)
    change_test(world, row)
    adoption(world, row)
    standard(world)


def life_of_an_action(world: World) -> str:
    live(world, world.action)
    measure(world, actions=[world.action])
    return "Grown file"


def plan(world: World) -> str:
    n = next(number)
    row = PlanFactory.create(
        title=f"Grown plan {n}", lead=somebody(world), senior_owner=somebody(world),
        services=[world.service, world.closed_service],
    )  # fmt: skip
    action(world, plan=row)
    return row.title


def review(world: World) -> str:
    n = next(number)
    row = PlanReview.objects.create(
        plan=world.plan, by=somebody(world), held_on=TODAY - timedelta(days=n),
        moved=f"Grown move {n}", stuck="Nothing", decisions=f"Grown decision {n}",
    )  # fmt: skip
    PlanAgreement.objects.create(
        plan=world.plan, by=somebody(world), statement=f"Grown word {n}", aim="Aim", why_now="Now",
        version=1,
    )  # fmt: skip
    return row.moved


def drivers(world: World) -> str:
    action(world)
    row = world.plan.actions.latest("pk")
    return measure(world, actions=[row])


def life_of_a_plan(world: World) -> str:
    n = next(number)
    review(world)
    Reopening.objects.create(
        action=world.sustaining, source=f"grown {n}", reason=f"Grown concern {n}", on=TODAY
    )
    RootCause.objects.create(
        plan=world.plan, factor=ContributoryFactor.objects.all()[n % 5], text=f"Grown cause {n}"
    )
    PlanNews.objects.create(
        plan=world.plan, changing=f"Grown news {n}", not_yet="Not yet", written_by=somebody(world)
    )
    measure(world)
    return action(world)


def change_test(world: World, row: Any = None) -> str:
    n = next(number)
    made = ChangeTestFactory.create(
        action=row or world.action, number=100 + n, tried=f"Grown test {n}",
        planned_by=somebody(world), decision="adopt", happened=f"Grown news {n}", reason="Calmer",
        decided_by=somebody(world), decided_at=timezone.now(),
    )  # fmt: skip
    return made.tried


def standard(world: World) -> str:
    n = next(number)
    row = StandardFactory.create(
        number=100 + n, title=f"Grown standard {n}", services=[world.service, world.closed_service]
    )
    VersionFactory.create(standard=row, action=world.action, created_by=somebody(world))
    return row.title


def version(world: World) -> str:
    n = next(number)
    row = VersionFactory.create(
        standard=world.standard, number=100 + n, created_by=somebody(world), action=world.action,
        state="superseded", in_force_from=TODAY, in_force_by=somebody(world), superseded_on=TODAY,
    )  # fmt: skip
    row.statements.add(Statement.objects.all()[n % 20])
    return str(row)


def adoption(world: World, row: Any = None) -> str:
    n = next(number)
    place = ServiceFactory.create(name=f"Grown place {n}", region=world.region)
    give_role(world.insider, "service_manager", service=place)
    AdoptionFactory.create(
        action=row or world.sustaining, service=place, person=somebody(world), state="in_place",
        evidence=f"Grown evidence {n}", decided_by=somebody(world), decided_at=timezone.now(),
    )  # fmt: skip
    return place.name


def measure(world: World, actions: Any = ()) -> str:
    n = next(number)
    row = MeasureFactory.create(
        name=f"Grown measure {n}", owner=somebody(world), services=[world.service]
    )
    row.plans.add(world.plan)
    row.actions.add(*actions)
    for moved in actions:
        Expectation.objects.create(action=moved, measure=row, showing=Showing.IMPROVEMENT)
    for month in range(1, 9):
        ReadingFactory.create(
            measure=row, on=TODAY - timedelta(days=31 * month), value=Decimal(month),
            entered_by=somebody(world),
        )  # fmt: skip
    annotations.annotate(
        by=world.insider, measure=row, on=TODAY - timedelta(days=90), text=f"Grown event {n}"
    )
    return row.name


def life_of_a_measure(world: World) -> str:
    n = next(number)
    ReadingFactory.create(
        measure=world.measure, on=TODAY - timedelta(days=400 + n), entered_by=somebody(world),
        note=f"Grown note {n}",
    )  # fmt: skip
    annotations.annotate(
        by=somebody(world), measure=world.measure, on=TODAY - timedelta(days=45 + n),
        text=f"Grown event {n}",
    )  # fmt: skip
    linked = ActionFactory.create(
        plan=world.plan, number=30_000 + n, title=f"Grown link {n}", owner=somebody(world),
        services=[world.service],
    )  # fmt: skip
    take_step(by=somebody(world), action=linked, to=ActionState.DONE)
    world.measure.actions.add(linked)
    return f"Grown event {n}"


def import_row(world: World) -> str:
    n = next(number)
    known = ImportRow.objects.filter(plan_import=world.matched).first()
    ImportRow.objects.create(
        plan_import=world.matched, number=1000 + n, cells=known.cells, outcome=Outcome.DRAFT,
        values={**known.values, "title": f"Grown row {n}", "owner": somebody(world).pk},
    )  # fmt: skip
    return f"Grown row {n}"


def unfinished_import(world: World) -> str:
    n = next(number)
    upload = SimpleUploadedFile(
        f"grown-{n}.csv", SHEET + f"Grown {n},A manager,2027-03-01\n".encode()
    )
    matched(somebody(world), world.plan, upload)
    return f"grown-{n}.csv"


def pack(world: World) -> str:
    n = next(number)
    row = PackFactory.create(plan=world.plan, requested_by=somebody(world), number=1000 + n)
    return row.reference


def escalation(world: World) -> str:
    n = next(number)
    row = EscalationFactory.create(
        action=ActionFactory.create(
            plan=world.plan, number=40_000 + n, title=f"Grown delay {n}", owner=somebody(world),
            services=[world.service, world.closed_service],
        ),
        level=1 + n % 5,
    )  # fmt: skip
    for who in (world.insider, somebody(world)):
        Addressee.objects.create(escalation=row, person=who, role="Service manager")
    return str(row.action.title)


def climbed(world: World) -> str:
    """A late action whose date moved, at a level that the page of delays names."""
    n = next(number)
    row = ActionFactory.create(
        plan=world.plan, number=50_000 + n, title=f"Climbed {n}", owner=somebody(world),
        services=[world.service], due=TODAY - timedelta(days=40), first_due=TODAY - timedelta(60),
    )  # fmt: skip
    live(world, row)
    EscalationFactory.create(
        action=row, level=4, since=TODAY - timedelta(days=60), role_was_empty=True, meant_for=3
    )
    return str(row.title)


def rungs(world: World) -> str:
    """One more level that was reached, answered and not kept, and one more move of the date."""
    n = next(number)
    row = EscalationFactory.create(
        action=world.escalation.action, since=TODAY - timedelta(days=100 + n),
        ended_at=timezone.now(), ending="answered",
    )  # fmt: skip
    Addressee.objects.create(escalation=row, person=somebody(world), role="Service manager")
    code = DelayReason.objects.all()[n % 3]
    Acknowledgement.objects.create(
        escalation=row, kind="resources", reason_code=code, reason=f"Grown answer {n}",
        by=somebody(world),
    )  # fmt: skip
    DueDateMove.objects.create(
        action=row.action, by=somebody(world), from_date=TODAY, to_date=TODAY + timedelta(days=n),
        reason_code=code, reason=f"Grown reason {n}",
    )  # fmt: skip
    return f"Grown answer {n}"


def look_at_a_pack(world: World) -> str:
    who = somebody(world)
    record_viewing(by=who, subject=world.pack, purpose="downloaded")
    return who.job_title


def looks_at_a_pack(world: World) -> str:
    """More looks than one page of the trail holds, so that it shows nothing else."""
    for _ in range(60):
        record_viewing(by=world.insider, subject=world.pack, purpose="downloaded")
    return look_at_a_pack(world)


def member(world: World) -> str:
    row = somebody(world, f"Grown colleague {next(number)}")
    give_role(row, "support_worker", service=world.closed_service)
    return row.name


def role_of_a_member(world: World) -> str:
    service = ServiceFactory.create(name=f"Grown place {next(number)}", region=world.region)
    give_role(world.insider, "service_manager", service=service)
    give_role(world.member, "support_worker", service=service)
    return service.name


def person(world: World) -> str:
    n = next(number)
    row = PersonFactory.create(initials=f"G{n}"[:6])
    PlacementFactory.create(person=row, service=world.service)
    need(world, row)
    return row.label.split(" · ")[1]


def need(world: World, who: Any) -> str:
    n = next(number)
    row = CommunicationNeed.objects.create(
        person=who, need=f"Grown need {n}", accessible_format=AccessibleFormat.objects.all()[n % 5],
        reviewed_on=TODAY, review_due_on=TODAY + timedelta(days=90),
    )  # fmt: skip
    CommunicationReview.objects.create(
        need=row, reviewed_on=TODAY, next_due_on=TODAY + timedelta(days=90), finding="It helps",
        by=somebody(world),
    )  # fmt: skip
    return row.need


def life_of_a_person(world: World) -> str:
    PlacementFactory.create(
        person=world.person, service=world.closed_service,
        starts_on=TODAY - timedelta(days=900 + next(number)), ends_on=TODAY - timedelta(days=500),
    )  # fmt: skip
    return need(world, world.person)


def service(world: World) -> str:
    n = next(number)
    row = ServiceFactory.create(name=f"Grown service {n}", region=RegionFactory.create())
    row.commissioners.add(Commissioner.objects.create(name=f"Grown council {n}"))
    return row.name


def life_of_a_service(world: World) -> str:
    n = next(number)
    row = Commissioner.objects.create(name=f"Grown council {n}")
    world.service.commissioners.add(row)
    person(world)
    return row.name


def region(world: World) -> str:
    row = RegionFactory.create(name=f"Grown region {next(number)}")
    ServiceFactory.create(region=row)
    return row.name


def role(world: World) -> str:
    n = next(number)
    row = Role.objects.create(key=f"grown-{n}", name=f"Grown role {n}", description="For a test")
    give_role(somebody(world), row.key, service=world.service)
    return row.name


def code(world: World) -> str:
    n = next(number)
    row = AccessibleFormat.objects.create(key=f"grown-{n}", title=f"Grown format {n}")
    CommunicationNeed.objects.create(
        person=world.person, need="Signs", accessible_format=row, reviewed_on=TODAY,
        review_due_on=TODAY + timedelta(days=9),
    )  # fmt: skip
    return row.title


def framework(world: World) -> str:
    n = next(number)
    row = Framework.objects.create(
        key=f"grown-{n}", edition="1", title=f"Grown framework {n}", short_title="Grown"
    )
    Statement.objects.create(framework=row, code=f"G{n}", title=f"Grown statement {n}")
    return row.title


def statement(world: World) -> str:
    n = next(number)
    row = Statement.objects.create(
        framework=world.framework, code=f"G{n}", title=f"Grown statement {n}"
    )
    world.action.statements.add(row)
    return row.title


def duty(world: World) -> str:
    """One owed, one handed over, one that fell to them, one of each other kind; and one done."""
    by, n = world.insider, next(number)
    title = action(world, owner=by)
    given = ActionFactory.create(
        plan=world.plan, number=50_000 + n, owner=by, services=[world.service], due=TODAY
    )
    HandOver.objects.create(
        kind="qip.action", subject=given.pk, was=somebody(world), to=by, by=somebody(world),
        reason=f"Grown reason {n}",
    )  # fmt: skip
    fallen = ActionFactory.create(
        plan=world.plan, number=60_000 + n, owner=somebody(world), services=[world.service],
        due=TODAY,
    )  # fmt: skip
    StandIn.objects.create(kind="qip.action", subject=fallen.pk, recipient=by, gone=fallen.owner)
    asked = sustained(by=by, plan=world.plan, services=[world.service], owner=somebody(world),
        number=90_000 + n, verifier_role=Role.objects.get(key="service_manager"),
    )  # fmt: skip
    Reopening.objects.create(action=asked, source="grown", reason=f"Grown sign {n}", on=TODAY)
    place = ServiceFactory.create(name=f"Grown corner {n}", region=world.region)
    give_role(by, "service_manager", service=place)
    AdoptionFactory.create(action=world.sustaining, service=place, person=by, due=TODAY)
    counted = MeasureFactory.create(
        owner=by, services=[world.service], name=f"Grown count {n}",
        created_at=timezone.now() - timedelta(days=60),
    )  # fmt: skip
    ReadingFactory.create(measure=counted, entered_by=by, on=TODAY - timedelta(days=50))
    live_steps = ActionFactory.create(
        plan=world.plan, number=70_000 + n, owner=by, services=[world.service]
    )
    take_step(by=by, action=live_steps, to=ActionState.DONE, reason="Done")
    PlanReview.objects.create(
        plan=PlanFactory.create(services=[world.service], lead=by), by=by, held_on=TODAY,
        moved="Yes", stuck="No", decisions="None",
    )  # fmt: skip
    return title.removeprefix("G")


def reminder(world: World) -> str:
    """One that fell to the reader and one that was handed to them."""
    by, n = world.insider, next(number)
    row = ActionFactory.create(
        plan=world.plan, number=80_000 + n, owner=somebody(world), services=[world.service],
        title=f"Grown reminder {n}",
    )  # fmt: skip
    for kind, stands_in in (("qip.action", row.owner), ("qip.check", None)):
        Reminder.objects.create(
            kind=kind, subject=row.pk, stage=n % 7, due=TODAY, falls_on=TODAY, recipient=by,
            stands_in=stands_in, made_at=timezone.now(),
        )  # fmt: skip
    HandOver.objects.create(
        kind="qip.check", subject=row.pk, to=by, by=somebody(world), reason=f"Grown reason {n}"
    )
    return row.title


def duty_this_month(world: World) -> str:
    n = next(number)
    row = ActionFactory.create(
        plan=world.plan, number=40_000 + n, owner=world.insider, title=f"Grown day {n}",
        services=[world.service], due=TODAY,
    )  # fmt: skip
    return row.title.removeprefix("G")


def run(world: World) -> str:
    n = next(number)
    at = timezone.now()
    TaskRun.objects.create(
        name="duties.tidy_runs", task_id=f"grown-{n}", by=somebody(world), asked_at=at,
        started_at=at, ended_at=at, outcome="failed", problem=f"Grown{n}Error",
    )  # fmt: skip
    return f"Grown{n}Error"


def failed_mail(world: World) -> str:
    n = next(number)
    at = timezone.now() - timedelta(days=n)
    Mail.objects.create(
        recipient=somebody(world, name=f"Grown reader {n}"), rhythm="daily", for_day=at.date(),
        not_before=at, next_try_at=at, state="failed", attempts=6, problem=f"Reason {n}",
    )  # fmt: skip
    return f"Grown reader {n}"
