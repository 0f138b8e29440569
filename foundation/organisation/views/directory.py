"""To the provider's own directory and back."""

import logging
from typing import Any

from allauth.socialaccount.providers.openid_connect import views
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.views import View
from requests import RequestException

log = logging.getLogger(__name__)


@method_decorator(login_not_required, name="dispatch")
class ThroughDirectory(View):
    """One leg of the journey. A directory that does not answer is said in a sentence."""

    leg: Any = None

    def dispatch(self, request: HttpRequest, provider_id: str) -> HttpResponse:
        try:
            answer: HttpResponse = self.leg(request, provider_id)
        except RequestException:
            log.exception("the directory did not answer")
            return render(request, "socialaccount/authentication_error.html", status=502)
        return answer


class GoToDirectory(ThroughDirectory):
    leg = staticmethod(views.login)


class BackFromDirectory(ThroughDirectory):
    leg = staticmethod(views.callback)
