from .packs import PackForm

__all__ = ["PackForm"]
