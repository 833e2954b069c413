"""What the body does that has a petition: sends it on, splits it, takes more time, answers."""

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from sotay.access.action import action
from sotay.access.actor import Actor
from sotay.core import display
from sotay.core.text import clean
from sotay.documents.intake.marking import check_typed_text
from sotay.organisations.models import Organisation
from sotay.petitions import errors, wording
from sotay.petitions.actions.agenda import refresh_agenda
from sotay.petitions.actions.moving import (
    Step,
    due_after,
    given,
    hand_to,
    norms,
    note,
    notify_owner,
    notify_raiser,
    require_to_answer,
)
from sotay.petitions.choices import OPEN, TO_ANSWER, HopKind, PetitionSource, PetitionStatus
from sotay.petitions.models import Petition
from sotay.petitions.permissions import PetitionPermission
from sotay.petitions.queries.groups import group_of
from sotay.petitions.rules import petition_key
from sotay.regulations.queries import working_day_after


@dataclass(frozen=True)
class Part:
    """What one body has to answer, and by when where that differs from the norm."""

    body: Organisation
    text: str
    due_on: dt.date | None = None

    def __str__(self) -> str:
        """Return what the ledger keeps."""
        return f"{self.body.code}: {self.text}"


@action(PetitionPermission.HANDLE)
def forward_petition(actor: Actor, petition: Petition, *, to: Organisation, reason: str) -> Petition:
    """Send a petition up, down or across to the body that can answer it, with a reason; that body has its own time."""
    require_to_answer(petition)
    if _open_parts(petition):
        raise errors.SplitNotMoved
    _require_another(petition, to)
    kind = HopKind.ROUTED if petition.status == PetitionStatus.RECEIVED else HopKind.FORWARDED
    return hand_to(actor, petition, Step(kind, given(reason)), to, due_after(actor, norms(actor.today()).answer_days))


@action(PetitionPermission.HANDLE)
def split_petition(
    actor: Actor, petition: Petition, *, lead: Organisation, parts: Sequence[Part], reason: str
) -> Petition:
    """Give parts of a petition to several bodies, each with its own deadline; the lead concludes when all have answered."""
    require_to_answer(petition)
    if petition.parent_id is not None:
        raise errors.PartNotSplit
    if out := _open_parts(petition):
        raise errors.SplitAlready(count=out)
    _require_parts(lead, parts)
    words, rules = given(reason), norms(actor.today())
    usual = due_after(actor, rules.answer_days)
    dues = [max(part.due_on or usual, actor.today()) for part in parts]
    due = working_day_after(max(dues), rules.conclude_days)
    hand_to(actor, petition, Step(HopKind.SPLIT, words), lead, due)
    for part, own in zip(parts, dues, strict=True):
        _hand_part(actor, petition, part, own)
    return petition


@action(PetitionPermission.HANDLE)
def extend_petition(actor: Actor, petition: Petition, *, reason: str) -> Petition:
    """Take more time, once, with a reason."""
    require_to_answer(petition)
    if petition.is_extended or petition.due_on is None:
        raise errors.ExtendedAlready(day=display.day(petition.due_on or actor.today()))
    later = working_day_after(max(petition.due_on, actor.today()), norms(actor.today()).extend_days)
    note(actor, petition, Step(HopKind.EXTENDED, given(reason)), petition.owner, later)
    petition.due_on, petition.is_extended = later, True
    petition.save(update_fields=["due_on", "is_extended"])
    return petition


@action(PetitionPermission.HANDLE)
def answer_petition(actor: Actor, petition: Petition, *, answer: str, for_group: bool = False) -> Petition:
    """Answer: a part goes back to the lead, a whole petition to its cell; on request all that ask for the same."""
    words, body = _said(answer), petition.owner
    _answer(actor, petition, words)
    if for_group and petition.parent_id is None:
        alike = [one.pk for one in group_of(petition) if one.pk != petition.pk]
        rows = Petition.objects.select_for_update(of=("self",)).filter(pk__in=alike, status__in=TO_ANSWER)
        for one in rows.select_related("owner", "cell").order_by("pk"):
            if one.owner and actor.can(PetitionPermission.HANDLE, one.owner) and not _open_parts(one):
                _take_over(actor, one, body, petition)
                _answer(actor, one, words)
    return petition


