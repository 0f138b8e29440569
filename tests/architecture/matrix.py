"""Who gets what at every address of the product, as data.

Four people ask: nobody (no session), a stranger who runs the service next door, somebody in reach
with the wrong role, and somebody with the right one. ``get`` and ``post`` are the four answers in
that order; without ``post`` the address takes none. 302 is the door to sign-in or a way onwards,
404 is "no such thing for you", 403 "not yours to do", 422 "allowed, and the empty form is not
enough". ``of`` names the rows of ``world.py`` in the address.
"""

from dataclasses import dataclass, field

OBJECT = "302 404 403 200"
CHANGE = "302 404 403 422"
ASKED = "302 404 403 302"
HIDDEN = "302 404 404 200"
LIST = "302 200 403 200"


@dataclass(frozen=True)
class Page:
    """One address. ``marked``: the right person is shown the mark, so its absence says something."""

    get: str = OBJECT
    post: str = ""
    of: dict[str, str] = field(default_factory=dict)
    wrong: str = "colleague"
    right: str = "insider"
    marked: bool = False


def row(name: str, get: str = OBJECT, post: str = "", **more: object) -> Page:
    """A page about one row; ``pk`` is its place in the address."""
    return Page(get, post, {"pk": name}, marked=True, **more)  # type: ignore[arg-type]


ORGANISATION = {
    "organisation:staff": Page(LIST, wrong="board", marked=True),
    "organisation:invite": Page("302 200 403 200", "302 422 403 422"),
    "organisation:staff_member": row("member", HIDDEN, wrong="board_at_service"),
    "organisation:staff_details": row("member", post=CHANGE),
    "organisation:role_give": row("member", post=CHANGE),
    "organisation:account_close": row("member", post=ASKED),
    "organisation:account_reopen": row("closed", post=ASKED),
    "organisation:sessions_end": row("member", post=ASKED),
    "organisation:second_factor_reset": row("member", post=CHANGE),
    "organisation:invitation_resend": row("invited", post=ASKED),
    "organisation:invitation_withdraw": row("invited", post=ASKED),
    "organisation:membership_end": row("membership", post=CHANGE),
    "organisation:services": Page("302 200 200 200", marked=True),
    "organisation:service_add": Page("302 403 403 200", "302 403 403 422", right="administrator"),
    "organisation:service": row("service", HIDDEN, wrong="former"),
    "organisation:service_change": row(
        "service", post=CHANGE, wrong="insider", right="administrator"
    ),
    "organisation:service_close": row(
        "service", post=CHANGE, wrong="insider", right="administrator"
    ),
    "organisation:service_reopen": row(
        "closed_service", post=ASKED, wrong="insider", right="administrator"
    ),
    "organisation:regions": Page("302 200 200 200"),
    "organisation:region_add": Page("302 403 403 200", "302 403 403 422", right="administrator"),
    "organisation:region_change": Page(
        OBJECT, CHANGE, {"pk": "region"}, wrong="insider", right="administrator"
    ),
    "organisation:people": Page(LIST, wrong="board", marked=True),
    "organisation:person_add": Page("302 200 403 200", "302 422 403 422"),
    "organisation:person": row("person", HIDDEN, wrong="board_at_service"),
    "organisation:person_change": row("person", post=CHANGE),
    "organisation:person_place": Page(OBJECT, CHANGE, {"person": "person"}),
    "organisation:need_add": Page(OBJECT, CHANGE, {"person": "person"}),
    "organisation:placement_move": row("placement", post=CHANGE),
    "organisation:placement_end": row("placement", post=CHANGE),
    "organisation:need_change": row("need", post=CHANGE),
    "organisation:need_review": row("need", post=CHANGE),
    "organisation:need_end": row("need", post=CHANGE),
    "organisation:roles": Page(LIST, wrong="board"),
    "organisation:role": Page(LIST, of={"pk": "role"}, wrong="board"),
    "organisation:role_change": Page(
        "302 403 403 200", "302 403 403 422", {"pk": "role"}, right="administrator"
    ),
    "organisation:provider": Page("302 403 403 200", right="administrator"),
    "organisation:provider_change": Page(
        "302 403 403 200", "302 403 403 422", right="administrator"
    ),
    "organisation:codes": Page("302 403 403 200", of={"kind": "formats"}, right="administrator"),
    "organisation:code_add": Page(
        "302 403 403 200", "302 403 403 422", {"kind": "formats"}, right="administrator"
    ),
    "organisation:code_change": Page(
        "302 403 403 200",
        "302 403 403 422",
        {"kind": "formats", "pk": "format"},
        right="administrator",
    ),
    "organisation:code_retire": Page(
        "302 403 403 200",
        "302 403 403 302",
        {"kind": "formats", "pk": "format"},
        right="administrator",
    ),
    "organisation:join_form": Page("410 410 410 410", "410 410 410 410"),
    "organisation:join": Page("302 302 302 302", of={"token": "token"}),
    "organisation:my_details": Page("302 200 200 200", "302 422 422 422"),
    "organisation:sign_out_everywhere": Page("302 200 200 200", "302 302 302 302"),
    "organisation:second_factor": Page("302 200 200 200"),
}

