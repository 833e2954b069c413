"""What happens on paper: sheets that come back signed, papers handed over, hours and hands as the minutes have them."""

import datetime as dt

from django.core.files import File
from django.utils import timezone

from sotay.access.action import Lock, action
from sotay.access.actor import Actor
from sotay.core import display
from sotay.core.days import ZONE, today
from sotay.documents.actions import discard_file, store_file
from sotay.documents.intake.marking import check_typed_text
from sotay.meetings import errors
from sotay.meetings.actions.settling import redraft, require_unsealed
from sotay.meetings.actions.voices import decide_motion, write_hands
from sotay.meetings.choices import MeetingStatus, MotionStatus, SheetKind, Threshold
from sotay.meetings.models import Attendance, Meeting, Motion, SignedSheet
from sotay.meetings.permissions import MeetingPermission
from sotay.meetings.queries.attendance import attendance_of
from sotay.meetings.queries.sheets import require_own_sheet
from sotay.meetings.rules.votes import Count

_NOON = dt.time(12)
_UNTOLD = (MeetingStatus.DRAFT, MeetingStatus.CANCELLED)


# Nothing is locked: looking into a picture takes seconds.
@action(MeetingPermission.ENTER_FOR, lock=Lock.NOTHING)
def attach_sheet(actor: Actor, meeting: Meeting, *, file: "File[bytes]", sheet: str) -> SignedSheet:
    """Keep the picture of a signed sheet with the meeting; size and kind are looked at as of any document."""
    _check_told(meeting)
    require_unsealed(meeting)
    return SignedSheet.objects.create(
        meeting=meeting, sheet=sheet, file=store_file(actor, file.name or "", file), added_by=actor.user
    )


@action(MeetingPermission.ENTER_FOR)
def detach_sheet(actor: Actor, sheet: SignedSheet) -> None:
    """Take a picture away, with the file."""
    require_unsealed(sheet.meeting)
    SignedSheet.objects.filter(pk=sheet.pk).delete()
    discard_file(sheet.file)


@action(MeetingPermission.PREPARE)
def hand_out_papers(
    actor: Actor, meeting: Meeting, *, handed_on: dt.date, attendances: list[Attendance] | None = None
) -> int:
    """Mark invitation and documents as handed over on paper, to some or to all; return to how many for the first time.

    Handed to all, it counts as the sending of documents (42-HD/BTCTW counts from when members can read).
    """
    _check_told(meeting)
    require_unsealed(meeting)
    if handed_on > min(today(), meeting.held_on):
        raise errors.HandedTooLate(day=display.day(meeting.held_on))
    rows = attendance_of(meeting).filter(handed_on=None)
    if attendances is not None:
        return rows.filter(pk__in=[row.pk for row in attendances]).update(handed_on=handed_on)
    count = rows.update(handed_on=handed_on)
    at = timezone.now() if handed_on == today() else dt.datetime.combine(handed_on, _NOON, ZONE)
    if meeting.documents_at is None or at < meeting.documents_at:
        meeting.documents_at = at
        meeting.save(update_fields=["documents_at"])
    return count


@action(MeetingPermission.CONDUCT)
def write_hours(actor: Actor, meeting: Meeting, *, started: dt.time, ended: dt.time | None = None) -> Meeting:
    """Write when the meeting began and ended, as the minutes on paper have it; the end only where it is closed."""
    if meeting.status not in {MeetingStatus.OPEN, MeetingStatus.CLOSED}:
        raise errors.MeetingSealed if meeting.status == MeetingStatus.SEALED else errors.MeetingNotOpen
    require_unsealed(meeting)
    fields = ["opened_at"]
    meeting.opened_at = dt.datetime.combine(meeting.held_on, started, ZONE)
    if meeting.status == MeetingStatus.CLOSED and ended is not None:
        meeting.closed_at = dt.datetime.combine(meeting.held_on, ended, ZONE)
        fields.append("closed_at")
    if meeting.closed_at is not None and meeting.closed_at <= meeting.opened_at:
        raise errors.HoursWrong
    meeting.save(update_fields=fields)
    redraft(meeting)
    return meeting


@action(MeetingPermission.CONDUCT)
def enter_hands(  # noqa: PLR0913 -- what the slip of one question says
    actor: Actor,
    meeting: Meeting,
    *,
    text: str,
    agree: int,
    disagree: int = 0,
    other: int = 0,
    threshold: str = Threshold.MAJORITY,
    sheet: str = "",
) -> Motion:
    """Write a question with the hands counted in the room, and its result, in one stroke."""
    if sheet:
        require_own_sheet(actor, meeting, sheet, SheetKind.VOTES)
    if meeting.status != MeetingStatus.OPEN:
        raise errors.MeetingNotOpen
    check_typed_text(text)
    motion = meeting.motions.filter(text=text.strip(), status=MotionStatus.OPEN).first()
    motion = motion or Motion.objects.create(
        meeting=meeting, text=text.strip(), threshold=threshold, status=MotionStatus.OPEN
    )
    return decide_motion(write_hands(motion, Count(agree, disagree, other)))


def _check_told(meeting: Meeting) -> None:
    """Refuse paper of a meeting of which nobody was told."""
    if meeting.status == MeetingStatus.CANCELLED:
        raise errors.MeetingCancelled
    if meeting.status in _UNTOLD:
        raise errors.MeetingNotAnnounced
