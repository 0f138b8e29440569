from .actions import (
    AFTER_DONE,
    OPEN_STATES,
    UNPROMISED_STATES,
    VERIFIED_STATES,
    Action,
    ActionSource,
    ActionState,
    DueDateMove,
    ProgressNote,
    Transition,
)
from .adoptions import Adoption, AdoptionState
from .agreements import PlanAgreement
from .change_tests import ChangeTest, Decision
from .criteria import Criterion, Proof
from .expectations import Expectation, Showing
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
from .reviews import PlanReview
from .standards import Standard, StandardVersion, VersionState
from .strands import RiskLevel, Strand
from .verification import HoldingCheck, Judgement, Reopening, Verification

__all__ = [
    "AFTER_DONE",
    "NEEDS_PARTNER",
    "OPEN_STATES",
    "UNPROMISED_STATES",
    "VERIFIED_STATES",
    "About",
    "Action",
    "ActionSource",
    "ActionState",
    "Adoption",
    "AdoptionState",
    "Annotation",
    "Cadence",
    "ChangeTest",
    "ColumnMatching",
    "ContributoryFactor",
    "Criterion",
    "Decision",
    "DelayReason",
    "Direction",
    "DueDateMove",
    "Expectation",
    "HoldingCheck",
    "ImportRow",
    "ImportSheet",
    "ImportState",
    "Judgement",
    "Measure",
    "Occurrence",
    "Outcome",
    "Plan",
    "PlanAgreement",
    "PlanImport",
    "PlanNews",
    "PlanReview",
    "PlanState",
    "PlanStep",
    "ProgressNote",
    "Proof",
    "Reading",
    "Rebase",
    "Reopening",
    "RiskLevel",
    "RootCause",
    "Showing",
    "SourceKind",
    "Standard",
    "StandardVersion",
    "Standing",
    "Strand",
    "Transition",
    "Unit",
    "Verification",
    "VersionState",
]
