"""Text in a drawing: how wide it is, how numbers are written, and what must be escaped.

Nothing measures text while a chart is drawn, so its width is worked out from Inter's advance
widths at weight 600, rounded up: a label is never wider than is reckoned here.
"""

from functools import lru_cache
from html import escape as _escape

# Characters by their width in hundredths of the font size.
_WIDTHS = {
    25: " ",
    29: "Iijl",
    34: "!',.:;`|",
    40: "()/[]\\ftr",
    48: "1-^_{}",
    56: '"*?s',
    60: "7EFJLacekvxyz",
    66: "0#$&+2345689<=>?BPRSTZ~bdghnopqu£–",
    78: "ACDGHKNOQUVXY−",
    94: "Mmw",
    104: "%@W",
}
_WIDTH = {character: hundredths for hundredths, group in _WIDTHS.items() for character in group}
_OTHER, _WIDE = 80, 115


def width(text: str, size: float) -> float:
    """How wide a line of text is at most, in the unit of the font size."""
    return size * _hundredths(text) / 100


@lru_cache(maxsize=4096)
def _hundredths(text: str) -> int:
    return sum(_WIDTH.get(c) or (_WIDE if ord(c) > 0x2E7F else _OTHER) for c in text)


def escape(text: object) -> str:
    """Safe inside an element or an attribute; characters that XML forbids are dropped."""
    return _escape("".join(c for c in str(text) if c >= " " or c in "\t\n"), quote=True).translate(
        _FORBIDDEN
    )


_FORBIDDEN = dict.fromkeys((*range(55296, 57344), 65534, 65535))


def number(value: float, decimals: int = 0, unit: str = "") -> str:
    """A number as a chart shows it: “1,234.5”, “−3”, “45%”, “£2.43bn”."""
    sign = "−" if round(value, decimals) < 0 else ""
    pound, percent = "£" if unit == "£" else "", "%" if unit == "%" else ""
    return f"{sign}{pound}{_size(abs(value), decimals)}{percent}"


def _size(size: float, decimals: int) -> str:
    if size < 1e9:
        return f"{size:,.{decimals}f}"
    return f"{size / 1e9:,.2f}bn" if size < 1e12 else f"{size:.1e}"


def trimmed(value: float, decimals: int, unit: str = "") -> str:
    """The same without zeros that say nothing: a target of 4, not of 4.0."""
    for fewer in range(decimals):
        if round(value, fewer) == round(value, decimals):
            return number(value, fewer, unit)
    return number(value, decimals, unit)


def figure(value: float, decimals: int, unit: str = "") -> str:
    """A worked-out figure: one decimal at least, unless it runs into thousands."""
    return number(value, decimals if abs(value) >= 1000 else max(decimals, 1), unit)
