"""The upright scale of a chart: where it begins and ends, and which numbers it carries."""

from dataclasses import dataclass
from math import ceil, floor, isfinite, log10

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_INTERVALS = 3.2
_NEAR_FLOOR = 0.45
# Figures are kept to four decimals: what is closer than this is the same.
_FINEST = 1e-6


@dataclass(frozen=True, slots=True)
class Scale:
    """From `low` at the bottom to `high` at the top, with a number at every `step`."""

    low: float
    high: float
    step: float

    @property
    def decimals(self) -> int:
        """As many as tell two neighbouring numbers apart: 1 for steps of 0.5 or 2.5."""
        power: int = floor(log10(self.step))
        return max(0, -power + (abs(self.step / 10.0**power - 2.5) < 1e-6))

    def ticks(self) -> list[float]:
        """The numbers, from the bottom up."""
        count = floor((self.high - self.low) / self.step + 1e-9)
        return [self.low + self.step * row for row in range(count + 1)]

    def share(self, value: float) -> float:
        """How far up a value lies: 0 at the bottom, 1 at the top."""
        return (value - self.low) / (self.high - self.low)


def fitted(
    numbers: list[float], bottom: float | None, top: float | None, *, whole: bool = False
) -> Scale:
    """A scale that shows all the numbers on round figures.

    It starts at the floor of the measure when the numbers come near it, and ends at its
    ceiling; but it never cuts off a number that is there. `whole` numbers get whole steps.
    """
    low, high = min(numbers), max(numbers)
    if high - low <= max(_FINEST, 1e-9 * max(abs(low), abs(high))):
        low, high = _around(low, bottom, top)
    if bottom is not None and low > bottom and low - bottom < (high - bottom) * _NEAR_FLOOR:
        low = bottom
    step = nice((high - low) / _INTERVALS, whole=whole)
    started, ended = floor(low / step + 1e-9) * step, ceil(high / step - 1e-9) * step
    if bottom is not None and started < bottom <= low:
        started = bottom
    ended = max(ended, started + step)
    if top is not None and started < high <= top < ended:
        ended = top
    return Scale(started, ended, step)


def _around(value: float, bottom: float | None, top: float | None) -> tuple[float, float]:
    """Some room about one value, as far as the measure goes."""
    reach = abs(value) * 0.1 if abs(value) > _FINEST else 1.0
    low, high = value - reach, value + reach
    if bottom is not None and value >= bottom:
        low = max(low, bottom)
    if top is not None and value <= top:
        high = min(high, top)
    return (low, high) if low < high else (value - reach, value + reach)


def nice(raw: float, *, whole: bool = False) -> float:
    """The next round step: 1, 2, 2.5 or 5 times a power of ten."""
    if raw <= 0 or not isfinite(raw) or (whole and raw < 1):
        return 1.0
    power = float(10 ** floor(log10(raw)))
    steps = [step * power for step in _STEPS if not (whole and step * power % 1)]
    return next(step for step in steps if raw <= step * (1 + 1e-9))
