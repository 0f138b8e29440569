"""Everything the page of a plan says, in a constant number of questions."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from foundation.ui.tables import count_words, counted
from foundation.ui.words import day, listed, plural, short_day
from qip.models import AFTER_DONE, Action, ActionState, Plan, PlanState
from qip.offers import offers_for
from qip.standing import span
from qip.words import places

from .actions import board, plan_actions
from .agreements import signature_of
from .events import Timeline
from .four_tests import four_tests
from .learning import learning_in
from .measures import measure_cards
from .papers import papers_of
from .plans import Tally, month_words, origins, slippage, tally
from .reviews import reviews_in

# With no day to be near to, a short date says its year.
NO_DAY = date.min


def plan_page(plan: Plan, *, user: Any, on: date) -> dict[str, Any]:
    """The context of a plan's page."""
    actions = plan_actions(plan, user)
    counts = tally(actions, on)
    papers = papers_of(plan)
    cards = measure_cards(plan, user=user, on=on) if user.has_perm("qip.view_measure") else []
    moved = slippage(actions)
    events, event_count = Timeline([action.pk for action in actions], user, plan).begin()
    return {
        "plan": plan,
        "may": permissions(plan, user),
        "offers": list(offers_for(plan, user)),
        "month": month_words(plan, on),
        "facts": facts(plan, origins(actions), counts, on),
        "sentence": sentence(plan, counts, on),
        "counts": counts,
        "news": papers.news[0] if papers.news else None,
        "earlier_news": papers.news[1:],
        "strands": board(actions, on),
        "cards": cards,
        "card_count": sum(len(group.cards) for group in cards),
        "moved": moved,
        "events": events,
        "event_count": event_count,
        "partly_seen": partly_seen(plan, user),
        "signature": signature_of(plan, user, papers.agreed),
        "reviews": reviews_in(plan, papers.reviews),
        "four_tests": four_tests(plan, actions, on=on),
        **learning_in(actions, on),
        "sections": sections(cards, moved),
    }


def permissions(plan: Plan, user: Any) -> dict[str, bool]:
    """What this person may do here; the template asks nothing itself."""
    active = plan.state != PlanState.ENDED
    changes = user.has_perm("qip.change_plan", plan)
    return {
        "change": changes,
        "review": changes and active,
        "add_action": active and user.has_perm("qip.change_action", plan),
        "bring": active and user.has_perm("qip.import_plan", plan),
        "add_measure": active and user.has_perm("qip.change_measure"),
        "begin": changes and plan.state != PlanState.ACTIVE,
        "end": changes and plan.state == PlanState.ACTIVE,
    }


def facts(plan: Plan, noticed: list[str], counts: Tally, on: date) -> list[tuple[Any, Any, Any]]:
    """Who answers, where, since when, and what comes next."""
    found = [
        ("Senior owner", plan.senior_owner.role_words, plan.senior_owner.name),
        ("Plan lead", plan.lead.role_words, plan.lead.name),
        ("Where", places(plan), ""),
    ]
    if noticed:
        rest = f"and {plural(len(noticed) - 1, 'other source')}" if len(noticed) > 1 else ""
        found.append(("It started with", noticed[0], rest))
    found.append(
        ("Runs", f"{short_day(plan.starts_on, NO_DAY)}", f"to {short_day(plan.ends_on, NO_DAY)}")
    )
    if counts.soonest and counts.soonest.due:
        found.append(
            ("Next date", day(counts.soonest.due, on), f"Action {counts.soonest.reference}")
        )
    return found


def sentence(plan: Plan, counts: Tally, on: date) -> SafeString | str:
    """How the work stands in one or two sentences; the late ones are a link."""
    if not counts.total:
        return "It has no actions yet. An action says what staff will do differently."
    parts = [_done_words(counts)]
    if counts.late:
        verb = "is" if counts.late == 1 else "are"
        by = span(counts.worst)
        worst = f"by {by}" if counts.late == 1 else f"the longest by {by}"
        parts.append(
            format_html(
                '<a class="is-act" href="{}?view=late&amp;plan={}">{} {} late</a>, {}.',
                reverse("qip:actions"), plan.pk, counts.late, verb, worst,
            )
        )  # fmt: skip
    elif counts.open:
        parts.append(SafeString("None is late."))
    if blocked := counts.states["blocked"]:
        parts.append(format_html("<b>{}</b> {} blocked.", blocked, "is" if blocked == 1 else "are"))
    return SafeString(" ".join(parts))


def _done_words(counts: Tally) -> SafeString:
    """How many are done, and how many of them have held and are closed."""
    done, total = sum(counts.states[state] for state in AFTER_DONE), counts.total
    closed = counts.states[ActionState.CLOSED]
    whole = "one action" if total == 1 else f"{total} actions"
    if not done:
        return (
            format_html("<b>None</b> of its {} is done yet.", whole)
            if total > 1
            else SafeString("Its one action is <b>not done yet</b>.")
        )
    if closed == total:
        return format_html("<b>{}</b> closed.", "All are" if total > 1 else "Its one action is")
    if done == total:
        rest = f"{closed} of them {_are(closed)} closed." if closed else "Done is not closed."
        return format_html("<b>All {}</b> are done. {}", whole, rest)
    held = f", and {closed} of them {_are(closed)} closed" if closed else ""
    return format_html("<b>{} of {}</b> {} done{}.", done, whole, _are(done), held)


def _are(number: int) -> str:
    return "is" if number == 1 else "are"


def partly_seen(plan: Plan, user: Any) -> str:
    """Which services of the plan this person does not reach, so that no count misleads."""
    reach = user.reach("qip.view_plan")
    if reach.everything or plan.all_services:
        return "" if reach.everything else "every service you do not work in"
    hidden = [s.name for s in plan.services.all() if s.pk not in reach.services]
    return listed(hidden)


def sections(cards: list[Any], moved: Any) -> list[tuple[str, str]]:
    """The parts of the page, for the jumps on a phone."""
    found = [("changing", "Is it changing?"), ("strands", "Strands")]
    if cards:
        found.append(("measures", "Measures"))
    if moved.rows:
        found.append(("moved", "Dates moved"))
    learnt = [("tried", "What we tried"), ("spread", "Spread")]
    told = [("reviews", "Reviews"), ("why", "Why"), ("tests", "Four tests"), ("story", "History")]
    return [*found, *learnt, *told]


def plans_sentence(rows: Any, user: Any, on: date) -> SafeString:
    """The news of all plans in view: how many are worked on, and how much in them is late."""
    active = rows.active()
    number, more = counted(active)
    if not number:
        return SafeString("No plan is in progress.")
    late, many = counted(
        Action.objects.visible_to(user).late(on).filter(plan__in=active.values("pk"))
    )
    are = "plan is" if number == 1 else "plans are"
    start = format_html("<b>{}</b> {} in progress.", count_words(number, more), are)
    if not late:
        return format_html("{} Nothing in {} is late.", start, "it" if number == 1 else "them")
    return format_html(
        '{} <a class="is-act" href="{}?view=late">{} {} late</a>.', start, reverse("qip:actions"),
        count_words(late, many), "action is" if late == 1 else "actions are",
    )  # fmt: skip
