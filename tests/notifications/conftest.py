"""The ladder in the tests: a server outside, a moment in the middle of the day, meetings that begin soon."""

import dataclasses
import datetime as dt
from collections.abc import Iterator

import pytest

from sotay.core.days import ZONE, today
from sotay.meetings.choices import MeetingStatus
from sotay.notifications.actions.climbing import climb
from sotay.notifications.actions.sending import send_waiting
from sotay.notifications.choices import Rung
from sotay.notifications.models import Notification, Subscription
from tests.factories.meetings import make_meeting
from tests.notifications.outside import Browser, Outside, outside

NOON = dt.time(12, 0)


def at(day: int, hour: int, minute: int = 0) -> dt.datetime:
    """A local moment, `day` days from today."""
    return dt.datetime.combine(today() + dt.timedelta(days=day), dt.time(hour, minute), ZONE)


@pytest.fixture
def beyond() -> Iterator[Outside]:
    """What lies outside."""
    with outside() as stand:
        yield stand


@pytest.fixture
def gateway(beyond, settings) -> Outside:
    """A gateway for text messages, and a push service."""
    settings.SOTAY_SMS_URL = f"{beyond.address}/sms"
    settings.SOTAY_SMS_TOKEN = "mo-cua"
    settings.SOTAY_PUSH_HOSTS = ["127.0.0.1"]
    settings.PUBLIC_URL = "https://sotay.tinh.vn"
    return beyond


class Hill:
    """One cell with a meeting in `days` days at 19:30, everybody told today at 8:00; what the tests move about in."""

    def __init__(self, cast, beyond: Outside, days: int = 1):
        self.cast, self.beyond = cast, beyond
        self.meeting = make_meeting(cast.cell_a, MeetingStatus.PUBLISHED, held_on=today() + dt.timedelta(days=days))
        self.link = f"/meetings/{self.meeting.uid}"
        self.begins = dt.datetime.combine(self.meeting.held_on, self.meeting.starts, ZONE)
        for number, member in enumerate((cast.an, cast.binh, cast.em), 1):
            member.phone = f"091234567{number}"
            member.save(update_fields=["phone"])

    def tell(self, *members, kind="meeting_published", created_at=None, **fields) -> list[Notification]:
        """Give notices of the meeting."""
        facts = {"due_at": self.begins, "title": "Kính mời đồng chí dự họp bí mật", **fields}
        return [
            Notification.objects.create(
                user=member.account, kind=kind, link=self.link, created_at=created_at or at(0, 8), **facts
            )
            for member in members
        ]

    def subscribe(self, member, path: str = "") -> Browser:
        """Let a browser of the member show notices."""
        browser = Browser()
        where = f"{self.beyond.address}/push/{path or member.pk}"
        Subscription.objects.create(
            user=member.account,
            endpoint=where,
            endpoint_hash=where[-60:],
            public_key=browser.public_key,
            secret=browser.secret,
        )
        return browser

    def climb_and_send(self, moment: dt.datetime) -> list[str]:
        """Do what the jobs do at a moment; tell what came in outside, by path."""
        before = len(self.beyond.received)
        climb(moment)
        for rung in (Rung.PUSH, Rung.SMS):
            send_waiting(rung, until=moment + dt.timedelta(seconds=50), now=lambda: moment)
        return [one.path for one in self.beyond.received[before:]]


@pytest.fixture
def hill(cast, gateway) -> Hill:
    """The cell and its meeting tomorrow."""
    return Hill(cast, gateway)


@pytest.fixture
def awake(settings):
    """No quiet hours: for tests that take the clock as it is."""
    settings.SOTAY_LADDER = dataclasses.replace(
        settings.SOTAY_LADDER, quiet=type(settings.SOTAY_LADDER.quiet)(dt.time(), dt.time())
    )
