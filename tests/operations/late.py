"""What is late, for tests of the queue: it climbs, people are reminded of it, and mails leave."""

from collections import Counter
from email.message import EmailMessage
from typing import Any

from foundation.duties.models import Mail, MailState, Reminder
from foundation.duties.services.reminding import remind
from governance.duties import KIND as ESCALATION
from governance.models import Escalation
from governance.services.escalating import climb
from qip.models import Action
from tests.governance.late import TODAY, late_action, people

ACTION = "qip.action"


class Late:
    """Actions of one service that were due yesterday. Critical, so mails leave at any hour."""

    def __init__(self, service: Any) -> None:
        self.service, self.people = service, people(service)

    def action(self) -> Action:
        return late_action(self.service, by=1, risk="critical", owner=self.people.owner)

    def is_reminded(self, action: Action) -> bool:
        """It is asked about; its owner and those who are asked have a reminder."""
        told = {(row.kind, row.recipient) for row in reminders_of(action)}
        return {(ACTION, self.people.owner), (ESCALATION, self.people.manager)} <= told

    def is_told(self, action: Action) -> bool:
        """And all mails of it left."""
        mails = [row.mail for row in reminders_of(action)]
        return self.is_reminded(action) and all(
            mail and mail.state == MailState.SENT for mail in mails
        )

    def all_once(self, *actions: Action, letters: list[EmailMessage]) -> None:
        """One escalation, one reminder for each person and stage, one mail of each reminder."""
        assert (climb(on=TODAY), remind(on=TODAY)) == (0, 0), "nothing is missing"
        rows = Escalation.objects.filter(action__in=actions)
        assert sorted(rows.values_list("action", flat=True)) == sorted(one.pk for one in actions)
        names = Counter(letter["Message-ID"] for letter in letters)
        mails = Mail.objects.all()
        assert {mail.state for mail in mails} == {MailState.SENT}
        assert all(names[mail.message_id] == 1 for mail in mails), "each mail once"
        for action in actions:
            for row in reminders_of(action):
                assert row.mail
                (letter,) = (one for one in letters if one["Message-ID"] == row.mail.message_id)
                assert letter["To"] == row.recipient.email
                assert action.reference in letter.get_body(("plain",)).get_content()

    @staticmethod
    def others(letters: list[EmailMessage]) -> list[EmailMessage]:
        """The letters that tell of nothing late."""
        ours = set(Mail.objects.values_list("message_id", flat=True))
        return [one for one in letters if one["Message-ID"] not in ours]


def reminders_of(action: Action) -> list[Reminder]:
    """The reminders of an action, and of what was asked about it."""
    asked = list(Escalation.objects.filter(action=action).values_list("pk", flat=True))
    standing = Reminder.objects.standing().select_related("mail", "recipient")
    of_action = standing.filter(kind=ACTION, subject=action.pk)
    return [*of_action, *standing.filter(kind=ESCALATION, subject__in=asked)]
