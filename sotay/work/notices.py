"""What tasks say about the notices of being given one, and of all that is due."""

import re
from collections.abc import Collection
from typing import Any
from uuid import UUID

from sotay.notifications.sources import Reader, Subject
from sotay.organisations.choices import Kind
from sotay.organisations.models import Organisation
from sotay.work.choices import TaskStatus
from sotay.work.models import Task

GIVEN, GATHERED = frozenset({"task_given"}), frozenset({"tasks_due", "tasks_overdue"})
KINDS = GIVEN | GATHERED
_UID = re.compile(r"^/work/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/?$")


class _Whoever(dict[int, Reader]):
    """A notice of all that is due names nothing but a number: whoever was given it may get it outside."""

    def __missing__(self, _account: int) -> Reader:
        return Reader()

    def get(self, _account: int, _default: Any = None) -> Reader:
        """Return that the account may be told."""
        return Reader()


def subjects_of(links: Collection[str]) -> dict[str, Subject]:
    """Return the open tasks behind addresses of their pages, and the lists of what is due; no hour belongs to them."""
    uids = {UUID(found[1]): link for link in links if (found := _UID.search(link))}
    rows = Task.objects.filter(uid__in=list(uids), status=TaskStatus.OPEN, owner__account__is_active=True)
    practice = Organisation.objects.filter(kind=Kind.PRACTICE).values_list("path", flat=True).first()
    tasks = {
        uids[uid]: Subject(
            kinds=GIVEN,
            readers={account: Reader()},
            may_leave=practice is None or path.partition(".")[0] != practice,
        )
        for uid, account, path in rows.values_list("uid", "owner__account", "organisation__path")
    }
    return {**{link: Subject(GATHERED, _Whoever()) for link in set(links) - set(uids.values())}, **tasks}
