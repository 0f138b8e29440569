"""Addresses of what is tried, of practice standards and of spread."""

from django.urls import path

from qip.views import change_tests, spread, standards

urlpatterns = [
    path("plans/<int:plan>/tried/", change_tests.TriedList.as_view(), name="plan_tried"),
    path("actions/<int:action>/tests/new/", change_tests.TestPlan.as_view(), name="test_plan"),
    path(
        "actions/<int:action>/tests/<int:pk>/decide/",
        change_tests.TestStudy.as_view(),
        name="test_study",
    ),
    path("standards/", standards.StandardList.as_view(), name="standards"),
    path("standards/new/", standards.StandardNew.as_view(), name="standard_new"),
    path("standards/<int:pk>/", standards.StandardPage.as_view(), name="standard"),
    path("standards/<int:pk>/change/", standards.StandardEdit.as_view(), name="standard_edit"),
    path(
        "standards/<int:standard>/versions/new/",
        standards.VersionPropose.as_view(),
        name="version_propose",
    ),
    path(
        "standards/<int:standard>/versions/<int:pk>/",
        standards.VersionPage.as_view(),
        name="version",
    ),
    path(
        "standards/<int:standard>/versions/<int:pk>/reword/",
        standards.VersionReword.as_view(),
        name="version_reword",
    ),
    path(
        "standards/<int:standard>/versions/<int:pk>/in-force/",
        standards.VersionForce.as_view(),
        name="version_force",
    ),
    path("actions/<int:action>/spread/", spread.SpreadChoose.as_view(), name="action_spread"),
    path("spread/", spread.AdoptionList.as_view(), name="adoptions"),
    path("spread/<int:pk>/", spread.AdoptionPage.as_view(), name="adoption"),
    path("spread/<int:pk>/say/", spread.AdoptionSay.as_view(), name="adoption_say"),
    path("spread/<int:pk>/hand-over/", spread.AdoptionHand.as_view(), name="adoption_hand"),
]
