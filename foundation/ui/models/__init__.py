from .drafts import Draft
from .saved import SavedFilter
from .submissions import Submission

__all__ = ["Draft", "SavedFilter", "Submission"]
