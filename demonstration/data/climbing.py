"""What was answered when actions went up the ladder. Invented.

The levels themselves are reached by the product's own rules, day by day. There is no regional
manager on the Coast, so what is meant for that level goes higher.
"""

from demonstration.kinds import Answered

FIRST_SWEEP, EVERY = -120, 4

NIGHT = "Night staff can reach a clinician, not only the on-call manager"
WEEKEND = "Weekend mornings are coached like weekdays"
STEPS = "Sycamore House plans graded steps with each person"
MORNINGS = "Mornings follow each person’s own pace"

ANSWERED: tuple[Answered, ...] = (
    Answered(NIGHT, -108, "care_director", "recovery", "commissioner", "The council has promised the night line by then. The on-call manager calls out meanwhile.", -72),
    Answered(NIGHT, -69, "nominated", "resources", "commissioner", "A signed rota from the night line. The director asks the council in writing.", -57),
    Answered(NIGHT, -55, "nominated", "recovery", "commissioner", "The rota is with their lawyers. Ward nurses take our calls at night until then.", -12, moved=True),
    Answered(WEEKEND, -62, "director", "recovery", "recruitment", "The post is advertised. A coach from The Maltings covers two Sundays a month.", -41),
    Answered(WEEKEND, -40, "nominated", "resources", "absence", "Two named people from the agency each weekend until the second coach begins. The agency has agreed.", 9, moved=True),
    Answered(STEPS, -110, "sycamore_manager", "recovery", "recruitment", "The practice lead from The Maltings plans the first two steps.", -81, moved=True),
    Answered(STEPS, -78, "nominated", "resources", "recruitment", "A practice lead for two days a week, from another service.", -60),
    Answered(STEPS, -50, "nominated", "recovery", "capacity", "The manager is freed from shifts on Tuesdays and Thursdays.", -31),
    Answered(STEPS, -28, "nominated", "accept", "recruitment", "The new practice lead begins in six weeks. Each person has one small step meanwhile, watched by the team leader.", 30),
    Answered(MORNINGS, -15, "manager", "recovery", "scope", "Four people are on their own pace; the other five choose theirs by then.", 20, moved=True),
)  # fmt: skip
