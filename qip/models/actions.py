"""Actions: one change in practice each, in one of the four strands."""

from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.urls import reverse

from foundation.evidence.models import Statement
from foundation.organisation.models import Role, Service
from foundation.organisation.scoping import Reach, ScopedQuerySet
from foundation.trail.models import Record
from foundation.trail.tracking import track_links, tracked

from .history import Appended
from .plans import Plan, is_number
from .reference import ContributoryFactor, DelayReason, SourceKind
from .strands import RiskLevel, Strand
from .two_keys import FIRST_DATE, HELPERS, SETTLED, TWO_KEYS


class ActionState(models.TextChoices):
    """Where an action has got to."""

    DRAFT = "draft", "Draft"
    AGREED = "agreed", "Agreed"
    IN_PROGRESS = "in_progress", "In progress"
    BLOCKED = "blocked", "Blocked"
    DONE = "done", "Done, awaiting verification"
    SUSTAINING = "sustaining", "Sustaining"
    CLOSED = "closed", "Closed"
    CANCELLED = "cancelled", "Cancelled"


# How the words of an action are looked up. Plain words, no language: staff write names and codes.
CONFIG = "simple"
SEARCHED = SearchVector("title", "problem", config=CONFIG)
MOST_FOUND = 100_000

OPEN_STATES = (ActionState.AGREED, ActionState.IN_PROGRESS, ActionState.BLOCKED)
# Somebody else has seen the evidence, and it has not fallen since.
VERIFIED_STATES = (ActionState.SUSTAINING, ActionState.CLOSED)
# Nobody promised anything yet, or nobody does any more.
UNPROMISED_STATES = (ActionState.DRAFT, ActionState.CANCELLED)
# Said to be done, and what follows from that: the owner has nothing more to do.
AFTER_DONE = (ActionState.DONE, *VERIFIED_STATES)


class ActionQuerySet(ScopedQuerySet["Action"]):
    view_permission = "qip.view_plan"

    def within(self, reach: Reach) -> models.Q:
        """Actions of the whole organisation, and actions that name a service in reach."""
        named = Action.services.through.objects.filter(service__in=reach.services).values("action")
        # One set of numbers and not two conditions with "or": so the database begins with the
        # few actions of one service and never looks through all of them.
        wide = Action.objects.filter(all_services=True).order_by().values("pk")
        return models.Q(pk__in=named.union(wide))

    def by_reference(self, text: str) -> "ActionQuerySet":
        """The action that “2.7” or “Action 2.7” stands for."""
        plan, _, number = text.strip().lower().removeprefix("action").strip().partition(".")
        if not (is_number(plan) and is_number(number)):
            return self.none()
        return self.filter(plan__number=int(plan), number=int(number))

    def with_words(self, words: Any) -> "ActionQuerySet":
        """Those whose title or problem has the words.

        The limit keeps the database from reading every action in the order of the list to see
        which have them: it asks the index over the words first.
        """
        having = Action.objects.annotate(words=SEARCHED).filter(words=words).order_by()
        return self.filter(pk__in=having.values("pk")[:MOST_FOUND])

    def open(self) -> "ActionQuerySet":
        """Agreed and not yet done."""
        return self.filter(state__in=OPEN_STATES)

    def late(self, on: date) -> "ActionQuerySet":
        """Open with a due date before the day."""
        return self.open().filter(due__lt=on)

    def due_from(self, on: date) -> "ActionQuerySet":
        """Open with a due date on the day or after it."""
        return self.open().filter(due__gte=on)

    def due_within(self, on: date, days: int) -> "ActionQuerySet":
        """Open and due in the coming days, today included."""
        return self.due_from(on).filter(due__lte=on + timedelta(days=days))

    def blocked(self) -> "ActionQuerySet":
        return self.filter(state=ActionState.BLOCKED)

    def to_do(self) -> "ActionQuerySet":
        """What its owner has not done: promises and drafts."""
        return self.filter(state__in=(ActionState.DRAFT, *OPEN_STATES))

    def to_do_by(self, user: Any) -> "ActionQuerySet":
        """What this person owns and has not done."""
        return self.to_do().filter(owner=user)

    def awaiting_verification(self) -> "ActionQuerySet":
        return self.filter(state=ActionState.DONE)

    def sustaining(self) -> "ActionQuerySet":
        return self.filter(state=ActionState.SUSTAINING)

    def check_due_by(self, on: date) -> "ActionQuerySet":
        """Verified, and to be looked at again on or before the day."""
        return self.sustaining().filter(check_due__lte=on)

    def due_by(self, on: date) -> "ActionQuerySet":
        """Open with a due date on or before the day."""
        return self.open().filter(due__lte=on)


