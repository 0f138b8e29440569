"""Where forms send what is being typed."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, JsonResponse
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.csrf import csrf_exempt

from foundation.ui.problems import Problem
from foundation.ui.services.drafts import keep_signed_draft
from foundation.ui.tokens import FIELD, DraftToken, read_token
from foundation.ui.words import clock


def keep_typed(request: Any) -> Any:
    """Keep what a request brings for the person who opened its form; the draft, if any.

    The signed token is the authority: it can only have come from a page shown to that person,
    it names the fields, and it allows writing, never reading. Somebody else who is signed in
    by now is refused, so that one person's words never land among another's.
    """
    token = read_token(request.POST.get(FIELD, ""))
    if token is None or not _may_keep(request.user, token):
        return None
    return keep_signed_draft(by=token.user_id, key=token.key, data=token.pick(request.POST))


def _may_keep(user: Any, token: DraftToken) -> bool:
    return not user.is_authenticated or str(user.pk) == token.user_id


# Neither a session nor a CSRF token is asked for: both may have ended, and the signed form
# token is at least as strong as either.
@method_decorator([csrf_exempt, login_not_required], name="dispatch")
class KeepDraft(View):
    """Keeps a draft, and says when it did."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> JsonResponse:
        signed_in = request.user.is_authenticated
        try:
            draft = keep_typed(request)
        except Problem as problem:
            return JsonResponse({"problem": " ".join(problem.messages)}, status=413)
        if draft is None:
            return JsonResponse({"signed_in": signed_in}, status=403)
        return JsonResponse({"kept": clock(draft.updated_at), "signed_in": signed_in})
