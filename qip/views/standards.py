"""Practice standards: the library, one standard, its versions."""

from collections.abc import Iterable
from typing import Any

from django.http import Http404
from django.urls import reverse

from foundation.ui.tables import Empty
from foundation.ui.views import Button, ConfirmPage, DetailPage, FormPage, ListPage, Tab
from foundation.ui.words import full_day
from qip.differences import beside
from qip.forms.standards import StandardFilter, StandardForm, StandardNewForm, VersionForm
from qip.forms.steps import NothingForm
from qip.models import AFTER_DONE, Action, Standard, StandardVersion, VersionState
from qip.selectors.standards import (
    standards_found,
    version_sentence,
    versions_of,
    with_versions,
)
from qip.services import standards
from qip.tables.learning import StandardTable

CHANGES = "qip.change_standard"
TEACHES = (
    "A standard says what good looks like here, in words that a new colleague understands, "
    "and how staff apply it every day."
)


def standard_crumbs(standard: Standard | None = None) -> list[tuple[str, str]]:
    """Standards / Standard 3."""
    first = [("Standards", reverse("qip:standards"))]
    return first if standard is None else [*first, (str(standard), standard.get_absolute_url())]


class StandardList(ListPage):
    permission = "qip.view_standard"
    nav = "standards"
    title = "Practice standards"
    noun = "standards"
    table = StandardTable
    filters = StandardFilter
    headline = "What good looks like here, and since when."
    tabs = (
        Tab("all", "All"),
        Tab("in_force", "In force", lambda rows, on: rows.in_force()),
        Tab("proposed", "With a proposal", lambda rows, on: rows.with_proposal()),
    )

    def rows(self) -> Any:
        return standards_found(self.user)

    def actions(self) -> Iterable[Button]:
        if self.user.has_perm(CHANGES):
            yield Button("Write a standard", reverse("qip:standard_new"), primary=True)

    @property
    def empty(self) -> Empty:
        if self.user.has_perm(CHANGES):
            url = reverse("qip:standard_new")
            return Empty("No standards yet", TEACHES, url, "Write the first one")
        return Empty("No standards for your services yet", TEACHES)


class StandardPage(DetailPage):
    permission = "qip.view_standard"
    model = Standard
    nav = "standards"
    template_name = "qip/standard.html"

    def rows(self) -> Any:
        return super().rows().select_related("owner_role").prefetch_related("services")

    def title(self) -> str:
        return self.object.title

    def crumbs(self) -> list[tuple[str, str]]:
        return standard_crumbs()

    def context(self) -> dict[str, Any]:
        versions = versions_of(self.object)
        now = next((one for one in versions if one.state == VersionState.IN_FORCE), None)
        ahead = next((one for one in versions if one.state == VersionState.PROPOSED), None)
        changes = self.user.has_perm(CHANGES, self.object)
        return {
            "standard": self.object,
            "now": now,
            "ahead": ahead,
            "ahead_words": version_sentence(ahead) if ahead else "",
            "ahead_action": openable(ahead, self.user),
            "ahead_lines": compared(now, ahead) if now and ahead else [],
            "earlier": [one for one in versions if one.state == VersionState.SUPERSEDED],
            "may_change": changes,
            "may_reword": changes and may_reword(ahead),
            "may_force": changes and ahead is not None and may_force(ahead),
        }


def openable(version: StandardVersion | None, user: Any) -> Action | None:
    """The action of a version, if this person may open it."""
    if version is None or version.action_id is None:
        return None
    return Action.objects.visible_to(user).filter(pk=version.action_id).first()


def may_reword(version: StandardVersion | None) -> bool:
    """A proposal, and nobody is proving it with these very words."""
    return version is not None and not (version.action and version.action.state in AFTER_DONE)


def may_force(version: StandardVersion) -> bool:
    """No action decides it: there is none, or it was cancelled."""
    return version.action is None or version.action.state == "cancelled"


def compared(old: StandardVersion, new: StandardVersion) -> list[tuple[str, Any, Any]]:
    """Both texts of two versions, in pieces, under their headings."""
    return [
        ("What good looks like", *beside(old.good, new.good)),
        ("How staff apply it every day", *beside(old.daily_application, new.daily_application)),
    ]


