"""Assigned work: a member's own, a cell's sheet of a year, the list of members by coverage, what a review takes over."""

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from sotay.access.actor import Actor
from sotay.assignments.choices import Coverage, Progress
from sotay.assignments.models import CatalogueEntry, MonthlyReport, WorkAssignment
from sotay.assignments.permissions import AssignmentPermission as P
from sotay.assignments.rules import counted_on, suggested
from sotay.committees.models import Position
from sotay.core.days import month_of, today
from sotay.core.errors import NotPermitted, NotVisible
from sotay.core.find import find
from sotay.core.text import search_key
from sotay.members.choices import AffiliationKind, Status
from sotay.members.models import Affiliation, Member, Standing
from sotay.organisations.choices import MEETING_KINDS, TREE_KINDS
from sotay.organisations.models import Organisation

ACTIVE = (Status.FULL, Status.PROBATIONARY)
"""Who takes part in the work of the Party; those exempted from it are shown apart."""
_SHOWN = (*ACTIVE, Status.EXEMPT)


@dataclass(frozen=True)
class OwnWork:
    """An own work with what was said of it this month, and in the months before."""

    assignment: WorkAssignment
    this_month: MonthlyReport | None
    earlier: tuple[MonthlyReport, ...]

    @property
    def said(self) -> tuple[MonthlyReport, ...]:
        """Return every monthly word, the latest first."""
        return (*((self.this_month,) if self.this_month else ()), *self.earlier)

    @property
    def last(self) -> MonthlyReport | None:
        """Return the latest word."""
        return next(iter(self.said), None)

    @property
    def difficult(self) -> int:
        """Return in how many months difficulties were told."""
        return sum(one.progress == Progress.DIFFICULTY for one in self.said)


@dataclass(frozen=True)
class SheetLine:
    """A member on the cell's sheet: their works, who is exempt, and what the catalogue suggests to one without work."""

    member: Member
    is_exempt: bool
    works: tuple[OwnWork, ...]
    suggestion: int | None


@dataclass(frozen=True)
class Sheet:
    """A cell's year: everybody with their work, the works to choose from."""

    cell: Organisation
    year: int
    lines: list[SheetLine]
    entries: list[CatalogueEntry]
    to_copy: int

    @property
    def active(self) -> int:
        """Return how many are counted."""
        return sum(not line.is_exempt for line in self.lines)

    @property
    def assigned(self) -> int:
        """Return how many of those have work."""
        return sum(not line.is_exempt and bool(line.works) for line in self.lines)


@dataclass(frozen=True)
class Filters:
    """What the list of members is narrowed to."""

    year: int
    coverage: str = ""
    text: str = ""
    under: Organisation | None = field(default=None)
    on: dt.date | None = None

    @property
    def day(self) -> dt.date:
        """Return the day as of which the year is looked at."""
        return min(counted_on(self.year, today()), self.on or dt.date.max)


# --- Places ------------------------------------------------------------------------------------------------------


def get_place(actor: Actor, uid: uuid.UUID | str, permission: P = P.VIEW) -> Organisation:
    """Return an organisation whose assigned work the actor may see, or where they hold the right asked for."""
    rows = Organisation.objects.filter(actor.scope(P.VIEW, through="")).select_related("parent")
    place = find(rows, uid=uid)
    actor.require(permission, place)
    return place


def top_place(actor: Actor) -> Organisation:
    """Return the highest place whose assigned work the actor may see."""
    rows = Organisation.objects.filter(actor.scope(P.VIEW, through=""), kind__in=TREE_KINDS, closed_on=None)
    place = rows.order_by("path", "pk").first()
    if place is None:
        raise NotPermitted
    return place


def cells_for_assigning(actor: Actor) -> list[Organisation]:
    """Return the cells in which the actor assigns work."""
    rows = Organisation.objects.filter(actor.scope(P.ASSIGN, through=""), kind__in=MEETING_KINDS, closed_on=None)
    return list(rows.order_by("sort_key", "pk")[:100])


def cell_of(member: Member, day: dt.date | None = None) -> Organisation:
    """Return the official cell of a member on a day."""
    row = (
        Affiliation.objects.filter(member=member, kind=AffiliationKind.OFFICIAL, valid__contains=day or today())
        .select_related("organisation")
        .first()
    )
    if row is None:
        raise NotVisible
    return row.organisation


# --- A member's own ----------------------------------------------------------------------------------------------


def running(year: int, day: dt.date) -> Q:
    """Return the condition for works that hold on a day of a year."""
    return Q(year=year, decided_on__lte=day) & (Q(ended_on=None) | Q(ended_on__gt=day))


