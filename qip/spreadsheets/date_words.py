"""Words that stand where a date should be, as data."""

MONTHS = {
    "january": 1, "jan": 1, "february": 2, "feb": 2, "febuary": 2, "march": 3, "mar": 3,
    "april": 4, "apr": 4, "may": 5, "june": 6, "jun": 6, "july": 7, "jul": 7, "august": 8,
    "aug": 8, "september": 9, "sept": 9, "sep": 9, "october": 10, "oct": 10, "november": 11,
    "nov": 11, "december": 12, "dec": 12,
}  # fmt: skip
# The month at whose end a season is over; a winter ends in the year after the one it is named by.
SEASONS = {"spring": 5, "summer": 8, "autumn": 11, "winter": 2}

# What people write instead of a date, and what to say about it.
NO_DATES = (
    (
        ("ongoing", "on going", "continuous", "continual", "continuing", "rolling", "always"),
        "says it goes on without end. Give the date by which it is in place",
    ),
    (
        ("tbc", "tba", "tbd", "to be confirmed", "to be agreed", "to be decided", "unknown",
         "not known", "not set", "to be determined", "pending", "awaiting"),
        "says the date is not known yet. Give one now or later",
    ),
    (
        ("asap", "as soon as possible", "immediate", "immediately", "with immediate effect",
         "urgent", "now", "today"),
        "is not a date. Give the day by which it is done",
    ),
    (
        ("daily", "weekly", "fortnightly", "monthly", "quarterly", "annually", "yearly",
         "every day", "every week", "every month", "each month", "each week", "six monthly",
         "annual", "bi monthly", "per shift", "each shift"),
        "says how often, not by when. Give the date by which it first happens",
    ),
    (
        ("complete", "completed", "done", "closed", "finished", "achieved", "in place", "yes",
         "started", "in progress", "not started", "no", "overdue"),
        "says how it stands, not by when. Give the date it was due",
    ),
    (
        ("n a", "na", "not applicable", "none", "nil", "null"),
        "gives no date. Give one now or later",
    ),
)  # fmt: skip
LENGTHS = ("day", "week", "month", "year", "hour")
NO_YEAR_SAID = "says a part of a year, and not which year. Give the day by which it is done"
LENGTH_SAID = "says how long, not by when. Give a date"
EXCEL_ERRORS = ("#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!")
