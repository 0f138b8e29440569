"""Weak wording: what reads like activity rather than a change in practice.

Pure text in, one sentence out, or nothing. A nudge says why and asks a question; it never
stops anybody. Inspectors meet the same three fixes in plan after plan, "staff reminded",
"policy reissued" and "training delivered", and on their own they rarely change practice.
"""

import re
from collections.abc import Iterable

Pattern = tuple[re.Pattern[str], str]


def _words(expression: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{expression})", re.IGNORECASE)


REMINDER = (
    "This reads like a reminder. On their own, reminders rarely change practice. "
    "What will staff do differently?"
)
PAPER = (
    "This reads like paper: a policy says what should happen, not what does. "
    "What will staff do differently because of it?"
)
TRAINING = (
    "This reads like training alone. Being taught is not yet doing. "
    "What will staff do on the next shift, and who will see it?"
)
VAGUE = (
    "This says what should be so, not what somebody does. "
    "Who does what, when, that they did not do before?"
)
ACTIVITY = (
    "This shows that something was done, not that it worked. "
    "What would people, staff and figures show?"
)
BLAME = (
    "This names what staff lack. What happens to people because of it, how often, "
    "and how do you know?"
)

CHANGES: tuple[Pattern, ...] = (
    (_words(r"re-?mind\w*|re-?iterat\w+|(?:e-?mail|memo|message)\w* (?:sent|to|all)"), REMINDER),
    (
        _words(
            r"(?:polic\w+|procedure\w*|guidance|protocol\w*|form\w*|document\w*)\b.{0,40}"
            r"\b(?:re-?issu\w+|issued|re-?circulat\w+|circulat\w+|review\w*|updat\w+|re-?written"
            r"|re-?read|read and sign\w*|signed|shared|sent|in place|develop\w*)"
            r"|(?:re-?issu\w+|re-?circulat\w+|circulat\w+|review|updat\w+|re-?write|re-?read"
            r"|(?:read and )?sign|share|send|develop\w*) (?:out |of )?(?:the |our |all |a |an )?"
            r"(?:\w+ ){0,4}(?:polic\w+|procedure\w*|guidance|protocol\w*)"
        ),
        PAPER,
    ),
    (
        _words(
            r"(?:re-?)?train(?:ing|ed|s)?\b|refresher\w*|e-?learning|workshop\w*|toolbox talk\w*"
            r"|induction\b"
        ),
        TRAINING,
    ),
    (
        _words(
            r"(?:staff|managers?|everyone|team\w*)(?: \w+){0,3} (?:to be |be |are |is )?(?:made )?"
            r"aware\b|raise awareness|awareness rais\w+|to ensure|ensure\w*|make sure"
            r"|continue to (?:monitor|ensure|support)|be more \w+|improve communication"
        ),
        VAGUE,
    ),
)

# Words of doing on a shift. A sentence that holds one of them is more than a reminder.
DOING = _words(
    r"observ\w+|coach\w*|shadow\w*|rehears\w+|practis\w+|demonstrat\w+|role.?play\w*"
    r"|supervision|spot.?check\w*|walk.?round\w*|hand-?over\w*|(?:each|every) (?:shift|morning"
    r"|evening|day|week|time|person|incident)|before (?:each|every|any|starting|they)|daily|weekly"
    r"|at the (?:start|end) of|within \d+|instead of|checklist|offers?\b|asks?\b|records?\b"
)

SUCCESSES: tuple[Pattern, ...] = (
    (
        _words(
            r"(?:all|100 ?%|every|\d+ ?%)(?: of)?(?: (?:the|our))?(?: \w+){0,3}"
            r" (?:staff |team |members? )?(?:(?:have|has|will|are|is|been|be|to) ){0,3}"
            r"(?:re-?)?(?:train\w*|attend\w*|sign\w*|read|remind\w*|inform\w*|complet\w+)"
            r"|(?:staff|team)(?: \w+){0,2} (?:re-?)?(?:trained|reminded|informed|aware)"
            r"|training (?:is |has been |will be )?(?:complet\w+|deliver\w+|attend\w*|matrix)"
        ),
        ACTIVITY,
    ),
    (
        _words(
            r"(?:action|task|work|audit|review)s?\b.{0,20}\b(?:complet\w+|done|finish\w*|closed)"
            r"|complet(?:ed|ion)\b|signed off|sign-off"
        ),
        ACTIVITY,
    ),
    (
        _words(
            r"(?:polic\w+|procedure\w*|guidance|document\w*|form\w*|plan\w*|system\w*)\b.{0,30}"
            r"\b(?:in place|updated|reviewed|issued|circulated|available|written)"
        ),
        ACTIVITY,
    ),
)

# Signs that somebody will look at what happens to people.
SHOWING = _words(
    r"observ\w+|people (?:say|tell|choose|go|get|are|have|spend|cook)|person\b|(?:they|she|he) say"
    r"|feedback|fewer|more\b|less\b|fall\w*|fell\b|rise\w*|rose\b|reduc\w+|drop\w*|increase\w*"
    r"|no (?:repeat|more|further)|\d+ (?:in|of|out of) \d+|(?:for|over) \w+ (?:weeks|months)"
    r"|can (?:say|explain|show)|on time|re-?audit|score\w*|sample\w*"
)

PROBLEMS: tuple[Pattern, ...] = (
    (
        _words(
            r"(?:staff|team|managers?|workers?)(?: \w+){0,2} (?:lack\w*|do(?:es)? not understand"
            r"|don['’]t understand|(?:are|is|were) (?:not|un)\s?aware)"
            r"|lack of (?:staff )?(?:awareness|knowledge|understanding|training|compliance)"
            r"|poor (?:practice|compliance|recording|communication)|non-?complian\w+"
        ),
        BLAME,
    ),
)
COUNTED = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|half|most|none|every)\b",
    re.IGNORECASE,
)

CLAUSE = re.compile(r"(?<=[.!?;])\s+|\n+|;\s*|•")


def weak_change(text: str) -> str:
    """A nudge when a new standard is nothing but reminding, reissuing, training or hoping."""
    return _only(text, CHANGES, DOING)


def weak_success(text: str) -> str:
    """A nudge when success would be met by ticking the action complete."""
    return _only(text, SUCCESSES, SHOWING)


def weak_problem(text: str) -> str:
    """A nudge when a problem names what staff lack and nobody could check it."""
    return "" if COUNTED.search(text) else _only(text, PROBLEMS, COUNTED)


def _only(text: str, patterns: Iterable[Pattern], substance: re.Pattern[str]) -> str:
    """The sentence for the first weak clause, if the text has no clause with substance."""
    found = ""
    for clause in filter(None, (part.strip(" -–•\t") for part in CLAUSE.split(text))):
        kind = next((words for pattern, words in patterns if pattern.search(clause)), "")
        if not kind or substance.search(clause):
            return ""
        found = found or kind
    return found