class StandardNew(FormPage):
    permission = CHANGES
    nav = "standards"
    form_class = StandardNewForm
    title, submit = "Write a practice standard", "Keep as a proposal"
    said = "The standard is written as a proposal."

    def crumbs(self) -> list[tuple[str, str]]:
        return standard_crumbs()

    def initial(self) -> dict[str, Any]:
        """From the page of an action: what it says already."""
        asked = self.request.GET.get("action", "")
        if not (asked.isascii() and asked.isdigit() and len(asked) < 9):
            return {}
        action = Action.objects.visible_to(self.user).filter(pk=int(asked)).first()
        if action is None:
            return {}
        return {
            "action": action.pk, "good": action.standard,
            "daily_application": action.daily_application, "all_services": action.all_services,
            "services": [one.pk for one in action.services.all()],
            "statements": [one.pk for one in action.statements.all()],
        }  # fmt: skip

    def save(self, form: Any) -> Standard:
        return standards.write_standard(
            by=self.user, services=form.services_chosen(), **form.changes(), **form.words()
        )


class StandardEdit(FormPage):
    permission = CHANGES
    model = Standard
    nav = "standards"
    form_class = StandardForm
    title, submit, said = "Name, place and owner", "Save changes", "The standard is saved."

    def crumbs(self) -> list[tuple[str, str]]:
        return standard_crumbs(self.object)

    def save(self, form: Any) -> Standard:
        return standards.change_standard(
            by=self.user, standard=self.object, changes=form.changes(),
            services=form.services_chosen(),
        )  # fmt: skip


class OfStandard(FormPage):
    """A form about a version; it is found through its standard."""

    permission = CHANGES
    parent_model, parent_kwarg = Standard, "standard"
    nav = "standards"
    parent: Standard

    def parent_rows(self) -> Any:
        return with_versions(super().parent_rows())

    def allowed(self) -> bool:
        return bool(self.user.has_perm(self.permission, self.parent))

    def crumbs(self) -> list[tuple[str, str]]:
        return standard_crumbs(self.parent)

    def landing(self, saved: Any) -> str:
        return self.parent.get_absolute_url()


class VersionPropose(OfStandard):
    """Other words, beginning with those that hold now."""

    form_class = VersionForm
    title, submit = "Propose a version", "Propose it"
    said = "The version is proposed. The one in force holds until then."

    def initial(self) -> dict[str, Any]:
        last = next(iter(self.parent.versions.all()), None)
        if last is None:
            return {}
        return {
            "good": last.good, "daily_application": last.daily_application,
            "statements": [one.pk for one in last.statements.all()],
        }  # fmt: skip

    def save(self, form: Any) -> StandardVersion:
        return standards.propose_version(by=self.user, standard=self.parent, **form.words())


class VersionReword(OfStandard):
    model: Any = StandardVersion
    form_class = VersionForm
    title, submit, said = "Change this proposal", "Save changes", "The proposal is saved."

    def rows(self) -> Any:
        return self.parent.versions.proposed().select_related("action", "action__plan")

    def save(self, form: Any) -> StandardVersion:
        return standards.reword_version(by=self.user, version=self.object, **form.words())


class VersionForce(OfStandard, ConfirmPage):
    """A proposal that no action tries out."""

    model: Any = StandardVersion
    form_class = NothingForm
    title, submit = "Bring it into force", "Bring it into force"
    said = "The version is in force from today."

    def rows(self) -> Any:
        return self.parent.versions.proposed().select_related("action", "action__plan")

    def ask(self) -> str:
        return (
            f"Version {self.object.number} holds from today, {full_day(self.on)}. The one before "
            "it stays readable."
        )

    def save(self, form: Any) -> StandardVersion:
        return standards.bring_into_force(by=self.user, version=self.object, on=self.on)


class VersionPage(DetailPage):
    """One version beside another: what changed."""

    permission = "qip.view_standard"
    nav = "standards"
    template_name = "qip/version.html"

    def fetch(self) -> None:
        self.parent = self.reach(Standard, pk=self.kwargs["standard"])
        self.versions = versions_of(self.parent)
        found = [one for one in self.versions if one.pk == self.kwargs["pk"]]
        if not found:
            raise Http404
        self.version = found[0]

    def allowed(self) -> bool:
        return bool(self.user.has_perm(self.permission, self.parent))

    def title(self) -> str:
        return f"{self.parent.title}: version {self.version.number}"

    def crumbs(self) -> list[tuple[str, str]]:
        return standard_crumbs(self.parent)

    def old(self) -> StandardVersion | None:
        """The version asked for, or else the one before."""
        asked = self.request.GET.get("beside", "")
        others = {str(one.number): one for one in self.versions if one is not self.version}
        before = (one for one in self.versions if one.number < self.version.number)
        return others.get(asked) or next(before, None)

    def context(self) -> dict[str, Any]:
        old = self.old()
        return {
            "standard": self.parent,
            "version": self.version,
            "old": old,
            "shown": [one for one in (old, self.version) if one],
            "lines": compared(old, self.version) if old else [],
            "others": [one for one in self.versions if one not in (old, self.version)],
            "words": version_sentence(self.version),
        }
