"""Frameworks: read, change, renew, pair."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from foundation.evidence.forms import EditionForm, FrameworkForm, StatementForm
from foundation.evidence.models import Framework, Statement
from foundation.evidence.selectors.frameworks import chapters, pairs_of
from foundation.evidence.services import frameworks
from foundation.evidence.tables import FrameworkTable
from foundation.ui.views import DetailPage, FormPage, ListPage

LIST = ("Frameworks", "evidence:frameworks")


class FrameworkList(ListPage):
    permission = "evidence.view_framework"
    title, nav = "Frameworks", "frameworks"
    headline = (
        "What inspectors and commissioners ask. Actions name the statements they answer, so that "
        "a pack can be read from any framework."
    )
    table = FrameworkTable
    scope_field = ""

    def rows(self) -> QuerySet[Framework]:
        standing = Count("statements", filter=Q(statements__struck_out=False))
        return Framework.objects.annotate(count=standing).order_by("order", "key", "-pk")


class OneFramework(DetailPage):
    """One version of a framework. Frameworks are the same for everybody who may see them."""

    model = Framework
    permission = "evidence.view_framework"
    nav = "frameworks"

    def rows(self) -> QuerySet[Framework]:
        return Framework.objects.all()

    def crumbs(self) -> Iterable[tuple[str, str]]:
        return [(LIST[0], reverse(LIST[1]))]


class FrameworkPage(OneFramework):
    template_name = "evidence/framework.html"

    def title(self) -> str:
        return self.object.title

    def context(self) -> dict[str, Any]:
        return {
            "framework": self.object,
            "chapters": chapters(self.object),
            "may_change": self.user.has_perm("evidence.change_framework", self.object),
        }


class Within(FormPage):
    """A form about a framework, which comes back to the framework's page."""

    permission = "evidence.change_framework"
    nav = "frameworks"
    framework: Framework

    def crumbs(self) -> Iterable[tuple[str, str]]:
        here = self.framework
        return [
            (LIST[0], reverse(LIST[1])),
            (here.title, reverse("evidence:framework", args=[here.pk])),
        ]

    def landing(self, saved: Any) -> str:
        framework = saved if isinstance(saved, Framework) else saved.framework
        return reverse("evidence:framework", args=[framework.pk])


class FrameworkEdit(Within):
    model = Framework
    form_class = FrameworkForm
    title, submit, said = "Change this framework", "Save changes", "The framework is saved."

    def rows(self) -> QuerySet[Framework]:
        return Framework.objects.all()

    @property
    def framework(self) -> Framework:  # type: ignore[override]
        return self.object

    def save(self, form: Any) -> Framework:
        return frameworks.edit_framework(by=self.user, framework=self.object, **form.cleaned_data)


class InFramework(Within):
    """A form that makes something within the framework of the address."""

    parent_model = Framework
    parent_kwarg = "framework"

    def parent_rows(self) -> QuerySet[Framework]:
        return Framework.objects.all()

    @property
    def framework(self) -> Framework:  # type: ignore[override]
        return self.parent


class EditionAdd(InFramework):
    form_class = EditionForm
    title, submit, said = "Add a new version", "Add this version", "The new version is added."
    intro = (
        "The statements and pairings of this version are copied, and you can change them "
        "afterwards. Records that name the old version go on naming it."
    )

    def initial(self) -> dict[str, Any]:
        return {"acknowledgement": self.parent.acknowledgement, "status": "draft"}

    def save(self, form: Any) -> Framework:
        return frameworks.add_edition(by=self.user, framework=self.parent, **form.cleaned_data)


class StatementAdd(InFramework):
    form_class = StatementForm
    title, submit, said = "Add a statement", "Add this statement", "The statement is added."

    def form_kwargs(self) -> dict[str, Any]:
        return {"framework": self.parent}

    def save(self, form: Any) -> Statement:
        return frameworks.add_statement(by=self.user, framework=self.parent, **words_in(form))


class StatementEdit(Within):
    model = Statement
    form_class = StatementForm
    title, submit, said = "Change this statement", "Save changes", "The statement is saved."

    def rows(self) -> QuerySet[Statement]:
        return Statement.objects.select_related("framework")

    @property
    def framework(self) -> Framework:  # type: ignore[override]
        return self.object.framework

    def form_kwargs(self) -> dict[str, Any]:
        return {"framework": self.object.framework}

    def initial(self) -> dict[str, Any]:
        return {
            "scope_lines": "\n".join(self.object.scope),
            "pairs": [other.pk for other in pairs_of([self.object])[self.object.pk]],
        }

    def save(self, form: Any) -> Statement:
        return frameworks.edit_statement(by=self.user, statement=self.object, **words_in(form))


def words_in(form: Any) -> dict[str, Any]:
    """What was typed, with the topics under the name the record gives them."""
    words = dict(form.cleaned_data)
    words["scope"] = words.pop("scope_lines")
    return words
