"""Forty-one people supported, as governance knows them: a reference, a name, initials. Invented."""

# Preferred name, initials; in the order of the references P-001, P-002 …, service by service.
NAMES = (
    ("Alma", "AK"), ("Ricky", "RJ"), ("Lorna", "LT"), ("Joe", "JW"), ("Beth", "BM"), ("Idris", "IS"),
    ("Connie", "CP"), ("Tariq", "TA"), ("Vera", "VN"), ("Mo", "MD"), ("Frankie", "FO"),
    ("Susan", "SG"), ("Dev", "DR"), ("Pearl", "PH"), ("Kit", "KL"), ("Nia", "NE"), ("Walter", "WB"),
    ("Rosie", "RC"), ("Amir", "AZ"), ("June", "JF"), ("Ellis", "EY"), ("Hope", "HV"), ("Ray", "RQ"),
    ("Shirin", "SM"), ("Jonah", "JT"), ("Edie", "EC"), ("Marcus", "MW"), ("Lily", "LH"),
    ("Bashir", "BK"), ("Dot", "DS"), ("Gwen", "GP"), ("Theo", "TN"), ("Zara", "ZA"), ("Len", "LB"),
    ("Olive", "OD"), ("Sunil", "SV"), ("Maeve", "MF"), ("Harold", "HJ"), ("Tess", "TR"),
    ("Yusef", "YE"), ("Ivy", "IL"),
)  # fmt: skip

# The number of the person: need, key of the format, days since the review, days to the next.
NEEDS = {
    1: ("Uses short spoken sentences and photographs; needs time to answer", "easy-read", 60, 120),
    2: ("Signs with Makaton; speaks when calm", "makaton", 210, -15),
    4: ("Deaf in the left ear; reads lips in good light", "large-print", 30, 335),
    7: ("Does not read; likes to hear things twice", "audio", 90, 90),
    12: ("Speaks Punjabi at home; understands English", "translated", 45, 320),
    16: ("Hears voices when tired; short written notes help", "easy-read", 20, 160),
    22: ("British Sign Language is her first language", "bsl", 75, 290),
    27: ("Autistic; wants written notice a day ahead", "easy-read", 15, 170),
    33: ("Blind; uses a screen reader for letters", "email", 40, 140),
    38: ("Memory is failing; picture diary each morning", "easy-read", 10, 80),
}