@action(PetitionPermission.HANDLE)
def answer_on_the_spot(actor: Actor, petition: Petition, *, answer: str) -> Petition:
    """Write down what was answered at once, before the cell: it is heard and done."""
    words = _said(answer)
    if petition.status != PetitionStatus.RECEIVED or petition.owner_id != petition.cell_id:
        raise errors.AnsweredElsewhere
    note(actor, petition, Step(HopKind.ANSWERED, words), petition.cell, None)
    petition.answer, petition.answered_on, petition.answered_by = words, actor.today(), petition.owner
    petition.on_the_spot, petition.status = True, PetitionStatus.CONFIRMED
    petition.owner, petition.owned_since, petition.due_on, petition.closed_on = None, None, None, actor.today()
    petition.save(
        update_fields=[
            "answer", "answered_on", "answered_by", "on_the_spot", "status", "owner", "owned_since", "due_on", "closed_on",
        ]
    )  # fmt: skip
    notify_raiser(petition, wording.answered(petition))
    return petition


def _answer(actor: Actor, petition: Petition, words: str) -> None:
    """Write an answer into one petition whose row is held."""
    require_to_answer(petition)
    if out := _open_parts(petition):
        raise errors.PartsOpen(count=out)
    is_part = petition.parent_id is not None
    due = None if is_part else due_after(actor, norms(actor.today()).confirm_days)
    lead = petition.parent.owner if petition.parent else petition.cell
    note(actor, petition, Step(HopKind.ANSWERED, words), lead, due)
    petition.answer, petition.answered_on, petition.answered_by = words, actor.today(), petition.owner
    if is_part:
        petition.status, petition.owner, petition.closed_on = PetitionStatus.FOLDED, None, actor.today()
        petition.owned_since = None
    else:
        petition.owned_since = actor.today()
        petition.status, petition.owner, petition.is_extended = PetitionStatus.ANSWERED, petition.cell, False
    petition.due_on = due
    petition.save(
        update_fields=[
            "answer",
            "answered_on",
            "answered_by",
            "status",
            "owner",
            "owned_since",
            "due_on",
            "closed_on",
            "is_extended",
        ]
    )
    _tell(actor, petition, petition.parent)


def _take_over(actor: Actor, one: Petition, body: Organisation | None, first: Petition) -> None:
    """Bring what a body below still has to the body that answers for all, so that the map says who answered."""
    if body is None or one.owner_id == body.pk:
        return
    words = wording.ANSWERED_TOGETHER.format(cell=first.cell)
    note(actor, one, Step(HopKind.FORWARDED, words), body, one.due_on)
    one.owner, one.owned_since = body, actor.today()


def _tell(actor: Actor, petition: Petition, lead: Petition | None) -> None:
    """Tell the lead of its part; else the cell and who raised it, and put the answer first on the agenda."""
    notify_owner(lead or petition, actor.today(), wording.answered(petition), but=actor)
    if lead is None:
        notify_raiser(petition, wording.answered(petition))
        refresh_agenda(petition.cell, actor.today())


def _hand_part(actor: Actor, petition: Petition, part: Part, due: dt.date) -> Petition:
    """Make one part, with its body and its deadline."""
    text = clean(part.text) or petition.text
    check_typed_text(text)
    row = Petition.objects.create(
        uid=uuid.uuid4(),
        cell=petition.cell,
        meeting=petition.meeting,
        source=PetitionSource.PART,
        text=text,
        subject=petition.subject,
        raised_on=actor.today(),
        status=PetitionStatus.PROCESSING,
        owner=part.body,
        owned_since=actor.today(),
        due_on=due,
        parent=petition,
        search_key=petition_key(text),
    )
    note(actor, row, Step(HopKind.SPLIT, text), part.body, due)
    notify_owner(row, actor.today(), wording.arrived(row))
    return row


def _require_parts(lead: Organisation, parts: Sequence[Part]) -> None:
    """Refuse a split among nobody, or twice to the same body."""
    if not parts:
        raise errors.TooFewParts
    seen: set[int] = set()
    for part in (Part(lead, ""), *parts):
        if part.body.closed_on is not None:
            raise errors.BodyClosed(name=part.body.name)
        if part.body.pk in seen and part.body.pk != lead.pk:
            raise errors.PartTwice(name=part.body.name)
        seen.add(part.body.pk)
    if all(part.body.pk == lead.pk for part in parts):
        raise errors.TooFewParts


def _require_another(petition: Petition, to: Organisation) -> None:
    """Refuse to send a petition where it is, or where nobody is."""
    if to.pk == petition.owner_id:
        raise errors.SameBody(name=to.name)
    if to.closed_on is not None:
        raise errors.BodyClosed(name=to.name)


def _open_parts(petition: Petition) -> int:
    """Return how many parts have not been answered."""
    return Petition.objects.filter(parent=petition, status__in=OPEN).count()


def _said(answer: str) -> str:
    """Return an answer that says something."""
    check_typed_text(answer)
    if not clean(answer):
        raise errors.AnswerMissing
    return answer.strip()[:2000]
