"""Understanding one row: what the action would be, what is missing, and every problem in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from .choices import read_risk, read_strand
from .date_words import EXCEL_ERRORS
from .dates import read_date
from .fields import BY_KEY, FIELDS, KEPT_AS_NOTE, TITLE_LIMIT, Field, Kind
from .identity import split_number
from .limits import column_name
from .people import Directory, read_owner
from .status_words import Meaning
from .statuses import read_status
from .tidy import first_sentence, plain, shorten

NOTE_LIMIT = 2_000
WHOLE = ("problem", "standard", "daily_application", "success", "owner", "due")
NO_ACTION = "There is no action in this row. Write one, or leave the row out"
SHORTENED_TITLE = "The title was shortened. The whole text is kept as the new standard"
TITLE_OF_NOTE = "The title was shortened. The whole text is kept in a note"
NO_LEVEL = "“{}” is no level we know: moderate was taken"
NO_SERVICE = "“{}” is no service of this plan, so all of them were taken"
UNSAVED = "The file does not hold the result of the formula under “{}”"


class Level(StrEnum):
    """How much a finding matters."""

    STOP = "stop"
    GAP = "gap"
    CHECK = "check"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to say about one field of a row."""

    field: str
    level: Level
    text: str


@dataclass(frozen=True, slots=True)
class Context:
    """What holds for every row: which column is which, who there is, and what was chosen."""

    header: Sequence[str]
    matching: Mapping[int, str]
    on: date
    directory: Directory = field(default_factory=Directory)
    services: Mapping[str, int] = field(default_factory=dict)
    places: frozenset[int] | None = None
    strand: str = "standards"
    heading_strands: Mapping[str, str] = field(default_factory=dict)
    statuses: Mapping[str, str] = field(default_factory=dict)
    owners: Mapping[str, int | None] = field(default_factory=dict)
    blank_owner: int | None = None
    blank_due: date | None = None
    numbered: bool = False

    def columns(self, key: str) -> list[int]:
        return [column for column, given in sorted(self.matching.items()) if given == key]

    def name(self, column: int) -> str:
        name = self.header[column] if column < len(self.header) else ""
        return name or f"Column {column_name(column)}"


@dataclass(slots=True)
class Understood:
    """What a row comes to."""

    values: dict[str, Any] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    note: list[str] = field(default_factory=list)
    words: str = ""
    reference: str = ""

    def say(self, key: str, level: Level, text: str) -> None:
        if text:
            self.findings.append(Finding(key, level, text))

    @property
    def stops(self) -> bool:
        return any(finding.level == Level.STOP for finding in self.findings)

    @property
    def missing(self) -> list[str]:
        """What is needed before the action can be agreed."""
        return [key for key in WHOLE if not self.values.get(key)]


@dataclass(frozen=True, slots=True)
class Source:
    """One row as it came: its cells, with those above that blank cells may repeat."""

    cells: Sequence[str]
    heading: str = ""
    above: Mapping[int, str] = field(default_factory=dict)
    unsaved: Sequence[int] = ()

    def cell(self, column: int, key: str) -> str:
        text = self.cells[column] if column < len(self.cells) else ""
        if not text and column in self.above and key in BY_KEY and BY_KEY[key].liftable:
            return self.above[column]
        return text


def understand(source: Source, context: Context, answers: Mapping[str, Any]) -> Understood:
    """Read one row. ``answers`` are what the person put in place of what the row says."""
    row = Understood()
    texts = {one.key: _gather(one, source, context, row) for one in FIELDS}
    row.reference = texts["reference"][:80]
    row.words = texts["title"] or texts["standard"] or texts["problem"]
    if context.numbered:
        number, texts["title"] = split_number(texts["title"])
        row.reference = row.reference or number
    _texts(row, texts, context, answers)
    _placing(row, source, texts, context, answers)
    _owner(row, texts, context, answers)
    _dates(row, texts, context, answers)
    _status(row, texts, context, answers)
    _keep_the_rest(row, source, texts, context)
    return row


