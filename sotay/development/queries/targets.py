"""Targets of admission: how many were admitted (counted from the register), the funnel, the forecast, the tree below."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from sotay.access.actor import Actor
from sotay.core.bulk import read_sql
from sotay.core.days import today
from sotay.core.find import find
from sotay.development import rules
from sotay.development.choices import OPEN, CandidateStatus, StepKind, TargetKind
from sotay.development.models import AdmissionTarget, Candidate, Shortfall, ShortfallReason
from sotay.development.permissions import DevelopmentPermission as P
from sotay.development.queries.candidates import get_node
from sotay.development.queries.road import norms_of
from sotay.members.choices import AffiliationKind
from sotay.members.models import Affiliation
from sotay.organisations.models import Organisation
from sotay.regulations.queries import working_calendar

# Each member once, at the cell to which they belonged on the day of joining.
_ADMITTED = """
SELECT o.path::text, count(*)
  FROM members_member m
  JOIN members_affiliation a ON a.member_id = m.id AND a.kind = 'official' AND a.valid @> m.joined_on
  JOIN organisations_organisation o ON o.id = a.organisation_id
 WHERE m.joined_on >= %(first)s AND m.joined_on < %(until)s AND m.merged_into_id IS NULL AND o.path <@ %(path)s::ltree
 GROUP BY 1
"""


def admissions_below(node: Organisation, first: dt.date, until: dt.date) -> Counter[str]:
    """Return how many were admitted in [first, until) by each cell at and below the node, by the cell's path."""
    rows = read_sql(_ADMITTED, {"first": first, "until": until, "path": str(node.path)})
    return Counter(dict(rows))


def count_admissions(node: Organisation, first: dt.date, until: dt.date) -> int:
    """Return how many were admitted at and below the node in [first, until)."""
    return admissions_below(node, first, until).total()


def admitted_members(actor: Actor, node: Organisation, first: dt.date, until: dt.date) -> "QuerySet[Affiliation]":
    """Return the names behind the count: the affiliations of the day of joining, the latest first."""
    rows = Affiliation.objects.filter(
        actor.scope(P.VIEW),
        organisation__path__descendant_of=node.path,
        kind=AffiliationKind.OFFICIAL,
        member__merged_into=None,
        member__joined_on__gte=first,
        member__joined_on__lt=until,
    )
    joined_there = Affiliation.objects.filter(pk=OuterRef("pk"), valid__contains=OuterRef("member__joined_on"))
    return (
        rows.filter(pk__in=Subquery(joined_there.values("pk")))
        .select_related("member", "organisation__parent")
        .order_by("-member__joined_on", "member__sort_key", "pk")
    )


# --- Funnel ------------------------------------------------------------------------------------------------------

FUNNEL = (
    (None, "Nguồn trong danh sách"),
    (StepKind.AWARENESS, "Đã học lớp nhận thức về Đảng"),
    (StepKind.HELPER, "Đã có người giúp đỡ"),
    (StepKind.DOSSIER, "Hồ sơ hoàn chỉnh"),
    (StepKind.CELL_VOTE, "Chi bộ đã biểu quyết"),
    (StepKind.DECISION, "Đã có quyết định kết nạp"),
    (StepKind.CEREMONY, "Đã kết nạp, đang dự bị"),
)


@dataclass(frozen=True)
class Stage:
    """A level of the funnel: how many are at it or beyond, and the share of the first one."""

    kind: StepKind | None
    label: str
    count: int
    whole: int


def funnel_of(node: Organisation) -> list[Stage]:
    """Return how many of those followed at and below the node have come how far."""
    rows = Candidate.objects.filter(organisation__path__descendant_of=node.path, status__in=OPEN)
    counts = dict(rows.order_by().values_list("stage").annotate(count=Count("pk")))
    whole = sum(counts.values())
    return [
        Stage(kind, label, whole if kind is None else sum(counts.get(one, 0) for one in rules.stages_from(kind)), whole)
        for kind, label in FUNNEL
    ]


