"""Reading papers: who sees them, what they seal, who confirms them, and whether the chain of seals holds."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from sotay.access.actor import Actor, roles
from sotay.access.models import Grant
from sotay.committees.choices import CommitteeKind, Post
from sotay.committees.models import Position, Term
from sotay.core.days import ZONE, today
from sotay.core.find import find
from sotay.meetings.choices import MeetingStatus, PaperKind
from sotay.meetings.models import Addendum, Meeting, MeetingHabit, Paper
from sotay.meetings.permissions import MeetingPermission
from sotay.meetings.queries.conducting import norms_for
from sotay.meetings.rules.papers import locality_in, report_due_on
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
    """Tell whether the actor is the one to confirm: that officer, or for one who has never signed in, or has left, whoever seals."""
    named = officer(paper, role)
    if actor.user is None or named is None:
        return False
    has_signed_in = named.account is not None and named.account.activated_at is not None
    if has_signed_in and named.account_id == actor.user.pk:
        return True
    if not actor.can(MeetingPermission.SEAL, paper.meeting.organisation):
        return False
    here = named.affiliations.filter(organisation=paper.meeting.organisation_id, valid__contains=today())
    return not has_signed_in or not here.exists()


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
    for organisation_id in (cell.pk, cell.parent_id or cell.pk):
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


def unsealed_papers(meeting: Meeting) -> QuerySet[Paper]:
    """Return the papers that still wait to be sealed."""
    return Paper.objects.filter(meeting=meeting, sealed_at=None)


def confirmed_papers(meeting: Meeting) -> QuerySet[Paper]:
    """Return the papers that somebody has confirmed."""
    either = Q(confirmed_by_secretary_at__isnull=False) | Q(confirmed_by_chair_at__isnull=False)
    return Paper.objects.filter(either, meeting=meeting)


def may_reopen(actor: Actor, meeting: Meeting) -> bool:
    """Tell whether the actor can take the closing back."""
    return may_write(actor, meeting) and not confirmed_papers(meeting).exists()


def may_write(actor: Actor, meeting: Meeting) -> bool:
    """Tell whether the actor can have the papers of a meeting written now."""
    return meeting.status == MeetingStatus.CLOSED and actor.can(MeetingPermission.CONDUCT, meeting.organisation)


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


def _day(moment: dt.datetime) -> dt.date:
    """Return the day in Vietnam."""
    return moment.astimezone(ZONE).date()


def file_name(paper: Paper, ending: str) -> str:
    """Return a plain name for a paper's file: kind, number, month."""
    kind = {PaperKind.MINUTES: "bien-ban", PaperKind.RESOLUTION: "nghi-quyet"}[PaperKind(paper.kind)]
    number = f"-{paper.number:02d}" if paper.number else ""
    return f"{kind}{number}-{paper.meeting.period:%Y-%m}.{ending}"
