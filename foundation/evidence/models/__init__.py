from .attachments import Attachment
from .frameworks import Crosswalk, Framework, FrameworkStatus, KeyQuestion, Statement
from .kinds import EvidenceCategory, EvidenceKind

__all__ = [
    "Attachment",
    "Crosswalk",
    "EvidenceCategory",
    "EvidenceKind",
    "Framework",
    "FrameworkStatus",
    "KeyQuestion",
    "Statement",
]
