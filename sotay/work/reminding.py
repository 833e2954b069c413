"""The one policy of reminding: what is due of anything in the list "Việc" is brought to mind, then told above."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable

from sotay.access.models import Grant
from sotay.access.permission import Permission
from sotay.access.queries import roles_with
from sotay.core.days import today
from sotay.notifications.actions import notify
from sotay.notifications.models import Notification
from sotay.regulations.queries import norms_on
from sotay.work.inbox import Due, Superior, sources
from sotay.work.rules import WorkNorms, days_asked, is_reminded_on, is_told_above_on
from sotay.work.wording import TASKS_DUE, TASKS_OVERDUE, list_link

BACK = 366
"""What is overdue for longer is left to the lists."""
DUE_KIND, ABOVE_KIND = "tasks_due", "tasks_overdue"


def remind_due(day: dt.date | None = None) -> int:
    """Give each person one notice of all that is due, and one to whoever stands above; run twice a day, nobody hears twice."""
    now = day or today()
    norms = norms_on(now, WorkNorms)
    days = days_asked(now, norms, BACK)
    dues = sorted((due for source in sources() for due in source.dues(days)), key=lambda due: due.due_on)
    told = _tell_people([due for due in dues if is_reminded_on(due.due_on, now, norms)], now)
    _tell_above([due for due in dues if due.superior and is_told_above_on(due.due_on, now, norms)], now)
    return told


def _tell_people(dues: Iterable[Due], day: dt.date) -> int:
    """Tell each person what is theirs; return how many have something."""
    of: dict[int, list[str]] = defaultdict(list)
    for due in dues:
        of[due.account].append(due.title)
    told = Notification.objects.filter(kind=DUE_KIND, user_id__in=of, created_at__date=day)
    known = set(told.values_list("user_id", flat=True))
    words: dict[str, list[int]] = defaultdict(list)
    for account, titles in of.items():
        if account not in known:
            words[TASKS_DUE.format(count=len(titles), title=titles[0])].append(account)
    for sentence, accounts in words.items():
        notify(accounts, DUE_KIND, sentence, list_link())
    return len(of)


def _tell_above(dues: list[Due], day: dt.date) -> None:
    """Tell whoever stands above how much is overdue, once for each list to look at."""
    above = _Above(due.superior for due in dues if due.superior)
    of: dict[tuple[int, str], list[Due]] = defaultdict(list)
    for due in dues:
        if due.superior is None:
            continue
        for account in above.of(due.superior, due.account):
            of[account, due.superior.url].append(due)
    links = {link for _, link in of}
    told = Notification.objects.filter(kind=ABOVE_KIND, link__in=links, created_at__date=day)
    for key in of.keys() - set(told.values_list("user_id", "link")):
        account, link = key
        first = of[key][0]
        words = first.superior.words if first.superior else ""
        notify([account], ABOVE_KIND, TASKS_OVERDUE.format(words=words, count=len(of[key]), title=first.title), link)


class _Above:
    """Who holds a right at a node or at the nearest one above; one statement for each right."""

    def __init__(self, superiors: Iterable[Superior]) -> None:
        """Read the holders of all rights and nodes that are asked about."""
        keys: dict[Permission, set[int]] = defaultdict(set)
        for one in superiors:
            keys[one.permission].update(int(key) for key in one.path.split("."))
        self._holders: dict[tuple[Permission, int], set[int]] = defaultdict(set)
        for permission, nodes in keys.items():
            rows = Grant.objects.filter(
                role__in=roles_with(permission), organisation__in=nodes, valid__contains=today(), user__is_active=True
            )
            for node, account in rows.values_list("organisation_id", "user_id"):
                self._holders[permission, node].add(account)

    def of(self, superior: Superior, account: int) -> set[int]:
        """Return the nearest holders other than the person."""
        for key in reversed(superior.path.split(".")):
            found = self._holders[superior.permission, int(key)] - {account}
            if found:
                return found
        return set()
