from .actions import (
    OPEN_STATES,
    Action,
    ActionSource,
    ActionState,
    DueDateMove,
    ProgressNote,
    Transition,
)
from .imports import (
    ColumnMatching,
    ImportRow,
    ImportSheet,
    ImportState,
    Outcome,
    PlanImport,
    Standing,
)
from .measures import NEEDS_PARTNER, About, Cadence, Direction, Measure, Unit
from .plans import Plan, PlanNews, PlanState, PlanStep, RootCause
from .readings import Annotation, Occurrence, Reading, Rebase
from .reference import ContributoryFactor, DelayReason, SourceKind
from .strands import RiskLevel, Strand

__all__ = [
    "NEEDS_PARTNER",
    "OPEN_STATES",
    "About",
    "Action",
    "ActionSource",
    "ActionState",
    "Annotation",
    "Cadence",
    "ColumnMatching",
    "ContributoryFactor",
    "DelayReason",
    "Direction",
    "DueDateMove",
    "ImportRow",
    "ImportSheet",
    "ImportState",
    "Measure",
    "Occurrence",
    "Outcome",
    "Plan",
    "PlanImport",
    "PlanNews",
    "PlanState",
    "PlanStep",
    "ProgressNote",
    "Reading",
    "Rebase",
    "RiskLevel",
    "RootCause",
    "SourceKind",
    "Standing",
    "Strand",
    "Transition",
    "Unit",
]
