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
    others = list(further)
    shown_otherwise = {one.instead_of for one in others}
    for meeting in meetings:
        if str(meeting.uid) not in shown_otherwise:
            calendar.add_component(_event(meeting))
    for one in others:
        calendar.add_component(_engagement(one))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _engagement(one: Engagement) -> Event:
    """Return what the apps above put in: a whole day, or from its hour on."""
    event = Event()
    event.add("uid", f"{one.uid}@sotay")
    event.add("sequence", one.revision)
    event.add("dtstamp", one.made_at.astimezone(dt.UTC))
    event.add("dtstart", one.begins or one.on)
    minutes, day = dt.timedelta(minutes=USUAL_MINUTES), dt.timedelta(days=1)
    event.add("dtend", one.begins + minutes if one.begins else one.on + day)
    event.add("summary", one.title)
    event.add("location", one.place)
    event.add("url", f"{settings.PUBLIC_URL}{one.url}")
    event.add("class", "PRIVATE")
    event.add("status", "CANCELLED" if one.is_cancelled else "CONFIRMED")
    if one.begins and not one.is_cancelled:
        event.add_component(_alarm())
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
    event.add_component(_alarm())
    return event


def _alarm() -> Alarm:
    """Return what brings an hour to mind."""
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", REMINDER_SHORT)
    alarm.add("trigger", -REMIND_BEFORE)
    return alarm
