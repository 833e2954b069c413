"""The one page: what is open on the day, kind by kind, and the twelve months before."""

import datetime as dt
from dataclasses import asdict
from typing import Any

from sotay.core.days import add_months, month_of
from sotay.core.open_work import Move, OpenLine
from sotay.handover.queries.changes import parts
from sotay.meetings.choices import HELD, MeetingStatus, PaperKind
from sotay.meetings.models import Meeting, Paper
from sotay.members.choices import COUNTED
from sotay.members.models import Affiliation
from sotay.work.choices import TaskStatus
from sotay.work.models import Task

SHOWN = 60
MONTHS = 12


def contents_of(move: Move) -> dict[str, Any]:
    """Return the page as it is kept: plain values."""
    return {
        "as_of": move.day.isoformat(),
        "sections": [section for part in parts() if (section := _section(part.key, part.heading, list(part.lines(move))))],
        "figures": _figures(move),
        "book": _book(move),
    }  # fmt: skip


def _section(key: str, heading: str, lines: list[OpenLine]) -> dict[str, Any] | None:
    """Return one kind of open work, or nothing where none is open."""
    if not lines:
        return None
    return {"key": key, "heading": heading, "count": len(lines), "lines": [_line(line) for line in lines[:SHOWN]]}


def _line(line: OpenLine) -> dict[str, Any]:
    """Return one line as JSON."""
    return asdict(line) | {"due_on": line.due_on.isoformat() if line.due_on else None}


def _figures(move: Move) -> list[list[Any]]:
    """Return the twelve months in numbers: at a cell its own, at a committee those of what stands below it."""
    first = _first_month(move.day)
    meetings = Meeting.objects.filter(
        organisation__path__descendant_of=move.path, period__gte=first, held_on__lt=move.day, status__in=HELD
    )
    tasks = Task.objects.filter(organisation__path__descendant_of=move.path)
    members = Affiliation.objects.filter(
        organisation__path__descendant_of=move.path, kind="official", valid__contains=move.day,
        member__standings__valid__contains=move.day, member__standings__status__in=COUNTED,
    )  # fmt: skip
    return [
        ["Đảng viên", members.count()],
        ["Kỳ sinh hoạt đã họp trong 12 tháng", meetings.count()],
        ["Kỳ sinh hoạt đã hoàn tất biên bản, nghị quyết", meetings.filter(status=MeetingStatus.SEALED).count()],
        ["Nhiệm vụ đã xong trong 12 tháng", tasks.filter(finished_on__gte=first, finished_on__lt=move.day).count()],
        ["Nhiệm vụ đang thực hiện", tasks.filter(status=TaskStatus.OPEN).count()],
        ["Nhiệm vụ quá hạn", tasks.filter(status=TaskStatus.OPEN, due_on__lt=move.day).count()],
    ]


def _book(move: Move) -> list[dict[str, Any]]:
    """Return the meetings of the twelve months with the papers that they made; a committee has none of its own."""
    if not move.is_cell:
        return []
    rows = list(
        Meeting.objects.filter(
            organisation_id=move.organisation_id, period__gte=_first_month(move.day), held_on__lt=move.day
        ).order_by("held_on", "pk")[:SHOWN]
    )
    papers: dict[int, list[str]] = {}
    for paper in Paper.objects.filter(meeting__in=rows, sealed_at__isnull=False).order_by("kind"):
        papers.setdefault(paper.meeting_id, []).append(
            f"{PaperKind(paper.kind).label} số {paper.number}-{paper.symbol}"
        )
    return [
        {
            "day": meeting.held_on.isoformat(),
            "title": meeting.title,
            "state": MeetingStatus(meeting.status).label,
            "present": f"{meeting.present}/{meeting.due}" if meeting.due else "",
            "papers": papers.get(meeting.pk, []),
        }
        for meeting in rows
    ]


def _first_month(day: dt.date) -> dt.date:
    """Return the first of the twelve months before a day."""
    return add_months(month_of(day), -MONTHS)
