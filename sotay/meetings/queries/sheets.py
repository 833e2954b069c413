"""From a code on paper to its meeting and back; what a signed sheet leads to."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from hmac import compare_digest
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse

from sotay.access.actor import Actor
from sotay.core.find import find, uid_of
from sotay.meetings import errors
from sotay.meetings.choices import MeetingKind, MeetingStatus, SheetKind
from sotay.meetings.models import Meeting, SignedSheet
from sotay.meetings.permissions import MeetingPermission
from sotay.meetings.queries.meetings import get_meeting, meetings_for
from sotay.meetings.rules.sheets import SheetCode, code_of, mark_of, read_code

_MONTH = re.compile(r"20\d\d-(0[1-9]|1[0-2])")


@dataclass(frozen=True)
class FoundSheet:
    """A sheet of a meeting that the actor may see."""

    meeting: Meeting
    sheet: SheetKind


def sheet_code(meeting: Meeting, sheet: str) -> str:
    """Return the code that is printed on a sheet of the meeting."""
    return code_of(meeting.uid, meeting.period, sheet, _key())


def sheet_address(meeting: Meeting, sheet: str) -> str:
    """Return the address that the QR code of a sheet opens."""
    path = reverse("meetings:paper_sheet", args=[meeting.uid, sheet_code(meeting, sheet)])
    return settings.PUBLIC_URL.rstrip("/") + path


def find_sheet(actor: Actor, typed: str) -> FoundSheet:
    """Return the sheet of a code among the meetings that the actor may see; no other meeting is ever named."""
    code = read_code(typed)
    found = _meeting_of(actor, code) if code else None
    if code is None or found is None:
        raise errors.SheetUnknown
    return FoundSheet(found, code.sheet)


def require_own_sheet(actor: Actor, meeting: Meeting, typed: str, wanted: SheetKind | None = None) -> SheetKind:
    """Return which sheet of this meeting a code is of; that of another month or cell is refused by name."""
    code = read_code(typed)
    if code and _is_of(meeting, code):
        if wanted not in (None, code.sheet):
            raise errors.SheetOfAnotherKind(sheet=code.sheet.label, wanted=wanted.label)
        return code.sheet
    other = _meeting_of(actor, code) if code else None
    if other is None or code is None:
        raise errors.SheetUnknown
    raise errors.SheetOfAnotherMeeting(
        sheet=code.sheet.label,
        month=f"{other.period:%m/%Y}",
        cell=other.organisation.name,
        own=f"{meeting.title[:1].lower()}{meeting.title[1:]}, {meeting.organisation.name}",
    )


def get_meeting_on_paper(actor: Actor, uid: UUID) -> Meeting:
    """Return a meeting for which the actor writes what paper says; who only sees it learns that the right is missing."""
    meeting = get_meeting(actor, uid)
    actor.require(MeetingPermission.ENTER_FOR, meeting.organisation)
    return meeting


def signed_sheets(meeting: Meeting) -> Sequence[SignedSheet]:
    """Return the pictures of sheets of a meeting that was fetched for the actor."""
    return list(meeting.signed_sheets.select_related("file", "added_by").order_by("id"))


def get_signed_sheet(meeting: Meeting, uid: UUID) -> SignedSheet:
    """Return one picture of a meeting that was fetched for the actor."""
    return find(SignedSheet.objects.filter(meeting=meeting).select_related("file", "meeting__organisation"), uid=uid)


def _meeting_of(actor: Actor, code: SheetCode) -> Meeting | None:
    """Return the meeting of a code among those of its month that the actor may see."""
    for pk, uid in _of_month(actor, code).values_list("pk", "uid").iterator():
        if compare_digest(mark_of(uid, code.sheet, _key()), code.mark):
            return meetings_for(actor).get(pk=pk)
    return None


def _of_month(actor: Actor, code: SheetCode) -> "QuerySet[Meeting]":
    """Return the meetings of the code's month."""
    return meetings_for(actor).filter(period=code.period).order_by("pk")


def _is_of(meeting: Meeting, code: SheetCode) -> bool:
    """Tell whether a code is of this meeting."""
    is_month = code.period == meeting.period
    return is_month and compare_digest(mark_of(meeting.uid, code.sheet, _key()), code.mark)


def _key() -> bytes:
    """Return the key of the marks."""
    return b"meetings.sheet:" + settings.SECRET_KEY.encode()


def meeting_named(name: str) -> Meeting:
    """Return the meeting of a uid, or the periodic one of a cell's code and month (`24.01.001.01/2026-11`), for the operator."""
    rows = Meeting.objects.select_related("organisation__parent", "chair", "secretary_of_meeting")
    code, _, month = name.partition("/")
    if not month:
        found = rows.filter(uid=as_uid(name)).first()
    elif _MONTH.fullmatch(month):
        kept = rows.filter(organisation__code=code, period=f"{month}-01", kind=MeetingKind.PERIODIC)
        found = kept.exclude(status=MeetingStatus.CANCELLED).first()
    else:
        found = None
    if found is None:
        raise errors.MeetingUnknown
    return found


def as_uid(text: str) -> UUID:
    """Return a code, or one that nothing has."""
    return uid_of(text) or UUID(int=0)
