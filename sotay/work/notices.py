"""What tasks say about the notice of being given one: who owns it still, and whether it is still to be done."""

import re
from collections.abc import Collection
from uuid import UUID

from sotay.notifications.sources import Reader, Subject
from sotay.organisations.choices import Kind
from sotay.organisations.models import Organisation
from sotay.work.choices import TaskStatus
from sotay.work.models import Task

KINDS = frozenset({"task_given"})
_UID = re.compile(r"/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/?$")


def subjects_of(links: Collection[str]) -> dict[str, Subject]:
    """Return the open tasks behind addresses of their pages; no hour belongs to them, so no text message follows."""
    uids = {UUID(found[1]): link for link in links if (found := _UID.search(link))}
    rows = Task.objects.filter(uid__in=list(uids), status=TaskStatus.OPEN, owner__account__is_active=True)
    practice = Organisation.objects.filter(kind=Kind.PRACTICE).values_list("path", flat=True).first()
    return {
        uids[uid]: Subject(
            kinds=KINDS,
            readers={account: Reader()},
            may_leave=practice is None or path.partition(".")[0] != practice,
        )
        for uid, account, path in rows.values_list("uid", "owner__account", "organisation__path")
    }
