from django.urls import path

from foundation.duties.views.today import TodayPage

app_name = "duties"
urlpatterns = [
    path("", TodayPage.as_view(), name="today"),
]