QIP = {
    "qip:plans": Page("302 200 403 200", wrong="administrator", marked=True),
    "qip:plan_new": Page("302 200 403 200", "302 422 403 422"),
    "qip:plan": row("plan", HIDDEN, wrong="administrator"),
    "qip:plan_edit": row("plan", post=CHANGE),
    "qip:plan_begin": row("draft_plan", post=ASKED),
    "qip:plan_end": row("plan", post=CHANGE),
    "qip:plan_news": row("plan", post=CHANGE),
    "qip:plan_record": row("plan", HIDDEN, wrong="administrator"),
    "qip:plan_agree": row("plan", post=CHANGE, wrong="keyholder"),
    "qip:plan_reviews": row("plan", HIDDEN, wrong="administrator"),
    "qip:plan_review": row("plan", post=CHANGE),
    "qip:plan_drivers": row("plan", HIDDEN, wrong="administrator"),
    "qip:action_add": Page(OBJECT, CHANGE, {"plan": "plan"}),
    "qip:actions": Page(LIST, wrong="administrator", marked=True),
    "qip:action_new": Page("302 200 403 200"),
    "qip:action": row("action", HIDDEN, wrong="administrator"),
    "qip:action_edit": row("action", post=CHANGE),
    "qip:action_agree": row("draft", post=ASKED),
    "qip:action_start": row("agreed", post=ASKED),
    "qip:action_block": row("action", post=CHANGE),
    "qip:action_done": row("action", post=CHANGE),
    "qip:action_move": row("action", post=CHANGE),
    "qip:action_note": row("action", post=CHANGE, wrong="board_at_service"),
    "qip:action_verify": Page(OBJECT, CHANGE, {"action": "done"}, marked=True, right="quality"),
    "qip:criterion_tie": Page(
        OBJECT, CHANGE, {"action": "action", "criterion": "criterion"}, wrong="board_at_service"
    ),
    "qip:proof_withdraw": Page(OBJECT, CHANGE, {"action": "action", "pk": "proof"}),
    "qip:action_expect": Page(OBJECT, CHANGE, {"action": "action"}),
    "qip:expectation_drop": Page(
        OBJECT, ASKED, {"action": "action", "pk": "expectation"}, marked=True
    ),
    "qip:action_check": row("sustaining", post=CHANGE, right="quality"),
    "qip:action_reopen": row("sustaining", post=CHANGE),
    "qip:action_cancel": row("action", post=CHANGE),
    "qip:reopening_leave": Page(OBJECT, CHANGE, {"action": "sustaining", "pk": "reopening"}),
    "qip:plan_tried": Page(HIDDEN, of={"plan": "plan"}, marked=True, wrong="administrator"),
    "qip:test_plan": Page(OBJECT, CHANGE, {"action": "action"}, wrong="board_at_service"),
    "qip:test_study": Page(OBJECT, CHANGE, {"action": "action", "pk": "test"}),
    "qip:standards": Page(LIST, wrong="administrator", marked=True),
    "qip:standard_new": Page("302 200 403 200", "302 422 403 422"),
    "qip:standard": row("standard", HIDDEN, wrong="administrator"),
    "qip:standard_edit": row("standard", post=CHANGE),
    "qip:version_propose": Page(OBJECT, CHANGE, {"standard": "standard"}),
    "qip:version": Page(
        HIDDEN, of={"standard": "standard", "pk": "version"}, marked=True, wrong="administrator"
    ),
    "qip:version_reword": Page(
        OBJECT, CHANGE, {"standard": "standard", "pk": "version"}, marked=True
    ),
    "qip:version_force": Page(OBJECT, ASKED, {"standard": "standard", "pk": "version"}),
    "qip:action_spread": Page(
        OBJECT, CHANGE, {"action": "sustaining"}, marked=True, right="quality"
    ),
    "qip:adoptions": Page(LIST, wrong="administrator", marked=True),
    "qip:adoption": row("adoption", HIDDEN, wrong="administrator"),
    "qip:adoption_say": row("adoption", post=CHANGE),
    "qip:adoption_hand": row("adoption", post=CHANGE),
    "qip:codes": Page("302 403 403 200", right="quality"),
    "qip:code_add": Page("302 403 403 200", "302 403 403 422", {"list": "list"}, right="quality"),
    "qip:code_rename": Page(
        "302 403 403 200", "302 403 403 422", {"list": "list", "pk": "factor"}, right="quality"
    ),
    "qip:code_retire": Page(
        "302 403 403 200", "302 403 403 302", {"list": "list", "pk": "factor"}, right="quality"
    ),
    "qip:measures": Page(LIST, wrong="administrator", marked=True),
    "qip:measure_add": Page("302 200 403 200", "302 422 403 422"),
    "qip:measure": row("measure", HIDDEN, wrong="administrator"),
    "qip:measure_change": row("measure", post=CHANGE),
    "qip:measure_end": row("measure", post=CHANGE),
    "qip:measure_take_up": row("ended_measure", post=ASKED),
    "qip:reading_add": Page(OBJECT, CHANGE, {"measure": "measure"}),
    "qip:readings_paste": Page(OBJECT, CHANGE, {"measure": "measure"}),
    "qip:reading_correct": Page(OBJECT, CHANGE, {"measure": "measure", "pk": "reading"}),
    "qip:annotation_add": Page(OBJECT, CHANGE, {"measure": "measure"}),
    "qip:annotation_take_back": Page(OBJECT, CHANGE, {"measure": "measure", "pk": "annotation"}),
    "qip:rebase_add": Page(OBJECT, CHANGE, {"measure": "measure"}),
    "qip:rebase_undo": Page(OBJECT, CHANGE, {"measure": "measure", "pk": "rebase"}),
    "qip:measure_days": Page(HIDDEN, of={"measure": "measure"}, wrong="administrator"),
    "qip:occurrences_add": Page(OBJECT, CHANGE, {"measure": "measure"}),
    "qip:occurrence_take_back": Page(OBJECT, CHANGE, {"measure": "measure", "pk": "occurrence"}),
    "qip:import_start": Page("302 200 403 200", "302 422 403 422"),
    "qip:import_add": Page(OBJECT, CHANGE, {"plan": "plan"}),
    "qip:import": row("received", "302 404 403 302"),
    "qip:import_columns": row("received", post=CHANGE),
    "qip:import_table": row("received", post=ASKED),
    "qip:import_aside": row("received", post=ASKED),
    "qip:import_many": row("matched", post=ASKED),
    "qip:import_rows": Page(OBJECT, "302 404 403 404", {"plan_import": "matched"}),
    "qip:import_row": Page(OBJECT, CHANGE, {"plan_import": "matched", "number": "row_number"}),
    "qip:import_bring": row("matched", post=CHANGE),
    "qip:import_result": row("brought"),
    "qip:import_left_out": row("brought"),
}

