"""Reading briefings: the committee's, the secretary's invitations, and who has held none in a quarter."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from sotay.access.actor import Actor
from sotay.briefings.choices import ATTENDING, BriefingStatus, Presence
from sotay.briefings.models import Briefing, Conclusion, Invitation, Question
from sotay.briefings.permissions import BriefingPermission
from sotay.briefings.rules import CHANGING, BriefingNorms, can_close, last_day_of_quarter, takes_questions
from sotay.committees.choices import Post
from sotay.committees.models import Position
from sotay.core.days import add_months, quarter_of, today
from sotay.core.display import quarter as quarter_name
from sotay.core.find import find
from sotay.core.parts import Tab
from sotay.members.models import Member
from sotay.organisations.choices import MEETING_KINDS, Kind
from sotay.organisations.models import Organisation
from sotay.regulations.queries import norms_on
from sotay.work.queries import TaskLine, line_of

PERMISSION = BriefingPermission
SHOWN = 500


@dataclass(frozen=True)
class Concluded:
    """A conclusion with its task: whose it is, by when, and how far."""

    conclusion: Conclusion
    line: TaskLine

    @property
    def owner(self) -> str:
        """Return who carries it out: the person, and the cell where it is a cell's."""
        task = self.line.task
        name = task.owner.full_name if task.owner else ""
        return f"{name}, {task.organisation.name}" if name and task.organisation.is_cell else name


@dataclass(frozen=True)
class BriefingPage:
    """One briefing with everything that its page shows."""

    briefing: Briefing
    invitations: Sequence[Invitation]
    questions: Sequence[Question]
    conclusions: Sequence[Concluded]
    before: Briefing | None
    earlier: Sequence[Concluded]
    can_hold: bool

    @property
    def present(self) -> int:
        """Return how many cells were in the room."""
        return sum(one.presence in ATTENDING for one in self.invitations)

    @property
    def unanswered(self) -> int:
        """Return how many questions wait."""
        return sum(not one.answer for one in self.questions)

    @property
    def is_draft(self) -> bool:
        """Tell whether nobody was told."""
        return self.briefing.status == BriefingStatus.DRAFT

    @property
    def is_held(self) -> bool:
        """Tell whether it is over, so that there are minutes."""
        return self.briefing.status == BriefingStatus.HELD

    @property
    def can_change(self) -> bool:
        """Tell whether the committee can still write here."""
        return self.can_hold and self.briefing.status in CHANGING

    @property
    def can_run(self) -> bool:
        """Tell whether presence, questions and conclusions are written now."""
        return self.can_hold and self.briefing.status == BriefingStatus.INVITED

    @property
    def can_close(self) -> bool:
        """Tell whether it can be ended now."""
        return self.can_hold and can_close(self.briefing.status, self.briefing.held_on, today())


@dataclass(frozen=True)
class InvitationPage:
    """What a secretary sees of a briefing: everything that was answered, and their own questions."""

    invitation: Invitation
    own: Sequence[Question]
    others: Sequence[Question]
    conclusions: Sequence[Concluded]
    takes_questions: bool

    @property
    def briefing(self) -> Briefing:
        """Return the briefing."""
        return self.invitation.briefing

    @property
    def can_reply(self) -> bool:
        """Tell whether the secretary can still say who comes."""
        return self.briefing.status == BriefingStatus.INVITED


# --- The committee's side ----------------------------------------------------------------------------------------


def briefings_for(actor: Actor) -> QuerySet[Briefing]:
    """Return the briefings of the committees in sight, newest first; drafts are for who holds them."""
    seen = actor.scope(PERMISSION.VIEW) & ~Q(status=BriefingStatus.DRAFT)
    if actor.has(PERMISSION.HOLD):
        seen |= actor.scope(PERMISSION.HOLD)
    rows = Briefing.objects.filter(seen).select_related("organisation__parent", "chair", "minute_taker")
    return rows.order_by("-held_on", "-id")


def briefing_lines(actor: Actor) -> QuerySet[Briefing]:
    """Return the briefings in sight with how many cells were invited and came, how many conclusions are done."""
    done = ("done", "not_done", "dropped")
    return briefings_for(actor).annotate(
        invited=Count("invitations", distinct=True),
        came=Count("invitations", filter=Q(invitations__presence__in=ATTENDING), distinct=True),
        asked=Count("questions", distinct=True),
        concluded=Count("conclusions", distinct=True),
        done=Count("conclusions", filter=Q(conclusions__task__status__in=done), distinct=True),
    )


def get_briefing(actor: Actor, uid: UUID) -> Briefing:
    """Return one briefing in sight."""
    return find(briefings_for(actor), uid=uid)


