"""The list of measures: what each shows, in words and in small, and when a figure is due."""

from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

from foundation.ui.marks import chip
from foundation.ui.tables import Column, Empty, Table
from foundation.ui.words import late_words, short_day
from qip.cadence import period_words, short_period
from qip.cards import MeasureCard
from qip.models import Measure
from qip.selectors.cards import measure_card, places_of
from qip.selectors.readings import NextReading, next_reading
from qip.templatetags.qip_charts import change_verdict, spark, target_verdict

ICON = 26


class MeasureTable(Table):
    """Each row is a card in small: the same verdicts as on the measure's own page."""

    caption = "Measures, with what each shows and when its next figure is due"
    order = "name"
    css = "tbl-measures"
    columns = (
        Column("name", "Measure", sort="name", width=30),
        Column(
            "about", "About", sort="about", only="file", text=lambda row: row.get_about_display()
        ),
        Column("services", "Services", only="file", text=places_of),
        Column("latest", "Latest", sort="last_on", number=True, nowrap=True),
        Column("latest_on", "Latest on", only="file"),
        Column("course", "Course", only="page", width=16),
        Column("change", "Change", width=18, first=True),
        Column("target_set", "Target set", only="file", value=lambda row: row.target),
        Column("target", "Target", width=20),
        Column("partner", "Partner", only="file", text=lambda row: str(row.partner or "")),
        Column("next", "Next figure", nowrap=True),
        Column("sentence", "In a sentence", only="file"),
        Column("definition", "Definition", only="file"),
        Column("owner", "Who sees to the figures", only="file", text=lambda row: row.owner.name),
    )
    empty = Empty(
        "No measures yet",
        "A measure is the number that should move if practice changes.",
    )

    def card(self, row: Any) -> MeasureCard:
        """The row, read once for all its cells."""
        found = row.__dict__.get("_card")
        if found is None:
            found = row.__dict__["_card"] = measure_card(row, on=self.on)
        return found

    def text_name(self, row: Any) -> str:
        return str(row.name)

    def html_name(self, row: Any) -> SafeString:
        return format_html(
            '<a class="plain" href="{}">{}</a><span class="meta">{}</span>',
            row.get_absolute_url(), row.name, places_of(row),
        )  # fmt: skip

    def value_latest(self, row: Any) -> Any:
        analysis = self.card(row).analysis
        return analysis.latest.value if analysis and analysis.latest else None

    def html_latest(self, row: Any) -> SafeString:
        card = self.card(row)
        if not card.latest_on or card.analysis is None:
            return format_html('<span class="meta-0">{}</span>', "None yet")
        value = card.analysis.latest.value or 0 if card.analysis.latest else 0
        return format_html(
            '<b>{}</b><span class="meta">{}</span>',
            card.short(value), short_period(row.cadence, card.latest_on),
        )  # fmt: skip

    def value_latest_on(self, row: Any) -> Any:
        return self.card(row).latest_on

    def html_course(self, row: Any) -> SafeString:
        return spark(self.card(row))

    def text_course(self, row: Any) -> str:
        return ""

    def text_change(self, row: Any) -> str:
        return self.card(row).change_words

    def html_change(self, row: Any) -> SafeString:
        return change_verdict(self.card(row), size=ICON, small=False)

    def text_target(self, row: Any) -> str:
        return self.card(row).target_words

    def html_target(self, row: Any) -> SafeString:
        if row.target is None:
            return format_html('<span class="meta-0">{}</span>', "No target")
        return target_verdict(self.card(row), size=ICON)

    def value_next(self, row: Any) -> Any:
        owed = self._owed(row)
        return owed.due if owed else None

    def html_next(self, row: Any) -> SafeString:
        owed = self._owed(row)
        if owed is None:
            ended = f"Ended {short_day(row.ended_on, self.on)}"
            return format_html('<span class="meta-0">{}</span>', ended)
        period = period_words(row.cadence, owed.ends, year=False)
        if owed.ends > self.on:
            words = f"By {short_day(owed.due, self.on)}"
            return format_html('{}<span class="meta">for {}</span>', words, period)
        shape = "late" if owed.due < self.on else "soon"
        mark = chip(shape, late_words(owed.due, self.on))
        return format_html('{}<span class="meta">for {}</span>', mark, period)

    def _owed(self, row: Measure) -> NextReading | None:
        return next_reading(row, row.last_on, on=self.on)  # type: ignore[attr-defined]

    def text_sentence(self, row: Any) -> str:
        return self.card(row).sentence
