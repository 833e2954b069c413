"""What the cell says: it withdraws, it is satisfied, it is not."""

from sotay.access.action import Lock, action
from sotay.access.actor import Actor
from sotay.organisations.models import Organisation
from sotay.petitions import errors, wording
from sotay.petitions.actions.agenda import refresh_agenda
from sotay.petitions.actions.moving import Step, close, due_after, given, hand_to, norms, notify_raiser
from sotay.petitions.choices import OPEN, HopKind, PetitionStatus
from sotay.petitions.models import Petition
from sotay.petitions.permissions import PetitionPermission


@action(PetitionPermission.SPEAK)
def confirm_answer(actor: Actor, petition: Petition) -> Petition:
    """Say that the petition is answered: it is closed. Said twice, by two phones, it is said once."""
    if petition.status == PetitionStatus.CONFIRMED:
        return petition
    _require_answered(petition)
    close(actor, petition, Step(HopKind.CONFIRMED), PetitionStatus.CONFIRMED)
    notify_raiser(petition, wording.heard(petition))
    refresh_agenda(petition.cell, actor.today())
    return petition


@action(PetitionPermission.SPEAK)
def refuse_answer(actor: Actor, petition: Petition, *, reason: str) -> Petition:
    """Say that it is not, and why: the body that answered owes another answer; where it was refused before, the level above does."""
    _require_answered(petition)
    words = given(reason)
    owner = _next_owner(petition)
    due = due_after(actor, norms(actor.today()).answer_days)
    petition.status = PetitionStatus.PROCESSING
    petition.answer, petition.answered_on, petition.answered_by = "", None, None
    petition.save(update_fields=["status", "answer", "answered_on", "answered_by"])
    hand_to(actor, petition, Step(HopKind.REOPENED, words), owner, due)
    notify_raiser(petition, wording.refused(petition))
    refresh_agenda(petition.cell, actor.today())
    return petition


@action(PetitionPermission.SPEAK, lock=Lock.NOTHING)
def withdraw_petition(actor: Actor, cell: Organisation, *, petition: Petition, reason: str) -> Petition:
    """Take back a petition of the cell, wherever it is, with all its parts."""
    words = given(reason)
    rows = Petition.objects.select_for_update(of=("self",)).select_related("owner", "cell")
    fresh = rows.get(pk=petition.pk, cell=cell, parent=None)
    if not fresh.is_open:
        raise errors.NotOpen(status=PetitionStatus(fresh.status).label)
    for part in rows.filter(parent=fresh, status__in=OPEN).order_by("pk"):
        close(actor, part, Step(HopKind.WITHDRAWN, words), PetitionStatus.WITHDRAWN)
    close(actor, fresh, Step(HopKind.WITHDRAWN, words), PetitionStatus.WITHDRAWN)
    refresh_agenda(cell, actor.today())
    return fresh


def _next_owner(petition: Petition) -> Organisation:
    """Return who answers after a refusal: the same body once, then the level above; whoever is no more is followed by its level."""
    before = petition.answered_by or petition.cell
    is_second = petition.hops.filter(kind=HopKind.REOPENED, target=before).exists()
    if before.closed_on is None and not is_second:
        return before
    return before.parent or petition.cell.parent or before


def _require_answered(petition: Petition) -> None:
    """Refuse to speak to an answer that is not there."""
    if petition.status != PetitionStatus.ANSWERED:
        raise errors.NotAnswered
