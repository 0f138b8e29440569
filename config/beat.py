"""The clock of the product: Celery's own, which does not stop when the machine's is set back."""

from typing import Any

from celery.beat import PersistentScheduler
from django.utils import timezone


class Scheduler(PersistentScheduler):
    """What was last sent in what is now the future counts as sent just now.

    Celery would wait until the clock has come back to that moment. What is then missed of the
    day is caught up by ``duties.watch_runs``.
    """

    def tick(self, *arguments: Any, **more: Any) -> Any:
        self.come_back(timezone.now())
        return super().tick(*arguments, **more)

    def come_back(self, now: Any) -> None:
        ahead = [entry for entry in self.schedule.values() if entry.last_run_at > now]
        for entry in ahead:
            entry.last_run_at = now
        if ahead:
            self._heap = None  # Celery writes the order of what comes next anew
