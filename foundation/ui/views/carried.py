"""What a form carries beside its fields: version, one-time id, draft token; and its draft."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.http import QueryDict

from foundation.ui.forms.conflict import fingerprints_of
from foundation.ui.models import Draft, Submission
from foundation.ui.problems import Problem
from foundation.ui.services.drafts import drop_draft, keep_draft
from foundation.ui.services.submissions import claim_submission, land_submission
from foundation.ui.tokens import CARRIED, FIELD, make_token

from .outcomes import Landed

KEY_LENGTH = 200


def draft_key(page: Any) -> str:
    """One draft for each form and each row that it is about: its address."""
    return str(page.request.path[:KEY_LENGTH])


def draftable(form: Any) -> list[str]:
    """The fields whose text may be kept. Passwords and files never."""
    return [
        name
        for name, field in form.fields.items()
        if not isinstance(field, forms.FileField)
        and not isinstance(field.widget, (forms.PasswordInput, forms.FileInput))
    ]


def draft_of(page: Any) -> Draft | None:
    if not page.drafts:
        return None
    return Draft.objects.of(page.user, draft_key(page)).first()


def forget_draft(page: Any) -> None:
    drop_draft(by=page.user, key=draft_key(page))


def keep_unsaved(page: Any, form: Any) -> None:
    """Keep what could not be saved, so that it is there again when the page is left like this."""
    if not page.drafts or not form.is_bound:
        return
    sent = page.request.POST
    typed = {name: sent.getlist(name) for name in draftable(form) if name in sent}
    if not any("".join(values) for values in typed.values()):
        return
    carried = {name: sent.getlist(name) for name in CARRIED if name in sent}
    try:
        keep_draft(by=page.user, key=draft_key(page), data=typed | carried)
    except Problem:  # too long to keep; it is still in the form that is shown
        return


def draft_data(draft: Draft) -> QueryDict:
    """A draft in the form in which a browser would send it."""
    data = QueryDict(mutable=True)
    for name, values in draft.data.items():
        data.setlist(name, [str(value) for value in values])
    return data


def initial_from(page: Any, draft: Draft | None) -> dict[str, Any]:
    """The typed text of a draft as the starting values of a form.

    Read twice: what was chosen in one field may bring another one into the form.
    """
    if draft is None:
        return {}
    first = _values_in(draft, page.make_form())
    return _values_in(draft, page.make_form(initial=first))


def _values_in(draft: Draft, form: Any) -> dict[str, Any]:
    data = draft_data(draft)
    return {
        name: form.fields[name].widget.value_from_datadict(data, {}, name)
        for name in draftable(form)
        if not form.fields[name].widget.value_omitted_from_data(data, {}, name)
        or name in draft.data
    }


def values_for(page: Any, form: Any, draft: Draft | None) -> dict[str, str]:
    """The hidden values of a form.

    A draft of an older version keeps that version, so that saving it asks rather than
    overwriting what somebody else saved meanwhile.
    """
    post, kept = page.request.POST, draft.data if draft else {}
    values = {"submission": _uuid(post.get("submission")) or str(uuid4())}
    if page.object is not None and hasattr(page.object, "version"):
        sent = post.get("version") if form.is_bound else next(iter(kept.get("version", ())), None)
        marks = post.get("opened") if form.is_bound else next(iter(kept.get("opened", ())), None)
        values["version"] = str(sent or page.object.version)
        values["opened"] = marks or fingerprints_of(page.make_form())
    if page.drafts and (names := draftable(form)):
        values[FIELD] = make_token(page.user.pk, draft_key(page), names)
    return values


def claim(page: Any) -> Submission | None:
    """Take the one-time id of this sending, or go to where it has led already."""
    sent = _uuid(page.request.POST.get("submission"))
    if sent is None:
        return None
    submission, first = claim_submission(by=page.user, uuid=UUID(sent))
    if not first:
        raise Landed(submission.url)
    return submission


def land(page: Any, submission: Submission | None, url: str) -> None:
    """The work is done: note where it led, and forget the draft."""
    if submission is not None:
        land_submission(by=page.user, submission=submission, url=url)
    if page.drafts:
        forget_draft(page)


def typed_values(post: QueryDict, form: Any) -> list[tuple[str, str]]:
    """All that was typed, to be carried through the page that asks which text to keep."""
    names = [name for name in draftable(form) if name in post]
    return [(name, value) for name in names for value in post.getlist(name)]


def _uuid(text: str | None) -> str | None:
    try:
        return str(UUID(text or ""))
    except ValueError:
        return None
