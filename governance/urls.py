"""Addresses of evidence packs."""

from django.urls import path

from governance import views

app_name = "governance"
urlpatterns = [
    path("", views.PackList.as_view(), name="packs"),
    path("plans/<int:plan>/", views.PackAsk.as_view(), name="pack_ask"),
    path("<int:pk>/", views.PackPage.as_view(), name="pack"),
    path("<int:pk>/progress/", views.PackProgress.as_view(), name="pack_progress"),
    path("<int:pk>/file/", views.PackDownload.as_view(), name="pack_file"),
    path("<int:pk>/key/", views.PackKey.as_view(), name="pack_key"),
]
