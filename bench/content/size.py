"""How large a provider is."""

from dataclasses import dataclass

# The first plan is the one whose page is measured; with the others, a list of plans has fifty rows
# at the small provider too.
ACTIONS_IN_FIRST_PLAN = 40
ACTIONS_IN_A_PLAN = 7
SERVICES_IN_A_REGION = 25


@dataclass(frozen=True)
class Size:
    services: int
    actions: int

    @property
    def plans(self) -> int:
        return plan_of(self.actions - 1) + 1

    @property
    def regions(self) -> int:
        return -(-self.services // SERVICES_IN_A_REGION)


def plan_of(action: int) -> int:
    """Which plan an action is in, both counted from nought."""
    later = action - ACTIONS_IN_FIRST_PLAN
    return 0 if later < 0 else 1 + later // ACTIONS_IN_A_PLAN


def first_action_of(plan: int) -> int:
    return 0 if plan == 0 else ACTIONS_IN_FIRST_PLAN + (plan - 1) * ACTIONS_IN_A_PLAN
