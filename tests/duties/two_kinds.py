"""A small registry of duties: what is due from owners, and what waits to be verified."""

from qip.duty_kinds import KINDS as EVERY

KINDS = tuple(kind for kind in EVERY if kind.key in ("qip.action", "qip.verify"))
