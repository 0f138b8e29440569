import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import foundation.duties.models.mails


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisation", "__first__"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="CalendarFeed",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("token_hash", models.CharField(max_length=64, null=True, unique=True)),
                ("made_at", models.DateTimeField()),
                ("last_read_on", models.DateField(null=True)),
                ("revoked_at", models.DateTimeField(null=True)),
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="calendar_feed",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "calendar link",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("revoked_at__isnull", True), ("token_hash__isnull", False)),
                            models.Q(("revoked_at__isnull", False), ("token_hash__isnull", True)),
                            _connector="OR",
                        ),
                        name="feed_revoked_has_no_token",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HandOver",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=40)),
                ("subject", models.BigIntegerField()),
                ("reason", models.CharField(max_length=600)),
                ("at", models.DateTimeField(db_index=True, default=django.utils.timezone.now)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "to",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "was",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "indexes": [
                    models.Index(
                        fields=["kind", "subject", "-at"], name="duties_hand_kind_f90270_idx"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("was__isnull", True),
                            models.Q(("was", models.F("to")), _negated=True),
                            _connector="OR",
                        ),
                        name="hand_over_is_to_somebody_else",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason__gt", "")), name="hand_over_says_why"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Mail",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "rhythm",
                    models.CharField(
                        choices=[
                            ("at_once", "At once"),
                            ("daily", "Once a day"),
                            ("weekly", "Once a week"),
                        ],
                        max_length=10,
                    ),
                ),
                ("for_day", models.DateField()),
                ("part", models.PositiveSmallIntegerField(default=1)),
                ("critical", models.BooleanField(default=False)),
                ("not_before", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting"),
                            ("sending", "Being sent"),
                            ("sent", "Sent"),
                            ("failed", "Did not leave"),
                            ("closed", "Nothing to tell"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("next_try_at", models.DateTimeField()),
                ("claim", models.UUIDField(blank=True, null=True)),
                ("claimed_at", models.DateTimeField(blank=True, null=True)),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("problem", models.CharField(blank=True, max_length=200)),
                (
                    "message_id",
                    models.CharField(
                        default=foundation.duties.models.mails.new_message_id,
                        max_length=300,
                        unique=True,
                    ),
                ),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "recipient",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="duty_mails",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["not_before", "pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "waiting")),
                        fields=["next_try_at"],
                        name="mail_waiting",
                    ),
                    models.Index(
                        condition=models.Q(("state", "sending")),
                        fields=["claimed_at"],
                        name="mail_claimed",
                    ),
                    models.Index(
                        condition=models.Q(
                            ("state__in", ("waiting", "failed")),
                            models.Q(("problem", ""), _negated=True),
                        ),
                        fields=["state", "not_before"],
                        name="mail_stuck",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("recipient", "rhythm", "for_day", "part"), name="mail_part_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("rhythm__in", ["at_once", "daily", "weekly"])),
                        name="mail_rhythm_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["waiting", "sending", "sent", "failed", "closed"])
                        ),
                        name="mail_state_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("claim__isnull", False),
                                ("claimed_at__isnull", False),
                                ("state", "sending"),
                            ),
                            models.Q(
                                models.Q(("state", "sending"), _negated=True),
                                ("claim__isnull", True),
                                ("claimed_at__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="mail_claimed_while_sending",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("attempts__gte", 1), ("sent_at__isnull", False), ("state", "sent")
                            ),
                            models.Q(
                                models.Q(("state", "sent"), _negated=True),
                                ("sent_at__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="mail_sent_has_its_moment",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_at__isnull", False), ("state", "closed")),
                            models.Q(
                                models.Q(("state", "closed"), _negated=True),
                                ("closed_at__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="mail_closed_has_its_moment",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "failed"), _negated=True),
                            models.Q(("problem", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="mail_failed_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("problem__contains", "@"), _negated=True),
                        name="mail_problem_names_nobody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("next_try_at__gte", models.F("not_before"))),
                        name="mail_never_too_early",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MailWish",
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
                (
                    "rhythm",
                    models.CharField(
                        choices=[
                            ("at_once", "At once"),
                            ("daily", "Once a day"),
                            ("weekly", "Once a week"),
                        ],
                        default="daily",
                        max_length=10,
                    ),
                ),
                (
                    "weekday",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (1, "Monday"),
                            (2, "Tuesday"),
                            (3, "Wednesday"),
                            (4, "Thursday"),
                            (5, "Friday"),
                        ],
                        default=1,
                        verbose_name="day of the weekly mail",
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
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="mail_wish",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("rhythm__in", ["at_once", "daily", "weekly"])),
                        name="mail_wish_rhythm_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("weekday__in", [1, 2, 3, 4, 5])),
                        name="mail_wish_on_a_working_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReminderStage",
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
                ("days", models.SmallIntegerField(unique=True)),
                ("every", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("retired", models.BooleanField(default=False)),
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
                "ordering": ["days"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("days__gte", -60), ("days__lte", 365)),
                        name="stage_lies_near_the_date",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("every__isnull", True),
                            models.Q(("days__gte", 0), ("every__gte", 1), ("every__lte", 90)),
                            _connector="OR",
                        ),
                        name="stage_repeats_only_after_the_date",
                    ),
                    models.UniqueConstraint(
                        models.F("retired"),
                        condition=models.Q(("every__isnull", False), ("retired", False)),
                        name="stage_only_one_repeats",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StandIn",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=40)),
                ("subject", models.BigIntegerField()),
                (
                    "gone",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "recipient",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["recipient", "kind", "subject"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("recipient", "kind", "subject"), name="stand_in_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="TaskRun",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("task_id", models.CharField(max_length=64)),
                ("asked_at", models.DateTimeField()),
                ("started_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting to begin"),
                            ("running", "Still running"),
                            ("well", "Went well"),
                            ("failed", "Failed"),
                            ("stopped", "Stopped in the middle"),
                            ("never", "Did not begin"),
                        ],
                        max_length=8,
                    ),
                ),
                ("problem", models.CharField(blank=True, max_length=120)),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "run",
                "ordering": ["-asked_at", "-pk"],
                "indexes": [
                    models.Index(fields=["name", "-asked_at"], name="run_latest"),
                    models.Index(fields=["asked_at"], name="run_by_day"),
                    models.Index(
                        condition=models.Q(("outcome__in", ("failed", "stopped", "never"))),
                        fields=["asked_at"],
                        name="run_gone_wrong",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("outcome__in", ("waiting", "running"))),
                        fields=("task_id",),
                        name="run_open_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("outcome__in", ("running", "well", "failed", "stopped")),
                                ("started_at__isnull", False),
                            ),
                            models.Q(
                                models.Q(
                                    ("outcome__in", ("running", "well", "failed", "stopped")),
                                    _negated=True,
                                ),
                                ("started_at__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="run_has_begun_or_waits",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ended_at__isnull", True), ("outcome__in", ("waiting", "running"))
                            ),
                            models.Q(
                                models.Q(("outcome__in", ("waiting", "running")), _negated=True),
                                ("ended_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="run_has_ended_or_is_open",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("problem", ""), ("outcome", "failed"), _connector="OR"),
                        name="run_problem_of_a_failure",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CalendarFeedEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("made_at", models.DateTimeField()),
                ("revoked_at", models.DateTimeField(null=True)),
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
                        to="duties.calendarfeed",
                    ),
                ),
                (
                    "user",
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
            name="HandOverEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("kind", models.CharField(max_length=40)),
                ("subject", models.BigIntegerField()),
                ("reason", models.CharField(max_length=600)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
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
                        to="duties.handover",
                    ),
                ),
                (
                    "to",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "was",
                    models.ForeignKey(
                        db_constraint=False,
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
            name="MailWishEvent",
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
                (
                    "rhythm",
                    models.CharField(
                        choices=[
                            ("at_once", "At once"),
                            ("daily", "Once a day"),
                            ("weekly", "Once a week"),
                        ],
                        default="daily",
                        max_length=10,
                    ),
                ),
                (
                    "weekday",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (1, "Monday"),
                            (2, "Tuesday"),
                            (3, "Wednesday"),
                            (4, "Thursday"),
                            (5, "Friday"),
                        ],
                        default=1,
                        verbose_name="day of the weekly mail",
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
                        to="duties.mailwish",
                    ),
                ),
                (
                    "user",
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
            name="Reminder",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=40)),
                ("subject", models.BigIntegerField()),
                ("stage", models.SmallIntegerField()),
                ("due", models.DateField()),
                ("falls_on", models.DateField()),
                ("critical", models.BooleanField(default=False)),
                ("made_at", models.DateTimeField()),
                ("read_at", models.DateTimeField(null=True)),
                ("settled_at", models.DateTimeField(null=True)),
                (
                    "mail",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="reminders",
                        to="duties.mail",
                    ),
                ),
                (
                    "recipient",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reminders",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "stands_in",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-falls_on", "-pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("settled_at__isnull", True)),
                        fields=["recipient", "read_at"],
                        name="reminder_standing",
                    ),
                    models.Index(
                        fields=["recipient", "-falls_on", "-id"], name="reminder_of_person"
                    ),
                    models.Index(
                        condition=models.Q(("mail__isnull", True), ("settled_at__isnull", True)),
                        fields=["recipient", "critical", "falls_on"],
                        name="reminder_not_mailed",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("kind", "subject", "stage", "due", "recipient"),
                        name="reminder_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ReminderStageEvent",
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
                ("days", models.SmallIntegerField()),
                ("every", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("retired", models.BooleanField(default=False)),
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
                        to="duties.reminderstage",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="calendarfeed",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "duties_calendarfeedevent" ("id", "made_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revoked_at", "user_id") VALUES (NEW."id", NEW."made_at", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."revoked_at", NEW."user_id"); RETURN NULL;',
                    hash="1120dda78cb1272f02d65762466632d40b7a5cdb",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_77acc",
                    table="duties_calendarfeed",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="calendarfeed",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."made_at" IS DISTINCT FROM (NEW."made_at") OR OLD."revoked_at" IS DISTINCT FROM (NEW."revoked_at") OR OLD."user_id" IS DISTINCT FROM (NEW."user_id"))',
                    func='INSERT INTO "duties_calendarfeedevent" ("id", "made_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revoked_at", "user_id") VALUES (NEW."id", NEW."made_at", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."revoked_at", NEW."user_id"); RETURN NULL;',
                    hash="4c9de51495c1e0cc6e98e5b7ecdc5b16f6145898",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_7cd74",
                    table="duties_calendarfeed",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="calendarfeed",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "duties_calendarfeedevent" ("id", "made_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revoked_at", "user_id") VALUES (OLD."id", OLD."made_at", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."revoked_at", OLD."user_id"); RETURN NULL;',
                    hash="ee9361d541c5a8ffbe9d55dbad5b9d3dc530d204",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_90068",
                    table="duties_calendarfeed",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="calendarfeedevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="568f8c8f9475c69ba5ef2c19530c1a52d3012a37",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_48272",
                    table="duties_calendarfeedevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="handover",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "duties_handoverevent" ("at", "by_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "subject", "to_id", "was_id") VALUES (NEW."at", NEW."by_id", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."subject", NEW."to_id", NEW."was_id"); RETURN NULL;',
                    hash="72d60f57a3d6dee9be2f3147b6ff1db6d3216277",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_d3097",
                    table="duties_handover",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="handover",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "duties_handoverevent" ("at", "by_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "subject", "to_id", "was_id") VALUES (NEW."at", NEW."by_id", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."subject", NEW."to_id", NEW."was_id"); RETURN NULL;',
                    hash="97585cafc139b18141d60ff30307a69f36400db3",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_8f207",
                    table="duties_handover",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="handover",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "duties_handoverevent" ("at", "by_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "subject", "to_id", "was_id") VALUES (OLD."at", OLD."by_id", OLD."id", OLD."kind", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."subject", OLD."to_id", OLD."was_id"); RETURN NULL;',
                    hash="a61f967b800c9f3dcef4f6c91fc138f93f0c4d28",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_ca30c",
                    table="duties_handover",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="handoverevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="a5f2105333500419a6687700e8aea9f36fe92df4",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_a6c87",
                    table="duties_handoverevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mailwish",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "duties_mailwishevent" ("created_at", "created_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rhythm", "updated_at", "user_id", "version", "weekday") VALUES (NEW."created_at", NEW."created_by_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."rhythm", NEW."updated_at", NEW."user_id", NEW."version", NEW."weekday"); RETURN NULL;',
                    hash="12d3ce2b4b0d926063cab42a96de25089a1dc958",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_e27f6",
                    table="duties_mailwish",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mailwish",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "duties_mailwishevent" ("created_at", "created_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rhythm", "updated_at", "user_id", "version", "weekday") VALUES (NEW."created_at", NEW."created_by_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."rhythm", NEW."updated_at", NEW."user_id", NEW."version", NEW."weekday"); RETURN NULL;',
                    hash="3b7bcd977a4df6915475b36d4602b4c8ac747402",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_66e20",
                    table="duties_mailwish",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mailwish",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "duties_mailwishevent" ("created_at", "created_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rhythm", "updated_at", "user_id", "version", "weekday") VALUES (OLD."created_at", OLD."created_by_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."rhythm", OLD."updated_at", OLD."user_id", OLD."version", OLD."weekday"); RETURN NULL;',
                    hash="1fd6eef80168d2a8850c4fb10b6492076dee489c",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_86bc5",
                    table="duties_mailwish",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mailwishevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="b0dd70564eb084f77c964b16156fcc9af1690ab5",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_d90dc",
                    table="duties_mailwishevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reminderstage",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "duties_reminderstageevent" ("created_at", "created_by_id", "days", "every", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "retired", "updated_at", "version") VALUES (NEW."created_at", NEW."created_by_id", NEW."days", NEW."every", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."retired", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="628dda827f6f04fa3f352619d697edb499667ba1",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_fd2f3",
                    table="duties_reminderstage",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reminderstage",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "duties_reminderstageevent" ("created_at", "created_by_id", "days", "every", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "retired", "updated_at", "version") VALUES (NEW."created_at", NEW."created_by_id", NEW."days", NEW."every", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."retired", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="04072bf6981b13d77e57cbff6c8400f37ece9220",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_b00bf",
                    table="duties_reminderstage",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reminderstage",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "duties_reminderstageevent" ("created_at", "created_by_id", "days", "every", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "retired", "updated_at", "version") VALUES (OLD."created_at", OLD."created_by_id", OLD."days", OLD."every", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."retired", OLD."updated_at", OLD."version"); RETURN NULL;',
                    hash="5d4c703c2ee4589947823e02534a68fcde04247d",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_dcd2a",
                    table="duties_reminderstage",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reminderstageevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="2fa5d0631d014ce973d5f5a59473df7330a5d80b",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_793d1",
                    table="duties_reminderstageevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
