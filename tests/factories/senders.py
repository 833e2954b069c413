"""One person's phone that sends entry by entry, for tests of what comes late."""

import datetime as dt
import uuid

from django.utils import timezone

from sotay.access.sync import Arrival, Entry, take
from sotay.core.days import ZONE
from tests.factories.people import actor_of


def moment(evening, minutes):
    """So many minutes after the meeting was to begin."""
    begins = dt.datetime.combine(evening.meeting.held_on, evening.meeting.starts, ZONE)
    return begins + dt.timedelta(minutes=minutes)


class Sender:
    """One person's phone: makes entries, and sends them."""

    def __init__(self, member, evening):
        self.actor, self.evening = actor_of(member), evening

    def entry(self, minutes, action, target=None, **payload):
        plain = {key: str(value) if isinstance(value, uuid.UUID) else value for key, value in payload.items()}
        target = target or self.evening.meeting.uid
        name = action if "." in action else f"meetings.{action}"
        return Entry(uuid.uuid4(), name, target, plain, moment(self.evening, minutes))

    def send(self, entry):
        (outcome,) = take(self.actor, [entry], Arrival.of(timezone.now(), None))
        return outcome

    def __call__(self, minutes, action, target=None, **payload):
        outcome = self.send(self.entry(minutes, action, target, **payload))
        assert outcome.status == "applied", outcome
        return outcome


def open_it(an, evening, minutes=1):
    return an(minutes, "open_meeting", chair=evening.an.uid, secretary_of_meeting=evening.binh.uid)


def close_it(an, minutes=95, **texts):
    return an(minutes, "close_meeting", **texts)
