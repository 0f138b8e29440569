from .attachments import Attach, HandOut, Withdraw
from .frameworks import (
    EditionAdd,
    FrameworkEdit,
    FrameworkList,
    FrameworkPage,
    StatementAdd,
    StatementEdit,
)

__all__ = [
    "Attach",
    "EditionAdd",
    "FrameworkEdit",
    "FrameworkList",
    "FrameworkPage",
    "HandOut",
    "StatementAdd",
    "StatementEdit",
    "Withdraw",
]
