"""The cell's list of candidates: who is followed, by whom they are helped, what their dossier holds."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from sotay.access.action import Lock, action
from sotay.access.actor import Actor
from sotay.audit.actions import write_reading
from sotay.core.days import since, today
from sotay.core.errors import DomainError
from sotay.core.names import name_sort_key
from sotay.core.text import search_key
from sotay.development import errors, rules
from sotay.development.actions.advancing import advance, take_step
from sotay.development.choices import OPEN, CandidateStatus, Level, Outcome, Source, Special, StepKind
from sotay.development.models import Candidate, ChecklistItem, Helper, Paper, Step
from sotay.development.permissions import DevelopmentPermission as P
from sotay.development.queries.candidates import MASKED, Filters, candidates_for
from sotay.development.queries.road import is_official_member, norms_of, steps_of, unfollowed_probationary
from sotay.development.wording import READMITTED
from sotay.documents.decisions import DecisionPaper, record_decision
from sotay.documents.intake.marking import check_typed_text
from sotay.members.choices import COUNTED, Status
from sotay.members.errors import NothingToReveal
from sotay.members.models import Member, Standing
from sotay.organisations.models import Organisation

SECRET = ("national_id", "phone", "residence")
BULK_LIMIT = 2000
FIELDS = (
    "full_name", "born_on", "sex", "ethnicity", "religion", "home_town", "residence", "national_id", "phone",
    "occupation", "general_education", "qualification", "source", "special", "left_on", "is_criminal_cleared", "noted_on", "note",
)  # fmt: skip
_OF_MEMBER = (
    "full_name", "born_on", "sex", "ethnicity", "religion", "home_town", "residence", "national_id", "phone", "occupation",
    "general_education", "qualification", "joined_on", "search_key", "sort_key",
)  # fmt: skip
_TEXTS = ("full_name", "home_town", "residence", "occupation", "note")


@action(P.KEEP, lock=Lock.NOTHING, secret=SECRET)
def record_candidate(actor: Actor, organisation: Organisation, /, **fields: Any) -> Candidate:
    """Put an outstanding person on the cell's list; `fields` are those named in `FIELDS`."""
    return _write(organisation, fields)


@action(P.KEEP, lock=Lock.NOTHING, secret=("rows",))
def record_candidates(
    actor: Actor, organisation: Organisation, *, rows: Sequence[Mapping[str, Any]]
) -> list[Candidate]:
    """Put many on the lists of cells at and below the organisation, all or none; a row may name its `organisation`."""
    if len(rows) > BULK_LIMIT:
        raise errors.TooManyRows(limit=BULK_LIMIT)
    made = []
    for number, row in enumerate(rows, 1):
        fields = dict(row)
        cell = fields.pop("organisation", organisation)
        actor.require(P.KEEP, cell)
        try:
            made.append(_write(cell, fields))
        except DomainError as refusal:
            raise errors.RowRefused(number=number, why=str(refusal)) from refusal
    return made


@action(P.KEEP, secret=SECRET)
def edit_candidate(actor: Actor, candidate: Candidate, /, **fields: Any) -> Candidate:
    """Change what is known of a candidate, until the ceremony; afterwards the member's record is what counts."""
    if candidate.member_id is not None:
        raise errors.AlreadyAdmitted
    _set(candidate, fields)
    _check(candidate)
    candidate.save(update_fields=[*fields, "search_key", "sort_key", "previous"])
    return candidate


@action(P.REVEAL, lock=Lock.NOTHING)
def reveal_candidate_field(actor: Actor, candidate: Candidate, *, name: str) -> str:
    """Return one masked value and write down who has read it."""
    value = getattr(candidate, name, None) if name in MASKED else None
    if not value or actor.user is None:
        raise NothingToReveal
    write_reading(user=actor.user, target=candidate, fields=[MASKED[name]])
    return str(value)


@action(P.EXPORT, lock=Lock.NOTHING)
def export_candidates(actor: Actor, organisation: Organisation, *, filters: Filters) -> list[Candidate]:
    """Return the list for a workbook, and write down who took it out; masked values are not in it."""
    return list(candidates_for(actor, filters)[:5000])


@action(P.RESOLVE)
def move_candidate(actor: Actor, candidate: Candidate, *, target: Organisation) -> Candidate:
    """Let another cell follow the candidate, who has moved or whose cell has ended."""
    _require_open(candidate)
    if candidate.member_id is not None:
        raise errors.AlreadyAdmitted
    actor.require(P.RESOLVE, target)
    _require_cell(target)
    candidate.organisation = target
    candidate.save(update_fields=["organisation"])
    candidate.helpers.filter(valid__upper_inf=True).exclude(member__affiliations__organisation=target).delete()
    return candidate


