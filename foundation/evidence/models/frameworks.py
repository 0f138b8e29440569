"""What an inspector or commissioner asks, statement by statement, in versions."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from foundation.trail.models import Record
from foundation.trail.tracking import tracked


class KeyQuestion(models.TextChoices):
    """The five questions the regulator asks of every service."""

    SAFE = "safe", "Safe"
    EFFECTIVE = "effective", "Effective"
    CARING = "caring", "Caring"
    RESPONSIVE = "responsive", "Responsive"
    WELL_LED = "well_led", "Well-led"


class FrameworkStatus(models.TextChoices):
    DRAFT = "draft", "Draft, out for comment"
    IN_FORCE = "in_force", "In force"
    WITHDRAWN = "withdrawn", "No longer used"


class FrameworkQuerySet(models.QuerySet["Framework"]):
    view_permission = "evidence.view_framework"

    def in_use(self) -> "FrameworkQuerySet":
        """Frameworks a reader may still ask about: in force, or the coming draft."""
        return self.exclude(status=FrameworkStatus.WITHDRAWN)


@tracked()
class Framework(Record):
    """One version of one framework. A new version is a new row; the old one stays readable."""

    key = models.SlugField(max_length=40)
    edition = models.CharField("version", max_length=40)
    title = models.CharField(max_length=160)
    short_title = models.CharField(
        max_length=60, help_text="How it is called in tables, for example “Quality statement”"
    )
    status = models.CharField(
        max_length=12, choices=FrameworkStatus, default=FrameworkStatus.IN_FORCE
    )
    issued_on = models.DateField("date of issue", null=True, blank=True)
    acknowledgement = models.TextField(
        blank=True, help_text="Who wrote the words; printed wherever they are printed"
    )
    order = models.PositiveSmallIntegerField(default=0)

    objects = FrameworkQuerySet.as_manager()

    class Meta:
        ordering = ["order", "key", "edition"]
        constraints = [
            models.UniqueConstraint(fields=["key", "edition"], name="framework_edition_once"),
        ]

    def __str__(self) -> str:
        return f"{self.title}, version {self.edition}"

    @property
    def is_draft(self) -> bool:
        return self.status == FrameworkStatus.DRAFT

    def scope_services(self) -> None:
        """A framework belongs to the whole organisation."""
        return None


class StatementQuerySet(models.QuerySet["Statement"]):
    view_permission = "evidence.view_framework"

    def in_use(self) -> "StatementQuerySet":
        """Statements of frameworks that are in force or in draft, and not struck out."""
        return self.filter(struck_out=False).exclude(framework__status=FrameworkStatus.WITHDRAWN)


@tracked()
class Statement(Record):
    """One thing a framework expects: a quality statement, a line of enquiry, a regulation.

    The code is ours and never changes, because packs already sent refer to it.
    """

    framework = models.ForeignKey(Framework, models.PROTECT, related_name="statements")
    code = models.CharField(max_length=20)
    key_question = models.CharField(max_length=12, choices=KeyQuestion, blank=True)
    title = models.CharField(max_length=200)
    question = models.TextField(blank=True)
    scope = ArrayField(models.CharField(max_length=250), default=list, blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    struck_out = models.BooleanField(
        "no longer part of the framework",
        default=False,
        help_text="It stays on records that already name it, and is offered no more",
    )

    objects = StatementQuerySet.as_manager()

    class Meta:
        ordering = ["framework__order", "framework_id", "order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["framework", "code"], name="statement_code_once"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    def scope_services(self) -> None:
        return None


@tracked()
class Crosswalk(models.Model):
    """A statement of one framework that asks for the same as one of another.

    The pairing is a person's judgement, so the row says whose.
    """

    source = models.ForeignKey(Statement, models.CASCADE, related_name="leads_to")
    target = models.ForeignKey(Statement, models.CASCADE, related_name="comes_from")
    proposed_by = models.CharField(max_length=120)

    class Meta:
        ordering = ["source", "target"]
        constraints = [
            models.UniqueConstraint(fields=["source", "target"], name="crosswalk_pair_once"),
            models.CheckConstraint(
                condition=~models.Q(source=models.F("target")),
                name="crosswalk_joins_two_statements",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source.code} to {self.target.code}"
