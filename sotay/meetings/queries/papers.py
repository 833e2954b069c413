"""Reading papers: who sees them, what they seal, who confirms them, and whether the chain of seals holds."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from sotay.access.actor import Actor, roles
from sotay.access.models import Grant
from sotay.committees.choices import CommitteeKind, Post
from sotay.committees.models import Position, Term
from sotay.core.days import ZONE, today
from sotay.core.find import find
from sotay.meetings.choices import HELD, MeetingStatus, PaperKind
from sotay.meetings.models import Addendum, Meeting, MeetingHabit, Paper, ScoreLine, Vote
from sotay.meetings.permissions import MeetingPermission
from sotay.meetings.queries.attendance import attendance_of
from sotay.meetings.queries.conducting import norms_for
from sotay.meetings.queries.voices import opinions_of
from sotay.meetings.rules.papers import locality_in, report_due_on
from sotay.meetings.rules.seals import differences, digest, first_of
from sotay.members.models import Member
from sotay.organisations.models import Organisation

KINDS = (PaperKind.MINUTES, PaperKind.RESOLUTION)


@dataclass(frozen=True)
class Confirmation:
    """One of the two confirmations as the page shows it: who gives it, whether it is given, whether the actor can."""

    role: str
    label: str
    member: Member | None
    confirmed_at: dt.datetime | None
    confirmed_by: str
    may: bool

    @property
    def on_behalf(self) -> bool:
        """Tell whether somebody else confirmed for a person without an account."""
        return bool(self.confirmed_by and self.member and self.confirmed_by != self.member.full_name)


@dataclass(frozen=True)
class PaperPage:
    """A paper with what the actor can do about it."""

    paper: Paper
    confirmations: tuple[Confirmation, ...]
    may_edit: bool
    may_correct: bool
    report_due: dt.date
    is_in_time: bool | None

    @property
    def is_sealed(self) -> bool:
        """Tell whether it stands for good."""
        return self.paper.sealed_at is not None

    @property
    def next_confirmation(self) -> Confirmation | None:
        """Return the confirmation that the actor can give now."""
        return next((one for one in self.confirmations if one.may), None)


@dataclass(frozen=True)
class Check:
    """What anybody may learn from a seal: whether it holds, whose paper it is, when it was sealed; never what it says."""

    paper: Paper | None
    faults: tuple[str, ...] = ()

    @property
    def corrections(self) -> int:
        """Return how many addenda stand beside the paper."""
        return self.paper.addenda.count() if self.paper else 0

    @property
    def holds(self) -> bool:
        """Tell whether paper and chain are as they were sealed."""
        return self.paper is not None and not self.faults


@dataclass(frozen=True)
class Fault:
    """A sealed paper that is not as it was sealed."""

    paper: Paper
    what: tuple[str, ...]


def papers_for(actor: Actor) -> QuerySet[Paper]:
    """Return the papers that the actor may see: sealed ones with the meeting, drafts where they make or confirm them."""
    visible = actor.scope(MeetingPermission.VIEW, through="meeting__organisation") & Q(sealed_at__isnull=False)
    for permission in (MeetingPermission.CONDUCT, MeetingPermission.VIEW_DRAFT):
        if actor.has(permission):
            visible |= actor.scope(permission, through="meeting__organisation")
    if actor.user is not None:
        visible |= Q(meeting__chair__account=actor.user) | Q(meeting__secretary_of_meeting__account=actor.user)
    rows = Paper.objects.filter(visible).select_related(
        "meeting__organisation__parent",
        "meeting__chair",
        "meeting__secretary_of_meeting",
        "edited_by",
        "confirmed_by_secretary",
        "confirmed_by_chair",
    )
    return rows.prefetch_related(Prefetch("addenda", Addendum.objects.select_related("made_by")))


def get_paper(actor: Actor, meeting_uid: UUID, kind: str) -> Paper:
    """Return the minutes or the resolution of a meeting, where the actor may see it."""
    return find(papers_for(actor), meeting__uid=meeting_uid, kind=kind)


def papers_of(actor: Actor, meeting: Meeting) -> list[Paper]:
    """Return the papers of a meeting that the actor may see."""
    return list(papers_for(actor).filter(meeting=meeting).order_by("kind"))


def paper_page(actor: Actor, paper: Paper) -> PaperPage:
    """Return a paper with its confirmations and what the actor can do."""
    cell, is_sealed = paper.meeting.organisation, paper.sealed_at is not None
    due = report_due_on(paper.meeting.held_on, norms_for(paper.meeting).report_days_after)
    return PaperPage(
        paper=paper,
        confirmations=tuple(_confirmation(actor, paper, role) for role in ("secretary", "chair")),
        may_edit=not is_sealed
        and (actor.can(MeetingPermission.CONDUCT, cell) or is_minute_taker(actor, paper.meeting)),
        may_correct=is_sealed and actor.can(MeetingPermission.SEAL, cell),
        report_due=due,
        is_in_time=reported_in_time(paper.meeting),
    )


def reported_in_time(meeting: Meeting) -> bool | None:
    """Tell whether the papers were finished within the days allowed; unknown while there is still time."""
    due = report_due_on(meeting.held_on, norms_for(meeting).report_days_after)
    if meeting.sealed_at is not None:
        return _day(meeting.sealed_at) <= due
    return None if today() <= due else False


def is_minute_taker(actor: Actor, meeting: Meeting) -> bool:
    """Tell whether the actor was appointed to write the minutes."""
    taker = meeting.secretary_of_meeting
    return actor.user is not None and taker is not None and taker.account_id == actor.user.pk


def officer(paper: Paper, role: str) -> Member | None:
    """Return who confirms in a role: the minute taker, or the chair."""
    return paper.meeting.chair if role == "chair" else paper.meeting.secretary_of_meeting


def may_confirm(actor: Actor, paper: Paper, role: str) -> bool:
    """Tell whether the actor is the one to confirm: that officer, or for an officer without an account whoever seals."""
    named = officer(paper, role)
    if actor.user is None or named is None:
        return False
    if named.account_id is not None:
        return named.account_id == actor.user.pk
    return actor.can(MeetingPermission.SEAL, paper.meeting.organisation)


def has_other_officer(cell: Organisation, user_id: int) -> bool:
    """Tell whether somebody else at the cell holds the right to seal."""
    sealing = [role for role, held in roles().items() if MeetingPermission.SEAL in held]
    rows = Grant.objects.filter(organisation=cell, role__in=sealing, valid__contains=today(), user__is_active=True)
    return rows.exclude(user=user_id).exists()


def accounts_above(cell: Organisation) -> list[int]:
    """Return the accounts of the committee directly above the cell, which is told of its meetings."""
    told = [role for role, held in roles().items() if MeetingPermission.ORIENT in held]
    rows = Grant.objects.filter(
        organisation=cell.parent_id, role__in=told, valid__contains=today(), user__is_active=True
    )
    return list(rows.values_list("user_id", flat=True).distinct())


def term_name(cell: Organisation, day: dt.date) -> str:
    """Return the term in which a paper is numbered: the cell's own, else that of the committee above, else the year."""
    kinds = (CommitteeKind.CELL, CommitteeKind.EXECUTIVE)
    for organisation_id in (cell.pk, cell.parent_id):
        rows = Term.objects.filter(organisation_id=organisation_id, kind__in=kinds, valid__contains=day)
        name = rows.order_by("kind").values_list("name", flat=True).first()
        if name:
            return name
    return str(day.year)


