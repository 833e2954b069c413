"""What officials ask: to swap with another one, to be replaced, to be let off. Whoever is asked answers, the board sees it."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from sotay.access.action import action
from sotay.access.actor import Actor
from sotay.access.queries import grants_at_place
from sotay.documents.intake.marking import check_typed_text
from sotay.members.models import Member
from sotay.notifications.actions import notify
from sotay.visits import errors, wording
from sotay.visits.actions.changes import call_off, locked, substitute, swap
from sotay.visits.choices import OPEN_STATUSES, RequestKind, RequestStatus, VisitStatus
from sotay.visits.models import Visit, VisitRequest
from sotay.visits.permissions import VisitPermission
from sotay.visits.queries.asking import require_free

_ASKS = {
    RequestKind.SWAP: wording.ASKED_SWAP,
    RequestKind.SUBSTITUTE: wording.ASKED_SUBSTITUTE,
    RequestKind.CALL_OFF: wording.ASKED_CALL_OFF,
}


@action(VisitPermission.ATTEND_OWN)
def ask_swap(actor: Actor, member: Member, *, visit: Visit, other: Visit, reason: str) -> VisitRequest:
    """Ask another official to attend for each other."""
    if other.pk == visit.pk:
        raise errors.SameVisit
    own, theirs = locked(visit, other)
    _require_own(actor, member, own)
    _require_planned(own, theirs)
    if theirs.plan_id != own.plan_id or theirs.member_id == own.member_id:
        raise errors.SameVisit
    _require_open(theirs)
    besides = [own.pk, theirs.pk]
    require_free(own.member, theirs.cell, theirs.on, own.plan_id, besides)
    require_free(theirs.member, own.cell, own.on, own.plan_id, besides)
    return _ask(actor, own, RequestKind.SWAP, reason, asked=theirs.member, other=theirs)


@action(VisitPermission.ATTEND_OWN)
def ask_substitute(actor: Actor, member: Member, *, visit: Visit, substitute_by: Member, reason: str) -> VisitRequest:
    """Ask another official of the plan to go instead."""
    (own,) = locked(visit)
    _require_own(actor, member, own)
    _require_planned(own)
    if substitute_by.pk == member.pk:
        raise errors.SamePerson(name=member.full_name)
    require_free(substitute_by, own.cell, own.on, own.plan_id, [own.pk], is_planned=True)
    return _ask(actor, own, RequestKind.SUBSTITUTE, reason, asked=substitute_by)


@action(VisitPermission.ATTEND_OWN)
def ask_call_off(actor: Actor, member: Member, *, visit: Visit, reason: str) -> VisitRequest:
    """Ask the board to be let off."""
    (own,) = locked(visit)
    _require_own(actor, member, own)
    return _ask(actor, own, RequestKind.CALL_OFF, reason)


@action(VisitPermission.ATTEND_OWN)
def withdraw_request(actor: Actor, member: Member, *, request: VisitRequest) -> VisitRequest:
    """Take back what one has asked."""
    fresh = _waiting(request)
    _require_mine(actor, member, fresh.member_id)
    return _settle(fresh, RequestStatus.WITHDRAWN)


@action(VisitPermission.ATTEND_OWN)
def accept_request(actor: Actor, member: Member, *, request: VisitRequest) -> VisitRequest:
    """Say yes to what another official asks: the visits change hands at once."""
    fresh = _waiting(request)
    _require_mine(actor, member, fresh.asked_id)
    _settle(fresh, RequestStatus.ACCEPTED)
    if fresh.other is not None:
        own, theirs = locked(fresh.visit, fresh.other)
        swap(actor, own, theirs, fresh.reason)
    else:
        (visit,) = locked(fresh.visit)
        substitute(actor, visit, member, fresh.reason)
    _tell_asker(fresh, wording.ACCEPTED)
    return fresh


@action(VisitPermission.ATTEND_OWN)
def decline_request(actor: Actor, member: Member, *, request: VisitRequest, answer: str = "") -> VisitRequest:
    """Say no to what another official asks."""
    fresh = _waiting(request)
    _require_mine(actor, member, fresh.asked_id)
    return _decline(fresh, answer)


@action(VisitPermission.MANAGE)
def grant_call_off(actor: Actor, request: VisitRequest) -> VisitRequest:
    """Let an official off."""
    fresh = _waiting(request)
    _require_call_off(fresh)
    _settle(fresh, RequestStatus.ACCEPTED)
    (visit,) = locked(fresh.visit)
    call_off(actor, visit, fresh.reason)
    return fresh


@action(VisitPermission.MANAGE)
def refuse_call_off(actor: Actor, request: VisitRequest, *, answer: str) -> VisitRequest:
    """Let the visit stand."""
    fresh = _waiting(request)
    _require_call_off(fresh)
    if not answer.strip():
        raise errors.ReasonMissing
    return _decline(fresh, answer)


def _ask(  # noqa: PLR0913 -- the columns of a request
    actor: Actor, visit: Visit, kind: RequestKind, reason: str, *, asked: Member | None = None, other: Visit | None = None
) -> VisitRequest:  # fmt: skip
    """Write what is asked, and tell whoever answers."""
    check_typed_text(reason)
    if not reason.strip():
        raise errors.ReasonMissing
    if asked is not None and asked.account_id is None:
        raise errors.CannotAnswer(name=asked.full_name)
    try:
        with transaction.atomic():
            request = VisitRequest.objects.create(
                organisation=visit.organisation, visit=visit, other=other, kind=kind, member=visit.member, asked=asked,
                reason=reason.strip(), asked_at=actor.now(),
            )  # fmt: skip
    except IntegrityError:
        raise errors.AskedAlready from None
    words = _ASKS[kind].format(
        name=visit.member.full_name, cell=visit.cell.name, day=f"{visit.on:%d/%m/%Y}", reason=request.reason
    )
    if asked is not None and asked.account_id is not None:
        notify([asked.account_id], wording.ASKED_KIND, words, wording.request_link(request))
    else:
        board = grants_at_place(VisitPermission.MANAGE, visit.organisation)
        notify(board, wording.ASKED_KIND, words, wording.board_link(visit))
    return request


def _waiting(request: VisitRequest) -> VisitRequest:
    """Return a request as it stands, locked after its visits as everywhere; refuse what has been answered."""
    locked(*(one for one in (request.visit, request.other) if one is not None))
    rows = VisitRequest.objects.select_for_update(of=("self",)).select_related(
        "visit__plan", "visit__cell", "other", "member", "asked"
    )
    fresh = rows.get(pk=request.pk)
    if fresh.status != RequestStatus.ASKED:
        raise errors.NotAsked(status=fresh.get_status_display())
    return fresh


def _settle(request: VisitRequest, status: RequestStatus, answer: str = "") -> VisitRequest:
    """Write what became of a request."""
    request.status, request.answer, request.answered_at = status, answer.strip(), timezone.now()
    request.save(update_fields=["status", "answer", "answered_at"])
    return request


def _decline(request: VisitRequest, answer: str) -> VisitRequest:
    """Write a no, and tell who asked."""
    check_typed_text(answer)
    _settle(request, RequestStatus.DECLINED, answer)
    _tell_asker(request, wording.DECLINED)
    return request


def _tell_asker(request: VisitRequest, sentence: str) -> None:
    """Tell who asked what the answer is."""
    visit = request.visit
    words = sentence.format(
        what=request.get_kind_display(), cell=visit.cell.name, day=f"{visit.on:%d/%m/%Y}", answer=request.answer
    )
    if request.member.account_id is not None:
        is_gone = request.status == RequestStatus.ACCEPTED
        link = wording.taken_link(visit) if is_gone else wording.visit_link(visit)
        kind = wording.TAKEN_KIND if is_gone else wording.CHANGED_KIND
        notify([request.member.account_id], kind, words, link)


def _require_own(actor: Actor, member: Member, visit: Visit) -> None:
    """Refuse somebody else's visit, and one that is over."""
    _require_mine(actor, member, visit.member_id)
    _require_open(visit)


def _require_mine(actor: Actor, member: Member, key: int | None) -> None:
    """Refuse to speak for somebody else."""
    if actor.user is None or member.account_id != actor.user.pk or key != member.pk:
        raise errors.NotYours


def _require_open(visit: Visit) -> None:
    """Refuse what is over."""
    if visit.status not in OPEN_STATUSES:
        raise errors.NotOpen(status=visit.get_status_display())


def _require_planned(*visits: Visit) -> None:
    """Refuse to hand over what has no day."""
    for one in visits:
        if one.status != VisitStatus.PLANNED:
            raise errors.NotOpen(status=one.get_status_display())


def _require_call_off(request: VisitRequest) -> None:
    """Refuse to answer for an official who is asked."""
    if request.kind != RequestKind.CALL_OFF:
        raise errors.NotAsked(status=request.get_kind_display())
