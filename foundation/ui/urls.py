"""Addresses of the interface itself."""

from django.urls import path

from .views.drafts import KeepDraft
from .views.scope import ChooseServices

app_name = "ui"
urlpatterns = [
    path("draft/", KeepDraft.as_view(), name="draft"),
    path("looking-at/", ChooseServices.as_view(), name="services"),
]
