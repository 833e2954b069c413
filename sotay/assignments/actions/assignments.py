"""Assigning work, ending it, saying once a month how it goes, and what the cell finds at the end."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sotay.access.action import Lock, action
from sotay.access.actor import Actor
from sotay.assignments import errors
from sotay.assignments.models import CatalogueEntry, MonthlyReport, WorkAssignment
from sotay.assignments.permissions import AssignmentPermission as P
from sotay.assignments.queries.assignments import members_on
from sotay.assignments.wording import WORK_ASSIGNED, own_link
from sotay.core import display
from sotay.core.days import month_of, since
from sotay.core.errors import NotPermitted
from sotay.core.text import clean
from sotay.documents.intake.marking import check_typed_text
from sotay.meetings.choices import HELD
from sotay.meetings.models import Meeting
from sotay.members.models import Member
from sotay.notifications.actions import notify
from sotay.organisations.models import Organisation


@dataclass(frozen=True)
class NewWork:
    """One work for one member: out of the catalogue, or in the cell's own words."""

    member: Member
    entry: CatalogueEntry | None = None
    title: str = ""
    content: str = ""
    due_on: dt.date | None = None

    def __str__(self) -> str:
        """Return what the ledger keeps."""
        return f"{self.member.full_name}: {self.words}"

    @property
    def words(self) -> str:
        """Return the work in words."""
        return self.entry.title if self.entry else clean(self.title)


@action(P.ASSIGN)
def assign_work(
    actor: Actor, organisation: Organisation, *, year: int, decided_on: dt.date, works: Sequence[NewWork]
) -> list[WorkAssignment]:
    """Assign works to members as the cell decided on a day; all of them, or none."""
    _check_decision(actor, organisation, year, decided_on)
    if not works:
        raise errors.NothingChosen
    here = set(members_on(organisation, decided_on).values_list("pk", flat=True))
    taken = set(
        WorkAssignment.objects.filter(member__in=[work.member for work in works], year=year, ended_on=None).values_list(
            "member_id", "title"
        )
    )
    meeting = Meeting.objects.filter(organisation=organisation, held_on=decided_on, status__in=HELD).first()
    rows = []
    for work in works:
        _check_work(work, here, taken, year, decided_on)
        taken.add((work.member.pk, work.words))
        rows.append(
            WorkAssignment(
                member=work.member,
                organisation=organisation,
                year=year,
                content=work.entry.content if work.entry else work.content,
                entry=work.entry,
                title=work.words,
                due_on=work.due_on,
                decided_on=decided_on,
                meeting=meeting,
            )
        )
    made = WorkAssignment.objects.bulk_create(rows)
    _tell(actor, made)
    return made


@action(P.ASSIGN)
def end_assignment(
    actor: Actor, organisation: Organisation, *, assignment: WorkAssignment, on: dt.date, reason: str
) -> WorkAssignment:
    """Call a work off from a day on; what was said of it stays."""
    row = _of(organisation, assignment, actor.today())
    check_typed_text(reason)
    if not row.decided_on <= on <= actor.today():
        raise errors.EndTooEarly(day=display.day(row.decided_on))
    row.ended_on, row.end_reason = on, clean(reason)
    row.save(update_fields=["ended_on", "end_reason"])
    return row


@action(P.ASSIGN)
def conclude(actor: Actor, organisation: Organisation, *, assignment: WorkAssignment, outcome: str) -> WorkAssignment:
    """Write what the cell finds of a work; the finding goes into the member's review."""
    row = _of(organisation, assignment, actor.today())
    if row.outcome:
        raise errors.ConcludedAlready
    row.outcome, row.outcome_on = outcome, actor.today()
    row.save(update_fields=["outcome", "outcome_on"])
    return row


@action(P.REPORT_OWN, lock=Lock.NOTHING)
def report_month(
    actor: Actor, organisation: Organisation, *, assignment: WorkAssignment, progress: str, note: str = ""
) -> MonthlyReport:
    """Say how an own work goes this month; the second word of a month replaces the first."""
    if actor.user is None or assignment.member.account_id != actor.user.pk:
        raise NotPermitted
    return _say(actor, assignment, progress, note, on_behalf=False)


@action(P.ASSIGN, lock=Lock.NOTHING)
def report_month_for(
    actor: Actor, organisation: Organisation, *, assignment: WorkAssignment, progress: str, note: str = ""
) -> MonthlyReport:
    """Write what a member without a telephone says of their work this month."""
    return _say(actor, _of(organisation, assignment, actor.today(), lock=False), progress, note, on_behalf=True)


