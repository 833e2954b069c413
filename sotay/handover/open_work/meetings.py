"""Meetings that are prepared, announced or not yet written down; plans; requests; help given to the cell."""

import datetime as dt
from collections.abc import Iterator

from django.db.models import Count, Q
from django.urls import reverse

from sotay.access.models import Grant
from sotay.core.bulk import read_sql, run_sql
from sotay.core.days import month_of
from sotay.core.display import month as month_words
from sotay.core.open_work import Move, OpenLine, OpenWork
from sotay.meetings.choices import HELD, MeetingStatus, PaperKind, PlanStatus, RequestStatus
from sotay.meetings.models import DayException, Meeting, OnlinePermission, Paper, PlannedTheme
from sotay.meetings.queries.helpers import HELPER

MOST = 100
_OPEN = (MeetingStatus.DRAFT, MeetingStatus.PUBLISHED, MeetingStatus.OPEN)
# Who may not be there that day can neither lead nor write: the receiver leads, unless they are to write.
_NOT_THERE = """
   m.status IN ('draft', 'published') AND NOT EXISTS (
       SELECT FROM members_affiliation a
        WHERE a.member_id = m.{column} AND a.organisation_id = m.organisation_id AND a.valid @> greatest(m.held_on, %(day)s::date))
"""
_CHAIR = """
UPDATE meetings_meeting m
   SET chair_id = CASE WHEN m.secretary_of_meeting_id = %(receiver)s::bigint THEN NULL ELSE %(receiver)s::bigint END
 WHERE m.organisation_id = %(organisation)s AND m.chair_id = %(leaver)s AND m.status IN ('draft', 'published')
   AND m.chair_id IS DISTINCT FROM %(receiver)s::bigint
"""
_WRITER = f"""
UPDATE meetings_meeting m SET secretary_of_meeting_id = NULL
 WHERE m.organisation_id = %(organisation)s AND m.secretary_of_meeting_id = %(leaver)s AND {_NOT_THERE.format(column="secretary_of_meeting_id")}
"""  # noqa: S608 -- words of our own
_ORPHANS = f"""
SELECT count(*) FROM meetings_meeting m
 WHERE (m.chair_id IS NOT NULL AND {_NOT_THERE.format(column="chair_id")})
    OR (m.secretary_of_meeting_id IS NOT NULL AND {_NOT_THERE.format(column="secretary_of_meeting_id")})
"""  # noqa: S608 -- words of our own
_SWEEPS = tuple(
    f"UPDATE meetings_meeting m SET {column} = NULL WHERE m.{column} IS NOT NULL AND {_NOT_THERE.format(column=column)}"  # noqa: S608 -- words of our own
    for column in ("chair_id", "secretary_of_meeting_id")
)
_AUTHOR = """
UPDATE meetings_plannedtheme t SET author_id = %(receiver)s::bigint
 WHERE t.organisation_id = %(organisation)s AND t.author_id = %(leaver)s AND t.period >= %(month)s
   AND NOT EXISTS (SELECT FROM members_affiliation a
                    WHERE a.member_id = %(leaver)s AND a.organisation_id = %(organisation)s AND a.valid @> %(day)s::date)
"""


def meeting_lines(move: Move) -> Iterator[OpenLine]:
    """Yield the meetings that are prepared, announced or going on."""
    rows = Meeting.objects.filter(organisation_id=move.organisation_id, status__in=_OPEN).select_related("chair")
    for meeting in rows.order_by("held_on", "pk")[:MOST]:
        yield OpenLine(
            meeting.title,
            MeetingStatus(meeting.status).label,
            meeting.chair.full_name if meeting.chair else "",
            meeting.held_on,
            reverse("meetings:detail", args=[meeting.uid]),
        )


def hand_on_meetings(move: Move) -> int:
    """Let the receiver lead what the leaver was to lead; who is to write is chosen anew."""
    values = _values(move)
    return run_sql(_CHAIR, values) + run_sql(_WRITER, values)


def orphan_meetings(day: dt.date) -> int:
    """Count the meetings to come that somebody is to lead or to write down who will not be of the cell."""
    return int(read_sql(_ORPHANS, {"day": day})[0][0])