def get_briefing_to_hold(actor: Actor, uid: UUID) -> Briefing:
    """Return a briefing that the actor holds; who only sees it learns that the right is missing."""
    briefing = get_briefing(actor, uid)
    actor.require(PERMISSION.HOLD, briefing.organisation)
    return briefing


def briefing_page(actor: Actor, uid: UUID) -> BriefingPage:
    """Return one briefing with everything that its page shows."""
    briefing = get_briefing(actor, uid)
    return page_of(briefing, can_hold=actor.can(PERMISSION.HOLD, briefing.organisation))


def page_of(briefing: Briefing, *, can_hold: bool) -> BriefingPage:
    """Return the page of a briefing that was fetched for the actor."""
    before = previous_of(briefing)
    return BriefingPage(
        briefing,
        invitations_of(briefing),
        questions_of(briefing),
        conclusions_of(briefing),
        before,
        conclusions_of(before) if before else (),
        can_hold,
    )


def invitations_of(briefing: Briefing) -> list[Invitation]:
    """Return the invited cells by code."""
    rows = briefing.invitations.select_related("organisation", "member")
    return list(rows.order_by("organisation__code", "id"))


def questions_of(briefing: Briefing) -> list[Question]:
    """Return the questions, the oldest first."""
    return list(briefing.questions.select_related("organisation", "asked_by", "answered_by").order_by("id"))


def get_question(briefing: Briefing, uid: UUID) -> Question:
    """Return one question of a briefing."""
    return find(briefing.questions.select_related("organisation"), uid=uid)


def conclusions_of(briefing: Briefing) -> list[Concluded]:
    """Return the conclusions in their order, each with its task."""
    rows = briefing.conclusions.select_related("task__owner", "task__organisation").order_by("number")
    return [Concluded(row, line_of(row.task)) for row in rows]


def get_conclusion(briefing: Briefing, uid: UUID) -> Conclusion:
    """Return one conclusion of the briefing, or of the one before, on which it looks back."""
    before = previous_of(briefing)
    rows = Conclusion.objects.filter(briefing__in=[one.pk for one in (briefing, before) if one is not None])
    return find(rows.select_related("task", "briefing"), uid=uid)


def previous_of(briefing: Briefing) -> Briefing | None:
    """Return the committee's briefing before this one, whose conclusions are looked at again."""
    rows = Briefing.objects.filter(
        organisation=briefing.organisation, status=BriefingStatus.HELD, held_on__lt=briefing.held_on
    )
    return rows.order_by("-held_on", "-id").first()


def committees_to_brief(actor: Actor) -> list[Organisation]:
    """Return the committees that the actor can hold briefings for, the highest first, as many as a list can offer."""
    rows = Organisation.objects.filter(actor.scope(PERMISSION.HOLD, through=""), closed_on=None)
    return list(rows.exclude(kind__in=MEETING_KINDS).order_by("path__depth", "sort_key", "id")[:SHOWN])


def get_committee_to_brief(actor: Actor, uid: UUID) -> Organisation:
    """Return one committee that the actor can hold briefings for."""
    rows = Organisation.objects.filter(actor.scope(PERMISSION.HOLD, through=""), closed_on=None)
    return find(rows.exclude(kind__in=MEETING_KINDS), uid=uid)


def cells_of(committee: Organisation) -> list[Organisation]:
    """Return the cells below a committee, by code."""
    rows = Organisation.objects.filter(path__descendant_of=committee.path, kind__in=MEETING_KINDS, closed_on=None)
    return list(rows.order_by("code", "id")[:SHOWN])


def cells_named(committee: Organisation, uids: Sequence[UUID]) -> list[Organisation]:
    """Return the named cells below a committee; all where none is named."""
    return [cell for cell in cells_of(committee) if not uids or cell.uid in uids]


def officers_of(committee: Organisation) -> list[Member]:
    """Return who holds a post in the committee today: they lead, write, and can carry out conclusions."""
    rows = Member.objects.filter(positions__organisation=committee, positions__valid__contains=today())
    return list(rows.distinct().order_by("sort_key", "id"))


def secretaries_of(cells: Sequence[Organisation], day: dt.date) -> dict[int, Member]:
    """Return who is secretary of each cell on the day."""
    rows = Position.objects.filter(organisation__in=cells, post=Post.SECRETARY, valid__contains=day)
    return {row.organisation_id: row.member for row in rows.select_related("member")}


