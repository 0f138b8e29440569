"""The log is about the machine, never about a person."""

import json
import logging
from io import StringIO
from logging.config import dictConfig

import pytest
import structlog
from celery import shared_task
from django.conf import settings
from django.db import IntegrityError
from django.http import HttpResponse
from django.urls import reverse
from django.utils.log import log_response

from config import logs

PERSON = "amelia.hartley@example.org"


@pytest.fixture
def lines():
    """Log as production does, and read back what was written."""
    written = StringIO()
    configured = logs.configuration(level="debug", readable=False)
    configured["handlers"]["stream"]["stream"] = written
    dictConfig(configured)
    yield lambda: [json.loads(line) for line in written.getvalue().splitlines()]
    dictConfig(settings.LOGGING)


def test_a_line_is_json_with_time_level_and_name(lines):
    structlog.get_logger("sustain.somewhere").info("something happened", count=3)
    (line,) = lines()
    assert line["event"] == "something happened"
    assert (line["level"], line["logger"], line["count"]) == ("info", "sustain.somewhere", 3)
    assert line["timestamp"].endswith("Z")


@pytest.mark.django_db
def test_a_request_names_its_view_and_neither_body_nor_query(client, lines):
    client.post(
        reverse("account_login") + f"?next=/people/{PERSON}",
        {"login": PERSON, "password": "correct horse battery"},
    )
    written = lines()
    request = next(line for line in written if line["event"] == "request")
    assert (request["method"], request["view"]) == ("POST", "account_login")
    assert {"status", "ms", "request"} <= set(request)
    assert not any(word in json.dumps(written) for word in ("amelia", "hartley", "horse", "next="))


def test_the_health_page_and_static_files_leave_no_line(client, lines, db):
    client.get("/healthz")
    assert [line for line in lines() if line["event"] == "request"] == []


def test_an_exception_is_its_class_and_where_it_passed(lines):
    try:
        raise IntegrityError(f"Key (email)=({PERSON}) already exists for Amelia Hartley.")
    except IntegrityError:
        logging.getLogger("somewhere").exception("It could not be saved")
    (line,) = lines()
    assert line["exception"] == "django.db.utils.IntegrityError"
    assert any("test_logs.py" in place for place in line["places"])
    assert "melia" not in json.dumps(line)


def test_addresses_and_queries_are_taken_out_of_any_text(lines):
    logging.getLogger("library").warning(
        "Mail to %s failed at https://x.example/y?who=%s", PERSON, "amelia"
    )
    (line,) = lines()
    assert line["event"] == "Mail to [address] failed at https://x.example/y"


def test_a_failing_page_is_named_without_its_path(rf, lines):
    request = rf.get("/join/a-secret-token?who=amelia")
    response = HttpResponse(status=500)
    log_response(
        "%s: %s", "Internal Server Error", request.path, response=response, request=request
    )
    (line,) = lines()
    assert line["event"] == "Internal Server Error"
    assert "secret-token" not in json.dumps(line)


@shared_task
def break_over_a_person() -> None:
    raise ValueError("Amelia Hartley was not at home")


def test_a_failed_task_is_its_name_and_where_it_passed(lines):
    break_over_a_person.apply(throw=False)
    written = lines()
    failed = next(line for line in written if line["event"] == "task failed")
    assert failed["name"].endswith("break_over_a_person")
    assert failed["exception"] == "builtins.ValueError"
    assert "Amelia" not in json.dumps(written)


def test_beat_says_in_one_line_that_the_queue_is_away(lines):
    logging.getLogger("celery.beat").error("Message Error: %s\n%s", "refused", ["a", "stack"])
    (line,) = lines()
    assert line["event"] == "Message Error: refused"
