from django.urls import path

from foundation.duties.views.calendar import CalendarPage, LinkMake, LinkPage, LinkRevoke
from foundation.duties.views.feed import FeedView
from foundation.duties.views.handing import HandOverPage
from foundation.duties.views.mails import FailedMails, MailAgain, MailsAgain
from foundation.duties.views.reminders import (
    ReminderOpen,
    ReminderRead,
    RemindersPage,
    RemindersRead,
)
from foundation.duties.views.running import RunningPage, RunTask
from foundation.duties.views.stages import StageAdd, StageChange, StageRetire, StagesPage
from foundation.duties.views.today import TodayPage
from foundation.duties.views.wishes import HowTold

app_name = "duties"
urlpatterns = [
    path("", TodayPage.as_view(), name="today"),
    path("reminders/", RemindersPage.as_view(), name="reminders"),
    path("reminders/read/", RemindersRead.as_view(), name="reminders_read"),
    path("reminders/<int:pk>/", ReminderOpen.as_view(), name="reminder_open"),
    path("reminders/<int:pk>/read/", ReminderRead.as_view(), name="reminder_read"),
    path("reminders/days/", StagesPage.as_view(), name="stages"),
    path("reminders/days/add/", StageAdd.as_view(), name="stage_add"),
    path("reminders/days/<int:pk>/", StageChange.as_view(), name="stage_change"),
    path("reminders/days/<int:pk>/stop/", StageRetire.as_view(), name="stage_retire"),
    path("hand-over/<str:kind>/<int:subject>/", HandOverPage.as_view(), name="hand_over"),
    path("you/told/", HowTold.as_view(), name="how_told"),
    path("mail/", FailedMails.as_view(), name="mails"),
    path("mail/again/", MailsAgain.as_view(), name="mails_again"),
    path("mail/<int:pk>/again/", MailAgain.as_view(), name="mail_again"),
    path("calendar/", CalendarPage.as_view(), name="calendar"),
    path("calendar/link/", LinkPage.as_view(), name="calendar_link"),
    path("calendar/link/make/", LinkMake.as_view(), name="calendar_link_make"),
    path("calendar/link/revoke/", LinkRevoke.as_view(), name="calendar_link_revoke"),
    path("calendar/feed/<str:token>.ics", FeedView.as_view(), name="calendar_feed"),
    path("running/", RunningPage.as_view(), name="running"),
    path("running/<slug:key>/", RunTask.as_view(), name="run_task"),
]
