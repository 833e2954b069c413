"""What is said in the meeting and what is voted on: opinions, hands counted, votes by phone."""

import datetime as dt

from django.db import IntegrityError, transaction
from django.utils import timezone

from sotay.access.action import Lock, action
from sotay.access.actor import Actor
from sotay.core.behalf import UNMARKED
from sotay.core.errors import DomainError
from sotay.core.prepared import Prepared
from sotay.documents.intake.marking import check_typed_text
from sotay.meetings import errors
from sotay.meetings.actions import late
from sotay.meetings.actions.settling import begin_with, redraft, require_unsealed
from sotay.meetings.choices import ATTENDING, HELD, ItemAct, MotionStatus, Threshold
from sotay.meetings.models import AgendaItem, Meeting, Motion, Opinion, Vote
from sotay.meetings.permissions import MeetingPermission
from sotay.meetings.queries.attendance import attendance_of, entitled_in_room, lines_of, own_attendance
from sotay.meetings.queries.voices import phone_count
from sotay.meetings.rules.quorum import base
from sotay.meetings.rules.votes import Count, decide, hands_left
from sotay.members.models import Member

# One statement for the hottest minute of the evening. It holds the question against its closing and against a count of hands,
# and writes only for who is entitled, has come and has not left. A trigger refuses more answers than people.
_CAST = Prepared(
    "cast_vote",
    """
WITH question AS (
    SELECT id, meeting_id FROM meetings_motion WHERE id = %(motion)s AND status = 'open' FOR SHARE
)
INSERT INTO meetings_vote (motion_id, member_id, choice, cast_at)
SELECT question.id, a.member_id, %(choice)s, %(now)s
  FROM question, meetings_attendance a, members_member p
 WHERE a.meeting_id = question.meeting_id AND a.period = %(period)s AND a.member_id = p.id AND p.account_id = %(user)s
   AND a.entitled AND a.state IN ('present', 'late') AND a.left_at IS NULL
ON CONFLICT (motion_id, member_id) DO UPDATE SET choice = EXCLUDED.choice, cast_at = EXCLUDED.cast_at,
    on_behalf = false, source = '', entered_by_id = NULL, confirmed_by_id = NULL, confirmed_at = NULL
RETURNING id
""",
    motion="bigint",
    period="date",
    user="bigint",
    choice="varchar",
    now="timestamptz",
)


@action(MeetingPermission.CONDUCT)
def note_opinion(  # noqa: PLR0913 -- the fields of an opinion
    actor: Actor,
    meeting: Meeting,
    *,
    item: AgendaItem | None = None,
    speaker: Member | None = None,
    speaker_name: str = "",
    summary: str = "",
) -> Opinion:
    """Note that somebody speaks, and what they say; guests are named."""
    late.require_begun(meeting)
    check_typed_text(summary, speaker_name)
    name = speaker.full_name if speaker else speaker_name.strip()
    if not name:
        raise errors.SpeakerMissing
    if speaker and not attendance_of(meeting).filter(member=speaker, state__in=ATTENDING).exists():
        raise errors.NotHere(name=name)
    opinion = Opinion.objects.create(
        uid=actor.new_uid(),
        meeting=meeting,
        item=item,
        speaker=speaker,
        speaker_name=name,
        summary=summary.strip(),
        noted_at=actor.now(),
    )
    redraft(meeting)
    return opinion


@action(MeetingPermission.CONDUCT)
def amend_opinion(actor: Actor, opinion: Opinion, *, summary: str) -> Opinion:
    """Write down or change what was said."""
    late.require_begun(opinion.meeting)
    check_typed_text(summary)
    opinion.summary = summary.strip()
    opinion.save(update_fields=["summary"])
    redraft(opinion.meeting)
    return opinion


@action(MeetingPermission.CONDUCT)
def withdraw_opinion(actor: Actor, opinion: Opinion) -> None:
    """Take back a note made by mistake."""
    late.require_begun(opinion.meeting)
    Opinion.objects.filter(pk=opinion.pk).delete()
    redraft(opinion.meeting)


@action(MeetingPermission.CONDUCT)
def put_motion(
    actor: Actor,
    meeting: Meeting,
    *,
    text: str,
    threshold: str = Threshold.MAJORITY,
    item: AgendaItem | None = None,
) -> Motion:
    """Put a question to the open vote."""
    late.require_running(actor, meeting)
    check_typed_text(text)
    if item is None:
        begin_with(actor, meeting, ItemAct.DECISION)
    return Motion.objects.create(
        uid=actor.new_uid(),
        meeting=meeting,
        item=item,
        text=text.strip(),
        threshold=threshold,
        status=MotionStatus.OPEN,
    )


@action(MeetingPermission.TAKE_PART, lock=Lock.NOTHING)
def cast_vote(actor: Actor, motion: Motion, *, choice: str) -> str:
    """Vote by phone, or change one's vote while the question is open."""
    if actor.origin is not None:
        return _cast_late(actor, motion, choice)
    try:
        cast = _CAST.first(
            motion=motion.pk,
            period=motion.meeting.period,
            user=actor.user.pk if actor.user else None,
            choice=choice,
            now=actor.now(),
        )
    except IntegrityError as refused:
        raise errors.HandsCounted from refused
    if not cast:
        raise _why_not_cast(actor, motion)
    return choice


