"""The official as a guest of the cell's meeting: invited when it is prepared, taken off when the visit goes elsewhere."""

from sotay.access.actor import Actor
from sotay.core.days import month_of
from sotay.core.errors import DomainError
from sotay.meetings.actions.guests import invite_guest, invite_official, withdraw_invitation
from sotay.meetings.models import Meeting, MeetingGuest
from sotay.meetings.queries.people import officials_above
from sotay.visits.models import Visit
from sotay.visits.queries.visits import assignment_of, meeting_in


def guest_of(visit: Visit) -> MeetingGuest | None:
    """Return the official on the list of guests."""
    if visit.meeting_id is None:
        return None
    assignment = assignment_of(visit)
    rows = MeetingGuest.objects.filter(meeting=visit.meeting_id)
    named = rows.filter(name=visit.member.full_name, member=None, post=assignment.post if assignment else "")
    return rows.filter(member=visit.member_id).first() or named.first()


def invite(visit: Visit) -> Meeting | None:
    """Invite the official to the cell's meeting of the month, where it is prepared; tell which meeting that is."""
    meeting = meeting_in(visit.cell, month_of(visit.on))
    if meeting is None:
        return None
    if visit.meeting_id != meeting.pk:
        visit.meeting = meeting
        visit.save(update_fields=["meeting"])
    if meeting.is_before and guest_of(visit) is None:
        official = officials_above(meeting).filter(member=visit.member).first()
        if official is not None:
            invite_official(Actor.system(), meeting, official=official)
        else:  # who comes from beside, not from above: a secretary of another cell
            assignment = assignment_of(visit)
            invite_guest(
                Actor.system(), meeting, name=visit.member.full_name, post=assignment.post if assignment else ""
            )
    return meeting


def withdraw(visit: Visit) -> None:
    """Take the official off the guests of a meeting still to come."""
    guest = guest_of(visit)
    if guest is None:
        return
    try:
        withdraw_invitation(Actor.system(), guest)
    except DomainError:  # the meeting has begun: its list of guests is a record
        return
