"""The people who work there. All of them are invented.

Each role has at least one account; the first of each is printed by ``script/server``.
"""

from demonstration.kinds import Worker

MAIL = "fennbrook.example"
PASSWORD = "demonstration only"  # noqa: S105  (a published password for invented people)
# The key behind the one-time codes of the accounts that need a second factor.
SECOND_FACTOR_KEY = "FENNBROOKDEMONSTRATIONONLY234567"

STAFF = (
    Worker("manager", "Marian Okafor", "Registered manager", "service_manager", "elm"),
    Worker("worker", "Tomasz Bell", "Support worker", "support_worker", "elm"),
    Worker("leader", "Priya Raman", "Team leader", "team_leader", "elm"),
    Worker("practice", "Callum Reid", "Practice lead", "practice_lead", "Fenn Valley"),
    Worker(
        "safeguarding", "Joan Whitfield", "Safeguarding lead", "safeguarding_lead", "everywhere"
    ),
    Worker("quality", "Amina Yusuf", "Quality lead", "quality_lead", "everywhere"),
    Worker("chair", "Stephen Hale", "Director of quality", "panel_chair", "everywhere"),
    Worker("member", "Rosa Lindqvist", "Psychologist", "panel_member", "Fenn Valley"),
    Worker("director", "Helen Marsh", "Director of operations", "senior_owner", "everywhere"),
    Worker(
        "nominated", "David Achebe", "Nominated individual", "nominated_individual", "everywhere"
    ),
    Worker("board", "Ruth Calder", "Board member", "board_reader", "everywhere"),
    Worker("auditor", "Owen Price", "Internal auditor", "auditor", "everywhere"),
    Worker("data", "Lena Fischer", "Data protection lead", "data_protection_lead", "everywhere"),
    Worker("admin", "Sam Taylor", "Systems administrator", "system_administrator", "everywhere"),
    # Others, who own actions or simply work there
    Worker("orchard_manager", "Grace Mensah", "Registered manager", "service_manager", "orchard"),
    Worker("quayside_manager", "Ivor Jenkins", "Registered manager", "service_manager", "quayside"),
    Worker("maltings_manager", "Nadia Rahman", "Registered manager", "service_manager", "maltings"),
    Worker("sycamore_manager", "Peter Doyle", "Registered manager", "service_manager", "sycamore"),
    Worker("millrace_manager", "Carol Lewis", "Registered manager", "service_manager", "millrace"),
    Worker("regional", "Gwen Hollis", "Regional manager", "service_manager", "Fenn Valley"),
    Worker("deputy", "Hannah Stone", "Deputy manager", "team_leader", "elm"),
    Worker("care_director", "Farid Khan", "Director of care", "senior_owner", "everywhere"),
    Worker("coast_practice", "Meg Sutton", "Practice lead", "practice_lead", "Coast"),
    Worker("orchard_leader", "Leo Novak", "Team leader", "team_leader", "orchard"),
    Worker("quayside_leader", "Bridget Shaw", "Team leader", "team_leader", "quayside"),
    Worker("maltings_leader", "Anil Desai", "Team leader", "team_leader", "maltings"),
    Worker("sycamore_leader", "Ella Byrne", "Team leader", "team_leader", "sycamore"),
    Worker("orchard_worker", "Kofi Boateng", "Support worker", "support_worker", "orchard"),
    Worker("quayside_worker", "Sian Evans", "Support worker", "support_worker", "quayside"),
    Worker("maltings_worker", "Jack Holt", "Support worker", "support_worker", "maltings"),
    Worker("sycamore_worker", "Mina Park", "Support worker", "support_worker", "sycamore"),
    Worker("millrace_worker", "Dawn Archer", "Support worker", "support_worker", "millrace"),
)
