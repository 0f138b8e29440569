"""What is typed about people supported."""

from datetime import timedelta
from typing import Any

from foundation.organisation.models import CommunicationNeed, Person, Service
from foundation.organisation.selectors.people import services_for_people
from foundation.ui import forms

from .fields import offer_in_use

# How long a communication need may go without a review, unless somebody says sooner.
REVIEW_AFTER = timedelta(days=182)


class ServiceOfPerson(forms.ModelChoiceField):
    """A service that may be chosen for somebody."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(None, empty_label="Choose a service", **kwargs)


class PersonForm(forms.ModelForm):
    """How somebody is called."""

    class Meta:
        model = Person
        fields = ("preferred_name", "initials")
        labels = {"preferred_name": "Name they like to be called by"}
        help_texts = {
            "preferred_name": "Shown on their own page only",
            "initials": "Shown everywhere else, with their reference",
        }


class NewPersonForm(PersonForm):
    """Somebody new, and where they are supported."""

    service = ServiceOfPerson(label="Where they are supported")
    starts_on = forms.DateField(label="Since")
    bands = (
        forms.Band(
            "The person", "preferred_name", "initials", guide="organisation/guides/person.html"
        ),
        forms.Band("Where", "service", "starts_on"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["service"].queryset = services_for_people(self.user, self.on)  # type: ignore[attr-defined]


class PlaceForm(forms.Form):
    """One more service that supports somebody."""

    service = ServiceOfPerson(label="Service")
    starts_on = forms.DateField(label="Since")
    ends_on = forms.DateField(
        label="Last day", required=False, help_text="Only if it is known, as for a short stay"
    )
    bands = (forms.Band("", "service", ("starts_on", "ends_on")),)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["service"].queryset = services_for_people(self.user, self.on)  # type: ignore[attr-defined]
        self.fields["starts_on"].initial = self.on


class MoveForm(forms.Form):
    """Where somebody moves, and when."""

    to = ServiceOfPerson(
        label="Moves to",
        help_text="Services at which you may change records. For others, ask somebody who works "
        "with both",
    )
    moves_on = forms.DateField(
        label="On the day", help_text="On that day both services see the record"
    )

    def __init__(self, *args: Any, leaves: Service, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = services_for_people(self.user, self.on)
        self.fields["to"].queryset = rows.exclude(pk=leaves.pk)  # type: ignore[attr-defined]
        self.fields["moves_on"].initial = self.on


class EndPlacementForm(forms.Form):
    """The last day with a service."""

    ends_on = forms.DateField(
        label="Last day", help_text="After that day the service no longer sees the record"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ends_on"].initial = self.on


class NeedForm(forms.ModelForm):
    """What somebody needs to be given information and to be understood."""

    class Meta:
        model = CommunicationNeed
        fields = ("need", "accessible_format")
        labels = {"need": "What they need", "accessible_format": "Format"}
        help_texts = {
            "need": "Such as: short sentences with photos, one thing at a time",
            "accessible_format": "The way in which they are given information",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_in_use(self, "accessible_format")
        self.fields["accessible_format"].empty_label = "No special format"  # type: ignore[attr-defined]


class NewNeedForm(NeedForm):
    """A need, and when it was talked through with the person."""

    reviewed_on = forms.DateField(label="Talked through with them on")
    review_due_on = forms.DateField(label="Next review by")
    bands = (
        forms.Band("The need", "need", "accessible_format", guide="organisation/guides/need.html"),
        forms.Band("Review", ("reviewed_on", "review_due_on")),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reviewed_on"].initial = self.on
        self.fields["review_due_on"].initial = self.on + REVIEW_AFTER


class ReviewForm(forms.Form):
    """One review of a need with the person."""

    reviewed_on = forms.DateField(label="Reviewed with them on")
    review_due_on = forms.DateField(label="Next review by")
    finding = forms.CharField(
        label="What was found", required=False, max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Such as: easy read works, letters from the hospital still come in small print",
    )  # fmt: skip
    bands = (forms.Band("", ("reviewed_on", "review_due_on"), "finding"),)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reviewed_on"].initial = self.on
        self.fields["review_due_on"].initial = self.on + REVIEW_AFTER


class EndNeedForm(forms.Form):
    """Since when somebody no longer has a need."""

    ended_on = forms.DateField(label="No longer needed since")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ended_on"].initial = self.on
