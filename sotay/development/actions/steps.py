"""The steps of the road: those of the cell, of the committees, of the deciding body; admission and recognition."""

import datetime as dt
from typing import Any

from django.db.models import Q

from sotay.access.action import action
from sotay.access.actor import Actor
from sotay.access.models import Grant
from sotay.core.dates import same_day_months_later
from sotay.core.days import since, today
from sotay.core.names import name_sort_key
from sotay.core.text import search_key
from sotay.development import errors, rules
from sotay.development.actions.advancing import Report, advance, take_step
from sotay.development.choices import CandidateStatus, Level, Outcome, Phase, StepKind
from sotay.development.models import Candidate, Step
from sotay.development.permissions import DevelopmentPermission as P
from sotay.development.queries.road import (
    ages_of,
    has_base,
    missing_papers,
    norms_of,
    steps_of,
    superior_of,
)
from sotay.documents.decisions import DecisionPaper, record_decision
from sotay.documents.models import Decision
from sotay.members.choices import Precision, Status
from sotay.members.models import Affiliation, Member, Standing

K = StepKind
CELL_STEPS = (
    K.SOURCE, K.AWARENESS, K.DOSSIER, K.CELL_VOTE, K.SUBMISSION, K.NEW_MEMBER_CLASS, K.RECOGNITION_CELL, K.RECOGNITION_SUBMISSION,
)  # fmt: skip
# What the record of the new member takes over from the list.
_CARRIED = (
    "full_name", "born_on", "sex", "ethnicity", "religion", "home_town", "residence", "phone", "occupation", "general_education",
    "qualification",
)  # fmt: skip
_MEMBER_FIELDS = (*_CARRIED, "born_precision", "joined_on", "official_on", "search_key", "sort_key")
COMMITTEE_STEPS = (K.APPRAISAL, K.BASE_VOTE, K.RECOGNITION_APPRAISAL, K.RECOGNITION_BASE)


@action(P.KEEP)
def record_cell_step(  # noqa: PLR0913 -- what one form tells
    actor: Actor,
    candidate: Candidate,
    /,
    *,
    kind: StepKind,
    held_on: dt.date,
    certificate_number: str = "",
    certificate_by: str = "",
    **report: Any,
) -> Step:
    """Record a step of the cell; a vote that does not carry is kept and the candidate stays where they are."""
    if kind not in CELL_STEPS:
        raise errors.NotTheNextStep(step=StepKind(candidate.next_step or K.SOURCE).label)
    told = Report(**report)
    if told.motion is not None:
        held_on = told.motion.meeting.held_on
    _ready(candidate, kind, held_on)
    changed: tuple[str, ...] = ()
    if kind == K.AWARENESS:
        if not certificate_number.strip():
            raise errors.CertificateMissing
        candidate.certificate_number, candidate.certificate_by = certificate_number.strip(), certificate_by.strip()
        candidate.certificate_on = held_on
        changed = ("certificate_number", "certificate_by", "certificate_on")
    if kind == K.DOSSIER:
        candidate.dossier_on, changed = held_on, ("dossier_on",)
    return _go_on(candidate, take_step(actor, candidate, kind, held_on, told), *changed)


@action(P.RESOLVE)
def record_committee_step(
    actor: Actor, candidate: Candidate, /, *, kind: StepKind, held_on: dt.date, **report: Any
) -> Step:
    """Record the appraisal of a partial committee or the vote of the base committee."""
    if kind not in COMMITTEE_STEPS:
        raise errors.NotTheNextStep(step=StepKind(candidate.next_step or K.SOURCE).label)
    return _go_on(candidate, take_step(actor, candidate, kind, held_on, Report(**report)))


@action(P.RESOLVE)
def record_decision_step(
    actor: Actor,
    candidate: Candidate,
    /,
    *,
    kind: StepKind,
    held_on: dt.date,
    decision: DecisionPaper | None,
    **report: Any,
) -> Step:
    """Record the decision on admission or on recognition, by the body that decides on the day of the decision."""
    if kind not in rules.DECISIONS:
        raise errors.NotTheNextStep(step=StepKind(candidate.next_step or K.SOURCE).label)
    if decision is None:
        raise errors.DecisionMissing
    if rules.level_of(kind, norms_of(held_on), has_base=has_base(candidate.organisation)) == Level.SUPERIOR:
        actor.require(P.DECIDE, superior_of(candidate.organisation) or candidate.organisation)
    step = take_step(actor, candidate, kind, held_on, Report(decision=decision, **report))
    if step.number is not None and kind == K.RECOGNITION_DECISION:
        _recognise(candidate, step.decision)
    return _go_on(candidate, step)


