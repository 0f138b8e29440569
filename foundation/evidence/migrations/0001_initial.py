import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import foundation.evidence.models.attachments
import foundation.evidence.stored


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("organisation", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="EvidenceCategory",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.SlugField(max_length=40, unique=True)),
                ("title", models.CharField(max_length=80)),
                ("order", models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                "verbose_name_plural": "evidence categories",
                "ordering": ["order", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Framework",
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
                ("key", models.SlugField(max_length=40)),
                ("edition", models.CharField(max_length=40, verbose_name="version")),
                ("title", models.CharField(max_length=160)),
                (
                    "short_title",
                    models.CharField(
                        help_text="How it is called in tables, for example “Quality statement”",
                        max_length=60,
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Draft, out for comment"),
                            ("in_force", "In force"),
                            ("withdrawn", "No longer used"),
                        ],
                        default="in_force",
                        max_length=12,
                    ),
                ),
                (
                    "issued_on",
                    models.DateField(blank=True, null=True, verbose_name="date of issue"),
                ),
                (
                    "acknowledgement",
                    models.TextField(
                        blank=True,
                        help_text="Who wrote the words; printed wherever they are printed",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=0)),
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
            ],
            options={
                "ordering": ["order", "key", "edition"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("key", "edition"), name="framework_edition_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="EvidenceCategoryEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("key", models.SlugField(db_index=False, max_length=40)),
                ("title", models.CharField(max_length=80)),
                ("order", models.PositiveSmallIntegerField(default=0)),
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
                        to="evidence.evidencecategory",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="EvidenceKind",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.SlugField(max_length=40, unique=True)),
                ("title", models.CharField(max_length=80)),
                ("counts_alone", models.BooleanField(default=True)),
                ("order", models.PositiveSmallIntegerField(default=0)),
                (
                    "category",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="kinds",
                        to="evidence.evidencecategory",
                    ),
                ),
            ],
            options={
                "ordering": ["order", "pk"],
            },
        ),
        migrations.CreateModel(
            name="FrameworkEvent",
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
                ("key", models.SlugField(db_index=False, max_length=40)),
                ("edition", models.CharField(max_length=40, verbose_name="version")),
                ("title", models.CharField(max_length=160)),
                (
                    "short_title",
                    models.CharField(
                        help_text="How it is called in tables, for example “Quality statement”",
                        max_length=60,
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Draft, out for comment"),
                            ("in_force", "In force"),
                            ("withdrawn", "No longer used"),
                        ],
                        default="in_force",
                        max_length=12,
                    ),
                ),
                (
                    "issued_on",
                    models.DateField(blank=True, null=True, verbose_name="date of issue"),
                ),
                (
                    "acknowledgement",
                    models.TextField(
                        blank=True,
                        help_text="Who wrote the words; printed wherever they are printed",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=0)),
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
                        to="evidence.framework",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Statement",
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
                ("code", models.CharField(max_length=20)),
                (
                    "key_question",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("safe", "Safe"),
                            ("effective", "Effective"),
                            ("caring", "Caring"),
                            ("responsive", "Responsive"),
                            ("well_led", "Well-led"),
                        ],
                        max_length=12,
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("question", models.TextField(blank=True)),
                (
                    "scope",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=250),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=0)),
                (
                    "struck_out",
                    models.BooleanField(
                        default=False,
                        help_text="It stays on records that already name it, and is offered no more",
                        verbose_name="no longer part of the framework",
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
                    "framework",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statements",
                        to="evidence.framework",
                    ),
                ),
            ],
            options={
                "ordering": ["framework__order", "framework_id", "order", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("framework", "code"), name="statement_code_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Crosswalk",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("proposed_by", models.CharField(max_length=120)),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="leads_to",
                        to="evidence.statement",
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="comes_from",
                        to="evidence.statement",
                    ),
                ),
            ],
            options={
                "ordering": ["source", "target"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("source", "target"), name="crosswalk_pair_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source", models.F("target")), _negated=True),
                        name="crosswalk_joins_two_statements",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EvidenceKindEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("code", models.SlugField(db_index=False, max_length=40)),
                ("title", models.CharField(max_length=80)),
                ("counts_alone", models.BooleanField(default=True)),
                ("order", models.PositiveSmallIntegerField(default=0)),
                (
                    "category",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="evidence.evidencecategory",
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
                        to="evidence.evidencekind",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="StatementEvent",
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
                ("code", models.CharField(max_length=20)),
                (
                    "key_question",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("safe", "Safe"),
                            ("effective", "Effective"),
                            ("caring", "Caring"),
                            ("responsive", "Responsive"),
                            ("well_led", "Well-led"),
                        ],
                        max_length=12,
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("question", models.TextField(blank=True)),
                (
                    "scope",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=250),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=0)),
                (
                    "struck_out",
                    models.BooleanField(
                        default=False,
                        help_text="It stays on records that already name it, and is offered no more",
                        verbose_name="no longer part of the framework",
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
                    "framework",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="evidence.framework",
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
                        to="evidence.statement",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Attachment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("subject_id", models.BigIntegerField()),
                ("title", models.CharField(max_length=160)),
                ("original_filename", models.CharField(max_length=255)),
                ("media_type", models.CharField(max_length=100)),
                ("size", models.PositiveBigIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                (
                    "file",
                    models.FileField(
                        max_length=120,
                        storage=foundation.evidence.stored.evidence_store,
                        upload_to=foundation.evidence.models.attachments.random_name,
                    ),
                ),
                ("uploaded_at", models.DateTimeField(editable=False)),
                ("withdrawn_at", models.DateTimeField(editable=False, null=True)),
                ("withdrawn_reason", models.TextField(blank=True)),
                (
                    "subject_type",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="contenttypes.contenttype",
                    ),
                ),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                (
                    "kind",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attachments",
                        to="evidence.evidencekind",
                    ),
                ),
            ],
            options={
                "ordering": ["-uploaded_at", "-pk"],
                "indexes": [
                    models.Index(
                        fields=["subject_type", "subject_id", "uploaded_at"],
                        name="evidence_at_subject_fb84a0_idx",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("size__gt", 0)), name="attachment_not_empty"
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
                                models.Q(("withdrawn_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="attachment_withdrawn_by_someone_for_a_reason",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at__isnull", True)),
                        fields=("subject_type", "subject_id", "sha256"),
                        name="attachment_same_file_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AttachmentEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("subject_id", models.BigIntegerField()),
                ("title", models.CharField(max_length=160)),
                ("original_filename", models.CharField(max_length=255)),
                ("media_type", models.CharField(max_length=100)),
                ("size", models.PositiveBigIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                (
                    "file",
                    models.FileField(
                        max_length=120,
                        storage=foundation.evidence.stored.evidence_store,
                        upload_to=foundation.evidence.models.attachments.random_name,
                    ),
                ),
                ("uploaded_at", models.DateTimeField(editable=False)),
                ("withdrawn_at", models.DateTimeField(editable=False, null=True)),
                ("withdrawn_reason", models.TextField(blank=True)),
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
                        to="evidence.attachment",
                    ),
                ),
                (
                    "subject_type",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="contenttypes.contenttype",
                    ),
                ),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                (
                    "kind",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="evidence.evidencekind",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CrosswalkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("proposed_by", models.CharField(max_length=120)),
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
                        to="evidence.crosswalk",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="evidence.statement",
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        db_constraint=False,
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
        pgtrigger.migrations.AddTrigger(
            model_name="evidencecategory",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "evidence_evidencecategoryevent" ("id", "key", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title") VALUES (NEW."id", NEW."key", NEW."order", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."title"); RETURN NULL;',
                    hash="2033afc46d8fa9d1991728cf85d67a18fa806a1e",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_8d249",
                    table="evidence_evidencecategory",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="evidencecategory",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "evidence_evidencecategoryevent" ("id", "key", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title") VALUES (NEW."id", NEW."key", NEW."order", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."title"); RETURN NULL;',
                    hash="a09161b0b0165be0ee7f8266609e0ed326a42e49",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_45893",
                    table="evidence_evidencecategory",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="evidencecategory",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "evidence_evidencecategoryevent" ("id", "key", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title") VALUES (OLD."id", OLD."key", OLD."order", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."title"); RETURN NULL;',
                    hash="ba953b5d4b20d4a27a351b3ac9c88777301f3f57",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_8f4e8",
                    table="evidence_evidencecategory",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="evidencecategoryevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="392182939fb677492a7439af05c378c467c1f884",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_3d34d",
                    table="evidence_evidencecategoryevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="evidencekind",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "evidence_evidencekindevent" ("category_id", "code", "counts_alone", "id", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title") VALUES (NEW."category_id", NEW."code", NEW."counts_alone", NEW."id", NEW."order", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."title"); RETURN NULL;',
                    hash="41cf8cb920dc0cb39dd68896ca2ad46521d45097",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_21fc8",
                    table="evidence_evidencekind",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="evidencekind",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "evidence_evidencekindevent" ("category_id", "code", "counts_alone", "id", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title") VALUES (NEW."category_id", NEW."code", NEW."counts_alone", NEW."id", NEW."order", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."title"); RETURN NULL;',
                    hash="d6b61859cc642a33357873f02a4d1fe442559007",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_cebf6",
                    table="evidence_evidencekind",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="evidencekind",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "evidence_evidencekindevent" ("category_id", "code", "counts_alone", "id", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title") VALUES (OLD."category_id", OLD."code", OLD."counts_alone", OLD."id", OLD."order", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."title"); RETURN NULL;',
                    hash="7046c43737b8b93e47368055472ad2f059bdbc15",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_44ba9",
                    table="evidence_evidencekind",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="attachmentevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="b62c6d9fc7f539aa1a1834f23742c3b0bf3357c4",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_74a35",
                    table="evidence_attachmentevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="attachment",
            trigger=pgtrigger.compiler.Trigger(
                name="attachment_stays_as_received",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."subject_type_id" IS DISTINCT FROM (NEW."subject_type_id") OR OLD."subject_id" IS DISTINCT FROM (NEW."subject_id") OR OLD."original_filename" IS DISTINCT FROM (NEW."original_filename") OR OLD."media_type" IS DISTINCT FROM (NEW."media_type") OR OLD."size" IS DISTINCT FROM (NEW."size") OR OLD."sha256" IS DISTINCT FROM (NEW."sha256") OR OLD."file" IS DISTINCT FROM (NEW."file") OR OLD."uploaded_by_id" IS DISTINCT FROM (NEW."uploaded_by_id") OR OLD."uploaded_at" IS DISTINCT FROM (NEW."uploaded_at"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="f8937cd9ffc4d93ee41b19a41f1ef86a7adc9796",
                    operation="UPDATE",
                    pgid="pgtrigger_attachment_stays_as_received_31633",
                    table="evidence_attachment",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="attachment",
            trigger=pgtrigger.compiler.Trigger(
                name="attachment_is_never_deleted",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="b7021352932c2cee7b522da08ab5651a84de999a",
                    operation="DELETE",
                    pgid="pgtrigger_attachment_is_never_deleted_756c8",
                    table="evidence_attachment",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="attachment",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "evidence_attachmentevent" ("file", "id", "kind_id", "media_type", "original_filename", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size", "subject_id", "subject_type_id", "title", "uploaded_at", "uploaded_by_id", "withdrawn_at", "withdrawn_by_id", "withdrawn_reason") VALUES (NEW."file", NEW."id", NEW."kind_id", NEW."media_type", NEW."original_filename", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sha256", NEW."size", NEW."subject_id", NEW."subject_type_id", NEW."title", NEW."uploaded_at", NEW."uploaded_by_id", NEW."withdrawn_at", NEW."withdrawn_by_id", NEW."withdrawn_reason"); RETURN NULL;',
                    hash="3c8b321875bf3eb9cb4d4494029dc01d6f1eb272",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_a27fa",
                    table="evidence_attachment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="attachment",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "evidence_attachmentevent" ("file", "id", "kind_id", "media_type", "original_filename", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size", "subject_id", "subject_type_id", "title", "uploaded_at", "uploaded_by_id", "withdrawn_at", "withdrawn_by_id", "withdrawn_reason") VALUES (NEW."file", NEW."id", NEW."kind_id", NEW."media_type", NEW."original_filename", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sha256", NEW."size", NEW."subject_id", NEW."subject_type_id", NEW."title", NEW."uploaded_at", NEW."uploaded_by_id", NEW."withdrawn_at", NEW."withdrawn_by_id", NEW."withdrawn_reason"); RETURN NULL;',
                    hash="4af0dfa189e8bbf68ebb9914f29a9052e309b9a8",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_33406",
                    table="evidence_attachment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="attachment",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "evidence_attachmentevent" ("file", "id", "kind_id", "media_type", "original_filename", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size", "subject_id", "subject_type_id", "title", "uploaded_at", "uploaded_by_id", "withdrawn_at", "withdrawn_by_id", "withdrawn_reason") VALUES (OLD."file", OLD."id", OLD."kind_id", OLD."media_type", OLD."original_filename", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."sha256", OLD."size", OLD."subject_id", OLD."subject_type_id", OLD."title", OLD."uploaded_at", OLD."uploaded_by_id", OLD."withdrawn_at", OLD."withdrawn_by_id", OLD."withdrawn_reason"); RETURN NULL;',
                    hash="455272409fd5419d1c2614dccb1b109634d80894",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_ddb4b",
                    table="evidence_attachment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="evidencekindevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="d0cae20828e0bb45d99b72362b09095b372bba08",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_a3203",
                    table="evidence_evidencekindevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="framework",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "evidence_frameworkevent" ("acknowledgement", "created_at", "created_by_id", "edition", "id", "issued_on", "key", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "short_title", "status", "title", "updated_at", "version") VALUES (NEW."acknowledgement", NEW."created_at", NEW."created_by_id", NEW."edition", NEW."id", NEW."issued_on", NEW."key", NEW."order", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."short_title", NEW."status", NEW."title", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="2452a0d81ff383bd8c80cde35c325aabec2cca83",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_da319",
                    table="evidence_framework",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="framework",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "evidence_frameworkevent" ("acknowledgement", "created_at", "created_by_id", "edition", "id", "issued_on", "key", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "short_title", "status", "title", "updated_at", "version") VALUES (NEW."acknowledgement", NEW."created_at", NEW."created_by_id", NEW."edition", NEW."id", NEW."issued_on", NEW."key", NEW."order", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."short_title", NEW."status", NEW."title", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="cfa525fed6229240c8232211609312eb0f8ca78b",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_bc9b0",
                    table="evidence_framework",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="framework",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "evidence_frameworkevent" ("acknowledgement", "created_at", "created_by_id", "edition", "id", "issued_on", "key", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "short_title", "status", "title", "updated_at", "version") VALUES (OLD."acknowledgement", OLD."created_at", OLD."created_by_id", OLD."edition", OLD."id", OLD."issued_on", OLD."key", OLD."order", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."short_title", OLD."status", OLD."title", OLD."updated_at", OLD."version"); RETURN NULL;',
                    hash="19dd80484c44b7ce3f8bfa8ef27c0ed567e36094",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_1b074",
                    table="evidence_framework",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="frameworkevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="ff03e7078ba033ca31600db7441fb6e1be241214",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_37cae",
                    table="evidence_frameworkevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="statement",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "evidence_statementevent" ("code", "created_at", "created_by_id", "framework_id", "id", "key_question", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question", "scope", "struck_out", "title", "updated_at", "version") VALUES (NEW."code", NEW."created_at", NEW."created_by_id", NEW."framework_id", NEW."id", NEW."key_question", NEW."order", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."question", NEW."scope", NEW."struck_out", NEW."title", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="803c3f304bbf2bce230b2f9dbae0d2fe6702839e",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_20e89",
                    table="evidence_statement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="statement",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "evidence_statementevent" ("code", "created_at", "created_by_id", "framework_id", "id", "key_question", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question", "scope", "struck_out", "title", "updated_at", "version") VALUES (NEW."code", NEW."created_at", NEW."created_by_id", NEW."framework_id", NEW."id", NEW."key_question", NEW."order", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."question", NEW."scope", NEW."struck_out", NEW."title", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="26d420f957c342e79acbacf6dbd2a8ee72745e2a",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_b6f7c",
                    table="evidence_statement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="statement",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "evidence_statementevent" ("code", "created_at", "created_by_id", "framework_id", "id", "key_question", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question", "scope", "struck_out", "title", "updated_at", "version") VALUES (OLD."code", OLD."created_at", OLD."created_by_id", OLD."framework_id", OLD."id", OLD."key_question", OLD."order", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."question", OLD."scope", OLD."struck_out", OLD."title", OLD."updated_at", OLD."version"); RETURN NULL;',
                    hash="c59028f36a726734a19ff6b5b7e99361280d991f",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_75812",
                    table="evidence_statement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="crosswalkevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="7fb6cfa8435e268fec7dadad66681c296f4f5167",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_bc65b",
                    table="evidence_crosswalkevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="crosswalk",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "evidence_crosswalkevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_by", "source_id", "target_id") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."proposed_by", NEW."source_id", NEW."target_id"); RETURN NULL;',
                    hash="d5a9d734e68239f86b55be9171d26370235eef96",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_7a76c",
                    table="evidence_crosswalk",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="crosswalk",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "evidence_crosswalkevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_by", "source_id", "target_id") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."proposed_by", NEW."source_id", NEW."target_id"); RETURN NULL;',
                    hash="78b913d7e8ec45d4c8b43f73a5707606f34db5c3",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_a1244",
                    table="evidence_crosswalk",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="crosswalk",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "evidence_crosswalkevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_by", "source_id", "target_id") VALUES (OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."proposed_by", OLD."source_id", OLD."target_id"); RETURN NULL;',
                    hash="ca2c60ed827a865308e36563e0ec4e0d6ae2ca44",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_50969",
                    table="evidence_crosswalk",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="statementevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="bf62bdd8a0ad0dd03afa578851e8bc20dc2a94ed",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_ae9ba",
                    table="evidence_statementevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
