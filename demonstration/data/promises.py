"""What would prove each action, by its title: kind of evidence, what it must show, how many, and
the words of the evidence tied to it so far. Invented."""

from demonstration.kinds import Promised

PROMISES: dict[str, tuple[Promised, ...]] = {
    # Plan 1
    "Every support plan has an early warning and escalation section": (
        Promised("record-sample", "9 in 10 records of a worsening show the step taken within four hours", 20, "20 records read with the team: 18 show the step in time."),
        Promised("person-family-feedback", "People recognise what is written about them", 13, "13 people asked: 11 recognise their own signs; two wanted pictures and have them."),
    ),
    "Two questions are asked at every handover": (
        Promised("observation", "Both questions are heard at 9 in 10 handovers", 12, "12 handovers walked in on: both questions heard at 11."),
        Promised("record-sample", "Each yes is followed by a name and a time", 20, "20 sheets: 19 with a name and a time."),
    ),
    "Team leaders test two cases a week in supervision": (
        Promised("staff-conversation", "8 in 10 staff say unprompted what their person’s early signs are", 10, "7 of 10 this week."),
        Promised("supervision", "Each record tells one case and what will be done differently", 20),
    ),
    "Night staff can reach a clinician, not only the on-call manager": (
        Promised("trend", "No crisis waits for morning for twelve weeks", 12),
        Promised("partner-feedback", "The night line says our calls come early enough", 5),
    ),
    "All concerns are read together every week to find patterns": (
        Promised("minute", "The huddle meets 9 weeks in 10 and each pattern becomes an action", 52, "52 weeks of minutes: met in 49, nine patterns, nine actions."),
        Promised("trend", "Repeat alerts about the same person fall and stay down", 12, "Below the old limits since spring, and low-level worries reported more."),
    ),
    "Friday and Saturday evenings have a shift leader who knows people": (
        Promised("trend", "Concerns on those evenings halve and stay down for eight weeks", 8),
        Promised("record-sample", "No evening without a permanent leader on the rota", 16),
    ),
    "Whoever raises a worry hears within a week what was done": (
        Promised("record-sample", "9 in 10 are told within seven days", 20, "16 of this month: 14 told in time."),
        Promised("staff-conversation", "Staff say it is worth raising a worry", 10),
    ),
    "What Orchard Row learned is tried at Millrace Lane": (
        Promised("observation", "Both questions are heard at four handovers running", 4),
        Promised("record-sample", "All three people’s steps are followed in time for eight weeks", 10),
    ),
    # Plan 2
    "Every restriction carries all four elements": (
        Promised("audit", "An independent walk-round finds none without the four elements, twice in a row", 2, "Walked round with the auditor twice: 12 on the register, 12 found, all four of four."),
        Promised("record-sample", "Each register page has reason, alternative, review date and the person told", 12, "Twelve pages read: all complete."),
    ),
    "People choose when to eat, with no set snack times": (
        Promised("observation", "The kitchen is open whenever somebody comes", 10, "Ten visits at different hours: open at ten."),
        Promised("person-family-feedback", "Nine people say they eat when they choose", 9, "Asked with talking mats: eight say always, one says mostly."),
    ),
    "Mornings follow each person’s own pace": (
        Promised("observation", "Nobody is woken for the rota", 14, "Five of nine woke when they wanted all week."),
        Promised("trend", "Incidents before 10:00 halve", 12),
    ),
    "Every morning routine is coached and observed each week": (
        Promised("observation", "9 in 10 observed mornings meet the standard for 8 weeks", 48, "44 of 48 weekday mornings met the standard."),
        Promised("person-family-feedback", "People say mornings go at their own pace", 9, "7 of 9 people, asked by somebody from outside the shift."),
        Promised("staff-conversation", "Staff say, unprompted, what they do instead", 10, "9 of 10, three of them from an agency."),
    ),
    "Agency staff shadow a shift before working alone": (
        Promised("record-sample", "No name is placed on the rota without a shadowed shift", 20, "20 agency shifts: all with the green dot."),
        Promised("trend", "No restriction begins on a shift with somebody new", 12, "None in twelve weeks."),
    ),
    "Weekend mornings are coached like weekdays": (
        Promised("observation", "9 in 10 weekend mornings meet the standard for 8 weeks", 32),
        Promised("trend", "The weekend score reaches its target", 12),
    ),
    "New starters are observed supporting a trip out": (
        Promised("observation", "Each new starter is watched on one trip they planned", 6, "Four of six so far."),
        Promised("person-family-feedback", "People say new staff go out with them", 6),
    ),
    "Walk-rounds find no restriction missing from the register": (
        Promised("audit", "Three walk-rounds in a row find nothing that is not on the register", 3, "Three of spring and early summer: nothing missing."),
        Promised("observation", "Staff log what they would mind at home without being asked", 10, "Ten staff asked at the door: nine had logged something this year."),
    ),
    "The panel tests every restriction each month": (
        Promised("minute", "Each restriction is looked at within 28 days", 12, "Twelve panels: eleven with a quorum, every restriction on the table."),
        Promised("trend", "Restrictions fall without a rise in incidents", 12, "From 20 to 12; incidents within their usual limits."),
    ),
    "A manager visits one night each month": (
        Promised("observation", "Each night check has a reason that the person knows", 6),
        Promised("minute", "What was seen is read at the next panel", 3),
    ),
    "Debriefs happen within 72 hours and change the plan": (
        Promised("record-sample", "9 in 10 debriefs are in time and more than half change the plan", 12, "12 read: 11 in time, 9 changed a page."),
        Promised("minute", "The panel hears what changed", 3, "Three panels running."),
    ),
    "Families see what changed after they spoke up": (
        Promised("person-family-feedback", "All families who spoke up say they can see what changed", 4),
        Promised("record-sample", "Each was invited within a month", 4),
    ),
    # Plan 3
    "Risk reviews weigh what is gained as well as what could go wrong": (
        Promised("record-sample", "8 in 10 reviews weigh both sides", 15, "15 read by a peer provider: 9 of the 11 in use weigh both, and the last four all do."),
        Promised("partner-feedback", "A reader from outside finds the person’s own words", 11, "Found in all eleven."),
    ),
    "Every person with a cooking goal has graded steps, and staff follow them": (
        Promised("observation", "The person does the step and staff stay back", 8, "8 sessions: the person did the step in all, staff stayed back in 7.", 26),
        Promised("person-family-feedback", "Six people say how it felt", 6, "Six asked: five liked it, one wants fewer people in the kitchen."),
    ),
    "Sycamore House plans graded steps with each person": (
        Promised("observation", "Each person takes a step in 6 weeks of 8", 5),
        Promised("person-family-feedback", "People say what their goal is", 5),
    ),
    "Staff practise “one step back” with a coach": (
        Promised("observation", "In 8 of 10 sessions the person does the step themselves", 20, "13 of 20 this month."),
        Promised("supervision", "Each session is talked through the same day", 20),
    ),
    "Managers ask of each called-off plan: whose decision was it?": (
        Promised("record-sample", "Each plan called off has a reason and what was offered instead", 20),
        Promised("trend", "Plans called off by staff fall by half for three months", 12),
    ),
    "The person’s own answer about control is asked every month": (
        Promised("person-family-feedback", "Nine in ten people answer each month", 11, "Ten of eleven answered last month."),
        Promised("trend", "The answer is read at the panel beside the restrictions", 6, "Read at the last six panels."),
    ),
    "Incident reviews ask whether the response made life smaller": (
        Promised("record-sample", "No response without an end date", 14, "Six read: four with an end date."),
        Promised("minute", "Two thirds of the responses in place have ended", 12),
    ),
    "Stories of a risk that went well are told at team meetings": (
        Promised("staff-conversation", "8 of 10 staff can tell a story of their own person", 10),
        Promised("person-family-feedback", "The person agreed to each story", 6),
    ),
    "A manager agrees each outing beforehand": (
        Promised("record-sample", "Each outing has a manager’s name", 20),
    ),
}  # fmt: skip
