"""One record that was found, as every room offers it to the search page."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Hit:
    """A line of search results. ``exact``: the words are the record's whole reference."""

    kind: str
    reference: str
    title: str
    url: str
    meta: str = ""
    exact: bool = False
