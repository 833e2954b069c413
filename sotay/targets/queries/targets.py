"""Resolutions and targets in sight: the register of an organisation, what is red below it, how a target is shared out."""

import datetime as dt
import uuid
from collections.abc import Sequence

from django.db.models import Q, QuerySet

from sotay.access.actor import Actor
from sotay.core.days import today
from sotay.core.errors import NotPermitted
from sotay.core.find import find
from sotay.members.models import Affiliation, Member
from sotay.organisations.models import Organisation
from sotay.targets.choices import Light
from sotay.targets.models import ManualReport, Measure, Resolution, Target, TargetChange
from sotay.targets.permissions import TargetPermission as P
from sotay.targets.queries.readings import Line, lines_of

IN_FORCE = Q(resolution=None) | Q(resolution__is_issued=True)
"""The condition for targets that no draft holds."""


def get_place(actor: Actor, uid: uuid.UUID) -> Organisation:
    """Return an organisation in sight of whoever may see targets there."""
    return find(Organisation.objects.filter(actor.scope(P.VIEW, through="")), uid=uid)


def get_place_to(actor: Actor, uid: uuid.UUID, permission: P) -> Organisation:
    """Return an organisation in sight to whoever has the right there."""
    place = get_place(actor, uid)
    actor.require(permission, place)
    return place


def top_place(actor: Actor) -> Organisation:
    """Return the highest organisation in sight of whoever may see targets there."""
    rows = Organisation.objects.filter(actor.scope(P.VIEW, through=""), closed_on=None)
    found = rows.order_by("path__depth", "path").first()
    if found is None:
        raise NotPermitted
    return found


def ancestors_in_sight(actor: Actor, node: Organisation) -> QuerySet[Organisation]:
    """Return the way from the highest visible organisation down to the node."""
    rows = Organisation.objects.filter(actor.scope(P.VIEW, through=""))
    return rows.filter(path__ancestor_of=node.path).order_by("path__depth")


def children_of(node: Organisation) -> QuerySet[Organisation]:
    """Return the organisations directly below that still stand."""
    return Organisation.objects.filter(parent=node, closed_on=None).order_by("sort_key", "pk")


def get_target(actor: Actor, uid: uuid.UUID) -> Target:
    """Return a target in sight."""
    rows = Target.objects.filter(actor.scope(P.VIEW)).select_related(
        "organisation", "resolution", "parent__organisation"
    )
    return find(rows, uid=uid)


def sees_parent(actor: Actor, target: Target) -> bool:
    """Tell whether the actor sees also the target of which this one is a share."""
    return target.parent is not None and actor.can(P.VIEW, target.parent.organisation)


def get_target_to(actor: Actor, uid: uuid.UUID, permission: P) -> Target:
    """Return a target in sight to whoever has the right there."""
    target = get_target(actor, uid)
    actor.require(permission, target.organisation)
    return target


def get_measure(actor: Actor, uid: uuid.UUID) -> Measure:
    """Return a measure to whoever reports there."""
    rows = Measure.objects.filter(actor.scope(P.VIEW)).select_related("organisation", "target")
    measure = find(rows, uid=uid)
    actor.require(P.REPORT, measure.organisation)
    return measure


def descendants_of(target: Target) -> QuerySet[Target]:
    """Return what a target was shared out into, on every level."""
    keys, level = [], [target.pk]
    while level:
        level = list(Target.objects.filter(parent__in=level).values_list("pk", flat=True))
        keys += level
    return Target.objects.filter(pk__in=keys)


def register_of(node: Organisation, on: dt.date, light: str = "") -> list[Line]:
    """Return the targets of an organisation on a day, those of running periods first; drafts ask nothing yet."""
    rows = Target.objects.filter(IN_FORCE, organisation=node).select_related("organisation", "resolution", "parent")
    lines = lines_of(list(rows), on)
    lines.sort(key=lambda line: (line.target.ends_on < on, line.target.ends_on, line.target.place, line.target.pk))
    return [line for line in lines if not light or line.standing.light == light]


def red_below(actor: Actor, node: Organisation, on: dt.date) -> list[Line]:
    """Return what is red at and below a node among running targets of organisations that stand, the least share first.

    The targets come bare, since there may be many thousands; `with_places` fills in those that are shown.
    """
    stands = Q(organisation__closed_on=None) | Q(organisation__closed_on__gt=on)
    rows = Target.objects.filter(
        IN_FORCE,
        stands,
        actor.scope(P.VIEW),
        organisation__path__descendant_of=node.path,
        starts_on__lte=on,
        ends_on__gte=on,
    )
    lines = lines_of(list(rows), on, with_road=False)
    red = [line for line in lines if line.standing.light == Light.RED]
    return sorted(red, key=lambda line: (line.standing.permille or 0, line.target.pk))


def with_places(lines: Sequence[Line]) -> Sequence[Line]:
    """Fill in the organisations and resolutions of the lines that are shown: two statements."""
    places = Organisation.objects.in_bulk({line.target.organisation_id for line in lines})
    papers = Resolution.objects.in_bulk({line.target.resolution_id for line in lines if line.target.resolution_id})
    for line in lines:
        line.target.organisation = places[line.target.organisation_id]
        line.target.resolution = papers.get(line.target.resolution_id or 0)
    return lines


def measures_of(target: Target) -> QuerySet[Measure]:
    """Return what is done for a target, what is open first."""
    return target.measures.select_related("owner", "file").order_by("done_on", "due_on", "pk")


def reports_of(target: Target) -> QuerySet[ManualReport]:
    """Return what was reported by hand, the latest first."""
    return target.reports.select_related("reporter", "file")


def changes_of(target: Target) -> QuerySet[TargetChange]:
    """Return what was asked before, the latest change first."""
    return target.changes.select_related("decision", "changed_by")


def ended_below(node: Organisation) -> QuerySet[Organisation]:
    """Return organisations once directly below that have ended and whose targets stay as they were."""
    rows = Organisation.objects.filter(parent=node, closed_on__isnull=False, targets__isnull=False)
    return rows.distinct().order_by("sort_key", "pk")


def own_measures(actor: Actor) -> QuerySet[Measure]:
    """Return the measures that are the actor's to carry out and not done, the nearest day first."""
    rows = Measure.objects.filter(owner__account=actor.user, owner__account__isnull=False, done_on=None)
    return rows.select_related("target", "organisation").order_by("due_on", "pk")


def people_below(node: Organisation) -> QuerySet[Member]:
    """Return who may own a measure or a remedy: members at and below an organisation who have a post there."""
    inside = Affiliation.objects.filter(
        organisation__path__descendant_of=node.path, valid__contains=today(), member__positions__valid__contains=today()
    )
    return Member.objects.filter(pk__in=inside.values("member")).order_by("sort_key", "pk")
