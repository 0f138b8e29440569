"""Addresses of bringing a plan from a spreadsheet."""

from django.urls import path

from qip.views import import_rows, imports

urlpatterns = [
    path("imports/new/", imports.ImportStart.as_view(), name="import_start"),
    path("plans/<int:plan>/import/", imports.ImportIntoPlan.as_view(), name="import_add"),
    path("imports/<int:pk>/", imports.ImportGate.as_view(), name="import"),
    path("imports/<int:pk>/columns/", imports.ImportColumns.as_view(), name="import_columns"),
    path("imports/<int:pk>/sheet/", imports.ImportTable.as_view(), name="import_table"),
    path("imports/<int:pk>/aside/", imports.ImportAside.as_view(), name="import_aside"),
    path("imports/<int:pk>/words/", import_rows.ImportMany.as_view(), name="import_many"),
    path("imports/<int:plan_import>/rows/", import_rows.ImportRows.as_view(), name="import_rows"),
    path(
        "imports/<int:plan_import>/rows/<int:number>/",
        import_rows.ImportRowEdit.as_view(),
        name="import_row",
    ),
    path("imports/<int:pk>/bring/", import_rows.ImportBring.as_view(), name="import_bring"),
    path("imports/<int:pk>/result/", import_rows.ImportResult.as_view(), name="import_result"),
    path("imports/<int:pk>/left-out/", import_rows.ImportLeftOut.as_view(), name="import_left_out"),
]
