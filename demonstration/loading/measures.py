"""The measures with their figures, what happened on the way, and the pairs they stand in."""

from datetime import date
from decimal import Decimal

from demonstration.data.measures import MEASURES
from demonstration.kinds import Series
from demonstration.loading.organisation import Loaded
from demonstration.loading.when import moment, month_ends, set_back, week_ends
from qip.figures import Figures
from qip.models import Measure
from qip.services import annotations, measures, readings


def load_measures(loaded: Loaded) -> None:
    """Write all measures down, then join the pairs."""
    written = {series.key: _measure(series, loaded) for series in MEASURES}
    for series in MEASURES:
        if series.partner:
            measures.pair_measures(
                by=loaded.staff[series.owner],
                measure=written[series.key],
                partner=written[series.partner],
            )


def _measure(series: Series, loaded: Loaded) -> Measure:
    by = loaded.staff[series.owner]
    measure = measures.define_measure(
        by=by,
        name=series.name,
        definition=series.definition,
        about=series.about,
        unit=series.unit,
        unit_words=series.words,
        direction=series.direction,
        owner=by,
        target=None if series.target is None else Decimal(str(series.target)),
        decimals=series.decimals,
        cadence=series.cadence,
        numerator=series.numerator,
        denominator=series.denominator,
        fix_after=series.fix_after,
        data_quality=series.quality,
        all_services=not series.services,
        links={
            "services": [loaded.services[key] for key in series.services],
            "plans": [loaded.plans[key] for key in series.plans],
            "actions": [loaded.actions[title] for title in series.actions],
        },
    )
    _readings(series, measure, loaded)
    return measure


def _readings(series: Series, measure: Measure, loaded: Loaded) -> None:
    by = loaded.staff[series.owner]
    dates = (week_ends if series.cadence == "weekly" else month_ends)(loaded.on, len(series.values))
    rows = [
        _figures(series, on, value)
        for on, value in zip(dates, series.values, strict=True)
        if value is not None or _begun(series, on, dates)
    ]
    readings.enter_readings(by=by, measure=measure, rows=rows)
    for index, words, title in series.events:
        note = annotations.annotate(
            by=by, measure=measure, on=dates[index], text=words, action=loaded.actions.get(title)
        )
        set_back(note, at=moment(dates[index], 1))
    if series.rebase:
        index, reason = series.rebase
        annotations.rebase(by=by, measure=measure, on=dates[index], reason=reason)


def _begun(series: Series, on: date, dates: list[date]) -> bool:
    """A missing figure is written down only after the first one that is there."""
    first = next(index for index, value in enumerate(series.values) if value is not None)
    return dates.index(on) > first


def _figures(series: Series, on: date, value: float | None) -> Figures:
    if value is None:
        return Figures(on, note="Not counted this time")
    if series.out_of:
        whole = Decimal(series.out_of)
        return Figures(on, None, Decimal(round(whole * Decimal(str(value)) / 100)), whole)
    return Figures(on, Decimal(str(value)))
