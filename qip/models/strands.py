"""The four linked strands of an improvement plan."""

from django.db import models


class Strand(models.TextChoices):
    """Fixed by the product's idea of a plan, so a choice in code and not a row."""

    STANDARDS = "standards", "Practice standards"
    COMPETENCE = "competence", "Competence"
    OVERSIGHT = "oversight", "Oversight"
    LEARNING = "learning", "Learning loop"

    @property
    def question(self) -> str:
        """What the strand asks, in words a shift would use."""
        return QUESTIONS[self]


QUESTIONS = {
    Strand.STANDARDS: "What does good look like here?",
    Strand.COMPETENCE: "Can staff do it on every shift?",
    Strand.OVERSIGHT: "Do managers check it and act?",
    Strand.LEARNING: "Does what we learn stick and spread?",
}


class RiskLevel(models.TextChoices):
    """How bad it would be for people if the action did not happen."""

    LOW = "low", "Low"
    MODERATE = "moderate", "Moderate"
    HIGH = "high", "High"
    CRITICAL = "critical", "Critical"
