"""Every address of the product, and asking at one of them."""

from collections.abc import Iterator
from typing import Any

from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver


def addresses(patterns: Any, spaces: tuple[str, ...] = ()) -> Iterator[tuple[str, URLPattern]]:
    """Every named address of the resolver, as ``reverse`` knows it."""
    for one in patterns:
        if isinstance(one, URLResolver):
            inner = (*spaces, one.namespace) if one.namespace else spaces
            yield from addresses(one.url_patterns, inner)
        else:
            yield ":".join((*spaces, one.name or "")), one


EVERY = dict(addresses(get_resolver().url_patterns))


def signed_in(who: Any) -> Client:
    client = Client()
    if who is not None:
        client.force_login(who)
    return client


def body_of(response: Any) -> str:
    content = response.getvalue() if response.streaming else response.content
    return content.decode("utf-8", "replace") + response.get("Location", "")
