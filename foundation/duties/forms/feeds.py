"""Making a calendar link, knowing what it is."""

from foundation.ui import forms


class LinkForm(forms.Form):
    """One tick: the link is a key, and whoever has it reads."""

    understood = forms.BooleanField(
        label="I know that whoever has the link sees references and dates, and keep it to myself",
        error_messages={"required": "Tick this to say that you will keep the link to yourself"},
    )
