"""Reading opinions and votes: while they are given, and as results."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count as Counting
from django.db.models import QuerySet

from sotay.access.actor import Actor
from sotay.core.find import find
from sotay.meetings.choices import MotionStatus, VoteChoice
from sotay.meetings.models import Attendance, Meeting, Motion, Opinion, Vote
from sotay.meetings.permissions import MeetingPermission
from sotay.meetings.queries.attendance import entitled_in_room, lines_of, people_here
from sotay.meetings.rules.papers import RESOLUTION_MOTION
from sotay.meetings.rules.quorum import base
from sotay.meetings.rules.votes import Count, Result, counted, decide, hands_left, needed


@dataclass(frozen=True)
class MotionState:
    """A question with how it stands: names of the votes by phone, hands, and what it takes."""

    motion: Motion
    votes: Sequence[Vote]
    base: int
    hands_left: int

    @property
    def hands(self) -> Count:
        """Return the hands counted."""
        return Count(self.motion.hands_agree, self.motion.hands_disagree, self.motion.hands_other)

    @property
    def phones(self) -> Count:
        """Return the votes by phone."""
        return counted(Counter(vote.choice for vote in self.votes))

    @property
    def result(self) -> Result:
        """Return the result as it stands; a closed question keeps the base on which it was decided."""
        whole = self.base if self.motion.base is None else self.motion.base
        return decide(self.hands, self.phones, whole, self.motion.threshold)

    @property
    def needed(self) -> int:
        """Return how many must agree."""
        return needed(self.result.base, self.motion.threshold)

    @property
    def is_open(self) -> bool:
        """Tell whether people are voting."""
        return self.motion.status == MotionStatus.OPEN

    @property
    def is_unanswered(self) -> bool:
        """Tell whether the question can still be withdrawn."""
        return self.is_open and not self.hands.total and not self.votes

    @property
    def hand_fields(self) -> list[tuple[str, str, int]]:
        """Return name, label and number of each field in which hands are written."""
        hands = self.hands
        return [
            ("agree", VoteChoice.AGREE.label, hands.agree),
            ("disagree", VoteChoice.DISAGREE.label, hands.disagree),
            ("other", VoteChoice.OTHER.label, hands.other),
        ]

    def names(self, choice: str) -> list[str]:
        """Return who gave an answer by phone."""
        return [vote.member.full_name for vote in self.votes if vote.choice == choice]

    @property
    def written_for(self) -> list[str]:
        """Return for whom somebody else wrote the vote."""
        return [vote.member.full_name for vote in self.votes if vote.on_behalf]

    @property
    def by_choice(self) -> list[tuple[str, int, int, list[str]]]:
        """Return label, hands, phones and names of each answer."""
        hands, phones = self.hands, self.phones
        return [
            (VoteChoice.AGREE.label, hands.agree, phones.agree, self.names(VoteChoice.AGREE)),
            (VoteChoice.DISAGREE.label, hands.disagree, phones.disagree, self.names(VoteChoice.DISAGREE)),
            (VoteChoice.OTHER.label, hands.other, phones.other, self.names(VoteChoice.OTHER)),
        ]


@dataclass(frozen=True)
class OwnMotion:
    """A question as the member's phone shows it."""

    motion: Motion
    choice: str
    may_vote: bool

    @property
    def is_open(self) -> bool:
        """Tell whether an answer is asked for."""
        return self.motion.status == MotionStatus.OPEN

    @property
    def choice_label(self) -> str:
        """Return the answer given, in words."""
        return VoteChoice(self.choice).label if self.choice else ""


def phone_count(motion: Motion) -> Count:
    """Return the votes by phone, by answer."""
    rows = Vote.objects.filter(motion=motion).values_list("choice").annotate(number=Counting("id"))
    return counted(dict(rows))


def motion_states(meeting: Meeting) -> list[MotionState]:
    """Return the questions of a meeting that was fetched for the actor, in the order in which they were put."""
    motions = list(meeting.motions.select_related("item").order_by("id"))
    if not motions:
        return []
    votes = Vote.objects.filter(motion__in=motions).select_related("member").order_by("member__sort_key", "member_id")
    by_motion: dict[int, list[Vote]] = {motion.pk: [] for motion in motions}
    for vote in votes:
        by_motion[vote.motion_id].append(vote)
    whole = base(lines_of(meeting))
    here = set(entitled_in_room(meeting).values_list("member_id", flat=True))
    return [
        MotionState(
            motion,
            by_motion[motion.pk],
            whole,
            hands_left(len(here), sum(vote.member_id in here for vote in by_motion[motion.pk])),
        )
        for motion in motions
    ]


def get_motion_to_vote(actor: Actor, meeting_uid: UUID, uid: UUID) -> Motion:
    """Return a question of a meeting in which the actor takes part."""
    rows = Motion.objects.filter(actor.scope(MeetingPermission.TAKE_PART, through="meeting__organisation"))
    rows = rows.exclude(status=MotionStatus.DRAFT).select_related("meeting__organisation")
    return find(rows, uid=uid, meeting__uid=meeting_uid)


def get_motion(meeting: Meeting, uid: UUID) -> Motion:
    """Return one question of a meeting that was fetched for the actor."""
    return find(Motion.objects.filter(meeting=meeting).select_related("meeting__organisation"), uid=uid)


@dataclass(frozen=True)
class Talk:
    """What the secretary taps on: who is here and how often each has spoken, and what was noted, item by item."""

    people: Sequence[tuple[Attendance, int]]
    opinions: Sequence[Opinion]

    @property
    def speakers(self) -> int:
        """Return how many of those here have spoken."""
        return sum(spoken > 0 for _, spoken in self.people)

    def on(self, item_id: int | None) -> list[Opinion]:
        """Return what was said on an item."""
        return [opinion for opinion in self.opinions if opinion.item_id == item_id]


def opinion_page(meeting: Meeting) -> Talk:
    """Return the walk's people and notes for a meeting that was fetched for the actor."""
    opinions = list(opinions_of(meeting))
    spoken = Counter(opinion.speaker_id for opinion in opinions)
    return Talk([(row, spoken[row.member_id]) for row in people_here(meeting)], opinions)


def suggested_motion(meeting: Meeting) -> str:
    """Return the question that every meeting ends with, until it has been put."""
    text = RESOLUTION_MOTION.format(month=f"{meeting.period:%m/%Y}")
    return "" if meeting.motions.filter(text=text).exists() else text


def opinions_of(meeting: Meeting) -> QuerySet[Opinion]:
    """Return what was said, in order."""
    return meeting.opinions.select_related("item", "speaker").order_by("noted_at", "id")


def get_opinion(meeting: Meeting, uid: UUID) -> Opinion:
    """Return one note of a meeting that was fetched for the actor."""
    return find(opinions_of(meeting), uid=uid)
