from .attachments import AttachForm, UploadField
from .frameworks import EditionForm, FrameworkForm, StatementForm

__all__ = ["AttachForm", "EditionForm", "FrameworkForm", "StatementForm", "UploadField"]