def _say(actor: Actor, assignment: WorkAssignment, progress: str, note: str, *, on_behalf: bool) -> MonthlyReport:
    """Write the word of the month; the unique constraint makes two taps one row."""
    day = actor.today()
    if assignment.ended_on is not None and assignment.ended_on <= day:
        raise errors.AssignmentEnded(day=display.day(assignment.ended_on))
    if assignment.year != day.year:
        raise errors.NotTheMonth(year=assignment.year, month=f"{day:%m/%Y}")
    check_typed_text(note)
    row = MonthlyReport(
        assignment=assignment,
        month=month_of(day),
        progress=progress,
        note=clean(note),
        reported_at=actor.now(),
        entered_by=actor.user if on_behalf else None,
    )
    return MonthlyReport.objects.bulk_create(
        [row],
        update_conflicts=True,
        unique_fields=["assignment", "month"],
        update_fields=["progress", "note", "reported_at", "entered_by"],
    )[0]


def _check_decision(actor: Actor, organisation: Organisation, year: int, decided_on: dt.date) -> None:
    """Refuse what is not a cell's decision of the year or of the end of the one before."""
    if not organisation.is_cell:
        raise errors.CellAssigns
    if decided_on > actor.today():
        raise errors.DecidedLater
    if year not in {decided_on.year, decided_on.year + 1}:
        raise errors.OtherYear(year=year)


def _check_work(work: NewWork, here: set[int], taken: set[tuple[int, str]], year: int, decided_on: dt.date) -> None:
    """Refuse a work of somebody else's member, one that is assigned already, one without words, a deadline outside the year."""
    name = work.member.full_name
    if work.member.pk not in here:
        raise errors.MemberNotHere(name=name)
    if not work.words:
        raise errors.NothingChosen
    check_typed_text(work.words)
    if (work.member.pk, work.words) in taken:
        raise errors.WorkKnown(name=name, title=work.words, year=year)
    if work.due_on is not None and not decided_on <= work.due_on <= dt.date(year, 12, 31):
        raise errors.DueOutsideYear(year=year)


def _of(organisation: Organisation, assignment: WorkAssignment, day: dt.date, *, lock: bool = True) -> WorkAssignment:
    """Return a running work of a member who belongs to the cell now."""
    rows = WorkAssignment.objects.select_for_update(of=("self",)) if lock else WorkAssignment.objects.all()
    row = rows.select_related("member").get(pk=assignment.pk)
    if not members_on(organisation, day).filter(pk=row.member_id).exists():
        raise errors.MemberNotHere(name=row.member.full_name)
    if row.ended_on is not None:
        raise errors.AssignmentEnded(day=display.day(row.ended_on))
    return row


def _tell(actor: Actor, made: Sequence[WorkAssignment]) -> None:
    """Give one notice to each who was assigned something, unless they assigned it themselves."""
    own = actor.user.pk if actor.user else None
    accounts = {row.member.account_id for row in made} - {None, own}
    notify([key for key in accounts if key is not None], "work_assigned", WORK_ASSIGNED, own_link())


# --- The catalogue -----------------------------------------------------------------------------------------------


@action(P.CATALOGUE, lock=Lock.NOTHING)
def add_entry(  # noqa: PLR0913 -- the fields of one form
    actor: Actor, organisation: Organisation, *, sector: str, content: str, title: str, source: str
) -> CatalogueEntry:
    """Add a work to the catalogue from today on."""
    words = clean(title)
    if CatalogueEntry.objects.filter(sector=sector, title=words, valid__contains=actor.today()).exists():
        raise errors.EntryKnown
    return CatalogueEntry.objects.create(
        sector=sector, content=content, title=words, source=clean(source), valid=since(actor.today())
    )


@action(P.CATALOGUE, lock=Lock.NOTHING)
def end_entry(actor: Actor, organisation: Organisation, *, entry: CatalogueEntry) -> CatalogueEntry:
    """Offer a work no more from today on; what was assigned stays."""
    row = CatalogueEntry.objects.select_for_update().get(pk=entry.pk)
    if row.valid.upper is not None:
        raise errors.EntryEnded
    if row.valid.lower == actor.today():
        row.delete()
        return row
    row.valid = since(row.valid.lower, actor.today())
    row.save(update_fields=["valid"])
    return row
