"""Preparing a meeting: made from the last one in one tap, then its details, its draft resolution."""

import datetime as dt

from django.db.models import Q
from django.utils import timezone

from sotay.access.action import action
from sotay.access.actor import Actor
from sotay.core import display
from sotay.core.days import month_of, today
from sotay.documents.actions import discard_file
from sotay.documents.intake.marking import check_typed_text
from sotay.meetings import errors, wording
from sotay.meetings.actions.unified import FORM, set_form_of_meeting
from sotay.meetings.choices import ItemSource, MeetingKind, MeetingStatus
from sotay.meetings.models import AgendaItem, Meeting, MeetingHabit, Orientation
from sotay.meetings.permissions import MeetingPermission
from sotay.meetings.queries import meetings as reading
from sotay.meetings.queries.agenda import lines_of_others, standing_lines
from sotay.meetings.queries.people import leaders_below, people_of, secretary_on, strangers_among
from sotay.meetings.queries.unified import unified_day_of
from sotay.meetings.rules import agenda, dates
from sotay.meetings.rules.agenda import Line
from sotay.meetings.rules.convening import convened
from sotay.meetings.rules.norms import MeetingNorms
from sotay.members.models import Member
from sotay.notifications.actions import notify
from sotay.organisations.models import Organisation
from sotay.regulations.queries import norms_on
from sotay.work.queries import open_tasks_of

# Where a cell has never told how it meets: the evening of the 3rd, the place left to be filled in.
USUAL = MeetingHabit(day=3, starts=dt.time(19, 30), place="")


@action(MeetingPermission.PREPARE)
def prepare_next_meeting(
    actor: Actor, organisation: Organisation, *, kind: str = MeetingKind.PERIODIC, theme: str = ""
) -> Meeting:
    """Make the cell's next meeting: its day, its chair, its standing agenda, what was left over, what is asked from above."""
    return make_next_meeting(organisation, kind, theme)


def make_next_meeting(organisation: Organisation, kind: str, theme: str = "", period: dt.date | None = None) -> Meeting:
    """Make the meeting, as a part of the action that wants it; a thematic one for the month given."""
    if not organisation.is_cell:
        raise errors.NotACell
    check_typed_text(theme)
    theme = theme.strip() if kind != MeetingKind.PERIODIC else ""
    if kind == MeetingKind.THEMATIC and not theme:
        raise errors.ThemeMissing
    meeting = _dated(organisation, kind, theme, period)
    meeting.chair = secretary_on(organisation, meeting.held_on)
    orientation = reading.orientation_for(organisation, meeting.period)
    meeting.orientation = orientation.text if orientation else ""
    meeting.save(force_insert=True)
    lines = _first_agenda(meeting)
    AgendaItem.objects.bulk_create(
        AgendaItem(
            meeting=meeting,
            number=number,
            title=line.title,
            detail=line.detail,
            minutes=line.minutes,
            source=line.source,
            act=line.act,
        )
        for number, line in enumerate(lines, 1)
    )
    return meeting


def _dated(cell: Organisation, kind: str, theme: str, month: dt.date | None) -> Meeting:
    """Return the new meeting with month, day, hour and place as the cell is used to."""
    habit = reading.habit_of(cell) or USUAL
    starts = habit.starts
    if kind == MeetingKind.PERIODIC:
        last = reading.last_periodic(cell)
        if last is not None and last.is_draft:
            raise errors.AlreadyPreparing(month=f"{last.period:%m/%Y}")
        period = dates.next_period(last.period if last else None, today())
        unified = unified_day_of(cell, period)
        held_on = dates.first_day(period, unified.day if unified else habit.day, today())
    elif kind == MeetingKind.THEMATIC:
        held_on = dates.thematic_day(habit.day, month, today())
        period = month_of(held_on)
        before = reading.periodic_on(cell, held_on)
        if before is not None:
            starts = dates.starts_after(before.starts, sum(item.minutes for item in before.items.all()))
    else:
        held_on = today() + dt.timedelta(days=1)
        period = month_of(held_on)
    return Meeting(
        organisation=cell, kind=kind, theme=theme, period=period, held_on=held_on, starts=starts, place=habit.place
    )


def _first_agenda(meeting: Meeting) -> tuple[Line, ...]:
    """Return the standing agenda with the cell's open tasks, long enough for the norm."""
    lines: tuple[Line, ...] = tuple(standing_lines(meeting.kind, meeting.held_on))
    if meeting.kind == MeetingKind.PERIODIC:
        tasks = open_tasks_of(meeting.organisation)
        if tasks:
            title = wording.CARRIED_TITLE.format(count=len(tasks))
            carried = Line(title, wording.carried_detail(tasks), agenda.CARRIED_MINUTES, ItemSource.CARRIED)
            lines = agenda.with_carried(lines, [carried])
        lines = (*lines_of_others(meeting.organisation, meeting.held_on), *lines)
    expected = sum(
        convened(person.belonging) is not None for person in people_of(meeting.organisation, meeting.held_on)
    )
    norms = norms_on(meeting.held_on, MeetingNorms)
    return agenda.filled(lines, agenda.needed_minutes(meeting.kind, expected, norms))


