"""What a pack says, put together from the rooms and frozen."""

from .freezing import Frozen, fingerprint_of, freeze

__all__ = ["Frozen", "fingerprint_of", "freeze"]