def holders_of(committee: Organisation) -> list[int]:
    """Return the accounts of who holds a post in the committee: they are told of questions."""
    rows = Position.objects.filter(organisation=committee, valid__contains=today(), member__account__isnull=False)
    return list(rows.values_list("member__account_id", flat=True))


# --- The secretary's side ----------------------------------------------------------------------------------------


def invitations_for(actor: Actor) -> QuerySet[Invitation]:
    """Return what the actor's cells are invited to, newest first."""
    rows = Invitation.objects.filter(actor.scope(PERMISSION.TAKE_PART)).exclude(briefing__status=BriefingStatus.DRAFT)
    return rows.select_related("briefing__organisation", "organisation", "member").order_by("-briefing__held_on", "-id")


def get_invitation(actor: Actor, uid: UUID) -> Invitation:
    """Return one invitation of the actor's cells."""
    return find(invitations_for(actor), uid=uid)


def invitation_page(actor: Actor, uid: UUID) -> InvitationPage:
    """Return what a secretary sees of a briefing."""
    invitation = get_invitation(actor, uid)
    briefing, questions = invitation.briefing, questions_of(invitation.briefing)
    return InvitationPage(
        invitation,
        [one for one in questions if one.organisation_id == invitation.organisation_id],
        [one for one in questions if one.organisation_id != invitation.organisation_id and one.answer],
        conclusions_of(briefing) if briefing.status == BriefingStatus.HELD else (),
        takes_questions(briefing.status, briefing.questions_until, today()),
    )


def get_own_question(actor: Actor, uid: UUID) -> Question:
    """Return one question of the actor's cells."""
    rows = Question.objects.filter(actor.scope(PERMISSION.TAKE_PART)).select_related("organisation", "briefing")
    return find(rows, uid=uid)


# --- Who has held none -------------------------------------------------------------------------------------------


def committees_lacking(actor: Actor, quarter: dt.date) -> QuerySet[Organisation]:
    """Return the grassroots committees in sight that have held fewer briefings in the quarter than the norm wants."""
    wanted = norms_on(last_day_of_quarter(quarter), BriefingNorms).per_quarter
    held = Q(briefings__status=BriefingStatus.HELD, briefings__quarter=quarter)
    rows = Organisation.objects.filter(
        actor.scope(PERMISSION.VIEW, through=""), kind=Kind.PARTY_COMMITTEE, closed_on=None
    ).exclude(founded_on__gte=add_months(quarter, 3))
    counted = rows.annotate(
        held=Count("briefings", filter=held, distinct=True),
        invited=Count("briefings", filter=Q(briefings__status=BriefingStatus.INVITED, briefings__quarter=quarter)),
    )
    return counted.filter(held__lt=wanted).select_related("parent").order_by("code", "id")


def quarter_asked(asked: str) -> dt.date:
    """Return the quarter asked for (`2026-10`), or the present one."""
    return next((each for each in last_quarters() if f"{each:%Y-%m}" == asked), last_quarters()[0])


def last_quarters() -> list[dt.date]:
    """Return the present quarter and the four before."""
    return [add_months(quarter_of(today()), -3 * back) for back in range(5)]


def quarter_tabs(current: dt.date) -> list[Tab]:
    """Return the quarters as tabs."""
    return [Tab(quarter_name(each), f"?quarter={each:%Y-%m}", each == current) for each in last_quarters()]


# --- What forms begin with ---------------------------------------------------------------------------------------


def briefing_values(briefing: Briefing) -> dict[str, object]:
    """Return a briefing as its form begins."""
    names = ("held_on", "starts", "place", "content", "questions_until")
    cells = briefing.invitations.values_list("organisation__uid", flat=True)
    return {**{name: getattr(briefing, name) for name in names}, "cells": [str(uid) for uid in cells]}


def minutes_values(briefing: Briefing) -> dict[str, object]:
    """Return what the form of the minutes begins with."""
    return {
        "chair": str(briefing.chair.uid) if briefing.chair else "",
        "minute_taker": str(briefing.minute_taker.uid) if briefing.minute_taker else "",
        "summary": briefing.summary,
    }


def owners_for(briefing: Briefing) -> list[tuple[str, str]]:
    """Return who can carry out a conclusion: the secretaries invited, then the committee's own."""
    cells = [
        (f"cell:{one.uid}", f"{one.member.full_name}, {one.organisation.name}")
        for one in invitations_of(briefing)
        if one.member is not None
    ]
    own = [
        (f"member:{one.uid}", f"{one.full_name}, {briefing.organisation.name}")
        for one in officers_of(briefing.organisation)
    ]
    return own + cells


PRESENCES = tuple((each.value, each.label) for each in Presence if each != Presence.EXPECTED)
