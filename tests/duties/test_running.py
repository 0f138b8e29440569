"""What runs by itself: its records, its page, and catching up."""

import socket
import time
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from celery import current_app
from celery.schedules import crontab
from django.conf import settings as product
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from config.celery import app  # noqa: F401  (makes the product's application the current one)
from foundation.duties import periodic
from foundation.duties.models import Outcome, TaskRun
from foundation.duties.periodic import Periodic, line_of, timetable
from foundation.duties.selectors.queue import in_queue
from foundation.duties.selectors.running import duration_words, headline, queue_words, running
from foundation.duties.services.asking import MOST_STOPPED, ask_for_run, catch_up
from foundation.duties.services.recording import begin_run, end_run, sweep_runs, tidy_runs
from foundation.ui.problems import Problem
from tests.factories.organisation import staff

LONDON = ZoneInfo("Europe/London")
NOON = datetime(2026, 11, 24, 12, 0, tzinfo=LONDON)
TIDY = "duties.tidy_runs"
KEY = "runs-of-long-ago"
PAGE = "/running/"


def minutes(number):
    return timedelta(minutes=number)


def run(outcome=Outcome.WELL, name=TIDY, at=NOON, **more):
    begun = outcome not in (Outcome.WAITING, Outcome.NEVER)
    open_ = outcome in (Outcome.WAITING, Outcome.RUNNING)
    return TaskRun.objects.create(
        name=name, task_id=more.pop("task_id", f"{name}-{at}-{outcome}"), asked_at=at, outcome=outcome,
        started_at=at if begun else None, ended_at=None if open_ else at, **more,
    )  # fmt: skip


@pytest.fixture(autouse=True)
def known_tasks():
    current_app.loader.import_default_modules()


@pytest.fixture
def admin(db):
    return staff("system_administrator")


@pytest.fixture
def silent_queue():
    """A Redis that takes connections and never says a word."""
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))
        deaf.listen()
        before = current_app.conf.broker_url, current_app.conf.broker_transport_options
        current_app.conf.broker_url = f"redis://127.0.0.1:{deaf.getsockname()[1]}/0"
        current_app.conf.broker_transport_options = {}
        yield
        current_app.conf.broker_url, current_app.conf.broker_transport_options = before


# The timetable ------------------------------------------------------------------------------------


def test_every_line_of_the_timetable_is_in_plain_words_and_names_a_task_that_exists():
    assert set(product.PERIODIC_WORDS) == set(product.CELERY_BEAT_SCHEDULE)
    titles = [line.title for line in timetable()]
    assert len(set(titles)) == len(titles)
    for line in timetable():
        assert line.task in current_app.tasks, line.key
        assert line.title, line.key
        assert line.what.endswith("."), line.key
        assert not {"task", "queue", "sweep", "cron", "overdue"} & set(line.what.lower().split()), (
            line.key
        )
        assert line.often, line.key


@pytest.mark.parametrize(("timing", "words"), [
    (timedelta(minutes=1), "Every minute"), (timedelta(minutes=5), "Every five minutes"),
    (timedelta(hours=1), "Every hour"), (timedelta(days=1), "Every day"),
    (timedelta(seconds=90), "Every 90 seconds"), (crontab(hour=3, minute=10), "Every day at 03:10"),
    (crontab(minute=5), "Every hour, at 5 minutes past"),
    (crontab(hour=6, minute=0, day_of_week="mon"), "On Mondays at 06:00"),
    (crontab(hour=6, minute=0, day_of_month=1), "On some days of the year at 06:00"),
])  # fmt: skip
def test_how_often_in_words(timing, words):
    assert Periodic("key", "task", timing, "Title", "What.").often == words


def test_the_next_run_by_the_hour_also_when_the_clocks_change():
    line = Periodic("key", "task", crontab(hour=3, minute=10), "Title", "What.")
    for before in (NOON, datetime(2026, 10, 24, 12, tzinfo=LONDON)):
        due = line.due_after(before).astimezone(LONDON)
        assert (due.hour, due.minute) == (3, 10)
        assert timedelta() < due - before < timedelta(hours=25)


@given(st.integers(30, 10_000), st.integers(0, 2**31))
def test_the_next_run_after_a_pause(pause, moment):
    line = Periodic("key", "task", minutes(pause), "Title", "What.")
    at = datetime.fromtimestamp(moment, tz=LONDON)
    assert line.due_after(at).timestamp() - moment == pause * 60