@tracked()
class Action(Record):
    """What will be different, why, how it is done every day and how we will know.

    Only a draft may lack the four statements, an owner or a date. ``first_due`` is set
    when the action is agreed and never changes; ``due`` moves by ``move_due_date`` alone.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="actions")
    number = models.PositiveIntegerField(editable=False)
    strand = models.CharField(max_length=12, choices=Strand)
    title = models.CharField(max_length=160)
    problem = models.TextField(max_length=2000, blank=True)
    standard = models.TextField(max_length=2000, blank=True)
    daily_application = models.TextField(max_length=2000, blank=True)
    success = models.TextField(max_length=2000, blank=True)
    root_cause = models.ForeignKey(
        ContributoryFactor, models.PROTECT, null=True, blank=True, related_name="+"
    )
    root_cause_text = models.CharField(max_length=400, blank=True)
    baseline = models.CharField(max_length=400, blank=True)
    immediate_control = models.CharField(max_length=400, blank=True)
    effect_on_people = models.CharField(max_length=400, blank=True)
    needs = models.CharField(max_length=400, blank=True, help_text="Money, time or help needed")
    depends_on = models.ManyToManyField("self", symmetrical=False, blank=True, related_name="+")
    risk_level = models.CharField(max_length=10, choices=RiskLevel, default=RiskLevel.MODERATE)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="actions_owned",
    )
    contributors = models.ManyToManyField(
        settings.AUTH_USER_MODEL, blank=True, related_name="actions_helped"
    )
    services = models.ManyToManyField(Service, related_name="actions", blank=True)
    all_services = models.BooleanField(default=False)
    statements = models.ManyToManyField(Statement, blank=True, related_name="actions")
    starts_on = models.DateField(null=True, blank=True)
    first_due = models.DateField(null=True, blank=True, editable=False)
    due = models.DateField(null=True, blank=True)
    state = models.CharField(
        max_length=12, choices=ActionState, default=ActionState.DRAFT, editable=False
    )
    waiting_for = models.CharField(max_length=120, blank=True, editable=False)
    verifier_role = models.ForeignKey(Role, models.PROTECT, null=True, blank=True, related_name="+")
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    verified_at = models.DateTimeField(null=True, editable=False)
    check_due = models.DateField(null=True, editable=False)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    closed_at = models.DateTimeField(null=True, editable=False)
    times_reopened = models.PositiveSmallIntegerField(default=0, editable=False)
    imported_key = models.CharField(max_length=64, blank=True, editable=False)

    objects = ActionQuerySet.as_manager()

    class Meta:
        ordering = ["plan__number", "number"]
        constraints = [
            # With the key beside it, so that the list in this order is read from the index alone.
            models.UniqueConstraint(
                fields=["plan", "number"], include=["id"], name="action_number_once_per_plan"
            ),
            models.UniqueConstraint(
                fields=["plan", "imported_key"],
                condition=~models.Q(imported_key=""),
                name="action_imported_once",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=("draft", "cancelled"))
                | (
                    models.Q(owner__isnull=False, due__isnull=False, first_due__isnull=False)
                    & models.Q(verifier_role__isnull=False)
                    & ~models.Q(problem="")
                    & ~models.Q(standard="")
                    & ~models.Q(daily_application="")
                    & ~models.Q(success="")
                ),
                name="action_is_whole_once_agreed",
            ),
            models.CheckConstraint(
                condition=models.Q(state=ActionState.BLOCKED, waiting_for__gt="")
                | (~models.Q(state=ActionState.BLOCKED) & models.Q(waiting_for="")),
                name="action_blocked_says_by_whom",
            ),
            models.CheckConstraint(
                condition=models.Q(starts_on__isnull=True)
                | models.Q(due__isnull=True)
                | models.Q(due__gte=models.F("starts_on")),
                name="action_is_due_after_it_starts",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    state__in=("sustaining", "closed"),
                    verified_by__isnull=False,
                    verified_at__isnull=False,
                    check_due__isnull=False,
                )
                | (
                    ~models.Q(state__in=("sustaining", "closed"))
                    & models.Q(
                        verified_by__isnull=True, verified_at__isnull=True, check_due__isnull=True
                    )
                ),
                name="action_is_verified_by_somebody",
            ),
            models.CheckConstraint(
                condition=models.Q(verified_by__isnull=True)
                | ~models.Q(verified_by=models.F("owner")),
                name="action_is_not_verified_by_its_owner",
            ),
            models.CheckConstraint(
                condition=models.Q(state="closed", closed_by__isnull=False, closed_at__isnull=False)
                | (
                    ~models.Q(state="closed")
                    & models.Q(closed_by__isnull=True, closed_at__isnull=True)
                ),
                name="action_is_closed_by_somebody",
            ),
            models.CheckConstraint(
                condition=models.Q(closed_by__isnull=True) | ~models.Q(closed_by=models.F("owner")),
                name="action_is_not_closed_by_its_owner",
            ),
        ]
        triggers = [TWO_KEYS, SETTLED, FIRST_DATE]
        # The list opens at its first fifty rows however many there are: each order it is read in
        # has an index that ends with the same tie-break as the list.
        indexes = [
            models.Index(fields=["due", "id"]),
            models.Index(
                fields=["due", "id"],
                condition=models.Q(state__in=("agreed", "in_progress", "blocked")),
                name="action_open_by_due",
            ),
            models.Index(fields=["state", "due", "id"]),
            models.Index(fields=["owner", "state", "due"]),
            models.Index(
                fields=["check_due"],
                condition=models.Q(state="sustaining"),
                name="action_to_check",
            ),
            models.Index(fields=["plan", "state", "due"]),
            models.Index(
                fields=["id"], condition=models.Q(all_services=True), name="action_everywhere"
            ),
            GinIndex(SEARCHED, name="action_words"),
        ]

    def __str__(self) -> str:
        return f"Action {self.reference}"

    def get_absolute_url(self) -> str:
        return reverse("qip:action", args=[self.pk])

    @property
    def reference(self) -> str:
        return f"{self.plan.number}.{self.number}"

    @property
    def is_open(self) -> bool:
        """Agreed and not yet done."""
        return self.state in OPEN_STATES

    @property
    def is_after_done(self) -> bool:
        """Said to be done, and not returned or opened again since."""
        return self.state in AFTER_DONE

    @property
    def slip_days(self) -> int:
        """Days from the first date agreed to the date now."""
        return (self.due - self.first_due).days if self.due and self.first_due else 0

    def is_late(self, on: date) -> bool:
        return self.is_open and self.due is not None and self.due < on

    def scope_services(self) -> frozenset[int] | None:
        """The services the action is about; ``None`` is the whole organisation."""
        if self.all_services:
            return None
        return frozenset(service.pk for service in self.services.all())


@tracked()
class ActionSource(models.Model):
    """Where the need for the action was noticed."""

    action = models.ForeignKey(Action, models.CASCADE, related_name="sources")
    kind = models.ForeignKey(SourceKind, models.PROTECT, related_name="+")
    detail = models.CharField(max_length=200, blank=True, help_text="A reference or a date")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.kind} {self.detail}".strip()


@tracked()
class Transition(Appended):
    """An action moved from one state to another, and why."""

    action = models.ForeignKey(Action, models.CASCADE, related_name="transitions")
    from_state = models.CharField(max_length=12, choices=ActionState)
    to_state = models.CharField(max_length=12, choices=ActionState)
    reason = models.CharField(max_length=600, blank=True)

    def __str__(self) -> str:
        return f"{self.from_state} to {self.to_state}"


@tracked()
class DueDateMove(Appended):
    """A due date moved, with the reason that was given."""

    action = models.ForeignKey(Action, models.CASCADE, related_name="due_date_moves")
    from_date = models.DateField()
    to_date = models.DateField()
    reason_code = models.ForeignKey(DelayReason, models.PROTECT, related_name="+")
    reason = models.CharField(max_length=600)

    def __str__(self) -> str:
        return f"{self.from_date} to {self.to_date}"


@tracked()
class ProgressNote(Appended):
    """What somebody did or saw, in their words."""

    action = models.ForeignKey(Action, models.CASCADE, related_name="notes")
    text = models.TextField(max_length=2000)

    def __str__(self) -> str:
        return f"note {self.pk}"


track_links(
    __name__,
    Action.depends_on,
    Action.contributors,
    Action.services,
    Action.statements,
)


class Helper(Action.contributors.through):  # type: ignore[name-defined]
    """One of those who help with an action. The table is Django's own and can carry no trigger."""

    class Meta:
        proxy = True
        triggers = [HELPERS]
