"""Asking for corrections, deciding on them, opening a year's confirmation, confirming."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from sotay.access.action import Lock, action
from sotay.access.actor import Actor
from sotay.core.days import today
from sotay.core.display import in_sentence
from sotay.corrections import errors, queries, rules
from sotay.corrections.choices import FIELDS, ConfirmedBy, CorrectionStatus, RoundStatus, Tier
from sotay.corrections.models import Confirmation, ConfirmationRound, Correction
from sotay.corrections.permissions import CorrectionPermission
from sotay.documents.actions import store_file
from sotay.documents.decisions import DecisionPaper, record_decision
from sotay.members.actions.correcting import kept_text, put_corrected, typed_value
from sotay.members.choices import COUNTED, AffiliationKind
from sotay.members.models import Affiliation, Member
from sotay.notifications.actions import notify
from sotay.organisations.models import Organisation

ASKED, ANSWERED = "correction_asked", "correction_answered"
_SECRET = ("new",)


@action(CorrectionPermission.ASK_OWN, lock=Lock.NOTHING, secret=_SECRET)
def ask_correction(  # noqa: PLR0913 -- the fields of one form
    actor: Actor, member: Member, *, name: str, new: str, reason: str, evidence: Any = None
) -> Correction:
    """Let a member ask that the own record say something else."""
    _require_own(actor, member)
    return _ask(actor, member, name, new, reason, evidence, by_committee=False)


@action(CorrectionPermission.BEGIN, lock=Lock.NOTHING, secret=_SECRET)
def begin_correction(  # noqa: PLR0913 -- the fields of one form
    actor: Actor, member: Member, *, name: str, new: str, reason: str, evidence: Any = None
) -> Correction:
    """Let the committee ask that a member's record say something else; it is decided on the same path."""
    return _ask(actor, member, name, new, reason, evidence, by_committee=True)


@action(CorrectionPermission.ASK_OWN)
def withdraw_correction(actor: Actor, correction: Correction) -> Correction:
    """Let whoever asked take a request back."""
    _require_waiting(correction)
    if actor.user is None or actor.user.pk not in (correction.asked_by_id, correction.member.account_id):
        raise errors.NotOwnRecord
    return _settle(actor, correction, CorrectionStatus.WITHDRAWN, "")


@action(CorrectionPermission.CONFIRM)
def confirm_correction(actor: Actor, correction: Correction, *, answer: str = "") -> Correction:
    """Correct a plain fact: the cell confirms it."""
    _require_other(actor, correction)
    if FIELDS[correction.name] != Tier.PLAIN:
        raise errors.RegisterFact(label=queries.LABELS[correction.name])
    return _apply(actor, correction, answer)


@action(CorrectionPermission.DECIDE)
def decide_correction(
    actor: Actor, correction: Correction, *, decision: DecisionPaper | None, answer: str = ""
) -> Correction:
    """Correct a fact under the decision of the competent committee, whose number stays with the old and the new value."""
    _require_other(actor, correction)
    if decision is None:
        raise errors.DecisionMissing
    correction.decision = record_decision(decision)
    return _apply(actor, correction, answer)


@action(CorrectionPermission.CONFIRM)
def refuse_correction(actor: Actor, correction: Correction, *, answer: str) -> Correction:
    """Leave the record as it is, and say why; register facts are refused by whoever decides on them."""
    _require_other(actor, correction)
    if FIELDS[correction.name] == Tier.REGISTER and correction.organisation is not None:
        actor.require(CorrectionPermission.DECIDE, correction.organisation)
    if not answer.strip():
        raise errors.AnswerMissing
    _require_waiting(correction)
    return _settle(actor, correction, CorrectionStatus.REFUSED, answer.strip())


@action(CorrectionPermission.OPEN_ROUND, lock=Lock.NOTHING)
def open_round(
    actor: Actor, organisation: Organisation, *, year: int, deadline: dt.date, note: str = ""
) -> ConfirmationRound:
    """Ask all members at and below the organisation to confirm their data for the year."""
    if deadline < today():
        raise errors.DeadlineGone
    if ConfirmationRound.objects.filter(organisation=organisation, year=year).exists():
        raise errors.RoundThere(year=year)
    made = ConfirmationRound.objects.create(
        organisation=organisation, year=year, deadline=deadline, note=note.strip(), opened_by=actor.user
    )
    rows = Affiliation.objects.filter(
        organisation__path__descendant_of=organisation.path,
        kind=AffiliationKind.OFFICIAL,
        valid__contains=today(),
        member__account__is_active=True,
        member__standings__valid__contains=today(),
        member__standings__status__in=COUNTED,
    )
    notify(
        rows.values_list("member__account_id", flat=True),
        ASKED,
        f"Đồng chí xác nhận hồ sơ đảng viên năm {year} trước ngày {deadline:%d/%m/%Y}",
        reverse("corrections:mine"),
    )
    return made


@action(CorrectionPermission.OPEN_ROUND)
def close_round(actor: Actor, confirmation_round: ConfirmationRound) -> ConfirmationRound:
    """End a round; what was confirmed stays."""
    confirmation_round.status = RoundStatus.CLOSED
    confirmation_round.save(update_fields=["status"])
    return confirmation_round


