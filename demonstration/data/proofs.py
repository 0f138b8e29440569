"""Small files kept as evidence, by the title of the action they prove. Invented."""

from demonstration.kinds import Proof

PROOFS: dict[str, tuple[Proof, ...]] = {
    "Every morning routine is coached and observed each week": (
        Proof("practice", -5, "observation", "Observation scores, weeks 1 to 24", "observation-scores.csv",
              "week,observed,met the standard\n1,24,10\n6,24,12\n12,24,12\n13,24,21\n18,24,22\n24,24,22\n"),
        Proof("practice", -11, "person-family-feedback", "What nine people told us about mornings", "mornings-in-their-words.txt",
              "Asked with talking mats by somebody from outside the shift.\n"
              "7 of 9 people say mornings go at their own pace.\n"
              "P-001: I made toast at ten. Nobody had to open the door.\n"
              "P-004: They used to say no first. Now they say, what would it take?\n"),
        Proof("practice", -12, "staff-conversation", "Ten short conversations with staff", "staff-conversations.txt",
              "Ten staff chosen at random, three of them from an agency.\n9 of 10 said, unprompted, what they do instead.\n"),
        Proof("leader", -19, "supervision", "Supervision notes, 14 staff", "supervision-summary.csv",
              "role,coached routines talked through\nsupport worker,11\nteam leader,3\n"),
        Proof("manager", -215, "document", "Morning routine guidance, version 3", "morning-guidance-3.txt",
              "Follow the person's pace plan. Offer two real choices before any prompt. Keep doorways clear.\n"),
    ),
    "Every restriction carries all four elements": (
        Proof("auditor", -197, "audit", "Walk-round against the register", "walk-round.csv",
              "restriction,on the register,four elements\nR-001,yes,yes\nR-002,yes,yes\nR-003,yes,yes\n"),
        Proof("practice", -198, "record-sample", "Twelve registers read", "register-sample.csv",
              "entry,reason,alternative,review date,person told\n1,yes,yes,yes,yes\n12,yes,yes,yes,yes\n"),
    ),
    "Every support plan has an early warning and escalation section": (
        Proof("safeguarding", -204, "record-sample", "Twenty records of a worsening", "twenty-records.csv",
              "record,step taken within four hours\n1,yes\n2,yes\n3,no\n20,yes\n"),
        Proof("orchard_leader", -210, "person-family-feedback", "What people say of their page", "their-page.txt",
              "11 of 13 asked recognise their own signs. Two wanted pictures, and have them.\n"),
    ),
    "Every person with a cooking goal has graded steps, and staff follow them": (
        Proof("coast_practice", -134, "observation", "Eight cooking sessions watched", "cooking-sessions.csv",
              "session,person did the step,staff stayed back\n1,yes,yes\n2,yes,no\n8,yes,yes\n"),
        Proof("maltings_leader", -134, "person-family-feedback", "What six people say about cooking", "cooking-words.txt",
              "P-033: I made soup. Next is the bread.\n"),
    ),
    "The panel tests every restriction each month": (
        Proof("chair", -166, "minute", "Minutes of twelve panels, summary", "panel-minutes.txt",
              "Twelve held, eleven with a quorum. 143 decisions. Eight restrictions ended.\n"),
    ),
    "Walk-rounds find no restriction missing from the register": (
        Proof("auditor", -28, "audit", "Walk-round, last month", "walk-round-october.csv",
              "found,on the register\nlocked larder,no\nwindow limiter,no\n"),
    ),
}  # fmt: skip
