"""Status words, owners, strands and risks, as they stand in real plans."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qip.spreadsheets.choices import read_risk, read_strand
from qip.spreadsheets.people import Directory, Staff, read_owner, split_people
from qip.spreadsheets.status_words import Meaning
from qip.spreadsheets.statuses import is_statusish, read_status


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        # Sheffield Health and Social Care: amber means on track, blue means checked by a peer
        ("Off Track", Meaning.BEHIND),
        ("On Track", Meaning.UNDER_WAY),
        ("Complete", Meaning.FINISHED),
        ("Complete & CSPI (peer inspected)", Meaning.FINISHED),
        ("Amber - On Track", Meaning.UNDER_WAY),
        # special measures plans
        ("Delivered", Meaning.FINISHED),
        ("On Track to deliver", Meaning.UNDER_WAY),
        ("Some issues – narrative disclosure", Meaning.BEHIND),
        ("Not on track to deliver", Meaning.BEHIND),
        # CQC's Out of sight report
        ("achieved", Meaning.FINISHED),
        ("partly achieved", Meaning.UNDER_WAY),
        ("not achieved", Meaning.UNDER_WAY),
        # the Scottish report
        ("100% Delivered", Meaning.FINISHED),
        ("100% On Track", Meaning.UNDER_WAY),
        ("40% Delivered, 40% On Track, 20% At Risk", Meaning.UNDER_WAY),
        ("33.3.% Missed Delivery Date no Risk", Meaning.BEHIND),
        ("At Risk", Meaning.BEHIND),
        # everyday words
        ("Not started", Meaning.NOT_BEGUN),
        ("To be completed", Meaning.NOT_BEGUN),
        ("Incomplete", Meaning.UNDER_WAY),
        ("Closed", Meaning.FINISHED),
        ("75%", Meaning.UNDER_WAY),
        ("0%", Meaning.NOT_BEGUN),
        ("100%", Meaning.FINISHED),
        ("On hold", Meaning.BEHIND),
        ("No longer required", Meaning.DROPPED),
        ("Red/Amber", Meaning.UNDER_WAY),
        ("banana", Meaning.UNCLEAR),
        ("N/A", Meaning.UNCLEAR),
    ],
)
def test_status_words_of_real_plans(text, meaning):
    assert read_status(text).meaning == meaning


@pytest.mark.parametrize("text", ["Complete", "100% Delivered", "Closed", "achieved"])
def test_no_word_closes_an_action(text):
    assert (
        read_status(text).remark
        == f"“{text}” comes in as done, not closed: somebody else still checks it"
    )


@pytest.mark.parametrize("colour", ["Red", "amber", "GREEN", "Blue", "R", "a", "G"])
def test_a_colour_is_a_proposal_and_says_so(colour):
    assert "was taken as" in read_status(colour).remark


def test_not_achieved_says_what_was_made_of_it():
    assert (
        read_status("not achieved").remark
        == "“not achieved” was taken as not finished, so still in progress"
    )


def test_a_sentence_is_no_status():
    assert not is_statusish(
        "Staff have started to use the new form and it seems to be working well."
    )
    assert is_statusish("Missed Delivery Date no Risk")
    assert not is_statusish("12%")


@given(st.text(max_size=80))
def test_any_text_has_a_meaning(text):
    assert read_status(text).meaning in Meaning


KEMI = Staff(1, "Kemi Soyinka", "kemi@example.org", "Registered manager")
RUTH = Staff(2, "Ruth Mills", "ruth@example.org", "Team leader")
KARL = Staff(3, "Karl Stone", "karl@example.org", "Support worker")
ZOE = Staff(4, "Zoë Ngo", "zoe@example.org", "Quality lead")
JAN = Staff(5, "Jan Roe", "jan@example.org", "Support worker")
HERE = Directory((KEMI, RUTH, KARL, ZOE, JAN))


def owner(text):
    return read_owner(text, HERE)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Ruth Mills", RUTH), ("ruth mills", RUTH), ("Mills, Ruth", RUTH), ("Dr Ruth Mills", RUTH),
        ("RUTH@example.org", RUTH), ("Ruth Mills <ruth@example.org>", RUTH), ("Zoe Ngo", ZOE),
        ("Ruth Mills (Team leader)", RUTH), ("Deputy (Ruth Mills)", RUTH),
    ],
)  # fmt: skip
def test_a_name_or_an_address_is_recognised_without_a_remark(text, who):
    found = owner(text)
    assert (found.owner, found.remark, found.problem) == (who.id, "", "")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Registered Manager", KEMI),
        ("RM", RUTH),
        ("R.M.", RUTH),
        ("Z N", ZOE),
        ("Ruth", RUTH),
        ("QL", ZOE),
    ],
)
def test_a_job_initials_or_a_first_name_is_a_guess_and_says_so(text, who):
    found = owner(text)
    assert found.owner == who.id
    assert found.remark == f"“{text}” was taken to be {who.name}"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("KS", "“KS” could be Kemi Soyinka or Karl Stone. Choose one"),
        ("Support worker", "“Support worker” could be Karl Stone or Jan Roe. Choose one"),
        ("Jane Bloggs", "“Jane Bloggs” is not known here. Choose a person, now or later"),
        ("All staff", "“All staff” is more than one person. Choose who answers for it"),
        ("Night staff", "“Night staff” is more than one person."),
        ("the management team", "“the management team” is more than one person."),
        ("Landlord", "“Landlord” is not known here. Choose a person, now or later"),
        ("TBC", "“TBC” names nobody yet. Choose a person now or later"),
        ("someone@elsewhere.org", "“someone@elsewhere.org” is not known here."),
    ],
)
def test_who_is_not_known_is_said(text, problem):
    found = owner(text)
    assert found.owner is None
    assert problem in found.problem


@pytest.mark.parametrize(
    ("text", "who", "helpers"),
    [
        ("Ruth Mills/Zoe Ngo", RUTH, (ZOE,)),
        ("Ruth Mills and Zoe Ngo", RUTH, (ZOE,)),
        ("Ruth Mills, Zoe Ngo & Karl Stone", RUTH, (ZOE, KARL)),
        ("RM\nQL", RUTH, (ZOE,)),
        ("Ruth Mills; Ruth Mills", RUTH, ()),
    ],
)
def test_the_first_of_several_answers_and_the_others_help(text, who, helpers):
    found = owner(text)
    assert found.owner == who.id
    assert found.helpers == tuple(one.id for one in helpers)
    assert f"{who.name} answers for it" in found.remark


def test_several_of_whom_one_is_not_known():
    found = owner("RM & Agency")
    assert (
        found.remark
        == "“RM & Agency” names 2 people. Ruth Mills answers for it; “Agency” is not known here"
    )
    lost = owner("KS/RM")
    assert (lost.owner, lost.helpers) == (None, (RUTH.id,))
    assert (
        lost.problem
        == "“KS/RM” names 2 people. “KS” could be Kemi Soyinka or Karl Stone. Choose one"
    )
    assert "names 2 people" in owner("A and B").problem


@pytest.mark.parametrize(
    "text", ["Health and Safety Lead", "Learning, Skills and Development Manager"]
)
def test_a_job_with_and_in_it_is_one(text):
    assert split_people(text, HERE) == [text]


def test_two_jobs_in_one_cell_where_somebody_has_one_of_them():
    assert split_people("Team leader and Quality lead", HERE) == ["Team leader", "Quality lead"]


@given(st.text(max_size=60))
def test_any_text_names_somebody_or_is_a_problem(text):
    found = owner(text)
    assert found.owner or found.problem


@pytest.mark.parametrize(
    ("text", "strand"),
    [
        ("Practice standards", "standards"), ("Competence", "competence"),
        ("Training", "competence"), ("Governance and audit", "oversight"),
        ("Well-led", "oversight"), ("Learning loop", "learning"),
        ("Lessons learned", "learning"), ("Kitchen", ""),
    ],
)  # fmt: skip
def test_strands_in_other_words(text, strand):
    assert read_strand(text) == strand


@pytest.mark.parametrize(
    ("text", "level"),
    [("High", "high"), ("H", "high"), ("Medium", "moderate"), ("low risk", "low"),
     ("20", "critical"), ("12", "high"), ("Must do", "high"), ("6", "moderate"), ("4", "low"),
     ("purple", "")],
)  # fmt: skip
def test_levels_of_risk_in_other_words(text, level):
    assert read_risk(text) == level
