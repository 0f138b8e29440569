"""Is it well? For a load balancer, a container, `script/server`: 200 and `ok`, or 503 and why."""

from __future__ import annotations

import shutil
from collections.abc import Callable

import structlog
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from redis import Redis

LEAST_FREE_BYTES = 200 * 1024 * 1024
PATIENCE = 2

log = structlog.get_logger("sustain.health")


def database() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("select 1")
    return True


def broker() -> bool:
    if settings.REDIS_URL:
        return bool(Redis.from_url(settings.REDIS_URL, socket_timeout=PATIENCE).ping())
    return (settings.BROKER / "queue").is_dir()


def disk() -> bool:
    return shutil.disk_usage(settings.VAR).free > LEAST_FREE_BYTES


CHECKS: tuple[Callable[[], bool], ...] = (database, broker, disk)


def is_well(check: Callable[[], bool]) -> bool:
    try:
        return check()
    except Exception:  # whatever went wrong, the answer is "not well", and the log says why
        log.warning("health check failed", check=check.__name__, exc_info=True)
        return False


@require_safe
@never_cache
@login_not_required
def healthz(request: HttpRequest) -> HttpResponse:
    ailing = [check.__name__ for check in CHECKS if not is_well(check)]
    text = f"not well: {', '.join(ailing)}\n" if ailing else "ok\n"
    return HttpResponse(text, status=503 if ailing else 200, content_type="text/plain")
