"""Signatures, monthly reviews and what the figures must show, each on its day."""

from demonstration.data.steering import EXPECTED, HELD, SIGNED
from demonstration.loading.organisation import Loaded
from demonstration.loading.when import day, moment, set_back
from qip.models import Expectation, Measure
from qip.services.agreements import agree_plan
from qip.services.reviews import hold_review


def load_steering(loaded: Loaded) -> None:
    """Write it down, oldest first; the measures are there already."""
    for signed in SIGNED:
        plan = loaded.plans[signed.plan]
        row = agree_plan(by=plan.senior_owner, plan=plan, statement=signed.words)
        set_back(row, at=moment(loaded.on, signed.on, hour=16))
    for held in HELD:
        plan, on = loaded.plans[held.plan], day(loaded.on, held.on)
        review = hold_review(
            by=plan.lead, plan=plan, held_on=on, moved=held.moved, stuck=held.stuck,
            decisions=held.decisions, on=on,
        )  # fmt: skip
        set_back(review, at=moment(loaded.on, held.on, hour=12))
    for one in EXPECTED:
        # Written with the actions, before some of them were done, so not through the service.
        Expectation.objects.create(
            action=loaded.actions[one.action],
            measure=Measure.objects.get(name=one.measure),
            showing=one.showing,
        )
