"""The mail of this room, as text and as HTML. It holds references and links: mail goes astray."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse

from foundation.duties.models import Mail
from foundation.duties.selectors.letters import Letter, sentence_of, subject_of


def message_of(mail: Mail, letter: Letter) -> EmailMultiAlternatives:
    """A mail as it leaves. Sent again it bears the same name, so a second copy is known for one."""
    said = {
        "letter": letter,
        "sentence": sentence_of(letter),
        "site": settings.SUSTAIN_URL,
        "all_link": _address("duties:reminders"),
        "wish_link": _address("duties:how_told"),
    }
    message = EmailMultiAlternatives(
        subject_of(letter),
        _text("reminders.txt", said),
        to=[mail.recipient.email],
        headers=_headers(mail),
    )
    message.attach_alternative(render_to_string("duties/mail/reminders.html", said), "text/html")
    return message


def _headers(mail: Mail) -> dict[str, str]:
    """What lets machines sort this mail, and keeps them from answering it."""
    return {
        "Message-ID": mail.message_id,
        "List-Id": f"Sustain reminders <reminders.{urlsplit(settings.SUSTAIN_URL).hostname}>",
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "All",
    }


def _text(name: str, said: dict[str, Any]) -> str:
    return render_to_string(f"duties/mail/{name}", said).strip() + "\n"


def _address(name: str) -> str:
    return f"{settings.SUSTAIN_URL}{reverse(name)}"
