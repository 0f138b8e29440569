from decimal import Decimal

import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.datetime
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("evidence", "0001_initial"),
        ("organisation", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="ContributoryFactor",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.SlugField(max_length=60, unique=True)),
                ("title", models.CharField(max_length=120)),
                ("order", models.PositiveSmallIntegerField(default=0)),
                ("retired", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ["order", "title"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DelayReason",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.SlugField(max_length=60, unique=True)),
                ("title", models.CharField(max_length=120)),
                ("order", models.PositiveSmallIntegerField(default=0)),
                ("retired", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ["order", "title"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Plan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "created_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False),
                ),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("number", models.PositiveIntegerField(editable=False, unique=True)),
                ("title", models.CharField(max_length=160)),
                (
                    "aim",
                    models.TextField(
                        help_text="What will be true for people, and by when", max_length=1000
                    ),
                ),
                ("why_now", models.TextField(max_length=2000)),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "Draft"), ("active", "In progress"), ("ended", "Ended")],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("all_services", models.BooleanField(default=False)),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plans_led",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "senior_owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plans_owned",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "services",
                    models.ManyToManyField(
                        blank=True, related_name="plans", to="organisation.service"
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gt", models.F("starts_on"))),
                        name="plan_ends_after_it_starts",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SourceKind",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.SlugField(max_length=60, unique=True)),
                ("title", models.CharField(max_length=120)),
                ("order", models.PositiveSmallIntegerField(default=0)),
                ("retired", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ["order", "title"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Standard",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "created_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False),
                ),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("number", models.PositiveIntegerField(editable=False, unique=True)),
                ("title", models.CharField(max_length=160)),
                ("all_services", models.BooleanField(default=False)),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "owner_role",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.role",
                    ),
                ),
                (
                    "services",
                    models.ManyToManyField(
                        blank=True, related_name="standards", to="organisation.service"
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("title__gt", "")), name="standard_has_a_title"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ColumnMatching",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("header_key", models.CharField(max_length=64, unique=True)),
                ("matching", models.JSONField(default=dict)),
                ("choices", models.JSONField(default=dict)),
                ("used_at", models.DateTimeField(auto_now=True)),
                (
                    "used_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ContributoryFactorEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("key", models.SlugField(db_index=False, max_length=60)),
                ("title", models.CharField(max_length=120)),
                ("order", models.PositiveSmallIntegerField(default=0)),
                ("retired", models.BooleanField(default=False)),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="qip.contributoryfactor",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DelayReasonEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("key", models.SlugField(db_index=False, max_length=60)),
                ("title", models.CharField(max_length=120)),
                ("order", models.PositiveSmallIntegerField(default=0)),
                ("retired", models.BooleanField(default=False)),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="qip.delayreason",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PlanAgreement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(db_index=True, default=django.utils.timezone.now)),
                (
                    "statement",
                    models.CharField(
                        help_text="What is agreed, in their own words", max_length=600
                    ),
                ),
                ("aim", models.TextField(max_length=1000)),
                ("why_now", models.TextField(max_length=2000)),
                (
                    "version",
                    models.PositiveIntegerField(help_text="The version of the plan that was read"),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="agreements",
                        to="qip.plan",
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("aim__gt", ""), ("statement__gt", ""), ("why_now__gt", "")
                        ),
                        name="plan_agreement_says_what",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "created_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False),
                ),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("number", models.PositiveIntegerField(editable=False)),
                ("title", models.CharField(max_length=160)),
                (
                    "aim",
                    models.TextField(
                        help_text="What will be true for people, and by when", max_length=1000
                    ),
                ),
                ("why_now", models.TextField(max_length=2000)),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "Draft"), ("active", "In progress"), ("ended", "Ended")],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("all_services", models.BooleanField(default=False)),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="qip.plan",
                    ),
                ),
                (
                    "senior_owner",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PlanImport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "created_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False),
                ),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("file_name", models.CharField(max_length=200)),
                ("file_sha256", models.CharField(max_length=64)),
                ("remark", models.CharField(blank=True, max_length=300)),
                ("sheet", models.CharField(blank=True, max_length=120)),
                ("header_row", models.PositiveIntegerField(default=1)),
                ("header", models.JSONField(blank=True, default=list)),
                ("headings", models.JSONField(blank=True, default=dict)),
                ("matching", models.JSONField(blank=True, default=dict)),
                ("choices", models.JSONField(blank=True, default=dict)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("uploaded", "Columns to be matched"),
                            ("matched", "Ready to look through"),
                            ("imported", "Brought in"),
                            ("aside", "Put aside"),
                        ],
                        default="uploaded",
                        max_length=10,
                    ),
                ),
                ("imported_at", models.DateTimeField(blank=True, null=True)),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "imported_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="imports",
                        to="qip.plan",
                    ),
                ),
            ],
            options={
                "ordering": ["-created_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("imported_at__isnull", False),
                                ("imported_by__isnull", False),
                                ("state", "imported"),
                            ),
                            models.Q(
                                models.Q(("state", "imported"), _negated=True),
                                ("imported_at__isnull", True),
                                ("imported_by__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="import_says_by_whom_once_done",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanNews",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "changing",
                    models.TextField(help_text="What has changed for people", max_length=1200),
                ),
                ("not_yet", models.TextField(help_text="What is not yet working", max_length=1200)),
                (
                    "risks",
                    models.TextField(blank=True, help_text="What could undo this", max_length=1200),
                ),
                (
                    "asks",
                    models.TextField(
                        blank=True, help_text="What we ask of partners", max_length=1200
                    ),
                ),
                (
                    "written_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), db_index=True
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="news",
                        to="qip.plan",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "plan news",
                "ordering": ["-written_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="PlanReview",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(db_index=True, default=django.utils.timezone.now)),
                ("held_on", models.DateField()),
                ("moved", models.TextField(max_length=4000)),
                ("stuck", models.TextField(max_length=4000)),
                ("decisions", models.TextField(max_length=4000)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reviews",
                        to="qip.plan",
                    ),
                ),
            ],
            options={
                "ordering": ["-held_on", "-pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("plan", "held_on"), name="plan_review_once_for_each_day"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("decisions__gt", ""), ("moved__gt", ""), ("stuck__gt", "")
                        ),
                        name="plan_review_says_what",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanServicesLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="qip.plan",
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisation.service",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PlanStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(db_index=True, default=django.utils.timezone.now)),
                (
                    "from_state",
                    models.CharField(
                        choices=[("draft", "Draft"), ("active", "In progress"), ("ended", "Ended")],
                        max_length=10,
                    ),
                ),
                (
                    "to_state",
                    models.CharField(
                        choices=[("draft", "Draft"), ("active", "In progress"), ("ended", "Ended")],
                        max_length=10,
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=600)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="steps",
                        to="qip.plan",
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RootCause",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.CharField(blank=True, max_length=400)),
                (
                    "factor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="qip.contributoryfactor",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="root_causes",
                        to="qip.plan",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="SourceKindEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("key", models.SlugField(db_index=False, max_length=60)),
                ("title", models.CharField(max_length=120)),
                ("order", models.PositiveSmallIntegerField(default=0)),
                ("retired", models.BooleanField(default=False)),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="qip.sourcekind",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="StandardEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "created_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False),
                ),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("number", models.PositiveIntegerField(editable=False)),
                ("title", models.CharField(max_length=160)),
                ("all_services", models.BooleanField(default=False)),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "owner_role",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisation.role",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="qip.standard",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="StandardServicesLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisation.service",
                    ),
                ),
                (
                    "standard",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="qip.standard",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Action",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "created_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False),
                ),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("number", models.PositiveIntegerField(editable=False)),
                (
                    "strand",
                    models.CharField(
                        choices=[
                            ("standards", "Practice standards"),
                            ("competence", "Competence"),
                            ("oversight", "Oversight"),
                            ("learning", "Learning loop"),
                        ],
                        max_length=12,
                    ),
                ),
                ("title", models.CharField(max_length=160)),
                ("problem", models.TextField(blank=True, max_length=2000)),
                ("standard", models.TextField(blank=True, max_length=2000)),
                ("daily_application", models.TextField(blank=True, max_length=2000)),
                ("success", models.TextField(blank=True, max_length=2000)),
                ("root_cause_text", models.CharField(blank=True, max_length=400)),
                ("baseline", models.CharField(blank=True, max_length=400)),
                ("immediate_control", models.CharField(blank=True, max_length=400)),
                ("effect_on_people", models.CharField(blank=True, max_length=400)),
                (
                    "needs",
                    models.CharField(
                        blank=True, help_text="Money, time or help needed", max_length=400
                    ),
                ),
                (
                    "risk_level",
                    models.CharField(
                        choices=[
                            ("low", "Low"),
                            ("moderate", "Moderate"),
                            ("high", "High"),
                            ("critical", "Critical"),
                        ],
                        default="moderate",
                        max_length=10,
                    ),
                ),
                ("all_services", models.BooleanField(default=False)),
                ("starts_on", models.DateField(blank=True, null=True)),
                ("first_due", models.DateField(blank=True, editable=False, null=True)),
                ("due", models.DateField(blank=True, null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("agreed", "Agreed"),
                            ("in_progress", "In progress"),
                            ("blocked", "Blocked"),
                            ("done", "Done, awaiting verification"),
                            ("sustaining", "Sustaining"),
                            ("closed", "Closed"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="draft",
                        editable=False,
                        max_length=12,
                    ),
                ),
                ("waiting_for", models.CharField(blank=True, editable=False, max_length=120)),
                ("verified_at", models.DateTimeField(editable=False, null=True)),
                ("check_due", models.DateField(editable=False, null=True)),
                ("closed_at", models.DateTimeField(editable=False, null=True)),
                ("times_reopened", models.PositiveSmallIntegerField(default=0, editable=False)),
                ("imported_key", models.CharField(blank=True, editable=False, max_length=64)),
                (
                    "closed_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "contributors",
                    models.ManyToManyField(
                        blank=True, related_name="actions_helped", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "depends_on",
                    models.ManyToManyField(blank=True, related_name="+", to="qip.action"),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="actions_owned",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "services",
                    models.ManyToManyField(
                        blank=True, related_name="actions", to="organisation.service"
                    ),
                ),
                (
                    "statements",
                    models.ManyToManyField(
                        blank=True, related_name="actions", to="evidence.statement"
                    ),
                ),
                (
                    "verified_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "verifier_role",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.role",
                    ),
                ),
                (
                    "root_cause",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="qip.contributoryfactor",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="actions",
                        to="qip.plan",
                    ),
                ),
            ],
            options={
                "ordering": ["plan__number", "number"],
                "indexes": [
                    models.Index(fields=["due", "id"], name="qip_action_due_1d6be2_idx"),
                    models.Index(
                        condition=models.Q(("state__in", ("agreed", "in_progress", "blocked"))),
                        fields=["due", "id"],
                        name="action_open_by_due",
                    ),
                    models.Index(fields=["state", "due", "id"], name="qip_action_state_795988_idx"),
                    models.Index(
                        fields=["owner", "state", "due"], name="qip_action_owner_i_d51e96_idx"
                    ),
                    models.Index(
                        condition=models.Q(("state", "sustaining")),
                        fields=["check_due"],
                        name="action_to_check",
                    ),
                    models.Index(
                        fields=["plan", "state", "due"], name="qip_action_plan_id_5e0480_idx"
                    ),
                    models.Index(
                        condition=models.Q(("all_services", True)),
                        fields=["id"],
                        name="action_everywhere",
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.search.SearchVector(
                            "title", "problem", config="simple"
                        ),
                        name="action_words",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("plan", "number"),
                        include=("id",),
                        name="action_number_once_per_plan",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("imported_key", ""), _negated=True),
                        fields=("plan", "imported_key"),
                        name="action_imported_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ("draft", "cancelled")),
                            models.Q(
                                ("due__isnull", False),
                                ("first_due__isnull", False),
                                ("owner__isnull", False),
                                ("verifier_role__isnull", False),
                                models.Q(("problem", ""), _negated=True),
                                models.Q(("standard", ""), _negated=True),
                                models.Q(("daily_application", ""), _negated=True),
                                models.Q(("success", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="action_is_whole_once_agreed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "blocked"), ("waiting_for__gt", "")),
                            models.Q(
                                models.Q(("state", "blocked"), _negated=True), ("waiting_for", "")
                            ),
                            _connector="OR",
                        ),
                        name="action_blocked_says_by_whom",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("starts_on__isnull", True),
                            ("due__isnull", True),
                            ("due__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="action_is_due_after_it_starts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("check_due__isnull", False),
                                ("state__in", ("sustaining", "closed")),
                                ("verified_at__isnull", False),
                                ("verified_by__isnull", False),
                            ),
                            models.Q(
                                models.Q(("state__in", ("sustaining", "closed")), _negated=True),
                                ("check_due__isnull", True),
                                ("verified_at__isnull", True),
                                ("verified_by__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="action_is_verified_by_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("verified_by__isnull", True),
                            models.Q(("verified_by", models.F("owner")), _negated=True),
                            _connector="OR",
                        ),
                        name="action_is_not_verified_by_its_owner",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("closed_at__isnull", False),
                                ("closed_by__isnull", False),
                                ("state", "closed"),
                            ),
                            models.Q(
                                models.Q(("state", "closed"), _negated=True),
                                ("closed_at__isnull", True),
                                ("closed_by__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="action_is_closed_by_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_by__isnull", True),
                            models.Q(("closed_by", models.F("owner")), _negated=True),
                            _connector="OR",
                        ),
                        name="action_is_not_closed_by_its_owner",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ColumnMatchingEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("header_key", models.CharField(max_length=64)),
                ("matching", models.JSONField(default=dict)),
                ("choices", models.JSONField(default=dict)),
                ("used_at", models.DateTimeField(auto_now=True)),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="qip.columnmatching",
                    ),
                ),
                (
                    "used_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PlanServicesLink",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("qip.plan_services",),
        ),
        migrations.CreateModel(
            name="StandardServicesLink",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("qip.standard_services",),
        ),
        migrations.CreateModel(
            name="Criterion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=0)),
                ("shows", models.CharField(max_length=300)),
                (
                    "sample",
                    models.PositiveIntegerField(
                        validators=[django.core.validators.MinValueValidator(1)]
                    ),
                ),
                ("holds_weeks", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("retired_at", models.DateTimeField(editable=False, null=True)),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="criteria",
                        to="qip.action",
                    ),
                ),
                (
                    "kind",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="evidence.evidencekind",
                    ),
                ),
                (
                    "retired_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "criteria",
                "ordering": ["order", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("shows__gt", "")), name="criterion_says_what"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("sample__gte", 1), ("sample__lte", 10000)),
                        name="criterion_has_a_sample",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("holds_weeks__isnull", True),
                            models.Q(("holds_weeks__gte", 1), ("holds_weeks__lte", 104)),
                            _connector="OR",
                        ),
                        name="criterion_holds_for_weeks",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("retired_at__isnull", True), ("retired_by__isnull", True)),
                            models.Q(("retired_at__isnull", False), ("retired_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="criterion_retired_by_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DueDateMove",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(db_index=True, default=django.utils.timezone.now)),
                ("from_date", models.DateField()),
                ("to_date", models.DateField()),
                ("reason", models.CharField(max_length=600)),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="due_date_moves",
                        to="qip.action",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "reason_code",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="qip.delayreason",
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="HoldingCheck",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(db_index=True, default=django.utils.timezone.now)),
                ("due", models.DateField()),
                ("still_so", models.BooleanField()),
                (
                    "words",
                    models.CharField(help_text="What is now different, or is not", max_length=600),
                ),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="holding_checks",
                        to="qip.action",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("by", models.F("owner")), _negated=True),
                        name="holding_check_is_not_by_the_owner",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("words__gt", "")), name="holding_check_says_what"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ImportRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "number",
                    models.PositiveIntegerField(
                        help_text="Row number in the file, as Excel shows it"
                    ),
                ),
                ("heading", models.CharField(blank=True, max_length=200)),
                ("cells", models.JSONField(default=list)),
                (
                    "above",
                    models.JSONField(
                        default=dict, help_text="Words above that blank cells may repeat"
                    ),
                ),
                (
                    "unsaved",
                    models.JSONField(
                        default=list, help_text="Formulas whose result is not in the file"
                    ),
                ),
                (
                    "answers",
                    models.JSONField(default=dict, help_text="What the person put in its place"),
                ),
                ("wanted", models.BooleanField(blank=True, null=True)),
                ("reference", models.CharField(blank=True, max_length=80)),
                (
                    "words",
                    models.CharField(
                        blank=True, help_text="What it says is to be done", max_length=200
                    ),
                ),
                ("key", models.CharField(blank=True, max_length=64)),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("new", "New"),
                            ("known", "Brought in before"),
                            ("clash", "Its reference belongs to another action"),
                            ("twin", "The same as another"),
                            ("aside", "A note beside the table"),
                        ],
                        default="new",
                        max_length=10,
                    ),
                ),
                (
                    "like",
                    models.CharField(
                        blank=True, help_text="What it is the same as", max_length=200
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("ready", "Whole"),
                            ("draft", "Comes in as a draft"),
                            ("cannot", "Cannot come in yet"),
                            ("known", "Already here"),
                            ("left_out", "Left out"),
                            ("imported", "Brought in"),
                        ],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("values", models.JSONField(default=dict)),
                ("findings", models.JSONField(default=list)),
                ("note", models.JSONField(default=list)),
                ("reason", models.CharField(blank=True, max_length=600)),
                (
                    "action",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="import_rows",
                        to="qip.action",
                    ),
                ),
                (
                    "plan_import",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rows",
                        to="qip.planimport",
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "indexes": [
                    models.Index(
                        fields=["plan_import", "outcome", "number"],
                        name="qip_importr_plan_im_2f7123_idx",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("plan_import", "number"), name="import_row_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ImportSheet",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField()),
                ("name", models.CharField(blank=True, max_length=120)),
                ("hidden", models.BooleanField(default=False)),
                ("problem", models.CharField(blank=True, max_length=400)),
                ("rows", models.JSONField(default=list)),
                (
                    "plan_import",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sheets",
                        to="qip.planimport",
                    ),
                ),
            ],
            options={
                "ordering": ["position"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("plan_import", "position"), name="import_sheet_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Measure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "created_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False),
                ),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("name", models.CharField(max_length=120)),
                ("definition", models.TextField(max_length=1000)),
                (
                    "about",
                    models.CharField(
                        choices=[
                            ("restriction", "Restrictions on people"),
                            ("harm", "Incidents, concerns or harm"),
                            ("life", "People’s lives"),
                            ("practice", "What staff do"),
                            ("plan", "How the plan itself runs"),
                        ],
                        default="practice",
                        max_length=12,
                    ),
                ),
                (
                    "unit",
                    models.CharField(
                        choices=[
                            ("count", "A count"),
                            ("percent", "A percentage"),
                            ("rate", "A rate"),
                            ("score", "A score"),
                            ("duration", "A length of time"),
                        ],
                        max_length=10,
                    ),
                ),
                ("unit_words", models.CharField(blank=True, max_length=60)),
                ("decimals", models.PositiveSmallIntegerField(default=0)),
                (
                    "direction",
                    models.CharField(
                        choices=[
                            ("increase", "Higher is better"),
                            ("decrease", "Lower is better"),
                            ("neutral", "Neither: we only watch it"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "target",
                    models.DecimalField(blank=True, decimal_places=3, max_digits=12, null=True),
                ),
                (
                    "cadence",
                    models.CharField(
                        choices=[
                            ("weekly", "Every week"),
                            ("monthly", "Every month"),
                            ("quarterly", "Every quarter"),
                        ],
                        default="monthly",
                        max_length=10,
                    ),
                ),
                ("numerator", models.CharField(blank=True, max_length=200)),
                ("denominator", models.CharField(blank=True, max_length=200)),
                ("per", models.PositiveIntegerField(blank=True, null=True)),
                ("screen_outliers", models.BooleanField(default=False)),
                ("fix_after", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("data_quality", models.CharField(blank=True, max_length=400)),
                (
                    "indicator",
                    models.CharField(
                        blank=True,
                        help_text="What the product counts by itself, by its key",
                        max_length=60,
                    ),
                ),
                ("all_services", models.BooleanField(default=False)),
                ("ended_on", models.DateField(blank=True, editable=False, null=True)),
                ("ended_reason", models.CharField(blank=True, editable=False, max_length=300)),
                (
                    "actions",
                    models.ManyToManyField(blank=True, related_name="measures", to="qip.action"),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="measures_owned",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "partner",
                    models.OneToOneField(
                        blank=True,
                        help_text="The balancing measure: shows whether life got bigger or smaller",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="partner_of",
                        to="qip.measure",
                    ),
                ),
                (
                    "services",
                    models.ManyToManyField(
                        blank=True, related_name="measures", to="organisation.service"
                    ),
                ),
                (
                    "plans",
                    models.ManyToManyField(blank=True, related_name="measures", to="qip.plan"),
                ),
            ],
            options={
                "ordering": ["name", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("partner", models.F("pk")), _negated=True),
                        name="measure_is_not_its_own_partner",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("fix_after__isnull", True), ("fix_after__gte", 12), _connector="OR"
                        ),
                        name="measure_limits_fixed_after_twelve",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("denominator", ""), ("numerator", ""), ("per__isnull", True)),
                            models.Q(
                                ("denominator__gt", ""), ("numerator__gt", ""), ("per__gte", 1)
                            ),
                            _connector="OR",
                        ),
                        name="measure_fraction_is_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_on__isnull", True), ("ended_reason", "")),
                            models.Q(("ended_on__isnull", False), ("ended_reason__gt", "")),
                            _connector="OR",
                        ),
                        name="measure_ended_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanAgreementEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "statement",
                    models.CharField(
                        help_text="What is agreed, in their own words", max_length=600
                    ),
                ),
                ("aim", models.TextField(max_length=1000)),
                ("why_now", models.TextField(max_length=2000)),
                (
                    "version",
                    models.PositiveIntegerField(help_text="The version of the plan that was read"),
                ),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="qip.planagreement",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="qip.plan",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PlanImportEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "created_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False),
                ),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("file_name", models.CharField(max_length=200)),
                ("file_sha256", models.CharField(max_length=64)),
                ("remark", models.CharField(blank=True, max_length=300)),
                ("sheet", models.CharField(blank=True, max_length=120)),
                ("header_row", models.PositiveIntegerField(default=1)),
                ("header", models.JSONField(blank=True, default=list)),
                ("headings", models.JSONField(blank=True, default=dict)),
                ("matching", models.JSONField(blank=True, default=dict)),
                ("choices", models.JSONField(blank=True, default=dict)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("uploaded", "Columns to be matched"),
                            ("matched", "Ready to look through"),
                            ("imported", "Brought in"),
                            ("aside", "Put aside"),
                        ],
                        default="uploaded",
                        max_length=10,
                    ),
                ),
                ("imported_at", models.DateTimeField(blank=True, null=True)),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "imported_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="qip.planimport",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="qip.plan",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PlanNewsEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "changing",
                    models.TextField(help_text="What has changed for people", max_length=1200),
                ),
                ("not_yet", models.TextField(help_text="What is not yet working", max_length=1200)),
                (
                    "risks",
                    models.TextField(blank=True, help_text="What could undo this", max_length=1200),
                ),
                (
                    "asks",
                    models.TextField(
                        blank=True, help_text="What we ask of partners", max_length=1200
                    ),
                ),
                (
                    "written_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now()),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="qip.plannews",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="qip.plan",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PlanReviewEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("held_on", models.DateField()),
                ("moved", models.TextField(max_length=4000)),
                ("stuck", models.TextField(max_length=4000)),
                ("decisions", models.TextField(max_length=4000)),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="qip.planreview",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="qip.plan",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PlanStepEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "from_state",
                    models.CharField(
                        choices=[("draft", "Draft"), ("active", "In progress"), ("ended", "Ended")],
                        max_length=10,
                    ),
                ),
                (
                    "to_state",
                    models.CharField(
                        choices=[("draft", "Draft"), ("active", "In progress"), ("ended", "Ended")],
                        max_length=10,
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=600)),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="qip.planstep",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="qip.plan",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ProgressNote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(db_index=True, default=django.utils.timezone.now)),
                ("text", models.TextField(max_length=2000)),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notes",
                        to="qip.action",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Reopening",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("source", models.CharField(max_length=80)),
                ("reason", models.CharField(max_length=600)),
                ("on", models.DateField()),
                ("decided_at", models.DateTimeField(editable=False, null=True)),
                ("reopened", models.BooleanField(editable=False, null=True)),
                ("answer", models.CharField(blank=True, max_length=600)),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reopenings",
                        to="qip.action",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-on", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("decided_at__isnull", True)),
                        fields=("action", "source"),
                        name="reopening_proposed_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("decided_at__isnull", True),
                                ("decided_by__isnull", True),
                                ("reopened__isnull", True),
                            ),
                            models.Q(
                                ("answer__gt", ""),
                                ("decided_at__isnull", False),
                                ("decided_by__isnull", False),
                                ("reopened__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="reopening_decided_by_somebody_for_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RootCauseEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("text", models.CharField(blank=True, max_length=400)),
                (
                    "factor",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="qip.contributoryfactor",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="qip.rootcause",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="qip.plan",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="StandardVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "created_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False),
                ),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("number", models.PositiveSmallIntegerField(editable=False)),
                ("good", models.TextField(help_text="What good looks like", max_length=3000)),
                ("daily_application", models.TextField(max_length=2000)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "Proposed"),
                            ("in_force", "In force"),
                            ("superseded", "Replaced"),
                        ],
                        default="proposed",
                        editable=False,
                        max_length=10,
                    ),
                ),
                ("in_force_from", models.DateField(editable=False, null=True)),
                ("superseded_on", models.DateField(editable=False, null=True)),
                (
                    "action",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="standard_versions",
                        to="qip.action",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "in_force_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "standard",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="versions",
                        to="qip.standard",
                    ),
                ),
                (
                    "statements",
                    models.ManyToManyField(blank=True, related_name="+", to="evidence.statement"),
                ),
            ],
            options={
                "ordering": ["-number", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("standard", "number"), name="standard_version_number_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "in_force")),
                        fields=("standard",),
                        name="standard_has_one_version_in_force",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "proposed")),
                        fields=("standard",),
                        name="standard_has_one_version_proposed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("daily_application__gt", ""), ("good__gt", "")),
                        name="standard_version_says_what_and_how",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("in_force_by__isnull", True),
                                ("in_force_from__isnull", True),
                                ("state", "proposed"),
                                ("superseded_on__isnull", True),
                            ),
                            models.Q(
                                ("in_force_by__isnull", False),
                                ("in_force_from__isnull", False),
                                ("state", "in_force"),
                                ("superseded_on__isnull", True),
                            ),
                            models.Q(
                                ("in_force_by__isnull", False),
                                ("in_force_from__isnull", False),
                                ("state", "superseded"),
                                ("superseded_on__gte", models.F("in_force_from")),
                            ),
                            _connector="OR",
                        ),
                        name="standard_version_has_its_days",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Transition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(db_index=True, default=django.utils.timezone.now)),
                (
                    "from_state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("agreed", "Agreed"),
                            ("in_progress", "In progress"),
                            ("blocked", "Blocked"),
                            ("done", "Done, awaiting verification"),
                            ("sustaining", "Sustaining"),
                            ("closed", "Closed"),
                            ("cancelled", "Cancelled"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "to_state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("agreed", "Agreed"),
                            ("in_progress", "In progress"),
                            ("blocked", "Blocked"),
                            ("done", "Done, awaiting verification"),
                            ("sustaining", "Sustaining"),
                            ("closed", "Closed"),
                            ("cancelled", "Cancelled"),
                        ],
                        max_length=12,
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=600)),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="transitions",
                        to="qip.action",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Verification",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(db_index=True, default=django.utils.timezone.now)),
                ("verified", models.BooleanField()),
                ("fell_at", models.DateTimeField(editable=False, null=True)),
                ("fell_reason", models.CharField(blank=True, max_length=600)),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="verifications",
                        to="qip.action",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("by", models.F("owner")), _negated=True),
                        name="verification_is_not_by_the_owner",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("fell_at__isnull", True), ("fell_reason", "")),
                            models.Q(
                                ("fell_at__isnull", False),
                                ("fell_reason__gt", ""),
                                ("verified", True),
                            ),
                            _connector="OR",
                        ),
                        name="verification_fell_for_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ActionContributorsLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "action",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="qip.action",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ActionDependsOnLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "from_action",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="qip.action",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "to_action",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="qip.action",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ActionServicesLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "action",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="qip.action",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisation.service",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ActionSource",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "detail",
                    models.CharField(blank=True, help_text="A reference or a date", max_length=200),
                ),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sources",
                        to="qip.action",
                    ),
                ),
                (
                    "kind",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="qip.sourcekind",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="ActionStatementsLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "action",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="qip.action",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "statement",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="evidence.statement",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Adoption",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "created_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False),
                ),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("due", models.DateField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("not_yet", "Not yet"),
                            ("in_place", "In place"),
                            ("not_applicable", "Does not apply"),
                        ],
                        default="not_yet",
                        max_length=14,
                    ),
                ),
                ("evidence", models.CharField(blank=True, max_length=1000)),
                ("reason", models.CharField(blank=True, max_length=600)),
                ("decided_at", models.DateTimeField(editable=False, null=True)),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="adoptions",
                        to="qip.action",
                    ),
                ),
                (
                    "attachment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="evidence.attachment",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="adoptions",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who",
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="adoptions",
                        to="organisation.service",
                    ),
                ),
            ],
            options={
                "ordering": ["due", "pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "not_yet")),
                        fields=["person", "due"],
                        name="adoption_owed",
                    ),
                    models.Index(
                        fields=["state", "due", "id"], name="qip_adoptio_state_0dc749_idx"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("action", "service"), name="adoption_once_for_each_service"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("attachment__isnull", True),
                                ("decided_at__isnull", True),
                                ("decided_by__isnull", True),
                                ("evidence", ""),
                                ("reason", ""),
                                ("state", "not_yet"),
                            ),
                            models.Q(
                                ("decided_at__isnull", False),
                                ("decided_by__isnull", False),
                                ("evidence__gt", ""),
                                ("reason", ""),
                                ("state", "in_place"),
                            ),
                            models.Q(
                                ("attachment__isnull", True),
                                ("decided_at__isnull", False),
                                ("decided_by__isnull", False),
                                ("evidence", ""),
                                ("reason__gt", ""),
                                ("state", "not_applicable"),
                            ),
                            _connector="OR",
                        ),
                        name="adoption_decided_by_somebody_with_evidence_or_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ChangeTest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(editable=False)),
                (
                    "tried",
                    models.CharField(
                        help_text="The one thing that is done differently", max_length=600
                    ),
                ),
                (
                    "where",
                    models.CharField(
                        help_text="Where and with whom: codes, not names", max_length=200
                    ),
                ),
                ("prediction", models.CharField(max_length=600)),
                ("started_on", models.DateField()),
                ("planned_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("happened", models.CharField(blank=True, max_length=1000)),
                (
                    "decision",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("adopt", "Adopted"),
                            ("adapt", "Adapted"),
                            ("abandon", "Abandoned"),
                        ],
                        max_length=8,
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=600)),
                ("decided_at", models.DateTimeField(editable=False, null=True)),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="change_tests",
                        to="qip.action",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "planned_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-number", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("action", "number"), name="change_test_number_once_in_its_action"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("prediction__gt", ""), ("tried__gt", ""), ("where__gt", "")
                        ),
                        name="change_test_says_what_is_expected",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("decided_at__isnull", True),
                                ("decided_by__isnull", True),
                                ("decision", ""),
                                ("happened", ""),
                                ("reason", ""),
                            ),
                            models.Q(
                                ("decided_at__isnull", False),
                                ("decided_by__isnull", False),
                                ("decision__in", ["adopt", "adapt", "abandon"]),
                                ("happened__gt", ""),
                                ("reason__gt", ""),
                            ),
                            _connector="OR",
                        ),
                        name="change_test_decided_by_somebody_for_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ActionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "created_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False),
                ),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("number", models.PositiveIntegerField(editable=False)),
                (
                    "strand",
                    models.CharField(
                        choices=[
                            ("standards", "Practice standards"),
                            ("competence", "Competence"),
                            ("oversight", "Oversight"),
                            ("learning", "Learning loop"),
                        ],
                        max_length=12,
                    ),
                ),
                ("title", models.CharField(max_length=160)),
                ("problem", models.TextField(blank=True, max_length=2000)),
                ("standard", models.TextField(blank=True, max_length=2000)),
                ("daily_application", models.TextField(blank=True, max_length=2000)),
                ("success", models.TextField(blank=True, max_length=2000)),
                ("root_cause_text", models.CharField(blank=True, max_length=400)),
                ("baseline", models.CharField(blank=True, max_length=400)),
                ("immediate_control", models.CharField(blank=True, max_length=400)),
                ("effect_on_people", models.CharField(blank=True, max_length=400)),
                (
                    "needs",
                    models.CharField(
                        blank=True, help_text="Money, time or help needed", max_length=400
                    ),
                ),
                (
                    "risk_level",
                    models.CharField(
                        choices=[
                            ("low", "Low"),
                            ("moderate", "Moderate"),
                            ("high", "High"),
                            ("critical", "Critical"),
                        ],
                        default="moderate",
                        max_length=10,
                    ),
                ),
                ("all_services", models.BooleanField(default=False)),
                ("starts_on", models.DateField(blank=True, null=True)),
                ("first_due", models.DateField(blank=True, editable=False, null=True)),
                ("due", models.DateField(blank=True, null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("agreed", "Agreed"),
                            ("in_progress", "In progress"),
                            ("blocked", "Blocked"),
                            ("done", "Done, awaiting verification"),
                            ("sustaining", "Sustaining"),
                            ("closed", "Closed"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="draft",
                        editable=False,
                        max_length=12,
                    ),
                ),
                ("waiting_for", models.CharField(blank=True, editable=False, max_length=120)),
                ("verified_at", models.DateTimeField(editable=False, null=True)),
                ("check_due", models.DateField(editable=False, null=True)),
                ("closed_at", models.DateTimeField(editable=False, null=True)),
                ("times_reopened", models.PositiveSmallIntegerField(default=0, editable=False)),
                ("imported_key", models.CharField(blank=True, editable=False, max_length=64)),
                (
                    "closed_by",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="qip.action",
                    ),
                ),
                (
                    "verified_by",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "verifier_role",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisation.role",
                    ),
                ),
                (
                    "root_cause",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="qip.contributoryfactor",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="qip.plan",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ActionContributorsLink",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("qip.action_contributors",),
        ),
        migrations.CreateModel(
            name="ActionDependsOnLink",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("qip.action_depends_on",),
        ),
        migrations.CreateModel(
            name="ActionServicesLink",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("qip.action_services",),
        ),
        migrations.CreateModel(
            name="ActionStatementsLink",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("qip.action_statements",),
        ),
        migrations.CreateModel(
            name="CriterionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("order", models.PositiveSmallIntegerField(default=0)),
                ("shows", models.CharField(max_length=300)),
                (
                    "sample",
                    models.PositiveIntegerField(
                        validators=[django.core.validators.MinValueValidator(1)]
                    ),
                ),
                ("holds_weeks", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("retired_at", models.DateTimeField(editable=False, null=True)),
                (
                    "action",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="qip.action",
                    ),
                ),
                (
                    "kind",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="evidence.evidencekind",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="qip.criterion",
                    ),
                ),
                (
                    "retired_by",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DueDateMoveEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("from_date", models.DateField()),
                ("to_date", models.DateField()),
                ("reason", models.CharField(max_length=600)),
                (
                    "action",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="qip.action",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="qip.duedatemove",
                    ),
                ),
                (
                    "reason_code",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="qip.delayreason",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Expectation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "showing",
                    models.CharField(
                        choices=[
                            ("improvement", "Improvement by more than chance"),
                            ("target", "Consistently meeting its target"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="expectations",
                        to="qip.action",
                    ),
                ),
                (
                    "measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="expectations",
                        to="qip.measure",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("action", "measure"), name="expectation_once_for_each_measure"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HoldingCheckEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("due", models.DateField()),
                ("still_so", models.BooleanField()),
                (
                    "words",
                    models.CharField(help_text="What is now different, or is not", max_length=600),
                ),
                (
                    "action",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="qip.action",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="qip.holdingcheck",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ImportRowEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "number",
                    models.PositiveIntegerField(
                        help_text="Row number in the file, as Excel shows it"
                    ),
                ),
                ("heading", models.CharField(blank=True, max_length=200)),
                (
                    "unsaved",
                    models.JSONField(
                        default=list, help_text="Formulas whose result is not in the file"
                    ),
                ),
                (
                    "answers",
                    models.JSONField(default=dict, help_text="What the person put in its place"),
                ),
                ("wanted", models.BooleanField(blank=True, null=True)),
                ("reference", models.CharField(blank=True, max_length=80)),
                (
                    "words",
                    models.CharField(
                        blank=True, help_text="What it says is to be done", max_length=200
                    ),
                ),
                ("key", models.CharField(blank=True, max_length=64)),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("new", "New"),
                            ("known", "Brought in before"),
                            ("clash", "Its reference belongs to another action"),
                            ("twin", "The same as another"),
                            ("aside", "A note beside the table"),
                        ],
                        default="new",
                        max_length=10,
                    ),
                ),
                (
                    "like",
                    models.CharField(
                        blank=True, help_text="What it is the same as", max_length=200
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("ready", "Whole"),
                            ("draft", "Comes in as a draft"),
                            ("cannot", "Cannot come in yet"),
                            ("known", "Already here"),
                            ("left_out", "Left out"),
                            ("imported", "Brought in"),
                        ],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=600)),
                (
                    "action",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="qip.action",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="qip.importrow",
                    ),
                ),
                (
                    "plan_import",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="qip.planimport",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ImportSheetEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("position", models.PositiveSmallIntegerField()),
                ("name", models.CharField(blank=True, max_length=120)),
                ("hidden", models.BooleanField(default=False)),
                ("problem", models.CharField(blank=True, max_length=400)),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="qip.importsheet",
                    ),
                ),
                (
                    "plan_import",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="qip.planimport",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Judgement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("met", models.BooleanField()),
                ("words", models.CharField(blank=True, max_length=600)),
                (
                    "criterion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="judgements",
                        to="qip.criterion",
                    ),
                ),
                (
                    "verification",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="judgements",
                        to="qip.verification",
                    ),
                ),
            ],
            options={
                "ordering": ["criterion__order", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("verification", "criterion"),
                        name="judgement_once_for_each_criterion",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("met", True), ("words__gt", ""), _connector="OR"),
                        name="judgement_returned_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MeasureActionsLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "action",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="qip.action",
                    ),
                ),
                (
                    "measure",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="qip.measure",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="MeasureEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "created_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False),
                ),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("name", models.CharField(max_length=120)),
                ("definition", models.TextField(max_length=1000)),
                (
                    "about",
                    models.CharField(
                        choices=[
                            ("restriction", "Restrictions on people"),
                            ("harm", "Incidents, concerns or harm"),
                            ("life", "People’s lives"),
                            ("practice", "What staff do"),
                            ("plan", "How the plan itself runs"),
                        ],
                        default="practice",
                        max_length=12,
                    ),
                ),
                (
                    "unit",
                    models.CharField(
                        choices=[
                            ("count", "A count"),
                            ("percent", "A percentage"),
                            ("rate", "A rate"),
                            ("score", "A score"),
                            ("duration", "A length of time"),
                        ],
                        max_length=10,
                    ),
                ),
                ("unit_words", models.CharField(blank=True, max_length=60)),
                ("decimals", models.PositiveSmallIntegerField(default=0)),
                (
                    "direction",
                    models.CharField(
                        choices=[
                            ("increase", "Higher is better"),
                            ("decrease", "Lower is better"),
                            ("neutral", "Neither: we only watch it"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "target",
                    models.DecimalField(blank=True, decimal_places=3, max_digits=12, null=True),
                ),
                (
                    "cadence",
                    models.CharField(
                        choices=[
                            ("weekly", "Every week"),
                            ("monthly", "Every month"),
                            ("quarterly", "Every quarter"),
                        ],
                        default="monthly",
                        max_length=10,
                    ),
                ),
                ("numerator", models.CharField(blank=True, max_length=200)),
                ("denominator", models.CharField(blank=True, max_length=200)),
                ("per", models.PositiveIntegerField(blank=True, null=True)),
                ("screen_outliers", models.BooleanField(default=False)),
                ("fix_after", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("data_quality", models.CharField(blank=True, max_length=400)),
                (
                    "indicator",
                    models.CharField(
                        blank=True,
                        help_text="What the product counts by itself, by its key",
                        max_length=60,
                    ),
                ),
                ("all_services", models.BooleanField(default=False)),
                ("ended_on", models.DateField(blank=True, editable=False, null=True)),
                ("ended_reason", models.CharField(blank=True, editable=False, max_length=300)),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The balancing measure: shows whether life got bigger or smaller",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="qip.measure",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="qip.measure",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="MeasurePlansLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "measure",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="qip.measure",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="qip.plan",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="MeasureServicesLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "measure",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="qip.measure",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisation.service",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Occurrence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(db_index=True, default=django.utils.timezone.now)),
                ("taken_back_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("taken_back_reason", models.CharField(blank=True, editable=False, max_length=300)),
                ("on", models.DateField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="occurrences",
                        to="qip.measure",
                    ),
                ),
                (
                    "taken_back_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("taken_back_at__isnull", True),
                                ("taken_back_by__isnull", True),
                                ("taken_back_reason", ""),
                            ),
                            models.Q(
                                ("taken_back_at__isnull", False),
                                ("taken_back_by__isnull", False),
                                ("taken_back_reason__gt", ""),
                            ),
                            _connector="OR",
                        ),
                        name="occurrence_taken_back_says_who_and_why",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ProgressNoteEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("text", models.TextField(max_length=2000)),
                (
                    "action",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="qip.action",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="qip.progressnote",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Proof",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(db_index=True, default=django.utils.timezone.now)),
                (
                    "words",
                    models.CharField(
                        help_text="What it shows, and where it was seen", max_length=600
                    ),
                ),
                ("withdrawn_at", models.DateTimeField(editable=False, null=True)),
                ("withdrawn_reason", models.CharField(blank=True, max_length=600)),
                (
                    "attachment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proofs",
                        to="evidence.attachment",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "criterion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="proofs",
                        to="qip.criterion",
                    ),
                ),
                (
                    "kind",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="evidence.evidencekind",
                    ),
                ),
                (
                    "measure",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proofs",
                        to="qip.measure",
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["at", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("words__gt", "")), name="proof_says_what"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("withdrawn_at__isnull", True),
                                ("withdrawn_by__isnull", True),
                                ("withdrawn_reason", ""),
                            ),
                            models.Q(
                                ("withdrawn_at__isnull", False),
                                ("withdrawn_by__isnull", False),
                                ("withdrawn_reason__gt", ""),
                            ),
                            _connector="OR",
                        ),
                        name="proof_withdrawn_by_somebody_for_a_reason",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("attachment__isnull", False), ("withdrawn_at__isnull", True)
                        ),
                        fields=("criterion", "attachment"),
                        name="proof_file_once_for_each_criterion",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Reading",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField(help_text="The last day of the time it counts")),
                ("value", models.DecimalField(decimal_places=4, max_digits=14, null=True)),
                (
                    "numerator",
                    models.DecimalField(blank=True, decimal_places=4, max_digits=14, null=True),
                ),
                (
                    "denominator",
                    models.DecimalField(blank=True, decimal_places=4, max_digits=14, null=True),
                ),
                ("note", models.CharField(blank=True, max_length=300)),
                (
                    "indicator",
                    models.CharField(
                        blank=True,
                        editable=False,
                        help_text="What the product counted by itself",
                        max_length=60,
                    ),
                ),
                ("entered_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("replaced_at", models.DateTimeField(blank=True, null=True)),
                ("replaced_reason", models.CharField(blank=True, max_length=300)),
                (
                    "entered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="readings",
                        to="qip.measure",
                    ),
                ),
                (
                    "replaces",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="qip.reading",
                    ),
                ),
            ],
            options={
                "ordering": ["on", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("replaced_at__isnull", True)),
                        fields=("measure", "on"),
                        name="reading_once_per_date",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("denominator__isnull", True),
                            ("denominator__gt", Decimal(0)),
                            _connector="OR",
                        ),
                        name="reading_denominator_above_zero",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("replaced_at__isnull", True), ("replaced_reason", "")),
                            models.Q(("replaced_at__isnull", False), ("replaced_reason__gt", "")),
                            _connector="OR",
                        ),
                        name="reading_replaced_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("entered_at__isnull", False),
                            models.Q(
                                models.Q(("entered_by__isnull", False), ("indicator", "")),
                                models.Q(("entered_by__isnull", True), ("indicator__gt", "")),
                                _connector="OR",
                            ),
                        ),
                        name="reading_is_by_somebody_or_counted",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Rebase",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(db_index=True, default=django.utils.timezone.now)),
                ("taken_back_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("taken_back_reason", models.CharField(blank=True, editable=False, max_length=300)),
                ("on", models.DateField()),
                ("reason", models.CharField(max_length=300)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rebases",
                        to="qip.measure",
                    ),
                ),
                (
                    "taken_back_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("taken_back_at__isnull", True),
                                ("taken_back_by__isnull", True),
                                ("taken_back_reason", ""),
                            ),
                            models.Q(
                                ("taken_back_at__isnull", False),
                                ("taken_back_by__isnull", False),
                                ("taken_back_reason__gt", ""),
                            ),
                            _connector="OR",
                        ),
                        name="rebase_taken_back_says_who_and_why",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("taken_back_at__isnull", True)),
                        fields=("measure", "on"),
                        name="rebase_once_per_date",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReopeningEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("source", models.CharField(max_length=80)),
                ("reason", models.CharField(max_length=600)),
                ("on", models.DateField()),
                ("decided_at", models.DateTimeField(editable=False, null=True)),
                ("reopened", models.BooleanField(editable=False, null=True)),
                ("answer", models.CharField(blank=True, max_length=600)),
                (
                    "action",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="qip.action",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="qip.reopening",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="StandardVersionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "created_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False),
                ),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("number", models.PositiveSmallIntegerField(editable=False)),
                ("good", models.TextField(help_text="What good looks like", max_length=3000)),
                ("daily_application", models.TextField(max_length=2000)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "Proposed"),
                            ("in_force", "In force"),
                            ("superseded", "Replaced"),
                        ],
                        default="proposed",
                        editable=False,
                        max_length=10,
                    ),
                ),
                ("in_force_from", models.DateField(editable=False, null=True)),
                ("superseded_on", models.DateField(editable=False, null=True)),
                (
                    "action",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="qip.action",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "in_force_by",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="qip.standardversion",
                    ),
                ),
                (
                    "standard",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="qip.standard",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="StandardversionStatementsLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "standardversion",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="qip.standardversion",
                    ),
                ),
                (
                    "statement",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="evidence.statement",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="TransitionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "from_state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("agreed", "Agreed"),
                            ("in_progress", "In progress"),
                            ("blocked", "Blocked"),
                            ("done", "Done, awaiting verification"),
                            ("sustaining", "Sustaining"),
                            ("closed", "Closed"),
                            ("cancelled", "Cancelled"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "to_state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("agreed", "Agreed"),
                            ("in_progress", "In progress"),
                            ("blocked", "Blocked"),
                            ("done", "Done, awaiting verification"),
                            ("sustaining", "Sustaining"),
                            ("closed", "Closed"),
                            ("cancelled", "Cancelled"),
                        ],
                        max_length=12,
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=600)),
                (
                    "action",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="qip.action",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="qip.transition",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="VerificationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("verified", models.BooleanField()),
                ("fell_at", models.DateTimeField(editable=False, null=True)),
                ("fell_reason", models.CharField(blank=True, max_length=600)),
                (
                    "action",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="qip.action",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="qip.verification",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ActionSourceEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "detail",
                    models.CharField(blank=True, help_text="A reference or a date", max_length=200),
                ),
                (
                    "action",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="qip.action",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="qip.actionsource",
                    ),
                ),
                (
                    "kind",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="qip.sourcekind",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AdoptionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "created_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False),
                ),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("due", models.DateField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("not_yet", "Not yet"),
                            ("in_place", "In place"),
                            ("not_applicable", "Does not apply"),
                        ],
                        default="not_yet",
                        max_length=14,
                    ),
                ),
                ("evidence", models.CharField(blank=True, max_length=1000)),
                ("reason", models.CharField(blank=True, max_length=600)),
                ("decided_at", models.DateTimeField(editable=False, null=True)),
                (
                    "action",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="qip.action",
                    ),
                ),
                (
                    "attachment",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="evidence.attachment",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="qip.adoption",
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisation.service",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Annotation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(db_index=True, default=django.utils.timezone.now)),
                ("taken_back_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("taken_back_reason", models.CharField(blank=True, editable=False, max_length=300)),
                ("on", models.DateField()),
                ("text", models.CharField(max_length=140)),
                (
                    "action",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="annotations",
                        to="qip.action",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "taken_back_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="annotations",
                        to="qip.measure",
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("taken_back_at__isnull", True),
                                ("taken_back_by__isnull", True),
                                ("taken_back_reason", ""),
                            ),
                            models.Q(
                                ("taken_back_at__isnull", False),
                                ("taken_back_by__isnull", False),
                                ("taken_back_reason__gt", ""),
                            ),
                            _connector="OR",
                        ),
                        name="annotation_taken_back_says_who_and_why",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ChangeTestEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("number", models.PositiveSmallIntegerField(editable=False)),
                (
                    "tried",
                    models.CharField(
                        help_text="The one thing that is done differently", max_length=600
                    ),
                ),
                (
                    "where",
                    models.CharField(
                        help_text="Where and with whom: codes, not names", max_length=200
                    ),
                ),
                ("prediction", models.CharField(max_length=600)),
                ("started_on", models.DateField()),
                ("planned_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("happened", models.CharField(blank=True, max_length=1000)),
                (
                    "decision",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("adopt", "Adopted"),
                            ("adapt", "Adapted"),
                            ("abandon", "Abandoned"),
                        ],
                        max_length=8,
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=600)),
                ("decided_at", models.DateTimeField(editable=False, null=True)),
                (
                    "action",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="qip.action",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="qip.changetest",
                    ),
                ),
                (
                    "planned_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="MeasureActionsLink",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("qip.measure_actions",),
        ),
        migrations.CreateModel(
            name="MeasureServicesLink",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("qip.measure_services",),
        ),
        migrations.CreateModel(
            name="MeasurePlansLink",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("qip.measure_plans",),
        ),
        migrations.CreateModel(
            name="StandardversionStatementsLink",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("qip.standardversion_statements",),
        ),
        migrations.CreateModel(
            name="ExpectationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "showing",
                    models.CharField(
                        choices=[
                            ("improvement", "Improvement by more than chance"),
                            ("target", "Consistently meeting its target"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "action",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="qip.action",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="qip.expectation",
                    ),
                ),
                (
                    "measure",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="qip.measure",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="JudgementEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("met", models.BooleanField()),
                ("words", models.CharField(blank=True, max_length=600)),
                (
                    "criterion",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="qip.criterion",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="qip.judgement",
                    ),
                ),
                (
                    "verification",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="qip.verification",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OccurrenceEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("taken_back_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("taken_back_reason", models.CharField(blank=True, editable=False, max_length=300)),
                ("on", models.DateField()),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "measure",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="qip.measure",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="qip.occurrence",
                    ),
                ),
                (
                    "taken_back_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ProofEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "words",
                    models.CharField(
                        help_text="What it shows, and where it was seen", max_length=600
                    ),
                ),
                ("withdrawn_at", models.DateTimeField(editable=False, null=True)),
                ("withdrawn_reason", models.CharField(blank=True, max_length=600)),
                (
                    "attachment",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="evidence.attachment",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "criterion",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="qip.criterion",
                    ),
                ),
                (
                    "kind",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="evidence.evidencekind",
                    ),
                ),
                (
                    "measure",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="qip.measure",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="qip.proof",
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ReadingEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("on", models.DateField(help_text="The last day of the time it counts")),
                ("value", models.DecimalField(decimal_places=4, max_digits=14, null=True)),
                (
                    "numerator",
                    models.DecimalField(blank=True, decimal_places=4, max_digits=14, null=True),
                ),
                (
                    "denominator",
                    models.DecimalField(blank=True, decimal_places=4, max_digits=14, null=True),
                ),
                ("note", models.CharField(blank=True, max_length=300)),
                (
                    "indicator",
                    models.CharField(
                        blank=True,
                        editable=False,
                        help_text="What the product counted by itself",
                        max_length=60,
                    ),
                ),
                ("entered_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("replaced_at", models.DateTimeField(blank=True, null=True)),
                ("replaced_reason", models.CharField(blank=True, max_length=300)),
                (
                    "entered_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "measure",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="qip.measure",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="qip.reading",
                    ),
                ),
                (
                    "replaces",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="qip.reading",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RebaseEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("taken_back_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("taken_back_reason", models.CharField(blank=True, editable=False, max_length=300)),
                ("on", models.DateField()),
                ("reason", models.CharField(max_length=300)),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "measure",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="qip.measure",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="qip.rebase",
                    ),
                ),
                (
                    "taken_back_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AnnotationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("taken_back_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("taken_back_reason", models.CharField(blank=True, editable=False, max_length=300)),
                ("on", models.DateField()),
                ("text", models.CharField(max_length=140)),
                (
                    "action",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="qip.action",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="qip.annotation",
                    ),
                ),
                (
                    "taken_back_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "measure",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="qip.measure",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contributoryfactor",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_contributoryfactorevent" ("id", "key", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "retired", "title") VALUES (NEW."id", NEW."key", NEW."order", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."retired", NEW."title"); RETURN NULL;',
                    hash="ce979cc83bcb19eab4881cbd4c4e1a7c99929668",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_50a31",
                    table="qip_contributoryfactor",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contributoryfactor",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "qip_contributoryfactorevent" ("id", "key", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "retired", "title") VALUES (NEW."id", NEW."key", NEW."order", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."retired", NEW."title"); RETURN NULL;',
                    hash="c27b6758f03e8bd95c838276d96f18b4adf26c8e",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_c9768",
                    table="qip_contributoryfactor",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contributoryfactor",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_contributoryfactorevent" ("id", "key", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "retired", "title") VALUES (OLD."id", OLD."key", OLD."order", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."retired", OLD."title"); RETURN NULL;',
                    hash="a852e9272d03ebf585ffd6e64690b50406008738",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_7af6b",
                    table="qip_contributoryfactor",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="delayreason",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_delayreasonevent" ("id", "key", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "retired", "title") VALUES (NEW."id", NEW."key", NEW."order", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."retired", NEW."title"); RETURN NULL;',
                    hash="f1208e172e291979c18e8f790d082211539a75e1",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_00094",
                    table="qip_delayreason",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="delayreason",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "qip_delayreasonevent" ("id", "key", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "retired", "title") VALUES (NEW."id", NEW."key", NEW."order", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."retired", NEW."title"); RETURN NULL;',
                    hash="d280ea77fdf88c15d0e222d3da85f190aa9dd5dd",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_ba061",
                    table="qip_delayreason",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="delayreason",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_delayreasonevent" ("id", "key", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "retired", "title") VALUES (OLD."id", OLD."key", OLD."order", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."retired", OLD."title"); RETURN NULL;',
                    hash="8cc72c8275f5f2afd072d6d6732f23a911c72e86",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_8d160",
                    table="qip_delayreason",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sourcekind",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_sourcekindevent" ("id", "key", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "retired", "title") VALUES (NEW."id", NEW."key", NEW."order", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."retired", NEW."title"); RETURN NULL;',
                    hash="e5c5b0b2ca4c77300b3673cfc4ddc1fb13235eac",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_34cf2",
                    table="qip_sourcekind",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sourcekind",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "qip_sourcekindevent" ("id", "key", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "retired", "title") VALUES (NEW."id", NEW."key", NEW."order", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."retired", NEW."title"); RETURN NULL;',
                    hash="1083a302cca561c6a01f924bc9d3b3a4210b2bba",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_bfa3d",
                    table="qip_sourcekind",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sourcekind",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_sourcekindevent" ("id", "key", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "retired", "title") VALUES (OLD."id", OLD."key", OLD."order", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."retired", OLD."title"); RETURN NULL;',
                    hash="543c0a5d0a202b417cd797a630e685f1da559b69",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_f250c",
                    table="qip_sourcekind",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="actioncontributorslinkevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="e29a451b19e7806480947b264061da9e0cc6a5fd",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_c7d97",
                    table="qip_actioncontributorslinkevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="actiondependsonlinkevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="39bd833a525a14ae4af5cb43ac983644ccd3f079",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_f083b",
                    table="qip_actiondependsonlinkevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="actionserviceslinkevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="d2a6eb60a8e07e9d8cfadd2e2bd4a9b4d81d0e1c",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_7e36e",
                    table="qip_actionserviceslinkevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="actionstatementslinkevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="29a468a6f5783fc5a3ffb01c50019819a0739df5",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_2d092",
                    table="qip_actionstatementslinkevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="adoption",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_adoptionevent" ("action_id", "attachment_id", "created_at", "created_by_id", "decided_at", "decided_by_id", "due", "evidence", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "service_id", "state", "updated_at", "version") VALUES (NEW."action_id", NEW."attachment_id", NEW."created_at", NEW."created_by_id", NEW."decided_at", NEW."decided_by_id", NEW."due", NEW."evidence", NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."service_id", NEW."state", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="c57fe95fa8802f324ee40abd75351f71836c1a1b",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_f8183",
                    table="qip_adoption",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="adoption",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "qip_adoptionevent" ("action_id", "attachment_id", "created_at", "created_by_id", "decided_at", "decided_by_id", "due", "evidence", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "service_id", "state", "updated_at", "version") VALUES (NEW."action_id", NEW."attachment_id", NEW."created_at", NEW."created_by_id", NEW."decided_at", NEW."decided_by_id", NEW."due", NEW."evidence", NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."service_id", NEW."state", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="ac86e474969473f33918f7c7cfbc74e9e52590c7",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_ab779",
                    table="qip_adoption",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="adoption",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_adoptionevent" ("action_id", "attachment_id", "created_at", "created_by_id", "decided_at", "decided_by_id", "due", "evidence", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "service_id", "state", "updated_at", "version") VALUES (OLD."action_id", OLD."attachment_id", OLD."created_at", OLD."created_by_id", OLD."decided_at", OLD."decided_by_id", OLD."due", OLD."evidence", OLD."id", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."service_id", OLD."state", OLD."updated_at", OLD."version"); RETURN NULL;',
                    hash="3c1f9e0142bf54c039c6bec0b4f670bb4584c56c",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_770ae",
                    table="qip_adoption",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="adoptionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="21d2669a5c5dcc23dc96df7633ce9c2b14ab46ab",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_f4a0f",
                    table="qip_adoptionevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="changetest",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_changetestevent" ("action_id", "decided_at", "decided_by_id", "decision", "happened", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_at", "planned_by_id", "prediction", "reason", "started_on", "tried", "where") VALUES (NEW."action_id", NEW."decided_at", NEW."decided_by_id", NEW."decision", NEW."happened", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."planned_at", NEW."planned_by_id", NEW."prediction", NEW."reason", NEW."started_on", NEW."tried", NEW."where"); RETURN NULL;',
                    hash="dbea7a8f1046d5c9602f1f055f7acae9d1cc9376",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_a7f56",
                    table="qip_changetest",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="changetest",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "qip_changetestevent" ("action_id", "decided_at", "decided_by_id", "decision", "happened", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_at", "planned_by_id", "prediction", "reason", "started_on", "tried", "where") VALUES (NEW."action_id", NEW."decided_at", NEW."decided_by_id", NEW."decision", NEW."happened", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."planned_at", NEW."planned_by_id", NEW."prediction", NEW."reason", NEW."started_on", NEW."tried", NEW."where"); RETURN NULL;',
                    hash="774a47857e615531c1496420c85d3769e9a85353",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_2876b",
                    table="qip_changetest",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="changetest",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_changetestevent" ("action_id", "decided_at", "decided_by_id", "decision", "happened", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_at", "planned_by_id", "prediction", "reason", "started_on", "tried", "where") VALUES (OLD."action_id", OLD."decided_at", OLD."decided_by_id", OLD."decision", OLD."happened", OLD."id", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."planned_at", OLD."planned_by_id", OLD."prediction", OLD."reason", OLD."started_on", OLD."tried", OLD."where"); RETURN NULL;',
                    hash="8aefab87e1b3662516ace9b9389f42080e424008",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_709d4",
                    table="qip_changetest",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="changetestevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="f280bab0e3c86a760d92818a3987e2cd5ad97907",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_f734e",
                    table="qip_changetestevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="columnmatching",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_columnmatchingevent" ("choices", "header_key", "id", "matching", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "used_at", "used_by_id") VALUES (NEW."choices", NEW."header_key", NEW."id", NEW."matching", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."used_at", NEW."used_by_id"); RETURN NULL;',
                    hash="2b6bd35c70f31429852760b30f502afb75e8b020",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_d95ae",
                    table="qip_columnmatching",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="columnmatching",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "qip_columnmatchingevent" ("choices", "header_key", "id", "matching", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "used_at", "used_by_id") VALUES (NEW."choices", NEW."header_key", NEW."id", NEW."matching", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."used_at", NEW."used_by_id"); RETURN NULL;',
                    hash="199f0c14eaacc127e633524fd3fa0cb4814475b2",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_a67fa",
                    table="qip_columnmatching",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="columnmatching",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_columnmatchingevent" ("choices", "header_key", "id", "matching", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "used_at", "used_by_id") VALUES (OLD."choices", OLD."header_key", OLD."id", OLD."matching", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."used_at", OLD."used_by_id"); RETURN NULL;',
                    hash="5e61e5ad8039a1d4dff7d5fff696c5c3729cddfb",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_42e7f",
                    table="qip_columnmatching",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="columnmatchingevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="c3dc1d0e71cb131de0d97e1d7a26a9f6c75c9f34",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_a149b",
                    table="qip_columnmatchingevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contributoryfactorevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="1c86004a375f40a019a81c148b08d9b6a0497ac6",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_d4867",
                    table="qip_contributoryfactorevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="criterion",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_criterionevent" ("action_id", "holds_weeks", "id", "kind_id", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "retired_at", "retired_by_id", "sample", "shows") VALUES (NEW."action_id", NEW."holds_weeks", NEW."id", NEW."kind_id", NEW."order", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."retired_at", NEW."retired_by_id", NEW."sample", NEW."shows"); RETURN NULL;',
                    hash="e5b92662c5705400bbd47a8a321c285d1480255a",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_875ab",
                    table="qip_criterion",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="criterion",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "qip_criterionevent" ("action_id", "holds_weeks", "id", "kind_id", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "retired_at", "retired_by_id", "sample", "shows") VALUES (NEW."action_id", NEW."holds_weeks", NEW."id", NEW."kind_id", NEW."order", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."retired_at", NEW."retired_by_id", NEW."sample", NEW."shows"); RETURN NULL;',
                    hash="179df01fcc78da49df0094814b7a896c5350a8d5",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_0dabb",
                    table="qip_criterion",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="criterion",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_criterionevent" ("action_id", "holds_weeks", "id", "kind_id", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "retired_at", "retired_by_id", "sample", "shows") VALUES (OLD."action_id", OLD."holds_weeks", OLD."id", OLD."kind_id", OLD."order", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."retired_at", OLD."retired_by_id", OLD."sample", OLD."shows"); RETURN NULL;',
                    hash="c12ab3dab0dd38f93e26ddb7a8f892f0c134a82a",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_8d107",
                    table="qip_criterion",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="criterionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="d020543aace9beb7e89a7b3770bb612046436a82",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_e5d9a",
                    table="qip_criterionevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="delayreasonevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="2b462ed69ea09a31518933922e3096af2195aab1",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_f747a",
                    table="qip_delayreasonevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="duedatemove",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_duedatemoveevent" ("action_id", "at", "by_id", "from_date", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "reason_code_id", "to_date") VALUES (NEW."action_id", NEW."at", NEW."by_id", NEW."from_date", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."reason_code_id", NEW."to_date"); RETURN NULL;',
                    hash="e9fc0db65f581a1a715334ca2d4d541b8e9f2032",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_90719",
                    table="qip_duedatemove",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="duedatemove",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "qip_duedatemoveevent" ("action_id", "at", "by_id", "from_date", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "reason_code_id", "to_date") VALUES (NEW."action_id", NEW."at", NEW."by_id", NEW."from_date", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."reason_code_id", NEW."to_date"); RETURN NULL;',
                    hash="422ce1ea96445cdd7e165765c917ba9931a317d0",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_39ab0",
                    table="qip_duedatemove",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="duedatemove",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_duedatemoveevent" ("action_id", "at", "by_id", "from_date", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "reason_code_id", "to_date") VALUES (OLD."action_id", OLD."at", OLD."by_id", OLD."from_date", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."reason_code_id", OLD."to_date"); RETURN NULL;',
                    hash="50c110528e0af2fe27d4ca70ff133acc8270904b",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_d1249",
                    table="qip_duedatemove",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="duedatemoveevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="cd8bf9558369de30e58930ce33fd7ecfa7ad462e",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_d4edf",
                    table="qip_duedatemoveevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="holdingcheck",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_holdingcheckevent" ("action_id", "at", "by_id", "due", "id", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "still_so", "words") VALUES (NEW."action_id", NEW."at", NEW."by_id", NEW."due", NEW."id", NEW."owner_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."still_so", NEW."words"); RETURN NULL;',
                    hash="a6263b0358f7fd97b9b3cedd2af05b81cda01958",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_61080",
                    table="qip_holdingcheck",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="holdingcheck",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "qip_holdingcheckevent" ("action_id", "at", "by_id", "due", "id", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "still_so", "words") VALUES (NEW."action_id", NEW."at", NEW."by_id", NEW."due", NEW."id", NEW."owner_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."still_so", NEW."words"); RETURN NULL;',
                    hash="8716739d1f3ca9f05fad44af4bdb7dcab6a8c8f2",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_6991a",
                    table="qip_holdingcheck",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="holdingcheck",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_holdingcheckevent" ("action_id", "at", "by_id", "due", "id", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "still_so", "words") VALUES (OLD."action_id", OLD."at", OLD."by_id", OLD."due", OLD."id", OLD."owner_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."still_so", OLD."words"); RETURN NULL;',
                    hash="cc9970d61ff507a1c3f92302d3e4d8f2f042e588",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_a6dce",
                    table="qip_holdingcheck",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="holdingcheckevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="197f74d8d3d0e42555cbac0a37bc73005aa68642",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_46b01",
                    table="qip_holdingcheckevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="expectationevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="768ec019db71ed58a0026e4797d13b78677d9f52",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_27492",
                    table="qip_expectationevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="expectation",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_expectationevent" ("action_id", "id", "measure_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "showing") VALUES (NEW."action_id", NEW."id", NEW."measure_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."showing"); RETURN NULL;',
                    hash="2bd29e263fd7493a9cffa67664a86d900fd989fa",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_99269",
                    table="qip_expectation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="expectation",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "qip_expectationevent" ("action_id", "id", "measure_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "showing") VALUES (NEW."action_id", NEW."id", NEW."measure_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."showing"); RETURN NULL;',
                    hash="aa5ce4502b3708e772b79693e4f2b7820416095a",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_5c58e",
                    table="qip_expectation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="expectation",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_expectationevent" ("action_id", "id", "measure_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "showing") VALUES (OLD."action_id", OLD."id", OLD."measure_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."showing"); RETURN NULL;',
                    hash="63c11d2b68fda24d825f36e9250f13360f84eb1a",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_85ab6",
                    table="qip_expectation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="annotationevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="ac6ab73002f89d021aa37d08d9b0b9d0c88a9f70",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_b6bb3",
                    table="qip_annotationevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="annotation",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_annotationevent" ("action_id", "at", "by_id", "id", "measure_id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "taken_back_at", "taken_back_by_id", "taken_back_reason", "text") VALUES (NEW."action_id", NEW."at", NEW."by_id", NEW."id", NEW."measure_id", NEW."on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."taken_back_at", NEW."taken_back_by_id", NEW."taken_back_reason", NEW."text"); RETURN NULL;',
                    hash="13cb615cdfacf6b7aa31003dd6e753233c4ddde2",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_18489",
                    table="qip_annotation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="annotation",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "qip_annotationevent" ("action_id", "at", "by_id", "id", "measure_id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "taken_back_at", "taken_back_by_id", "taken_back_reason", "text") VALUES (NEW."action_id", NEW."at", NEW."by_id", NEW."id", NEW."measure_id", NEW."on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."taken_back_at", NEW."taken_back_by_id", NEW."taken_back_reason", NEW."text"); RETURN NULL;',
                    hash="43e5750104a5dae5cce60e13255639e99695e8fd",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_3baae",
                    table="qip_annotation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="annotation",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_annotationevent" ("action_id", "at", "by_id", "id", "measure_id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "taken_back_at", "taken_back_by_id", "taken_back_reason", "text") VALUES (OLD."action_id", OLD."at", OLD."by_id", OLD."id", OLD."measure_id", OLD."on", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."taken_back_at", OLD."taken_back_by_id", OLD."taken_back_reason", OLD."text"); RETURN NULL;',
                    hash="ca6c284084d29ec4b1b99ac599962f709bc761c9",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_ba5ef",
                    table="qip_annotation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="measureactionslinkevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="9219b7c11cf7989b6bd2f7ec03eed68d3ffc05c8",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_39925",
                    table="qip_measureactionslinkevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="measureevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="cb6e22a6ce26d4bd49fd9ec960ce30c16a0f313c",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_bc9b8",
                    table="qip_measureevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="measureserviceslinkevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="ce420a53e8d6212185454b5d36cbff6918b07547",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_5db9c",
                    table="qip_measureserviceslinkevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="occurrence",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_occurrenceevent" ("at", "by_id", "id", "measure_id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "taken_back_at", "taken_back_by_id", "taken_back_reason") VALUES (NEW."at", NEW."by_id", NEW."id", NEW."measure_id", NEW."on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."taken_back_at", NEW."taken_back_by_id", NEW."taken_back_reason"); RETURN NULL;',
                    hash="ef7009082b7d6e8ec43c7bfaf97919c5a37c1051",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_f813f",
                    table="qip_occurrence",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="occurrence",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "qip_occurrenceevent" ("at", "by_id", "id", "measure_id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "taken_back_at", "taken_back_by_id", "taken_back_reason") VALUES (NEW."at", NEW."by_id", NEW."id", NEW."measure_id", NEW."on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."taken_back_at", NEW."taken_back_by_id", NEW."taken_back_reason"); RETURN NULL;',
                    hash="34587220b005dfa546f94740bf409bfdf445f6da",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_f407a",
                    table="qip_occurrence",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="occurrence",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_occurrenceevent" ("at", "by_id", "id", "measure_id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "taken_back_at", "taken_back_by_id", "taken_back_reason") VALUES (OLD."at", OLD."by_id", OLD."id", OLD."measure_id", OLD."on", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."taken_back_at", OLD."taken_back_by_id", OLD."taken_back_reason"); RETURN NULL;',
                    hash="0a72e503871fdbe0aa8a2bd7257e7ac15dd5d85e",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_b4b5c",
                    table="qip_occurrence",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="occurrenceevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="8260df7bcccfd7e84eb66f873b59196063c95106",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_e404c",
                    table="qip_occurrenceevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="plan",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_planevent" ("aim", "all_services", "created_at", "created_by_id", "ends_on", "id", "lead_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "senior_owner_id", "starts_on", "state", "title", "updated_at", "version", "why_now") VALUES (NEW."aim", NEW."all_services", NEW."created_at", NEW."created_by_id", NEW."ends_on", NEW."id", NEW."lead_id", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."senior_owner_id", NEW."starts_on", NEW."state", NEW."title", NEW."updated_at", NEW."version", NEW."why_now"); RETURN NULL;',
                    hash="e34c2b45c50abb431d6d1fe9bdd8bd30405838d9",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_38810",
                    table="qip_plan",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="plan",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "qip_planevent" ("aim", "all_services", "created_at", "created_by_id", "ends_on", "id", "lead_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "senior_owner_id", "starts_on", "state", "title", "updated_at", "version", "why_now") VALUES (NEW."aim", NEW."all_services", NEW."created_at", NEW."created_by_id", NEW."ends_on", NEW."id", NEW."lead_id", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."senior_owner_id", NEW."starts_on", NEW."state", NEW."title", NEW."updated_at", NEW."version", NEW."why_now"); RETURN NULL;',
                    hash="4e75cf19b52dcfd0c0f2a7982b6b38d740f1e15e",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_6528a",
                    table="qip_plan",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="plan",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_planevent" ("aim", "all_services", "created_at", "created_by_id", "ends_on", "id", "lead_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "senior_owner_id", "starts_on", "state", "title", "updated_at", "version", "why_now") VALUES (OLD."aim", OLD."all_services", OLD."created_at", OLD."created_by_id", OLD."ends_on", OLD."id", OLD."lead_id", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."senior_owner_id", OLD."starts_on", OLD."state", OLD."title", OLD."updated_at", OLD."version", OLD."why_now"); RETURN NULL;',
                    hash="a50f19473556c999b710475c9d445e1b162ebd32",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_a4935",
                    table="qip_plan",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="measureplanslinkevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="db08db8893884afb350bd5f618523071ced4e674",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_8ea35",
                    table="qip_measureplanslinkevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="measure",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_measureevent" ("about", "all_services", "cadence", "created_at", "created_by_id", "data_quality", "decimals", "definition", "denominator", "direction", "ended_on", "ended_reason", "fix_after", "id", "indicator", "name", "numerator", "owner_id", "partner_id", "per", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "screen_outliers", "target", "unit", "unit_words", "updated_at", "version") VALUES (NEW."about", NEW."all_services", NEW."cadence", NEW."created_at", NEW."created_by_id", NEW."data_quality", NEW."decimals", NEW."definition", NEW."denominator", NEW."direction", NEW."ended_on", NEW."ended_reason", NEW."fix_after", NEW."id", NEW."indicator", NEW."name", NEW."numerator", NEW."owner_id", NEW."partner_id", NEW."per", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."screen_outliers", NEW."target", NEW."unit", NEW."unit_words", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="2d31c59512213ad5891396909ccf81316898b609",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_59fd7",
                    table="qip_measure",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="measure",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "qip_measureevent" ("about", "all_services", "cadence", "created_at", "created_by_id", "data_quality", "decimals", "definition", "denominator", "direction", "ended_on", "ended_reason", "fix_after", "id", "indicator", "name", "numerator", "owner_id", "partner_id", "per", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "screen_outliers", "target", "unit", "unit_words", "updated_at", "version") VALUES (NEW."about", NEW."all_services", NEW."cadence", NEW."created_at", NEW."created_by_id", NEW."data_quality", NEW."decimals", NEW."definition", NEW."denominator", NEW."direction", NEW."ended_on", NEW."ended_reason", NEW."fix_after", NEW."id", NEW."indicator", NEW."name", NEW."numerator", NEW."owner_id", NEW."partner_id", NEW."per", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."screen_outliers", NEW."target", NEW."unit", NEW."unit_words", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="c1cd4536384f68ecf2dea88658d8d1526242b403",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_a3713",
                    table="qip_measure",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="measure",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_measureevent" ("about", "all_services", "cadence", "created_at", "created_by_id", "data_quality", "decimals", "definition", "denominator", "direction", "ended_on", "ended_reason", "fix_after", "id", "indicator", "name", "numerator", "owner_id", "partner_id", "per", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "screen_outliers", "target", "unit", "unit_words", "updated_at", "version") VALUES (OLD."about", OLD."all_services", OLD."cadence", OLD."created_at", OLD."created_by_id", OLD."data_quality", OLD."decimals", OLD."definition", OLD."denominator", OLD."direction", OLD."ended_on", OLD."ended_reason", OLD."fix_after", OLD."id", OLD."indicator", OLD."name", OLD."numerator", OLD."owner_id", OLD."partner_id", OLD."per", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."screen_outliers", OLD."target", OLD."unit", OLD."unit_words", OLD."updated_at", OLD."version"); RETURN NULL;',
                    hash="f75d1d54db9f2f736846617b0c8cc1ab044a5784",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_38190",
                    table="qip_measure",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="actionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="1d551c9bc418b7dd2f188c31868aa56b02d07992",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_5797b",
                    table="qip_actionevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="action",
            trigger=pgtrigger.compiler.Trigger(
                name="verified_by_two_keys",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.state IN ('sustaining', 'closed'))",
                    declare="DECLARE kinds INTEGER; strong INTEGER; unmet INTEGER;",
                    func="\n        IF TG_OP = 'UPDATE' AND OLD.state IN ('sustaining', 'closed')\n            AND OLD.verified_at IS NOT DISTINCT FROM NEW.verified_at\n            AND OLD.verified_by_id IS NOT DISTINCT FROM NEW.verified_by_id THEN\n            RETURN NEW;\n        END IF;\n        SELECT COUNT(DISTINCT proof.kind_id), COUNT(*) FILTER (WHERE kind.counts_alone)\n            INTO kinds, strong\n            FROM qip_proof proof\n            JOIN qip_criterion criterion ON criterion.id = proof.criterion_id\n            JOIN evidence_evidencekind kind ON kind.id = proof.kind_id\n            WHERE criterion.action_id = NEW.id AND criterion.retired_at IS NULL\n                AND proof.withdrawn_at IS NULL;\n        IF kinds < 2 OR strong < 1 THEN\n            RAISE EXCEPTION 'an action is verified by two kinds of evidence'\n                USING ERRCODE = 'check_violation';\n        END IF;\n        SELECT COUNT(*) INTO unmet\n            FROM qip_criterion criterion\n            WHERE criterion.action_id = NEW.id AND criterion.retired_at IS NULL\n                AND NOT EXISTS (\n                    SELECT 1 FROM qip_judgement judgement\n                    JOIN qip_verification verification\n                        ON verification.id = judgement.verification_id\n                    WHERE judgement.criterion_id = criterion.id AND judgement.met\n                        AND verification.verified AND verification.fell_at IS NULL\n                        AND verification.by_id = NEW.verified_by_id\n                );\n        IF unmet > 0 THEN\n            RAISE EXCEPTION 'an action is verified criterion by criterion'\n                USING ERRCODE = 'check_violation';\n        END IF;\n        IF EXISTS (\n            SELECT 1 FROM qip_action_contributors helper\n            WHERE helper.action_id = NEW.id AND helper.user_id = NEW.verified_by_id\n        ) THEN\n            RAISE EXCEPTION 'nobody who helped with an action verifies it'\n                USING ERRCODE = 'check_violation';\n        END IF;\n        RETURN NEW;\n    ",
                    hash="b6722d2807f628d6c0f7247a0bb00a885f60c8ce",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_verified_by_two_keys_6bd8f",
                    table="qip_action",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="action",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_actionevent" ("all_services", "baseline", "check_due", "closed_at", "closed_by_id", "created_at", "created_by_id", "daily_application", "due", "effect_on_people", "first_due", "id", "immediate_control", "imported_key", "needs", "number", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "problem", "risk_level", "root_cause_id", "root_cause_text", "standard", "starts_on", "state", "strand", "success", "times_reopened", "title", "updated_at", "verified_at", "verified_by_id", "verifier_role_id", "version", "waiting_for") VALUES (NEW."all_services", NEW."baseline", NEW."check_due", NEW."closed_at", NEW."closed_by_id", NEW."created_at", NEW."created_by_id", NEW."daily_application", NEW."due", NEW."effect_on_people", NEW."first_due", NEW."id", NEW."immediate_control", NEW."imported_key", NEW."needs", NEW."number", NEW."owner_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."plan_id", NEW."problem", NEW."risk_level", NEW."root_cause_id", NEW."root_cause_text", NEW."standard", NEW."starts_on", NEW."state", NEW."strand", NEW."success", NEW."times_reopened", NEW."title", NEW."updated_at", NEW."verified_at", NEW."verified_by_id", NEW."verifier_role_id", NEW."version", NEW."waiting_for"); RETURN NULL;',
                    hash="f8a6557c5cd5c5d181d3cc2b07b4549e994a8c3e",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_bca03",
                    table="qip_action",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="action",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "qip_actionevent" ("all_services", "baseline", "check_due", "closed_at", "closed_by_id", "created_at", "created_by_id", "daily_application", "due", "effect_on_people", "first_due", "id", "immediate_control", "imported_key", "needs", "number", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "problem", "risk_level", "root_cause_id", "root_cause_text", "standard", "starts_on", "state", "strand", "success", "times_reopened", "title", "updated_at", "verified_at", "verified_by_id", "verifier_role_id", "version", "waiting_for") VALUES (NEW."all_services", NEW."baseline", NEW."check_due", NEW."closed_at", NEW."closed_by_id", NEW."created_at", NEW."created_by_id", NEW."daily_application", NEW."due", NEW."effect_on_people", NEW."first_due", NEW."id", NEW."immediate_control", NEW."imported_key", NEW."needs", NEW."number", NEW."owner_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."plan_id", NEW."problem", NEW."risk_level", NEW."root_cause_id", NEW."root_cause_text", NEW."standard", NEW."starts_on", NEW."state", NEW."strand", NEW."success", NEW."times_reopened", NEW."title", NEW."updated_at", NEW."verified_at", NEW."verified_by_id", NEW."verifier_role_id", NEW."version", NEW."waiting_for"); RETURN NULL;',
                    hash="1b457d3536a3aa8fec18de2a05fae39aa46e48f4",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_67ffa",
                    table="qip_action",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="action",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_actionevent" ("all_services", "baseline", "check_due", "closed_at", "closed_by_id", "created_at", "created_by_id", "daily_application", "due", "effect_on_people", "first_due", "id", "immediate_control", "imported_key", "needs", "number", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "problem", "risk_level", "root_cause_id", "root_cause_text", "standard", "starts_on", "state", "strand", "success", "times_reopened", "title", "updated_at", "verified_at", "verified_by_id", "verifier_role_id", "version", "waiting_for") VALUES (OLD."all_services", OLD."baseline", OLD."check_due", OLD."closed_at", OLD."closed_by_id", OLD."created_at", OLD."created_by_id", OLD."daily_application", OLD."due", OLD."effect_on_people", OLD."first_due", OLD."id", OLD."immediate_control", OLD."imported_key", OLD."needs", OLD."number", OLD."owner_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."plan_id", OLD."problem", OLD."risk_level", OLD."root_cause_id", OLD."root_cause_text", OLD."standard", OLD."starts_on", OLD."state", OLD."strand", OLD."success", OLD."times_reopened", OLD."title", OLD."updated_at", OLD."verified_at", OLD."verified_by_id", OLD."verifier_role_id", OLD."version", OLD."waiting_for"); RETURN NULL;',
                    hash="fa66ca24c04053c29e12477a0cd15f0c6f6fef24",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_2c22c",
                    table="qip_action",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="planagreement",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_planagreementevent" ("aim", "at", "by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "statement", "version", "why_now") VALUES (NEW."aim", NEW."at", NEW."by_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."plan_id", NEW."statement", NEW."version", NEW."why_now"); RETURN NULL;',
                    hash="8a16daf5830c7aa874721568c6c5de47dc3f40fd",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_0aab2",
                    table="qip_planagreement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="planagreement",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "qip_planagreementevent" ("aim", "at", "by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "statement", "version", "why_now") VALUES (NEW."aim", NEW."at", NEW."by_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."plan_id", NEW."statement", NEW."version", NEW."why_now"); RETURN NULL;',
                    hash="d3069217734a902e56a76053029580e1966b2e38",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_f979e",
                    table="qip_planagreement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="planagreement",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_planagreementevent" ("aim", "at", "by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "statement", "version", "why_now") VALUES (OLD."aim", OLD."at", OLD."by_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."plan_id", OLD."statement", OLD."version", OLD."why_now"); RETURN NULL;',
                    hash="163bb4d3ad8c09d36279edd1b5108148a307b7b2",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_efa4f",
                    table="qip_planagreement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="planagreementevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="c5fff5cd35a5ac6549c5d1860c3bd984d94008c0",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_1e96d",
                    table="qip_planagreementevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="planevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="a8f89ec8c26c77f160fea04440361ede1b43f054",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_1fcc3",
                    table="qip_planevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="planimport",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_planimportevent" ("choices", "created_at", "created_by_id", "file_name", "file_sha256", "header", "header_row", "headings", "id", "imported_at", "imported_by_id", "matching", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "remark", "sheet", "state", "updated_at", "version") VALUES (NEW."choices", NEW."created_at", NEW."created_by_id", NEW."file_name", NEW."file_sha256", NEW."header", NEW."header_row", NEW."headings", NEW."id", NEW."imported_at", NEW."imported_by_id", NEW."matching", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."plan_id", NEW."remark", NEW."sheet", NEW."state", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="7ed14105155cf530e93de033a83ec0d61d1e2517",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_e0372",
                    table="qip_planimport",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="planimport",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "qip_planimportevent" ("choices", "created_at", "created_by_id", "file_name", "file_sha256", "header", "header_row", "headings", "id", "imported_at", "imported_by_id", "matching", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "remark", "sheet", "state", "updated_at", "version") VALUES (NEW."choices", NEW."created_at", NEW."created_by_id", NEW."file_name", NEW."file_sha256", NEW."header", NEW."header_row", NEW."headings", NEW."id", NEW."imported_at", NEW."imported_by_id", NEW."matching", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."plan_id", NEW."remark", NEW."sheet", NEW."state", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="d9993712717ed85309565b515487201c9c9332a2",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_72874",
                    table="qip_planimport",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="planimport",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_planimportevent" ("choices", "created_at", "created_by_id", "file_name", "file_sha256", "header", "header_row", "headings", "id", "imported_at", "imported_by_id", "matching", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "remark", "sheet", "state", "updated_at", "version") VALUES (OLD."choices", OLD."created_at", OLD."created_by_id", OLD."file_name", OLD."file_sha256", OLD."header", OLD."header_row", OLD."headings", OLD."id", OLD."imported_at", OLD."imported_by_id", OLD."matching", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."plan_id", OLD."remark", OLD."sheet", OLD."state", OLD."updated_at", OLD."version"); RETURN NULL;',
                    hash="ca3a89827f5fe244f41505ecf7cb1809a2186d31",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_d3900",
                    table="qip_planimport",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="importsheetevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="a180413a6310438176f270fa2b992a7c93b1d4e8",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_d6405",
                    table="qip_importsheetevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="importsheet",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_importsheetevent" ("hidden", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_import_id", "position", "problem") VALUES (NEW."hidden", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."plan_import_id", NEW."position", NEW."problem"); RETURN NULL;',
                    hash="ef080d8e2b1f28e11f5743783f9924d65bbe362c",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_dd9a4",
                    table="qip_importsheet",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="importsheet",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."hidden" IS DISTINCT FROM (NEW."hidden") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."plan_import_id" IS DISTINCT FROM (NEW."plan_import_id") OR OLD."position" IS DISTINCT FROM (NEW."position") OR OLD."problem" IS DISTINCT FROM (NEW."problem"))',
                    func='INSERT INTO "qip_importsheetevent" ("hidden", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_import_id", "position", "problem") VALUES (NEW."hidden", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."plan_import_id", NEW."position", NEW."problem"); RETURN NULL;',
                    hash="8bb7697ab4532d4a694b661e561000f0caf3cd84",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_3f15c",
                    table="qip_importsheet",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="importsheet",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_importsheetevent" ("hidden", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_import_id", "position", "problem") VALUES (OLD."hidden", OLD."id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."plan_import_id", OLD."position", OLD."problem"); RETURN NULL;',
                    hash="d7518a19c3835112b4753abb84e923f22066ebf3",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_3efd2",
                    table="qip_importsheet",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="importrowevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="5f533fdc848a752e11b7fa3f8a73b0aa456abb6c",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_4f61e",
                    table="qip_importrowevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="importrow",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_importrowevent" ("action_id", "answers", "heading", "id", "key", "like", "number", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_import_id", "reason", "reference", "standing", "unsaved", "wanted", "words") VALUES (NEW."action_id", NEW."answers", NEW."heading", NEW."id", NEW."key", NEW."like", NEW."number", NEW."outcome", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."plan_import_id", NEW."reason", NEW."reference", NEW."standing", NEW."unsaved", NEW."wanted", NEW."words"); RETURN NULL;',
                    hash="b46be8d6f731b7551b4187186b3aad929d7a0fc7",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_b2847",
                    table="qip_importrow",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="importrow",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."action_id" IS DISTINCT FROM (NEW."action_id") OR OLD."answers" IS DISTINCT FROM (NEW."answers") OR OLD."heading" IS DISTINCT FROM (NEW."heading") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."like" IS DISTINCT FROM (NEW."like") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."outcome" IS DISTINCT FROM (NEW."outcome") OR OLD."plan_import_id" IS DISTINCT FROM (NEW."plan_import_id") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."reference" IS DISTINCT FROM (NEW."reference") OR OLD."standing" IS DISTINCT FROM (NEW."standing") OR OLD."unsaved" IS DISTINCT FROM (NEW."unsaved") OR OLD."wanted" IS DISTINCT FROM (NEW."wanted") OR OLD."words" IS DISTINCT FROM (NEW."words"))',
                    func='INSERT INTO "qip_importrowevent" ("action_id", "answers", "heading", "id", "key", "like", "number", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_import_id", "reason", "reference", "standing", "unsaved", "wanted", "words") VALUES (NEW."action_id", NEW."answers", NEW."heading", NEW."id", NEW."key", NEW."like", NEW."number", NEW."outcome", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."plan_import_id", NEW."reason", NEW."reference", NEW."standing", NEW."unsaved", NEW."wanted", NEW."words"); RETURN NULL;',
                    hash="53bcc5a948ef98abe16bc81fb3e07ee26647a41f",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_984fd",
                    table="qip_importrow",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="importrow",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_importrowevent" ("action_id", "answers", "heading", "id", "key", "like", "number", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_import_id", "reason", "reference", "standing", "unsaved", "wanted", "words") VALUES (OLD."action_id", OLD."answers", OLD."heading", OLD."id", OLD."key", OLD."like", OLD."number", OLD."outcome", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."plan_import_id", OLD."reason", OLD."reference", OLD."standing", OLD."unsaved", OLD."wanted", OLD."words"); RETURN NULL;',
                    hash="6d10b1a68365dc606b6249e72084e85b27952d48",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_5f482",
                    table="qip_importrow",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="planimportevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="3067454db11ec565f9aaebfc71cb1705a99106eb",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_b168b",
                    table="qip_planimportevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="plannews",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_plannewsevent" ("asks", "changing", "id", "not_yet", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "risks", "written_at", "written_by_id") VALUES (NEW."asks", NEW."changing", NEW."id", NEW."not_yet", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."plan_id", NEW."risks", NEW."written_at", NEW."written_by_id"); RETURN NULL;',
                    hash="aa6eb5921aa314ab5bca9e52b1f173d8558975aa",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_60fe3",
                    table="qip_plannews",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="plannews",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "qip_plannewsevent" ("asks", "changing", "id", "not_yet", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "risks", "written_at", "written_by_id") VALUES (NEW."asks", NEW."changing", NEW."id", NEW."not_yet", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."plan_id", NEW."risks", NEW."written_at", NEW."written_by_id"); RETURN NULL;',
                    hash="661a2501e17f7e84934570a5f65caf63705bc102",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_b50b8",
                    table="qip_plannews",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="plannews",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_plannewsevent" ("asks", "changing", "id", "not_yet", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "risks", "written_at", "written_by_id") VALUES (OLD."asks", OLD."changing", OLD."id", OLD."not_yet", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."plan_id", OLD."risks", OLD."written_at", OLD."written_by_id"); RETURN NULL;',
                    hash="a068881a253ce620136988875e5fbd614578dca0",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_6713a",
                    table="qip_plannews",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="plannewsevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="e15a953ed0ab3151156c1399a552b4f6be12939d",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_7c052",
                    table="qip_plannewsevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="planreview",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_planreviewevent" ("at", "by_id", "decisions", "held_on", "id", "moved", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "stuck") VALUES (NEW."at", NEW."by_id", NEW."decisions", NEW."held_on", NEW."id", NEW."moved", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."plan_id", NEW."stuck"); RETURN NULL;',
                    hash="633e49a2313d97b0a9edfba478942b1046cde508",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_58653",
                    table="qip_planreview",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="planreview",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "qip_planreviewevent" ("at", "by_id", "decisions", "held_on", "id", "moved", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "stuck") VALUES (NEW."at", NEW."by_id", NEW."decisions", NEW."held_on", NEW."id", NEW."moved", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."plan_id", NEW."stuck"); RETURN NULL;',
                    hash="cdd0e7a49274a578b2d93fbd65a54772247fe48b",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_22432",
                    table="qip_planreview",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="planreview",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_planreviewevent" ("at", "by_id", "decisions", "held_on", "id", "moved", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "stuck") VALUES (OLD."at", OLD."by_id", OLD."decisions", OLD."held_on", OLD."id", OLD."moved", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."plan_id", OLD."stuck"); RETURN NULL;',
                    hash="584b6d6026e1ef5a5ded758361467711546b2d68",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_38a1a",
                    table="qip_planreview",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="planreviewevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="afd6fcc89a458d5090d5ff01bae33146b3da0e61",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_60d68",
                    table="qip_planreviewevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="planserviceslinkevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="6d0ee892026d45e23fe2e2527e1e6604ec04c380",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_24de8",
                    table="qip_planserviceslinkevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="planstep",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_planstepevent" ("at", "by_id", "from_state", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "reason", "to_state") VALUES (NEW."at", NEW."by_id", NEW."from_state", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."plan_id", NEW."reason", NEW."to_state"); RETURN NULL;',
                    hash="1992877232a9b009999c9117ae1abb62f2ed5de1",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_d34a3",
                    table="qip_planstep",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="planstep",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "qip_planstepevent" ("at", "by_id", "from_state", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "reason", "to_state") VALUES (NEW."at", NEW."by_id", NEW."from_state", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."plan_id", NEW."reason", NEW."to_state"); RETURN NULL;',
                    hash="9dd05c29cb5c39b761e9ade9b0e90fe51a4b8234",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_8eb0f",
                    table="qip_planstep",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="planstep",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_planstepevent" ("at", "by_id", "from_state", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "reason", "to_state") VALUES (OLD."at", OLD."by_id", OLD."from_state", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."plan_id", OLD."reason", OLD."to_state"); RETURN NULL;',
                    hash="b1612058b4936bb7e3f2f7afc0c28738276c0061",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_cc005",
                    table="qip_planstep",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="planstepevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="7b1f054b9f0e530c04feba3ccd666be40008edce",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_5e166",
                    table="qip_planstepevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="progressnote",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_progressnoteevent" ("action_id", "at", "by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text") VALUES (NEW."action_id", NEW."at", NEW."by_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."text"); RETURN NULL;',
                    hash="1ac4ca77c65dbebb08b006bf7e58dfd2ea606b57",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_e41e2",
                    table="qip_progressnote",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="progressnote",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "qip_progressnoteevent" ("action_id", "at", "by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text") VALUES (NEW."action_id", NEW."at", NEW."by_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."text"); RETURN NULL;',
                    hash="0ae2abc4dc32ad2a4f7d3693b7950e0888f8bd02",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_4d6b5",
                    table="qip_progressnote",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="progressnote",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_progressnoteevent" ("action_id", "at", "by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text") VALUES (OLD."action_id", OLD."at", OLD."by_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."text"); RETURN NULL;',
                    hash="98a980537ae184217046733c7cdb0b91e41d5f6a",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_333c6",
                    table="qip_progressnote",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="progressnoteevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="518c51199416fc1a49d6e43ef65eaf44edee8e0a",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_50809",
                    table="qip_progressnoteevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="proof",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_proofevent" ("at", "attachment_id", "by_id", "criterion_id", "id", "kind_id", "measure_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "withdrawn_at", "withdrawn_by_id", "withdrawn_reason", "words") VALUES (NEW."at", NEW."attachment_id", NEW."by_id", NEW."criterion_id", NEW."id", NEW."kind_id", NEW."measure_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."withdrawn_at", NEW."withdrawn_by_id", NEW."withdrawn_reason", NEW."words"); RETURN NULL;',
                    hash="004b87772322c88f98eb0a0bbd5d648c874c35f3",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_82916",
                    table="qip_proof",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="proof",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "qip_proofevent" ("at", "attachment_id", "by_id", "criterion_id", "id", "kind_id", "measure_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "withdrawn_at", "withdrawn_by_id", "withdrawn_reason", "words") VALUES (NEW."at", NEW."attachment_id", NEW."by_id", NEW."criterion_id", NEW."id", NEW."kind_id", NEW."measure_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."withdrawn_at", NEW."withdrawn_by_id", NEW."withdrawn_reason", NEW."words"); RETURN NULL;',
                    hash="c420fc1170bf47b922e3e09a1ffab2b665232d13",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_1c113",
                    table="qip_proof",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="proof",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_proofevent" ("at", "attachment_id", "by_id", "criterion_id", "id", "kind_id", "measure_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "withdrawn_at", "withdrawn_by_id", "withdrawn_reason", "words") VALUES (OLD."at", OLD."attachment_id", OLD."by_id", OLD."criterion_id", OLD."id", OLD."kind_id", OLD."measure_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."withdrawn_at", OLD."withdrawn_by_id", OLD."withdrawn_reason", OLD."words"); RETURN NULL;',
                    hash="61e4f7fa44ad1e262da78f95d1ea7c008576d782",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_f6d07",
                    table="qip_proof",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="proofevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="a8c989640d632c421bd7f2f54f6a24192f5690c5",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_ff69c",
                    table="qip_proofevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reading",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_readingevent" ("denominator", "entered_at", "entered_by_id", "id", "indicator", "measure_id", "note", "numerator", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "replaced_at", "replaced_reason", "replaces_id", "value") VALUES (NEW."denominator", NEW."entered_at", NEW."entered_by_id", NEW."id", NEW."indicator", NEW."measure_id", NEW."note", NEW."numerator", NEW."on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."replaced_at", NEW."replaced_reason", NEW."replaces_id", NEW."value"); RETURN NULL;',
                    hash="1875be76feaa2043b0a5356397f5d78ebc80493c",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_aae38",
                    table="qip_reading",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reading",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "qip_readingevent" ("denominator", "entered_at", "entered_by_id", "id", "indicator", "measure_id", "note", "numerator", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "replaced_at", "replaced_reason", "replaces_id", "value") VALUES (NEW."denominator", NEW."entered_at", NEW."entered_by_id", NEW."id", NEW."indicator", NEW."measure_id", NEW."note", NEW."numerator", NEW."on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."replaced_at", NEW."replaced_reason", NEW."replaces_id", NEW."value"); RETURN NULL;',
                    hash="d703f4b8042bee02ea12eed2a59a4bbebc2ef1b2",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_974ac",
                    table="qip_reading",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reading",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_readingevent" ("denominator", "entered_at", "entered_by_id", "id", "indicator", "measure_id", "note", "numerator", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "replaced_at", "replaced_reason", "replaces_id", "value") VALUES (OLD."denominator", OLD."entered_at", OLD."entered_by_id", OLD."id", OLD."indicator", OLD."measure_id", OLD."note", OLD."numerator", OLD."on", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."replaced_at", OLD."replaced_reason", OLD."replaces_id", OLD."value"); RETURN NULL;',
                    hash="45b5f4f3b5b800143a6ccc266bf8535e364260a9",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_479ab",
                    table="qip_reading",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="readingevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="c4de535119dc9d47554fa9b807871a7fd6edb488",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_aa7a1",
                    table="qip_readingevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rebase",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_rebaseevent" ("at", "by_id", "id", "measure_id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "taken_back_at", "taken_back_by_id", "taken_back_reason") VALUES (NEW."at", NEW."by_id", NEW."id", NEW."measure_id", NEW."on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."taken_back_at", NEW."taken_back_by_id", NEW."taken_back_reason"); RETURN NULL;',
                    hash="73a3002099000bc492cd0af9ead8fd15c3182ee7",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_9e739",
                    table="qip_rebase",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rebase",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "qip_rebaseevent" ("at", "by_id", "id", "measure_id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "taken_back_at", "taken_back_by_id", "taken_back_reason") VALUES (NEW."at", NEW."by_id", NEW."id", NEW."measure_id", NEW."on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."taken_back_at", NEW."taken_back_by_id", NEW."taken_back_reason"); RETURN NULL;',
                    hash="4a4f5ee7ccd01f922e768c6fe5b52453567f88c1",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_3688c",
                    table="qip_rebase",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rebase",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_rebaseevent" ("at", "by_id", "id", "measure_id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "taken_back_at", "taken_back_by_id", "taken_back_reason") VALUES (OLD."at", OLD."by_id", OLD."id", OLD."measure_id", OLD."on", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."taken_back_at", OLD."taken_back_by_id", OLD."taken_back_reason"); RETURN NULL;',
                    hash="4f684f2fa0525c981e56e2116cd711b7b35ce902",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_d1410",
                    table="qip_rebase",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rebaseevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="0c6fcaf777484dee3ad9bffb019521f4bb148c9f",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_d129c",
                    table="qip_rebaseevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reopening",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_reopeningevent" ("action_id", "answer", "decided_at", "decided_by_id", "id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "reopened", "source") VALUES (NEW."action_id", NEW."answer", NEW."decided_at", NEW."decided_by_id", NEW."id", NEW."on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."reopened", NEW."source"); RETURN NULL;',
                    hash="161876ddb979440020b9b242929fac397b2d6050",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_c76a9",
                    table="qip_reopening",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reopening",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "qip_reopeningevent" ("action_id", "answer", "decided_at", "decided_by_id", "id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "reopened", "source") VALUES (NEW."action_id", NEW."answer", NEW."decided_at", NEW."decided_by_id", NEW."id", NEW."on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."reopened", NEW."source"); RETURN NULL;',
                    hash="00e43b4ec2a0abe44afa263592116850c87c5b23",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_498c5",
                    table="qip_reopening",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reopening",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_reopeningevent" ("action_id", "answer", "decided_at", "decided_by_id", "id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "reopened", "source") VALUES (OLD."action_id", OLD."answer", OLD."decided_at", OLD."decided_by_id", OLD."id", OLD."on", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."reopened", OLD."source"); RETURN NULL;',
                    hash="634734a64ed63a5f56416b870e9a735097e4ed96",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_e2d7c",
                    table="qip_reopening",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reopeningevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="e793a8ee5cf740adf1a40d6e98b85a5474b0c284",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_2aaac",
                    table="qip_reopeningevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rootcause",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_rootcauseevent" ("factor_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "text") VALUES (NEW."factor_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."plan_id", NEW."text"); RETURN NULL;',
                    hash="ebc126d7bfaef7d53baf4b18951143383535faa4",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_b05bc",
                    table="qip_rootcause",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rootcause",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "qip_rootcauseevent" ("factor_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "text") VALUES (NEW."factor_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."plan_id", NEW."text"); RETURN NULL;',
                    hash="137de0f99b11bbe23cc60e5ebb7d4a055df1fd7e",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_54e00",
                    table="qip_rootcause",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rootcause",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_rootcauseevent" ("factor_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "text") VALUES (OLD."factor_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."plan_id", OLD."text"); RETURN NULL;',
                    hash="d56cdaf459922f0dab847c844d840b3f8d6ce63b",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_c1fc5",
                    table="qip_rootcause",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rootcauseevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="2b6975ffee2e121e96fb819f004e9d5bcd973154",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_ebad2",
                    table="qip_rootcauseevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="actionsourceevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="0639b4611375300067bda1513ea34dbfae222b18",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_123b2",
                    table="qip_actionsourceevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="actionsource",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_actionsourceevent" ("action_id", "detail", "id", "kind_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."action_id", NEW."detail", NEW."id", NEW."kind_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                    hash="d5835af7b525dac1356014be60b0f86a2518710c",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_ce561",
                    table="qip_actionsource",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="actionsource",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "qip_actionsourceevent" ("action_id", "detail", "id", "kind_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."action_id", NEW."detail", NEW."id", NEW."kind_id", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                    hash="270b7b7af9fe602bc7db496e04d15a4ffa337da1",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_7c592",
                    table="qip_actionsource",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="actionsource",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_actionsourceevent" ("action_id", "detail", "id", "kind_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."action_id", OLD."detail", OLD."id", OLD."kind_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                    hash="ab0101eb6a155288ca369d9113ec22e41c3365cc",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_b0af6",
                    table="qip_actionsource",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sourcekindevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="9d644ac22f80d62f2b49bc9b88abcf3d2be00026",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_356ac",
                    table="qip_sourcekindevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="standard",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_standardevent" ("all_services", "created_at", "created_by_id", "id", "number", "owner_role_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "updated_at", "version") VALUES (NEW."all_services", NEW."created_at", NEW."created_by_id", NEW."id", NEW."number", NEW."owner_role_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."title", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="df86f214f4713c48f4bb6b739c046a5ee53e520f",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_3ff15",
                    table="qip_standard",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="standard",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "qip_standardevent" ("all_services", "created_at", "created_by_id", "id", "number", "owner_role_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "updated_at", "version") VALUES (NEW."all_services", NEW."created_at", NEW."created_by_id", NEW."id", NEW."number", NEW."owner_role_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."title", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="79a35423b7e41a98bf3f59e46f48f84a488dfa69",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_d1f4e",
                    table="qip_standard",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="standard",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_standardevent" ("all_services", "created_at", "created_by_id", "id", "number", "owner_role_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "updated_at", "version") VALUES (OLD."all_services", OLD."created_at", OLD."created_by_id", OLD."id", OLD."number", OLD."owner_role_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."title", OLD."updated_at", OLD."version"); RETURN NULL;',
                    hash="c4b8435fd79b70bbe5ef2fcf9836550284a56bbb",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_9f7d2",
                    table="qip_standard",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="standardevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="dc247b5bba3b0acfa9c380508153782aac4b5ae1",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_b1b13",
                    table="qip_standardevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="standardserviceslinkevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="860f158498aa5055075433e682ee0ec272d3f470",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_96987",
                    table="qip_standardserviceslinkevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="standardversion",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_standardversionevent" ("action_id", "created_at", "created_by_id", "daily_application", "good", "id", "in_force_by_id", "in_force_from", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "standard_id", "state", "superseded_on", "updated_at", "version") VALUES (NEW."action_id", NEW."created_at", NEW."created_by_id", NEW."daily_application", NEW."good", NEW."id", NEW."in_force_by_id", NEW."in_force_from", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."standard_id", NEW."state", NEW."superseded_on", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="385c503fb6d53f1c2dfe2601d91773b825d3d757",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_1b714",
                    table="qip_standardversion",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="standardversion",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "qip_standardversionevent" ("action_id", "created_at", "created_by_id", "daily_application", "good", "id", "in_force_by_id", "in_force_from", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "standard_id", "state", "superseded_on", "updated_at", "version") VALUES (NEW."action_id", NEW."created_at", NEW."created_by_id", NEW."daily_application", NEW."good", NEW."id", NEW."in_force_by_id", NEW."in_force_from", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."standard_id", NEW."state", NEW."superseded_on", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="83f8988814c9f39658092bbae844915500c14afe",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_493e2",
                    table="qip_standardversion",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="standardversion",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_standardversionevent" ("action_id", "created_at", "created_by_id", "daily_application", "good", "id", "in_force_by_id", "in_force_from", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "standard_id", "state", "superseded_on", "updated_at", "version") VALUES (OLD."action_id", OLD."created_at", OLD."created_by_id", OLD."daily_application", OLD."good", OLD."id", OLD."in_force_by_id", OLD."in_force_from", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."standard_id", OLD."state", OLD."superseded_on", OLD."updated_at", OLD."version"); RETURN NULL;',
                    hash="b4ce43514c849f890e8eb3b5345a3f3be6d6fd38",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_1039d",
                    table="qip_standardversion",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="standardversionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="f4bf47d0e0e182345ee6afb62a7f96b04db0056f",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_9b3d0",
                    table="qip_standardversionevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="standardversionstatementslinkevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="56f305b809b978560f013e36b881b9e262e80439",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_030c4",
                    table="qip_standardversionstatementslinkevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="transition",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_transitionevent" ("action_id", "at", "by_id", "from_state", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "to_state") VALUES (NEW."action_id", NEW."at", NEW."by_id", NEW."from_state", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."to_state"); RETURN NULL;',
                    hash="23484e70c6952f3ad48f6af4c2ff8ab60338b584",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_4ab5f",
                    table="qip_transition",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="transition",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "qip_transitionevent" ("action_id", "at", "by_id", "from_state", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "to_state") VALUES (NEW."action_id", NEW."at", NEW."by_id", NEW."from_state", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."to_state"); RETURN NULL;',
                    hash="25dd436f061fc91d0bc769bb10b30ef908d9b2f0",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_29535",
                    table="qip_transition",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="transition",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_transitionevent" ("action_id", "at", "by_id", "from_state", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "to_state") VALUES (OLD."action_id", OLD."at", OLD."by_id", OLD."from_state", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."to_state"); RETURN NULL;',
                    hash="416528a6e99ec22780c2b71fa4171a56a176d354",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_21057",
                    table="qip_transition",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="transitionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="85570dd00756f28eae66d507919df2632e79ca2b",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_5769b",
                    table="qip_transitionevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="verification",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_verificationevent" ("action_id", "at", "by_id", "fell_at", "fell_reason", "id", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "verified") VALUES (NEW."action_id", NEW."at", NEW."by_id", NEW."fell_at", NEW."fell_reason", NEW."id", NEW."owner_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."verified"); RETURN NULL;',
                    hash="27a72264af91783cac47944bb2762c783ae24427",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_17248",
                    table="qip_verification",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="verification",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "qip_verificationevent" ("action_id", "at", "by_id", "fell_at", "fell_reason", "id", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "verified") VALUES (NEW."action_id", NEW."at", NEW."by_id", NEW."fell_at", NEW."fell_reason", NEW."id", NEW."owner_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."verified"); RETURN NULL;',
                    hash="0457ef4edd8ffbdecf659e88f11f05490057fe6e",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_99b6b",
                    table="qip_verification",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="verification",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_verificationevent" ("action_id", "at", "by_id", "fell_at", "fell_reason", "id", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "verified") VALUES (OLD."action_id", OLD."at", OLD."by_id", OLD."fell_at", OLD."fell_reason", OLD."id", OLD."owner_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."verified"); RETURN NULL;',
                    hash="9c943f898e9960db195b64ebaf4c0b2e353125db",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_c53f6",
                    table="qip_verification",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="judgementevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="4fe79000b3aec6a10d469e674b673349f1bc82b7",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_8a030",
                    table="qip_judgementevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="judgement",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_judgementevent" ("criterion_id", "id", "met", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "verification_id", "words") VALUES (NEW."criterion_id", NEW."id", NEW."met", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."verification_id", NEW."words"); RETURN NULL;',
                    hash="c2ac21d9c658c3495562ec0df361e8aa1628e914",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_95525",
                    table="qip_judgement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="judgement",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "qip_judgementevent" ("criterion_id", "id", "met", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "verification_id", "words") VALUES (NEW."criterion_id", NEW."id", NEW."met", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."verification_id", NEW."words"); RETURN NULL;',
                    hash="a24b7bfdf5e390899a408cb50437718f2f8f0ef6",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_7bddd",
                    table="qip_judgement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="judgement",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_judgementevent" ("criterion_id", "id", "met", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "verification_id", "words") VALUES (OLD."criterion_id", OLD."id", OLD."met", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."verification_id", OLD."words"); RETURN NULL;',
                    hash="f01c4661f4b2ab19dc182f5ebc0cb24719f6668a",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_ffd83",
                    table="qip_judgement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="verificationevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="6b26561ed63445726c7aaabf15eb44e2ac2e4f29",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_80f5c",
                    table="qip_verificationevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="actioncontributorslink",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_actioncontributorslinkevent" ("action_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "user_id") VALUES (NEW."action_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."user_id"); RETURN NULL;',
                    hash="4a5d4692d2c24a753ef953f8920af5ed579db754",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_c3769",
                    table="qip_action_contributors",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="actioncontributorslink",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_actioncontributorslinkevent" ("action_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "user_id") VALUES (OLD."action_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."user_id"); RETURN NULL;',
                    hash="4373d521c3e0066557eb9aaf72db795bbc79b371",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_c4e97",
                    table="qip_action_contributors",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="actiondependsonlink",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_actiondependsonlinkevent" ("from_action_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "to_action_id") VALUES (NEW."from_action_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."to_action_id"); RETURN NULL;',
                    hash="c91a8139dd49ee0c6e30cd9fd008beaa8b6fe307",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_3df0b",
                    table="qip_action_depends_on",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="actiondependsonlink",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_actiondependsonlinkevent" ("from_action_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "to_action_id") VALUES (OLD."from_action_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."to_action_id"); RETURN NULL;',
                    hash="75384198a5e78ef95f50a8839abaa62d8311bc17",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_539ef",
                    table="qip_action_depends_on",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="actionserviceslink",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_actionserviceslinkevent" ("action_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "service_id") VALUES (NEW."action_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."service_id"); RETURN NULL;',
                    hash="c72c5d59a0dd3e61b1e20f1a5c0f8d1df9bd2421",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_8279c",
                    table="qip_action_services",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="actionserviceslink",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_actionserviceslinkevent" ("action_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "service_id") VALUES (OLD."action_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."service_id"); RETURN NULL;',
                    hash="0a8c53cda923fc73039df528f22f70232d62086d",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_8d646",
                    table="qip_action_services",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="actionstatementslink",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_actionstatementslinkevent" ("action_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "statement_id") VALUES (NEW."action_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."statement_id"); RETURN NULL;',
                    hash="dd9a196a097dfa415eece979e2fc2d2dec8baaf9",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_e71a6",
                    table="qip_action_statements",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="actionstatementslink",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_actionstatementslinkevent" ("action_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "statement_id") VALUES (OLD."action_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."statement_id"); RETURN NULL;',
                    hash="25de8ad983cbc32cde78a24fd1f085b44548ace1",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_fc725",
                    table="qip_action_statements",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="measureactionslink",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_measureactionslinkevent" ("action_id", "id", "measure_id", "pgh_context_id", "pgh_created_at", "pgh_label") VALUES (NEW."action_id", NEW."id", NEW."measure_id", _pgh_attach_context(), NOW(), \'insert\'); RETURN NULL;',
                    hash="e7d091fb783bf1299c2e298931062326a325bff5",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_3c0fc",
                    table="qip_measure_actions",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="measureactionslink",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_measureactionslinkevent" ("action_id", "id", "measure_id", "pgh_context_id", "pgh_created_at", "pgh_label") VALUES (OLD."action_id", OLD."id", OLD."measure_id", _pgh_attach_context(), NOW(), \'delete\'); RETURN NULL;',
                    hash="9fc97fc1b263c6df82a38246bea9443af9d71afd",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_078fe",
                    table="qip_measure_actions",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="measureserviceslink",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_measureserviceslinkevent" ("id", "measure_id", "pgh_context_id", "pgh_created_at", "pgh_label", "service_id") VALUES (NEW."id", NEW."measure_id", _pgh_attach_context(), NOW(), \'insert\', NEW."service_id"); RETURN NULL;',
                    hash="f1979a61b49ec8048567c773427b36441c976570",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_ccbf6",
                    table="qip_measure_services",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="measureserviceslink",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_measureserviceslinkevent" ("id", "measure_id", "pgh_context_id", "pgh_created_at", "pgh_label", "service_id") VALUES (OLD."id", OLD."measure_id", _pgh_attach_context(), NOW(), \'delete\', OLD."service_id"); RETURN NULL;',
                    hash="84e7e73a82e09c486063582c7c95a5ab13393ac9",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_540dc",
                    table="qip_measure_services",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="planserviceslink",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_planserviceslinkevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "plan_id", "service_id") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."plan_id", NEW."service_id"); RETURN NULL;',
                    hash="7891c6349da94db64e0614011a91b58356bdc345",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_100f6",
                    table="qip_plan_services",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="planserviceslink",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_planserviceslinkevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "plan_id", "service_id") VALUES (OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."plan_id", OLD."service_id"); RETURN NULL;',
                    hash="93ffd8a929c14304ff2befa9dad1ce39020b56a9",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_02ed6",
                    table="qip_plan_services",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="measureplanslink",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_measureplanslinkevent" ("id", "measure_id", "pgh_context_id", "pgh_created_at", "pgh_label", "plan_id") VALUES (NEW."id", NEW."measure_id", _pgh_attach_context(), NOW(), \'insert\', NEW."plan_id"); RETURN NULL;',
                    hash="d7585dc0f894fcb6f3c7381abe546ceda24b7c02",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_d58fe",
                    table="qip_measure_plans",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="measureplanslink",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_measureplanslinkevent" ("id", "measure_id", "pgh_context_id", "pgh_created_at", "pgh_label", "plan_id") VALUES (OLD."id", OLD."measure_id", _pgh_attach_context(), NOW(), \'delete\', OLD."plan_id"); RETURN NULL;',
                    hash="5bdcbac95cea385c803238f1560fa37216c41bbf",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_340bc",
                    table="qip_measure_plans",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="standardserviceslink",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_standardserviceslinkevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "service_id", "standard_id") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."service_id", NEW."standard_id"); RETURN NULL;',
                    hash="2af9790afac0d2367f56faf6d3d659a399623399",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_1f617",
                    table="qip_standard_services",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="standardserviceslink",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_standardserviceslinkevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "service_id", "standard_id") VALUES (OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."service_id", OLD."standard_id"); RETURN NULL;',
                    hash="5fd40419d435691a1028fa1b4f323e44999c2d2a",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_fff91",
                    table="qip_standard_services",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="standardversionstatementslink",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_standardversionstatementslinkevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "standardversion_id", "statement_id") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."standardversion_id", NEW."statement_id"); RETURN NULL;',
                    hash="dc4cc2d2904ced90296d7733827b3d6727791719",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_5f826",
                    table="qip_standardversion_statements",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="standardversionstatementslink",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "qip_standardversionstatementslinkevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "standardversion_id", "statement_id") VALUES (OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."standardversion_id", OLD."statement_id"); RETURN NULL;',
                    hash="b1b5a09050aacc81bd6934b8bfe721b0e67ddcc8",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_0f8fe",
                    table="qip_standardversion_statements",
                    when="AFTER",
                ),
            ),
        ),
    ]
