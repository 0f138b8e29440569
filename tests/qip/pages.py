"""What the page tests of plans and actions share."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from foundation.evidence.models import EvidenceKind
from foundation.organisation.models import Role
from qip.models import ActionState
from tests.factories.qip import ActionFactory

TODAY = timezone.localdate()
HOSTILE = '<script>alert("x")</script><b>&amp;'
# As it must stand in the page: shown, never run.
SHOWN = "&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&lt;b&gt;&amp;amp;"

WHOLE = {
    "title": "Every morning routine is coached",
    "strand": "competence",
    "problem": "In February 8 of 12 observed mornings used a restriction.",
    "standard": "Staff offer two real choices before any prompt.",
    "daily_application": "The shift leader names one routine at the 07:30 handover.",
    "success": "9 in 10 observed mornings meet the standard for 8 weeks.",
    "risk_level": "high",
    "due": (TODAY + timedelta(days=60)).isoformat(),
}


def promised(**more):
    """What the form of an action sends beside ``WHOLE``: who verifies it, and what proves it."""
    return {
        "verifier_role": Role.objects.get(key="quality_lead").pk,
        "criterion_1_kind": EvidenceKind.objects.get(code="observation").pk,
        "criterion_1_shows": "9 in 10 mornings meet the standard",
        "criterion_1_sample": "10",
        **more,
    }


def text(response):
    return response.content.decode()


def errors(response):
    """The sentences of a form that was not saved, by field."""
    return {name: list(said) for name, said in response.context["form"].errors.items()}


def questions(client, url):
    """How many questions a page asks the database, once everything that lasts is known."""
    client.get(url)
    with CaptureQueriesContext(connection) as asked:
        response = client.get(url)
    assert response.status_code == 200, response.status_code
    return len(asked)


def many_actions(number, *, plan, service, owner, **given):
    """Actions in every open state, some late, each with another owner's date."""
    states = (ActionState.IN_PROGRESS, ActionState.AGREED, ActionState.DONE)
    return [
        ActionFactory(
            plan=plan,
            number=100 + index,
            services=[service],
            owner=owner,
            state=states[index % 3],
            due=TODAY + timedelta(days=index - 1),
            **given,
        )
        for index in range(number)
    ]
