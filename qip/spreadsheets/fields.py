"""What a column of a plan can hold, and the words by which authors name it. Data.

The names come from the column sets of published plans and templates: a Region of Peel care
home's quality plan, the Scottish Government's delivery report, CQC's progress report, action
plan templates of Staffordshire's safeguarding board and of Royds Withy King for CQC.
"""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What is done with a cell."""

    TEXT = "text"
    DATE = "date"
    PEOPLE = "people"
    STATUS = "status"
    CHOICE = "choice"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Field:
    """One thing a column can be.

    ``names`` are what authors call it, in small letters without punctuation; ``many`` columns
    may be joined into it; ``liftable``: an empty cell repeats the one above it.
    """

    key: str
    label: str
    kind: Kind
    names: tuple[str, ...]
    limit: int = 0
    many: bool = False
    liftable: bool = False


TITLE_LIMIT = 160
AREA = 2_000
LINE = 400

FIELDS = (
    Field("reference", "Reference", Kind.NOTE, (
        "ref", "reference", "ref no", "ref number", "id", "no", "number", "action no", "action ref",
        "action number", "action id", "item no", "s n", "sn", "line", "row", "recommendation no",
        "recommendation number", "rec no", "reference number",
    )),
    Field("title", "Title of the action", Kind.TEXT, (
        "title", "action title", "name", "action name", "heading", "task", "tasks", "text",
        "objective", "objectives", "goal", "aim", "outcome required", "summary", "priority action",
        "deliverable", "milestone", "project", "initiative",
    ), TITLE_LIMIT),
    Field("problem", "The problem", Kind.TEXT, (
        "problem", "issue", "issues", "issue identified", "issues identified", "finding",
        "findings", "concern", "concerns", "gap", "gaps", "gap identified", "weakness",
        "area for improvement", "areas for improvement", "area of improvement", "shortfall",
        "item to be rectified", "item", "non compliance", "breach", "what we found",
        "what was found", "recommendation", "recommendations", "must do", "should do",
        "requirement", "area", "indicator", "quality dimension", "deficit", "deficiency",
        "identified issue", "reason", "rationale", "why", "observation", "current position",
        "where we are now", "challenge", "problem statement", "recommendation from the review",
    ), AREA, many=True, liftable=True),
    Field("standard", "The action, or new standard", Kind.TEXT, (
        "action", "actions", "action required", "actions required", "action to be taken",
        "actions to be taken", "action needed", "actions needed", "what will change",
        "new standard", "standard", "control", "new control", "required action", "agreed action",
        "corrective action", "improvement action", "improvement", "improvements",
        "strategic action", "change idea", "change ideas", "what will we do", "what we will do",
        "what needs to happen", "what needs to be done", "what are we going to do",
        "action plan", "steps", "solution",
        "intervention", "response", "actions agreed", "smart action", "longer term action",
        "planned action", "planned improvement", "description", "action description", "remedy",
    ), AREA, many=True),
    Field("daily_application", "How staff do it every day", Kind.TEXT, (
        "how", "methods", "method", "daily application", "in practice", "how staff apply it",
        "how will we do it", "how we will do it", "implementation", "how it will be done",
        "operational detail", "process", "practice", "what staff do", "detail", "details",
        "key steps", "activities", "activity", "how will this be achieved", "how will it be done",
    ), AREA, many=True),
    Field("success", "How success is measured", Kind.TEXT, (
        "success", "success criteria", "success measure", "success measures", "measure", "measures",
        "outcome", "outcomes", "expected outcome", "intended outcome", "desired outcome",
        "measure of success", "measures of success", "how will we know", "how we will know", "kpi",
        "kpis", "target", "targets", "process measures", "target for process measures", "impact",
        "expected impact", "evidence of success", "how will success be measured", "result",
        "results", "what good looks like", "what does good look like", "benefit", "benefits",
        "how will you measure success", "outcome measure", "closure criteria", "test",
    ), AREA, many=True, liftable=True),
    Field("baseline", "Where it stands at the start", Kind.TEXT, (
        "baseline", "current performance", "current level", "starting point", "start position",
        "current score", "baseline data", "current data", "performance now",
    ), LINE, liftable=True),
    Field("root_cause_text", "Root cause", Kind.TEXT, (
        "root cause", "root causes", "cause", "causes", "operational cause", "why it happened",
        "contributing factors", "contributory factors", "underlying cause",
    ), LINE, liftable=True),
    Field("immediate_control", "What was done at once", Kind.TEXT, (
        "immediate control", "immediate action", "immediate actions", "action taken immediately",
        "interim control", "interim action", "mitigation", "mitigations", "immediate action taken",
    ), LINE),
    Field("effect_on_people", "What it means for people", Kind.TEXT, (
        "effect on people", "impact on people", "impact on residents", "impact on service users",
        "what this means for people", "benefit to people", "impact on people we support",
    ), LINE),
    Field("needs", "Money, time or help needed", Kind.TEXT, (
        "resources", "resource", "resources required", "resources needed", "cost", "costs",
        "budget", "support needed", "support required", "resource implications", "funding",
    ), LINE),
    Field("owner", "Owner", Kind.PEOPLE, (
        "owner", "owners", "action owner", "lead", "leads", "action lead", "lead person",
        "lead officer", "responsible", "responsible person", "person responsible",
        "persons responsible", "responsibility", "responsible lead", "who", "by whom", "whom",
        "who is responsible", "assigned to", "allocated to", "accountable", "accountable person",
        "accountable owner", "named lead", "person accountable", "responsible officer",
        "relevant agencies", "agency", "assignee", "delegated to", "who will do it", "manager",
    ), liftable=False),
    Field("contributors", "People who help", Kind.PEOPLE, (
        "contributors", "supported by", "support", "supporting", "others involved", "team",
        "deputy", "with", "helpers", "also involved", "key people", "support lead",
    ), many=True),
    Field("due", "Due date", Kind.DATE, (
        "due", "due date", "date due", "deadline", "by when", "when", "target date", "timescale",
        "timescales", "timeframe", "time frame", "time scale", "completion date",
        "date for completion", "target completion date", "date of completion",
        "expected completion", "complete by", "to be completed by", "completed by date",
        "end date", "finish", "finish date", "end", "due by", "revised date",
        "revised due date", "planned completion",
        "expected date", "expected completion date", "date to be completed", "target completion",
        "date to be achieved", "timeline", "by", "date",
    )),
    Field("starts_on", "Start date", Kind.DATE, (
        "start", "start date", "date started", "starts", "begin", "begins", "from", "date raised",
        "date opened", "date added", "date identified", "planned start", "commencement date",
        "opened", "raised", "raised on",
    )),
    Field("status", "How it stands (status, RAG)", Kind.STATUS, (
        "status", "rag", "rag status", "rag rating", "overall rag", "current status", "state",
        "action status", "completion status", "rating", "position", "status rag", "brag",
        "brag status", "brag rating", "complete", "completed", "open closed", "closed",
        "red amber green", "progress status", "delivery status", "progress rag",
    )),
    Field("progress", "Progress so far", Kind.NOTE, (
        "progress", "progress update", "progress updates", "update", "updates", "latest update",
        "comment", "comments", "notes", "note", "progress to date", "progress notes",
        "progress made", "action taken", "actions taken", "critical friend comments", "narrative",
        "commentary", "feedback", "sub action delivery rag", "monthly update", "remarks",
        "current update", "manager comments", "review comments", "review notes", "log",
    ), many=True),
    Field("evidence", "Evidence", Kind.NOTE, (
        "evidence", "evidence of completion", "supporting evidence", "evidence required",
        "evidence source", "proof", "assurance", "sources of evidence", "evidence of action",
        "evidence to support completion", "evidence needed", "documents", "evidence and assurance",
        "how evidenced", "source of assurance", "monitoring", "how will it be monitored",
    ), many=True),
    Field("risk_level", "Risk or priority", Kind.CHOICE, (
        "risk", "risk level", "risk rating", "priority", "priority level", "severity", "risk score",
        "importance", "urgency", "level of risk", "priority rating", "h m l", "high medium low",
        "rating of risk", "risk category",
    ), liftable=True),
    Field("strand", "Strand", Kind.CHOICE, (
        "strand", "workstream", "work stream", "theme", "themes", "domain", "pillar", "category",
        "area of work", "programme", "stream",
    ), liftable=True),
    Field("section", "Section or heading", Kind.NOTE, (
        "section", "key question", "kloe", "group", "chapter", "topic", "subject", "standard no",
        "priority area", "key line of enquiry", "part",
    ), liftable=True),
    Field("services", "Service", Kind.CHOICE, (
        "service", "services", "location", "site", "home", "scheme", "house", "unit", "place",
        "location of service", "care home", "property", "branch", "where",
    ), liftable=True),
    Field("source", "Where it was noticed", Kind.NOTE, (
        "source", "origin", "source of action", "identified by", "where identified", "raised by",
        "source of finding", "how identified", "inspection", "audit", "origin of action",
        "identified from", "identified through", "source document",
    ), liftable=True),
    Field("regulation", "Regulation or quality statement", Kind.NOTE, (
        "regulation", "regulations", "quality statement", "quality statements", "cqc domain",
        "cqc key question", "regulatory reference", "cqc regulation", "cqc", "cqc reference",
        "regulation breached", "fundamental standard", "framework", "legislation",
    ), liftable=True),
)  # fmt: skip

BY_KEY = {field.key: field for field in FIELDS}
KEPT_AS_NOTE = "note"
KEPT_AS_NOTE_LABEL = "None of these: keep it as a note"

# A column whose name has one of these explains another column, or names outsiders.
NOBODYS_WORDS = ("justification", "collaborators", "telephone", "phone", "page", "formula")

# Names of things that are nobody's fields but often stand alone in a heading row.
SECTION_WORDS = (
    "priority", "theme", "section", "domain", "strand", "objective", "goal", "part", "workstream",
    "work stream", "key question", "area", "standard", "regulation", "pillar", "aim", "chapter",
    "safe", "effective", "caring", "responsive", "well led", "must do", "must dos", "should do",
    "should dos", "phase", "stage", "recommendation", "outcome", "programme", "project", "category",
)  # fmt: skip
ASIDE_WORDS = (
    "key", "rag key", "rag", "legend", "note", "notes", "nb", "total", "totals", "source",
    "last updated", "version", "page", "printed", "end of", "signed", "reviewed by", "sum",
    "updated", "rating key", "status key",
)  # fmt: skip
