from .packs import PackAsk, PackDownload, PackKey, PackList, PackPage, PackProgress

__all__ = ["PackAsk", "PackDownload", "PackKey", "PackList", "PackPage", "PackProgress"]
