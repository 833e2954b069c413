"""Minutes and resolution: edited, confirmed by two, sealed into the cell's chain, corrected only by addendum."""

from django.utils import timezone

from sotay.access.action import action
from sotay.access.actor import Actor
from sotay.access.errors import Conflict, PayloadWrong
from sotay.core.errors import NotPermitted
from sotay.documents.choices import PaperType
from sotay.documents.intake.marking import check_typed_text
from sotay.documents.numbering import take_number
from sotay.documents.rules import symbol
from sotay.meetings import errors
from sotay.meetings.actions.drafting import draft_papers, save_changed
from sotay.meetings.choices import HELD, MeetingStatus, PaperKind
from sotay.meetings.models import Addendum, Meeting, Paper
from sotay.meetings.permissions import MeetingPermission
from sotay.meetings.queries.papers import (
    accounts_above,
    has_other_officer,
    is_minute_taker,
    may_confirm,
    officer,
    term_name,
    unsealed_papers,
)
from sotay.meetings.queries.seals import last_seal, record_digest, sealed_content
from sotay.meetings.rules.papers import with_edits
from sotay.meetings.rules.seals import seal_of
from sotay.meetings.wording import CONFIRMATION_WANTED, PAPERS_SEALED, paper_link, tell
from sotay.notifications.actions import notify
from sotay.organisations.models import Organisation

BODY = "CB"
TYPES = {PaperKind.MINUTES: PaperType.MINUTES, PaperKind.RESOLUTION: PaperType.RESOLUTION}
OTHER = {"chair": "secretary", "secretary": "chair"}


@action(MeetingPermission.CONDUCT)
def write_papers(actor: Actor, meeting: Meeting) -> list[Paper]:
    """Write both papers anew from the records; edited passages stay."""
    if meeting.status not in HELD:
        raise errors.MeetingNotHeld
    if meeting.status == MeetingStatus.SEALED:
        raise errors.MeetingSealed
    return draft_papers(meeting)


@action(MeetingPermission.TAKE_PART)
def edit_paper(  # noqa: PLR0913 -- what was typed, and what it was typed over
    actor: Actor,
    meeting: Meeting,
    *,
    paper: Paper,
    version: int,
    texts: dict[str, list[str]],
    base: dict[str, list[str]] | None = None,
) -> Paper:
    """Save edited passages (section key → paragraphs), unless somebody saved since that version was read.

    What was typed without network only clashes with passages that a person has written since; `base` is what it was typed over.
    """
    if not (actor.can(MeetingPermission.CONDUCT, meeting.organisation) or is_minute_taker(actor, meeting)):
        raise NotPermitted
    check_typed_text(*(line for lines in texts.values() for line in lines))
    fresh = (
        _fresh(meeting, paper, version)
        if actor.origin is None
        else _fresh_late(meeting, paper, version, texts, base or {})
    )
    sections = with_edits(fresh.sections, texts)
    if sections != fresh.sections:
        fresh.sections, fresh.edited_by = sections, actor.user
        save_changed(fresh, "sections", "edited_by")
    return fresh


@action(MeetingPermission.TAKE_PART)
def confirm_paper(actor: Actor, meeting: Meeting, *, paper: Paper, role: str, version: int) -> Paper:
    """Confirm a text as minute taker or as chair; the second confirmation seals it."""
    return _confirm(actor, meeting, paper, role, version)


@action(MeetingPermission.TAKE_PART)
def confirm_papers(actor: Actor, meeting: Meeting, *, role: str, versions: dict[str, int]) -> list[Paper]:
    """Confirm all the papers that were read (kind → version) in one role: all of them or none."""
    papers = Paper.objects.filter(meeting=meeting, kind__in=versions).order_by("kind")
    return [_confirm(actor, meeting, paper, role, versions[paper.kind]) for paper in papers]


def _confirm(actor: Actor, meeting: Meeting, paper: Paper, role: str, version: int) -> Paper:
    """Confirm one text."""
    fresh = _fresh(meeting, paper, version)
    _check_confirmer(actor, fresh, role)
    now = timezone.now()
    if role == "chair":
        fresh.confirmed_by_chair_at, fresh.confirmed_by_chair = now, actor.user
        fresh.save(update_fields=["confirmed_by_chair_at", "confirmed_by_chair"])
    else:
        fresh.confirmed_by_secretary_at, fresh.confirmed_by_secretary = now, actor.user
        fresh.save(update_fields=["confirmed_by_secretary_at", "confirmed_by_secretary"])
    if _confirmed(fresh, OTHER[role]):
        _seal(fresh, meeting)
    else:
        _ask_other(fresh, OTHER[role])
    return fresh


