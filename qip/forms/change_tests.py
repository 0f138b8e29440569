"""Trying a change: what is planned, and what was learnt."""

from foundation.ui import forms
from qip.models import Decision


class TestForm(forms.Form):
    """One cycle, written down before it begins."""

    __test__ = False
    bands = (
        forms.Band("What you will try", "tried", "where", "prediction", "started_on",
                   guide="qip/guides/test_of_change.html", guide_title="A good test"),
    )  # fmt: skip
    tried = forms.CharField(
        max_length=600, label="What is tried", widget=forms.Textarea(attrs={"rows": 3}),
        help_text="One thing that is done differently, small enough to try this week",
    )  # fmt: skip
    where = forms.CharField(
        max_length=200, label="Where and with whom",
        help_text="A flat, a shift, codes such as P-014. No names.",
    )  # fmt: skip
    prediction = forms.CharField(
        max_length=600, label="What do you expect?", widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Write it before you start, with a number if you can",
    )  # fmt: skip
    started_on = forms.DateField(label="First day")
    asks = {
        "tried": "Say what is tried",
        "where": "Say where and with whom",
        "prediction": "Say what you expect to happen",
        "started_on": "Give the first day of the test",
    }


class StudyForm(forms.Form):
    """What happened, and what follows."""

    happened = forms.CharField(
        max_length=1000, label="What happened?", widget=forms.Textarea(attrs={"rows": 4}),
        help_text="What was seen and counted, also what went wrong. Codes, not names.",
    )  # fmt: skip
    decision = forms.ChoiceField(
        label="What follows from it?",
        choices=(
            (Decision.ADOPT, "Adopt it"),
            (Decision.ADAPT, "Adapt it"),
            (Decision.ABANDON, "Abandon it"),
        ),
        widget=forms.Picks(
            notes={
                Decision.ADOPT: "It works here: it becomes how we do it",
                Decision.ADAPT: "Nearly: change something and test again",
                Decision.ABANDON: "It does not help: we stop, and know why",
            }
        ),
    )
    reason = forms.CharField(
        max_length=600, label="Why?", widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Compare what happened with what you expected",
    )  # fmt: skip
    asks = {
        "happened": "Say what happened",
        "decision": "Choose what follows from it",
        "reason": "Say why",
    }
