"""Where somebody is supported: coming, moving, leaving."""

from typing import Any

from foundation.organisation.forms.people import EndPlacementForm, MoveForm, PlaceForm
from foundation.organisation.models import Person, Placement
from foundation.organisation.services import placements

from .people import OfPerson


class PlacePerson(OfPerson):
    """One more service for somebody."""

    parent_model, parent_kwarg = Person, "person"
    form_class = PlaceForm
    title, submit, said = "Another service", "Add the service", "The service is added."

    def save(self, form: Any) -> Placement:
        return placements.place_person(by=self.user, person=self.parent, **form.cleaned_data)


class OfPlacement(OfPerson):
    """A form about one placement."""

    model = Placement

    def rows(self) -> Any:
        return super().rows().select_related("person", "service")


class MovePerson(OfPlacement):
    """From one service to another on a day."""

    form_class = MoveForm
    title, submit, said = "Move to another service", "Record the move", "The move is recorded."

    def form_kwargs(self) -> dict[str, Any]:
        return {"leaves": self.object.service}

    def save(self, form: Any) -> Placement:
        return placements.move_person(by=self.user, placement=self.object, **form.cleaned_data)


class EndPlacement(OfPlacement):
    """The last day with a service."""

    form_class = EndPlacementForm
    title, submit, said = "Leaves the service", "Record the last day", "The last day is recorded."

    @property
    def intro(self) -> str:
        return f"{self.person.label} at {self.object.service}."

    def save(self, form: Any) -> Placement:
        return placements.end_placement(by=self.user, placement=self.object, **form.cleaned_data)