def own_works(actor: Actor, year: int | None = None) -> list[OwnWork]:
    """Return the actor's works of the year (the present one unless told), the latest decision first."""
    if actor.user is None:
        return []
    wanted = year or today().year
    rows = WorkAssignment.objects.filter(member__account=actor.user, year=wanted, ended_on=None)
    return _with_reports(rows.select_related("member", "organisation").order_by("-decided_on", "pk"))


def waiting_works(actor: Actor) -> list[OwnWork]:
    """Return the actor's works of which nothing has been said this month."""
    return [work for work in own_works(actor) if work.this_month is None]


def get_assignment(actor: Actor, uid: uuid.UUID | str) -> WorkAssignment:
    """Return one work: the actor's own, or of a member in a cell whose assigned work they may see."""
    here = Affiliation.objects.filter(
        actor.scope(P.VIEW), member=OuterRef("member"), kind=AffiliationKind.OFFICIAL, valid__contains=today()
    )
    own = Q(member__account=actor.user) if actor.user else Q(pk__in=())
    rows = WorkAssignment.objects.filter(own | Exists(here)).select_related(
        "member__account", "organisation", "meeting__organisation", "motion"
    )
    return find(rows, uid=uid)


def get_work_to_tell(actor: Actor, uid: uuid.UUID | str) -> WorkAssignment:
    """Return one work to say something of: nearly always the actor's own, which is found without asking for rights."""
    if actor.user is not None:
        own = WorkAssignment.objects.filter(uid=uid, member__account=actor.user).select_related("member").first()
        if own is not None:
            return own
    return get_assignment(actor, uid)


def _with_reports(rows: QuerySet[WorkAssignment]) -> list[OwnWork]:
    """Return works with their reports; two statements for any number."""
    month = month_of(today())
    reports = MonthlyReport.objects.order_by("-month")
    found = []
    for row in rows.prefetch_related(Prefetch("reports", queryset=reports, to_attr="said")):
        said: list[MonthlyReport] = row.said
        this = next((one for one in said if one.month == month), None)
        found.append(OwnWork(row, this, tuple(one for one in said if one.month < month)))
    return found


# --- A cell's year -----------------------------------------------------------------------------------------------


def entries_for(cell: Organisation, day: dt.date | None = None) -> list[CatalogueEntry]:
    """Return what the catalogue offers a cell of this type on the day: first what is meant for its type."""
    rows = CatalogueEntry.objects.filter(valid__contains=day or today(), sector__in=("", cell.sector))
    return list(rows.order_by("-sector", "pk"))


def members_on(cell: Organisation, day: dt.date) -> QuerySet[Member]:
    """Return who belongs to the cell on the day and may be given work, by given name."""
    return Member.objects.filter(
        Exists(
            Affiliation.objects.filter(
                member=OuterRef("pk"), organisation=cell, kind=AffiliationKind.OFFICIAL, valid__contains=day
            )
        ),
        Exists(Standing.objects.filter(member=OuterRef("pk"), status__in=_SHOWN, valid__contains=day)),
    ).order_by("sort_key", "pk")


def sheet_of(cell: Organisation, year: int) -> Sheet:
    """Return the year of a cell: its members with their works, and suggestions for those who have none."""
    day = counted_on(year, today())
    people = list(
        members_on(cell, day).annotate(
            is_exempt=Exists(Standing.objects.filter(member=OuterRef("pk"), status=Status.EXEMPT, valid__contains=day))
        )
    )
    rows = WorkAssignment.objects.filter(member__in=people, year=year, ended_on=None).select_related("member")
    works: dict[int, list[OwnWork]] = {}
    for work in _with_reports(rows.order_by("decided_on", "pk")):
        works.setdefault(work.assignment.member_id, []).append(work)
    entries = entries_for(cell)
    used: dict[int, int] = {}
    for work in (one for own in works.values() for one in own):
        if work.assignment.entry_id:
            used[work.assignment.entry_id] = used.get(work.assignment.entry_id, 0) + 1
    without = [one.pk for one in people if not one.is_exempt and one.pk not in works]
    posts = _posts(cell, day)
    offered = suggested([(one.pk, one.post) for one in entries], used, [posts.get(key, ()) for key in without])
    offers = dict(zip(without, offered, strict=False))
    lines = [SheetLine(one, one.is_exempt, tuple(works.get(one.pk, ())), offers.get(one.pk)) for one in people]
    return Sheet(cell, year, lines, entries, last_year(cell, year, day, new=True).count())