@action(P.KEEP)
def hold_ceremony(actor: Actor, candidate: Candidate, *, held_on: dt.date, note: str = "") -> Step:
    """Record the ceremony: the record of a probationary member is made, under the decision on admission."""
    if candidate.next_step == K.CEREMONY:
        _require_age(candidate, held_on)
        if candidate.national_id is None:
            raise errors.NumberMissing
    step = take_step(actor, candidate, K.CEREMONY, held_on, Report(note=note))
    decision = candidate.steps.select_related("decision").get(kind=K.DECISION, number__isnull=False).decision
    candidate.member, candidate.joined_on = _admit(candidate, held_on, decision), held_on
    candidate.status = CandidateStatus.PROBATIONARY
    return _go_on(candidate, step, "member", "joined_on", "previous", "previous_joined_on", "previous_official_on")


@action(P.RESOLVE)
def extend_probation(
    actor: Actor, candidate: Candidate, *, months: int, decision: DecisionPaper | None, note: str = ""
) -> Candidate:
    """Extend probation by decision, within the months that the regulations allow; recognition begins anew."""
    _require_probation(actor, candidate, decision)
    allowed = norms_of(today()).extension_max_months
    if not 1 <= months <= allowed - candidate.extended_months:
        raise errors.ExtensionTooLong(months=allowed)
    candidate.extend_decision = record_decision(decision)
    candidate.extended_months += months
    candidate.note = f"{candidate.note} {note}".strip()[:400]
    again = rules.stages_from(K.RECOGNITION_CELL)
    candidate.steps.filter(kind__in=again, number__isnull=False).order_by("-number").update(
        number=None, after=None, outcome=Outcome.REDONE
    )
    advance(candidate, steps_of(candidate), "extended_months", "extend_decision", "note")
    return candidate


@action(P.RESOLVE)
def strike_off_probationary(
    actor: Actor, candidate: Candidate, *, held_on: dt.date, decision: DecisionPaper | None, reason: str
) -> Candidate:
    """Strike a probationary member off the list by decision: no longer a member from the day on."""
    _require_probation(actor, candidate, decision)
    if held_on > today():
        raise errors.DayToCome
    if candidate.joined_on is not None and held_on <= candidate.joined_on:
        raise errors.DayBeforeLast(day=f"{candidate.joined_on:%d/%m/%Y}")
    _leave(candidate, held_on, record_decision(decision))
    candidate.status, candidate.closed_on, candidate.close_reason = CandidateStatus.STRUCK_OFF, held_on, reason[:300]
    candidate.next_step = candidate.level = ""
    candidate.due_on = None
    candidate.save(update_fields=["status", "closed_on", "close_reason", "next_step", "level", "due_on"])
    return candidate


@action(P.KEEP)
def take_back_step(actor: Actor, candidate: Candidate, *, reason: str) -> Candidate:
    """Take back the last step, recorded by mistake; admission and recognition stand."""
    steps = steps_of(candidate)
    if not candidate.is_open or not steps or steps[-1].kind == K.CEREMONY:
        raise errors.NothingToTakeBack
    last = steps[-1]
    if last.kind in COMMITTEE_STEPS or last.kind in rules.DECISIONS:
        actor.require(P.RESOLVE, candidate.organisation)
    last.number = last.after = None
    last.outcome, last.note = Outcome.TAKEN_BACK, reason.strip()[:400]
    last.save(update_fields=["number", "after", "outcome", "note"])
    changed: tuple[str, ...] = ()
    if last.kind == K.DOSSIER:
        candidate.dossier_on, changed = None, ("dossier_on",)
    if last.kind == K.HELPER:
        candidate.helpers.all().delete()
    advance(candidate, steps[:-1], *changed)
    return candidate


# --- Parts of these actions --------------------------------------------------------------------------------------


def _go_on(candidate: Candidate, step: Step, *changed: str) -> Step:
    """Let the candidate stand after a step that carried."""
    if step.number is not None:
        advance(candidate, steps_of(candidate), *changed)
    return step


def _ready(candidate: Candidate, kind: StepKind, held_on: dt.date) -> None:
    """Refuse what the road asks for before the step, where it is the step's turn."""
    if candidate.next_step != kind:
        return
    if kind == K.DOSSIER and (lacking := missing_papers(candidate, Phase.ADMISSION, held_on)):
        raise errors.PapersMissing(papers="; ".join(row.title for row in lacking))
    if kind == K.CELL_VOTE:
        _require_vote(candidate, held_on)
    if kind == K.RECOGNITION_CELL and candidate.joined_on is not None:
        end = rules.official_day(candidate.joined_on, candidate.extended_months, norms_of(candidate.joined_on))
        if held_on < end:
            raise errors.ProbationNotOver(day=f"{end:%d/%m/%Y}")
        if lacking := missing_papers(candidate, Phase.RECOGNITION, held_on):
            raise errors.PapersMissing(papers="; ".join(row.title for row in lacking))


