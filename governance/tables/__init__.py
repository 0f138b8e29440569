from .packs import PackTable

__all__ = ["PackTable"]
