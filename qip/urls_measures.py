"""Addresses of measures and their figures."""

from django.urls import include, path

from qip.views import annotations, measures, paste, readings

figures = [
    path("new/", readings.ReadingAdd.as_view(), name="reading_add"),
    path("paste/", paste.ReadingsPaste.as_view(), name="readings_paste"),
    path("<int:pk>/correct/", readings.ReadingCorrect.as_view(), name="reading_correct"),
]
happened = [
    path("new/", annotations.AnnotationAdd.as_view(), name="annotation_add"),
    path(
        "<int:pk>/take-back/",
        annotations.AnnotationTakeBack.as_view(),
        name="annotation_take_back",
    ),
]
limits = [
    path("new/", annotations.RebaseAdd.as_view(), name="rebase_add"),
    path("<int:pk>/take-back/", annotations.RebaseUndo.as_view(), name="rebase_undo"),
]
days = [
    path("", annotations.DaysBetween.as_view(), name="measure_days"),
    path("add/", annotations.OccurrencesAdd.as_view(), name="occurrences_add"),
    path(
        "<int:pk>/take-back/",
        annotations.OccurrenceTakeBack.as_view(),
        name="occurrence_take_back",
    ),
]
urlpatterns = [
    path("measures/", measures.MeasureList.as_view(), name="measures"),
    path("measures/new/", measures.MeasureAdd.as_view(), name="measure_add"),
    path("measures/<int:pk>/", measures.MeasurePage.as_view(), name="measure"),
    path("measures/<int:pk>/change/", measures.MeasureEdit.as_view(), name="measure_change"),
    path("measures/<int:pk>/end/", measures.MeasureEnd.as_view(), name="measure_end"),
    path("measures/<int:pk>/again/", measures.MeasureTakeUp.as_view(), name="measure_take_up"),
    path("measures/<int:measure>/figures/", include(figures)),
    path("measures/<int:measure>/happened/", include(happened)),
    path("measures/<int:measure>/limits/", include(limits)),
    path("measures/<int:measure>/days/", include(days)),
]