def locality_of(cell: Organisation) -> str:
    """Return the place that the cell's papers name before the date."""
    habit = MeetingHabit.objects.filter(organisation=cell).values_list("locality", flat=True).first()
    return habit or locality_in((cell.parent or cell).name)


def post_of_chair(meeting: Meeting) -> Post | None:
    """Return the post in which the chair signs."""
    if meeting.chair is None:
        return None
    rows = Position.objects.filter(
        member=meeting.chair, organisation=meeting.organisation, valid__contains=meeting.held_on
    )
    posts = set(rows.values_list("post", flat=True))
    return next((post for post in (Post.SECRETARY, Post.DEPUTY, Post.COMMITTEE_MEMBER) if post in posts), None)


# --- Seals -------------------------------------------------------------------------------------------------------


def last_seal(cell: Organisation) -> str:
    """Return the seal that the cell's next sealed paper follows."""
    rows = Paper.objects.filter(meeting__organisation=cell, sealed_at__isnull=False)
    return rows.order_by("-sealed_at", "-id").values_list("seal", flat=True).first() or first_of(str(cell.uid))


def sealed_content(paper: Paper) -> dict[str, Any]:
    """Return everything that a paper's seal vouches for, as the tables have it now."""
    meeting = paper.meeting
    return {
        "cell": str(meeting.organisation.uid),
        "meeting": str(meeting.uid),
        "period": str(meeting.period),
        "held_on": str(meeting.held_on),
        "paper": str(paper.uid),
        "kind": paper.kind,
        "number": paper.number,
        "symbol": paper.symbol,
        "title": paper.title,
        "sections": paper.sections,
        "confirmed": [
            [_instant(paper.confirmed_by_secretary_at), paper.confirmed_by_secretary_id],
            [_instant(paper.confirmed_by_chair_at), paper.confirmed_by_chair_id],
        ],
        "sealed_at": _instant(paper.sealed_at),
        "record": paper.record,
    }


