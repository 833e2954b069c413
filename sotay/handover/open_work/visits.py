"""Visits still to be made by whoever leaves a committee: the successor goes instead."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone

from sotay.core.bulk import read_sql, run_sql
from sotay.core.open_work import Move, OpenLine, OpenWork
from sotay.visits.actions.changes import overtake
from sotay.visits.actions.inviting import withdraw
from sotay.visits.choices import OPEN_STATUSES
from sotay.visits.models import Visit

MOST = 300
_GONE = """
   NOT EXISTS (SELECT FROM committees_position p
                WHERE p.member_id = v.member_id AND p.valid @> %(day)s::date
                  AND p.organisation_id IN (SELECT o.id FROM organisations_organisation o, organisations_organisation n
                                             WHERE n.id = v.organisation_id AND o.path <@ n.path))
"""
_OPEN = "v.status IN ('planned', 'postponed') AND v.\"on\" >= %(day)s"
_ENTER = f"""
INSERT INTO visits_visitassignment (plan_id, member_id, rank, post, minimum, planned)
SELECT DISTINCT a.plan_id, %(receiver)s::bigint, a.rank, a.post, 0, a.planned
  FROM visits_visit v JOIN visits_visitassignment a ON a.plan_id = v.plan_id AND a.member_id = v.member_id
 WHERE v.organisation_id = %(organisation)s AND v.member_id = %(leaver)s AND {_OPEN} AND {_GONE}
ON CONFLICT DO NOTHING
"""  # noqa: S608 -- words of our own
_HAND_ON = f"""
UPDATE visits_visit v SET member_id = %(receiver)s, meeting_id = NULL, revision = revision + 1
 WHERE v.organisation_id = %(organisation)s AND v.member_id = %(leaver)s AND {_OPEN} AND {_GONE}
   AND NOT EXISTS (SELECT FROM visits_visit o WHERE o.member_id = %(receiver)s AND o.status IN ('planned', 'done')
                    AND (o."on" = v."on" OR (o.plan_id = v.plan_id AND o.cell_id = v.cell_id)))
   AND NOT EXISTS (SELECT FROM members_affiliation f
                    WHERE f.member_id = %(receiver)s AND f.organisation_id = v.cell_id AND f.valid @> %(day)s::date)
RETURNING v.id
"""  # noqa: S608 -- words of our own


def lines(move: Move) -> Iterator[OpenLine]:
    """Yield the visits that the one who leaves has still to make."""
    rows = Visit.objects.filter(
        organisation_id=move.organisation_id, member_id=move.leaver_id, status__in=OPEN_STATUSES, on__gte=move.day
    ).select_related("cell", "member")
    for visit in rows[:MOST]:
        yield OpenLine(
            f"Dự sinh hoạt {visit.cell.name}", visit.get_status_display(), visit.member.full_name, visit.on,
            reverse("visits:visit", args=[visit.uid]),
        )  # fmt: skip


def hand_on(move: Move) -> int:
    """Send the receiver where nothing stands against it; without one the board decides."""
    if move.receiver_id is None:
        return 0
    values = {
        "organisation": move.organisation_id, "leaver": move.leaver_id, "receiver": move.receiver_id, "day": move.day,
    }  # fmt: skip
    before = Visit.objects.filter(
        organisation_id=move.organisation_id, member_id=move.leaver_id, status__in=OPEN_STATUSES, on__gte=move.day
    ).select_related("plan", "member", "cell")
    known = {one.pk: one for one in before}
    run_sql(_ENTER, values)
    handed = [known[key] for (key,) in read_sql(_HAND_ON, values) if key in known]
    for visit in handed:
        withdraw(
            visit
        )  # whoever leaves is no guest of the meeting any more; the receiver is invited by the next settling
        overtake(visit, timezone.now())
    return len(handed)


VISITS = OpenWork("visits", "Lượt dự sinh hoạt chi bộ", lines, hand_on)
