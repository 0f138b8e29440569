"""The reference cases, and how their labels read in our words."""

import datetime
import json
from pathlib import Path
from typing import Any

CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "data" / "spc_cases.json").read_text()
)["cases"]

SPECIAL_CAUSES = {
    "Common Cause": None,
    "Above UCL": "above",
    "Below LCL": "below",
    "7 Point Trend (Increasing)": "trend_up",
    "7 Point Trend (Decreasing)": "trend_down",
    "2 in 3 Above CL": "two_of_three_high",
    "2 in 3 Below CL": "two_of_three_low",
    "7 Points Above CL": "shift_high",
    "7 Points Below CL": "shift_low",
}


def named(case: dict[str, Any]) -> str:
    return case["name"]


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def arguments(case: dict[str, Any], **changed: Any) -> dict[str, Any]:
    """A case as the keyword arguments of `analyse`."""
    given = case["input"]
    return {
        "dates": [day(text) for text in given["dates"]],
        "improvement": given["improvement_direction"],
        "target": given["target"],
        "rebase_at": [day(text) for text in given["rebase"]],
        "fix_after": given["fix_after_n_points"],
        "screen_outliers": given["screen_outliers"],
    } | changed
