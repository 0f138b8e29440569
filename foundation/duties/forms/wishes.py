"""How somebody wants to be told."""

from foundation.duties.models import Rhythm, Weekday
from foundation.ui import forms


class WishForm(forms.Form):
    """A rhythm, and the day of the weekly mail."""

    rhythm = forms.TypedChoiceField(
        label="How often",
        choices=Rhythm.choices,
        widget=forms.Picks(
            notes={
                Rhythm.AT_ONCE: "As it happens, between 07:00 and 20:00",
                Rhythm.DAILY: "One email at 07:30 on working days, if there is anything",
                Rhythm.WEEKLY: "One email a week at 07:30, if there is anything",
            },
            in_rows=False,
        ),
    )
    weekday = forms.TypedChoiceField(
        label="Day of the weekly email",
        choices=Weekday.choices,
        coerce=int,
        help_text="Counts only if you choose once a week",
    )

    bands = (
        forms.Band(
            "Email about what needs you", "rhythm", "weekday",
            guide="duties/guides/how_told.html", guide_title="What an email says",
        ),
    )  # fmt: skip
