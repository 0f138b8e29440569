"""What an email says: references and links, and nothing that anybody typed."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.conf import settings as conf
from django.core import mail as outbox

from foundation.duties.models import Rhythm
from foundation.duties.selectors.letters import MOST_LINES, Letter, Line, subject_of
from foundation.duties.services.mailing import bundle, send_due
from qip.models import RiskLevel
from tests.factories.organisation import PersonFactory, PlacementFactory, ProviderFactory
from tests.factories.qip import PlanFactory

from .telling import MORNING, SECRET, owed, reminded, told, wishes

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def the_day():
    with time_machine.travel(MORNING, tick=True):
        yield


def letter(*late: int) -> Letter:
    lines = tuple(Line("Action 1.1", "", "/", days) for days in late)
    return Letter(lines, len(lines), sum(days > 0 for days in late))


def sent():
    assert send_due(at=MORNING) == 1
    return outbox.outbox[-1]


def html_of(message) -> str:
    ((content, kind),) = message.alternatives
    assert kind == "text/html"
    return content


@pytest.mark.parametrize(
    ("late", "subject"),
    [
        ((0,), "1 thing needs you"),
        ((2,), "1 thing needs you, and it is late"),
        ((0, -7, 4), "3 things need you, 1 is late"),
        ((5, 4, 0), "3 things need you, 2 are late"),
        ((5, 4), "2 things need you, and all are late"),
        ((0, -1), "2 things need you"),
    ],
)
def test_the_subject_says_how_many_and_how_many_are_late(late, subject):
    assert subject_of(letter(*late)) == subject


def test_both_parts_say_the_same(insider, service):
    plan = PlanFactory.create(number=2, services=[service])
    late = owed(insider, service, days_late=9, plan=plan, risk_level=RiskLevel.HIGH)
    today, soon = owed(insider, service, plan=plan), owed(insider, service, days_late=-7, plan=plan)
    for one in (late, today, soon):
        reminded(one)
    bundle(at=MORNING)
    message = sent()
    html = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html_of(message)))
    for words in (
        f"Action {late.reference} is 9 days late",
        f"Action {today.reference} is due today",
        f"Action {soon.reference} is due in 7 days",
        "3 things need you, 1 is late.",
    ):
        assert words in message.body
        assert words in html
    for one in (late, today, soon):
        link = f"{conf.SUSTAIN_URL}{one.get_absolute_url()}"
        assert f"{link}\n" in message.body
        assert f'href="{link}"' in html_of(message)


def test_days_are_counted_on_the_day_it_leaves(insider, service):
    wishes(insider, Rhythm.WEEKLY, weekday=5)
    action = owed(insider, service)
    told(action)
    with time_machine.travel(MORNING + timedelta(days=2), tick=True):
        assert send_due(at=MORNING + timedelta(days=2)) == 1
    assert f"Action {action.reference} is 2 days late" in outbox.outbox[0].body


def test_one_link_leads_to_where_the_rhythm_is_changed(insider, service):
    told(owed(insider, service))
    message = sent()
    link = f"{conf.SUSTAIN_URL}/you/told/"
    assert message.body.count(link) == 1
    assert html_of(message).count(link) == 1


def test_machines_can_sort_it_and_do_not_answer_it(insider, service):
    mail = told(owed(insider, service))
    headers = sent().message()
    assert headers["Message-ID"] == mail.message_id
    assert headers["Auto-Submitted"] == "auto-generated"
    assert re.fullmatch(r"Sustain reminders <reminders\.[\w.-]+>", headers["List-Id"])


def test_nothing_is_loaded_from_afar_and_nobody_is_followed(insider, service):
    told(owed(insider, service))
    html = html_of(sent())
    assert not re.search(r"<(img|script|link|iframe|object)\b|url\(|@import|@font-face", html)
    links = set(re.findall(r'href="([^"]+)"', html))
    assert all(link.startswith(f"{conf.SUSTAIN_URL}/") and "?" not in link for link in links)


def test_it_holds_two_hundred_lines_and_says_how_many_more(insider, service):
    plan = PlanFactory.create(services=[service])
    for _ in range(MOST_LINES + 3):
        reminded(owed(insider, service, plan=plan))
    bundle(at=MORNING)
    message = sent()
    assert message.subject == "203 things need you"
    assert message.body.count("is due today") == html_of(message).count("is due today") == 200
    assert "and 3 more\n" in message.body
    assert ">and 3 more</a>" in html_of(message)


def test_a_mail_asks_as_often_for_one_duty_as_for_thirty(
    insider, colleague, service, django_assert_max_num_queries
):
    told(owed(colleague, service))
    for _ in range(30):
        reminded(owed(insider, service))
    bundle(at=MORNING)
    with django_assert_max_num_queries(40) as few:
        assert send_due(at=MORNING) == 2
    selects = [one["sql"] for one in few.captured_queries if one["sql"].startswith("SELECT")]
    assert len(selects) <= 20


def test_whoever_stands_in_reads_why_and_not_for_whom(insider, colleague, service):
    action = owed(colleague, service, days_late=2)
    reminded(action, to=insider, stands_in=colleague)
    colleague.is_active = False
    colleague.save(update_fields=["is_active"])
    bundle(at=MORNING)
    message = sent()
    for text in (message.body, html_of(message)):
        assert "The owner has left, so this falls to you." in text
        assert colleague.name not in text


def test_no_title_no_name_and_no_service_in_any_mail_or_log(
    insider, service, caplog, capfd, settings
):
    """Everything that could leak is there: in the duty, about its plan, its people, its place."""
    ProviderFactory.create()
    person = PersonFactory.create(preferred_name=f"{SECRET} Preferred", initials="QX")
    PlacementFactory.create(person=person, service=service)
    insider.name, insider.job_title = f"{SECRET} Surname", f"{SECRET} job"
    insider.save()
    service.name = f"{SECRET} Lodge"
    service.save()
    grave = owed(insider, service, days_late=5, risk_level=RiskLevel.CRITICAL)
    for action in (grave, owed(insider, service), owed(insider, service, days_late=-7)):
        reminded(action)
    bundle(at=MORNING)
    kept = owed(insider, service, days_late=1, risk_level=RiskLevel.CRITICAL)
    with caplog.at_level("DEBUG"):
        assert send_due(at=MORNING) == 2
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
        told(kept)
        assert send_due(at=MORNING) == 0
    assert "mail_not_sent" in caplog.text, "something was logged, so its silence says something"
    shown = capfd.readouterr()
    written = [caplog.text, shown.out, shown.err]
    for message in outbox.outbox:
        written += [message.subject, message.body, html_of(message)]
        raw = message.message()
        written += [str(value) for name, value in raw.items() if name != "To"]
    for text in written:
        for secret in (SECRET, "QX", insider.email, "Harbour Support"):
            assert secret not in text
    assert any(grave.reference in text for text in written)
