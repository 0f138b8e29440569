"""``manage.py demonstration_code``: the one-time code of the moment for demonstration accounts."""

import time
from typing import Any

from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core.management.base import BaseCommand, CommandError

from demonstration.data.staff import SECOND_FACTOR_KEY
from foundation.organisation.models import Provider


class Command(BaseCommand):
    """Works for the demonstration provider alone; a real provider's keys are known to nobody."""

    help = "Print the one-time code that the demonstration accounts accept now."

    def handle(self, *args: Any, **options: Any) -> None:
        if not Provider.objects.filter(demonstration=True).exists():
            raise CommandError("This is not the demonstration provider: there is no code.")
        counter = next(iter(yield_hotp_counters_from_time()))
        code = format_hotp_value(hotp_value(SECOND_FACTOR_KEY, counter))
        self.stdout.write(f"{code}  (good for {30 - int(time.time()) % 30} more seconds)")