@action(MeetingPermission.SEAL)
def add_addendum(actor: Actor, meeting: Meeting, *, paper: Paper, text: str) -> Addendum:
    """Correct a sealed paper beside it."""
    check_typed_text(text)
    fresh = Paper.objects.select_for_update().get(pk=paper.pk, meeting=meeting)
    if actor.user is None:
        raise NotPermitted
    if fresh.sealed_at is None:
        raise errors.PaperNotSealed
    return Addendum.objects.create(paper=fresh, text=text.strip(), made_by=actor.user)


def _fresh(meeting: Meeting, paper: Paper, version: int) -> Paper:
    """Return the paper as it stands, if it is still the version that was read."""
    rows = Paper.objects.select_for_update(of=("self",)).select_related("edited_by")
    fresh = rows.get(pk=paper.pk, meeting=meeting)
    fresh.meeting = meeting
    if fresh.sealed_at is not None:
        raise errors.PaperSealed
    if fresh.version != version:
        raise errors.PaperChanged(name=fresh.edited_by.name if fresh.edited_by else meeting.organisation.name)
    return fresh


def _fresh_late(
    meeting: Meeting, paper: Paper, version: int, texts: dict[str, list[str]], base: dict[str, list[str]]
) -> Paper:
    """Return the paper as it stands, if nobody wrote another text into the passages that were typed without network."""
    fresh = Paper.objects.select_for_update(of=("self",)).select_related("edited_by").get(pk=paper.pk, meeting=meeting)
    if fresh.version == version or fresh.sealed_at is not None:
        return _fresh(meeting, paper, version)
    fresh.meeting = meeting
    standing = {section["key"]: section for section in fresh.sections}
    if unknown := sorted(set(texts) - set(standing)):
        raise PayloadWrong(errors=[{"field": f"texts.{key}", "message": "missing"} for key in unknown])
    theirs = {
        key: standing[key]["paragraphs"]
        for key, yours in texts.items()
        if standing[key]["edited"] and standing[key]["paragraphs"] not in (yours, base.get(key))
    }
    if theirs:
        name = fresh.edited_by.name if fresh.edited_by else meeting.organisation.name
        sentence = errors.PaperChanged.sentence.format(name=name)
        raise Conflict(
            sentence=sentence, yours={key: texts[key] for key in theirs}, theirs=theirs, version=fresh.version
        )
    return fresh


def _check_confirmer(actor: Actor, paper: Paper, role: str) -> None:
    """Refuse a confirmation that is given, that is another's, or that would make one person confirm twice."""
    named = officer(paper, role)
    if named is None or officer(paper, OTHER[role]) is None:
        raise errors.ChairMissing
    if _confirmed(paper, role):
        raise errors.AlreadyConfirmed
    if not may_confirm(actor, paper, role):
        raise errors.NotTheirConfirmation(name=named.full_name)
    user_id = actor.user.pk if actor.user else 0
    if user_id == _confirmer(paper, OTHER[role]) and has_other_officer(paper.meeting.organisation, user_id):
        raise errors.SamePersonConfirms


def _confirmed(paper: Paper, role: str) -> bool:
    """Tell whether a role has confirmed."""
    return (paper.confirmed_by_chair_at if role == "chair" else paper.confirmed_by_secretary_at) is not None


def _confirmer(paper: Paper, role: str) -> int | None:
    """Return the account that confirmed in a role."""
    return paper.confirmed_by_chair_id if role == "chair" else paper.confirmed_by_secretary_id


def _ask_other(paper: Paper, role: str) -> None:
    """Tell the one whose confirmation is still wanted."""
    other = officer(paper, role)
    if other is not None and other.account_id is not None:
        sentence = CONFIRMATION_WANTED.format(paper=paper.get_kind_display().lower(), title=paper.title)
        notify([other.account_id], "confirmation_wanted", sentence, paper_link(paper))


def _seal(paper: Paper, meeting: Meeting) -> None:
    """Give the paper its number and seal; the last paper of a meeting finishes it."""
    # One sealing at a time in a cell, so that the chain has one end. The lock leaves everybody's foreign keys alone.
    cell = Organisation.objects.select_for_update(no_key=True).get(pk=meeting.organisation_id)
    kind = PaperKind(paper.kind)
    paper.number = take_number(cell.pk, TYPES[kind], term_name(cell, meeting.held_on))
    paper.symbol = symbol(TYPES[kind], BODY)
    paper.sealed_at = timezone.now()
    paper.record = record_digest(meeting) if kind == PaperKind.MINUTES else ""
    paper.previous_seal = last_seal(cell)
    paper.seal = seal_of(sealed_content(paper), paper.previous_seal)
    paper.save(update_fields=["number", "symbol", "sealed_at", "record", "previous_seal", "seal"])
    if not unsealed_papers(meeting).exists():
        meeting.status, meeting.sealed_at = MeetingStatus.SEALED, paper.sealed_at
        meeting.save(update_fields=["status", "sealed_at"])
        notify(accounts_above(cell), "meeting_sealed", tell(PAPERS_SEALED, meeting), paper_link(paper))
