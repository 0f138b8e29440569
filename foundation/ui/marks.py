"""Small marks drawn in Python: shapes, chips, tracks and bars.

They are functions rather than templates because a list draws hundreds of them.
"""

from datetime import date
from functools import lru_cache
from typing import Any

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from .charts import draw_life
from .words import late_words

# A tone is used only where somebody must act or something is proven; all else is calm.
TONES = {
    "blocked": "act", "late": "act", "lapsed": "act", "emergency": "act",
    "soon": "watch", "reopened": "watch",
    "hold": "good", "closed": "good", "proven": "good", "tick": "good",
}  # fmt: skip

SOON_DAYS = 6


@lru_cache(maxsize=512)
def ic(name: str, extra: str = "") -> SafeString:
    """A shape from the sprite. Decoration only: the word beside it carries the meaning."""
    css = f"ic {extra}" if extra else "ic"
    return format_html('<svg class="{}" aria-hidden="true"><use href="#s-{}"/></svg>', css, name)


def chip(name: str, word: Any, tone: str | None = None) -> SafeString:
    """A status: a shape and a word. ``tone`` overrides the tone that goes with the name."""
    tone = TONES.get(name, "") if tone is None else tone
    css = f"chip chip-{tone}" if tone else "chip"
    word = conditional_escape(word)
    return mark_safe(f'<span class="{conditional_escape(css)}">{ic(name)}{word}</span>')


def due_chip(due: date | None, on: date) -> SafeString:
    """A due date as a chip: late, soon or simply ahead."""
    if due is None:
        return chip("none", late_words(due, on))
    days = (due - on).days
    name = "late" if days < 0 else "soon" if days <= SOON_DAYS else "agreed"
    return chip(name, late_words(due, on))


def tag(word: Any, icon: str = "") -> SafeString:
    """An outlined word that names a kind, such as Blanket."""
    return format_html('<span class="tag">{}{}</span>', ic(icon) if icon else "", word)


def life(stage: int, held: float = 0.0) -> SafeString:
    """The mini track: agreed, started, done, held, closed; -1 before all. ``held`` is 0 to 1."""
    return _track(max(-1, min(int(stage), 4)), round(max(0.0, min(float(held), 1.0)), 2))


@lru_cache(maxsize=512)
def _track(stage: int, held: float) -> SafeString:
    return mark_safe(draw_life(stage, held))


def meter(done: int, total: int, words: str = "", tone: str = "") -> SafeString:
    """A bar and its words, "9 of 12". The words stand alone; the bar only helps the eye."""
    share = 100 * max(0, min(done, total)) / total if total else 0
    return format_html(
        '<span class="meter{}">'
        '<svg class="meter-bar" viewBox="0 0 100 7" preserveAspectRatio="none" aria-hidden="true">'
        '<rect class="meter-all" width="100" height="7"/>'
        '<rect class="meter-done" width="{}" height="7"/></svg><span class="cap">{}</span></span>',
        f" meter-{tone}" if tone else "",
        f"{share:.1f}",
        words or f"{done:,} of {total:,}",
    )
