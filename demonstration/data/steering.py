"""What the leaders of each plan signed, reviewed and expect of its measures. Invented."""

from demonstration.kinds import Expected, Held, Signed

SIGNED: tuple[Signed, ...] = (
    Signed("warning", -392, "I will see to it that night staff can reach a clinician, and read the huddle’s grid every month."),
    Signed("restriction", -296, "I will chair the panel until every restriction has a way back, and answer for the coach’s hours."),
)  # fmt: skip

HELD: tuple[Held, ...] = (
    Held(
        "restriction", -55,
        moved="Restrictions in use fell from 15 to 13. The panel ended two: the larder lock and one set bedtime.",
        stuck="Weekend mornings have not moved for half a year. The second coach has not been found.",
        decisions="The manager visits one weekend morning in two until a coach is found. The agency is asked for the same two people each weekend.",
    ),
    Held(
        "restriction", -24,
        moved="Restrictions in use fell to 12. People went out half as much again as in spring.",
        stuck="Weekend coaching is late. A walk-round found a locked larder and a window limiter that were not on the register.",
        decisions="The walk-round action opens again. Every cupboard is asked about, with the people who live there.",
    ),
    Held(
        "warning", -20,
        moved="Repeat alerts have stayed at two a month. Staff told us of three times as many early worries.",
        stuck="Friday and Saturday evenings have not changed. The night line at Quayside still waits for a signed rota.",
        decisions="The director writes to the council about the rota. The second weekend post is offered with the night allowance.",
    ),
    Held(
        "risk", -41,
        moved="Nine steps towards people’s own goals at The Maltings. All eleven risk reviews weigh both sides.",
        stuck="Sycamore House has no practice lead, and staff called off more outings than ever.",
        decisions="A practice lead from The Maltings is asked for two days a week. The council is invited to visit.",
    ),
)  # fmt: skip

EXPECTED: tuple[Expected, ...] = (
    Expected("Every morning routine is coached and observed each week", "Weekday mornings that met the standard", "improvement"),
    Expected("Weekend mornings are coached like weekdays", "Weekend mornings that met the standard", "target"),
    Expected("Walk-rounds find no restriction missing from the register", "Restrictions found that nobody had written down", "target"),
)  # fmt: skip
