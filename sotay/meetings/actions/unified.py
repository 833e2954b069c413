"""Setting the unified day; a cell's asking for a day of its own or to meet online, and the committee's answer."""

import datetime as dt
from typing import TypeVar

from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from sotay.access.action import action
from sotay.access.actor import Actor
from sotay.core.days import since, today
from sotay.documents.intake.marking import check_typed_text
from sotay.meetings import errors, wording
from sotay.meetings.choices import MonthPattern, RequestStatus
from sotay.meetings.models import DayException, Meeting, OnlinePermission, UnifiedDay
from sotay.meetings.permissions import MeetingPermission
from sotay.meetings.queries.people import leaders_below, leaders_of
from sotay.meetings.queries.themes import deciders_above
from sotay.meetings.queries.unified import exception_on, online_permission_on, unified_for
from sotay.notifications.actions import notify
from sotay.organisations.models import Organisation

R = TypeVar("R", DayException, OnlinePermission)


# --- The unified day ---------------------------------------------------------------------------------------------


@action(MeetingPermission.FIX_DAY)
def fix_unified_day(  # noqa: PLR0913 -- the fields of one form
    actor: Actor,
    organisation: Organisation,
    *,
    day: int,
    starts_on: dt.date,
    source: str,
    months: str = MonthPattern.EVERY,
) -> UnifiedDay:
    """From a date on, let the cells below meet on one day of the month; what held before ends then."""
    check_typed_text(source)
    if starts_on < today():
        raise errors.UnifiedDayInThePast
    _end_present(organisation, starts_on)
    row = UnifiedDay.objects.create(
        organisation=organisation,
        day=day,
        months=months,
        valid=since(starts_on),
        source=source.strip(),
        set_by=actor.user,
    )
    sentence = wording.unified_day_set(row)
    notify(leaders_below(organisation, today()), "unified_day", sentence, wording.list_link())
    return row


@action(MeetingPermission.FIX_DAY)
def end_unified_day(actor: Actor, organisation: Organisation, *, ends_on: dt.date) -> UnifiedDay:
    """From a date on, leave the day to the cells, or to the rule of a node above."""
    if ends_on < today():
        raise errors.UnifiedDayInThePast
    row = _end_present(organisation, ends_on)
    if row is None:
        raise errors.NoUnifiedDay
    return row


def _end_present(organisation: Organisation, on: dt.date) -> UnifiedDay | None:
    """End the rule that holds on the day; one that would begin later is in the way."""
    rows = UnifiedDay.objects.filter(organisation=organisation)
    later = rows.filter(valid__startswith__gte=on).order_by("valid").first()
    if later is not None:
        raise errors.UnifiedDayTooEarly(day=f"{later.valid.lower:%d/%m/%Y}")
    row = rows.filter(valid__contains=on).first()
    if row is not None:
        row.valid = since(row.valid.lower, on)
        row.save(update_fields=["valid"])
    return row


# --- What a cell asks for ----------------------------------------------------------------------------------------


@action(MeetingPermission.PREPARE)
def ask_day_exception(
    actor: Actor, organisation: Organisation, *, starts_on: dt.date, until: dt.date, reason: str
) -> DayException:
    """Ask to meet on another day than the unified one for a time."""
    return _ask(actor, DayException, organisation, since(starts_on, until + dt.timedelta(days=1)), reason)


@action(MeetingPermission.PREPARE)
def ask_online_permission(
    actor: Actor, organisation: Organisation, *, starts_on: dt.date, until: dt.date, reason: str
) -> OnlinePermission:
    """Ask to meet online for a time."""
    return _ask(actor, OnlinePermission, organisation, since(starts_on, until + dt.timedelta(days=1)), reason)


@action(MeetingPermission.APPROVE)
def grant_day_exception(actor: Actor, request: DayException, *, note: str = "") -> DayException:
    """Let the cell meet on another day for the time."""
    return _answer(actor, request, RequestStatus.GRANTED, note)


@action(MeetingPermission.APPROVE)
def decline_day_exception(actor: Actor, request: DayException, *, note: str) -> DayException:
    """Decline, and say why."""
    return _answer(actor, request, RequestStatus.DECLINED, note)


@action(MeetingPermission.APPROVE)
def grant_online_permission(actor: Actor, request: OnlinePermission, *, note: str = "") -> OnlinePermission:
    """Let the cell meet online for the time."""
    return _answer(actor, request, RequestStatus.GRANTED, note)


@action(MeetingPermission.APPROVE)
def decline_online_permission(actor: Actor, request: OnlinePermission, *, note: str) -> OnlinePermission:
    """Decline, and say why."""
    return _answer(actor, request, RequestStatus.DECLINED, note)


def _ask(actor: Actor, kind: type[R], cell: Organisation, valid: DateRange, reason: str) -> R:
    """Write the request and tell the committee above."""
    if not cell.is_cell:
        raise errors.NotACell
    check_typed_text(reason)
    if not valid.lower < valid.upper or valid.upper <= today():
        raise errors.RequestPeriodWrong
    if kind.objects.filter(organisation=cell, status=RequestStatus.ASKED).exists():
        raise errors.RequestWaiting
    request = kind.objects.create(organisation=cell, valid=valid, reason=reason.strip(), asked_by=actor.user)
    sentence = wording.REQUEST_ASKED[kind.__name__].format(cell=cell.name)
    notify(deciders_above(cell, today()), "cell_asks", sentence, wording.requests_link(kind.__name__))
    return request


def _answer(actor: Actor, request: R, status: str, note: str) -> R:
    """Write the answer and tell the cell."""
    if request.status != RequestStatus.ASKED:
        raise errors.RequestAnswered
    check_typed_text(note)
    if status == RequestStatus.DECLINED and not note.strip():
        raise errors.DeclinedWithoutWords
    request.status, request.note = status, note.strip()
    request.decided_at, request.decided_by = timezone.now(), actor.user
    try:
        with transaction.atomic():
            request.save(update_fields=["status", "note", "decided_at", "decided_by"])
    except IntegrityError:
        raise errors.AlreadyGranted from None
    sentence = wording.request_answered(request)
    link = wording.own_requests_link(request)
    notify(leaders_of(request.organisation, today()), "cell_answered", sentence, link)
    return request


# --- Parts of preparing and publishing ---------------------------------------------------------------------------


def set_form_of_meeting(meeting: Meeting, *, is_told: bool) -> None:
    """Bind the meeting to the unified day and to its permission to be online, or refuse.

    `is_told` says that members know of it, or are about to: a draft may still lack its reason and its permission.
    """
    day = unified_for(meeting)
    exception = None if day is not None else exception_on(meeting.organisation, meeting.held_on)
    meeting.unified_on, meeting.day_exception = day, exception
    if meeting.held_on == day or day is None:
        meeting.off_day_reason = ""
    elif is_told and not meeting.off_day_reason:
        raise errors.OffUnifiedDay(day=f"{day:%d/%m/%Y}")
    if meeting.online_link and not meeting.online_link.startswith("https://"):
        raise errors.LinkNotSafe
    permission = online_permission_on(meeting.organisation, meeting.held_on) if meeting.online_link else None
    if is_told and meeting.online_link and permission is None:
        raise errors.OnlineNotPermitted(day=f"{meeting.held_on:%d/%m/%Y}")
    meeting.online_permission = permission


FORM = ["unified_on", "day_exception", "off_day_reason", "online_permission"]
