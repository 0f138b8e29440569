from .drafts import Draft
from .submissions import Submission

__all__ = ["Draft", "Submission"]
