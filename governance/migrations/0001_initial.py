import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import foundation.evidence.stored


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisation", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("qip", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Pack",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(editable=False)),
                ("recipient", models.CharField(max_length=160)),
                ("period_from", models.DateField()),
                ("period_to", models.DateField()),
                ("agreed_by", models.CharField(blank=True, max_length=160)),
                ("note", models.TextField(blank=True, max_length=1200)),
                ("expires_on", models.DateField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("queued", "Waiting to be built"),
                            ("building", "Being built"),
                            ("ready", "Ready"),
                            ("failed", "Not built"),
                        ],
                        default="queued",
                        max_length=10,
                    ),
                ),
                ("step", models.CharField(blank=True, max_length=80)),
                ("steps_done", models.PositiveSmallIntegerField(default=0)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("heartbeat_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("failure", models.CharField(blank=True, max_length=300)),
                ("requested_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("started_at", models.DateTimeField(null=True)),
                ("finished_at", models.DateTimeField(null=True)),
                ("as_at", models.DateTimeField(null=True)),
                ("frozen", models.JSONField(null=True)),
                (
                    "codes",
                    models.JSONField(default=dict, help_text="Which person each code stands for"),
                ),
                ("fingerprint", models.CharField(blank=True, max_length=64)),
                (
                    "file",
                    models.FileField(
                        blank=True,
                        max_length=120,
                        storage=foundation.evidence.stored.evidence_store,
                        upload_to="",
                    ),
                ),
                ("file_sha256", models.CharField(blank=True, max_length=64)),
                ("size", models.PositiveIntegerField(default=0)),
                ("pages", models.PositiveIntegerField(default=0)),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="packs",
                        to="qip.plan",
                    ),
                ),
                (
                    "requested_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "evidence pack",
                "ordering": ["-requested_at", "-pk"],
                "indexes": [
                    models.Index(
                        fields=["state", "heartbeat_at"], name="governance__state_8c00c2_idx"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("plan", "number"), name="pack_number_once_per_plan"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("period_to__gte", models.F("period_from"))),
                        name="pack_period_ends_after_it_starts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "ready"), _negated=True),
                            models.Q(
                                ("as_at__isnull", False),
                                ("file__gt", ""),
                                ("file_sha256__gt", ""),
                                ("fingerprint__gt", ""),
                                ("finished_at__isnull", False),
                                ("frozen__isnull", False),
                                ("pages__gt", 0),
                                ("size__gt", 0),
                            ),
                            _connector="OR",
                        ),
                        name="pack_ready_is_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("failure__gt", ""), ("state", "failed")),
                            models.Q(models.Q(("state", "failed"), _negated=True), ("failure", "")),
                            _connector="OR",
                        ),
                        name="pack_failed_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PackEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("number", models.PositiveIntegerField(editable=False)),
                ("recipient", models.CharField(max_length=160)),
                ("period_from", models.DateField()),
                ("period_to", models.DateField()),
                ("agreed_by", models.CharField(blank=True, max_length=160)),
                ("note", models.TextField(blank=True, max_length=1200)),
                ("expires_on", models.DateField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("queued", "Waiting to be built"),
                            ("building", "Being built"),
                            ("ready", "Ready"),
                            ("failed", "Not built"),
                        ],
                        default="queued",
                        max_length=10,
                    ),
                ),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("failure", models.CharField(blank=True, max_length=300)),
                ("requested_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("started_at", models.DateTimeField(null=True)),
                ("finished_at", models.DateTimeField(null=True)),
                ("as_at", models.DateTimeField(null=True)),
                ("fingerprint", models.CharField(blank=True, max_length=64)),
                (
                    "file",
                    models.FileField(
                        blank=True,
                        max_length=120,
                        storage=foundation.evidence.stored.evidence_store,
                        upload_to="",
                    ),
                ),
                ("file_sha256", models.CharField(blank=True, max_length=64)),
                ("size", models.PositiveIntegerField(default=0)),
                ("pages", models.PositiveIntegerField(default=0)),
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
                        to="governance.pack",
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
                    "requested_by",
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
        pgtrigger.migrations.AddTrigger(
            model_name="pack",
            trigger=pgtrigger.compiler.Trigger(
                name="ready_pack_never_changes",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.\"state\" = 'ready')",
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="484deace599af6d1e3d88ba8500b59546b1af692",
                    operation="UPDATE",
                    pgid="pgtrigger_ready_pack_never_changes_9b2e1",
                    table="governance_pack",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pack",
            trigger=pgtrigger.compiler.Trigger(
                name="pack_is_never_deleted",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="8af9a2684e0bfdbad19cccc3b531e6b62a4f6e5a",
                    operation="DELETE",
                    pgid="pgtrigger_pack_is_never_deleted_6660d",
                    table="governance_pack",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pack",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "governance_packevent" ("agreed_by", "as_at", "attempts", "expires_on", "failure", "file", "file_sha256", "fingerprint", "finished_at", "id", "note", "number", "pages", "period_from", "period_to", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "recipient", "requested_at", "requested_by_id", "size", "started_at", "state") VALUES (NEW."agreed_by", NEW."as_at", NEW."attempts", NEW."expires_on", NEW."failure", NEW."file", NEW."file_sha256", NEW."fingerprint", NEW."finished_at", NEW."id", NEW."note", NEW."number", NEW."pages", NEW."period_from", NEW."period_to", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."plan_id", NEW."recipient", NEW."requested_at", NEW."requested_by_id", NEW."size", NEW."started_at", NEW."state"); RETURN NULL;',
                    hash="169039710bff7a4e4f0f76b9771753f5f4f89e8e",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_5202d",
                    table="governance_pack",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pack",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."agreed_by" IS DISTINCT FROM (NEW."agreed_by") OR OLD."as_at" IS DISTINCT FROM (NEW."as_at") OR OLD."attempts" IS DISTINCT FROM (NEW."attempts") OR OLD."expires_on" IS DISTINCT FROM (NEW."expires_on") OR OLD."failure" IS DISTINCT FROM (NEW."failure") OR OLD."file" IS DISTINCT FROM (NEW."file") OR OLD."file_sha256" IS DISTINCT FROM (NEW."file_sha256") OR OLD."fingerprint" IS DISTINCT FROM (NEW."fingerprint") OR OLD."finished_at" IS DISTINCT FROM (NEW."finished_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."pages" IS DISTINCT FROM (NEW."pages") OR OLD."period_from" IS DISTINCT FROM (NEW."period_from") OR OLD."period_to" IS DISTINCT FROM (NEW."period_to") OR OLD."plan_id" IS DISTINCT FROM (NEW."plan_id") OR OLD."recipient" IS DISTINCT FROM (NEW."recipient") OR OLD."requested_at" IS DISTINCT FROM (NEW."requested_at") OR OLD."requested_by_id" IS DISTINCT FROM (NEW."requested_by_id") OR OLD."size" IS DISTINCT FROM (NEW."size") OR OLD."started_at" IS DISTINCT FROM (NEW."started_at") OR OLD."state" IS DISTINCT FROM (NEW."state"))',
                    func='INSERT INTO "governance_packevent" ("agreed_by", "as_at", "attempts", "expires_on", "failure", "file", "file_sha256", "fingerprint", "finished_at", "id", "note", "number", "pages", "period_from", "period_to", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "recipient", "requested_at", "requested_by_id", "size", "started_at", "state") VALUES (NEW."agreed_by", NEW."as_at", NEW."attempts", NEW."expires_on", NEW."failure", NEW."file", NEW."file_sha256", NEW."fingerprint", NEW."finished_at", NEW."id", NEW."note", NEW."number", NEW."pages", NEW."period_from", NEW."period_to", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."plan_id", NEW."recipient", NEW."requested_at", NEW."requested_by_id", NEW."size", NEW."started_at", NEW."state"); RETURN NULL;',
                    hash="28ea698a39ef50e0a6e3837a2e64b79d60670a30",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_d2c64",
                    table="governance_pack",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pack",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "governance_packevent" ("agreed_by", "as_at", "attempts", "expires_on", "failure", "file", "file_sha256", "fingerprint", "finished_at", "id", "note", "number", "pages", "period_from", "period_to", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "recipient", "requested_at", "requested_by_id", "size", "started_at", "state") VALUES (OLD."agreed_by", OLD."as_at", OLD."attempts", OLD."expires_on", OLD."failure", OLD."file", OLD."file_sha256", OLD."fingerprint", OLD."finished_at", OLD."id", OLD."note", OLD."number", OLD."pages", OLD."period_from", OLD."period_to", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."plan_id", OLD."recipient", OLD."requested_at", OLD."requested_by_id", OLD."size", OLD."started_at", OLD."state"); RETURN NULL;',
                    hash="f4e4b653275c789aac3545c2dcc69d9a4e9d7c28",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_49b8d",
                    table="governance_pack",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="packevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="b6ed0310d771dbc886f69d70088886ba2823fb97",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_93de1",
                    table="governance_packevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
