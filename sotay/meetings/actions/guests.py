"""Inviting who is not of the cell; an invited official may see the meeting until its day is over."""

import datetime as dt
from collections.abc import Iterable

from sotay.access.action import action
from sotay.access.actor import Actor
from sotay.access.models import Grant
from sotay.committees.models import Position
from sotay.core import display
from sotay.core.days import since, today
from sotay.documents.intake.marking import check_typed_text
from sotay.meetings import errors, wording
from sotay.meetings.actions.preparing import require_before
from sotay.meetings.actions.telling import tell_about
from sotay.meetings.choices import MeetingStatus
from sotay.meetings.models import Meeting, MeetingGuest
from sotay.meetings.permissions import MeetingPermission
from sotay.meetings.queries.people import officials_above

VISITOR = "visiting_official"


@action(MeetingPermission.PREPARE)
def invite_official(actor: Actor, meeting: Meeting, *, official: Position) -> MeetingGuest:
    """Invite the official of a committee above who is assigned to attend; told at once if members were told."""
    require_before(meeting)
    if not officials_above(meeting).filter(pk=official.pk).exists():
        raise errors.NotAnOfficial
    if MeetingGuest.objects.filter(meeting=meeting, member=official.member).exists():
        raise errors.AlreadyInvited
    guest = MeetingGuest.objects.create(
        meeting=meeting,
        member=official.member,
        name=official.member.full_name,
        post=f"{official.get_post_display()}, {official.organisation.name}"[:200],
        is_assigned_official=True,
    )
    let_in_officials(meeting)
    if meeting.status == MeetingStatus.PUBLISHED:
        _tell(meeting, _accounts(meeting, guest), "")
    return guest


@action(MeetingPermission.PREPARE)
def invite_guest(actor: Actor, meeting: Meeting, *, name: str, post: str = "") -> MeetingGuest:
    """Invite somebody who is not of the cell, by name."""
    require_before(meeting)
    if not name.strip():
        raise errors.GuestNameMissing
    check_typed_text(name, post)
    return MeetingGuest.objects.create(meeting=meeting, name=name.strip(), post=post.strip())


@action(MeetingPermission.PREPARE)
def withdraw_invitation(actor: Actor, guest: MeetingGuest) -> None:
    """Take somebody off the list of guests, and the right to see the meeting with it."""
    require_before(guest.meeting)
    MeetingGuest.objects.filter(pk=guest.pk).delete()
    let_in_officials(guest.meeting)


def let_in_officials(meeting: Meeting) -> None:
    """Make the rights to see the meeting those of the officials invited now: from the notice until its day is over."""
    code = meeting.uid.hex[:8]
    Grant.objects.filter(organisation=meeting.organisation, role=VISITOR, reason__endswith=code).delete()
    if meeting.is_draft:
        return
    valid = since(min(today(), meeting.held_on), meeting.held_on + dt.timedelta(days=1))
    reason = f"{wording.GRANT_REASON.format(day=display.day(meeting.held_on))} · {code}"
    Grant.objects.bulk_create(
        Grant(user_id=account, organisation=meeting.organisation, role=VISITOR, valid=valid, reason=reason)
        for account in _accounts(meeting)
    )


def tell_officials(meeting: Meeting, sentence: str) -> None:
    """Invite the officials, or tell them what has changed."""
    _tell(meeting, _accounts(meeting), sentence)


def _tell(meeting: Meeting, accounts: Iterable[int], sentence: str) -> None:
    """Give notice to some officials; without a sentence it is the invitation."""
    words = sentence or wording.tell(wording.GUEST_INVITATION, meeting)
    tell_about(meeting, accounts, "meeting_guest", words)


def _accounts(meeting: Meeting, *only: MeetingGuest) -> list[int]:
    """Return the accounts of the invited officials, or of the given ones among them."""
    rows = meeting.guests.filter(is_assigned_official=True, member__account__isnull=False)
    if only:
        rows = rows.filter(pk__in=[guest.pk for guest in only])
    return list(rows.values_list("member__account_id", flat=True))