EVIDENCE = {
    "evidence:frameworks": Page("302 200 200 200"),
    "evidence:framework": Page("302 200 200 200", of={"pk": "framework"}),
    "evidence:framework_edit": Page(
        "302 403 403 200", "302 403 403 422", {"pk": "framework"}, right="quality"
    ),
    "evidence:edition_add": Page(
        "302 403 403 200", "302 403 403 422", {"framework": "framework"}, right="quality"
    ),
    "evidence:statement_add": Page(
        "302 403 403 200", "302 403 403 422", {"framework": "framework"}, right="quality"
    ),
    "evidence:statement_edit": Page(
        "302 403 403 200", "302 403 403 422", {"pk": "statement"}, right="quality"
    ),
    "evidence:attach": Page(
        OBJECT,
        CHANGE,
        {"app": "qip", "kind": "action_kind", "pk": "action"},
        wrong="board_at_service",
    ),
    "evidence:file": row("attachment", wrong="board_at_service"),
    "evidence:withdraw": row("attachment", post=CHANGE),
}

GOVERNANCE = {
    "delays:page": Page(LIST),
    "delays:actions": Page(LIST, marked=True),
    "delays:moved": Page(LIST),
    "governance:packs": Page(LIST, marked=True),
    "governance:pack_ask": Page(OBJECT, CHANGE, {"plan": "plan"}),
    "governance:pack": row("pack", HIDDEN),
    "governance:pack_progress": Page(HIDDEN, of={"pk": "building"}),
    "governance:pack_file": row("pack", HIDDEN),
    "governance:pack_key": row("pack", HIDDEN, right="protection", wrong="insider"),
    "escalations:list": Page(LIST, wrong="administrator", marked=True),
    "escalations:one": row("escalation", HIDDEN, wrong="administrator"),
    "escalations:answer": Page(
        OBJECT, CHANGE, {"pk": "escalation", "kind": "answer_kind"}, marked=True
    ),
    "escalations:ladder": Page(LIST, wrong="administrator"),
    "escalations:ladder_change": Page(
        "302 403 403 200", "302 403 403 422", {"pk": "ladder"}, wrong="insider", right="quality"
    ),
    "escalations:level_change": Page(
        "302 403 403 200",
        "302 403 403 422",
        {"pk": "ladder_level"},
        wrong="insider",
        right="quality",
    ),
}

