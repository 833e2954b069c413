"""Preparing, holding and following up a briefing with the secretaries of cells."""

import datetime as dt
from collections.abc import Mapping, Sequence

from django.db.models import Max
from django.utils import timezone

from sotay.access.action import Lock, action
from sotay.access.actor import Actor
from sotay.briefings import errors, wording
from sotay.briefings.choices import BriefingStatus, Presence
from sotay.briefings.models import Briefing, Conclusion, Invitation, Question
from sotay.briefings.notices import begins
from sotay.briefings.permissions import BriefingPermission
from sotay.briefings.queries import cells_of, get_conclusion, holders_of, invitations_of, officers_of, secretaries_of
from sotay.briefings.rules import CHANGING, can_close, takes_questions
from sotay.core.days import quarter_of, today
from sotay.core.find import find
from sotay.documents.intake.marking import check_typed_text
from sotay.members.models import Member
from sotay.notifications.actions import notify
from sotay.organisations.models import Organisation
from sotay.work.actions import finish_task, make_committee_task, make_task
from sotay.work.choices import TaskStatus
from sotay.work.models import Task

FACTS = ("held_on", "starts", "place")


# --- Before ------------------------------------------------------------------------------------------------------


@action(BriefingPermission.HOLD, lock=Lock.NOTHING)
def plan_briefing(  # noqa: PLR0913 -- the fields of one form
    actor: Actor,
    organisation: Organisation,
    *,
    held_on: dt.date,
    starts: dt.time,
    place: str,
    content: str,
    questions_until: dt.date,
    cells: Sequence[Organisation],
) -> Briefing:
    """Plan a briefing of the committee with the secretaries of some or all of its cells."""
    if organisation.is_cell:
        raise errors.NotAnUpperCommittee
    if held_on < today():
        raise errors.DayGoneBy
    briefing = Briefing(organisation=organisation)
    _word(briefing, held_on, starts, place, content, questions_until)
    briefing.save(force_insert=True)
    _invite_cells(briefing, cells)
    return briefing


@action(BriefingPermission.HOLD)
def edit_briefing(  # noqa: PLR0913 -- the fields of one form
    actor: Actor,
    briefing: Briefing,
    *,
    held_on: dt.date,
    starts: dt.time,
    place: str,
    content: str,
    questions_until: dt.date,
    cells: Sequence[Organisation],
) -> Briefing:
    """Change what is planned; those who were invited are told at once, those added are invited."""
    _require(briefing, *CHANGING)
    if held_on != briefing.held_on and held_on < today():
        raise errors.DayGoneBy
    before = [getattr(briefing, name) for name in FACTS]
    _word(briefing, held_on, starts, place, content, questions_until)
    briefing.save(update_fields=["quarter", *FACTS, "content", "questions_until"])
    added = _invite_cells(briefing, cells)
    if briefing.status == BriefingStatus.INVITED:
        if before != [getattr(briefing, name) for name in FACTS]:
            _tell_secretaries(actor, briefing, wording.tell(wording.CHANGE, briefing))
        _name_secretaries(briefing)
        _tell_secretaries(actor, briefing, wording.tell(wording.INVITATION, briefing), only=added)
    return briefing


@action(BriefingPermission.HOLD)
def send_invitations(actor: Actor, briefing: Briefing) -> int:
    """Invite the secretaries; tell how many cells."""
    if briefing.status == BriefingStatus.INVITED:
        raise errors.AlreadyInvited
    _require(briefing, BriefingStatus.DRAFT)
    if briefing.held_on < today():
        raise errors.DayGoneBy
    briefing.status, briefing.invited_at = BriefingStatus.INVITED, timezone.now()
    briefing.save(update_fields=["status", "invited_at"])
    _name_secretaries(briefing)
    _tell_secretaries(actor, briefing, wording.tell(wording.INVITATION, briefing))
    return briefing.invitations.count()


@action(BriefingPermission.HOLD)
def cancel_briefing(actor: Actor, briefing: Briefing, *, reason: str) -> Briefing:
    """Call a briefing off; those who were invited are told why."""
    _require(briefing, *CHANGING)
    check_typed_text(reason)
    was_told = briefing.status == BriefingStatus.INVITED
    briefing.status, briefing.cancelled_at, briefing.cancel_reason = (
        BriefingStatus.CANCELLED,
        timezone.now(),
        reason.strip(),
    )
    briefing.save(update_fields=["status", "cancelled_at", "cancel_reason"])
    if was_told:
        sentence = wording.tell(wording.CANCELLATION, briefing, reason=briefing.cancel_reason)
        _tell_secretaries(actor, briefing, sentence)
    return briefing


