"""What cells ask of the committee above: a day of their own, a meeting online."""

from collections import Counter
from uuid import UUID

from django.db.models import QuerySet

from sotay.access.actor import Actor
from sotay.core.find import find
from sotay.core.parts import Tab
from sotay.meetings.choices import RequestStatus
from sotay.meetings.models import DayException, OnlinePermission
from sotay.meetings.permissions import MeetingPermission
from sotay.organisations.models import Organisation

DAY, ONLINE = "day", "online"
KINDS: dict[str, type[DayException | OnlinePermission]] = {DAY: DayException, ONLINE: OnlinePermission}
SHOWN = 20


def requests_of(kind: str, cell: Organisation) -> list[DayException | OnlinePermission]:
    """Return what the cell has asked for, the latest first."""
    return list(_rows(kind).filter(organisation=cell).order_by("-id")[:SHOWN])


def requests_for(kind: str, actor: Actor, status: str) -> "QuerySet[DayException | OnlinePermission]":
    """Return what cells below the actor's committees ask for, the oldest first."""
    rows = _rows(kind).filter(actor.scope(MeetingPermission.APPROVE), status=status)
    return rows.select_related("organisation__parent").order_by("id")


def get_request(kind: str, actor: Actor, uid: UUID) -> DayException | OnlinePermission:
    """Return one request below the actor's committees."""
    rows = _rows(kind).filter(actor.scope(MeetingPermission.APPROVE))
    return find(rows.select_related("organisation__parent"), uid=uid)


def request_tabs(kind: str, actor: Actor, status: str) -> list[Tab]:
    """Return the tabs of the page on which requests are answered."""
    rows = _rows(kind).filter(actor.scope(MeetingPermission.APPROVE))
    counts = Counter(rows.values_list("status", flat=True))
    return [Tab(each.label, f"?status={each}", each == status, counts[each]) for each in RequestStatus]


def _rows(kind: str) -> "QuerySet[DayException | OnlinePermission]":
    """Return all requests of a kind."""
    return KINDS[kind]._default_manager.all()