EVERYBODY = {
    "healthz": Page("200 200 200 200"),
    "search": Page("302 200 200 200"),
    "help": Page("302 200 200 200"),
    "duties:today": Page("302 200 200 200", marked=True, wrong="administrator"),
    "duties:reminders": Page("302 200 200 200", marked=True),
    "duties:reminders_read": Page("302 405 405 405", "302 302 302 302"),
    "duties:reminder_open": row("reminder", "302 404 404 302"),
    "duties:reminder_read": row("reminder", "302 404 404 405", "302 404 404 302"),
    "duties:stages": Page("302 403 403 200", right="administrator"),
    "duties:stage_add": Page("302 403 403 200", "302 403 403 422", right="administrator"),
    "duties:stage_change": Page(
        "302 403 403 200", "302 403 403 422", {"pk": "stage"}, right="administrator"
    ),
    "duties:stage_retire": Page(
        "302 403 403 200", "302 403 403 302", {"pk": "stage"}, right="administrator"
    ),
    "duties:hand_over": Page(
        OBJECT, CHANGE, {"kind": "duty_kind", "subject": "action"}, marked=True
    ),
    "duties:calendar": Page("302 200 200 200", marked=True, wrong="administrator"),
    "duties:calendar_link": Page("302 200 200 200"),
    "duties:calendar_link_make": Page("302 200 200 200", "302 422 422 422"),
    "duties:calendar_link_revoke": Page("302 200 200 200", "302 422 422 302"),
    "duties:calendar_feed": Page("404 404 404 404", of={"token": "token"}),
    "duties:how_told": Page("302 200 200 200", "302 422 422 422"),
    "duties:mails": Page("302 403 403 200", right="administrator", marked=True),
    "duties:mail_again": Page(
        "302 403 403 200", "302 403 403 302", {"pk": "failed_mail"}, right="administrator"
    ),
    "duties:mails_again": Page("302 403 403 200", "302 403 403 302", right="administrator"),
    "duties:running": Page("302 403 403 200", right="administrator"),
    "duties:run_task": Page(
        "302 403 403 200", "302 403 403 302", {"key": "work"}, right="administrator"
    ),
    "ui:draft": Page("405 405 405 405", "403 403 403 403"),
    "ui:services": Page("302 200 200 200", "302 302 302 302"),
    "ui:save_filter": Page(
        "302 200 403 200", "302 422 403 422", {"page": "saved_page"}, wrong="administrator"
    ),
    "ui:remove_filter": row("saved_filter", HIDDEN, "302 404 404 302"),
    "trail:trail": Page("302 403 403 200", "302 403 403 200", right="protection"),
}

