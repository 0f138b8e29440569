"""Agreeing a plan and reviewing it every month."""

from typing import Any

from foundation.ui import forms


class AgreeForm(forms.Form):
    """What the senior owner puts their name to."""

    statement = forms.CharField(
        max_length=600,
        label="What you agree to",
        help_text="In your words: what you will stand for, and what you give to it.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    asks = {"statement": "Say what you agree to"}


class ReviewForm(forms.Form):
    """What a review found. It begins with the facts; the person says what they mean."""

    bands = (
        forms.Band(
            "", "held_on", "moved", "stuck", "decisions", guide="qip/guides/review.html"
        ),
    )  # fmt: skip
    held_on = forms.DateField(label="Held on")
    moved = forms.CharField(
        max_length=4000,
        label="What moved",
        help_text="These lines are what the records say. Take out, add, and say what they mean.",
        widget=forms.Textarea(attrs={"rows": 7}),
    )
    stuck = forms.CharField(
        max_length=4000,
        label="What is stuck",
        help_text="And why. Everybody who may open this plan reads it: codes, not names.",
        widget=forms.Textarea(attrs={"rows": 7}),
    )
    decisions = forms.CharField(
        max_length=4000,
        label="What was decided",
        help_text="Who does what by when. If nothing was decided, say so.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    asks = {
        "held_on": "Give the day on which it was held",
        "moved": "Say what moved, or that nothing did",
        "stuck": "Say what is stuck, or that nothing is",
        "decisions": "Say what was decided, or that nothing was",
    }

    def clean_held_on(self) -> Any:
        day = self.cleaned_data["held_on"]
        if day and day > self.on:
            self.add_error(
                "held_on", "This day is still to come. Write the review when it was held"
            )
        return day
