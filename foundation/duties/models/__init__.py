"""What has been told to whom, and when people are told."""

from .feeds import CalendarFeed
from .hand_overs import HandOver
from .mails import Mail, MailState, MailWish, Rhythm, Weekday
from .reminders import Reminder
from .runs import Outcome, TaskRun
from .stages import ReminderStage
from .stand_ins import StandIn

__all__ = [
    "CalendarFeed",
    "HandOver",
    "Mail",
    "MailState",
    "MailWish",
    "Outcome",
    "Reminder",
    "ReminderStage",
    "Rhythm",
    "StandIn",
    "TaskRun",
    "Weekday",
]
