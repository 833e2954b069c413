"""The figures that a report may name: each is counted from the records of a unit and a period, never typed.

A source is one statement that yields a row a record: how it is named, where, on which day, a note, its key. The figure is the
number of those rows, the names are the rows: they cannot differ. Parameters: `path` (everything at and below the unit), `first` and
`last` day, `next` (the day after), and those of `statistics.queries.changes` for members.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from uuid import UUID

from sotay.access.permission import Permission
from sotay.core.bulk import read_sql
from sotay.members.permissions import MemberPermission
from sotay.organisations.models import Organisation
from sotay.petitions.permissions import PetitionPermission
from sotay.reporting import statements as sql
from sotay.reporting.permissions import ReportingPermission
from sotay.statistics.queries.counted import two_days
from sotay.targets.choices import Light
from sotay.targets.queries.targets import register_of

_DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Name:
    """One record behind a figure."""

    label: str
    place: str
    day: dt.date | None
    note: str
    uid: UUID


Read = Callable[[Organisation, dt.date, dt.date], list[Name]]


@dataclass(frozen=True)
class Source:
    """A figure: what it is called and counted from; `names` is the right without which only the number is shown."""

    group: str
    label: str
    rows: str | Read
    names: Permission = ReportingPermission.VIEW
    view: str = ""

    def count(self, node: Organisation, first: dt.date, last: dt.date) -> int:
        """Return the figure of a unit and a period."""
        if callable(self.rows):
            return len(self.rows(node, first, last))
        return int(read_sql(f"SELECT count(*) FROM ({self.rows}) f", _values(node, first, last))[0][0])  # noqa: S608 -- our own statement

    def listed(self, node: Organisation, first: dt.date, last: dt.date, most: int) -> list[Name]:
        """Return the records behind the figure, by day and name."""
        if callable(self.rows):
            return self.rows(node, first, last)[:most]
        statement = f"SELECT * FROM ({self.rows}) f ORDER BY 3 NULLS FIRST, 2, 1 LIMIT {most:d}"  # noqa: S608 -- our own statement
        return [Name(*row) for row in read_sql(statement, _values(node, first, last))]


def _values(node: Organisation, first: dt.date, last: dt.date) -> dict[str, object]:
    """Return the parameters of every statement."""
    days = {"path": node.path, "first": first, "last": last, "next": last + _DAY}
    return days | two_days(node, first - _DAY, last)


def _targets(lights: tuple[Light, ...]) -> Read:
    """Return the reading of a unit's own targets that stand on one of the lights at the end of the period."""

    def read(node: Organisation, first: dt.date, last: dt.date) -> list[Name]:
        lines = [
            line for line in register_of(node, last) if line.target.starts_on <= last and line.target.ends_on >= first
        ]
        return [
            Name(
                line.target.name,
                node.name,
                line.target.ends_on,
                f"{line.value_words} {line.target.unit}",
                line.target.uid,
            )
            for line in lines
            if not lights or line.standing.light in lights
        ]

    return read


def _member(group: str, label: str, rows: str) -> Source:
    """Return a figure with people behind it."""
    return Source(group, label, rows, MemberPermission.LIST, "members:detail")


def _petition(label: str, rows: str) -> Source:
    """Return a figure of petitions."""
    return Source("Kiến nghị", label, rows, PetitionPermission.VIEW, "petitions:detail")


def _visit(label: str, condition: str) -> Source:
    """Return a figure of visits."""
    return Source("Dự sinh hoạt chi bộ", label, sql.visits(condition))


def _target(label: str, *lights: Light) -> Source:
    """Return a figure of targets."""
    return Source("Chỉ tiêu, việc đột phá", label, _targets(lights), view="targets:detail")


