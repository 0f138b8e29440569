"""Plan 1: fewer repeat safeguarding alerts, after the first operational example of the mission."""

from demonstration.kinds import Deed, Move, News, Said, Scheme

PLAN = Scheme(
    key="warning",
    title="Early warning and escalation",
    aim=(
        "By the spring nobody at Orchard Row or Quayside reaches crisis because an early sign was "
        "seen and not acted on, and staff reach the right person within four hours."
    ),
    why=(
        "Safeguarding alerts about the same people rose for a year. Signs of worsening mental health "
        "and of substance use were in the notes, but nobody had said what to do about them. There "
        "was a policy, and everybody had been trained."
    ),
    services=("orchard", "quayside"),
    senior_owner="care_director",
    lead="safeguarding",
    starts=-410,
    ends=150,
    causes=(
        ("care-plan", "Plans named no early signs and no threshold for calling anybody"),
        ("staff-skill", "Staff waited for a manager to decide"),
        ("handover", "Handovers told what had happened, not what to watch for"),
    ),
    deeds=(
        Deed(
            title="Every support plan has an early warning and escalation section",
            strand="standards", owner="orchard_manager", risk="high",
            services=("orchard", "quayside"), agreed=-395, started=-390, due=-200, state="done",
            finished=-205, reason="All 15 plans have the section, written with the person. Night "
            "staff use it without being asked: 18 of 20 records sampled show it.",
            problem="Of 15 plans, 2 said what early signs look like for the person. None said when "
            "to call on-call, the clinician or crisis services.",
            standard="Each plan lists early signs, agreed ways to settle things, and the point at "
            "which staff call on-call, the clinician or crisis services.",
            daily="The keyworker writes it with the person and whoever they choose. The shift leader "
            "reads it aloud at the first handover after each change.",
            success="9 in 10 records of a worsening show the plan’s step was taken within four "
            "hours, and people say they recognise what is written.",
            cause="care-plan", baseline="2 of 15 plans, a year and a half ago",
            sources=(("safeguarding_concern", "Six alerts about three people"), ("audit_finding", "Plan audit")),
            evidence=("record-sample", "person-family-feedback", "staff-conversation"), statements=("S3", "S4", "ASC04", "Reg 12"),
            helpers=("orchard_leader", "quayside_leader"),
            notes=(
                Said("orchard_leader", -300, "Eleven plans done. Two people wanted the section on one page with pictures."),
                Said("safeguarding", -204, "Read 20 records with the team. 18 show the step in time."),
            ),
        ),
        Deed(
            title="Two questions are asked at every handover",
            strand="standards", owner="orchard_leader", risk="moderate",
            services=("orchard", "quayside"), agreed=-395, started=-388, due=-320, state="done",
            finished=-322, reason="The two questions are on the handover sheet and asked aloud. Walk-in "
            "checks on 12 handovers heard both at 11.",
            problem="Handovers took 20 minutes and told the last shift. Nobody asked what to watch for.",
            standard="Each handover asks: any early warning signs today? Have we followed the plan’s steps?",
            daily="The shift leader asks both before anything else and writes the answers on the sheet. "
            "A yes is followed by a name and a time.",
            success="Both questions are heard at 9 in 10 handovers, and a yes leads to a call within four hours.",
            cause="handover", sources=(("observation", "Four handovers watched"),),
            evidence=("observation", "record-sample"), statements=("S1", "S3", "ASC01"),
        ),
        Deed(
            title="Team leaders test two cases a week in supervision",
            strand="competence", owner="quayside_manager", risk="moderate",
            services=("orchard", "quayside"), agreed=-360, started=-350, due=24,
            problem="Supervision covered rotas and leave. Only 1 in 10 records mentioned a real case.",
            standard="Each team leader takes two real cases a week through: what was seen, what was done, was it in time?",
            daily="The leader brings incident and contact notes, asks the worker to tell the story, and "
            "writes what will be done differently next time.",
            success="Staff can say unprompted what their person’s early signs are: 8 of 10 asked at random.",
            cause="supervision", baseline="1 in 10 supervision records",
            sources=(("supervision", "40 records read"), ("staff_survey", "Half were unsure whom to call")),
            evidence=("staff-conversation", "supervision"), statements=("S6", "ASC06", "Reg 18"),
            helpers=("quayside_leader", "orchard_leader"),
            moves=(Move(60, -120, "absence", "Both leaders at Quayside were off for six weeks."),),
            notes=(Said("quayside_leader", -9, "Seven of ten staff knew the signs this week. Night staff still less sure."),),
        ),
        Deed(
            title="Night staff can reach a clinician, not only the on-call manager",
            strand="standards", owner="quayside_manager", risk="high", services=("quayside",),
            agreed=-240, started=-230, due=-12, state="blocked", waiting_for="Eastmarsh community mental health team",
            reason="They have agreed in principle; the rota for the night line is not signed.",
            problem="After 22:00 the only number is the on-call manager. Three crises in the autumn waited until morning.",
            standard="From 22:00 to 08:00 staff call the clinical night line first, with the person’s page in hand.",
            daily="The number is on the plan’s page and in the handover phone. The call and its advice are written down at once.",
            success="No crisis waits for morning, and each night call is answered within 30 minutes.",
            cause="partner", sources=(("incident", "Three crises at night"),),
            evidence=("trend", "partner-feedback"), statements=("S2", "ASC03"),
            moves=(
                Move(45, -110, "commissioner", "The council asked for a costed proposal first."),
                Move(60, -55, "commissioner", "Agreed in principle; contract not signed."),
            ),
        ),
        Deed(
            title="All concerns are read together every week to find patterns",
            strand="oversight", owner="safeguarding", risk="moderate", services=("orchard", "quayside"),
            agreed=-390, started=-385, due=-300, state="done", finished=-304,
            reason="The huddle has met 49 of 52 weeks. It found the Friday evening pattern in its third month.",
            problem="Each concern was looked at alone, by whoever was on duty. Nobody saw the same hour, day or staffing twice.",
            standard="Managers read every concern of the week together: who, when, who was on shift, which contact was missed.",
            daily="Every Wednesday at 10:00. The hour and weekday go on one grid; a pattern becomes an action the same day.",
            success="Repeat alerts about the same person fall and stay down, while low-level worries are reported more.",
            cause="leadership", sources=(("safeguarding_enquiry", "Council’s comment on the third alert"),),
            evidence=("minute", "trend"), statements=("S1", "S3", "W5", "ASC04", "ASC22", "Reg 17"),
        ),
        Deed(
            title="Friday and Saturday evenings have a shift leader who knows people",
            strand="oversight", owner="orchard_manager", risk="high", services=("orchard",),
            agreed=-150, started=-140, due=-6, problem="22 of 48 concerns in twelve weeks began on Friday or "
            "Saturday evening, when half the shift is from an agency.",
            standard="A permanent shift leader is on duty every Friday and Saturday evening.",
            daily="The rota is closed only when the leader’s name is on it. A gap goes to the manager by Wednesday noon.",
            success="No evening without a permanent leader for eight weeks, and concerns on those evenings halve.",
            cause="staffing", cause_words="The weekend allowance ended two years ago", needs="16 waking-night hours a week",
            sources=(("panel", "Huddle, third month"), ("data_signal", "Concerns by hour and weekday")),
            evidence=("trend", "record-sample"), statements=("S6", "ASC06", "Reg 18"),
            moves=(Move(48, -54, "recruitment", "Two posts advertised twice."),),
            notes=(Said("orchard_manager", -20, "One post filled, starts in three weeks. The other is out again."),),
        ),
        Deed(
            title="Whoever raises a worry hears within a week what was done",
            strand="learning", owner="safeguarding", risk="moderate", services=("orchard", "quayside"),
            agreed=-200, started=-190, due=40,
            problem="Only 3 of 20 staff who raised a worry heard what became of it. Some had stopped raising them.",
            standard="Each person who raises a worry is told within seven days what was decided and why.",
            daily="The huddle names who will tell them. It is written in the concern, with what they said to it.",
            success="9 in 10 are told within seven days, and low-level worries are raised at least as often as now.",
            cause="culture", sources=(("staff_survey", "“Nothing happens anyway”"),),
            evidence=("record-sample", "staff-conversation"), statements=("W3", "S1", "ASC01", "ASC20"),
            notes=(Said("safeguarding", -14, "14 of 16 told in time this month."),),
        ),
        Deed(
            title="What Orchard Row learned is tried at Millrace Lane",
            strand="learning", owner="orchard_manager", risk="low", services=("orchard",),
            agreed=-30, started=-20, due=75, state="agreed",
            problem="Early signs are missed at Millrace Lane too: two alerts this summer told the same story.",
            standard="Millrace Lane uses the same section and the same two questions for three people first.",
            daily="The team leader from Orchard Row sits in on four handovers and is called after each worsening.",
            success="All three people’s steps are followed in time for eight weeks.",
            cause="care-plan", sources=(("safeguarding_concern", "Two alerts at Millrace Lane"),),
            evidence=("observation", "record-sample"), statements=("W7", "ASC24"),
        ),
    ),
    news=(
        News("safeguarding", -95, "Alerts about the same people have begun to fall at Orchard Row.",
             "Quayside has not moved. Night staff there have nobody to call but a manager.",
             asks="Eastmarsh Council: please sign the night line."),
        News("safeguarding", -8,
             "Repeat alerts fell from five or six a month to two, and have stayed there for nine months. "
             "The first call is made after 9 hours, where it took 29. Staff report three times as many early "
             "worries, so this is not silence.",
             "Friday and Saturday evenings at Orchard Row have not changed: nearly half of all concerns begin "
             "then. At Quayside a night call still waits for a rota that is not signed.",
             risks="If the second weekend post is not filled, the evenings stay with agency staff.",
             asks="Northmere Council: agree 16 waking-night hours at Orchard Row. Eastmarsh Council: sign the "
             "night line."),
    ),
)  # fmt: skip
