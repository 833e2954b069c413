"""Finding what an entry of a phone names by its code alone, in what the actor may see."""

from typing import TypeVar
from uuid import UUID

from django.db.models import QuerySet

from sotay.access.actor import Actor
from sotay.core.find import find
from sotay.meetings.choices import MotionStatus
from sotay.meetings.models import AgendaItem, Motion, Opinion
from sotay.meetings.permissions import MeetingPermission
from sotay.meetings.queries.meetings import meetings_for

M = TypeVar("M", AgendaItem, Motion, Opinion)


def motion_to_vote(actor: Actor, uid: UUID) -> Motion:
    """Return a question of a meeting in which the actor takes part."""
    rows = Motion.objects.filter(actor.scope(MeetingPermission.TAKE_PART, through="meeting__organisation"))
    return find(rows.exclude(status=MotionStatus.DRAFT).select_related("meeting__organisation"), uid=uid)


def motion_to_conduct(actor: Actor, uid: UUID) -> Motion:
    """Return a question of a meeting that the actor leads."""
    return _conducted(actor, Motion.objects.all(), uid)


def opinion_to_conduct(actor: Actor, uid: UUID) -> Opinion:
    """Return a note of a meeting that the actor leads."""
    return _conducted(actor, Opinion.objects.all(), uid)


def item_to_conduct(actor: Actor, uid: UUID) -> AgendaItem:
    """Return an agenda item of a meeting that the actor leads."""
    return _conducted(actor, AgendaItem.objects.all(), uid)


def _conducted(actor: Actor, rows: QuerySet[M], uid: UUID) -> M:
    """Return one row of a visible meeting; who only sees the meeting learns that the right is missing."""
    visible = rows.filter(meeting__in=meetings_for(actor).order_by().values("pk"))
    found: M = find(visible.select_related("meeting__organisation"), uid=uid)
    actor.require(MeetingPermission.CONDUCT, found.meeting.organisation)
    return found
