"""Words for the trail."""

from django import template

register = template.Library()


@register.filter
def name_in(number: int | None, names: dict[int, str]) -> str:
    """The name behind an account number; what ran by itself has none."""
    if number is None:
        return "By itself"
    return names.get(number, f"Account {number}")
