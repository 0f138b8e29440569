"""What is typed about staff."""

from typing import Any

from foundation.organisation.access import INVITE, may_give
from foundation.organisation.models import User
from foundation.organisation.selectors.places import places_for, roles_for
from foundation.ui import forms

from .fields import PlaceField, RoleField


class RolePart(forms.Form):
    """A role, where it is held, and from when to when."""

    role = RoleField()
    place = PlaceField(help_text="The smallest place that is enough")
    starts_on = forms.DateField(label="First day")
    ends_on = forms.DateField(
        label="Last day", required=False, help_text="Leave empty if it is not known yet"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].offer(roles_for(self.user, self.on))  # type: ignore[attr-defined]
        self.fields["place"].offer(places_for(self.user, INVITE, self.on))  # type: ignore[attr-defined]
        self.fields["starts_on"].initial = self.on
        if len(self.fields["place"].places) == 1:  # type: ignore[attr-defined]
            self.fields["place"].initial = next(iter(self.fields["place"].places))  # type: ignore[attr-defined]
        for name in ("role", "place"):
            self.dress(name)

    def clean(self) -> dict[str, Any]:
        """Say at once when the role and the place do not go together for this person."""
        typed = super().clean() or {}
        role, place = typed.get("role"), typed.get("place")
        if role and place and not may_give(self.user, role, place):
            self.add_error(
                "role",
                f"You may not give the role {role.name.lower()} at this place: {place}. "
                "Ask your system administrator.",
            )
        return typed


class InviteForm(RolePart):
    """Inviting a colleague."""

    name = forms.CharField(label="Name", max_length=80)
    email = forms.EmailField(
        label="Work email", max_length=254, help_text="Their own address, which nobody else reads"
    )
    job_title = forms.CharField(
        label="Job title", max_length=80, required=False,
        help_text="How they appear in plans and packs, such as Team leader",
    )  # fmt: skip

    bands = (
        forms.Band("Who", "name", "email", "job_title", guide="organisation/guides/who.html"),
        forms.Band(
            "What they will do here", "role", "place", ("starts_on", "ends_on"),
            guide="organisation/guides/role.html",
        ),
    )  # fmt: skip


class GiveRoleForm(RolePart):
    """A role for somebody who has an account."""

    bands = (
        forms.Band(
            "The role", "role", "place", ("starts_on", "ends_on"),
            guide="organisation/guides/role.html",
        ),
    )  # fmt: skip


class EndMembershipForm(forms.Form):
    """The last day of a role."""

    ends_on = forms.DateField(
        label="Last day", help_text="They keep the role until the end of that day"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ends_on"].initial = self.on


class DetailsForm(forms.ModelForm):
    """How a member of staff appears."""

    class Meta:
        model = User
        fields = ("name", "job_title")
        help_texts = {"job_title": "How you appear in plans and packs, where names are not shown"}


class NoQuestions(forms.Form):
    """A confirmation that needs no words."""
