"""Plans of themes, the catalogue from which they are chosen, and what waits for a committee's word."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from sotay.access.actor import Actor
from sotay.committees.models import Position
from sotay.core.days import quarter_of, today
from sotay.core.display import quarter
from sotay.core.find import find, is_uid
from sotay.core.parts import Tab
from sotay.meetings.choices import HELD, MeetingStatus, PlanStatus
from sotay.meetings.models import PlannedTheme, Theme, ThemeDocument
from sotay.meetings.permissions import MeetingPermission
from sotay.meetings.queries.meetings import committees_to_orient
from sotay.meetings.queries.people import members_of
from sotay.meetings.rules.norms import ThemeNorms
from sotay.meetings.rules.themes import TO_REGISTER, is_missed, quarters_of
from sotay.members.models import Member
from sotay.organisations.models import Organisation
from sotay.regulations.queries import norms_on

PERMISSION = MeetingPermission
_PARTS = ("organisation__parent", "theme", "author", "meeting", "paper")


@dataclass(frozen=True)
class Quarter:
    """One quarter of a cell's plan."""

    name: str
    lines: Sequence[PlannedTheme]
    is_over: bool

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing is planned for a quarter that one can still plan."""
        return not self.lines and not self.is_over


@dataclass(frozen=True)
class YearPlan:
    """A cell's plan of a year, quarter by quarter, with what is left to do about it."""

    cell: Organisation
    year: int
    quarters: Sequence[Quarter]
    to_register: int
    missing: Sequence[PlannedTheme]
    years: Sequence[int]


@dataclass(frozen=True)
class PlannedPage:
    """One planned theme with what the reader can do about it."""

    line: PlannedTheme
    can_prepare: bool
    is_author: bool
    documents: Sequence[ThemeDocument]

    @property
    def can_edit(self) -> bool:
        """Tell whether the secretary can still change something: the author and the deadline to the end."""
        return self.can_prepare and not self.is_held

    @property
    def can_remove(self) -> bool:
        """Tell whether the line can be taken out of the plan."""
        return self.can_prepare and self.line.status != PlanStatus.APPROVED

    @property
    def can_make_meeting(self) -> bool:
        """Tell whether its meeting can be prepared now."""
        return self.can_prepare and self.line.status == PlanStatus.APPROVED and self.line.meeting is None

    @property
    def can_hand_in(self) -> bool:
        """Tell whether the paper can be handed in now."""
        meeting = self.line.meeting
        is_open = meeting is not None and meeting.status in (MeetingStatus.DRAFT, MeetingStatus.PUBLISHED)
        return is_open and self.line.paper is None and (self.can_prepare or self.is_author)

    @property
    def is_held(self) -> bool:
        """Tell whether its meeting has taken place."""
        return self.line.meeting is not None and self.line.meeting.status in HELD


# --- The plan ----------------------------------------------------------------------------------------------------


def planned_for(actor: Actor) -> QuerySet[PlannedTheme]:
    """Return the planned themes in sight: what is approved for all of the cell, what is registered for the committee above."""
    seen = actor.scope(PERMISSION.VIEW) & Q(status=PlanStatus.APPROVED)
    if actor.user:
        seen |= Q(author__account=actor.user)
    if actor.has(PERMISSION.VIEW_DRAFT):
        seen |= actor.scope(PERMISSION.VIEW_DRAFT)
    if actor.has(PERMISSION.APPROVE):
        seen |= actor.scope(PERMISSION.APPROVE) & ~Q(status=PlanStatus.DRAFT)
    return PlannedTheme.objects.filter(seen).select_related(*_PARTS).order_by("period", "id")


def get_planned(actor: Actor, uid: UUID) -> PlannedTheme:
    """Return one planned theme in sight."""
    return find(planned_for(actor), uid=uid)


def get_planned_to_prepare(actor: Actor, uid: UUID) -> PlannedTheme:
    """Return a planned theme of a cell whose meetings the actor prepares; who only sees it learns that the right is missing."""
    line = get_planned(actor, uid)
    actor.require(PERMISSION.PREPARE, line.organisation)
    return line


def planned_page(actor: Actor, uid: UUID) -> PlannedPage:
    """Return one planned theme with what the actor can do about it."""
    line = get_planned(actor, uid)
    is_author = line.author is not None and actor.user is not None and line.author.account_id == actor.user.pk
    documents = list(line.theme.documents.all()) if line.theme else []
    return PlannedPage(line, actor.can(PERMISSION.PREPARE, line.organisation), is_author, documents)


