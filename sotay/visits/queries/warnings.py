"""What stands against a visit on a day without forbidding it: said before it is saved."""

import datetime as dt
from collections.abc import Iterator

from sotay.committees.models import Absence
from sotay.meetings.models import MeetingGuest
from sotay.members.models import Affiliation, Member
from sotay.organisations.models import Organisation
from sotay.visits import wording
from sotay.visits.choices import STANDING_STATUSES
from sotay.visits.models import Visit
from sotay.visits.queries.days import next_days


def warnings_for(visit: Visit, member: Member, on: dt.date, cell: Organisation | None = None) -> list[str]:
    """Return what stands against a day: another meeting day of the cell, the official's other duties, another visitor."""
    place, eve = cell or visit.cell, on.replace(day=1) - dt.timedelta(days=1)
    words = {"day": f"{on:%d/%m/%Y}", "name": member.full_name}
    return [
        *_against_cell(place, on, eve, words),
        *_own_meetings(member, on, eve, words),
        *_other_visits(visit, member, place, on, words),
        *_other_duties(visit, member, on, words),
    ]


def _against_cell(place: Organisation, on: dt.date, eve: dt.date, words: dict[str, str]) -> Iterator[str]:
    """Yield that the cell meets on another day of the month."""
    days = next_days(place, eve, 1)
    if days and on not in days:
        yield wording.OTHER_DAY.format(meets=f"{days[0]:%d/%m/%Y}", **words)


def _own_meetings(member: Member, on: dt.date, eve: dt.date, words: dict[str, str]) -> Iterator[str]:
    """Yield that the own cell meets on the day."""
    for one in Affiliation.objects.filter(member=member, valid__contains=on).select_related("organisation"):
        if on in next_days(one.organisation, eve, 1):
            yield wording.OWN_MEETING.format(cell=one.organisation.name, **words)


def _other_visits(
    visit: Visit, member: Member, place: Organisation, on: dt.date, words: dict[str, str]
) -> Iterator[str]:
    """Yield that the official is sent elsewhere on the day, and that somebody else is sent to the cell."""
    others = Visit.objects.filter(on=on, status__in=STANDING_STATUSES).exclude(pk=visit.pk)
    for one in others.filter(member=member).select_related("cell"):
        yield wording.OTHER_VISIT.format(cell=one.cell.name, **words)
    for one in others.filter(cell=place).exclude(member=member).select_related("member"):
        yield wording.OTHER_VISITOR.format(other=one.member.full_name, **words)


def _other_duties(visit: Visit, member: Member, on: dt.date, words: dict[str, str]) -> Iterator[str]:
    """Yield that the official is invited to another meeting, or away."""
    guests = MeetingGuest.objects.filter(member=member, meeting__held_on=on).select_related("meeting__organisation")
    for guest in guests:
        if guest.meeting_id != visit.meeting_id:
            yield wording.INVITED.format(cell=guest.meeting.organisation.name, **words)
    if Absence.objects.filter(position__member=member, valid__contains=on).exists():
        yield wording.AWAY.format(**words)