@action(MeetingPermission.CONDUCT)
def count_hands(actor: Actor, motion: Motion, *, agree: int, disagree: int = 0, other: int = 0) -> Motion:
    """Write the hands raised by those who have not voted by phone."""
    if motion.status != MotionStatus.OPEN:
        raise errors.MotionNotOpen
    return write_hands(motion, Count(agree, disagree, other))


@action(MeetingPermission.CONDUCT)
def close_motion(actor: Actor, motion: Motion) -> Motion:
    """Close the vote: the base is all the entitled who were convened, not only those present."""
    if motion.status != MotionStatus.OPEN:
        raise errors.MotionNotOpen
    if motion.meeting.status in HELD:
        require_unsealed(late.locked(motion.meeting))
    decide_motion(motion, actor.now())
    redraft(motion.meeting)
    return motion


@action(MeetingPermission.CONDUCT)
def withdraw_motion(actor: Actor, motion: Motion) -> None:
    """Take back a question that nobody has answered."""
    if motion.status == MotionStatus.CLOSED:
        raise errors.MotionNotOpen
    hands = motion.hands_agree + motion.hands_disagree + motion.hands_other
    if hands or Vote.objects.filter(motion=motion).exists():
        raise errors.MotionHasVotes
    Motion.objects.filter(pk=motion.pk).delete()


def write_hands(motion: Motion, hands: Count) -> Motion:
    """Write the hands counted; a part of other actions."""
    _check_hands(motion, hands)
    motion.hands_agree, motion.hands_disagree, motion.hands_other = hands.agree, hands.disagree, hands.other
    motion.save(update_fields=["hands_agree", "hands_disagree", "hands_other"])
    return motion


def decide_motion(motion: Motion, closed_at: dt.datetime | None = None) -> Motion:
    """Write the result of a question; a part of other actions."""
    hands = Count(motion.hands_agree, motion.hands_disagree, motion.hands_other)
    _check_hands(motion, hands)
    result = decide(hands, phone_count(motion), base(lines_of(motion.meeting)), motion.threshold)
    motion.status, motion.closed_at = MotionStatus.CLOSED, closed_at or timezone.now()
    motion.base, motion.agree, motion.is_carried = result.base, result.count.agree, result.is_carried
    motion.save(update_fields=["status", "closed_at", "base", "agree", "is_carried"])
    return motion


def recount(actor: Actor, meeting: Meeting) -> None:
    """After the base has changed by what comes late: decide anew the questions that were closed since."""
    if actor.origin is not None:
        for motion in meeting.motions.filter(status=MotionStatus.CLOSED, closed_at__gte=actor.now()):
            motion.meeting = meeting
            decide_motion(motion, motion.closed_at)


def _check_hands(motion: Motion, hands: Count) -> None:
    """Refuse more hands than there are people left to raise one."""
    here = entitled_in_room(motion.meeting)
    by_phone = here.filter(member__in=Vote.objects.filter(motion=motion).values("member")).count()
    left = hands_left(here.count(), by_phone)
    if hands.total > left:
        raise errors.TooManyHands(hands=hands.total, left=left)


def _why_not_cast(actor: Actor, motion: Motion) -> DomainError:
    """Return the sentence for a vote that could not be written."""
    motion.refresh_from_db(fields=["status"])
    if motion.status != MotionStatus.OPEN:
        return errors.MotionNotOpen()
    row = own_attendance(actor, motion.meeting)
    if row is None:
        return errors.NotConvened()
    if row.state in ATTENDING and row.left_at is None:
        return errors.NotEntitled()
    return errors.NotInTheRoom()


def _cast_late(actor: Actor, motion: Motion, choice: str) -> str:
    """Take a vote given without network; one given before the closing is still counted, and the result with it."""
    rows = Motion.objects.select_for_update(of=("self",), no_key=True).select_related("meeting__organisation")
    motion = rows.get(pk=motion.pk)
    closed_at = motion.closed_at
    is_closed = motion.status == MotionStatus.CLOSED and closed_at is not None and actor.now() <= closed_at
    if motion.status != MotionStatus.OPEN and not is_closed:
        raise errors.MotionNotOpen
    if is_closed:
        require_unsealed(late.locked(motion.meeting))
        Motion.objects.filter(pk=motion.pk).update(status=MotionStatus.OPEN)
    standing = _write_vote(actor, motion, choice)
    if is_closed and closed_at is not None:
        decide_motion(motion, closed_at)
        redraft(motion.meeting)
    return standing


def _write_vote(actor: Actor, motion: Motion, choice: str) -> str:
    """Write the vote of who was in the room when they gave it; of two votes the later stands."""
    row = own_attendance(actor, motion.meeting)
    if row is None or row.state not in ATTENDING or (row.left_at is not None and row.left_at < actor.now()):
        raise errors.NotInTheRoom if row else errors.NotConvened
    if not row.entitled:
        raise errors.NotEntitled
    given = Vote.objects.filter(motion=motion, member_id=row.member_id).first()
    if given is not None and not given.on_behalf and given.cast_at > actor.now():
        return given.choice
    fields = {"choice": choice, "cast_at": actor.now(), "entered_by": None, **UNMARKED}  # one's own hand goes first
    try:
        with transaction.atomic():
            Vote.objects.update_or_create(motion=motion, member_id=row.member_id, defaults=fields)
    except IntegrityError as refused:
        raise errors.HandsCounted from refused
    return choice
