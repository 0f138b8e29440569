"""Django's admin over the action list, for `script/bench` to measure against and for nothing else.

It exists only where `SUSTAIN_BENCH` is set. It shows the same rows as our list and, in plain words,
the same columns.
"""

from typing import Any

from django.contrib.admin import AdminSite, ModelAdmin
from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, path
from django.utils import timezone

from foundation.ui.words import short_day
from qip.models import Action
from qip.selectors.actions import action_rows
from qip.standing import slip_words, state_words
from qip.words import EVERYWHERE, some


class BenchSite(AdminSite):
    """Accounts have no `is_staff`; here whoever is signed in may look."""

    site_header = site_title = "Sustain"

    def has_permission(self, request: HttpRequest) -> bool:
        return request.user.is_active


class ActionAdmin(ModelAdmin):
    """What `ActionTable` shows, as an admin would be written."""

    list_display = (
        "title", "reference", "strand", "plan_title", "where", "owner_name", "owner_job",
        "due", "slip", "standing", "risk_level", "evidence", "noted",
    )  # fmt: skip
    list_per_page = 50
    ordering = ("due", "pk")
    search_fields = ("title", "problem")

    def get_queryset(self, request: HttpRequest) -> Any:
        self.today = timezone.localdate()
        return action_rows(request.user)

    def may(self, request: HttpRequest, obj: Any = None) -> bool:
        return True

    has_module_permission = has_view_permission = has_change_permission = may
    has_add_permission = has_delete_permission = may

    def plan_title(self, row: Action) -> str:
        return row.plan.title

    def where(self, row: Any) -> str:
        return EVERYWHERE if row.all_services else some(row.service_names)

    def owner_name(self, row: Action) -> str:
        return row.owner.name if row.owner else "Nobody yet"

    def owner_job(self, row: Action) -> str:
        return row.owner.role_words if row.owner else ""

    def slip(self, row: Any) -> str:
        return slip_words(row, self.today, row.moves)

    def standing(self, row: Action) -> str:
        return state_words(row)

    def evidence(self, row: Any) -> int:
        return row.evidence

    def noted(self, row: Any) -> str:
        return f"Note {short_day(row.noted_at, self.today)}" if row.noted_at else "No note"


class FilteredActionAdmin(ActionAdmin):
    """The same with filters beside the rows, as our list has them above."""

    list_filter = ("strand", "state", "risk_level", "plan", "services", "owner")


plain, filtered = BenchSite("bench_plain"), BenchSite("bench_filtered")
plain.register(Action, ActionAdmin)
filtered.register(Action, FilteredActionAdmin)

urlpatterns: list[URLPattern | URLResolver] = [
    path("bench/plain/", plain.urls),
    path("bench/filtered/", filtered.urls),
]
