"""Where the browser of the journeys is: the system's Chromium, or the one playwright installed.

python -m tests.chromium      prints its path, or ends with 1
"""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from config.environment import ROOT

# What an accessibility check asks of a page, the widths it is asked at, and a browser that keeps
# to itself.
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SIZES = {"desk": (1440, 900), "phone": (390, 844)}
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def path() -> str | None:
    return next(filter(None, map(shutil.which, NAMES)), None) or installed_by_playwright()


def installed_by_playwright() -> str | None:
    with sync_playwright() as playwright:
        where = Path(playwright.chromium.executable_path)
    return str(where) if where.exists() else None


if __name__ == "__main__":
    found = path()
    if not found:
        sys.exit(1)
    print(found)
