"""Addresses of frameworks and attached evidence."""

from django.urls import path

from foundation.evidence import views

app_name = "evidence"
urlpatterns = [
    path("frameworks/", views.FrameworkList.as_view(), name="frameworks"),
    path("frameworks/<int:pk>/", views.FrameworkPage.as_view(), name="framework"),
    path("frameworks/<int:pk>/change/", views.FrameworkEdit.as_view(), name="framework_edit"),
    path("frameworks/<int:framework>/version/", views.EditionAdd.as_view(), name="edition_add"),
    path(
        "frameworks/<int:framework>/statement/", views.StatementAdd.as_view(), name="statement_add"
    ),
    path("statements/<int:pk>/", views.StatementEdit.as_view(), name="statement_edit"),
    path("add/<slug:app>/<slug:kind>/<int:pk>/", views.Attach.as_view(), name="attach"),
    path("files/<int:pk>/", views.HandOut.as_view(), name="file"),
    path("files/<int:pk>/withdraw/", views.Withdraw.as_view(), name="withdraw"),
]
