"""Briefings that a committee is to hold, or to which a cell is invited."""

import datetime as dt
from collections.abc import Iterator

from django.urls import reverse

from sotay.briefings.choices import BriefingStatus
from sotay.briefings.models import Briefing, Invitation, Question
from sotay.core.bulk import read_sql, run_sql
from sotay.core.open_work import Move, OpenLine, OpenWork

MOST = 100
_OPEN = (BriefingStatus.DRAFT, BriefingStatus.INVITED)
_OFFICER = """
UPDATE briefings_briefing b SET {column} = {receiver}
 WHERE b.organisation_id = %(organisation)s AND b.{column} = %(leaver)s AND b.status IN ('draft', 'invited')
   AND NOT EXISTS (SELECT FROM committees_position p
                    WHERE p.member_id = %(leaver)s AND p.organisation_id = b.organisation_id AND p.valid @> %(day)s::date)
"""
_CHAIR = _OFFICER.format(column="chair_id", receiver="%(receiver)s::bigint")
_WRITER = _OFFICER.format(column="minute_taker_id", receiver="NULL")
_INVITED = """
UPDATE briefings_invitation i SET member_id = %(receiver)s::bigint FROM briefings_briefing b
 WHERE i.organisation_id = %(organisation)s AND i.member_id = %(leaver)s AND b.id = i.briefing_id
   AND b.status = 'invited' AND b.held_on >= %(day)s
   AND NOT EXISTS (SELECT FROM committees_position p
                    WHERE p.member_id = %(leaver)s AND p.organisation_id = i.organisation_id AND p.post = 'secretary' AND p.valid @> %(day)s::date)
"""
_ORPHANS = """
SELECT count(*) FROM briefings_briefing b
 WHERE b.status IN ('draft', 'invited') AND b.chair_id IS NOT NULL
   AND NOT EXISTS (SELECT FROM committees_position p
                    WHERE p.member_id = b.chair_id AND p.organisation_id = b.organisation_id AND p.valid @> %(day)s::date)
"""
_SWEEP = """
UPDATE briefings_briefing b SET chair_id = NULL
 WHERE b.status IN ('draft', 'invited') AND b.chair_id IS NOT NULL
   AND NOT EXISTS (SELECT FROM committees_position p
                    WHERE p.member_id = b.chair_id AND p.organisation_id = b.organisation_id AND p.valid @> %(day)s::date)
"""


def lines(move: Move) -> Iterator[OpenLine]:
    """Yield the briefings to come, those that wait for their minutes, and questions without an answer."""
    rows = Briefing.objects.filter(organisation_id=move.organisation_id, status__in=_OPEN).select_related("chair")
    for briefing in rows.order_by("held_on", "pk")[:MOST]:
        yield OpenLine(
            briefing.title,
            BriefingStatus(briefing.status).label,
            briefing.chair.full_name if briefing.chair else "",
            briefing.held_on,
            reverse("briefings:detail", args=[briefing.uid]),
        )
    questions = Question.objects.filter(briefing__organisation_id=move.organisation_id, briefing__status__in=_OPEN)
    for one in questions.filter(answer="").select_related("organisation", "briefing").order_by("pk")[:MOST]:
        yield OpenLine(
            f"Câu hỏi của {one.organisation.name}: {one.text[:200]}", "Chưa trả lời",
            url=reverse("briefings:detail", args=[one.briefing.uid]),
        )  # fmt: skip
    invited = Invitation.objects.filter(
        organisation_id=move.organisation_id, briefing__status=BriefingStatus.INVITED, briefing__held_on__gte=move.day
    )
    for invitation in invited.select_related("briefing").order_by("briefing__held_on")[:MOST]:
        yield OpenLine(
            f"Được mời dự: {invitation.briefing.title}", invitation.get_presence_display(), due_on=invitation.briefing.held_on,
            url=reverse("briefings:invitation", args=[invitation.uid]),
        )  # fmt: skip


def hand_on(move: Move) -> int:
    """Let the receiver lead the briefings, and go where the leaver was invited."""
    values = {
        "organisation": move.organisation_id,
        "leaver": move.leaver_id,
        "receiver": move.receiver_id,
        "day": move.day,
    }
    return sum(run_sql(statement, values) for statement in (_CHAIR, _WRITER, _INVITED))


def orphans(day: dt.date) -> int:
    """Count the briefings that somebody without a post is to lead."""
    return int(read_sql(_ORPHANS, {"day": day})[0][0])


def sweep(day: dt.date) -> int:
    """Take off the briefings to come who holds no post any more: the committee names another."""
    return run_sql(_SWEEP, {"day": day})


BRIEFINGS = OpenWork("briefings", "Giao ban và kết luận", lines, hand_on, orphans, sweep)