# --- Targets -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Progress:
    """A target with what has come of it."""

    target: AdmissionTarget
    admitted: int

    @property
    def left(self) -> int:
        """Return how many are missing."""
        return max(0, self.target.number - self.admitted)

    @property
    def is_reached(self) -> bool:
        """Tell whether it is reached."""
        return self.admitted >= self.target.number


@dataclass(frozen=True)
class Child:
    """An organisation directly below: its target of the same period, its admissions, its pace."""

    organisation: Organisation
    target: AdmissionTarget | None
    admitted: int
    followed: int
    short: int


@dataclass(frozen=True)
class Board:
    """The page of S13 for one organisation and one target."""

    node: Organisation
    on: dt.date
    target: AdmissionTarget | None
    targets: Sequence[AdmissionTarget]
    first: dt.date
    until: dt.date
    admitted: int
    forecast: rules.Forecast | None
    funnel: Sequence[Stage]
    late: int
    years: Sequence[Progress]
    children: Sequence[Child]
    shortfalls: Sequence[Shortfall]
    can_target: bool
    can_explain: bool

    @property
    def tabs(self) -> list[AdmissionTarget]:
        """Return the targets to choose from: the terms, and the year that is looked at."""
        return [row for row in self.targets if row.kind == TargetKind.TERM or row == self.target]

    @property
    def last(self) -> dt.date:
        """Return the last day of the period."""
        return self.until - dt.timedelta(days=1)

    @property
    def is_over(self) -> bool:
        """Tell whether the period has ended, so that nothing is left to forecast."""
        return self.on >= self.until

    @property
    def assigned(self) -> int:
        """Return the targets of the organisations below together."""
        return sum(child.target.number for child in self.children if child.target)

    @property
    def unassigned(self) -> int:
        """Return what of the target is given to nobody below; negative where more is given than there is."""
        return self.target.number - self.assigned if self.target else 0

    @property
    def over_assigned(self) -> int:
        """Return by how much the targets below are more than the own one."""
        return max(0, -self.unassigned)

    @property
    def of_years(self) -> int:
        """Return the targets of the years within the term together."""
        return sum(year.target.number for year in self.years)

    @property
    def elapsed(self) -> int:
        """Return how many days of the period are over, today among them."""
        return min(max((self.on - self.first).days + 1, 0), self.length)

    @property
    def length(self) -> int:
        """Return how many days the period has."""
        return (self.until - self.first).days

    @property
    def is_behind(self) -> bool:
        """Tell whether the share reached is less than the share of time that is over."""
        return self.target is not None and self.admitted * self.length < self.target.number * self.elapsed


def get_target(actor: Actor, uid: UUID) -> AdmissionTarget:
    """Return a target in sight."""
    return find(AdmissionTarget.objects.filter(actor.scope(P.VIEW)).select_related("organisation__parent"), uid=uid)


def get_target_for(actor: Actor, uid: UUID, permission: P) -> AdmissionTarget:
    """Return a target that the actor may change or explain."""
    target = get_target(actor, uid)
    actor.require(permission, target.organisation)
    return target


def get_node_to_target(actor: Actor, uid: UUID) -> Organisation:
    """Return an organisation whose targets the actor sets."""
    node = get_node(actor, uid)
    actor.require(P.TARGET, node)
    return node


def targets_for(actor: Actor) -> "QuerySet[AdmissionTarget]":
    """Return the targets in sight."""
    return AdmissionTarget.objects.filter(actor.scope(P.VIEW)).select_related("organisation").order_by("-valid", "pk")


def reasons_in_use() -> "QuerySet[ShortfallReason]":
    """Return the reasons to choose from."""
    return ShortfallReason.objects.filter(is_used=True)


