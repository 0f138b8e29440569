"""Telling people by mail: first what goes into which mail, then the sending of what is due."""

from .bundling import bundle, release_outdated
from .sending import send_again, send_all_again, send_due, sweep_abandoned
from .wishes import choose_rhythm

__all__ = [
    "bundle",
    "choose_rhythm",
    "release_outdated",
    "send_again",
    "send_all_again",
    "send_due",
    "sweep_abandoned",
]
