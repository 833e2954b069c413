"""Recovery of a lost PIN by two officers; who may confirm is asked by the action on the member that calls this."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from sotay.accounts.actions.slips import IssuedSlip, issue
from sotay.accounts.actions.throttle import slow_down
from sotay.accounts.choices import SlipPurpose
from sotay.accounts.errors import OwnRecovery, RecoveryNeedsAnother
from sotay.accounts.ledger import note
from sotay.accounts.models import Recovery, User
from sotay.accounts.queries import open_recovery_of
from sotay.accounts.rules import normal_login
from sotay.accounts.visitor import Visitor

WAITS_FOR_OFFICERS = dt.timedelta(days=3)


def ask_recovery(visitor: Visitor, *, login: str) -> None:
    """Ask for help from the sign-in page; whoever asks learns nothing about the account."""
    slow_down(visitor, "recovery")
    user = User.objects.filter(login=normal_login(login), is_active=True).exclude(activated_at=None).first()
    if user is None:
        return
    with transaction.atomic():
        if _open(user) is None:
            Recovery.objects.create(user=user, expires_at=timezone.now() + WAITS_FOR_OFFICERS)
            note(user, "ask_recovery")


@transaction.atomic
def confirm_recovery(user: User, officer: User) -> IssuedSlip | None:
    """Note an officer's confirmation; the second one, by somebody else, brings the slip."""
    if officer == user:
        raise OwnRecovery
    now = timezone.now()
    recovery = _open(user) or Recovery.objects.create(user=user, expires_at=now + WAITS_FOR_OFFICERS)
    if recovery.first_by is None:
        recovery.first_by, recovery.first_at = officer, now
        recovery.save(update_fields=["first_by", "first_at"])
        return None
    if recovery.first_by == officer:
        raise RecoveryNeedsAnother
    recovery.second_by, recovery.second_at, recovery.closed_at = officer, now, now
    recovery.save(update_fields=["second_by", "second_at", "closed_at"])
    return issue(user, SlipPurpose.RECOVERY, officer)


def _open(user: User) -> Recovery | None:
    """Return the open recovery under the account's lock, after closing one that nobody confirmed in time."""
    User.objects.select_for_update().get(pk=user.pk)
    Recovery.objects.filter(user=user, closed_at=None, expires_at__lte=timezone.now()).update(closed_at=timezone.now())
    return open_recovery_of(user)
