"""``manage.py demonstration_sign_ins``: who can be tried out, if this is the demonstration."""

from typing import Any

from django.core.management.base import BaseCommand

from demonstration.data.staff import PASSWORD, STAFF
from demonstration.loading.organisation import email_of
from foundation.organisation.models import Provider, Role

WIDE = "with a one-time code: script/code"


class Command(BaseCommand):
    """Prints one account for each role; nothing when this is a real provider."""

    help = "Print the sign-ins of the demonstration provider."

    def handle(self, *args: Any, **options: Any) -> None:
        if not Provider.objects.filter(demonstration=True).exists():
            return
        names = dict(Role.objects.values_list("key", "name"))
        first = {worker.role: worker for worker in reversed(STAFF)}
        self.stdout.write(f"Demonstration sign-ins, all with the password: {PASSWORD}")
        places = {worker.at for worker in first.values()}
        width = max(len(name) for name in names.values())
        for worker in sorted(first.values(), key=STAFF.index):
            needs_code = worker.at == "everywhere" or worker.at[0].isupper()
            code = f"  ({WIDE})" if needs_code and places else ""
            self.stdout.write(f"  {names[worker.role]:{width}}  {email_of(worker)}{code}")
