"""Personal calendars: the secret address, and whose meetings it shows."""

from uuid import UUID

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.module_loading import import_string

from sotay.access.actor import Actor
from sotay.core.calendars import Engagement
from sotay.core.days import add_months, month_of, today
from sotay.core.errors import NotVisible
from sotay.meetings.choices import MeetingStatus
from sotay.meetings.models import CalendarFeed, Meeting

# The address is the row's key signed with the installation's secret: who reads the database alone cannot make it.
_SIGNER = Signer(salt="meetings.calendar", sep=".")
SHOWN = 200


def feed_of(actor: Actor) -> CalendarFeed | None:
    """Return the person's calendar, where they asked for one."""
    return CalendarFeed.objects.filter(account=actor.user).first() if actor.user else None


def address_for(actor: Actor) -> str:
    """Return the person's whole secret address, or nothing where they have not asked for one."""
    feed = feed_of(actor)
    return f"{settings.PUBLIC_URL}{reverse('calendars:feed', args=[token_of(feed)])}" if feed else ""


def token_of(feed: CalendarFeed) -> str:
    """Return the secret part of the address."""
    return _SIGNER.sign(feed.uid.hex)


def further_of_feed(token: str) -> list[Engagement]:
    """Return what the apps above put into the calendar of whom the address belongs to."""
    makers = import_string(settings.SOTAY_CALENDAR)
    account = _feed_at(token).account_id
    return [one for make in makers for one in make(account)]


def meetings_of_feed(token: str) -> list[Meeting]:
    """Return the meetings of half a year of whom the address belongs to: convened or invited; called-off ones as such."""
    feed = _feed_at(token)
    convened = Meeting.objects.filter(attendances__member__account=feed.account_id)
    invited = Meeting.objects.filter(guests__member__account=feed.account_id)
    return list(_shown(convened.union(invited)))


def _feed_at(token: str) -> CalendarFeed:
    """Return the calendar of an address."""
    try:
        feed = CalendarFeed.objects.filter(uid=UUID(_SIGNER.unsign(token)), account__is_active=True).first()
    except (BadSignature, ValueError):
        feed = None
    if feed is None:
        raise NotVisible
    return feed


def _shown(keys: "QuerySet[Meeting]") -> "QuerySet[Meeting]":
    """Return the announced ones among them, of the last months and those to come."""
    rows = Meeting.objects.filter(pk__in=keys.values("pk"), period__gte=add_months(month_of(today()), -5))
    rows = rows.exclude(status=MeetingStatus.DRAFT).exclude(published_at=None)
    return rows.select_related("organisation").order_by("held_on", "id")[:SHOWN]
