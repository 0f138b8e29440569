"""Addresses of improvement: plans, actions and their code lists; measures; imports."""

from django.urls import URLPattern, URLResolver, include, path

from qip.views import actions, codes, expecting, holding, plans, proving, steps

app_name = "qip"
urlpatterns: list[URLPattern | URLResolver] = [
    path("plans/", plans.PlanList.as_view(), name="plans"),
    path("plans/new/", plans.PlanAdd.as_view(), name="plan_new"),
    path("plans/<int:pk>/", plans.PlanPage.as_view(), name="plan"),
    path("plans/<int:pk>/change/", plans.PlanEdit.as_view(), name="plan_edit"),
    path("plans/<int:pk>/begin/", plans.PlanBegin.as_view(), name="plan_begin"),
    path("plans/<int:pk>/end/", plans.PlanEnd.as_view(), name="plan_end"),
    path("plans/<int:pk>/news/", plans.PlanNewsAdd.as_view(), name="plan_news"),
    path("plans/<int:pk>/record/", plans.PlanRecord.as_view(), name="plan_record"),
    path("plans/<int:plan>/actions/new/", actions.ActionAdd.as_view(), name="action_add"),
    path("actions/", actions.ActionList.as_view(), name="actions"),
    path("actions/new/", actions.ActionNew.as_view(), name="action_new"),
    path("actions/<int:pk>/", actions.ActionPage.as_view(), name="action"),
    path("actions/<int:pk>/change/", actions.ActionEdit.as_view(), name="action_edit"),
    path("actions/<int:pk>/agree/", steps.Agree.as_view(), name="action_agree"),
    path("actions/<int:pk>/start/", steps.Start.as_view(), name="action_start"),
    path("actions/<int:pk>/block/", steps.Block.as_view(), name="action_block"),
    path("actions/<int:pk>/done/", steps.Done.as_view(), name="action_done"),
    path("actions/<int:pk>/move/", steps.Move.as_view(), name="action_move"),
    path("actions/<int:action>/verify/", proving.Verify.as_view(), name="action_verify"),
    path(
        "actions/<int:action>/criteria/<int:criterion>/evidence/",
        proving.Tie.as_view(),
        name="criterion_tie",
    ),
    path(
        "actions/<int:action>/evidence/<int:pk>/withdraw/",
        proving.ProofWithdraw.as_view(),
        name="proof_withdraw",
    ),
    path("actions/<int:action>/figures/new/", expecting.Expect.as_view(), name="action_expect"),
    path(
        "actions/<int:action>/figures/<int:pk>/drop/",
        expecting.ExpectationDrop.as_view(),
        name="expectation_drop",
    ),
    path("actions/<int:pk>/check/", holding.Check.as_view(), name="action_check"),
    path("actions/<int:pk>/reopen/", holding.Reopen.as_view(), name="action_reopen"),
    path(
        "actions/<int:action>/proposals/<int:pk>/leave/",
        holding.LeaveClosed.as_view(),
        name="reopening_leave",
    ),
    path("actions/<int:pk>/cancel/", holding.Cancel.as_view(), name="action_cancel"),
    path("actions/<int:pk>/note/", steps.Note.as_view(), name="action_note"),
    path("improvement/codes/", codes.CodesPage.as_view(), name="codes"),
    path("improvement/codes/<slug:list>/new/", codes.CodeAdd.as_view(), name="code_add"),
    path(
        "improvement/codes/<slug:list>/<int:pk>/words/",
        codes.CodeRename.as_view(),
        name="code_rename",
    ),
    path(
        "improvement/codes/<slug:list>/<int:pk>/retire/",
        codes.CodeRetire.as_view(),
        name="code_retire",
    ),
]

# Measures, imports and what is learnt keep their addresses in files of their own.
urlpatterns += [path("", include("qip.urls_measures")), path("", include("qip.urls_imports"))]
urlpatterns += [path("", include("qip.urls_learning"))]
urlpatterns += [path("", include("qip.urls_plans"))]
