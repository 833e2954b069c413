"""Written for members who have no phone: attendance, excuses, comments, votes; marked so, and confirmed by another hand."""

from dataclasses import dataclass

from django.db import IntegrityError
from django.utils import timezone

from sotay.access.action import Lock, action
from sotay.access.actor import Actor
from sotay.core import display
from sotay.core.behalf import MARKS, UNMARKED, EntrySource, marked
from sotay.core.days import today
from sotay.documents.intake.marking import check_typed_text
from sotay.meetings import errors, wording
from sotay.meetings.actions import late
from sotay.meetings.actions.comments import TAKING
from sotay.meetings.actions.settling import require_unsealed, settle
from sotay.meetings.choices import ATTENDING, AttendanceState, CheckInMethod, MeetingStatus, MotionStatus, SheetKind
from sotay.meetings.models import AgendaItem, Attendance, Comment, Meeting, Motion, Vote
from sotay.meetings.permissions import MeetingPermission
from sotay.meetings.queries.attendance import attendance_of, entitled_in_room, is_counted_when_here
from sotay.meetings.queries.conducting import norms_for, starts_at
from sotay.meetings.queries.entries import own_entries, waiting_count, waiting_rows
from sotay.meetings.queries.people import leaders_of
from sotay.meetings.queries.sheets import require_own_sheet
from sotay.meetings.rules.quorum import BY_HAND_OF_MEMBER, COUNTED_WHEN_HERE, late_arrival
from sotay.members.models import Member
from sotay.notifications.actions import notify

_RECORD = ("state", "arrived_at", "left_at", "method", "recorded_by", "reason", "entitled", *MARKS, *late.STAMP)


@dataclass(frozen=True)
class Entered:
    """What came of a sheet: how many lines were written, and how many of them wait for confirmation."""

    count: int
    waiting: int


# The reasons may be of health: they stand on the list for the minutes, not in the ledger.
@action(MeetingPermission.ENTER_FOR, secret=("reasons",))
def enter_attendance(  # noqa: PLR0913 -- what a sheet says
    actor: Actor,
    meeting: Meeting,
    *,
    states: dict[str, str],
    reasons: dict[str, str] | None = None,
    rest: str = "",
    source: str = EntrySource.PAPER,
    sheet: str = "",
) -> Entered:
    """Write the list as the signed sheet has it (code of the member → state); `rest` is for who is not yet recorded.

    All or nothing: a line that contradicts what a person recorded with their own hand refuses the whole sheet.
    """
    _check_sheet(actor, meeting, sheet)
    _check_took_place(meeting)
    check_typed_text(*(reasons or {}).values())
    written = []
    for row in attendance_of(meeting).select_related("member").order_by("member__sort_key", "member_id"):
        key = str(row.member.uid)
        state = states.get(key) or (rest if row.state == AttendanceState.EXPECTED else "")
        if state and _change(meeting, row, state, (reasons or {}).get(key, "").strip()):
            _write(actor, meeting, row, source)
            written.append(row)
    if not any(states.values()) and not written:
        raise errors.NothingEntered
    settle(meeting)
    waiting = sum(row.on_behalf and row.confirmed_at is None for row in written)
    _ask_to_confirm(actor, meeting, waiting)
    return Entered(len(written), waiting)


@action(MeetingPermission.ENTER_FOR, secret=("reason",))
def excuse_for(
    actor: Actor, meeting: Meeting, *, attendance: Attendance, reason: str, source: str = EntrySource.WORD
) -> Attendance:
    """Write that a member has said beforehand that they cannot come, and why."""
    if meeting.status != MeetingStatus.PUBLISHED:
        raise errors.ExcuseTooLate
    row = attendance_of(meeting).select_related("member").get(pk=attendance.pk)
    _check_for_another(actor, row.member)
    if not reason.strip():
        raise errors.ReasonMissing
    check_typed_text(reason)
    if row.state != AttendanceState.EXPECTED:
        raise errors.NotExcusable(state=row.get_state_display())
    row.state, row.reason = AttendanceState.EXCUSED, reason.strip()
    _write(actor, meeting, row, source)
    _ask_to_confirm(actor, meeting, int(row.confirmed_at is None))
    return row