def year_plan(cell: Organisation, asked: str = "") -> YearPlan:
    """Return the cell's plan of the year asked for: last year's, this one's or the next one's."""
    this_year = today().year
    years = (this_year - 1, this_year, this_year + 1)
    year = int(asked) if asked in {str(each) for each in years} else this_year
    lines = plan_lines(cell, year)
    quarters = [
        Quarter(
            quarter(first), [line for line in lines if quarter_of(line.period) == first], first < quarter_of(today())
        )
        for first in quarters_of(year)
    ]
    waiting = sum(line.status in TO_REGISTER for line in lines)
    quarters.sort(key=lambda each: each.is_over)  # what is to come stands first
    return YearPlan(cell, year, quarters, waiting, missing_papers(lines), years)


def plan_lines(cell: Organisation, year: int) -> list[PlannedTheme]:
    """Return the cell's planned themes of a year, by month."""
    rows = PlannedTheme.objects.filter(organisation=cell, period__year=year).select_related(*_PARTS)
    return list(rows.order_by("period", "id"))


def coming_themes(cell: Organisation) -> list[PlannedTheme]:
    """Return the approved themes from this quarter on whose meeting is still to be prepared: the next meeting offers them."""
    rows = PlannedTheme.objects.filter(
        organisation=cell, status=PlanStatus.APPROVED, meeting=None, period__gte=quarter_of(today())
    )
    return list(rows.select_related(*_PARTS).order_by("period", "id")[:4])


def authors_in(cell: Organisation) -> list[Member]:
    """Return the members who can write a paper."""
    return list(members_of(cell, today()))


def months_to_plan() -> list[dt.date]:
    """Return the months that one can plan: from this one to the end of next year."""
    now = today()
    months = [dt.date(year, month, 1) for year in (now.year, now.year + 1) for month in range(1, 13)]
    return [month for month in months if month >= now.replace(day=1)]


# --- Papers ------------------------------------------------------------------------------------------------------


def missing_papers(lines: Sequence[PlannedTheme]) -> list[PlannedTheme]:
    """Return those whose meeting is near and whose paper is not there (the norm says how many days ahead)."""
    days = norms_on(today(), ThemeNorms).paper_days_before
    return [
        line
        for line in lines
        if line.paper is None and line.meeting is not None and is_missed(line.meeting.held_on, today(), days)
    ]


def papers_missing_for(actor: Actor) -> QuerySet[PlannedTheme]:
    """Return the themes below the actor's committees whose meeting is near and whose paper is not there."""
    now, days = today(), norms_on(today(), ThemeNorms).paper_days_before
    rows = PlannedTheme.objects.filter(
        actor.scope(PERMISSION.APPROVE),
        paper=None,
        meeting__held_on__range=(now, now + dt.timedelta(days=days)),
        meeting__status__in=(MeetingStatus.DRAFT, MeetingStatus.PUBLISHED),
    )
    return rows.select_related(*_PARTS).order_by("meeting__held_on", "id")


# --- What waits for a committee ----------------------------------------------------------------------------------


def registrations_for(actor: Actor, status: str) -> QuerySet[PlannedTheme]:
    """Return what cells below the actor's committees have registered and what became of it, by month and cell."""
    rows = PlannedTheme.objects.filter(actor.scope(PERMISSION.APPROVE), status=status)
    return rows.select_related(*_PARTS).order_by("period", "organisation__code", "id")


def registration_counts(actor: Actor) -> dict[str, int]:
    """Return how many registrations stand where."""
    rows = PlannedTheme.objects.filter(actor.scope(PERMISSION.APPROVE)).exclude(status=PlanStatus.DRAFT)
    return dict(rows.values_list("status").annotate(count=Count("id")).values_list("status", "count"))


def get_deciding_node(actor: Actor) -> Organisation:
    """Return the highest organisation in whose name the actor answers what cells ask for."""
    rows = Organisation.objects.filter(actor.scope(PERMISSION.APPROVE, through=""), closed_on=None)
    return find(rows.order_by("path__depth", "path")[:1])


def get_deciding(actor: Actor, uid: UUID) -> Organisation:
    """Return one organisation in whose name the actor answers what cells ask for."""
    return find(Organisation.objects.filter(actor.scope(PERMISSION.APPROVE, through="")), uid=uid)


def deciders_above(cell: Organisation, day: dt.date) -> list[int]:
    """Return the accounts of those who hold a position in the committee next above: who is told that a cell asks."""
    rows = Position.objects.filter(organisation=cell.parent_id, valid__contains=day, member__account__isnull=False)
    return list(rows.values_list("member__account_id", flat=True))


# --- The catalogue -----------------------------------------------------------------------------------------------


def offered_to(cell: Organisation) -> list[Theme]:
    """Return the themes that committees above the cell (or the cell's own) offer, by field and title."""
    rows = Theme.objects.filter(organisation__path__ancestor_of=cell.path, retired_at=None)
    return list(rows.select_related("organisation").order_by("field", "title", "id"))


