"""The names that must not leave with a pack, and the words that only look like them."""

from collections import Counter
from collections.abc import Iterator

from foundation.organisation.models import Person, Provider, Region, Service, User
from qip.models import Plan
from qip.spc_words import TARGET_WORDS

from .redaction import A_PERSON, PEOPLE, STAFF, Known, Redactor, redactor, words_of

SHORTEST = 3
ABBREVIATIONS = frozenset(
    "LA GP OT HR IT AM PM QA NI RM CQC ICB NHS PBS PRN DoLS MCA SALT STOMP KLOE QIP SPC UK".split()  # noqa: SIM905
)


def redactor_for(plan: Plan) -> Redactor:
    """Knows everybody who works here and everybody who is supported.

    People are also known by their initials where the plan applies, unless two share them:
    then the text only says “a person”.
    """
    return redactor([*_places(), *_staff(), *_people(), *_initials(plan)])


def _known(text: str, kind: str = "", stands_for: str = "") -> Iterator[Known]:
    words = words_of(text)
    if words:
        yield Known(words, kind, stands_for)


def _places() -> Iterator[Known]:
    """Names of places, and our own verdicts, which may contain somebody's name by accident."""
    for model in (Provider, Region, Service):
        for name in model.objects.values_list("name", flat=True):
            yield from _known(name)
    for words, _ in TARGET_WORDS.values():
        yield from _known(words)


def _staff() -> Iterator[Known]:
    for user in User.objects.all():
        if len(words_of(user.name)) > 1:
            yield from _known(user.name, STAFF, user.role_words)


def _people() -> Iterator[Known]:
    for reference, name in Person.objects.values_list("reference", "preferred_name"):
        yield from _known(reference, PEOPLE, reference)
        if len(name) >= SHORTEST:
            yield from _known(name, PEOPLE, reference)


def _initials(plan: Plan) -> Iterator[Known]:
    here = Person.objects.all()
    if not plan.all_services:
        here = here.filter(placements__service__in=plan.services.all())
    rows = set(here.values_list("initials", "reference"))
    shared = Counter(initials for initials, _ in rows)
    for initials, reference in sorted(rows):
        if len(initials) > 1 and initials not in ABBREVIATIONS:
            stands_for = reference if shared[initials] == 1 else A_PERSON
            yield from _known(initials, PEOPLE, stands_for)