def _posts(cell: Organisation, day: dt.date) -> dict[int, list[str]]:
    """Return who holds which posts in the cell on the day."""
    found: dict[int, list[str]] = {}
    for member, post in Position.objects.filter(organisation=cell, valid__contains=day).values_list("member", "post"):
        found.setdefault(member, []).append(post)
    return found


def last_year(cell: Organisation, year: int, day: dt.date, *, new: bool = False) -> QuerySet[WorkAssignment]:
    """Return the works of the year before of those active in the cell on the day; with `new`, what they do not have yet."""
    people = members_on(cell, day).filter(
        Exists(Standing.objects.filter(member=OuterRef("pk"), status__in=ACTIVE, valid__contains=day))
    )
    rows = WorkAssignment.objects.filter(member__in=people, year=year - 1, ended_on=None)
    if new:
        same = WorkAssignment.objects.filter(
            member=OuterRef("member"), year=year, title=OuterRef("title"), ended_on=None
        )
        rows = rows.exclude(Exists(same))
    return rows.select_related("member", "entry").order_by("member__sort_key", "member", "decided_on", "pk")


def year_of(member: Member, year: int, on: dt.date | None = None) -> list[OwnWork]:
    """Return a member's works of a year, called-off ones too, with every monthly word: for the record and the yearly review."""
    rows = WorkAssignment.objects.filter(member=member, year=year, decided_on__lte=on or dt.date.max)
    return _with_reports(rows.select_related("member", "organisation").order_by("decided_on", "pk"))


# --- Names behind the figures ------------------------------------------------------------------------------------


def members_listed(actor: Actor, filters: Filters) -> QuerySet[Member]:
    """Return members in sight by how they stand in the year, each with `has_work` and `is_exempt`."""
    day = filters.day
    home = Affiliation.objects.filter(
        actor.scope(P.VIEW), member=OuterRef("pk"), kind=AffiliationKind.OFFICIAL, valid__contains=day
    )
    if filters.under is not None:
        home = home.filter(
            organisation__placements__path__descendant_of=filters.under.path,
            organisation__placements__valid__contains=day,
        )
    standing = Standing.objects.filter(member=OuterRef("pk"), valid__contains=day)
    work = WorkAssignment.objects.filter(running(filters.year, day), member=OuterRef("pk"))
    rows = Member.objects.filter(Exists(home), Exists(standing.filter(status__in=_SHOWN))).annotate(
        is_exempt=Exists(standing.filter(status=Status.EXEMPT)), has_work=Exists(work)
    )
    if key := search_key(filters.text):
        rows = rows.filter(search_key__contains=key)
    if filters.coverage == Coverage.EXEMPT:
        rows = rows.filter(is_exempt=True)
    elif filters.coverage:
        rows = rows.filter(is_exempt=False, has_work=filters.coverage == Coverage.ASSIGNED)
    return rows.order_by("sort_key", "pk")


@dataclass(frozen=True)
class NameLine:
    """A member of the list with their cell and works of the year."""

    member: Member
    is_exempt: bool
    cell: Organisation
    works: tuple[WorkAssignment, ...]


def name_lines(members: Sequence[Member], filters: Filters) -> list[NameLine]:
    """Return members with cell and works; the same few statements for any number."""
    year, day = filters.year, filters.day
    homes = {
        row.member_id: row.organisation
        for row in Affiliation.objects.filter(
            member__in=members, kind=AffiliationKind.OFFICIAL, valid__contains=day
        ).select_related("organisation__parent")
    }
    works: dict[int, list[WorkAssignment]] = {}
    for row in WorkAssignment.objects.filter(running(year, day), member__in=members).order_by("decided_on", "pk"):
        works.setdefault(row.member_id, []).append(row)
    return [
        NameLine(one, bool(getattr(one, "is_exempt", False)), homes[one.pk], tuple(works.get(one.pk, ())))
        for one in members
    ]


# --- The catalogue -----------------------------------------------------------------------------------------------


def catalogue(sector: str = "", *, ended: bool = False) -> QuerySet[CatalogueEntry]:
    """Return the catalogue of today, or what is offered no more."""
    rows = CatalogueEntry.objects.all()
    rows = rows.exclude(valid__contains=today()) if ended else rows.filter(valid__contains=today())
    return (rows.filter(sector=sector) if sector else rows).order_by("sector", "content", "pk")


def get_entry(uid: uuid.UUID | str) -> CatalogueEntry:
    """Return one entry of the catalogue, which everybody may read."""
    return find(CatalogueEntry.objects.all(), uid=uid)
