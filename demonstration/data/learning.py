"""What was tried on a small scale, what stands as a standard, and what has spread. Invented."""

from demonstration.kinds import Good, Taken, Trial

TRIALS = (
    Trial("Mornings follow each person’s own pace", "leader", -150,
          "Nobody is woken on two mornings. Breakfast waits until the person is up.",
          "Elm Court, flat 2, Tuesday and Thursday",
          "Two of four people sleep past 08:30, and the medicine round still ends by 10.",
          "Three of four slept past 08:30. The medicine round ended at 10:20 on Tuesday.",
          "adapt", "It works for people. The round needs another order.", -143),
    Trial("Mornings follow each person’s own pace", "leader", -140,
          "The same, and the medicine round begins with whoever is up.",
          "Elm Court, flat 2, seven mornings",
          "The round ends by 10 on six mornings of seven.",
          "It ended by 10 on all seven. Prompts fell from eleven a morning to four.",
          "adopt", "Better than expected, and nobody missed a dose.", -130),
    Trial("Mornings follow each person’s own pace", "leader", -120,
          "A card on each door says when the person likes to be greeted.",
          "Elm Court, flats 1 and 3", "Staff knock at the hour on the card nine times of ten.",
          "Staff followed it. Two people said the card made their door look like a ward.",
          "abandon", "People did not like it. The hour stands in the pace plan instead.", -112),
    Trial("Weekend mornings are coached like weekdays", "manager", -6,
          "The on-call coach joins the first hour of Saturday by video.",
          "Elm Court, flat 2, two Saturdays",
          "The weekend team scores within one point of the weekday team."),
    Trial("Friday and Saturday evenings have a shift leader who knows people", "orchard_manager",
          -60, "One named shift leader stays from 17:00 to 22:00 on both evenings.",
          "Orchard Row, two weekends", "No more than one concern begins after 18:00.",
          "One concern in two weekends, against five in the two before.",
          "adopt", "Fewer concerns, and staff ask earlier.", -44),
    Trial("Staff practise “one step back” with a coach", "coast_practice", -40,
          "The coach stands at the door and not beside the worker.",
          "The Maltings kitchen, three sessions", "The worker prompts at most twice.",
          "Prompts fell to one. In one session nobody saw the pan until it smoked.",
          "adapt", "The coach has to see the hob.", -33),
)  # fmt: skip

STANDARDS = (
    Good("Mornings at the person’s own pace", "practice_lead", ("elm",), "practice",
         "Nobody is woken for the sake of the rota.\nBreakfast is ready until 10.\n"
         "Staff offer two real choices before any prompt.",
         "The shift leader names one coached routine at the 07:30 handover.\n"
         "It is written in the shift book.", -320,
         "Nobody is woken, unless they asked for it the evening before.\n"
         "Breakfast is ready when the person is, until 11.\n"
         "Staff offer two real choices before any prompt, with objects if words are hard.",
         "The shift leader names one coached routine at the 07:30 handover and looks in on it.\n"
         "It is written in the shift book.",
         "Mornings follow each person’s own pace"),
    Good("A restriction is written down with all four elements", "practice_lead", ("elm",),
         "practice",
         "Every restriction says why, for whom, until when, and what would end it.",
         "Whoever starts a restriction writes all four before the end of the shift.", -102,
         proven_by="Every restriction carries all four elements"),
    Good("Two questions at every handover", "service_manager", ("orchard", "quayside"),
         "orchard_manager",
         "Every handover asks: what is different about anybody, and who has been told?",
         "The shift leader asks both aloud. The answers stand on the handover sheet.", -228,
         proven_by="Two questions are asked at every handover"),
    Good("Risk is weighed with what is gained", "practice_lead", ("maltings", "sycamore"),
         "coast_practice",
         "A risk review names what the person gains before what could go wrong.",
         "The two columns of the review form are filled in from left to right.", None,
         agreed_with="Staff practise “one step back” with a coach"),
)  # fmt: skip

TAKEN = (
    Taken("Every restriction carries all four elements", -90, "quality", (
        ("orchard", -30, "in_place", -35,
         "All nine restrictions on the register were read. Nine carry all four elements."),
        ("quayside", 25, "", 0, ""),
        ("millrace", -12, "", 0, ""),
        ("sycamore", 20, "not_applicable", -50,
         "There has been no restriction here since the spring. The register is empty."),
    )),
    Taken("Two questions are asked at every handover", -140, "safeguarding", (
        ("elm", -60, "in_place", -70,
         "Ten handovers of the night team were heard. Both questions were asked in nine."),
        ("maltings", -45, "in_place", -48, "Eight handovers heard, both questions in all eight."),
        ("sycamore", -5, "", 0, ""),
    )),
    Taken("All concerns are read together every week to find patterns", -100, "safeguarding", (
        ("millrace", 40, "", 0, ""),
        ("elm", -20, "in_place", -25,
         "Four weekly notes of October were read. Two patterns were found and acted on."),
    )),
    Taken("Risk reviews weigh what is gained as well as what could go wrong", -120, "quality", (
        ("elm", 30, "", 0, ""),
        ("quayside", -15, "in_place", -20, "Six reviews read; five name the gain first."),
    )),
)  # fmt: skip