@action(BriefingPermission.TAKE_PART, lock=Lock.NOTHING)
def ask_question(actor: Actor, invitation: Invitation, *, text: str) -> Question:
    """Ask something before the briefing, in the name of the cell."""
    briefing = invitation.briefing
    _require(briefing, BriefingStatus.INVITED)
    if not takes_questions(briefing.status, briefing.questions_until, today()):
        raise errors.QuestionsClosed(day=f"{briefing.questions_until:%d/%m/%Y}")
    check_typed_text(text)
    question = Question.objects.create(
        briefing=briefing, organisation=invitation.organisation, asked_by=actor.user, text=text.strip()
    )
    sentence = wording.ASKED.format(cell=invitation.organisation.name)
    notify(holders_of(briefing.organisation), "briefing_question", sentence, wording.briefing_link(briefing))
    return question


@action(BriefingPermission.TAKE_PART)
def withdraw_question(actor: Actor, question: Question) -> None:
    """Take a question back that nobody has answered."""
    if question.answer:
        raise errors.QuestionAnswered
    _require(question.briefing, BriefingStatus.INVITED)
    Question.objects.filter(pk=question.pk).delete()


@action(BriefingPermission.TAKE_PART)
def reply_to_invitation(
    actor: Actor, invitation: Invitation, *, presence: str, stand_in: str = "", reason: str = ""
) -> Invitation:
    """Say beforehand whether the secretary comes, who comes instead, or why nobody does."""
    _require(invitation.briefing, BriefingStatus.INVITED)
    _mark(invitation, presence, stand_in, reason)
    invitation.save(update_fields=["presence", "stand_in", "reason"])
    if presence != Presence.EXPECTED:
        sentence = wording.REPLY.format(
            cell=invitation.organisation.name, presence=invitation.get_presence_display().lower()
        )
        briefing = invitation.briefing
        notify(holders_of(briefing.organisation), "briefing_reply", sentence, wording.briefing_link(briefing))
    return invitation


# --- At the briefing ---------------------------------------------------------------------------------------------


@action(BriefingPermission.HOLD)
def answer_question(actor: Actor, briefing: Briefing, *, question: Question, answer: str) -> Question:
    """Answer a question, before or at the briefing; the secretary is told."""
    _require(briefing, BriefingStatus.INVITED)
    check_typed_text(answer)
    if not answer.strip():
        raise errors.AnswerMissing
    fresh = Question.objects.select_for_update().get(pk=question.pk, briefing=briefing)
    fresh.answer, fresh.answered_by, fresh.answered_at = answer.strip(), actor.user, timezone.now()
    fresh.save(update_fields=["answer", "answered_by", "answered_at"])
    if fresh.asked_by_id is not None:
        link = wording.invitation_link(briefing.invitations.get(organisation=fresh.organisation_id))
        notify([fresh.asked_by_id], "briefing_answer", wording.answered(fresh), link)
    return fresh


@action(BriefingPermission.HOLD)
def record_presence(actor: Actor, briefing: Briefing, *, marks: Mapping[str, tuple[str, str]]) -> int:
    """Record who is in the room: by the invitation's code the state, and a name or a reason; tell how many."""
    _require(briefing, BriefingStatus.INVITED)
    found = [one for one in invitations_of(briefing) if str(one.uid) in marks]
    for invitation in found:
        presence, note = marks[str(invitation.uid)]
        _mark(invitation, presence, note, note)
    Invitation.objects.bulk_update(found, ["presence", "stand_in", "reason"])
    return len(found)


@action(BriefingPermission.HOLD)
def write_minutes(
    actor: Actor, briefing: Briefing, *, chair: Member | None, minute_taker: Member | None, summary: str = ""
) -> Briefing:
    """Write who led, who wrote, and what was said."""
    _require(briefing, BriefingStatus.INVITED)
    check_typed_text(summary)
    if chair is not None and minute_taker is not None and chair.pk == minute_taker.pk:
        raise errors.SameOfficers
    known = {one.pk for one in officers_of(briefing.organisation)}
    for member in (chair, minute_taker):
        if member is not None and member.pk not in known:
            raise errors.OfficerWithoutPost(name=member.full_name)
    briefing.chair, briefing.minute_taker, briefing.summary = chair, minute_taker, summary.strip()
    briefing.save(update_fields=["chair", "minute_taker", "summary"])
    return briefing


@action(BriefingPermission.HOLD)
def add_conclusion(actor: Actor, briefing: Briefing, *, title: str, owner: str, due_on: dt.date) -> Conclusion:
    """Conclude: what, by whom (`cell:…` an invited cell's secretary, `member:…` one of the committee), by when."""
    _require(briefing, BriefingStatus.INVITED)
    task = _task(actor, briefing, title.strip(), owner, due_on)
    last = briefing.conclusions.aggregate(last=Max("number"))["last"] or 0
    return Conclusion.objects.create(briefing=briefing, number=last + 1, task=task)


@action(BriefingPermission.HOLD)
def remove_conclusion(actor: Actor, briefing: Briefing, *, conclusion: Conclusion) -> None:
    """Take a conclusion back before the briefing is over, with its task."""
    _require(briefing, BriefingStatus.INVITED)
    fresh = find(briefing.conclusions.select_related("task"), pk=conclusion.pk)
    if fresh.task.status != TaskStatus.OPEN or fresh.task.result:
        raise errors.ConclusionUnderWay
    Conclusion.objects.filter(pk=fresh.pk).delete()
    Task.objects.filter(pk=fresh.task_id).delete()


