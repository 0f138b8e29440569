"""Mails that leave after a page was answered. Every one may run twice."""

from datetime import timedelta

from celery import shared_task
from django.utils import timezone

from foundation.organisation.models import Invitation, Membership
from foundation.organisation.services import delivery

PATIENCE = timedelta(minutes=2)


@shared_task(name="organisation.deliver_invitation")
def deliver_invitation(pk: int) -> None:
    """Send the mail of one invitation, unless it has gone out."""
    for invitation in Invitation.objects.filter(pk=pk):
        delivery.deliver_invitation(by=invitation.created_by, invitation=invitation)


@shared_task(name="organisation.deliver_unsent")
def deliver_unsent() -> None:
    """Send what a stopped worker or a post office that was away has left."""
    now = timezone.now()
    for invitation in Invitation.objects.unsent(now).filter(created_at__lte=now - PATIENCE):
        deliver_invitation.delay(invitation.pk)
    waiting = Membership.objects.filter(to_tell=True, created_at__lte=now - PATIENCE)
    for pk in waiting.values_list("pk", flat=True):
        tell_of_role.delay(pk)


@shared_task(name="organisation.tell_of_role")
def tell_of_role(pk: int) -> None:
    """Tell somebody of a role they were given."""
    for membership in Membership.objects.filter(pk=pk).select_related("user", "created_by"):
        delivery.tell_of_role(by=membership.created_by, membership=membership)