def record_digest(meeting: Meeting) -> str:
    """Return the hash of what happened: who came, who spoke, how they voted, the points."""
    return digest(
        {
            "chair": meeting.chair_id,
            "minute_taker": meeting.secretary_of_meeting_id,
            "opened_at": _instant(meeting.opened_at),
            "closed_at": _instant(meeting.closed_at),
            "tally": [meeting.convened, meeting.due, meeting.present, meeting.excused, meeting.handbook_users],
            "score": meeting.score,
            "attendance": [
                [member, state, entitled, _instant(arrived), _instant(left), reason]
                for member, state, entitled, arrived, left, reason in attendance_of(meeting)
                .order_by("member_id")
                .values_list("member_id", "state", "entitled", "arrived_at", "left_at", "reason")
            ],
            "opinions": [
                [str(said.uid), said.speaker_name, said.summary, _instant(said.noted_at)]
                for said in opinions_of(meeting)
            ],
            "motions": [list(row) for row in meeting.motions.order_by("id").values_list(*_MOTION)],
            "votes": [
                list(row)
                for row in Vote.objects.filter(motion__meeting=meeting)
                .order_by("motion_id", "member_id")
                .values_list("motion_id", "member_id", "choice")
            ],
            "points": [
                list(row)
                for row in ScoreLine.objects.filter(meeting=meeting)
                .order_by("item_id")
                .values_list("item_id", "points")
            ],
        }
    )


_MOTION = (
    "id", "text", "threshold", "status", "hands_agree", "hands_disagree", "hands_other", "base", "agree", "is_carried",
)  # fmt: skip


def check_seal(seal: str) -> Check:
    """Return what a seal is worth: the paper itself, and its link to the one before."""
    paper = sealed_papers().filter(seal=seal).first()
    if paper is None:
        return Check(None)
    before = (
        Paper.objects.filter(meeting__organisation=paper.meeting.organisation, sealed_at__isnull=False)
        .exclude(pk=paper.pk)
        .filter(Q(sealed_at__lt=paper.sealed_at) | Q(sealed_at=paper.sealed_at, pk__lt=paper.pk))
        .order_by("-sealed_at", "-id")
        .values_list("seal", flat=True)
        .first()
    )
    return Check(paper, faults_of(paper, before or first_of(str(paper.meeting.organisation.uid))))


def faults_of(paper: Paper, expected_previous: str) -> tuple[str, ...]:
    """Return what does not fit in a sealed paper: its text, its chain, the record of its meeting."""
    found = list(differences(paper.seal, paper.previous_seal, sealed_content(paper), expected_previous))
    if paper.record and paper.record != record_digest(paper.meeting):
        found.append("record")
    return tuple(found)


def sealed_papers() -> QuerySet[Paper]:
    """Return all sealed papers, cell by cell in the order of sealing."""
    rows = Paper.objects.filter(sealed_at__isnull=False).select_related("meeting__organisation")
    return rows.order_by("meeting__organisation_id", "sealed_at", "id")


def faulty_papers(cell: Organisation | None = None) -> Iterator[Fault | None]:
    """Walk the chains and yield, for each sealed paper, what is wrong with it, or nothing."""
    rows = sealed_papers().filter(meeting__organisation=cell) if cell else sealed_papers()
    last, follows = None, ""
    for paper in rows.iterator(chunk_size=500):
        home = paper.meeting.organisation
        if home.pk != last:
            last, follows = home.pk, first_of(str(home.uid))
        faults = faults_of(paper, follows)
        follows = paper.seal
        yield Fault(paper, faults) if faults else None


def unsealed_papers(meeting: Meeting) -> QuerySet[Paper]:
    """Return the papers that still wait to be sealed."""
    return Paper.objects.filter(meeting=meeting, sealed_at=None)


def may_write_papers(meeting: Meeting) -> bool:
    """Tell whether the papers of a meeting can be written now."""
    return meeting.status in HELD and meeting.status != MeetingStatus.SEALED


def _confirmation(actor: Actor, paper: Paper, role: str) -> Confirmation:
    """Return one of the two confirmations."""
    at = paper.confirmed_by_chair_at if role == "chair" else paper.confirmed_by_secretary_at
    by = paper.confirmed_by_chair if role == "chair" else paper.confirmed_by_secretary
    return Confirmation(
        role=role,
        label="Chủ trì" if role == "chair" else "Thư ký",
        member=officer(paper, role),
        confirmed_at=at,
        confirmed_by=by.name if by else "",
        may=at is None and paper.sealed_at is None and may_confirm(actor, paper, role),
    )


def _instant(moment: dt.datetime | None) -> str | None:
    """Return an instant as seals write it: the same wherever it was read."""
    return moment.astimezone(dt.UTC).isoformat() if moment else None


def _day(moment: dt.datetime) -> dt.date:
    """Return the day in Vietnam."""
    return moment.astimezone(ZONE).date()


def file_name(paper: Paper, ending: str) -> str:
    """Return a plain name for a paper's file: kind, number, month."""
    kind = {PaperKind.MINUTES: "bien-ban", PaperKind.RESOLUTION: "nghi-quyet"}[PaperKind(paper.kind)]
    number = f"-{paper.number:02d}" if paper.number else ""
    return f"{kind}{number}-{paper.meeting.period:%Y-%m}.{ending}"
