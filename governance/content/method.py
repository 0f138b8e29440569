"""How the charts are read, what words mean, what was left out and how to check a copy."""

from collections import Counter

from foundation.evidence.sections import (
    Beside,
    Block,
    Cell,
    Col,
    Glossary,
    Heading,
    Prose,
    Row,
    Section,
    Table,
)

from .redaction import HOW

LIMITS = (
    "Limits are the mean plus and minus 2.66 times the average moving range. Four signs count as "
    "more than chance: a point outside the limits; seven points in a row on one side of the mean; "
    "seven points rising or falling; two of three points close to a limit. With fewer than 13 "
    "points the limits are on trial; with fewer than 7 there are none, and no verdict."
)
AFRESH = (
    "Limits are worked out afresh only when a named person decides that a new level has begun, "
    "with a reason and a date; the old limits stay on the chart. Where most results are nought, "
    "the days between events are charted instead."
)
CHECK = (
    "The fingerprint at the foot of each page was made from the frozen records and cannot be "
    "made from any others. Ask the provider to read you the fingerprint in their system. If the "
    "two differ, this copy has been changed. The file itself has a checksum there too."
)
SMALL = "Numbers of people from 1 to 4 are shown together or as “fewer than 5”."
NOTHING = f"No names of staff or of people supported were found in what people wrote. {SMALL}"
TERMS = (
    ("Action", "One change in practice, with an owner and a date."),
    ("Blocked", "Work cannot go on, and the record says who is being waited for."),
    ("By chance", "Within the range that results fall in anyway. Such a move proves nothing."),
    ("Closed", "Weeks after it was verified somebody looked again, and it still held."),
    ("Done", "The owner says it is finished. Somebody else has not checked it yet."),
    ("Evidence held", "A file attached to the action; it can be asked for."),
    ("First date", "The date first agreed. It never changes."),
    ("Late", "The date now has passed and the action is not done."),
    ("Partner measure", "Shows whether life got bigger or smaller as the first measure moved."),
    (
        "Strand",
        "Practice standards, competence, oversight, learning loop: change needs all four.",
    ),
    ("Target hit and miss", "The target lies within the usual range: met in some months only."),
    ("Verified", "Somebody else saw two kinds of evidence, criterion by criterion."),
)


def method_section(log: Counter[str]) -> Section:
    blocks: list[Block] = [
        Beside(
            left=(Heading("How charts are read"), Prose((LIMITS, AFRESH))),
            right=(
                *(Heading("How to check this pack"), Prose((CHECK,))),
                *(Heading("What was taken out"), _taken_out(log)),
            ),
        ),
        Glossary("Words used", TERMS),
    ]
    return Section("method", "Method", "", tuple(blocks), 95)


def _taken_out(log: Counter[str]) -> Block:
    """Names found in what people wrote. Small numbers are grouped before they are counted."""
    if not log:
        return Prose((NOTHING,))
    return Table(
        caption="Replaced in what people wrote",
        cols=(Col("What", 40), Col("Times", 12, "r"), Col("How")),
        rows=tuple(Row((Cell(what), Cell(str(n)), Cell(HOW[what]))) for what, n in log.items()),
        key=SMALL,
    )