def catalogue_for(actor: Actor) -> QuerySet[Theme]:
    """Return the themes that the actor's committees keep, and those of the committees above them."""
    above = Q(pk__in=())
    for path in actor.nodes(PERMISSION.ORIENT):
        above |= Q(organisation__path__ancestor_of=path)
    rows = Theme.objects.filter(actor.scope(PERMISSION.ORIENT) | above, retired_at=None)
    counted = rows.annotate(plans=Count("planned", distinct=True), files=Count("documents", distinct=True))
    return counted.select_related("organisation").order_by("field", "title", "id")


def get_theme_to_keep(actor: Actor, uid: UUID) -> Theme:
    """Return a theme of a catalogue that the actor keeps."""
    rows = Theme.objects.filter(actor.scope(PERMISSION.ORIENT)).select_related("organisation")
    return find(rows.prefetch_related("documents__file"), uid=uid)


def get_catalogue_node(actor: Actor) -> Organisation:
    """Return the highest committee whose catalogue the actor keeps."""
    return find(committees_to_orient(actor).order_by("path__depth", "path")[:1])


def theme_documents_for(actor: Actor) -> QuerySet[ThemeDocument]:
    """Return the documents of themes that are offered to a place where the actor sees meetings, or kept below it."""
    seen = actor.scope(PERMISSION.VIEW, through="theme__organisation")
    for path in actor.nodes(PERMISSION.VIEW):
        seen |= Q(theme__organisation__path__ancestor_of=path)
    return ThemeDocument.objects.filter(seen).select_related("file", "theme__organisation")


def get_theme_document(actor: Actor, uid: UUID) -> ThemeDocument:
    """Return one of them."""
    return find(theme_documents_for(actor), uid=uid)


def get_theme_document_to_keep(actor: Actor, uid: UUID) -> ThemeDocument:
    """Return a document of a catalogue that the actor keeps."""
    document = get_theme_document(actor, uid)
    actor.require(PERMISSION.ORIENT, document.theme.organisation)
    return document


def offered_theme(cell: Organisation, uid: UUID | None) -> Theme | None:
    """Return one theme that is offered to the cell, or none where none is named."""
    rows = Theme.objects.filter(organisation__path__ancestor_of=cell.path, retired_at=None)
    return None if uid is None else find(rows, uid=uid)


def author_in(cell: Organisation, uid: UUID | None) -> Member | None:
    """Return one member who can write a paper, or nobody where nobody is named."""
    return None if uid is None else find(members_of(cell, today()), uid=uid)


# --- What pages and forms begin with -----------------------------------------------------------------------------


def planned_values(line: PlannedTheme) -> dict[str, object]:
    """Return a planned theme as its form begins."""
    return {
        "period": line.period.isoformat(),
        "theme": str(line.theme.uid) if line.theme else "",
        "title": "" if line.theme else line.title,
        "author": str(line.author.uid) if line.author else "",
        "paper_due": line.paper_due,
    }


def months_for(line: PlannedTheme) -> list[dt.date]:
    """Return the months for a line, its own among them; what is approved stays in its month."""
    if line.status == PlanStatus.APPROVED:
        return [line.period]
    return sorted({line.period, *months_to_plan()})


def themes_for(line: PlannedTheme) -> list[Theme]:
    """Return the themes for a line, its own among them."""
    offered = offered_to(line.organisation)
    return offered if line.theme is None or line.theme in offered else [line.theme, *offered]


def picked(actor: Actor, uids: Sequence[str]) -> list[PlannedTheme]:
    """Return the lines picked on the page of registrations that still wait below the actor's committees."""
    return _picked(registrations_for(actor, PlanStatus.SUBMITTED), uids)


def _picked(rows: QuerySet[PlannedTheme], uids: Sequence[str]) -> list[PlannedTheme]:
    """Return the rows with these codes; what is no code finds nothing."""
    return list(rows.filter(uid__in=[uid for uid in uids if is_uid(uid)]))


def registration_tabs(actor: Actor, status: str) -> list[Tab]:
    """Return the tabs of the page of registrations, each with its count."""
    counts = registration_counts(actor)
    shown = (PlanStatus.SUBMITTED, PlanStatus.APPROVED, PlanStatus.RETURNED)
    current = status if status in shown else PlanStatus.SUBMITTED
    return [Tab(each.label, f"?status={each}", each == current, counts.get(each, 0)) for each in shown]


def kept_among(actor: Actor, themes: Sequence[Theme]) -> set[int]:
    """Return the keys of the themes that the actor keeps, not only reads."""
    return {theme.pk for theme in themes if actor.can(PERMISSION.ORIENT, theme.organisation)}


def theme_values(theme: Theme) -> dict[str, object]:
    """Return a theme as its form begins."""
    return {"title": theme.title, "field": theme.field, "summary": theme.summary}