def _gather(one: Field, source: Source, context: Context, row: Understood) -> str:
    """The words of every column that was matched to a field, as one text."""
    said = []
    columns = context.columns(one.key)
    for column in columns:
        text = source.cell(column, one.key)
        if column in source.unsaved:
            level = Level.CHECK if one.kind == Kind.NOTE else Level.GAP
            row.say(one.key, level, UNSAVED.format(context.name(column)))
        if text.upper() in EXCEL_ERRORS:
            row.say(one.key, Level.GAP, f"“{text}” is an error from a formula")
            row.note.append(f"{context.name(column)}: {text}")
            continue
        if text.strip("-–—. "):
            said.append((context.name(column), text))
    if len(said) == 1:
        return said[0][1]
    joint = "\n" if one.kind == Kind.TEXT else "; "
    if one.kind == Kind.TEXT:
        return joint.join(f"{name}: {text}" for name, text in said)
    return joint.join(text for _name, text in said)


def _texts(row: Understood, texts: dict[str, str], context: Context, answers: Any) -> None:
    for one in FIELDS:
        if one.kind == Kind.TEXT and one.key != "title":
            row.values[one.key] = _fitted(row, one, str(answers.get(one.key, texts[one.key])))
    title = str(answers.get("title", texts["title"]))
    if title:
        _title(row, title)
    else:
        _title_from_action(row, context)


def _fitted(row: Understood, one: Field, text: str) -> str:
    if len(text) <= one.limit:
        return text
    row.say(one.key, Level.CHECK, f"{one.label}: longer than {one.limit:,} characters. "
            "The whole text is kept in a note")  # fmt: skip
    row.note.append(f"{one.label}: {text}")
    return shorten(text, one.limit)


def _title_from_action(row: Understood, context: Context) -> None:
    """With no title of its own, the first sentence of the action, without its number."""
    text = row.values["standard"]
    if context.numbered:
        number, text = split_number(text)
        row.reference = row.reference or number
    row.values["title"] = first_sentence(text, TITLE_LIMIT)
    if not row.values["title"]:
        row.say("title", Level.STOP, NO_ACTION)


def _title(row: Understood, title: str) -> None:
    values = row.values
    values["title"] = " ".join(title.split()) if len(title) <= TITLE_LIMIT else title
    if len(title) > TITLE_LIMIT:
        values["title"] = first_sentence(title, TITLE_LIMIT)
        if values["standard"]:
            row.note.append(f"{BY_KEY['title'].label}: {title}")
        else:
            values["standard"] = shorten(title, BY_KEY["standard"].limit)
        row.say("title", Level.CHECK,
                SHORTENED_TITLE if values["standard"] == title else TITLE_OF_NOTE)  # fmt: skip


def _owner(row: Understood, texts: dict[str, str], context: Context, answers: Any) -> None:
    text = texts["owner"]
    helpers = _helpers(texts["contributors"], context)
    if "owner" in answers or text in context.owners:
        owner = answers.get("owner", context.owners.get(text))
        said = read_owner(text, context.directory) if text else None
        if said:
            helpers += [one for one in said.helpers if one != owner]
    elif text:
        read = read_owner(text, context.directory)
        owner, helpers = read.owner, [*read.helpers, *helpers]
        row.say("owner", Level.CHECK, read.remark)
        row.say("owner", Level.GAP, read.problem)
    else:
        owner = context.blank_owner
    row.values["owner"] = _if_they_see(row, owner, context)
    row.values["contributors"] = [one for one in dict.fromkeys(helpers) if one != owner]


def _if_they_see(row: Understood, owner: int | None, context: Context) -> int | None:
    """Whoever answers for an action must be able to open it."""
    if owner is None:
        return None
    who = context.directory.by_id.get(owner)
    services = frozenset(row.values["services"]) or context.places
    if who and who.sees(services):
        return owner
    name = who.name if who else "The person chosen"
    row.say("owner", Level.GAP, f"{name} has no role at the services of this row. Choose another")
    return None


def _helpers(text: str, context: Context) -> list[int]:
    if not text:
        return []
    read = read_owner(text, context.directory)
    return [one for one in (read.owner, *read.helpers) if one]


def _dates(row: Understood, texts: dict[str, str], context: Context, answers: Any) -> None:
    for key in ("due", "starts_on"):
        read = read_date(str(answers.get(key, texts[key]) or ""), on=context.on)
        value = read.value
        if key == "due" and not texts[key] and key not in answers:
            value = context.blank_due
        row.values[key] = value.isoformat() if value else None
        row.say(key, Level.CHECK, read.remark)
        row.say(key, Level.GAP, read.problem)
    due, starts = row.values["due"], row.values["starts_on"]
    if due and starts and starts > due:
        row.say("starts_on", Level.CHECK, "It starts after it is due, so the start was left out")
        row.values["starts_on"] = None