@action(P.KEEP)
def close_candidate(actor: Actor, candidate: Candidate, *, outcome: str, reason: str) -> Candidate:
    """Stop following a candidate: withdrawn by their own wish, or dropped by the cell."""
    _require_open(candidate)
    if candidate.member_id is not None:
        raise errors.AlreadyAdmitted
    check_typed_text(reason)
    candidate.status = CandidateStatus.WITHDRAWN if outcome == CandidateStatus.WITHDRAWN else CandidateStatus.DROPPED
    candidate.closed_on, candidate.close_reason = today(), reason.strip()[:300]
    candidate.next_step = candidate.level = ""
    candidate.due_on = None
    candidate.save(update_fields=["status", "closed_on", "close_reason", "next_step", "level", "due_on"])
    return candidate


@action(P.KEEP)
def reopen_candidate(actor: Actor, candidate: Candidate) -> Candidate:
    """Follow again whoever was withdrawn or dropped, from the step at which they stood."""
    if candidate.status not in {CandidateStatus.WITHDRAWN, CandidateStatus.DROPPED}:
        raise errors.CandidateClosed
    candidate.status, candidate.closed_on, candidate.close_reason = CandidateStatus.FOLLOWED, None, ""
    _check(candidate)
    advance(candidate, steps_of(candidate), "status", "closed_on", "close_reason")
    return candidate


@action(P.KEEP)
def assign_helper(actor: Actor, candidate: Candidate, *, member: Member | None, held_on: dt.date) -> Helper:
    """Let an official member of the cell help the candidate from the day on; the first one is a step of the road."""
    _require_open(candidate)
    if member is None:
        raise errors.HelperMissing
    if not is_official_member(member, candidate.organisation, min(held_on, today())):
        raise errors.HelperUnfit
    if candidate.next_step == StepKind.HELPER:
        take_step(actor, candidate, StepKind.HELPER, held_on)
        advance(candidate, steps_of(candidate))
    running = candidate.helpers.filter(valid__upper_inf=True).first()
    if running is not None and running.valid.lower >= held_on:
        candidate.helpers.filter(pk=running.pk).delete()
    elif running is not None:
        running.valid = since(running.valid.lower, held_on)
        running.save(update_fields=["valid"])
    return Helper.objects.create(candidate=candidate, member=member, valid=since(held_on))


@action(P.KEEP)
def check_paper(  # noqa: PLR0913 -- what one form tells
    actor: Actor,
    candidate: Candidate,
    *,
    item: ChecklistItem,
    received_on: dt.date,
    introducer: Member | None = None,
    note: str = "",
) -> Paper:
    """Tick a paper of the dossier, with the member who introduces where it names one."""
    _require_open(candidate)
    check_typed_text(note)
    if received_on > today():
        raise errors.DayToCome
    if not item.names_member:
        introducer = None
    elif introducer is None or not is_official_member(introducer, candidate.organisation, received_on):
        raise errors.IntroducerUnfit
    elif candidate.papers.filter(introducer=introducer).exclude(item=item).exists():
        raise errors.IntroducerTwice
    values = {"received_on": received_on, "introducer": introducer, "note": note.strip()[:200]}
    return Paper.objects.update_or_create(candidate=candidate, item=item, defaults=values)[0]


@action(P.KEEP)
def uncheck_paper(actor: Actor, candidate: Candidate, *, item: ChecklistItem) -> None:
    """Take a tick back."""
    _require_open(candidate)
    candidate.papers.filter(item=item).delete()


@action(P.KEEP)
def renew_dossier(actor: Actor, candidate: Candidate) -> Candidate:
    """Make a dossier anew that the cell has not voted on in its months: what grows old is asked for again."""
    _require_open(candidate)
    norms = norms_of(today())
    if candidate.next_step != StepKind.CELL_VOTE or candidate.dossier_on is None:
        raise errors.DossierStillFresh
    if rules.is_dossier_fresh(candidate.dossier_on, today(), norms):
        raise errors.DossierStillFresh
    candidate.steps.filter(kind=StepKind.DOSSIER, number__isnull=False).update(
        number=None, after=None, outcome=Outcome.REDONE
    )
    candidate.papers.filter(item__is_redone=True).delete()
    candidate.dossier_on = None
    advance(candidate, steps_of(candidate), "dossier_on")
    return candidate


