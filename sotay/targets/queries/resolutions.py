"""Resolutions in sight, where they were passed, and the files that show something."""

import datetime as dt
import uuid

from django.db.models import Q, QuerySet

from sotay.access.actor import Actor
from sotay.committees.models import Congress
from sotay.core.days import today
from sotay.core.find import find
from sotay.documents.models import StoredFile
from sotay.meetings.choices import HELD
from sotay.meetings.models import Meeting
from sotay.organisations.models import Organisation
from sotay.targets.models import BreakthroughTask, Limitation, ManualReport, Measure, Milestone, Resolution, Target
from sotay.targets.permissions import TargetPermission as P
from sotay.targets.queries.breakthrough import own_condition

_RECENT = dt.timedelta(days=730)


def resolutions_of(node: Organisation) -> QuerySet[Resolution]:
    """Return the resolutions of an organisation, the latest period first."""
    return node.target_resolutions.all()


def get_resolution(actor: Actor, uid: uuid.UUID) -> Resolution:
    """Return a resolution in sight."""
    rows = Resolution.objects.filter(actor.scope(P.VIEW))
    return find(rows.select_related("organisation", "congress", "meeting", "file"), uid=uid)


def get_resolution_to(actor: Actor, uid: uuid.UUID, permission: P) -> Resolution:
    """Return a resolution in sight to whoever has the right there."""
    found = get_resolution(actor, uid)
    actor.require(permission, found.organisation)
    return found


def targets_of(resolution: Resolution) -> QuerySet[Target]:
    """Return the targets of a resolution in their order."""
    return resolution.targets.select_related("organisation", "resolution").order_by("place", "pk")


def origins_of(node: Organisation) -> tuple[QuerySet[Congress], QuerySet[Meeting]]:
    """Return where a resolution of an organisation may have been passed: its congresses, its meetings of the last two years."""
    congresses = Congress.objects.filter(organisation=node).select_related("round").order_by("-due_on", "-pk")
    meetings = Meeting.objects.filter(organisation=node, status__in=HELD, held_on__gte=today() - _RECENT)
    return congresses, meetings.order_by("-held_on", "-pk")


def get_evidence(actor: Actor, uid: uuid.UUID) -> StoredFile:
    """Return a file to whoever sees what it shows: a report, a measure, a limitation, a task, or the resolution itself."""
    seen = actor.scope(P.VIEW)
    tasks = BreakthroughTask.objects.filter(seen | own_condition(actor))
    shown = Q(pk__in=())
    for rows in (
        Resolution.objects.filter(seen),
        Measure.objects.filter(seen),
        Limitation.objects.filter(seen),
        ManualReport.objects.filter(target__in=Target.objects.filter(seen).values("pk")),
        tasks,
        Milestone.objects.filter(task__in=tasks.values("pk")),
    ):
        shown |= Q(pk__in=rows.exclude(file=None).values("file"))
    return find(StoredFile.objects.filter(shown), uid=uid)
