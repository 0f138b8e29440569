"""Finding a record by its reference or by words of its title."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from foundation.duties.selectors.search import find
from foundation.ui.views import SIGNED_IN, Page

LONGEST = 80


class SearchPage(Page):
    """Results from every room the person may see. A full reference goes straight there."""

    permission = SIGNED_IN
    template_name = "duties/search.html"
    title = "Find"

    def words(self) -> str:
        return " ".join(self.request.GET.get("q", "").split())[:LONGEST]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        exact = [hit for hit in self.hits() if hit.exact]
        if len(exact) == 1:
            return HttpResponseRedirect(exact[0].url)
        return super().get(request, *args, **kwargs)

    def hits(self) -> list[Any]:
        if not hasattr(self, "_hits"):
            self._hits = find(self.words(), by=self.user)
        return self._hits

    def context(self) -> dict[str, Any]:
        return {"words": self.words(), "hits": self.hits()}
