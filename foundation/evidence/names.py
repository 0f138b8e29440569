"""File names as people gave them, made safe to show and to hand back."""

import re
import unicodedata
from pathlib import PurePosixPath

from foundation.evidence import sniff

LONGEST = 120
_UNSAFE = re.compile(r'[<>:"/\\|?*]+')
_KINDS = {kind.media_type: kind for kind in vars(sniff).values() if isinstance(kind, sniff.Kind)}
_ENDINGS = frozenset(ending for kind in _KINDS.values() for ending in kind.endings)


def clean(filename: str | None) -> str:
    """The last part of the name, without what only hides or misleads.

    Control characters go, and with them the marks that turn the direction of writing
    and can make ``fdp.exe`` read as ``exe.pdf``.
    """
    last = (filename or "").replace("\\", "/").rsplit("/", 1)[-1]
    visible = "".join(c for c in last if unicodedata.category(c)[0] != "C")
    short = _shorten(_UNSAFE.sub("_", visible).strip(" ."))
    return short or "file"


def to_hand_back(filename: str, media_type: str) -> str:
    """The name of the copy: its ending says what the content is, whatever it said before."""
    kind = _KINDS.get(media_type)
    name = clean(filename)
    if kind is None or sniff.ending(name) in kind.endings:
        return name
    stem = PurePosixPath(name).stem if sniff.ending(name) in _ENDINGS else name
    return stem + kind.endings[0]


def word_for(media_type: str) -> str:
    """How the kind of file is called on a page."""
    kind = _KINDS.get(media_type)
    return kind.word if kind else "file"


def _shorten(name: str) -> str:
    path = PurePosixPath(name)
    return name if len(name) <= LONGEST else path.stem[: LONGEST - 12] + path.suffix[:12]
