"""Giving notice, and marking one's own notices as read.

A notice is part of the action that gives it, and reading one's own notices concerns nobody else: neither has an entry of its
own in the ledger.
"""

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from django.utils import timezone

from sotay.access.actor import Actor
from sotay.core.find import find
from sotay.core.lightly import write_lightly
from sotay.notifications.models import Notification
from sotay.notifications.queries import notices_for

TITLE_LENGTH = 200
# The first day keeps the plan to the partitions in which an unread notice can matter.
_READ = """
UPDATE notifications_notification SET read_at = %(now)s
 WHERE user_id = %(user)s AND link = %(link)s AND read_at IS NULL AND created_at >= %(since)s
"""
_LOOKED_BACK = dt.timedelta(days=400)


def notify(  # noqa: PLR0913 -- the columns of a notice
    users: Iterable[int],
    kind: str,
    title: str,
    link: str = "",
    *,
    due_at: dt.datetime | None = None,
    is_urgent: bool = False,
) -> int:
    """Give each account (by key) one notice, in the caller's transaction; tell how many were given.

    `due_at` is when that begins which the notice is about: text messages are sent the day before. An urgent notice does
    not wait for tomorrow's message.
    """
    now = timezone.now()
    rows = [
        Notification(
            user_id=user,
            kind=kind,
            title=title[:TITLE_LENGTH],
            link=link,
            due_at=due_at,
            is_urgent=is_urgent,
            created_at=now,
        )
        for user in dict.fromkeys(users)
    ]
    Notification.objects.bulk_create(rows, batch_size=1000)
    return len(rows)


def open_notice(actor: Actor, uid: UUID) -> str:
    """Mark one of the actor's notices as read and return where it leads."""
    notice = find(notices_for(actor), uid=uid)
    if notice.read_at is None:
        notice.read_at = timezone.now()
        notice.save(update_fields=["read_at"])
    return notice.link


def mark_all_read(actor: Actor) -> int:
    """Mark all of the actor's notices as read; tell how many were not."""
    return notices_for(actor).filter(read_at=None).update(read_at=timezone.now())


def mark_link_read(actor: Actor, link: str) -> None:
    """Mark the notices that lead to what the actor is looking at."""
    if actor.user is not None:
        now = timezone.now()
        values = {"now": now, "since": now - _LOOKED_BACK, "user": actor.user.pk, "link": link}
        write_lightly(_READ, values)


def retime(link: str, due_at: dt.datetime) -> None:
    """Let the notices that wait follow the thing they are about to its new hour."""
    Notification.objects.filter(link=link, read_at=None).exclude(due_at=None).update(due_at=due_at)
