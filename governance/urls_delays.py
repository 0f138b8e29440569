"""Addresses of the page of delays."""

from django.urls import path

from governance.views import delays

app_name = "delays"
urlpatterns = [
    path("", delays.DelaysPage.as_view(), name="page"),
    path("actions/", delays.DelayedList.as_view(), name="actions"),
    path("moved/", delays.MovedList.as_view(), name="moved"),
]
