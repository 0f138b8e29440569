from .frameworks import FrameworkTable

__all__ = ["FrameworkTable"]
