from .escalations import About, Acknowledgement, Addressee, AnswerKind, Ending, Escalation
from .ladder import AlsoAsked, Ladder, LadderLevel, LevelReach
from .packs import Pack, PackState

__all__ = [
    "About",
    "Acknowledgement",
    "Addressee",
    "AlsoAsked",
    "AnswerKind",
    "Ending",
    "Escalation",
    "Ladder",
    "LadderLevel",
    "LevelReach",
    "Pack",
    "PackState",
]