@pytest.mark.parametrize(("took", "words"), [
    (timedelta(milliseconds=3), "less than a second"), (timedelta(seconds=1), "1 second"),
    (timedelta(seconds=89), "89 seconds"), (timedelta(minutes=3), "3 minutes"),
])  # fmt: skip
def test_how_long_in_words(took, words):
    assert duration_words(took) == words


# Records ------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_a_run_is_begun_and_ended():
    begin_run(name=TIDY, task_id="one", at=NOON)
    assert TaskRun.objects.get().outcome == Outcome.RUNNING
    end_run(task_id="one", at=NOON + minutes(1))
    row = TaskRun.objects.get()
    assert (row.outcome, row.problem, row.by) == (Outcome.WELL, "", None)


@pytest.mark.django_db
def test_a_failure_is_its_class_and_no_word_more(monkeypatch):
    """The whole way through a real task; its words hold a name."""
    from foundation.duties.services import recording

    waiting = run(Outcome.WAITING, task_id="asked")

    def fail(**_):
        raise OSError("Amelia Hartley is not at home")

    monkeypatch.setattr(recording, "tidy_runs", fail)
    current_app.tasks[TIDY].apply(task_id="asked", throw=False)
    waiting.refresh_from_db()
    assert (waiting.outcome, waiting.problem) == (Outcome.FAILED, "OSError")
    assert "Amelia" not in str(TaskRun.objects.values())


@pytest.mark.django_db
def test_what_is_called_in_passing_leaves_no_record():
    current_app.tasks[TIDY].apply(throw=True)
    assert not TaskRun.objects.exists()


@pytest.mark.django_db
def test_the_same_message_begun_again_means_the_first_was_stopped():
    begin_run(name=TIDY, task_id="one", at=NOON)
    begin_run(name=TIDY, task_id="one", at=NOON + minutes(15))
    assert list(TaskRun.objects.order_by("asked_at").values_list("outcome", flat=True)) == [
        Outcome.STOPPED, Outcome.RUNNING,
    ]  # fmt: skip


@pytest.mark.django_db
def test_the_sweep_finds_what_was_stopped_and_what_never_began():
    run(Outcome.RUNNING, at=NOON - minutes(13), task_id="killed")
    run(Outcome.RUNNING, at=NOON - minutes(11), task_id="at work")
    run(Outcome.WAITING, at=NOON - minutes(17), task_id="lost")
    run(Outcome.WAITING, at=NOON - minutes(14), task_id="waits")
    assert sweep_runs(at=NOON) == 2
    assert sweep_runs(at=NOON) == 0
    assert dict(TaskRun.objects.values_list("task_id", "outcome")) == {
        "killed": "stopped", "at work": "running", "lost": "never", "waits": "waiting",
    }  # fmt: skip


@pytest.mark.django_db
def test_records_are_kept_for_90_days():
    run(at=NOON - timedelta(days=90))
    old = run(at=NOON - timedelta(days=90, seconds=1))
    assert tidy_runs(at=NOON) == 1
    assert not TaskRun.objects.filter(pk=old.pk).exists()


