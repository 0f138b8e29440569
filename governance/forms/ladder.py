"""Changing the ladder: the days of one risk level, and who is asked at one level."""

from typing import Any

from django.core.validators import MaxValueValidator

from foundation.organisation.models import Role
from foundation.ui import forms
from governance.models import Ladder, LadderLevel
from governance.models.ladder import LEVELS, MOST_DAYS

TOO_LONG = f"Keep this to {MOST_DAYS} days"
HINTS = {
    1: "0 is as soon as the date has passed.",
    5: "Empty is never.",
}


class LadderForm(forms.ModelForm):
    """Days late for each of the five levels. Empty is never."""

    bands = (
        forms.Band(
            "Days late at which each level is asked",
            "level_1", "level_2", "level_3", "level_4", "level_5",
            guide="governance/guides/ladder.html",
        ),
    )  # fmt: skip
    asks = {"level_1": "Say after how many days level 1 is asked"}

    class Meta:
        model = Ladder
        fields = tuple(f"level_{level}" for level in LEVELS)

    def __init__(self, *args: Any, names: dict[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for level in LEVELS:
            field = self.fields[f"level_{level}"]
            field.label = f"Level {level}: {names.get(level, '')}"
            field.help_text = HINTS.get(level, "")
            field.validators.append(MaxValueValidator(MOST_DAYS, TOO_LONG))
            field.widget.attrs |= {"inputmode": "numeric", "max": MOST_DAYS}

    def _post_clean(self) -> None:
        """The service says what is wrong with the order of the days, in our words."""

    def days(self) -> dict[int, int | None]:
        return {level: self.cleaned_data[f"level_{level}"] for level in LEVELS}


class LevelForm(forms.ModelForm):
    """Whose roles one level asks, and how widely they must be held."""

    bands = (
        forms.Band(
            "Who is asked", "name", "roles", "reach", "also", guide="governance/guides/level.html"
        ),
    )
    asks = {"roles": "Choose at least one role", "name": "Give the level a name"}

    class Meta:
        model = LadderLevel
        fields = ("name", "roles", "reach", "also")
        widgets = {"roles": forms.CheckList(), "reach": forms.Picks(), "also": forms.Picks()}
        labels = {
            "name": "What the level is called",
            "roles": "Roles that are asked",
            "reach": "Held how widely",
            "also": "And beside the roles",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        roles: Any = self.fields["roles"]
        roles.queryset = Role.objects.order_by("order", "name")