@action(BriefingPermission.HOLD)
def record_conclusion_result(
    actor: Actor, briefing: Briefing, *, conclusion: Conclusion, status: str, result: str
) -> Conclusion:
    """Write what came of a conclusion, as this briefing or the next one hears it."""
    fresh = get_conclusion(briefing, conclusion.uid)
    finish_task(actor, Task.objects.select_for_update().get(pk=fresh.task_id), status, result)
    return fresh


@action(BriefingPermission.HOLD)
def close_briefing(actor: Actor, briefing: Briefing) -> Briefing:
    """End the briefing: who has not come was absent, and the minutes stand."""
    _require(briefing, BriefingStatus.INVITED)
    if not can_close(briefing.status, briefing.held_on, today()):
        raise errors.NotYetHeld
    if briefing.chair is None or briefing.minute_taker is None:
        raise errors.OfficersMissing
    briefing.invitations.filter(presence=Presence.EXPECTED).update(presence=Presence.ABSENT)
    briefing.status, briefing.closed_at = BriefingStatus.HELD, timezone.now()
    briefing.save(update_fields=["status", "closed_at"])
    return briefing


# --- Parts of these actions --------------------------------------------------------------------------------------


def _require(briefing: Briefing, *statuses: str) -> None:
    """Refuse what does not fit the state of the briefing."""
    if briefing.status in statuses:
        return
    raise errors.NotInvitedYet if briefing.status == BriefingStatus.DRAFT else errors.BriefingOver


def _word(  # noqa: PLR0913, PLR0917 -- the fields of one form
    briefing: Briefing, held_on: dt.date, starts: dt.time, place: str, content: str, questions_until: dt.date
) -> None:
    """Set what the invitation says."""
    check_typed_text(place, content)
    if questions_until > held_on:
        raise errors.QuestionsTooLate
    briefing.quarter, briefing.held_on, briefing.starts = quarter_of(held_on), held_on, starts
    briefing.place, briefing.content, briefing.questions_until = place.strip(), content.strip(), questions_until


def _invite_cells(briefing: Briefing, cells: Sequence[Organisation]) -> set[int]:
    """Bring the list of invited cells in line with those chosen; return the keys of those added."""
    below = {cell.pk for cell in cells_of(briefing.organisation)}
    wanted = {cell.pk for cell in cells} & below
    if not wanted:
        raise errors.NobodyInvited
    known = set(briefing.invitations.values_list("organisation_id", flat=True))
    asked = set(briefing.questions.values_list("organisation_id", flat=True))
    briefing.invitations.exclude(organisation__in=wanted | asked).delete()
    added = wanted - known
    Invitation.objects.bulk_create(Invitation(briefing=briefing, organisation_id=key) for key in sorted(added))
    return added


def _name_secretaries(briefing: Briefing) -> None:
    """Write who is secretary of each invited cell on the day."""
    rows = list(briefing.invitations.select_related("organisation"))
    secretaries = secretaries_of([row.organisation for row in rows], today())
    for row in rows:
        row.member = secretaries.get(row.organisation_id)
    Invitation.objects.bulk_update(rows, ["member"])


def _tell_secretaries(actor: Actor, briefing: Briefing, sentence: str, only: set[int] | None = None) -> None:
    """Tell the secretaries of the invited cells, each with a link to their own page."""
    for row in briefing.invitations.select_related("member"):
        account = row.member.account_id if row.member else None
        if account is not None and (only is None or row.organisation_id in only):
            notify([account], "briefing", sentence, wording.invitation_link(row), due_at=begins(briefing))


def _mark(invitation: Invitation, presence: str, stand_in: str, reason: str) -> None:
    """Set where an invited cell stands."""
    check_typed_text(stand_in, reason)
    invitation.presence = presence
    invitation.stand_in = stand_in.strip()[:120] if presence == Presence.STAND_IN else ""
    invitation.reason = reason.strip()[:300] if presence == Presence.EXCUSED else ""
    if presence == Presence.STAND_IN and not invitation.stand_in:
        raise errors.StandInMissing
    if presence == Presence.EXCUSED and not invitation.reason:
        raise errors.ReasonMissing


def _task(actor: Actor, briefing: Briefing, title: str, owner: str, due_on: dt.date) -> Task:
    """Make the task of a conclusion."""
    kind, _, uid = owner.partition(":")
    if kind == "cell":
        for row in invitations_of(briefing):
            if str(row.uid) == uid and row.member is not None:
                return make_task(actor, row.organisation, title=title, due_on=due_on, owner=row.member)
    for member in officers_of(briefing.organisation):
        if kind == "member" and str(member.uid) == uid:
            return make_committee_task(actor, briefing.organisation, title=title, due_on=due_on, owner=member)
    raise errors.OwnerNotInvited