@pytest.mark.django_db
@pytest.mark.parametrize("wrong", [
    {"outcome": Outcome.WELL}, {"outcome": Outcome.STOPPED, "started_at": NOON},
    {"outcome": Outcome.RUNNING}, {"outcome": Outcome.WAITING, "ended_at": NOON},
    {"outcome": Outcome.WELL, "started_at": NOON, "ended_at": NOON, "problem": "OSError"},
])  # fmt: skip
def test_the_database_refuses_a_record_that_cannot_be(wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        TaskRun.objects.create(name=TIDY, task_id="one", asked_at=NOON, **wrong)


# Catching up --------------------------------------------------------------------------------------


def all_ran(at):
    for line in timetable():
        run(name=line.task, at=at, task_id=line.key)


def missed():
    return set(TaskRun.objects.waiting().values_list("name", flat=True))


@pytest.mark.django_db
def test_nothing_is_caught_up_that_ran_in_time():
    all_ran(NOON)
    assert catch_up(at=NOON + minutes(5)) == 0


@pytest.mark.django_db
def test_what_the_clock_missed_is_asked_for_once():
    all_ran(NOON - timedelta(hours=20))
    due = line_of(KEY).due_after(NOON - timedelta(hours=20))
    assert catch_up(at=due + minutes(9)) == len(missed())
    assert TIDY not in missed(), "a little late is not missed"
    catch_up(at=due + minutes(10))
    assert TIDY in missed()
    assert catch_up(at=due + minutes(11)) == 0
    assert TaskRun.objects.waiting().filter(name=TIDY).count() == 1


@pytest.mark.django_db
def test_a_new_installation_does_everything_once_and_leaves_the_frequent_to_the_clock():
    catch_up(at=NOON)
    assert missed() == {line.task for line in timetable() if not line.comes_often}


@pytest.mark.django_db
def test_what_was_stopped_is_done_again_but_not_for_ever():
    all_ran(NOON - minutes(60))
    TaskRun.objects.filter(name=TIDY).delete()
    for number in range(MOST_STOPPED):
        catch_up(at=NOON + minutes(number))
        assert missed() == {TIDY}
        TaskRun.objects.waiting().update(
            outcome=Outcome.STOPPED, started_at=NOON, ended_at=NOON, task_id=f"stopped {number}"
        )
    assert catch_up(at=NOON + minutes(9)) == 0


@pytest.mark.django_db
@pytest.mark.parametrize("back", [timedelta(hours=3), timedelta(days=40)])
def test_a_clock_that_is_set_back_does_not_hold_up_what_is_due(back):
    """What ran by the clock of tomorrow does not count: every day from here on has its runs."""
    all_ran(NOON + back)
    for hour in range(0, 60, 2):
        now = NOON + timedelta(hours=hour)
        catch_up(at=now)
        assert catch_up(at=now) == 0
        TaskRun.objects.waiting().update(outcome=Outcome.WELL, started_at=now, ended_at=now)
        for line in timetable():
            latest = TaskRun.objects.of(line.task).filter(asked_at__lte=now).first()
            assert line.comes_often or (latest and now - latest.asked_at < timedelta(hours=27))


@pytest.mark.django_db
def test_what_was_stopped_tomorrow_is_tried_today():
    all_ran(NOON - timedelta(days=2))
    for number in range(MOST_STOPPED):
        run(Outcome.STOPPED, at=NOON + timedelta(hours=5 + number), task_id=f"stopped {number}")
    catch_up(at=NOON)
    assert TIDY in missed()


@pytest.mark.django_db
def test_two_clocks_that_differ_by_seconds_ask_for_the_same_once():
    assert catch_up(at=NOON + timedelta(seconds=5))
    assert catch_up(at=NOON) == 0


@pytest.mark.django_db
def test_a_failure_is_not_tried_again_before_its_time():
    all_ran(NOON - minutes(60))
    TaskRun.objects.filter(name=TIDY).update(outcome=Outcome.FAILED, problem="OSError")
    assert catch_up(at=NOON) == 0


# The page -----------------------------------------------------------------------------------------


def test_the_page_says_how_each_went(client, admin):
    now = timezone.now()
    all_ran(now - minutes(1))
    TaskRun.objects.filter(name=TIDY).update(outcome=Outcome.FAILED, problem="OSError", by=admin)
    client.force_login(admin)
    page = client.get(PAGE).content.decode()
    assert "One thing went wrong the last time: “Forget old runs”." in page
    assert "A worker is at work" in page
    assert "Nothing waits in the queue." in page
    row = page[page.index("Forget old runs<span") :].split("</tr>")[0]
    for words in (
        "Failed",
        "OSError",
        "Every day at 04:20",
        "Once",
        f"Started by {admin.job_title}",
    ):
        assert words in row, words


def test_the_page_says_when_no_worker_is_at_work(client, admin):
    client.force_login(admin)
    assert "No worker has been at work this week" in client.get(PAGE).content.decode()
    all_ran(timezone.now() - minutes(4))
    page = client.get(PAGE).content.decode()
    lead = "Nothing runs by itself now: no worker is at work, so nobody is reminded."
    notice = page.index("notice-act")
    assert notice < page.index(lead) < page.index("</div>", notice)
    assert "No worker has been at work since" in page


@pytest.mark.parametrize(("waiting", "alive", "still"), [
    (12, False, True), (12, True, False), (0, False, False), (None, True, True),
])  # fmt: skip
def test_a_queue_stands_still_while_no_worker_is_at_work(db, waiting, alive, still):
    if alive:
        run(at=NOON)
    found = running(waiting=waiting, at=NOON)
    assert found.stands_still is still
    assert queue_words(found).endswith("until a worker is at work.") is (waiting == 12 and still)


def test_what_stands_still_carries_no_tick(client, admin, monkeypatch):
    monkeypatch.setattr("foundation.duties.views.running.in_queue", lambda: 12)
    client.force_login(admin)
    page = client.get(PAGE).content.decode()
    assert "Twelve pieces of work wait in the queue until a worker is at work." in page
    assert "#s-tick" not in page[page.index('class="crit"') : page.index("The timetable")]


@pytest.mark.django_db
def test_a_worker_of_tomorrow_is_not_at_work():
    """The clock was set back, and nobody has said a word since."""
    all_ran(NOON + timedelta(hours=6))
    found = running(waiting=0, at=NOON)
    assert not found.is_alive
    assert not any(work.last for work in found.works), "nothing has run in what is yet to come"
    run(at=NOON - minutes(1), task_id="alive")
    assert running(waiting=0, at=NOON).is_alive


@pytest.mark.django_db
def test_everything_as_it_should_be():
    all_ran(NOON)
    assert headline(running(waiting=0, at=NOON)) == "Everything runs as it should."
    failures = running(waiting=0, at=NOON + timedelta(days=8))
    assert all(work.failures == 0 for work in failures.works)


def test_the_page_opens_in_time_when_the_queue_is_deaf(client, admin, silent_queue):
    client.force_login(admin)
    begun = time.monotonic()
    page = client.get(PAGE).content.decode()
    assert time.monotonic() - begun < 2.5
    assert "How much waits is not known, since the queue does not answer." in page


def test_how_many_wait_is_counted(settings):
    before = in_queue()
    with current_app.connection_for_write() as connection:
        queue = connection.SimpleQueue(current_app.conf.task_default_queue)
        queue.put({})
        assert in_queue() == before + 1
        queue.get(timeout=5).ack()
        queue.close()
    assert in_queue() == before


def test_run_now_asks_first_and_runs_once(client, admin, django_capture_on_commit_callbacks):
    client.force_login(admin)
    url = reverse("duties:run_task", args=[KEY])
    old = run(at=timezone.now() - timedelta(days=100))
    asked = client.get(url)
    assert "It is safe to run it twice." in asked.content.decode()
    sent = dict(asked.context["form"].carried)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(url, sent)
        client.post(url, sent)
    row = TaskRun.objects.get(by=admin)
    assert row.outcome == Outcome.WELL
    assert not TaskRun.objects.filter(pk=old.pk).exists()
    again = client.post(url)
    assert again.status_code == 422
    assert (
        "This has just been started. Give it a minute, then look again." in again.content.decode()
    )
    assert TaskRun.objects.filter(by=admin).count() == 1


def test_run_now_is_refused_when_the_queue_does_not_answer(client, admin, silent_queue):
    client.force_login(admin)
    answer = client.post(reverse("duties:run_task", args=[KEY]))
    assert answer.status_code == 422
    assert "The queue does not answer, so nothing can be started now." in answer.content.decode()
    assert not TaskRun.objects.exists()


@pytest.mark.django_db
def test_a_minute_later_it_may_be_asked_for_again(admin):
    line = line_of(KEY)
    run(at=NOON)
    with pytest.raises(Problem, match="just been started"):
        ask_for_run(by=admin, line=line, at=NOON + timedelta(seconds=59))
    ask_for_run(by=admin, line=line, at=NOON + minutes(1))
    with pytest.raises(Problem, match="just been started"):
        ask_for_run(by=admin, line=line, at=NOON + timedelta(seconds=100))
    ask_for_run(by=admin, line=line, at=NOON + minutes(2))


def test_nobody_else_sees_or_runs_anything(client, service, insider, colleague, stranger):
    run(problem="", task_id="secret")
    for_one_service = staff("system_administrator", service=service)
    for user in (insider, colleague, stranger, for_one_service):
        client.force_login(user)
        assert client.get(PAGE).status_code == 403
        assert client.post(reverse("duties:run_task", args=[KEY])).status_code == 403
        assert "What runs by itself" not in client.get("/").content.decode()
    assert TaskRun.objects.count() == 1


def test_work_that_is_not_in_the_timetable_is_not_found(client, admin):
    client.force_login(admin)
    assert client.get(reverse("duties:run_task", args=["made-up"])).status_code == 404


def test_names_are_those_of_the_timetable():
    assert TIDY in periodic.names()
    assert "organisation.deliver_invitation" not in periodic.names()
