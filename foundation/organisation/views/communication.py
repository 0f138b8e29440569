"""What somebody needs to be understood: recording, reviewing, ending."""

from typing import Any

from foundation.organisation.forms.people import EndNeedForm, NeedForm, NewNeedForm, ReviewForm
from foundation.organisation.models import CommunicationNeed, Person
from foundation.organisation.services import communication

from .people import OfPerson


class NeedAdd(OfPerson):
    """One more need."""

    parent_model, parent_kwarg = Person, "person"
    form_class = NewNeedForm
    title, submit, said = "A communication need", "Record it", "It is recorded."

    def save(self, form: Any) -> CommunicationNeed:
        return communication.add_need(by=self.user, person=self.parent, **form.cleaned_data)


class OfNeed(OfPerson):
    """A form about one need."""

    model = CommunicationNeed

    def rows(self) -> Any:
        return super().rows().in_use().select_related("person")


class NeedChange(OfNeed):
    """The words of a need, or its format."""

    form_class = NeedForm
    title, submit, said = "Change this need", "Save", "Saved."

    def save(self, form: Any) -> CommunicationNeed:
        return communication.change_need(
            by=self.user, communication_need=self.object, **form.cleaned_data
        )


class NeedReview(OfNeed):
    """A review with the person."""

    form_class = ReviewForm
    title, submit, said = "Review this need", "Record the review", "The review is recorded."

    @property
    def intro(self) -> str:
        return f"{self.object.need}"

    def save(self, form: Any) -> CommunicationNeed:
        return communication.review_need(
            by=self.user, communication_need=self.object, **form.cleaned_data
        )


class NeedEnd(OfNeed):
    """A need that is no longer there."""

    form_class = EndNeedForm
    title, submit, said = "No longer needed", "Record it", "It is recorded."

    @property
    def intro(self) -> str:
        return f"{self.object.need}"

    def save(self, form: Any) -> CommunicationNeed:
        return communication.end_need(
            by=self.user, communication_need=self.object, **form.cleaned_data
        )
