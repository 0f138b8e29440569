"""Gathering a pack's content into one piece of data, and taking its fingerprint."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from foundation.evidence.sections import Note, Period, gather
from foundation.ui.words import as_date
from governance.models import Pack

from .cover import cover_of
from .index import index_section
from .method import method_section
from .names import redactor_for

FORMAT = 1


@dataclass(frozen=True)
class Frozen:
    """The content of a pack, and the key to the codes in it, which never goes with it."""

    content: dict[str, Any]
    codes: dict[str, str]

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the content written in the one canonical way."""
        return fingerprint_of(self.content)


def freeze(pack: Pack, *, at: datetime) -> Frozen:
    """Everything the pages will say, as it is true at this moment, without names."""
    period = Period(pack.period_from, pack.period_to)
    found = gather(pack.plan, on=as_date(at), by=pack.requested_by, period=period)
    sections = [*found, index_section(found)]
    redactor = redactor_for(pack.plan)
    told = redactor.clean(
        {**cover_of(pack, at=at), "sections": [section.as_data() for section in sections]}
    )
    if pack.note:
        note = Note(title="A word before you read.", text=pack.note).as_data()
        told["sections"][0]["blocks"].insert(0, redactor.clean(note))
    told["sections"].append(method_section(redactor.log).as_data())
    return Frozen(_plain({"format": FORMAT, **told}), dict(redactor.codes))


def fingerprint_of(content: dict[str, Any]) -> str:
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(content: dict[str, Any]) -> dict[str, Any]:
    """As it will come back from the database: lists for tuples, nothing but JSON."""
    plain: dict[str, Any] = json.loads(json.dumps(content, ensure_ascii=False))
    return plain