# Whose comment it is stands on the comment; what it says does not go into the ledger.
@action(MeetingPermission.ENTER_FOR, secret=("text",))
def comment_for(  # noqa: PLR0913 -- the fields of a comment
    actor: Actor,
    meeting: Meeting,
    *,
    member: Member,
    kind: str,
    text: str,
    item: AgendaItem | None = None,
    source: str = EntrySource.WORD,
) -> Comment:
    """Write a comment or question that a member has made on paper or by word; never an anonymous one."""
    if meeting.status not in TAKING:
        raise errors.MeetingNotTakingComments
    _check_for_another(actor, member)
    if not attendance_of(meeting).filter(member=member).exists():
        raise errors.NotOnTheList(name=member.full_name)
    check_typed_text(text)
    comment = Comment.objects.create(
        meeting=meeting,
        item=item if item is not None and item.meeting_id == meeting.pk else None,
        kind=kind,
        author=member,
        text=text.strip(),
        made_on=today(),
        entered_by=actor.user,
        **_marks(actor, meeting, source),
    )
    _ask_to_confirm(actor, meeting, int(comment.confirmed_at is None))
    return comment


@action(MeetingPermission.ENTER_FOR, lock=Lock.NOTHING)
def vote_for(actor: Actor, motion: Motion, *, member: Member, choice: str, source: str = EntrySource.WORD) -> Vote:
    """Write the open, named vote of a member who is in the room and has not voted: once, under the norms of every vote."""
    meeting = motion.meeting
    _check_for_another(actor, member)
    if not Motion.objects.select_for_update(no_key=True).filter(pk=motion.pk, status=MotionStatus.OPEN).exists():
        raise errors.MotionNotOpen
    _check_may_vote(meeting, member)
    try:
        vote, is_first = Vote.objects.get_or_create(
            motion=motion,
            member=member,
            defaults={"choice": choice, "entered_by": actor.user, **_marks(actor, meeting, source)},
        )
    except IntegrityError as refused:
        raise errors.HandsCounted from refused
    if not is_first:
        raise errors.HasVoted(name=member.full_name)
    _ask_to_confirm(actor, meeting, int(vote.confirmed_at is None))
    return vote


@action(MeetingPermission.ENTER_FOR)
def withdraw_entry(actor: Actor, meeting: Meeting, *, entry: Comment | Vote) -> None:
    """Take back a comment or a vote that was written for a member, while nothing rests on it; the list has its own undo."""
    require_unsealed(meeting)
    if not entry.on_behalf:
        raise errors.NothingToConfirm
    if isinstance(entry, Comment):
        if entry.answer:
            raise errors.CommentAnswered
        Comment.objects.filter(pk=entry.pk, meeting=meeting).delete()
        return
    if entry.motion.status != MotionStatus.OPEN:
        raise errors.MotionNotOpen
    Vote.objects.filter(pk=entry.pk, motion__meeting=meeting).delete()


@action(MeetingPermission.CONFIRM_ENTRY)
def confirm_entries(actor: Actor, meeting: Meeting, *, keys: list[str] | None = None) -> int:
    """Confirm what others wrote for members: the named entries, or all; return how many."""
    require_unsealed(meeting)
    now, count = timezone.now(), 0
    for rows in waiting_rows(meeting, actor, keys):
        count += rows.update(confirmed_by=actor.user, confirmed_at=now)
    if not count:
        raise errors.NothingToConfirm
    return count


@action(MeetingPermission.TAKE_PART, lock=Lock.NOTHING, secret=("text",))
def dispute_entries(actor: Actor, meeting: Meeting, *, text: str) -> int:
    """Tell secretary and deputies that something written for the actor is wrong; return how many are told."""
    found = own_entries(actor, meeting)
    if not found:
        raise errors.NothingOnBehalf
    check_typed_text(text)
    enterers = {entry.entered_by_id for entry in found if entry.entered_by_id}
    told = sorted({*leaders_of(meeting.organisation, today()), *enterers} - {actor.user.pk if actor.user else None})
    name = found[0].person
    words = wording.tell(wording.DISPUTE, meeting, name=name, text=text.strip())
    notify(told, "entry_disputed", words, wording.entries_link(meeting))
    return len(told)


