"""The kinds of duty in improvement work, each with its words and with how it is handed over."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.urls import reverse

from foundation.duties.kinds import DutyKind, Told
from qip import dues
from qip.handing import ACTION, ADOPTION, PLAN_REVIEW, READING
from qip.models import Action, Adoption, Measure, Plan
from qip.selectors.actions import moves_count
from qip.standing import moved_words

ACTION_NEEDS = ("title", "number", "plan__number")
MOVED = ("first_due", "due")
# The first day, against its date, on which a figure can be there: every period is over by then.
PERIOD_OVER = -3


def told_actions(subjects: Iterable[int], *, by: Any) -> dict[int, Told]:
    """Actions by their reference."""
    return _of_actions(subjects, by, "", "qip:action")


def told_verifications(subjects: Iterable[int], *, by: Any) -> dict[int, Told]:
    return _of_actions(subjects, by, "the verification of ", "qip:action_verify")


def told_checks(subjects: Iterable[int], *, by: Any) -> dict[int, Told]:
    return _of_actions(subjects, by, "the second look at ", "qip:action_check")


def told_reopenings(subjects: Iterable[int], *, by: Any) -> dict[int, Told]:
    """Of the page of the action the part on which it is answered."""
    rows = _of_actions(subjects, by, "", "qip:action")
    return {
        pk: replace(
            one, url=f"{one.url}#proof", noun=f"the decision whether {one.noun} opens again"
        )
        for pk, one in rows.items()
    }


def _of_actions(subjects: Iterable[int], by: Any, noun: str, url_name: str) -> dict[int, Told]:
    rows: Any = Action.objects.visible_to(by).filter(pk__in=subjects).select_related("plan")
    return {
        row.pk: Told(
            str(row), reverse(url_name, args=[row.pk]), f"{noun}action {row.reference}", row.title,
            more=moved_words(row, row.moves),
        )
        for row in rows.annotate(moves=moves_count()).only(*ACTION_NEEDS, *MOVED)
    }  # fmt: skip


def told_plans(subjects: Iterable[int], *, by: Any) -> dict[int, Told]:
    rows = Plan.objects.visible_to(by).filter(pk__in=subjects).only("number", "title")
    return {
        row.pk: Told(
            row.reference, reverse("qip:plan_review", args=[row.pk]),
            f"the review of plan {row.number}", row.title,
        )
        for row in rows
    }  # fmt: skip


def told_readings(subjects: Iterable[int], *, by: Any) -> dict[int, Told]:
    rows = Measure.objects.visible_to(by).filter(pk__in=subjects).only("name")
    return {
        row.pk: Told(
            f"Measure {row.pk}", reverse("qip:reading_add", args=[row.pk]),
            f"the next figure of measure {row.pk}", row.name,
        )
        for row in rows
    }  # fmt: skip


def told_adoptions(subjects: Iterable[int], *, by: Any) -> dict[int, Told]:
    rows = Adoption.objects.visible_to(by).filter(pk__in=subjects)
    rows = rows.select_related("action__plan").only(*(f"action__{one}" for one in ACTION_NEEDS))
    return {
        row.pk: Told(
            str(row.action), row.get_absolute_url(),
            f"taking up action {row.action.reference}", row.action.title,
        )
        for row in rows
    }  # fmt: skip


KINDS = (
    DutyKind("qip.action", "Actions", dues.ACTIONS, told_actions, handing=ACTION,
        falling=dues.ACTIONS,
    ),
    DutyKind(
        "qip.verify", "Verifications", dues.verifications, told_verifications,
        earliest=-dues.VERIFY_WITHIN,
    ),
    DutyKind(
        "qip.check", "Looks at whether a change holds", dues.CHECKS, told_checks,
        falling=dues.CHECKS,
        stands_in_words="Whoever verified this can no longer look again, so this falls to you.",
    ),
    DutyKind(
        "qip.reopening", "What may have to open again", dues.REOPENINGS, told_reopenings,
        earliest=-dues.DECIDE_WITHIN, falling=dues.REOPENINGS,
        stands_in_words="Whoever verified this can no longer decide, so this falls to you.",
    ),
    DutyKind(
        "qip.plan_review", "Reviews of plans", dues.PLAN_REVIEWS, told_plans,
        falling=dues.PLAN_REVIEWS,
        stands_in_words="Whoever leads this plan cannot review it now, so this falls to you.",
        handing=PLAN_REVIEW,
    ),
    DutyKind(
        "qip.reading", "Figures of measures", dues.READINGS, told_readings,
        falling=dues.READINGS,
        earliest=PERIOD_OVER, handing=READING,
        stands_in_words="Whoever owns this measure cannot enter its figures now, "
        "so this falls to you.",
    ),
    DutyKind(
        "qip.adoption", "What other services take up", dues.ADOPTIONS, told_adoptions,
        falling=dues.ADOPTIONS,
        stands_in_words="The person who was asked has left, so this falls to you.",
        handing=ADOPTION,
    ),
)  # fmt: skip
