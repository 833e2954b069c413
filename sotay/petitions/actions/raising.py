"""Raising petitions: in the handbook, at a meeting, from what was said or asked there; exactly once, however often it arrives."""

from dataclasses import dataclass
from uuid import UUID

from django.db import IntegrityError, transaction

from sotay.access.action import Lock, action
from sotay.access.actor import Actor
from sotay.access.errors import OperationReused
from sotay.core.text import clean
from sotay.documents.intake.marking import check_typed_text
from sotay.meetings.models import Comment, Meeting, Opinion
from sotay.meetings.permissions import MeetingPermission
from sotay.meetings.queries.people import member_of
from sotay.members.models import Member
from sotay.organisations.models import Organisation
from sotay.petitions import errors, wording
from sotay.petitions.actions.moving import Step, due_after, norms, note, notify_owner
from sotay.petitions.choices import HopKind, PetitionSource, PetitionStatus, Subject
from sotay.petitions.models import ComplaintPointer, Petition
from sotay.petitions.permissions import PetitionPermission
from sotay.petitions.queries.bodies import complaints_body
from sotay.petitions.rules import looks_like, petition_key

_LONGEST = 500


@dataclass(frozen=True)
class Words:
    """What is asked for, where it was said, and by whom; `key` tells a repetition from a second petition."""

    text: str
    subject: str
    source: PetitionSource
    key: UUID
    meeting: Meeting | None = None
    member: Member | None = None
    source_uid: UUID | None = None
    is_nameless: bool = False


@action(PetitionPermission.RAISE, lock=Lock.NOTHING, nameless="is_anonymous")
def raise_petition(  # noqa: PLR0913 -- the fields of one form
    actor: Actor,
    cell: Organisation,
    *,
    text: str,
    subject: str = Subject.OTHER,
    is_anonymous: bool = False,
    is_no_complaint: bool = False,
    key: UUID | None = None,
    meeting: Meeting | None = None,
) -> Petition:
    """Raise one sentence between meetings, or at one; the same key twice is the same petition."""
    if not is_no_complaint:
        refuse_complaint(cell, text)
    source = PetitionSource.MEETING if meeting else PetitionSource.HANDBOOK
    member = None if is_anonymous else member_of(actor)
    words = Words(text, subject, source, key or actor.new_uid(), meeting, member, None, is_anonymous)
    return _raise(actor, cell, words)


@action(MeetingPermission.CONDUCT, lock=Lock.NOTHING)
def raise_opinion(actor: Actor, opinion: Opinion) -> Petition:
    """Make a petition of what somebody said at the meeting, in one tap."""
    _require_words(opinion.meeting.organisation, opinion.summary)
    words = Words(
        opinion.summary, Subject.OTHER, PetitionSource.OPINION, actor.new_uid(), opinion.meeting, opinion.speaker,
        opinion.uid,
    )  # fmt: skip
    return _raise(actor, opinion.meeting.organisation, words)


@action(MeetingPermission.CONDUCT, lock=Lock.NOTHING)
def raise_comment(actor: Actor, comment: Comment) -> Petition:
    """Make a petition of a comment or question put before the meeting; who asked without a name stays without one."""
    _require_words(comment.meeting.organisation, comment.text)
    words = Words(
        comment.text, Subject.OTHER, PetitionSource.COMMENT, actor.new_uid(), comment.meeting, comment.author,
        comment.uid, is_nameless=comment.author_id is None,
    )  # fmt: skip
    return _raise(actor, comment.meeting.organisation, words)


def raise_heard(  # noqa: PLR0913 -- what was heard, and where
    actor: Actor,
    cell: Organisation,
    *,
    text: str,
    key: UUID,
    subject: str = Subject.OTHER,
    meeting: Meeting | None = None,
) -> Petition:
    """Raise what an official heard at a cell's meeting, as a part of the action that reports it; the same key is the same petition."""
    _require_words(cell, text)
    return _raise(actor, cell, Words(text, subject, PetitionSource.VISIT, key, meeting))


@action(PetitionPermission.RAISE, lock=Lock.NOTHING, nameless="is_anonymous")
def point_to_register(actor: Actor, pointer: ComplaintPointer, *, is_anonymous: bool) -> ComplaintPointer:
    """Note that somebody was shown where complaints and denunciations go: neither what nor who.

    The pointer that is made is the target itself, so that no page about the cell tells of it.
    """
    pointer.noted_on = actor.today()
    pointer.save(force_insert=True)
    return pointer


def refuse_complaint(cell: Organisation, text: str) -> None:
    """Refuse what belongs to another register, and say where it goes."""
    kind = looks_like(text)
    if kind is not None:
        label = kind.label.lower()
        raise errors.LooksLikeComplaint(kind=label, kind_start=kind.label, where=complaints_body(cell))


def _require_words(cell: Organisation, text: str) -> None:
    """Refuse what says nothing, or belongs elsewhere."""
    if not clean(text):
        raise errors.OpinionEmpty
    refuse_complaint(cell, text)


def _raise(actor: Actor, cell: Organisation, words: Words) -> Petition:
    """Write the petition and its first step, unless it is there already."""
    if not cell.is_cell:
        raise errors.NotACell
    check_typed_text(words.text)
    text = clean(words.text)[:_LONGEST]
    if not text:
        raise errors.TextMissing
    known = _known(cell, words)
    if known is not None:
        return known
    petition = Petition(
        uid=words.key,
        cell=cell,
        meeting=words.meeting,
        source=words.source,
        source_uid=words.source_uid,
        text=text,
        subject=words.subject,
        raised_by=words.member,
        raised_on=actor.today(),
        status=PetitionStatus.RECEIVED,
        owner=cell,
        owned_since=actor.today(),
        due_on=due_after(actor, norms(actor.today()).route_days),
        search_key=petition_key(text),
    )
    try:
        with transaction.atomic():
            petition.save(force_insert=True)
    except IntegrityError:
        known = _known(cell, words)
        if known is None:
            raise
        return known
    note(actor, petition, Step(HopKind.RAISED, is_nameless=words.is_nameless), cell, petition.due_on)
    notify_owner(petition, actor.today(), wording.raised(petition), but=actor)
    return petition


def _known(cell: Organisation, words: Words) -> Petition | None:
    """Return the petition that came before under the same key, or of the same opinion."""
    by_key = Petition.objects.filter(uid=words.key).select_related("cell").first()
    if by_key is not None and by_key.cell_id != cell.pk:
        raise OperationReused
    if by_key is not None or words.source_uid is None:
        return by_key
    return Petition.objects.filter(source_uid=words.source_uid, cell=cell).first()
