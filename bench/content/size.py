"""How large a provider is."""

from dataclasses import dataclass

# The first plan is the one whose page is measured; with the others, a list of plans has fifty rows
# at the small provider too.
ACTIONS_IN_FIRST_PLAN = 40
ACTIONS_IN_A_PLAN = 7
# The third is as wide as plans get, at every provider alike. Its actions come on top of the others:
# they do not grow with the provider, so that its page shows what the rest of the database costs.
WIDE_PLAN = 2
ACTIONS_IN_WIDE_PLAN = 200
BEFORE_THE_WIDE = ACTIONS_IN_FIRST_PLAN + ACTIONS_IN_A_PLAN
SERVICES_IN_A_REGION = 25


@dataclass(frozen=True)
class Size:
    services: int
    actions: int

    @property
    def with_the_wide(self) -> int:
        """How many actions there are with those of the wide plan."""
        return self.actions + ACTIONS_IN_WIDE_PLAN

    @property
    def plans(self) -> int:
        return plan_of(self.with_the_wide - 1) + 1

    @property
    def regions(self) -> int:
        return -(-self.services // SERVICES_IN_A_REGION)


def plan_of(action: int) -> int:
    """Which plan an action is in, both counted from nought."""
    if action < BEFORE_THE_WIDE:
        return int(action >= ACTIONS_IN_FIRST_PLAN)
    later = action - BEFORE_THE_WIDE - ACTIONS_IN_WIDE_PLAN
    return WIDE_PLAN if later < 0 else WIDE_PLAN + 1 + later // ACTIONS_IN_A_PLAN


def first_action_of(plan: int) -> int:
    if plan == 0:
        return 0
    narrow = ACTIONS_IN_FIRST_PLAN + (plan - 1) * ACTIONS_IN_A_PLAN
    wider = ACTIONS_IN_WIDE_PLAN - ACTIONS_IN_A_PLAN
    return narrow + wider if plan > WIDE_PLAN else narrow
