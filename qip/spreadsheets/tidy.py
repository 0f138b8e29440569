"""Text of cells: made clean once when it is read, and brought to one form to be compared."""

import re
import unicodedata

_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b-\u200f\u2028-\u202e\u2060\ufeff\ud800-\udfff]"
)
_SPACES = re.compile("[\t\u00a0\u2000-\u200a\u202f\u3000]")
_BLANK_LINES = re.compile(r"\n{3,}")
# How our own files, and Excel, mark a text that begins like a formula.
_SHIELD = re.compile("'(?=[=+\\-@＝＋－＠])")
_NOT_WORDS = re.compile(r"[^\w%]+")


def tidy(text: str) -> str:
    """The words of a cell without characters that nobody sees; line ends in one form."""
    if text.isascii() and text.isprintable():
        return _unshielded(text.strip())
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
    text = _SPACES.sub(" ", _UNSEEN.sub("", text))
    lines = "\n".join(line.strip() for line in text.split("\n"))
    return _unshielded(_BLANK_LINES.sub("\n\n", lines).strip())


def _unshielded(text: str) -> str:
    return text[1:] if _SHIELD.match(text) else text


def plain(text: str) -> str:
    """Letters, figures and % only, in small letters, without accents: for comparing words."""
    text = text.casefold().replace("’", "").replace("'", "").replace("&", " and ")
    if not text.isascii():
        parts = unicodedata.normalize("NFKD", text)
        text = "".join(c for c in parts if not unicodedata.combining(c))
    return _NOT_WORDS.sub(" ", text).replace("_", " ").strip()


def shorten(text: str, limit: int) -> str:
    """At most ``limit`` characters, cut between words, with an ellipsis for what is missing."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    at = cut.rfind(" ")
    return (cut[:at] if at > limit * 0.6 else cut).rstrip(" ,;:–-") + "…"


def first_sentence(text: str, limit: int) -> str:
    """The first line or sentence, to stand as a title."""
    line = text.strip().split("\n", 1)[0].strip()
    if len(line) <= limit:
        return line
    found = re.match(r".{20,}?(?<!\betc)(?<!\be\.g)(?<!\bi\.e)[.!?;](?=\s)", line)
    sentence = found.group().rstrip(".;") if found else line
    return shorten(sentence, limit)
