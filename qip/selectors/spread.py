"""How far what was proven has spread: actions by services, as data for table, picture and pack."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject

from foundation.evidence.models import Attachment
from foundation.organisation.models import Service
from foundation.ui.charts.grid import DASH, FULL, LATE_MARK, NOTHING, OPEN, START, GridRow
from foundation.ui.words import late_words, listed, plural
from qip.models import VERIFIED_STATES, Action, Adoption, AdoptionState

MOST_ROWS, MOST_COLUMNS = 30, 24
OPENS = "evidence.view_attachment"
SPREADS = "qip.change_action"
UPDATES = "qip.add_note"


@dataclass
class SpreadRow:
    """One proven action, and where else it should be."""

    action: Action
    home: frozenset[int]
    adoptions: list[Adoption] = field(default_factory=list)

    def mark(self, service: int, on: date) -> str:
        if service in self.home:
            return START
        found = next((one for one in self.adoptions if one.service_id == service), None)
        return shape(found, on) if found else NOTHING

    def named(self, state: str, on: date) -> list[str]:
        """The services in one state; those that are late say so."""
        rows = [one for one in self.adoptions if one.state == state]
        return [
            f"{one.service} ({late_words(one.due, on)})" if one.is_late(on) else str(one.service)
            for one in rows
        ]


def shape(adoption: Adoption, on: date) -> str:
    """The mark of one adoption in a grid."""
    if adoption.is_late(on):
        return LATE_MARK
    return {AdoptionState.IN_PLACE: FULL, AdoptionState.NOT_APPLICABLE: DASH}.get(
        AdoptionState(adoption.state), OPEN
    )


@dataclass(frozen=True)
class Spread:
    """Every adoption of some actions. Table, picture and pack all read this."""

    services: list[Service]
    rows: list[SpreadRow]
    on: date

    @property
    def adoptions(self) -> list[Adoption]:
        return [one for row in self.rows for one in row.adoptions]

    @property
    def columns(self) -> list[str]:
        return [service.name for service in self.services[:MOST_COLUMNS]]

    @property
    def grid(self) -> list[GridRow]:
        """The rows of the picture, by reference and title."""
        return [
            GridRow(f"{one.action.reference} {one.action.title}", marks)
            for one, marks in self._marked()
        ]

    @property
    def coded_grid(self) -> list[GridRow]:
        """The same without a word that somebody typed: names are not looked for in pictures."""
        return [GridRow(str(one.action), marks) for one, marks in self._marked()]

    def _marked(self) -> list[tuple[SpreadRow, list[str]]]:
        shown = self.services[:MOST_COLUMNS]
        return [
            (row, [row.mark(one.pk, self.on) for one in shown]) for row in self.rows[:MOST_ROWS]
        ]

    @property
    def cut(self) -> str:
        """What the picture leaves out, if it does."""
        if len(self.rows) <= MOST_ROWS and len(self.services) <= MOST_COLUMNS:
            return ""
        return (
            f"The picture shows the first {MOST_ROWS} actions and {MOST_COLUMNS} services. "
            "The table has all of them."
        )

    @property
    def words(self) -> str:
        """4 of 6 in place, 1 is late."""
        asked = [one for one in self.adoptions if one.state != AdoptionState.NOT_APPLICABLE]
        there = sum(one.state == AdoptionState.IN_PLACE for one in asked)
        late = sum(one.is_late(self.on) for one in asked)
        if not asked:
            return "It does not apply in any of the services asked"
        said = f"{there} of {len(asked)} in place"
        return f"{said}, {late} late" if late else said

    @property
    def label(self) -> str:
        """The text alternative of the picture."""
        actions = plural(len(self.rows), "proven action")
        return f"Where {actions} should also be: {self.words}. The table says the same."

    @property
    def table(self) -> list[tuple[Action, str, str, str]]:
        """Action; in place at; not yet at; does not apply at."""
        return [
            (
                row.action,
                listed(row.named(AdoptionState.IN_PLACE, self.on)),
                listed(row.named(AdoptionState.NOT_YET, self.on)),
                listed(row.named(AdoptionState.NOT_APPLICABLE, self.on)),
            )
            for row in self.rows
        ]


def spread_of(actions: Iterable[Action], on: date) -> Spread:
    """The spread of actions that the caller reached through ``visible_to``, in one question."""
    by_id = {action.pk: action for action in actions}
    found: dict[int, list[Adoption]] = {}
    homes = Service.objects.filter(actions=OuterRef("action")).order_by()
    rows = Adoption.objects.filter(action__in=list(by_id)).select_related("service", "person")
    named = homes.values(told=JSONObject(pk="pk", name="name"))
    for one in rows.annotate(homes=ArraySubquery(named)).order_by("service__name", "pk"):
        found.setdefault(one.action_id, []).append(one)
    home: dict[int, set[int]] = {}
    places: dict[int, Service] = {}
    for pk, adoptions in found.items():
        known = {told["pk"]: Service(**told) for told in adoptions[0].homes}  # type: ignore[attr-defined]
        home[pk] = set(known)
        places |= known | {one.service_id: one.service for one in adoptions}
    told = [
        SpreadRow(action, frozenset(home.get(pk, ())), found[pk])
        for pk, action in by_id.items()
        if pk in found
    ]
    return Spread(sorted(places.values(), key=lambda one: (one.name, one.pk)), told, on)


def adoptions_found(user: Any) -> QuerySet[Adoption]:
    """The adoptions at services in reach; ``can_open`` says whether the action may be opened."""
    seen = Action.objects.visible_to(user).filter(pk=OuterRef("action")).order_by()
    rows = Adoption.objects.visible_to(user).annotate(can_open=Exists(seen))
    return rows.select_related(
        "action", "action__plan", "service", "person", "decided_by", "attachment"
    )


def services_to_spread_to(action: Action, user: Any, on: date) -> QuerySet[Service]:
    """Open services in reach where the action is neither at home nor chosen already."""
    mine = Service.objects.visible_to(user, SPREADS).open_on(on)
    taken = Q(adoptions__action=action) | Q(actions=action)
    chosen = Service.objects.filter(taken).order_by().values("pk")
    return mine.exclude(pk__in=chosen).order_by("name", "pk")


def with_the_same_cause(action: Action) -> set[int]:
    """Services where a plan or another action treats the same cause: likely the same theme."""
    if action.root_cause_id is None:
        return set()
    same = Q(actions__root_cause=action.root_cause_id)
    same |= Q(plans__root_causes__factor=action.root_cause_id)
    return set(Service.objects.filter(same).order_by().values_list("pk", flat=True).distinct())


def files_to_choose(action: Action, user: Any) -> QuerySet[Attachment]:
    """The files of an action, for somebody who may open them; else none."""
    files = Attachment.objects.of(action).standing()
    seen = user.has_perm("qip.view_plan", action) and user.has_perm(OPENS, action)
    return files if seen else files.none()


def may_update(person: Any, adoption: Adoption) -> bool:
    """The one who answers for it, while they work there; and whoever leads the work there."""
    if person.has_perm(SPREADS, adoption):
        return True
    return bool(person.pk == adoption.person_id and person.has_perm(UPDATES, adoption))


def verified(actions: Iterable[Action]) -> list[Action]:
    """Those that may be spread."""
    return [one for one in actions if one.state in VERIFIED_STATES]