_MEETINGS, _WORK, _COMMITTEES, _MEMBERS = "Sinh hoạt chi bộ", "Phân công công tác", "Cấp ủy viên", "Đảng viên"
_GOALS = "Chỉ tiêu, việc đột phá"
SOURCES: dict[str, Source] = {
    "meetings.cells": Source(_MEETINGS, "Số chi bộ", sql.CELLS),
    "meetings.held": Source(_MEETINGS, "Số kỳ sinh hoạt đã họp", sql.HELD, view="meetings:detail"),
    "meetings.not_met": Source(_MEETINGS, "Lượt tháng chi bộ không sinh hoạt", sql.NOT_MET),
    "meetings.due_to_attend": _member(_MEETINGS, "Lượt đảng viên phải dự", sql.attendance("")),
    "meetings.present": _member(_MEETINGS, "Lượt đảng viên có mặt", sql.attendance("AND a.state IN ('present', 'late')")),
    "meetings.absent": _member(_MEETINGS, "Lượt vắng không lý do", sql.attendance("AND a.state = 'absent'")),
    "visits.planned": _visit("Lượt cấp trên về dự theo kế hoạch", ""),
    "visits.attended": _visit("Lượt cấp trên đã dự", "AND v.status = 'done'"),
    "visits.missed": _visit(
        "Lượt cấp trên không dự", "AND (v.status = 'missed' OR (v.status = 'planned' AND v.\"on\" < least(%(next)s, current_date)))"
    ),
    "visits.postponed": _visit("Lượt cấp trên hoãn dự", "AND v.status = 'postponed'"),
    "petitions.raised": _petition("Kiến nghị mới nêu trong kỳ", sql.RAISED),
    "petitions.answered": _petition("Kiến nghị đã trả lời trong kỳ", sql.ANSWERED),
    "petitions.open": _petition("Kiến nghị đang giải quyết cuối kỳ", sql.OPEN),
    "petitions.overdue": _petition("Kiến nghị quá hạn cuối kỳ", sql.OVERDUE),
    "assignments.active": _member(_WORK, "Đảng viên đang sinh hoạt", sql.working("")),
    "assignments.assigned": _member(_WORK, "Đảng viên được phân công công tác", sql.working(f"AND {sql.HAS_WORK}")),
    "assignments.unassigned": _member(_WORK, "Đảng viên chưa được phân công", sql.working(f"AND NOT {sql.HAS_WORK}")),
    "assignments.reported": Source(_WORK, "Lượt đảng viên báo cáo việc được phân công", sql.words("")),
    "assignments.difficult": Source(_WORK, "Lượt báo cáo gặp khó khăn", sql.words("AND r.progress = 'difficulty'")),
    "members.at_beginning": _member(_MEMBERS, "Đảng viên đầu kỳ", sql.AT_BEGINNING),
    "members.admitted": _member(_MEMBERS, "Kết nạp", sql.change("r.is_more AND r.reason = 'admitted'")),
    "members.came": _member(_MEMBERS, "Chuyển đến", sql.change("r.is_more AND r.reason <> 'admitted'")),
    "members.went": _member(_MEMBERS, "Chuyển đi", sql.change(f"NOT r.is_more AND r.reason NOT IN {sql.WAYS_OUT}")),
    "members.left": _member(
        _MEMBERS, "Giảm do từ trần, khai trừ, xóa tên, xin ra", sql.change(f"NOT r.is_more AND r.reason IN {sql.WAYS_OUT}")
    ),
    "members.deceased": _member(_MEMBERS, "Từ trần", sql.change("NOT r.is_more AND r.reason = 'deceased'")),
    "members.expelled": _member(_MEMBERS, "Khai trừ", sql.change("NOT r.is_more AND r.reason = 'expelled'")),
    "members.struck_off": _member(_MEMBERS, "Xóa tên", sql.change("NOT r.is_more AND r.reason = 'struck_off'")),
    "members.resigned": _member(_MEMBERS, "Xin ra khỏi Đảng", sql.change("NOT r.is_more AND r.reason = 'resigned'")),
    "members.at_end": _member(_MEMBERS, "Đảng viên cuối kỳ", sql.AT_END),
    "committees.appointed": _member(_COMMITTEES, "Chức vụ cấp ủy mới giữ trong kỳ", sql.posts(sql.BEGAN)),
    "committees.elected": _member(
        _COMMITTEES, "Chức vụ cấp ủy bầu tại đại hội", sql.posts(f"{sql.BEGAN} AND p.manner = 'congress'")
    ),
    "committees.added": _member(
        _COMMITTEES, "Chức vụ cấp ủy bầu bổ sung, chỉ định", sql.posts(f"{sql.BEGAN} AND p.manner IN ('by_election', 'designated')")
    ),
    "committees.ended": _member(_COMMITTEES, "Chức vụ cấp ủy thôi giữ trong kỳ", sql.posts(sql.ENDED)),
    "committees.now": _member(_COMMITTEES, "Chức vụ cấp ủy cuối kỳ", sql.posts("p.valid @> %(last)s::date")),
    "targets.all": _target("Chỉ tiêu của nghị quyết trong kỳ"),
    "targets.met": _target("Chỉ tiêu đã đạt", Light.MET),
    "targets.behind": _target("Chỉ tiêu chậm, khó đạt", Light.BEHIND, Light.RED),
    "targets.limitations_open": Source(_GOALS, "Hạn chế chưa khắc phục xong", sql.LIMITATIONS_OPEN),
    "targets.limitations_closed": Source(_GOALS, "Hạn chế khắc phục xong trong kỳ", sql.LIMITATIONS_CLOSED),
    "targets.tasks_done": Source(_GOALS, "Việc đột phá hoàn thành trong kỳ", sql.TASKS_DONE, view="targets:task"),
}  # fmt: skip


def counted(node: Organisation, first: dt.date, last: dt.date, keys: Iterable[str]) -> dict[str, int]:
    """Return the figures of a unit and a period, each from its source."""
    return {key: SOURCES[key].count(node, first, last) for key in dict.fromkeys(keys) if key in SOURCES}


def groups() -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the figures as a form offers them: by group, in the order of the table."""
    found: dict[str, list[tuple[str, str]]] = {}
    for key, source in SOURCES.items():
        found.setdefault(source.group, []).append((key, source.label))
    return list(found.items())
