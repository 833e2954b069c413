"""Assigning work as the cell decided, ending it, and what the cell finds at the end."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sotay.access.action import action
from sotay.access.actor import Actor
from sotay.assignments import errors
from sotay.assignments.models import CatalogueEntry, WorkAssignment
from sotay.assignments.permissions import AssignmentPermission as P
from sotay.assignments.queries.assignments import last_year, members_on
from sotay.assignments.wording import WORK_ASSIGNED, own_link
from sotay.core import display
from sotay.core.text import clean
from sotay.documents.intake.marking import check_typed_text
from sotay.meetings.choices import HELD, MeetingStatus
from sotay.meetings.models import Meeting, Motion
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


@dataclass(frozen=True)
class Decided:
    """What the cell decided about: of which year, on which day, at which meeting and by which vote, by which minutes."""

    year: int
    on: dt.date
    meeting: Meeting | None
    motion: Motion | None
    minutes: str


@action(P.ASSIGN)
def assign_work(  # noqa: PLR0913 -- what the cell decided, and how
    actor: Actor,
    organisation: Organisation,
    *,
    year: int,
    decided_on: dt.date,
    works: Sequence[NewWork],
    motion: Motion | None = None,
    minutes: str = "",
) -> list[WorkAssignment]:
    """Assign works to members as the cell decided on a day; all of them, or none."""
    decided = _decided(actor, organisation, year, decided_on, motion, minutes)
    if not works:
        raise errors.NothingChosen
    return _assign(actor, organisation, decided, works)


@action(P.ASSIGN)
def copy_last_year(  # noqa: PLR0913 -- what the cell decided, and how
    actor: Actor,
    organisation: Organisation,
    *,
    year: int,
    decided_on: dt.date,
    motion: Motion | None = None,
    minutes: str = "",
) -> list[WorkAssignment]:
    """Assign everybody who is still active in the cell what they did last year; what they have already is left as it is."""
    decided = _decided(actor, organisation, year, decided_on, motion, minutes)
    works = [
        NewWork(row.member, row.entry if _is_offered(row) else None, row.title, row.content)
        for row in last_year(organisation, year, decided.on, new=True)
    ]
    if not works:
        raise errors.NothingToCopy(year=year - 1)
    return _assign(actor, organisation, decided, works)


def _is_offered(row: WorkAssignment) -> bool:
    """Tell whether the catalogue still offers a work in the same words."""
    return row.entry is not None and row.entry.valid.upper is None and row.entry.title == row.title


def _assign(
    actor: Actor, organisation: Organisation, decided: Decided, works: Sequence[NewWork]
) -> list[WorkAssignment]:
    """Write the works down, and tell those who were assigned something."""
    here = set(members_on(organisation, decided.on).values_list("pk", flat=True))
    people = [work.member for work in works]
    taken = set(
        WorkAssignment.objects.filter(member__in=people, year=decided.year, ended_on=None).values_list(
            "member_id", "title"
        )
    )
    rows = []
    for work in works:
        _check_work(work, here, taken, decided)
        taken.add((work.member.pk, work.words))
        rows.append(
            WorkAssignment(
                member=work.member,
                organisation=organisation,
                year=decided.year,
                content=work.entry.content if work.entry else work.content,
                entry=work.entry,
                title=work.words,
                due_on=work.due_on,
                decided_on=decided.on,
                meeting=decided.meeting,
                motion=decided.motion,
                minutes=decided.minutes,
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
    row = of_the_cell(organisation, assignment, actor.today())
    check_typed_text(reason)
    if not row.decided_on <= on <= actor.today():
        raise errors.EndTooEarly(day=display.day(row.decided_on))
    row.ended_on, row.end_reason = on, clean(reason)
    row.save(update_fields=["ended_on", "end_reason"])
    return row


@action(P.ASSIGN)
def conclude(actor: Actor, organisation: Organisation, *, assignment: WorkAssignment, outcome: str) -> WorkAssignment:
    """Write what the cell finds of a work; the finding goes into the member's review."""
    row = of_the_cell(organisation, assignment, actor.today())
    if row.outcome:
        raise errors.ConcludedAlready
    row.outcome, row.outcome_on = outcome, actor.today()
    row.save(update_fields=["outcome", "outcome_on"])
    return row


def _decided(  # noqa: PLR0913, PLR0917 -- the fields of one form
    actor: Actor, organisation: Organisation, year: int, on: dt.date, motion: Motion | None, minutes: str
) -> Decided:
    """Return how the cell decided; refuse what is not its decision of the year or of the end of the one before."""
    if not organisation.is_cell:
        raise errors.CellAssigns
    if motion is not None and not (motion.is_carried and motion.meeting.organisation_id == organisation.pk):
        raise errors.NotCarried
    day = motion.meeting.held_on if motion is not None else on
    if day > actor.today():
        raise errors.DecidedLater
    if year not in {day.year, day.year + 1}:
        raise errors.OtherYear(year=year)
    held = Meeting.objects.filter(organisation=organisation, held_on=day, status__in=(*HELD, MeetingStatus.OPEN))
    meeting = motion.meeting if motion is not None else held.order_by("pk").first()
    check_typed_text(minutes)
    words = clean(minutes)
    if meeting is None and not words:
        raise errors.DecisionUnnamed(day=display.day(day))
    return Decided(year, day, meeting, motion, words)


def _check_work(work: NewWork, here: set[int], taken: set[tuple[int, str]], decided: Decided) -> None:
    """Refuse a work of somebody else's member, one that is assigned already, one without words, a deadline outside the year."""
    name = work.member.full_name
    if work.member.pk not in here:
        raise errors.MemberNotHere(name=name)
    if not work.words:
        raise errors.NothingChosen
    check_typed_text(work.words)
    if (work.member.pk, work.words) in taken:
        raise errors.WorkKnown(name=name, title=work.words, year=decided.year)
    if work.due_on is not None and not decided.on <= work.due_on <= dt.date(decided.year, 12, 31):
        raise errors.DueOutsideYear(year=decided.year)


def of_the_cell(
    organisation: Organisation, assignment: WorkAssignment, day: dt.date, *, lock: bool = True
) -> WorkAssignment:
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
