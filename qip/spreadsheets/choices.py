"""Words that stand for one of our choices: strands, levels of risk. Data, and how it is read."""

from .tidy import plain

# Found anywhere in a strand column, a section heading or its words; the first that fits.
STRAND_WORDS = {
    "learning": ("learning loop", "learn", "learning", "lessons", "lesson", "feedback", "spread",
                 "share", "review of incidents", "debrief", "reflection", "improvement culture"),
    "oversight": ("oversight", "governance", "audit", "audits", "assurance", "monitoring",
                  "leadership", "well led", "management", "quality assurance", "supervision of",
                  "reporting", "scrutiny", "board", "accountability"),
    "competence": ("competence", "competency", "competencies", "training", "workforce", "staffing",
                   "skills", "coaching", "supervision", "induction", "staff", "development",
                   "knowledge", "people and culture"),
    "standards": ("practice standards", "standards", "standard", "policy", "policies", "procedure",
                  "care planning", "care plans", "practice", "safe care", "medicines",
                  "person centred", "safeguarding", "environment"),
}  # fmt: skip
RISK_WORDS = {
    "critical": ("critical", "extreme", "very high", "immediate", "severe", "p1", "catastrophic"),
    "high": ("high", "h", "major", "red", "urgent", "must do", "must", "p2", "1"),
    "moderate": ("moderate", "medium", "med", "m", "amber", "significant", "should do", "should",
                 "p3", "2"),
    "low": ("low", "l", "minor", "green", "could do", "could", "p4", "3"),
}  # fmt: skip


def read_strand(text: str) -> str:
    """The strand a text speaks of, or nothing."""
    return _anywhere(text, STRAND_WORDS)


def read_risk(text: str) -> str:
    """The level a word stands for, or nothing; scores out of 25 as risk registers give them."""
    words = plain(text)
    for level, known in RISK_WORDS.items():
        if words in known:
            return level
    if words.isascii() and words.isdigit() and len(words) < 3 and 4 <= int(words) <= 25:
        score = int(words)
        return (
            "critical"
            if score >= 20
            else "high"
            if score >= 12
            else "moderate"
            if score >= 6
            else "low"
        )
    return _anywhere(text, {k: tuple(w for w in v if len(w) > 2) for k, v in RISK_WORDS.items()})


def _anywhere(text: str, known: dict[str, tuple[str, ...]]) -> str:
    padded = f" {plain(text)} "
    for key, words in known.items():
        if any(f" {word} " in padded for word in words):
            return key
    return ""