@action(P.KEEP)
def renew_certificate(
    actor: Actor, candidate: Candidate, *, held_on: dt.date, certificate_number: str, certificate_by: str = ""
) -> Candidate:
    """Write the certificate of a class attended again, the first one having grown too old."""
    _require_open(candidate)
    if held_on > today():
        raise errors.DayToCome
    check_typed_text(certificate_number, certificate_by)
    candidate.certificate_on, candidate.certificate_number = held_on, certificate_number.strip()
    candidate.certificate_by = certificate_by.strip()
    advance(candidate, steps_of(candidate), "certificate_on", "certificate_number", "certificate_by")
    return candidate


@action(P.RESOLVE)
def record_age_consent(actor: Actor, candidate: Candidate, *, decision: DecisionPaper | None) -> Candidate:
    """Name the written consent to an admission over age."""
    if decision is None:
        raise errors.DecisionMissing
    candidate.age_consent = record_decision(decision)
    candidate.save(update_fields=["age_consent"])
    return candidate


@action(P.KEEP, lock=Lock.NOTHING)
def adopt_probationary(actor: Actor, organisation: Organisation) -> int:
    """Follow the probationary members of the register whom nobody follows, from their ceremony on; tell how many."""
    members = list(unfollowed_probationary(organisation))
    for member in members:
        cell = member.organisation
        if cell is None:
            continue
        values = {name: getattr(member, name) for name in _OF_MEMBER}
        candidate = Candidate(organisation=cell, member=member, noted_on=member.joined_on, **values)
        candidate.status, candidate.source = CandidateStatus.PROBATIONARY, Source.OTHER
        candidate.next_step, candidate.level = StepKind.NEW_MEMBER_CLASS, Level.CELL
        candidate.save(force_insert=True)
        step = Step(candidate=candidate, kind=StepKind.CEREMONY, number=1, held_on=member.joined_on)
        step.recorded_by = actor.user
        step.save(force_insert=True)
        advance(candidate, [step])
    return len(members)


# --- Parts of these actions --------------------------------------------------------------------------------------


def _write(cell: Organisation, fields: Mapping[str, Any]) -> Candidate:
    """Write a new candidate of the cell."""
    _require_cell(cell)
    candidate = Candidate(organisation=cell)
    _set(candidate, {"noted_on": today(), **fields})
    _check(candidate)
    candidate.next_step, candidate.level = StepKind.SOURCE, "cell"
    candidate.save(force_insert=True)
    return candidate


def _set(candidate: Candidate, fields: Mapping[str, Any]) -> None:
    """Set what is known; unknown names are a mistake of the caller."""
    for name, value in fields.items():
        if name not in FIELDS:
            raise TypeError(name)
        setattr(candidate, name, value if value is not None or name in {"national_id", "left_on"} else "")
    check_typed_text(*(getattr(candidate, name) for name in _TEXTS))
    candidate.national_id = candidate.national_id or None
    candidate.search_key = search_key(candidate.full_name)
    candidate.sort_key = name_sort_key(candidate.full_name)


def _check(candidate: Candidate) -> None:
    """Refuse whoever is followed, or is a member, or may not be one again."""
    if candidate.noted_on > today():
        raise errors.DayToCome
    is_again = candidate.special == Special.READMISSION
    if is_again and candidate.left_on is None:
        raise errors.LeftOnMissing
    if candidate.national_id is None:
        candidate.previous = None
        return
    same = Candidate.objects.filter(national_id=candidate.national_id, status__in=OPEN).exclude(pk=candidate.pk)
    if same.exists():
        raise errors.AlreadyFollowed
    candidate.previous = Member.objects.filter(national_id=candidate.national_id).first()
    if candidate.previous is not None:
        _check_again(candidate, candidate.previous, is_again=is_again)


def _check_again(candidate: Candidate, previous: Member, *, is_again: bool) -> None:
    """Refuse whoever is a member, or may not be one again."""
    statuses = Standing.objects.filter(member=previous).order_by("-valid").values_list("status", flat=True)
    last = statuses.first()
    if last in COUNTED or last == Status.TRANSFERRED:
        raise errors.AlreadyAMember
    if not is_again:
        raise errors.WasAMember
    if last in {Status.RESIGNED, Status.DECEASED}:
        raise errors.NeverReadmitted(why=READMITTED[str(last)])
    if Candidate.objects.filter(previous=previous, joined_on__isnull=False).exclude(pk=candidate.pk).exists():
        raise errors.NeverReadmitted(why=READMITTED["once"])


def _require_open(candidate: Candidate) -> None:
    """Refuse to go on with whoever is not followed any more."""
    if not candidate.is_open:
        raise errors.CandidateClosed


def _require_cell(cell: Organisation) -> None:
    """Refuse what is no open cell."""
    if not cell.is_cell:
        raise errors.NotACell
    if cell.closed_on is not None:
        raise errors.CellClosed
