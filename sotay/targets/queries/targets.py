"""Resolutions and targets in sight: the register of an organisation, what is red below it, how a target is shared out."""

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q, QuerySet

from sotay.access.actor import Actor
from sotay.core.days import today
from sotay.core.display import percent
from sotay.core.errors import NotPermitted
from sotay.core.find import find
from sotay.core.text import search_key
from sotay.members.models import Affiliation, Member
from sotay.organisations.models import Organisation
from sotay.regulations.queries import norms_on
from sotay.targets.choices import Light, Measured
from sotay.targets.models import Measure, Resolution, Target
from sotay.targets.permissions import TargetPermission as P
from sotay.targets.queries.readings import PER_MILLE, Line, amount, goal_of, lines_of, readings_of
from sotay.targets.rules import TargetNorms, is_half_way, permille_of, years_of

MOST_BELOW = 3000


@dataclass(frozen=True)
class Half:
    """A target at the middle of its period: the day, what had been reached, whether that was enough."""

    line: Line
    day: dt.date
    value: Decimal | None
    permille: int | None
    is_enough: bool
    is_over: bool

    @property
    def value_words(self) -> str:
        """Return what had been reached."""
        return amount(self.value)

    @property
    def share_words(self) -> str:
        """Return the share of the goal."""
        return "–" if self.permille is None else percent(self.permille, PER_MILLE)


@dataclass(frozen=True)
class Year:
    """One year of a target."""

    year: int
    value: Decimal | None
    asked: Decimal | None

    @property
    def is_met(self) -> bool:
        """Tell whether the year brought what was asked of it."""
        return self.value is not None and self.asked is not None and self.value >= self.asked

    @property
    def value_words(self) -> str:
        """Return what the year brought."""
        return amount(self.value)

    @property
    def asked_words(self) -> str:
        """Return what was asked of it."""
        return amount(self.asked)


@dataclass(frozen=True)
class Share:
    """An organisation directly below with its share of a target, where it has one."""

    organisation: Organisation
    line: Line | None


@dataclass(frozen=True)
class Cascade:
    """How a target is shared out below: what is given against what there is."""

    shares: Sequence[Share]
    goal: Decimal
    given: Decimal
    reached: Decimal
    adds_up: bool

    @property
    def left(self) -> Decimal:
        """Return what is given to nobody; negative where more is given than there is."""
        return self.goal - self.given

    @property
    def over(self) -> Decimal:
        """Return by how much more is given than there is."""
        return max(Decimal(0), -self.left)

    @property
    def words(self) -> str:
        """Return the sum control in words."""
        head = f"Đã giao {amount(self.given)} trên {amount(self.goal)}"
        if self.over:
            return f"{head}: giao thừa {amount(self.over)}."
        return f"{head}: còn {amount(self.left)} chưa giao." if self.left else f"{head}: vừa đủ."


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


def resolutions_of(node: Organisation) -> QuerySet[Resolution]:
    """Return the resolutions of an organisation, the latest period first."""
    return node.target_resolutions.all()


def register_of(node: Organisation, on: dt.date, light: str = "") -> list[Line]:
    """Return the targets of an organisation on a day, those of running periods first."""
    rows = Target.objects.filter(organisation=node).select_related("organisation", "resolution")
    lines = lines_of(list(rows), on)
    lines.sort(key=lambda line: (line.target.ends_on < on, line.target.ends_on, line.target.pk))
    return [line for line in lines if not light or line.standing.light == light]


def red_below(actor: Actor, node: Organisation, on: dt.date) -> list[Line]:
    """Return what is red at and below a node among running targets, the least share first."""
    rows = Target.objects.filter(
        actor.scope(P.VIEW), organisation__path__descendant_of=node.path, starts_on__lte=on, ends_on__gte=on
    )
    lines = lines_of(list(rows.select_related("organisation", "resolution")[:MOST_BELOW]), on, with_road=False)
    red = [line for line in lines if line.standing.light == Light.RED]
    return sorted(red, key=lambda line: (line.standing.permille or 0, line.target.pk))


def halves_of(lines: Sequence[Line], on: dt.date) -> list[Half]:
    """Return the targets at the middle of their periods, or as they stand where that has not come."""
    found = []
    for line in lines:
        goal = goal_of(line.target)
        is_over = goal.middle <= on
        value = readings_of([line.target], goal.middle)[line.target.pk].value if is_over else line.reading.value
        norms = norms_on(min(goal.middle, on), TargetNorms)
        enough = is_half_way(goal, value, norms)
        found.append(Half(line, goal.middle, value, permille_of(value, goal.goal), enough, is_over))
    return found


def years_for(target: Target, on: dt.date) -> list[Year]:
    """Return each year of a target up to a day; of what adds up, what the year alone brought."""
    goal = goal_of(target)
    years = years_of(goal, on)
    asked = target.yearly if target.measured == Measured.TOTAL else target.goal
    if target.indicator:
        found = []
        for year, first, last in years:
            piece = _piece(target, first, last)
            found.append(Year(year, readings_of([piece], last)[piece.pk].value, asked))
        return found
    ends = [(year, readings_of([target], last)[target.pk].value) for year, _first, last in years]
    if target.measured == Measured.LEVEL:
        return [Year(year, value, asked) for year, value in ends]
    before = Decimal(0)
    found = []
    for year, value in ends:
        found.append(Year(year, None if value is None else value - before, asked))
        before = before if value is None else value
    return found


def _piece(target: Target, first: dt.date, last: dt.date) -> Target:
    """Return the target as if its period were only these days; it is never saved."""
    piece = Target(pk=target.pk, indicator=target.indicator, measured=target.measured, starts_on=first, ends_on=last)
    piece.organisation = target.organisation
    return piece


def cascade_of(target: Target, on: dt.date) -> Cascade:
    """Return how a target is shared out directly below; shares of what cannot be added are only listed."""
    rows = list(target.allocations.select_related("organisation", "resolution"))
    known = {line.target.organisation_id: line for line in lines_of(rows, on, with_road=False)}
    below = list(children_of(target.organisation))
    listed = {one.pk for one in below}
    below += [line.target.organisation for key, line in known.items() if key not in listed]
    shares = [Share(one, known.get(one.pk)) for one in below]
    given = sum((line.target.goal for line in known.values()), Decimal(0))
    reached = sum((line.reading.value or Decimal(0) for line in known.values()), Decimal(0))
    return Cascade(shares, target.goal, given, reached, adds_up=target.measured == Measured.TOTAL)


def measures_of(target: Target) -> QuerySet[Measure]:
    """Return what is done for a target, what is open first."""
    return target.measures.select_related("owner").order_by("done_on", "due_on", "pk")


def people_below(node: Organisation) -> QuerySet[Member]:
    """Return who may own a measure or a remedy: members at and below an organisation who have a post there."""
    inside = Affiliation.objects.filter(
        organisation__path__descendant_of=node.path, valid__contains=today(), member__positions__valid__contains=today()
    )
    return Member.objects.filter(pk__in=inside.values("member")).order_by("sort_key", "pk")


def targets_in_sight(actor: Actor, text: str = "") -> QuerySet[Target]:
    """Return targets that the actor may see, for the API."""
    rows = Target.objects.filter(actor.scope(P.VIEW)).select_related("organisation", "resolution")
    if key := search_key(text):
        rows = rows.filter(Q(name__icontains=text.strip()) | Q(organisation__search_key__contains=key))
    return rows.order_by("organisation__code", "ends_on", "pk")
