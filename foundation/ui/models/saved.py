"""The filters of a list that somebody keeps under a name."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

# What is asked of one look at a list, and not kept with it.
PASSING = ("page", "export")


class SavedFilterQuerySet(models.QuerySet["SavedFilter"]):
    def of(self, user: Any) -> "SavedFilterQuerySet":
        """Those of one account. Nobody else ever sees them."""
        return self.filter(user=user.pk)

    def under(self, page: str) -> "SavedFilterQuerySet":
        """Those of one list."""
        return self.filter(page=page)


class SavedFilter(models.Model):
    """What one person asks of a list again and again. ``page`` is the name of its address."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    page = models.CharField(max_length=80)
    name = models.CharField(max_length=40)
    asked = models.CharField(max_length=1000, help_text="The question as it stands in the address")
    saved_at = models.DateTimeField(default=timezone.now)

    objects = SavedFilterQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                "user", "page", Lower("name"),
                name="saved_filter_name_once_for_each_list",
            ),
            models.CheckConstraint(
                condition=models.Q(name__gt="", asked__gt=""), name="saved_filter_asks_something"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"{reverse(self.page)}?{self.asked}"


def asked_of(asked: str) -> str:
    """A question as it is kept: in one order, without its page and what asks for nothing."""
    params = QueryDict(asked.replace("\0", "").removeprefix("?"))
    kept = {
        name: [value for value in values if value]
        for name, values in sorted(params.lists())
        if name not in PASSING
    }
    return urlencode({name: values for name, values in kept.items() if values}, doseq=True)
