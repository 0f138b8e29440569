from .records import Record
from .viewings import Viewing

__all__ = ["Record", "Viewing"]
