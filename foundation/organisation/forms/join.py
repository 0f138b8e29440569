"""What is typed by somebody who takes up an invitation."""

from foundation.ui import forms


class JoinForm(forms.Form):
    """A password of one's own."""

    password = forms.CharField(
        label="Choose a password",
        widget=forms.Password(attrs={"autocomplete": "new-password"}),
        strip=False,
        max_length=256,
        help_text="12 characters or more. Three or four words that only you would put together",
    )
    asks = {"password": "Choose a password of 12 characters or more"}
