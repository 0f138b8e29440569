"""The evidence of a record on the record's own page: ``{% attachments action %}``."""

from typing import Any

from django import template

from foundation.evidence import names
from foundation.evidence.selectors.attachments import evidence_of

register = template.Library()


@register.inclusion_tag("evidence/attachments.html", takes_context=True)
def attachments(context: dict[str, Any], subject: Any) -> dict[str, Any]:
    """A section that lists the files of a record, with what this person may do about them."""
    return {
        "evidence": evidence_of(subject, context["request"].user),
        "on": context.get("on"),
    }


@register.filter
def file_word(media_type: str) -> str:
    """PDF, picture, spreadsheet: what a file is, in a word."""
    return names.word_for(media_type)
