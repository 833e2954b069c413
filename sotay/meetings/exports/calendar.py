"""Meetings as iCalendar (RFC 5545): for one tap into the phone, and for the feed that a calendar reads by itself."""

import datetime as dt
from collections.abc import Iterable

from django.conf import settings
from icalendar import Alarm, Calendar, Event

from sotay.core.calendars import Engagement
from sotay.core.days import ZONE
from sotay.meetings.choices import MeetingStatus
from sotay.meetings.models import Meeting
from sotay.meetings.wording import CALENDAR_NAME, REMINDER_SHORT, meeting_link

USUAL_MINUTES = 90
REMIND_BEFORE = dt.timedelta(hours=2)


def calendar_of(meetings: Iterable[Meeting], further: Iterable[Engagement] = ()) -> bytes:
    """Return the meetings as one published calendar."""
    calendar = Calendar()
    calendar.add("prodid", "-//Sotay//sotay//VI")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", CALENDAR_NAME)
    calendar.add("x-wr-timezone", str(ZONE))
    for meeting in meetings:
        calendar.add_component(_event(meeting))
    for one in further:
        calendar.add_component(_whole_day(one))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _whole_day(one: Engagement) -> Event:
    """Return what has a day but no hour yet."""
    event = Event()
    event.add("uid", f"{one.uid}@sotay")
    event.add("sequence", one.revision)
    event.add("dtstamp", one.made_at.astimezone(dt.UTC))
    event.add("dtstart", one.on)
    event.add("dtend", one.on + dt.timedelta(days=1))
    event.add("summary", one.title)
    event.add("location", one.place)
    event.add("url", f"{settings.PUBLIC_URL}{one.url}")
    event.add("class", "PRIVATE")
    event.add("status", "CANCELLED" if one.is_cancelled else "CONFIRMED")
    return event


def _event(meeting: Meeting) -> Event:
    """Return one meeting; its SEQUENCE grows with every notice, so that calendars follow changes and cancelling."""
    begins = dt.datetime.combine(meeting.held_on, meeting.starts, ZONE)
    minutes = meeting.norms.get("min_minutes", USUAL_MINUTES)
    event = Event()
    event.add("uid", f"{meeting.uid}@sotay")
    event.add("sequence", meeting.revision)
    event.add("dtstamp", (meeting.cancelled_at or meeting.published_at or meeting.created_at).astimezone(dt.UTC))
    event.add("dtstart", begins)
    event.add("dtend", begins + dt.timedelta(minutes=minutes))
    event.add("summary", meeting.title)
    event.add("location", meeting.place)
    event.add("description", meeting.organisation.name)
    event.add("url", f"{settings.PUBLIC_URL}{meeting_link(meeting)}")
    event.add("class", "PRIVATE")
    if meeting.status == MeetingStatus.CANCELLED:
        event.add("status", "CANCELLED")
        return event
    event.add("status", "CONFIRMED")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", REMINDER_SHORT)
    alarm.add("trigger", -REMIND_BEFORE)
    event.add_component(alarm)
    return event
