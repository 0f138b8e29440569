from django.urls import path

from foundation.trail.views.trail import TrailPage

app_name = "trail"
urlpatterns = [path("", TrailPage.as_view(), name="trail")]
