"""Holding the meeting: opening it, walking through the agenda, closing it."""

import dataclasses
import datetime as dt

from sotay.access.action import action
from sotay.access.actor import Actor
from sotay.access.errors import Conflict
from sotay.access.models import Grant
from sotay.core import display
from sotay.core.days import since
from sotay.documents.intake.marking import check_typed_text
from sotay.meetings import errors
from sotay.meetings.actions import late
from sotay.meetings.actions.drafting import draft_papers
from sotay.meetings.actions.settling import (
    TALLY,
    begin_with,
    redraft,
    require_quorum,
    require_unsealed,
    settle,
    write_tally,
)
from sotay.meetings.choices import AttendanceState, CheckInMethod, ItemAct, MeetingStatus, MotionStatus
from sotay.meetings.models import AgendaItem, Meeting
from sotay.meetings.permissions import MeetingPermission
from sotay.meetings.queries.attendance import attendance_of
from sotay.meetings.queries.conducting import norms_for
from sotay.meetings.queries.papers import confirmed_papers
from sotay.meetings.rules.papers import report_due_on
from sotay.meetings.wording import DUTY_REASON
from sotay.members.models import Member

DUTY = "minute_taker"


@action(MeetingPermission.CONDUCT)
def open_meeting(actor: Actor, meeting: Meeting, *, chair: Member, secretary_of_meeting: Member) -> Meeting:
    """Open the meeting under its chair, with its minute taker appointed."""
    if late.was_running(actor, meeting) and actor.origin is not None:
        return _open_again(actor, meeting, chair, secretary_of_meeting)
    if meeting.status != MeetingStatus.PUBLISHED:
        raise errors.MeetingNotAnnounced
    if actor.today() < meeting.held_on:
        raise errors.MeetingNotYet(day=display.day(meeting.held_on))
    _appoint(actor, meeting, chair, secretary_of_meeting)
    meeting.status = MeetingStatus.OPEN
    meeting.opened_at = actor.now()
    meeting.norms = dataclasses.asdict(norms_for(meeting))
    meeting.save(update_fields=["status", "opened_at", "norms", "chair", "secretary_of_meeting"])
    # Who leads and who writes are seen to be there.
    attendance_of(meeting).filter(member__in=(chair, secretary_of_meeting), state=AttendanceState.EXPECTED).update(
        state=AttendanceState.PRESENT,
        arrived_at=meeting.opened_at,
        method=CheckInMethod.LIST,
        recorded_by=actor.user,
        recorded_at=meeting.opened_at,
    )
    begin_with(actor, meeting, ItemAct.OPENING)
    return meeting


def _open_again(actor: Actor, meeting: Meeting, chair: Member, minute_taker: Member) -> Meeting:
    """Merge an opening that another phone has recorded, too: the earlier one stands, with its officers."""
    require_unsealed(meeting)
    if meeting.opened_at is None or actor.now() < meeting.opened_at:
        _appoint(actor, meeting, chair, minute_taker)
        meeting.opened_at = actor.now()
        meeting.save(update_fields=["opened_at", "chair", "secretary_of_meeting"])
    late.see(actor, meeting, chair, minute_taker)
    settle(meeting)
    return meeting


@action(MeetingPermission.CONDUCT)
def change_officers(actor: Actor, meeting: Meeting, *, chair: Member, secretary_of_meeting: Member) -> Meeting:
    """Name another chair or minute taker while the meeting goes on."""
    late.require_running(actor, meeting)
    _appoint(actor, meeting, chair, secretary_of_meeting)
    meeting.save(update_fields=["chair", "secretary_of_meeting"])
    redraft(meeting)
    return meeting


@action(MeetingPermission.CONDUCT)
def begin_item(actor: Actor, item: AgendaItem) -> AgendaItem:
    """Come to an item of the agenda; coming back to it keeps the first time unless another was begun since."""
    late.require_running(actor, item.meeting)
    latest = AgendaItem.objects.filter(meeting=item.meeting, begun_at__isnull=False).order_by("-begun_at").first()
    if (latest is None or latest.pk != item.pk) and (item.begun_at is None or item.begun_at < actor.now()):
        item.begun_at = actor.now()
        item.save(update_fields=["begun_at"])
    return item