# Those of django-allauth that we want, with our own beside them. None is about a row of somebody else.
SIGN_IN = {
    "account": Page("302 200 200 200"),
    "account_login": Page("200 302 302 302", "200 302 302 302"),
    "account_logout": Page("302 200 200 200", "302 302 302 302"),
    "account_inactive": Page("200 200 200 200"),
    "account_signup": Page("200 302 302 302", "200 302 302 302"),
    "account_reauthenticate": Page("302 200 200 200", "302 200 200 200"),
    "account_change_password": Page("302 200 200 200", "302 200 200 200"),
    "account_set_password": Page("302 200 200 200"),
    "account_reset_password": Page("200 200 200 200", "200 200 200 200"),
    "account_reset_password_done": Page("200 200 200 200"),
    "account_reset_password_from_key_done": Page("200 200 200 200"),
    "account_reset_password_from_key": Page(
        "200 200 200 200", "200 200 200 200", {"uidb36": "uidb36", "key": "key"}
    ),
    "mfa_index": Page("302 200 200 200"),
    "mfa_authenticate": Page("302 302 302 302", "302 302 302 302"),
    "mfa_reauthenticate": Page("302 302 302 302", "302 302 302 302"),
    "mfa_activate_totp": Page("302 200 200 200", "302 200 200 200"),
    "mfa_deactivate_totp": Page("302 404 404 404", "302 404 404 404"),
    "mfa_view_recovery_codes": Page("302 404 404 404"),
    "mfa_generate_recovery_codes": Page("302 200 200 200", "302 200 200 200"),
    "mfa_download_recovery_codes": Page("302 404 404 404"),
    "mfa_list_webauthn": Page("302 200 200 200"),
    "mfa_add_webauthn": Page("302 200 200 200", "302 200 200 200"),
    "mfa_login_webauthn": Page("302 302 302 302", "302 302 302 302"),
    "mfa_reauthenticate_webauthn": Page("302 302 302 302", "302 302 302 302"),
    "mfa_edit_webauthn": Page(
        "302 404 404 302", "302 404 404 302", {"pk": "passkey"}, right="keyholder"
    ),
    "mfa_remove_webauthn": Page(
        "302 404 404 302", "302 404 404 302", {"pk": "passkey"}, right="keyholder"
    ),
    "usersessions_list": Page("302 200 200 200", "302 302 302 302"),
    "openid_connect_login": Page("404 404 404 404", of={"provider_id": "directory"}),
    "openid_connect_callback": Page("404 404 404 404", of={"provider_id": "directory"}),
    "socialaccount_login_cancelled": Page("200 200 200 200"),
    "socialaccount_login_error": Page("401 401 401 401"),
}

PAGES: dict[str, Page] = {**ORGANISATION, **QIP, **EVIDENCE, **GOVERNANCE, **EVERYBODY, **SIGN_IN}
