"""The figures that a report may name: each is counted from the records of a unit and a period, never typed."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from sotay.assignments.queries.coverage import figures_of
from sotay.committees.models import Position
from sotay.meetings.choices import ATTENDING, HELD, AttendanceState
from sotay.meetings.models import Attendance, Meeting
from sotay.organisations.choices import MEETING_KINDS
from sotay.organisations.models import Organisation
from sotay.statistics.queries.movements import Movements, movements_of

Count = Callable[[Organisation, dt.date, dt.date], int]


@dataclass(frozen=True)
class Source:
    """A figure: what it is called, how it is counted."""

    label: str
    count: Count


def _held(node: Organisation, first: dt.date, last: dt.date) -> QuerySet[Meeting]:
    """Return the meetings held below a node in a period."""
    return Meeting.objects.filter(
        organisation__path__descendant_of=node.path, status__in=HELD, held_on__range=(first, last)
    )


def _attendance(node: Organisation, first: dt.date, last: dt.date) -> QuerySet[Attendance]:
    """Return who was due to attend them: the exempt and those away are not counted."""
    return Attendance.objects.filter(meeting__in=_held(node, first, last)).exclude(
        state__in=(AttendanceState.EXEMPT, AttendanceState.AWAY)
    )


def _cells(node: Organisation, last: dt.date) -> int:
    """Return how many cells there were on the last day."""
    rows = Organisation.objects.filter(path__descendant_of=node.path, kind__in=MEETING_KINDS)
    return rows.filter(Q(closed_on=None) | Q(closed_on__gt=last)).count()


def _movement(pick: Callable[[Movements], int]) -> Count:
    """Return the counting of one line of the table of movements."""
    return lambda node, first, last: pick(movements_of(node, first - dt.timedelta(days=1), last))


def _positions(node: Organisation) -> QuerySet[Position]:
    """Return posts at and below a node."""
    return Position.objects.filter(organisation__path__descendant_of=node.path)


SOURCES: dict[str, Source] = {
    "meetings.cells": Source("Số chi bộ", lambda node, _first, last: _cells(node, last)),
    "meetings.held": Source("Số kỳ sinh hoạt đã họp", lambda *asked: _held(*asked).count()),
    "meetings.due_to_attend": Source("Lượt đảng viên phải dự", lambda *asked: _attendance(*asked).count()),
    "meetings.present": Source(
        "Lượt đảng viên có mặt", lambda *asked: _attendance(*asked).filter(state__in=ATTENDING).count()
    ),
    "assignments.active": Source(
        "Đảng viên đang sinh hoạt", lambda node, _first, last: figures_of(node, last.year, last).active
    ),
    "assignments.assigned": Source(
        "Đảng viên được phân công công tác", lambda node, _first, last: figures_of(node, last.year, last).assigned
    ),
    "members.at_beginning": Source("Đảng viên đầu kỳ", _movement(lambda found: found.opening)),
    "members.admitted": Source("Kết nạp", _movement(lambda found: found.admitted)),
    "members.came": Source("Chuyển đến", _movement(lambda found: found.moved_in)),
    "members.went": Source("Chuyển đi", _movement(lambda found: found.moved_out)),
    "members.left": Source(
        "Từ trần, khai trừ, xóa tên, xin ra khỏi Đảng",
        _movement(lambda found: found.deceased + found.expelled + found.struck_off + found.resigned),
    ),
    "members.at_end": Source("Đảng viên cuối kỳ", _movement(lambda found: found.closing)),
    "committees.appointed": Source(
        "Chức vụ cấp ủy mới giữ trong kỳ",
        lambda node, first, last: _positions(node).filter(valid__startswith__range=(first, last)).count(),
    ),
    "committees.ended": Source(
        "Chức vụ cấp ủy thôi giữ trong kỳ",
        lambda node, first, last: _positions(node).filter(valid__endswith__range=(first, last)).count(),
    ),
    "committees.now": Source(
        "Chức vụ cấp ủy cuối kỳ",
        lambda node, _first, last: _positions(node).filter(valid__contains=last).count(),
    ),
}


def counted(node: Organisation, first: dt.date, last: dt.date, keys: Iterable[str]) -> dict[str, int]:
    """Return the figures of a unit and a period, each from its source."""
    return {key: SOURCES[key].count(node, first, last) for key in keys if key in SOURCES}
