"""What is typed about a role."""

from typing import Any

from foundation.organisation.models import Role
from foundation.organisation.selectors.permissions import permissions_by_room
from foundation.ui import forms


class RoleForm(forms.ModelForm):
    """What a role is called and what it may do."""

    permissions = forms.MultipleChoiceField(
        label="May",
        required=False,
        widget=forms.CheckList(),
        help_text="At the places where it is held",
    )
    bands = (
        forms.Band("The role", "name", "description"),
        forms.Band("What it may do", "permissions", guide="organisation/guides/permissions.html"),
    )

    class Meta:
        model = Role
        fields = ("name", "description")
        labels = {"description": "What it is for"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["permissions"]
        field.choices = [  # type: ignore[attr-defined]
            (room, [(one.code, one.label) for one in found])
            for room, found in permissions_by_room()
        ]
        field.initial = list(self.instance.permissions)
