"""Tables, their pages and their files."""

from .columns import Column
from .export import TYPES, file_of, neutral
from .paging import COUNT_TO, PER_PAGE, Slice, count_words, counted, counted_each, slice_of
from .query import Query
from .table import Empty, Table

__all__ = [
    "COUNT_TO",
    "PER_PAGE",
    "TYPES",
    "Column",
    "Empty",
    "Query",
    "Slice",
    "Table",
    "count_words",
    "counted",
    "counted_each",
    "file_of",
    "neutral",
    "slice_of",
]
