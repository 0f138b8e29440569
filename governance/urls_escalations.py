"""Addresses of what has gone up the ladder."""

from django.urls import path

from governance.views import escalations, ladder

app_name = "escalations"
urlpatterns = [
    path("", escalations.EscalationList.as_view(), name="list"),
    path("<int:pk>/", escalations.EscalationPage.as_view(), name="one"),
    path("<int:pk>/answer/<slug:kind>/", escalations.Answer.as_view(), name="answer"),
    path("ladder/", ladder.LadderPage.as_view(), name="ladder"),
    path("ladder/<int:pk>/", ladder.LadderChange.as_view(), name="ladder_change"),
    path("ladder/levels/<int:pk>/", ladder.LevelChange.as_view(), name="level_change"),
]
