"""A form in bands: fields at the left, what good looks like at the right."""

from typing import Any

from crispy_forms.utils import render_field
from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify

PACK = "ui/crispy"
GUIDE_TITLE = "What good looks like"


class Band:
    """One question of a form, such as "What is wrong", with its fields and its guide.

    A tuple of fields stands side by side. Any crispy layout object may stand among them.
    """

    def __init__(
        self, title: str, *fields: Any, guide: str = "", guide_title: str = GUIDE_TITLE
    ) -> None:
        self.title = title
        self.fields = fields
        self.guide = guide
        self.guide_title = guide_title

    @property
    def id(self) -> str:
        return f"band-{slugify(self.title)}"

    def names(self) -> list[str]:
        """The names of the fields in this band."""
        flat = (x for item in self.fields for x in (item if isinstance(item, tuple) else (item,)))
        return [name for name in flat if isinstance(name, str)]

    def render(
        self,
        form: Any,
        context: Any,
        template_pack: str = PACK,
        extra: tuple[str, ...] = (),
        **_: Any,
    ) -> str:
        inner = [self._item(item, form, context) for item in (*self.fields, *extra)]
        if not any(inner):
            return mark_safe("")
        with context.push(band=self, fields=mark_safe("".join(inner))):
            return get_template("ui/crispy/band.html").render(context.flatten())

    def _item(self, item: Any, form: Any, context: Any) -> str:
        if isinstance(item, tuple):
            inner = "".join(self._item(one, form, context) for one in item)
            return f'<div class="pairfield">{inner}</div>' if inner else ""
        if isinstance(item, str) and (item not in form.fields or form[item].is_hidden):
            return ""
        return str(render_field(item, form, context, template_pack=PACK))


def bands_of(form: Any) -> list[tuple[Band, tuple[str, ...]]]:
    """The bands of a form. A field that no band names stands at the end of the last."""
    bands = list(getattr(form, "bands", ()) or (Band(""),))
    named = {name for band in bands for name in band.names()}
    left = tuple(name for name in form.fields if name not in named and not form[name].is_hidden)
    return [(band, left if band is bands[-1] else ()) for band in bands]


def render_bands(form: Any, context: Any) -> SafeString:
    """All of a form between its tags, hidden fields first."""
    form.rendered_fields = set()
    form.crispy_field_template = None
    hidden = "".join(str(field) for field in form.hidden_fields())
    return mark_safe(
        hidden + "".join(band.render(form, context, extra=left) for band, left in bands_of(form))
    )
