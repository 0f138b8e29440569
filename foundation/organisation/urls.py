"""The addresses of this room."""

from django.urls import path

from foundation.organisation.views import (
    account,
    codes,
    communication,
    join,
    people,
    placements,
    provider,
    regions,
    roles,
    second_factor,
    services,
    staff,
)

app_name = "organisation"
urlpatterns = [
    path("staff/", staff.StaffList.as_view(), name="staff"),
    path("staff/invite/", staff.Invite.as_view(), name="invite"),
    path("staff/<int:pk>/", staff.StaffPage.as_view(), name="staff_member"),
    path("staff/<int:pk>/details/", staff.StaffDetails.as_view(), name="staff_details"),
    path("staff/<int:pk>/role/", staff.GiveRole.as_view(), name="role_give"),
    path("staff/<int:pk>/close/", staff.CloseAccount.as_view(), name="account_close"),
    path("staff/<int:pk>/reopen/", staff.ReopenAccount.as_view(), name="account_reopen"),
    path("staff/<int:pk>/sign-out/", staff.EndSessions.as_view(), name="sessions_end"),
    path(
        "staff/<int:pk>/second-step/", staff.ResetSecondFactor.as_view(), name="second_factor_reset"
    ),
    path("staff/<int:pk>/resend/", staff.ResendInvitation.as_view(), name="invitation_resend"),
    path(
        "staff/<int:pk>/withdraw/", staff.WithdrawInvitation.as_view(), name="invitation_withdraw"
    ),
    path("staff/roles/<int:pk>/end/", staff.EndMembership.as_view(), name="membership_end"),
    path("services/", services.ServiceList.as_view(), name="services"),
    path("services/add/", services.ServiceAdd.as_view(), name="service_add"),
    path("services/<int:pk>/", services.ServicePage.as_view(), name="service"),
    path("services/<int:pk>/change/", services.ServiceChange.as_view(), name="service_change"),
    path("services/<int:pk>/close/", services.ServiceClose.as_view(), name="service_close"),
    path("services/<int:pk>/reopen/", services.ServiceReopen.as_view(), name="service_reopen"),
    path("regions/", regions.RegionList.as_view(), name="regions"),
    path("regions/add/", regions.RegionAdd.as_view(), name="region_add"),
    path("regions/<int:pk>/change/", regions.RegionChange.as_view(), name="region_change"),
    path("people/", people.PeopleList.as_view(), name="people"),
    path("people/add/", people.PersonAdd.as_view(), name="person_add"),
    path("people/<int:pk>/", people.PersonPage.as_view(), name="person"),
    path("people/<int:pk>/change/", people.PersonChange.as_view(), name="person_change"),
    path("people/<int:person>/place/", placements.PlacePerson.as_view(), name="person_place"),
    path("people/<int:person>/needs/add/", communication.NeedAdd.as_view(), name="need_add"),
    path("placements/<int:pk>/move/", placements.MovePerson.as_view(), name="placement_move"),
    path("placements/<int:pk>/end/", placements.EndPlacement.as_view(), name="placement_end"),
    path("needs/<int:pk>/change/", communication.NeedChange.as_view(), name="need_change"),
    path("needs/<int:pk>/review/", communication.NeedReview.as_view(), name="need_review"),
    path("needs/<int:pk>/end/", communication.NeedEnd.as_view(), name="need_end"),
    path("roles/", roles.RoleList.as_view(), name="roles"),
    path("roles/<int:pk>/", roles.RolePage.as_view(), name="role"),
    path("roles/<int:pk>/change/", roles.RoleChange.as_view(), name="role_change"),
    path("settings/", provider.ProviderPage.as_view(), name="provider"),
    path("settings/provider/", provider.ProviderChange.as_view(), name="provider_change"),
    path("settings/<slug:kind>/", codes.CodeList.as_view(), name="codes"),
    path("settings/<slug:kind>/add/", codes.CodeAdd.as_view(), name="code_add"),
    path("settings/<slug:kind>/<int:pk>/", codes.CodeChange.as_view(), name="code_change"),
    path("settings/<slug:kind>/<int:pk>/offer/", codes.CodeRetire.as_view(), name="code_retire"),
    path("join/", join.Join.as_view(), name="join_form"),
    path("join/<str:token>/", join.OpenLink.as_view(), name="join"),
    path("you/details/", account.MyDetails.as_view(), name="my_details"),
    path("you/sign-out/", account.SignOutEverywhere.as_view(), name="sign_out_everywhere"),
    path("you/second-step/", second_factor.SetUpSecondFactor.as_view(), name="second_factor"),
]
