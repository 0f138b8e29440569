"""Addresses of the interface itself."""

from django.urls import path

from .views.drafts import KeepDraft
from .views.saved import RemoveFilter, SaveFilter
from .views.scope import ChooseServices

app_name = "ui"
urlpatterns = [
    path("draft/", KeepDraft.as_view(), name="draft"),
    path("looking-at/", ChooseServices.as_view(), name="services"),
    path("saved/<str:page>/new/", SaveFilter.as_view(), name="save_filter"),
    path("saved/<int:pk>/remove/", RemoveFilter.as_view(), name="remove_filter"),
]
