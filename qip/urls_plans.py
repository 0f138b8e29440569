"""Addresses of what is done with a whole plan: agreeing, reviewing and seeing what drives it."""

from django.urls import path

from qip.views import agreements, drivers, reviews

urlpatterns = [
    path("plans/<int:pk>/agree/", agreements.PlanAgree.as_view(), name="plan_agree"),
    path("plans/<int:pk>/reviews/", reviews.PlanReviews.as_view(), name="plan_reviews"),
    path("plans/<int:pk>/reviews/new/", reviews.PlanReviewAdd.as_view(), name="plan_review"),
    path("plans/<int:pk>/drivers/", drivers.PlanDrivers.as_view(), name="plan_drivers"),
]
