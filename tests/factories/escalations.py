"""Escalations, as the ladder would have left them."""

from datetime import timedelta

import factory
from django.utils import timezone

from governance.models import Escalation
from qip.models import RiskLevel

from .qip import ActionFactory


class EscalationFactory(factory.django.DjangoModelFactory):
    """Open at level 1, ten days past its date."""

    class Meta:
        model = Escalation

    action = factory.SubFactory(ActionFactory)
    level = 1
    meant_for = factory.SelfAttribute("level")
    risk_level = RiskLevel.HIGH
    since = factory.LazyFunction(lambda: timezone.localdate() - timedelta(days=10))
    reached_on = factory.LazyAttribute(lambda one: one.since + timedelta(days=1))
    made_at = factory.LazyFunction(lambda: timezone.now() - timedelta(days=9))
