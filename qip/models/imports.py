"""Bringing a plan that already exists in a spreadsheet.

The file itself is not kept. What was read of it is kept until the rows are imported or put
aside; after that only the rows that were left out, so that they can be downloaded again.
"""

from django.conf import settings
from django.db import models
from django.urls import reverse

from foundation.organisation.scoping import Reach, ScopedQuerySet
from foundation.trail.models import Record
from foundation.trail.tracking import tracked

from .actions import Action
from .plans import Plan


class ImportState(models.TextChoices):
    """How far the person has got with a file."""

    UPLOADED = "uploaded", "Columns to be matched"
    MATCHED = "matched", "Ready to look through"
    IMPORTED = "imported", "Brought in"
    ASIDE = "aside", "Put aside"


class PlanImportQuerySet(ScopedQuerySet["PlanImport"]):
    view_permission = "qip.view_plan"

    def within(self, reach: Reach) -> models.Q:
        return models.Q(plan__in=Plan.objects.narrowed(reach))

    def under_way(self) -> "PlanImportQuerySet":
        """Begun, and neither brought in nor put aside."""
        return self.filter(state__in=(ImportState.UPLOADED, ImportState.MATCHED))


@tracked()
class PlanImport(Record):
    """One file on its way into one plan.

    ``matching`` says which field each column fills, by its place; ``choices`` are what the
    person decided for many rows at once: strands, names, status words.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="imports")
    file_name = models.CharField(max_length=200)
    file_sha256 = models.CharField(max_length=64)
    remark = models.CharField(max_length=300, blank=True)
    sheet = models.CharField(max_length=120, blank=True)
    header_row = models.PositiveIntegerField(default=1)
    header = models.JSONField(default=list, blank=True)
    headings = models.JSONField(default=dict, blank=True)
    matching = models.JSONField(default=dict, blank=True)
    choices = models.JSONField(default=dict, blank=True)
    state = models.CharField(max_length=10, choices=ImportState, default=ImportState.UPLOADED)
    imported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    imported_at = models.DateTimeField(null=True, blank=True)

    objects = PlanImportQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    state=ImportState.IMPORTED, imported_at__isnull=False, imported_by__isnull=False
                )
                | (
                    ~models.Q(state=ImportState.IMPORTED)
                    & models.Q(imported_at__isnull=True, imported_by__isnull=True)
                ),
                name="import_says_by_whom_once_done",
            )
        ]

    def __str__(self) -> str:
        return self.file_name

    def get_absolute_url(self) -> str:
        return reverse("qip:import", args=[self.pk])

    @property
    def is_under_way(self) -> bool:
        return self.state in (ImportState.UPLOADED, ImportState.MATCHED)

    @property
    def why_closed(self) -> str:
        """Why nothing more can be decided, in a sentence; nothing while it is under way."""
        if self.state == ImportState.IMPORTED:
            return "This file was brought in already. What came of it is on its result page."
        if self.state == ImportState.ASIDE:
            return "This file was put aside. Choose it again to bring it in."
        return ""

    def scope_services(self) -> frozenset[int] | None:
        return self.plan.scope_services()


@tracked(exclude=("rows",))
class ImportSheet(models.Model):
    """A sheet as it was read, while it is not decided what comes in."""

    plan_import = models.ForeignKey(PlanImport, models.CASCADE, related_name="sheets")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=120, blank=True)
    hidden = models.BooleanField(default=False)
    problem = models.CharField(max_length=400, blank=True)
    rows = models.JSONField(default=list)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["plan_import", "position"], name="import_sheet_once")
        ]

    def __str__(self) -> str:
        return self.name or "The only sheet"


class Outcome(models.TextChoices):
    """What becomes of a row: proposed while the import is under way, settled afterwards."""

    READY = "ready", "Whole"
    DRAFT = "draft", "Comes in as a draft"
    CANNOT = "cannot", "Cannot come in yet"
    KNOWN = "known", "Already here"
    LEFT_OUT = "left_out", "Left out"
    IMPORTED = "imported", "Brought in"


class Standing(models.TextChoices):
    """Whether a row is new to the plan, judged by its own words."""

    NEW = "new", "New"
    KNOWN = "known", "Brought in before"
    CLASH = "clash", "Its reference belongs to another action"
    TWIN = "twin", "The same as another"
    ASIDE = "aside", "A note beside the table"


class ImportRowQuerySet(models.QuerySet["ImportRow"]):
    def coming(self) -> "ImportRowQuerySet":
        """Rows that would become actions."""
        return self.filter(outcome__in=(Outcome.READY, Outcome.DRAFT))

    def staying_out(self) -> "ImportRowQuerySet":
        """Rows that would not, and are in no action either."""
        return self.filter(outcome__in=(Outcome.CANNOT, Outcome.LEFT_OUT))


@tracked(exclude=("cells", "above", "values", "findings", "note"))
class ImportRow(models.Model):
    """One row of the file as it was read, what it comes to, and what became of it.

    ``wanted`` is the person's word: nothing means that the proposal stands. ``values``,
    ``findings`` and ``note`` are worked out from the rest and can be worked out again.
    """

    plan_import = models.ForeignKey(PlanImport, models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField(help_text="Row number in the file, as Excel shows it")
    heading = models.CharField(max_length=200, blank=True)
    cells = models.JSONField(default=list)
    above = models.JSONField(default=dict, help_text="Words above that blank cells may repeat")
    unsaved = models.JSONField(default=list, help_text="Formulas whose result is not in the file")
    answers = models.JSONField(default=dict, help_text="What the person put in its place")
    wanted = models.BooleanField(null=True, blank=True)
    reference = models.CharField(max_length=80, blank=True)
    words = models.CharField(max_length=200, blank=True, help_text="What it says is to be done")
    key = models.CharField(max_length=64, blank=True)
    standing = models.CharField(max_length=10, choices=Standing, default=Standing.NEW)
    like = models.CharField(max_length=200, blank=True, help_text="What it is the same as")
    outcome = models.CharField(max_length=10, choices=Outcome, default=Outcome.DRAFT)
    values = models.JSONField(default=dict)
    findings = models.JSONField(default=list)
    note = models.JSONField(default=list)
    reason = models.CharField(max_length=600, blank=True)
    action = models.ForeignKey(
        Action, models.SET_NULL, null=True, blank=True, related_name="import_rows"
    )

    objects = ImportRowQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["plan_import", "number"], name="import_row_once")
        ]
        indexes = [models.Index(fields=["plan_import", "outcome", "number"])]

    def __str__(self) -> str:
        return f"row {self.number}"


@tracked()
class ColumnMatching(models.Model):
    """A matching of columns that somebody settled once, offered again for the same columns.

    It holds names of columns and words for states, and nothing about people.
    """

    header_key = models.CharField(max_length=64, unique=True)
    matching = models.JSONField(default=dict)
    choices = models.JSONField(default=dict)
    used_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    used_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"matching {self.pk}"