def _status(row: Understood, texts: dict[str, str], context: Context, answers: Any) -> None:
    text = texts["status"]
    chosen = answers.get("status") or context.statuses.get(status_key(text))
    read = read_status(text) if text else None
    meaning = Meaning(chosen) if chosen else read.meaning if read else Meaning.UNCLEAR
    row.values["status"] = str(meaning)
    if read and not chosen:
        row.say("status", Level.CHECK, read.remark)
    due = row.values["due"]
    if due and due < context.on.isoformat() and meaning not in (Meaning.FINISHED, Meaning.DROPPED):
        row.say("due", Level.CHECK, "This date has passed, so it will show as late")


def status_key(text: str) -> str:
    """One form of a status word, under which a choice for all such rows is kept."""
    return plain(text)[:80]


def _placing(
    row: Understood, source: Source, texts: dict[str, str], context: Context, answers: Any
) -> None:
    """Strand, level of risk and services."""
    heading = context.heading_strands.get(source.heading, "")
    row.values["strand"] = (
        answers.get("strand") or read_strand(texts["strand"]) or heading or context.strand
    )
    row.values["risk_level"] = answers.get("risk_level") or read_risk(texts["risk_level"])
    if texts["risk_level"] and not row.values["risk_level"]:
        row.say("risk_level", Level.CHECK, NO_LEVEL.format(shorten(texts["risk_level"], 60)))
    row.values["services"] = _services(row, texts["services"], context)


def _services(row: Understood, text: str, context: Context) -> list[int]:
    """The services a cell names; none means those of the plan."""
    if not text:
        return []
    padded = f" {plain(text)} "
    found = [pk for name, pk in context.services.items() if f" {name} " in padded]
    if not found and plain(text) not in ("all", "all services", "both", "everywhere"):
        row.say("services", Level.CHECK, NO_SERVICE.format(shorten(text, 60)))
    return sorted(set(found))


def _keep_the_rest(
    row: Understood, source: Source, texts: dict[str, str], context: Context
) -> None:
    """What has no field of its own, and every word that was turned into something, as a note."""
    first = []
    if row.reference:
        first.append(f"Reference: {row.reference}")
    if source.heading:
        first.append(f"Heading: {source.heading}")
    turned = [
        f"{context.name(column)}: {source.cell(column, key)}"
        for column, key in sorted(context.matching.items())
        if key in BY_KEY
        and (text := source.cell(column, key)).strip("-–—. ")
        and _needs_note(key, text, row, context)
    ]
    unmatched = [
        f"{context.name(column)}: {source.cell(column, KEPT_AS_NOTE)}"
        for column in range(len(context.header))
        if context.matching.get(column, KEPT_AS_NOTE) == KEPT_AS_NOTE
        and source.cell(column, KEPT_AS_NOTE)
    ]
    row.note = list(dict.fromkeys([*first, *turned, *unmatched, *row.note]))


def _needs_note(key: str, text: str, row: Understood, context: Context) -> bool:
    """Words that are kept word for word: notes, statuses, and what became something else."""
    if BY_KEY[key].kind == Kind.TEXT or key == "reference":
        return False
    if BY_KEY[key].kind == Kind.DATE:
        read = read_date(text, on=context.on)
        exact = read.value is not None and not read.remark
        return not (exact and read.value.isoformat() == row.values[key])  # type: ignore[union-attr]
    if key == "owner":
        who = context.directory.by_id.get(row.values["owner"] or 0)
        return who is None or plain(who.name) != plain(text)
    return True


def note_texts(opening: str, lines: Sequence[str]) -> list[str]:
    """The kept words as notes, none longer than a note may be."""
    texts, current = [], opening
    for line in lines:
        for piece in _pieces(line, NOTE_LIMIT - len(opening) - 1):
            if len(current) + 1 + len(piece) > NOTE_LIMIT:
                texts.append(current)
                current = opening
            current = f"{current}\n{piece}"
    return [*texts, current] if current != opening or texts else []


def _pieces(line: str, size: int) -> list[str]:
    return [line[at : at + size] for at in range(0, len(line), size)]