@action(MeetingPermission.CONDUCT)
def close_meeting(actor: Actor, meeting: Meeting, *, conclusion: str = "", evaluation: str = "") -> Meeting:
    """Close an open, quorate meeting without open questions; whoever was not recorded was absent; the papers are drafted."""
    if meeting.status == MeetingStatus.CLOSED and actor.origin is not None:
        return _close_again(actor, meeting, conclusion.strip(), evaluation.strip())
    if meeting.status != MeetingStatus.OPEN:
        raise errors.MeetingSealed if meeting.status == MeetingStatus.SEALED else errors.MeetingNotOpen
    check_typed_text(conclusion, evaluation)
    open_motions = meeting.motions.filter(status=MotionStatus.OPEN).count()
    if open_motions:
        raise errors.MotionsOpen(count=open_motions)
    require_quorum(meeting)
    attendance_of(meeting).filter(state=AttendanceState.EXPECTED).update(
        state=AttendanceState.ABSENT,
        recorded_by=actor.user,
    )
    begin_with(actor, meeting, ItemAct.CLOSING)
    meeting.status = MeetingStatus.CLOSED
    meeting.closed_at = max(actor.now(), meeting.opened_at or actor.now())
    meeting.conclusion, meeting.evaluation = conclusion.strip(), evaluation.strip()
    write_tally(meeting, "status", "closed_at", "conclusion", "evaluation")
    draft_papers(meeting)
    return meeting


def _close_again(actor: Actor, meeting: Meeting, conclusion: str, evaluation: str) -> Meeting:
    """Merge a closing that another phone has recorded, too: the later time; of two texts a person chooses."""
    require_unsealed(meeting)
    check_typed_text(conclusion, evaluation)
    yours = {"conclusion": conclusion, "evaluation": evaluation}
    theirs = {"conclusion": meeting.conclusion, "evaluation": meeting.evaluation}
    if any(yours[name] and theirs[name] and yours[name] != theirs[name] for name in yours):
        raise Conflict(sentence=errors.ClosedTwice.sentence, yours=yours, theirs=theirs)
    meeting.closed_at = max(actor.now(), meeting.closed_at or actor.now())
    meeting.conclusion, meeting.evaluation = (yours[name] or theirs[name] for name in yours)
    meeting.save(update_fields=["closed_at", "conclusion", "evaluation"])
    redraft(meeting)
    return meeting


@action(MeetingPermission.CONDUCT)
def reopen_meeting(actor: Actor, meeting: Meeting) -> Meeting:
    """Take a closing back that came too early, as long as nobody has confirmed a paper."""
    if meeting.status != MeetingStatus.CLOSED:
        raise errors.MeetingSealed if meeting.status == MeetingStatus.SEALED else errors.MeetingNotHeld
    if confirmed_papers(meeting).exists():
        raise errors.PapersConfirmed
    # Who was absent only because nobody had recorded them waits again.
    unrecorded = attendance_of(meeting).filter(state=AttendanceState.ABSENT, method="")
    unrecorded.update(state=AttendanceState.EXPECTED, recorded_by=None)
    meeting.status, meeting.closed_at = MeetingStatus.OPEN, None
    for field in TALLY:
        setattr(meeting, field, None)
    meeting.save(update_fields=["status", "closed_at", *TALLY])
    return meeting


def _appoint(actor: Actor, meeting: Meeting, chair: Member, minute_taker: Member) -> None:
    """Name two different persons of the list."""
    if chair.pk == minute_taker.pk:
        raise errors.SameChairAndMinuteTaker
    convened = set(attendance_of(meeting).values_list("member_id", flat=True))
    for member in (chair, minute_taker):
        if member.pk not in convened:
            raise errors.NotOnTheList(name=member.full_name)
    meeting.chair, meeting.secretary_of_meeting = chair, minute_taker
    _give_duty(actor, meeting, minute_taker)


def _give_duty(actor: Actor, meeting: Meeting, minute_taker: Member) -> None:
    """Let the minute taker keep list and notes on their own telephone until the papers are due; a predecessor no longer."""
    code = meeting.uid.hex[:8]
    Grant.objects.filter(organisation=meeting.organisation, role=DUTY, reason__endswith=code).delete()
    if minute_taker.account_id is None:
        return
    last = report_due_on(actor.today(), norms_for(meeting).report_days_after)
    Grant.objects.create(
        user_id=minute_taker.account_id,
        organisation=meeting.organisation,
        role=DUTY,
        valid=since(actor.today(), last + dt.timedelta(days=1)),
        reason=f"{DUTY_REASON.format(day=display.day(meeting.held_on))} · {code}",
    )