@action(MeetingPermission.PREPARE)
def edit_details(  # noqa: PLR0913 -- the fields of one form
    actor: Actor,
    meeting: Meeting,
    *,
    held_on: dt.date,
    starts: dt.time,
    place: str,
    online_link: str = "",
    theme: str = "",
    chair: Member | None = None,
    secretary_of_meeting: Member | None = None,
    off_day_reason: str | None = None,
) -> Meeting:
    """Set when and where the meeting is and who leads it; members are told by announcing it again."""
    require_before(meeting)
    check_typed_text(place, theme, off_day_reason or "")
    if not dates.is_within_reach(meeting.period, held_on):
        raise errors.DayOutOfReach(month=f"{meeting.period:%m/%Y}")
    if meeting.kind == MeetingKind.THEMATIC and not theme.strip():
        raise errors.ThemeMissing
    if chair is not None and secretary_of_meeting is not None and chair.pk == secretary_of_meeting.pk:
        raise errors.SameChairAndMinuteTaker
    meeting.held_on, meeting.starts, meeting.place, meeting.online_link = held_on, starts, place.strip(), online_link
    meeting.theme = theme.strip() if meeting.kind != MeetingKind.PERIODIC else ""
    require_of_cell(meeting, chair, secretary_of_meeting)
    meeting.chair, meeting.secretary_of_meeting = chair, secretary_of_meeting
    if off_day_reason is not None:
        meeting.off_day_reason = off_day_reason.strip()
    set_form_of_meeting(meeting, is_told=not meeting.is_draft)
    fields = ["held_on", "starts", "place", "online_link", "theme", "chair", "secretary_of_meeting"]
    meeting.save(update_fields=[*fields, *FORM])
    return meeting


@action(MeetingPermission.PREPARE)
def write_draft_resolution(actor: Actor, meeting: Meeting, *, draft_resolution: str) -> Meeting:
    """Write the draft that members read before the meeting."""
    require_before(meeting)
    check_typed_text(draft_resolution)
    meeting.draft_resolution = draft_resolution.strip()
    meeting.save(update_fields=["draft_resolution"])
    return meeting


@action(MeetingPermission.PREPARE)
def discard_draft(actor: Actor, meeting: Meeting) -> None:
    """Throw away a meeting of which nobody was told, with its documents."""
    if not meeting.is_draft:
        raise errors.NotADraft
    files = [document.file for document in meeting.documents.select_related("file")]
    Meeting.objects.filter(pk=meeting.pk).delete()
    for file in files:
        discard_file(file)


@action(MeetingPermission.PREPARE)
def set_habit(  # noqa: PLR0913 -- the fields of one form
    actor: Actor, organisation: Organisation, *, day: int, starts: dt.time, place: str, locality: str = ""
) -> MeetingHabit:
    """Set on which day, at which hour and where the cell usually meets."""
    if not organisation.is_cell:
        raise errors.NotACell
    check_typed_text(place, locality)
    values = {"day": day, "starts": starts, "place": place.strip(), "locality": locality.strip()}
    habit, _ = MeetingHabit.objects.update_or_create(organisation=organisation, defaults=values)
    return habit


# --- Orientation -------------------------------------------------------------------------------------------------


@action(MeetingPermission.ORIENT)
def orient(actor: Actor, organisation: Organisation, *, period: dt.date, text: str) -> Orientation:
    """Write what the cells below take up in the month; meetings that are being prepared receive it at once."""
    if organisation.is_cell:
        raise errors.NotAnUpperCommittee
    check_typed_text(text)
    text, period = text.strip(), month_of(period)
    earlier = reading.own_orientation(organisation, period)
    is_new = earlier is None
    before = "" if earlier is None else earlier.text
    values = {"text": text, "written_by": actor.user, "written_at": timezone.now()}
    orientation, _ = Orientation.objects.update_or_create(organisation=organisation, period=period, defaults=values)
    # A text from a nearer committee stays.
    Meeting.objects.filter(
        Q(orientation="") | Q(orientation=before),
        organisation__path__descendant_of=organisation.path,
        period=period,
        status__in=(MeetingStatus.DRAFT, MeetingStatus.PUBLISHED),
    ).update(orientation=text)
    if is_new:
        sentence = wording.ORIENTATION.format(organisation=organisation.name, month=display.month(period).lower())
        notify(leaders_below(organisation, today()), "orientation", sentence, wording.list_link())
    return orientation


# --- Parts of these and other actions ----------------------------------------------------------------------------


def require_before(meeting: Meeting) -> None:
    """Refuse to change what was prepared once the meeting is open or cancelled."""
    if meeting.status == MeetingStatus.CANCELLED:
        raise errors.MeetingCancelled
    if not meeting.is_before:
        raise errors.MeetingUnderWay


def require_of_cell(meeting: Meeting, *members: Member | None) -> None:
    """Refuse people who do not belong to the cell on the meeting's day."""
    strangers = strangers_among(meeting, members)
    if strangers:
        raise errors.PersonNotInCell(name=strangers[0].full_name)
