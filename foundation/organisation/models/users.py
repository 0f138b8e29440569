"""Staff accounts: the email address is the name one signs in with."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone

from foundation.organisation.scoping import Reach, ScopedQuerySet, holds, reach_of
from foundation.trail.tracking import tracked

from .roles import Membership


class UserQuerySet(ScopedQuerySet["User"]):
    view_permission = "organisation.view_staff"

    def within(self, reach: Reach) -> models.Q:
        """Colleagues who work, or worked, somewhere in reach."""
        there = Membership.objects.narrowed(reach).filter(user=models.OuterRef("pk"))
        return models.Q(models.Exists(there))

    def by_reference(self, text: str) -> "UserQuerySet":
        """The account with that email address."""
        return self.filter(email__iexact=text.strip())

    def active(self) -> "UserQuerySet":
        return self.filter(is_active=True)

    def joined(self) -> "UserQuerySet":
        """Accounts whose owner has taken up their invitation."""
        return self.filter(joined_at__isnull=False)


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):  # type: ignore[misc]
    """Makes accounts; a password may be set later by the invited person."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, email: str | None) -> "User":
        return self.get(email__iexact=email)


@tracked(exclude=("password", "last_login"))
class User(AbstractBaseUser):
    """A member of staff. What they may see and do comes from their memberships alone.

    There are no superusers and no permissions beside the roles.
    """

    email = models.EmailField("work email", max_length=254, unique=True)
    name = models.CharField(max_length=80)
    job_title = models.CharField(max_length=80, blank=True)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(
        default=timezone.now, null=True, blank=True, editable=False,
        help_text="Empty until the invitation is taken up",
    )  # fmt: skip
    closed_at = models.DateTimeField(null=True, blank=True, editable=False)
    closed_by = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    objects = UserManager()

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = "member of staff"
        verbose_name_plural = "staff"
        constraints = [
            models.UniqueConstraint(Lower("email"), name="user_email_once_in_any_case"),
            models.CheckConstraint(
                condition=models.Q(closed_at__isnull=True, closed_by__isnull=True)
                | models.Q(closed_at__isnull=False, closed_by__isnull=False, is_active=False),
                name="user_closed_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("organisation:staff_member", args=[self.pk])

    @property
    def role_words(self) -> str:
        """How the person appears where names are not needed: by job, never by name."""
        return self.job_title or "Member of staff"

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        """Whether a role in force gives the permission, for ``obj`` if one is given."""
        return holds(self, perm, obj)

    def has_perms(self, perm_list: Iterable[str], obj: Any = None) -> bool:
        return all(self.has_perm(perm, obj) for perm in perm_list)

    def reach(self, permission: str) -> Reach:
        """The services in which this person holds a permission today."""
        return reach_of(self, permission)