def _check_sheet(actor: Actor, meeting: Meeting, sheet: str) -> None:
    """Refuse a sheet of another month, of another cell, or one that is no list."""
    if sheet:
        require_own_sheet(actor, meeting, sheet, SheetKind.ATTENDANCE)


def _check_took_place(meeting: Meeting) -> None:
    """Refuse a list from paper before the meeting's day, and after the sealing."""
    if meeting.status == MeetingStatus.CANCELLED:
        raise errors.MeetingCancelled
    if meeting.status == MeetingStatus.DRAFT:
        raise errors.MeetingNotAnnounced
    require_unsealed(meeting)
    if meeting.status == MeetingStatus.PUBLISHED and today() < meeting.held_on:
        raise errors.NotHeldYet(day=display.day(meeting.held_on))


def _check_for_another(actor: Actor, member: Member) -> None:
    """Refuse writing for oneself."""
    if actor.user is not None and member.account_id == actor.user.pk:
        raise errors.OnlyForOthers


def _check_may_vote(meeting: Meeting, member: Member) -> None:
    """Refuse a vote of who could not vote by phone either."""
    row = attendance_of(meeting).filter(member=member).first()
    if row is None:
        raise errors.NotOnTheList(name=member.full_name)
    if row.state not in ATTENDING or row.left_at is not None:
        raise errors.NotHere(name=member.full_name)
    if not entitled_in_room(meeting).filter(member=member).exists():
        raise errors.NotEntitled


def _change(meeting: Meeting, row: Attendance, state: str, reason: str) -> bool:
    """Bring a line to what the sheet says; tell whether anything is new."""
    if row.state in ATTENDING:
        if state in ATTENDING:
            return False  # seen already, by whichever hand
        moment = display.time(row.arrived_at) if row.arrived_at else ""
        refusal = errors.RecordedThemselves if row.method in BY_HAND_OF_MEMBER else errors.AlreadyHere
        raise refusal(name=row.member.full_name, time=moment)
    if state in ATTENDING:
        if row.state in COUNTED_WHEN_HERE:
            row.entitled = row.entitled or is_counted_when_here(row, meeting)
        starts = starts_at(meeting)
        row.arrived_at = late_arrival(starts, norms_for(meeting)) if state == AttendanceState.LATE else starts
        row.left_at = None
    elif state == AttendanceState.EXCUSED:
        if not (reason or row.reason):
            raise errors.ReasonMissing
        reason = reason or row.reason
        if (row.state, row.reason) == (state, reason):
            return False
        row.reason = reason
    elif row.state == state and row.method:
        return False
    else:
        row.reason = ""
    row.state = state
    return True


def _write(actor: Actor, meeting: Meeting, row: Attendance, source: str) -> None:
    """Save a line in the actor's hand: on behalf, or plainly where it is the actor's own."""
    row.method, row.recorded_by = CheckInMethod.LIST, actor.user
    late.stamp(actor, row)
    is_own = actor.user is not None and row.member.account_id == actor.user.pk
    for field, value in (UNMARKED if is_own else _marks(actor, meeting, source)).items():
        setattr(row, field, value)
    rows = Attendance.objects.filter(pk=row.pk, period=row.period)
    rows.update(**{field: getattr(row, field) for field in _RECORD})


def _marks(actor: Actor, meeting: Meeting, source: str) -> dict[str, object]:
    """Return the marks of an entry; who may confirm confirms with the writing."""
    can_confirm = actor.can(MeetingPermission.CONFIRM_ENTRY, meeting.organisation)
    return marked(source, actor.user if can_confirm else None, timezone.now())


def _ask_to_confirm(actor: Actor, meeting: Meeting, count: int) -> None:
    """Tell secretary and deputies that entries wait for them, when the first do."""
    if not count or count < waiting_count(meeting):
        return
    own = actor.user.pk if actor.user else None
    told = [account for account in leaders_of(meeting.organisation, today()) if account != own]
    notify(told, "entries_wait", wording.tell(wording.ENTRIES_WAIT, meeting), wording.entries_link(meeting))
