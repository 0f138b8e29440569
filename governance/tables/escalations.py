"""Escalations in a list."""

from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from foundation.ui.marks import chip
from foundation.ui.tables import Column, Empty, Query, Table
from foundation.ui.words import listed
from governance.models import Ending, Escalation
from governance.selectors.escalations import Ladders, roles_asked, roles_told
from governance.words import (
    NOT_ASKED,
    asked_words,
    empty_words,
    late_words,
    state_words,
    told_words,
    waiting_words,
)
from qip.models import RiskLevel, Strand
from qip.standing import moved_words
from qip.words import EVERYWHERE, some

from .narrowed import narrowed_lines

SHAPES = {
    Ending.ANSWERED: "tick",
    Ending.PASSED_UP: "up",
    Ending.SETTLED: "closed",
}
GRAVE_LEVEL = 4
STRANDS = {strand.value: str(strand.label) for strand in Strand}
WEIGHTY = (RiskLevel.HIGH, RiskLevel.CRITICAL)


class EscalationTable(Table):
    """Roles, never names: board readers see this list as well."""

    caption = "Escalations, highest level first"
    order = "-level"
    columns = (
        Column("action", "Action", sort=("action__plan__number", "action__number"), only="page",
               width=28),
        Column("reference", "Reference", only="file", text=lambda row: row.action.reference),
        Column("title", "Action", only="file", text=lambda row: row.action.title),
        Column("plan", "Plan", only="file", text=lambda row: row.action.plan.title),
        Column("strand", "Strand", only="file", text=lambda row: STRANDS[row.action.strand]),
        Column("level", "Level", sort=("level", "waits"), value=lambda row: row.level,
               number=False),
        Column("late", "How late", sort="since", width=13, value=lambda row: row.since),
        Column("since", "Date missed", only="file", value=lambda row: row.since),
        Column("moves", "Times its date moved", only="file", value=lambda row: row.moves),
        Column("slip", "Days moved in all", only="file", value=lambda row: row.action.slip_days),
        Column("services", "Services", width=12),
        Column("risk", "Risk", text=lambda row: row.get_risk_level_display()),
        Column("asked", "Asked", width=16),
        Column("reached", "Level reached", only="file", value=lambda row: row.reached_on),
        Column("answer", "Answer", first=True),
        Column("until", "Answer holds until", only="file", value=lambda row: _until(row)),
    )  # fmt: skip
    empty = Empty(
        "Nothing has gone up the ladder",
        "When an action passes its date, those who answer for it are asked, level by level, until "
        "somebody answers.",
        icon="tick",
    )

    @cached_property
    def ladders(self) -> Ladders:
        return Ladders()

    def __html__(self) -> SafeString:
        return format_html("{}{}", narrowed_lines(self.query or Query()), super().__html__())

    def html_action(self, row: Escalation) -> SafeString:
        return format_html(
            '<a class="plain" href="{}">{}</a><span class="meta">{} · {}</span>',
            reverse("escalations:one", args=[row.pk]), row.action.title, row.action.reference,
            row.action.plan.title,
        )  # fmt: skip

    def text_level(self, row: Escalation) -> str:
        return str(row.level)

    def html_level(self, row: Escalation) -> SafeString:
        words = f"Level {row.level}"
        mark = chip("lapsed", words, tone="act" if row.level >= GRAVE_LEVEL else "watch")
        if not row.is_open:
            mark = format_html('<span class="nowrap">{}</span>', words)
        return format_html(
            '{}<span class="meta">{}</span>', mark, self.ladders.names.get(row.level, "")
        )

    def text_late(self, row: Escalation) -> str:
        return late_words(row, self.on)

    def html_late(self, row: Any) -> SafeString:
        """How late, and below it how often its date moved and by how many days."""
        moved = moved_words(row.action, row.moves)
        below = format_html('<span class="meta">{}</span>', moved) if moved else ""
        return format_html("{}{}", late_words(row, self.on), below)

    def text_services(self, row: Escalation) -> str:
        return _places(row, most=0)

    def html_services(self, row: Escalation) -> str:
        return _places(row)

    def html_risk(self, row: Escalation) -> SafeString:
        words = row.get_risk_level_display()
        return format_html("<b>{}</b>" if row.risk_level in WEIGHTY else "{}", words)

    def text_asked(self, row: Escalation) -> str:
        people = row.addressees.all()
        return asked_words(roles_asked(people), roles_told(people), _nobody(row))

    def html_asked(self, row: Escalation) -> SafeString:
        people = row.addressees.all()
        below = (told_words(roles_told(people)), empty_words(row))
        notes = format_html_join(
            "", '<span class="meta d-block">{}</span>', ((words,) for words in below if words)
        )
        return format_html("{}{}", listed(roles_asked(people)) or _nobody(row), notes)

    def text_answer(self, row: Escalation) -> str:
        return state_words(row, self.on)

    def html_answer(self, row: Escalation) -> SafeString:
        if row.is_open:
            return chip("late", waiting_words(row, self.on), tone="act")
        return chip(SHAPES[Ending(row.ending)], state_words(row, self.on), tone="")


def _nobody(row: Escalation) -> str:
    return "Nobody" if row.is_open else NOT_ASKED


def _places(row: Escalation, **most: Any) -> str:
    if row.action.all_services:
        return EVERYWHERE
    return some([one.name for one in row.action.services.all()], **most)


def _until(row: Escalation) -> Any:
    one = getattr(row, "acknowledgement", None)
    return one.until if one else None
