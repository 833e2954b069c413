"""Telling the members: announcing a meeting, announcing what changed, calling it off, reminding who has not looked."""

import dataclasses
from collections.abc import Iterable

from django.utils import timezone

from sotay.access.action import action
from sotay.access.actor import Actor
from sotay.core import display
from sotay.documents.intake.marking import check_typed_text
from sotay.meetings import errors, wording
from sotay.meetings.actions.guests import let_in_officials, tell_officials
from sotay.meetings.actions.preparing import require_before
from sotay.meetings.actions.telling import tell_about
from sotay.meetings.actions.unified import FORM, set_form_of_meeting
from sotay.meetings.choices import AttendanceState, MeetingStatus
from sotay.meetings.models import Attendance, Meeting
from sotay.meetings.permissions import MeetingPermission
from sotay.meetings.queries.hub import facts_of
from sotay.meetings.queries.people import Person, people_of
from sotay.meetings.rules.agenda import changed_facts
from sotay.meetings.rules.convening import Convened, convened
from sotay.meetings.rules.norms import MeetingNorms
from sotay.notifications.queries import was_given_since
from sotay.regulations.queries import norms_on

# Where nobody has done anything yet, the list follows the register.
UNTOUCHED = (AttendanceState.EXPECTED, AttendanceState.AWAY, AttendanceState.EXEMPT)


@action(MeetingPermission.PREPARE)
def publish_meeting(actor: Actor, meeting: Meeting) -> Meeting:
    """Convene everyone of the cell and tell them; done again, tell them what has changed since."""
    require_before(meeting)
    if not meeting.place:
        raise errors.PlaceMissing
    if not meeting.items.exists():
        raise errors.AgendaEmpty
    is_first = meeting.is_draft
    facts = facts_of(meeting)
    changes = changed_facts(meeting.announced, facts)
    if not is_first and not changes:
        raise errors.NothingChanged
    set_form_of_meeting(meeting, is_told=True)
    people = convene(meeting)
    now = timezone.now()
    # Who announces it has seen it.
    own = Attendance.objects.filter(meeting=meeting, period=meeting.period, member__account=actor.user, opened_at=None)
    own.update(opened_at=now)
    meeting.status = MeetingStatus.PUBLISHED
    meeting.norms = dataclasses.asdict(norms_on(meeting.held_on, MeetingNorms))
    meeting.published_at = meeting.published_at or now
    if meeting.documents_at is None and facts["documents"]:
        meeting.documents_at = now
    meeting.announced, meeting.revision = facts, meeting.revision + 1
    meeting.save(update_fields=["status", "norms", "published_at", "documents_at", "announced", "revision", *FORM])
    sentence = wording.tell(wording.INVITATION, meeting) if is_first else wording.change_of(meeting, changes)
    kind = "meeting_published" if is_first else "meeting_changed"
    tell_about(meeting, _others(actor, people), kind, sentence)
    let_in_officials(meeting)
    tell_officials(meeting, "" if is_first else sentence)
    return meeting


@action(MeetingPermission.PREPARE)
def cancel_meeting(actor: Actor, meeting: Meeting, *, reason: str) -> Meeting:
    """Call a meeting off and tell everyone why."""
    require_before(meeting)
    if meeting.is_draft:
        raise errors.MeetingNotAnnounced
    check_typed_text(reason)
    meeting.status, meeting.cancelled_at, meeting.cancel_reason = (
        MeetingStatus.CANCELLED,
        timezone.now(),
        reason.strip(),
    )
    meeting.revision += 1
    meeting.save(update_fields=["status", "cancelled_at", "cancel_reason", "revision"])
    sentence = wording.CANCELLATION.format(
        title=wording.inner_title(meeting), day=display.day(meeting.held_on), reason=meeting.cancel_reason
    )
    told = _others(actor, people_of(meeting.organisation, meeting.held_on))
    tell_about(meeting, told, "meeting_cancelled", sentence)
    tell_officials(meeting, sentence)
    return meeting


@action(MeetingPermission.PREPARE)
def remind_members(actor: Actor, meeting: Meeting) -> int:
    """Remind those who are expected and have not looked yet, once a day; tell how many."""
    if meeting.status != MeetingStatus.PUBLISHED:
        raise errors.MeetingNotAnnounced
    link = wording.meeting_link(meeting)
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    if was_given_since(midnight, "meeting_reminder", link):
        raise errors.RemindedToday
    rows = Attendance.objects.filter(
        meeting=meeting, period=meeting.period, opened_at=None, state=AttendanceState.EXPECTED
    )
    accounts = rows.filter(member__account__isnull=False).values_list("member__account_id", flat=True)
    sentence = wording.tell(wording.REMINDER, meeting)
    return tell_about(meeting, accounts, "meeting_reminder", sentence, may_hurry=False)


def convene(meeting: Meeting) -> list[Person]:
    """Bring the attendance list in line with the register on the meeting's day: everyone once, nobody twice."""
    people = {p.member_id: p for p in people_of(meeting.organisation, meeting.held_on) if convened(p.belonging)}
    if not people:
        raise errors.NobodyConvened
    rows = {row.member_id: row for row in Attendance.objects.filter(meeting=meeting, period=meeting.period)}
    new = []
    for key, person in people.items():
        wanted = convened(person.belonging)
        row = rows.get(key)
        if wanted is None:
            continue
        if row is None:
            new.append(
                Attendance(
                    meeting=meeting,
                    period=meeting.period,
                    member_id=key,
                    state=wanted.state,
                    entitled=wanted.entitled,
                )
            )
        else:
            _bring_in_line(row, wanted)
    Attendance.objects.bulk_create(new)
    gone = [key for key in rows if key not in people]
    if gone:
        Attendance.objects.filter(meeting=meeting, period=meeting.period, member__in=gone, arrived_at=None).delete()
    return list(people.values())


def _bring_in_line(row: Attendance, wanted: Convened) -> None:
    """Let a line follow the register; an excuse that was given stays."""
    state = wanted.state if row.state in UNTOUCHED else row.state
    # Who was exempt or away and has come counts from then on.
    entitled = row.entitled if row.arrived_at else wanted.entitled
    if (row.state, row.entitled) != (state, entitled):
        row.state, row.entitled = state, entitled
        row.save(update_fields=["state", "entitled"])


def _others(actor: Actor, people: Iterable[Person]) -> list[int]:
    """Return the accounts of those who are told: all but who is away and who tells."""
    own = actor.user.pk if actor.user else None
    told = []
    for person in people:
        found = convened(person.belonging)
        is_away = found is None or found.state == AttendanceState.AWAY
        if person.account_id is not None and person.account_id != own and not is_away:
            told.append(person.account_id)
    return told
