from .packs import Pack, PackState

__all__ = ["Pack", "PackState"]