def board_of(actor: Actor, node: Organisation, name: str = "", day: dt.date | None = None) -> Board:
    """Return the board of an organisation for one of its targets: the one named by code, the term's, or this year."""
    on = day or today()
    targets = list(AdmissionTarget.objects.filter(organisation=node).order_by("-kind", "-valid"))
    targets.sort(key=lambda row: (row.kind != TargetKind.TERM, -row.valid.lower.toordinal()))
    target = next((row for row in targets if str(row.uid) == name), None) or next(
        (row for row in targets if on in row.valid), next(iter(targets), None)
    )
    first, until = (
        (target.valid.lower, target.valid.upper) if target else (dt.date(on.year, 1, 1), dt.date(on.year + 1, 1, 1))
    )
    below = admissions_below(node, first, until)
    admitted = below.total()
    return Board(
        node=node,
        on=on,
        target=target,
        targets=targets,
        first=first,
        until=until,
        admitted=admitted,
        forecast=forecast_of(node, target, admitted, on) if target else None,
        funnel=funnel_of(node),
        late=Candidate.objects.filter(organisation__path__descendant_of=node.path, due_on__lt=on).count(),
        years=_years(node, target, targets),
        children=_children(node, (first, until), below, on),
        shortfalls=list(target.shortfalls.select_related("reason").order_by("reason__number")) if target else [],
        can_target=actor.can(P.TARGET, node),
        can_explain=actor.can(P.KEEP, node),
    )


def earliest_days(node: Organisation, day: dt.date) -> list[dt.date]:
    """Return the earliest day of the ceremony for each of those followed at and below the node."""
    norms, after = norms_of(day), working_calendar().after
    rows = Candidate.objects.filter(organisation__path__descendant_of=node.path, status=CandidateStatus.FOLLOWED)
    pairs = rows.values_list("next_step", "noted_on")
    return [rules.earliest_admission(StepKind(step), noted, day, norms, after) for step, noted in pairs]


def forecast_of(node: Organisation, target: AdmissionTarget, admitted: int, day: dt.date) -> rules.Forecast:
    """Return what the target will come to."""
    period = (target.valid.lower, target.valid.upper)
    return rules.forecast(target.number, admitted, earliest_days(node, day), period, day)


def _years(node: Organisation, target: AdmissionTarget | None, targets: Sequence[AdmissionTarget]) -> list[Progress]:
    """Return the years within the term, each with what has come of it."""
    if target is None or target.kind != TargetKind.TERM:
        return []
    inside = [row for row in targets if row.kind == TargetKind.YEAR and row.valid.lower in target.valid]
    inside.sort(key=lambda row: row.valid.lower)
    return [Progress(row, count_admissions(node, row.valid.lower, row.valid.upper)) for row in inside]


def _children(node: Organisation, period: tuple[dt.date, dt.date], below: Counter[str], day: dt.date) -> list[Child]:
    """Return the organisations directly below, each with its target of the period and its admissions."""
    rows = list(Organisation.objects.filter(parent=node).order_by("sort_key", "pk"))
    if not rows:
        return []
    first, until = period
    targets = {
        row.organisation_id: row
        for row in AdmissionTarget.objects.filter(organisation__parent=node, valid=(first, until))
    }
    followed: Counter[str] = Counter()
    paths = Candidate.objects.filter(organisation__path__descendant_of=node.path, status=CandidateStatus.FOLLOWED)
    for path, count in paths.order_by().values_list("organisation__path").annotate(count=Count("pk")):
        followed[str(path)] += count
    found = []
    for row in rows:
        own = str(row.path)
        admitted = sum(count for path, count in below.items() if path == own or path.startswith(f"{own}."))
        target = targets.get(row.pk)
        if row.closed_on is not None and not admitted and target is None:
            continue
        waiting = sum(count for path, count in followed.items() if path == own or path.startswith(f"{own}."))
        short = max(0, target.number - rules.pace(admitted, first, until, day)) if target else 0
        found.append(Child(row, target, admitted, waiting, short))
    return found


def children_to_target(target: AdmissionTarget) -> list[tuple[Organisation, AdmissionTarget | None]]:
    """Return the open organisations directly below, each with its target of the same period."""
    known = {
        row.organisation_id: row
        for row in AdmissionTarget.objects.filter(
            Q(valid=target.valid), organisation__parent=target.organisation, kind=target.kind
        )
    }
    rows = Organisation.objects.filter(parent=target.organisation, closed_on=None).order_by("sort_key", "pk")
    return [(row, known.get(row.pk)) for row in rows]
