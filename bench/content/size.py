"""How large a provider is."""

from dataclasses import dataclass

ACTIONS_IN_A_PLAN = 40
SERVICES_IN_A_REGION = 25


@dataclass(frozen=True)
class Size:
    services: int
    actions: int

    @property
    def plans(self) -> int:
        return self.actions // ACTIONS_IN_A_PLAN

    @property
    def regions(self) -> int:
        return -(-self.services // SERVICES_IN_A_REGION)
