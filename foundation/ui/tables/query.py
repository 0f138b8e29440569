"""The question in the address bar: filters, order and page, so that a view can be shared."""

from collections.abc import Mapping
from typing import Any

from django.http import QueryDict
from django.utils.http import urlencode


class Query:
    """The parameters of a list page, and addresses that differ from it in one thing."""

    def __init__(self, params: Any = None) -> None:
        self.params: QueryDict = params if params is not None else QueryDict()

    def get(self, name: str) -> str:
        return str(self.params.get(name, ""))

    def but(self, **changes: Any) -> str:
        """The same question with some parameters changed; empty ones are left out.

        Any change but that of the page begins again at the first page.
        """
        gone = {"export", "page", *changes}
        kept = {name: values for name, values in self.params.lists() if name not in gone}
        new = {name: [str(value)] for name, value in changes.items() if value not in ("", None)}
        params = kept | new
        return f"?{urlencode(params, doseq=True)}" if params else "?"

    def without(self, *names: str) -> str:
        """The same question with some parameters taken away."""
        return self.but(**dict.fromkeys(names))

    def asks(self, names: Mapping[str, Any]) -> bool:
        """Whether any of these parameters is set."""
        return any(value for name in names for value in self.params.getlist(name))
