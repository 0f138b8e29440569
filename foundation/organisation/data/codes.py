"""Code lists a provider begins with; every row is editable afterwards.

Kinds of service: the service types of the Care Quality Commission's register that adult
social care uses, in everyday words. Formats: those the Accessible Information Standard
(DAPB1605) names as ways of giving information and of communicating.
"""

SERVICE_TYPES = (
    ("supported-living", "Supported living"),
    ("care-home", "Care home"),
    ("care-home-nursing", "Care home with nursing"),
    ("home-care", "Home care"),
    ("extra-care", "Extra care housing"),
    ("shared-lives", "Shared lives"),
    ("day-opportunities", "Day opportunities"),
    ("outreach", "Outreach and floating support"),
    ("respite", "Short breaks"),
)

ACCESSIBLE_FORMATS = (
    ("easy-read", "Easy read"),
    ("large-print", "Large print"),
    ("braille", "Braille"),
    ("audio", "Audio"),
    ("electronic", "Electronic text, for a screen reader"),
    ("bsl", "British Sign Language"),
    ("makaton", "Makaton"),
    ("pictures", "Photos or picture symbols"),
    ("talking-mats", "Talking mats"),
    ("objects", "Objects of reference"),
    ("translated", "Another language"),
    ("spoken", "Spoken, face to face"),
    ("deafblind-manual", "Deafblind manual"),
    ("lipspeaker", "Lipreading or a lipspeaker"),
    ("advocate", "With an advocate or interpreter"),
)
