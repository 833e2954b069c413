"""The cell judges what no record decides, and contests a computed point; the committee above accepts or keeps it."""

from django.utils import timezone

from sotay.access.action import action
from sotay.access.actor import Actor
from sotay.core.days import today
from sotay.documents.intake.marking import check_typed_text
from sotay.meetings import errors, wording
from sotay.meetings.actions.late import require_begun
from sotay.meetings.actions.scoring import rescore
from sotay.meetings.actions.settling import begin_with, redraft
from sotay.meetings.choices import HELD, ContestStatus, ItemAct
from sotay.meetings.models import Meeting, ScoreContest, ScoreLine
from sotay.meetings.permissions import MeetingPermission
from sotay.meetings.queries.papers import accounts_above
from sotay.meetings.queries.people import leaders_of
from sotay.meetings.queries.score import computed_for, contests_of
from sotay.notifications.actions import notify


@action(MeetingPermission.CONDUCT)
def score_meeting(actor: Actor, meeting: Meeting, *, points: dict[int, int]) -> int | None:
    """Judge the lines that no record decides (number of the line → points); return the total with the computed ones."""
    require_begun(meeting)
    lines = computed_for(meeting)
    if not lines:
        raise errors.RubricMissing
    for found, item in lines:
        given = points.get(item.number)
        if given is None and actor.origin is not None:
            continue  # a phone without network cannot know what the records decide by now
        if found.points is not None:
            if given is not None and actor.origin is None:
                raise errors.PointsComputed(number=item.number, points=found.points)
        elif given is None or not 0 <= given <= found.maximum:
            raise errors.PointsWrong(number=item.number, maximum=found.maximum)
    begin_with(actor, meeting, ItemAct.SCORE)
    rescore(meeting, points)
    redraft(meeting)
    return meeting.score


@action(MeetingPermission.SEAL)
def contest_point(actor: Actor, meeting: Meeting, *, number: int, proposed: int, reason: str) -> ScoreContest:
    """Ask the committee above to look at a computed point again."""
    if meeting.status not in HELD:
        raise errors.MeetingNotHeld
    check_typed_text(reason)
    line = _line(meeting, number)
    if line is None or line.computed is None:
        raise errors.NotComputed
    if contests_of(meeting).filter(line=line).exists():  # the meeting is locked, so nobody else contests it now
        raise errors.AlreadyContested
    if not reason.strip():
        raise errors.ContestReasonMissing
    if not 0 <= proposed <= line.maximum or proposed == line.computed:
        raise errors.ProposedWrong(computed=line.computed, maximum=line.maximum)
    contest = ScoreContest(
        line=line,
        maximum=line.maximum,
        computed=line.computed,
        proposed=proposed,
        reason=reason.strip(),
        made_by=actor.user,
    )
    contest.save(force_insert=True)
    words = wording.CONTEST.format(cell=meeting.organisation.name, title=line.item.title, meeting=meeting.title)
    notify(accounts_above(meeting.organisation), "score_contested", words[:200], wording.contest_link(contest))
    return contest


@action(MeetingPermission.SEAL)
def withdraw_contest(actor: Actor, contest: ScoreContest) -> ScoreContest:
    """Take a contest back that nobody has answered."""
    _require_open(contest)
    contest.status = ContestStatus.WITHDRAWN
    contest.save(update_fields=["status"])
    return contest


@action(MeetingPermission.JUDGE_SCORE)
def answer_contest(actor: Actor, contest: ScoreContest, *, is_accepted: bool, answer: str) -> ScoreContest:
    """Accept the proposed point or keep the computed one, with a reason; the cell is told."""
    _require_open(contest)
    if actor.user is not None and contest.made_by_id == actor.user.pk:
        raise errors.OwnContest
    check_typed_text(answer)
    if not answer.strip():
        raise errors.AnswerMissing
    contest.status = ContestStatus.ACCEPTED if is_accepted else ContestStatus.KEPT
    contest.answer, contest.answered_by, contest.answered_at = answer.strip(), actor.user, timezone.now()
    contest.save(update_fields=["status", "answer", "answered_by", "answered_at"])
    meeting = contest.meeting
    redraft(meeting)
    told = set(leaders_of(meeting.organisation, today())) | ({contest.made_by_id} if contest.made_by_id else set())
    words = wording.CONTEST_ANSWERED[contest.status].format(
        title=contest.line.item.title, points=contest.proposed if is_accepted else contest.line.points
    )
    notify(told, "score_answered", words[:200], wording.score_link(meeting))
    return contest


def _line(meeting: Meeting, number: int) -> ScoreLine | None:
    """Return a line of the sheet; one that was never written is written now."""
    if not meeting.score_lines.exists():
        rescore(meeting)
    return ScoreLine.objects.select_related("item").filter(meeting=meeting, item__number=number).first()


def _require_open(contest: ScoreContest) -> None:
    """Refuse to touch what is answered or withdrawn."""
    if contest.status != ContestStatus.OPEN:
        raise errors.ContestClosed(state=contest.get_status_display().lower())