@action(CorrectionPermission.ASK_OWN, lock=Lock.NOTHING)
def confirm_own(actor: Actor, member: Member) -> Confirmation:
    """Let a member confirm the own data for the year of the open round; a second tap changes nothing."""
    _require_own(actor, member)
    cell = member.organisation
    found = queries.open_round_of(cell) if cell else None
    if found is None:
        raise errors.RoundClosed
    made, _ = Confirmation.objects.get_or_create(
        member=member,
        year=found.year,
        defaults={"how": ConfirmedBy.HANDBOOK, "recorded_by": actor.user, "confirmed_on": today()},
    )
    return made


@action(CorrectionPermission.CONFIRM, lock=Lock.NOTHING)
def record_confirmations(
    actor: Actor, organisation: Organisation, *, members: Sequence[Member], confirmed_on: dt.date
) -> int:
    """Write down who has signed the paper list of a cell, on behalf and marked so; tell how many are new."""
    found = queries.open_round_of(organisation)
    if found is None:
        raise errors.RoundClosed
    if confirmed_on > today():
        raise errors.DayToCome
    here = set(queries.people_of(organisation, found.year).values_list("member_id", flat=True))
    if any(member.pk not in here for member in members):
        raise errors.NotOfThisRound
    known = set(Confirmation.objects.filter(year=found.year, member__in=members).values_list("member_id", flat=True))
    made = Confirmation.objects.bulk_create(
        (
            Confirmation(
                member=member,
                year=found.year,
                how=ConfirmedBy.PAPER,
                recorded_by=actor.user,
                confirmed_on=confirmed_on,
            )
            for member in members
            if member.pk not in known
        ),
        ignore_conflicts=True,
    )
    return len(made)


# --- What an action is made of -----------------------------------------------------------------------------------


def _ask(  # noqa: PLR0913, PLR0917 -- the columns of a request
    actor: Actor, member: Member, name: str, new: str, reason: str, evidence: Any, *, by_committee: bool
) -> Correction:
    """Write a request."""
    if name not in FIELDS:
        raise errors.FieldUnknown
    label = queries.LABELS[name]
    value, problem = rules.read_value(name, new, Member._meta.get_field(name).max_length or 300)  # type: ignore[union-attr]  # plain columns
    if problem:
        raise errors.ValueUnreadable(label=label, problem=problem)
    old = kept_text(member, name)
    if value == old:
        raise errors.NothingChanges
    stored = store_file(actor, evidence.name, evidence) if evidence else None
    try:
        with transaction.atomic():
            made = Correction.objects.create(
                member=member,
                name=name,
                old=old,
                new=value,
                reason=reason.strip(),
                evidence=stored,
                by_committee=by_committee,
                asked_by=actor.user,
            )
    except IntegrityError as error:
        raise errors.AlreadyAsked(label=label) from error
    sentence = f"Đề nghị sửa hồ sơ của đồng chí {member.full_name}: {in_sentence(label)}"
    notify(queries.deciders_of(made), ASKED, sentence, reverse("corrections:detail", args=[made.uid]))
    return made


def _apply(actor: Actor, correction: Correction, answer: str) -> Correction:
    """Put the new value into the record and keep the old one here."""
    _require_waiting(correction)
    member = Member.objects.select_for_update(no_key=True).get(pk=correction.member_id)
    now = kept_text(member, correction.name)
    if now != correction.old:
        raise errors.ChangedSince(now=queries.words_of(correction.name, now))
    _require_possible(member, correction)
    put_corrected(member, correction.name, correction.new)
    return _settle(actor, correction, CorrectionStatus.APPROVED, answer.strip())


def _require_possible(member: Member, correction: Correction) -> None:
    """Say in words what the constraints of the record would refuse."""
    name, value = correction.name, typed_value(correction.name, correction.new)
    days = {each: value if each == name else getattr(member, each) for each in rules.DATES}
    if name in rules.DATES and not rules.days_in_order(days["born_on"], days["joined_on"], days["official_on"]):
        raise errors.DatesContradict
    if name == "national_id" and Member.objects.filter(national_id=value).exclude(pk=member.pk).exists():
        raise errors.NumberTaken


def _settle(actor: Actor, correction: Correction, status: CorrectionStatus, answer: str) -> Correction:
    """Note what became of a request, and tell the member."""
    correction.status, correction.answer = status, answer[:300]
    correction.decided_by, correction.decided_at = actor.user, timezone.now()
    correction.save(update_fields=["status", "answer", "decided_by", "decided_at", "decision"])
    account = correction.member.account_id
    if account is not None and (actor.user is None or account != actor.user.pk):
        label = in_sentence(queries.LABELS[correction.name])
        words = {
            CorrectionStatus.APPROVED: f"Hồ sơ của đồng chí đã sửa: {label}",
            CorrectionStatus.REFUSED: f"Không đồng ý sửa {label}: {answer}",
        }.get(status, f"Đề nghị sửa {label} đã rút")
        notify([account], ANSWERED, words, reverse("corrections:mine"))
    return correction


def _require_waiting(correction: Correction) -> None:
    """Refuse what has been decided."""
    if correction.status != CorrectionStatus.WAITING:
        raise errors.NotWaiting(state=correction.get_status_display().lower())


def _require_own(actor: Actor, member: Member) -> None:
    """Refuse somebody else's record."""
    if actor.user is None or member.account_id != actor.user.pk:
        raise errors.NotOwnRecord


def _require_other(actor: Actor, correction: Correction) -> None:
    """Refuse whoever would decide on their own record."""
    if actor.user is not None and correction.member.account_id == actor.user.pk:
        raise errors.OwnCorrection
