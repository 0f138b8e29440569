"""One line of JSON per event, about the machine and never about a person.

No bodies, query strings, mail addresses, names or exception messages: an exception is its class
and the places it passed. Who did what is the audit trail's answer, under its own permissions.
"""

from __future__ import annotations

import logging
import re
import time
import traceback
import uuid
from collections.abc import Callable
from types import TracebackType
from typing import Any

import structlog
from django.http import HttpRequest, HttpResponse

MAIL_ADDRESS = re.compile(r"[^\s@<>\"'=(,;]+@[^\s@<>\"',;)]+\.[^\s@<>\"',;)]+")
QUERY = re.compile(r"\?[^\s\"']*")
PLACES_KEPT = 12

Event = dict[str, Any]

log = structlog.get_logger("sustain.request")


def without_people(_: Any, __: str, event: Event) -> Event:
    """Take mail addresses and query strings out of every text, whoever logged it."""
    return {key: cleaned(value) for key, value in event.items()}


def cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return QUERY.sub("", MAIL_ADDRESS.sub("[address]", value))
    return (
        value if isinstance(value, int | float | bool | list | tuple | None) else repr(type(value))
    )


def exception_as_places(_: Any, __: str, event: Event) -> Event:
    """The class of an exception and where it passed; its message may quote a record."""
    info = event.pop("exc_info", None)
    if isinstance(info, BaseException):
        info = (type(info), info, info.__traceback__)
    if isinstance(info, tuple) and info[0] is not None:
        event["exception"] = f"{info[0].__module__}.{info[0].__qualname__}"
        event["places"] = places(info[2])
    return event


def places(tb: TracebackType | None) -> list[str]:
    frames = traceback.extract_tb(tb)[-PLACES_KEPT:]
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]


def task_failures_by_name(_: Any, __: str, event: Event) -> Event:
    """Celery writes the exception's message into the text of its line; keep the task's name."""
    record = event.get("_record")
    if record is not None and record.name == "celery.app.trace":
        data = getattr(record, "data", None) or {}
        event["event"] = "task " + ("failed" if record.levelno >= logging.ERROR else "finished")
        event |= {key: data[key] for key in ("name", "id", "runtime") if key in data}
    return event


def beat_in_one_line(_: Any, __: str, event: Event) -> Event:
    """Beat writes its whole stack into the text of its line whenever the queue is away."""
    record = event.get("_record")
    if record is not None and record.name == "celery.beat":
        event["event"] = str(event.get("event", "")).partition("\n")[0]
    return event


def pages_by_view(_: Any, __: str, event: Event) -> Event:
    """Django writes a page's path into its line; a path may hold the token of an invitation."""
    arguments = event.pop("positional_args", None) or ()
    request = getattr(event.get("_record"), "request", None)
    if isinstance(request, HttpRequest):
        event["event"] = str(arguments[0]) if arguments else "request failed"
        event["view"] = view_name(request)
    return event


def configuration(*, level: str, readable: bool) -> dict[str, Any]:
    """The `LOGGING` setting: JSON on standard error, or colours and tracebacks when debugging."""
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    chain: list[Any] = [
        task_failures_by_name,
        beat_in_one_line,
        pages_by_view,
        structlog.stdlib.ProcessorFormatter.remove_processors_meta,
    ]
    if readable:
        chain += [structlog.dev.ConsoleRenderer()]
    else:
        chain += [exception_as_places, without_people, structlog.processors.JSONRenderer()]
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "line": {
                "()": structlog.stdlib.ProcessorFormatter,
                "foreign_pre_chain": shared,
                "pass_foreign_args": True,
                "processors": chain,
            }
        },
        "handlers": {"stream": {"class": "logging.StreamHandler", "formatter": "line"}},
        # Libraries write parameters, headers and bodies at debug level: theirs ends at info.
        "root": {"handlers": ["stream"], "level": level.replace("debug", "info").upper()},
        "loggers": {
            "sustain": {"level": level.upper()},
            # Our own request line says the same once, without the path's text.
            "django.server": {"handlers": ["stream"], "level": "WARNING", "propagate": False},
            "django.request": {"level": "ERROR"},
            "fontTools": {"level": "ERROR"},
            "weasyprint": {"level": "ERROR"},
        },
    }


class RequestLogMiddleware:
    """One line per request: which view, how it ended, how long it took."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        begun = time.perf_counter()
        with structlog.contextvars.bound_contextvars(request=uuid.uuid4().hex[:12]):
            response = self.get_response(request)
            if not is_asset(request):
                log.info(
                    "request",
                    method=request.method,
                    view=view_name(request),
                    status=response.status_code,
                    ms=round((time.perf_counter() - begun) * 1000, 1),
                )
        return response


def is_asset(request: HttpRequest) -> bool:
    return request.path.startswith("/static/") or request.path == "/healthz"


def view_name(request: HttpRequest) -> str | None:
    match = request.resolver_match
    return match.view_name if match else None