def _require_vote(candidate: Candidate, held_on: dt.date) -> None:
    """Refuse a vote on whoever is not of age, whose certificate or dossier is too old, or who left too short ago."""
    norms = norms_of(held_on)
    _require_age(candidate, held_on)
    given = candidate.certificate_on
    if given is not None and not rules.is_certificate_valid(given, held_on, norms):
        raise errors.CertificateExpired(day=f"{same_day_months_later(given, norms.course_valid_months):%d/%m/%Y}")
    if candidate.dossier_on is not None and not rules.is_dossier_fresh(candidate.dossier_on, held_on, norms):
        raise errors.DossierExpired(months=norms.dossier_valid_months, day=f"{candidate.dossier_on:%d/%m/%Y}")
    if candidate.left_on is not None:
        first = rules.may_be_readmitted_on(candidate.left_on, norms, after_crime=candidate.is_criminal_cleared)
        if held_on < first:
            raise errors.ReadmissionTooEarly(day=f"{first:%d/%m/%Y}")


def _require_age(candidate: Candidate, day: dt.date) -> None:
    """Refuse whoever is too young, or too old without a consent."""
    ages = ages_of(day)
    if not rules.is_of_age(candidate.born_on, day, ages, consent=candidate.age_consent_id is not None):
        raise errors.OutOfAge(low=ages.age_min, high=ages.age_max)


def _require_probation(actor: Actor, candidate: Candidate, decision: DecisionPaper | None) -> None:
    """Refuse for whoever is not on probation, without a decision, or by a body that does not decide."""
    if candidate.status != CandidateStatus.PROBATIONARY:
        raise errors.NotOnProbation
    if decision is None:
        raise errors.DecisionMissing
    cell = candidate.organisation
    if rules.level_of(K.RECOGNITION_DECISION, norms_of(decision.issued_on), has_base=has_base(cell)) == Level.SUPERIOR:
        actor.require(P.DECIDE, superior_of(cell) or cell)


def _admit(candidate: Candidate, day: dt.date, decision: Decision | None) -> Member:
    """Make the record of a probationary member with affiliation and standing; who was a member has the old record again."""
    member = Member.objects.select_for_update().filter(national_id=candidate.national_id).first()
    if member is None:
        member = Member(national_id=candidate.national_id)
    elif candidate.previous_id != member.pk:
        raise errors.AlreadyAMember
    else:
        candidate.previous_joined_on, candidate.previous_official_on = member.joined_on, member.official_on
    for name in _CARRIED:
        setattr(member, name, getattr(candidate, name))
    member.born_precision, member.joined_on, member.official_on = Precision.DAY, day, None
    member.search_key, member.sort_key = search_key(member.full_name), name_sort_key(member.full_name)
    if member.pk is None:
        member.save(force_insert=True)
    else:
        member.save(update_fields=_MEMBER_FIELDS)
    _end_ranges(Standing.objects.filter(member=member), day)
    affiliation = Affiliation.objects.create(
        member=member, organisation=candidate.organisation, valid=since(day), decision=decision
    )
    Standing.objects.create(member=member, status=Status.PROBATIONARY, valid=since(day), decision=decision)
    if member.account_id is not None:
        Grant.objects.create(
            user_id=member.account_id,
            organisation=candidate.organisation,
            role="member",
            valid=since(day),
            affiliation=affiliation,
        )
    return member


def _recognise(candidate: Candidate, decision: Decision | None) -> None:
    """Make the member official from the exact end of probation, however late it was decided."""
    member = candidate.member
    if member is None or candidate.joined_on is None:
        raise errors.NotOnProbation
    day = rules.official_day(candidate.joined_on, candidate.extended_months, norms_of(candidate.joined_on))
    standing = Standing.objects.select_for_update().get(
        member=member, status=Status.PROBATIONARY, valid__contains=candidate.joined_on
    )
    until = standing.valid.upper
    standing.valid = since(standing.valid.lower, day)
    standing.save(update_fields=["valid"])
    Standing.objects.create(member=member, status=Status.FULL, valid=since(day, until), decision=decision)
    member.official_on = day
    member.save(update_fields=["official_on"])
    _end_ranges(candidate.helpers.all(), day)


def _leave(candidate: Candidate, day: dt.date, decision: Decision | None) -> None:
    """End status, affiliations and rights of a probationary member on the day."""
    member = candidate.member
    if member is None:
        raise errors.NotOnProbation
    _end_ranges(Grant.objects.filter(affiliation__member=member), day)
    _end_ranges(Affiliation.objects.filter(member=member), day)
    _end_ranges(Standing.objects.filter(member=member), day)
    _end_ranges(candidate.helpers.all(), day)
    Standing.objects.create(member=member, status=Status.STRUCK_OFF, valid=since(day), decision=decision)


def _end_ranges(rows: Any, day: dt.date) -> None:
    """End on the day what holds on it."""
    for row in rows.filter(Q(valid__contains=day)):
        if row.valid.lower is not None and row.valid.lower >= day:
            type(row)._default_manager.filter(pk=row.pk).delete()
        else:
            row.valid = since(row.valid.lower, day)
            row.save(update_fields=["valid"])
