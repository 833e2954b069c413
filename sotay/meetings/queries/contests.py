"""Reading contested points: those that wait at a committee's desk, one of them, a cell's own."""

from uuid import UUID

from django.db.models import QuerySet

from sotay.access.actor import Actor
from sotay.core.find import find
from sotay.meetings.choices import ContestStatus
from sotay.meetings.models import Meeting, ScoreContest
from sotay.meetings.permissions import MeetingPermission
from sotay.meetings.queries.meetings import get_meeting

ANSWERED = (ContestStatus.ACCEPTED, ContestStatus.KEPT)
HOME = "line__meeting__organisation"


def contests_to_judge(actor: Actor) -> QuerySet[ScoreContest]:
    """Return what cells below have contested and not withdrawn, the longest waiting first."""
    rows = ScoreContest.objects.filter(actor.scope(MeetingPermission.JUDGE_SCORE, through=HOME))
    rows = rows.exclude(status=ContestStatus.WITHDRAWN)
    return rows.select_related(f"{HOME}__parent", "line__item", "made_by", "answered_by")


def contest_list(actor: Actor, *, answered: bool) -> QuerySet[ScoreContest]:
    """Return the open contests, or the answered ones, latest first."""
    actor_rows = contests_to_judge(actor)
    if answered:
        return actor_rows.filter(status__in=ANSWERED).order_by("-answered_at", "-id")
    return actor_rows.filter(status=ContestStatus.OPEN).order_by("made_at", "id")


def get_contest(actor: Actor, uid: UUID) -> ScoreContest:
    """Return one contest that the actor judges; who only sees the meeting learns that the right is missing."""
    rows = ScoreContest.objects.filter(actor.scope(MeetingPermission.VIEW, through=HOME))
    contest = find(rows.select_related(f"{HOME}__parent", "line__item", "made_by", "answered_by"), uid=uid)
    actor.require(MeetingPermission.JUDGE_SCORE, contest.meeting.organisation)
    return contest


def get_own_contest(actor: Actor, uid: UUID) -> ScoreContest:
    """Return one contest of a cell whose papers the actor seals."""
    rows = ScoreContest.objects.filter(actor.scope(MeetingPermission.VIEW, through=HOME))
    contest = find(rows.select_related(HOME, "line__item"), uid=uid)
    actor.require(MeetingPermission.SEAL, contest.meeting.organisation)
    return contest


def get_meeting_to_contest(actor: Actor, uid: UUID) -> Meeting:
    """Return a meeting whose points the actor can contest."""
    meeting = get_meeting(actor, uid)
    actor.require(MeetingPermission.SEAL, meeting.organisation)
    return meeting
