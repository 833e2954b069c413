"""What is due of the list "Việc" in a person's calendar: each a whole day, the last one in time."""

from sotay.access.actor import Actor, Channel
from sotay.accounts.models import User
from sotay.core.calendars import Engagement
from sotay.work.inbox import InboxLine, sources
from sotay.work.wording import TASK_DAY

SHOWN = 100


def engagements_of(account: int) -> list[Engagement]:
    """Return what an account has to do by a day, the nearest first."""
    user = User.objects.get(pk=account)
    actor = Actor.of(user, Channel.WEB)
    lines = [line for source in sources() if not source.has_own_calendar for line in source.lines(actor)]
    return [
        Engagement(
            uid=line.uid,
            revision=line.revision,
            on=line.due_on,
            title=TASK_DAY.format(title=line.title),
            place="",
            url=line.url,
            made_at=user.created_at,
        )
        for line in sorted(filter(_has_a_day, lines), key=lambda line: str(line.due_on))[:SHOWN]
        if line.due_on
    ]


def _has_a_day(line: InboxLine) -> bool:
    """Tell whether a calendar can show the line."""
    return bool(line.uid and line.due_on)