def sweep_meetings(day: dt.date) -> int:
    """Take off the meetings to come who will not be of the cell: the secretary names others."""
    return sum(run_sql(statement, {"day": day}) for statement in _SWEEPS)


def paper_lines(move: Move) -> Iterator[OpenLine]:
    """Yield minutes and resolutions of held meetings that are not sealed; whoever seals there goes on with them."""
    rows = Paper.objects.filter(
        meeting__organisation_id=move.organisation_id, meeting__status__in=HELD, sealed_at__isnull=True
    )
    for paper in rows.select_related("meeting").order_by("meeting__held_on", "kind")[:MOST]:
        waits = "Chờ thư ký xác nhận" if paper.confirmed_by_secretary_at is None else "Chờ chủ trì xác nhận"
        title = f"{PaperKind(paper.kind).label}: {paper.meeting.title}"
        yield OpenLine(title, waits, due_on=paper.meeting.held_on, url=reverse("meetings:detail", args=[paper.meeting.uid]))  # fmt: skip


def plan_lines(move: Move) -> Iterator[OpenLine]:
    """Yield the themes planned from this month on."""
    rows = PlannedTheme.objects.filter(organisation_id=move.organisation_id, period__gte=month_of(move.day))
    for theme in rows.select_related("author").order_by("period", "pk")[:MOST]:
        title = f"{month_words(theme.period)}: {theme.title}"
        who = theme.author.full_name if theme.author else ""
        yield OpenLine(title, PlanStatus(theme.status).label, who, theme.paper_due, reverse("meetings:planned", args=[theme.uid]))  # fmt: skip


def hand_on_plans(move: Move) -> int:
    """Let the receiver write the papers of one who left the cell."""
    return run_sql(_AUTHOR, _values(move))


def request_lines(move: Move) -> Iterator[OpenLine]:
    """Yield what the cell has asked of the committee above, questions before the next meeting, and who helps the cell."""
    for model, words in ((DayException, "Đề nghị ngày sinh hoạt riêng"), (OnlinePermission, "Đề nghị họp trực tuyến")):
        rows = model._default_manager.filter(organisation_id=move.organisation_id, status=RequestStatus.ASKED)
        for one in rows.order_by("pk")[:MOST]:
            yield OpenLine(f"{words}: {one.reason}", RequestStatus.ASKED.label)
    announced = Meeting.objects.filter(organisation_id=move.organisation_id, status=MeetingStatus.PUBLISHED)
    asked = announced.annotate(waiting=Count("comments", filter=Q(comments__answer=""))).filter(waiting__gt=0)
    for meeting in asked.order_by("held_on", "pk")[:MOST]:
        url = reverse("meetings:detail", args=[meeting.uid])
        yield OpenLine(f"{meeting.waiting} ý kiến trước kỳ họp", "Chưa trả lời", due_on=meeting.held_on, url=url)
    helpers = Grant.objects.filter(organisation_id=move.organisation_id, role=HELPER, valid__contains=move.day)
    for grant in helpers.select_related("user").order_by("pk")[:MOST]:
        yield OpenLine(f"Người giúp chi bộ ghi sổ: {grant.user.name}", "Tự hết", due_on=grant.valid.upper)


def _values(move: Move) -> dict[str, object]:
    """Return the values of the statements."""
    return {
        "organisation": move.organisation_id,
        "leaver": move.leaver_id,
        "receiver": move.receiver_id,
        "day": move.day,
        "month": month_of(move.day),
    }


MEETINGS = OpenWork("meetings", "Kỳ sinh hoạt đang chuẩn bị, đã thông báo", meeting_lines, hand_on_meetings, orphan_meetings, sweep_meetings)  # fmt: skip
PAPERS = OpenWork("papers", "Biên bản, nghị quyết chưa hoàn tất", paper_lines)
PLANS = OpenWork("plans", "Chuyên đề trong kế hoạch", plan_lines, hand_on_plans)
REQUESTS = OpenWork("requests", "Đề nghị, ý kiến chưa trả lời; người giúp chi bộ", request_lines)
