"""What became of the actions that were said to be done, by title. Invented."""

from demonstration.kinds import Life

LIVES: dict[str, Life] = {
    "Every support plan has an early warning and escalation section": Life(
        verified=-196, closed=-110, closed_by="auditor",
        words="Night staff open the page without being asked. Nobody waited for morning in twelve weeks.",
    ),
    "Two questions are asked at every handover": Life(
        verified=-315, closed=-228, closed_by="auditor",
        words="Handovers take twelve minutes and begin with the two questions. Agency staff ask them too.",
    ),
    "All concerns are read together every week to find patterns": Life(
        verified=-297, closed=-211, closed_by="auditor",
        words="A pattern is seen in its third week and not in its third month.",
    ),
    "Every restriction carries all four elements": Life(
        verified=-189, closed=-103, closed_by="auditor",
        words="No restriction has begun without a review date since summer, also at night.",
    ),
    "People choose when to eat, with no set snack times": Life(
        verified=-214, closed=-128, closed_by="quality",
        words="The kitchen stays open. Two people cook breakfast for the house on Sundays.",
    ),
    "Agency staff shadow a shift before working alone": Life(
        verified=-150, closed=-64, closed_by="auditor",
        words="The rota still will not close without the green dot, three managers later.",
    ),
    "The panel tests every restriction each month": Life(verified=-40),
    "Debriefs happen within 72 hours and change the plan": Life(verified=-67),
    "Walk-rounds find no restriction missing from the register": Life(
        first_due=-206, finished=-210, verified=-202, checked=-117, due=-17,
        reason="Three walk-rounds running found nothing that was not on the register.",
        words="Two walk-rounds were missed in the summer. The next one found a locked larder and a window limiter.",
    ),
    "Risk reviews weigh what is gained as well as what could go wrong": Life(
        verified=-228, closed=-142, closed_by="auditor",
        words="Reviews begin with what the person wants. Four people do something that was forbidden a year ago.",
    ),
    "Every person with a cooking goal has graded steps, and staff follow them": Life(verified=-125),
    "The person’s own answer about control is asked every month": Life(
        verifier="auditor", verified=-185, closed=-99, closed_by="director",
        words="The panel looks at the faces first and the restrictions second.",
    ),
}  # fmt: skip
