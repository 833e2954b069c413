"""Proposing a badge, forwarding it, awarding it; cards and their check; days that do not count."""

import datetime as dt

from sotay.access.action import Lock, action
from sotay.access.actor import Actor
from sotay.badges import errors, rules
from sotay.badges.choices import STANDING, AwardKind, AwardStatus, IssueReason
from sotay.badges.models import Award, Card, CardCheck, Interruption, Seniority
from sotay.badges.permissions import BadgePermission
from sotay.badges.queries.lists import root_of
from sotay.badges.queries.rounds import badge_norms, round_on, start_of
from sotay.badges.rules import CardNorms
from sotay.core.days import since, today
from sotay.documents.decisions import DecisionPaper, record_decision
from sotay.documents.intake.marking import check_typed_text
from sotay.documents.models import Decision
from sotay.meetings.rules.cell_vote import CellVote
from sotay.members.choices import Status
from sotay.members.models import Member
from sotay.regulations.queries import norms_on

OLD_LENGTH = 8
ISSUED_BEFORE = "Theo hồ sơ cũ"


@action(BadgePermission.PROPOSE, lock=Lock.NOTHING)
def propose_award(  # noqa: PLR0913 -- the fields of a cell's resolution
    actor: Actor,
    member: Member,
    *,
    level: int,
    vote: CellVote,
    kind: str = AwardKind.REGULAR,
    paper: str = "",
    late_reason: str = "",
) -> Award:
    """Record that the cell proposes a badge for a member: at its round, early, or after death."""
    member = _lock(member)
    if vote.met_on > today():
        raise errors.DayAhead
    if not vote.is_majority:
        raise errors.NotCarried(yes=vote.yes, base=vote.base)
    check_typed_text(f"{paper} {late_reason}")
    due, one = _place(member, level, kind, vote.met_on)
    if member.awards.filter(level=level, status__in=STANDING).exists():
        raise errors.AlreadyProposed(level=level)
    if kind == AwardKind.EARLY and not paper.strip():
        raise errors.PaperMissing
    if one.on < today() and not late_reason.strip():
        raise errors.LateUnexplained(round=one)
    return Award.objects.create(
        member=member,
        level=level,
        kind=kind,
        reached_on=due,
        round_on=one.on,
        cell_met_on=vote.met_on,
        cell_base=vote.base,
        cell_yes=vote.yes,
        paper=paper.strip(),
        late_reason=late_reason.strip(),
    )


@action(BadgePermission.FORWARD)
def forward_award(actor: Actor, award: Award, *, on: dt.date) -> Award:
    """Record that the committees have agreed and sent the file on to the province."""
    _require(award, AwardStatus.PROPOSED)
    if on > today():
        raise errors.DayAhead
    award.status, award.forwarded_on = AwardStatus.FORWARDED, on
    award.save(update_fields=["status", "forwarded_on"])
    return award


@action(BadgePermission.FORWARD)
def return_award(actor: Actor, award: Award, *, reason: str) -> Award:
    """Send a proposal back, and say why."""
    _require(award, AwardStatus.PROPOSED, AwardStatus.FORWARDED)
    check_typed_text(reason)
    if not reason.strip():
        raise errors.ReasonMissing
    award.status, award.return_reason = AwardStatus.RETURNED, reason.strip()
    award.save(update_fields=["status", "return_reason"])
    return award


@action(BadgePermission.AWARD)
def give_award(  # noqa: PLR0913 -- what a decision says
    actor: Actor,
    award: Award,
    *,
    number: str,
    awarded_on: dt.date | None = None,
    late_reason: str = "",
    decision: DecisionPaper | None = None,
) -> Award:
    """Record the province's decision with the badge's number; only who acts for the province may."""
    member = _lock(award.member)
    home = award.organisation
    if home is not None:
        actor.require(BadgePermission.AWARD, root_of(home))
    if actor.user is not None and member.account_id == actor.user.pk:
        raise errors.NotYourself
    _require(award, AwardStatus.FORWARDED)
    if not number.strip():
        raise errors.NumberMissing
    if Award.objects.filter(level=award.level, number=number.strip()).exists():
        raise errors.NumberTaken(number=number.strip())
    explained = late_reason.strip() or award.late_reason
    day = awarded_on or today()
    if day > award.round_on and not explained:
        raise errors.LateUnexplained(round=round_on(award.round_on) or f"{award.round_on:%d/%m/%Y}")
    award.decision, award.status = _decision(decision), AwardStatus.AWARDED
    award.number, award.awarded_on, award.late_reason = number.strip(), awarded_on, explained
    award.save(update_fields=["decision", "status", "number", "awarded_on", "late_reason"])
    if rules.number_in(member.badge) < award.level:
        member.badge = f"{award.level} năm"
        member.save(update_fields=["badge"])
    return award


@action(BadgePermission.KEEP_CARDS, lock=Lock.NOTHING, secret=("number",))
def issue_card(  # noqa: PLR0913 -- what stands on a card
    actor: Actor,
    member: Member,
    *,
    reason: str,
    number: str,
    issued_on: dt.date,
    issued_by: str,
    self_review_on: dt.date | None = None,
) -> Card:
    """Issue a card, or one in the place of another; the old one stays as history."""
    member = _lock(member)
    if not member.standings.filter(valid__contains=issued_on).exclude(status=Status.PROBATIONARY).exists():
        raise errors.CardNotForProbationary(name=member.full_name)
    before = member.cards.filter(ended_on=None).first()
    if reason == IssueReason.FIRST and before is not None:
        raise errors.AlreadyCarded
    if reason != IssueReason.FIRST and before is None and not member.card_number:
        raise errors.NoCardYet
    if reason == IssueReason.LOST and self_review_on is None:
        raise errors.SelfReviewMissing
    if issued_on > today() or (before is not None and issued_on <= before.issued_on):
        raise errors.IssuedBefore(day=f"{before.issued_on:%d/%m/%Y}" if before else "…")
    by_national_id = norms_on(issued_on, CardNorms).by_national_id
    if not rules.is_known_number(number, member.national_id or "", by_national_id=by_national_id):
        raise errors.NumberNotNational
    if before is not None:
        before.ended_on = issued_on
        before.save(update_fields=["ended_on"])
    elif len(member.card_number) == OLD_LENGTH and member.card_number.isdigit():
        _keep_old_number(member, issued_on)
    member.card_number = number
    member.save(update_fields=["card_number"])
    return Card.objects.create(
        member=member,
        number=number,
        reason=reason,
        issued_on=issued_on,
        issued_by=issued_by,
        self_review_on=self_review_on,
    )


@action(BadgePermission.PROPOSE, lock=Lock.NOTHING)
def check_card(actor: Actor, member: Member, *, year: int, result: str, checked_on: dt.date) -> CardCheck:
    """Record the yearly check of a member's card; a second one in the year takes its place."""
    if checked_on > today():
        raise errors.DayAhead
    row, _ = CardCheck.objects.update_or_create(
        member=member, year=year, defaults={"result": result, "checked_on": checked_on}
    )
    return row


@action(BadgePermission.KEEP_CARDS, lock=Lock.NOTHING)
def record_interruption(
    actor: Actor, member: Member, *, first: dt.date, until: dt.date, decision: DecisionPaper | None = None
) -> Interruption:
    """Record days that do not count as years of membership; `until` is the first day that counts again."""
    member = _lock(member)
    days = since(first, until) if until > first else None
    if days is None or member.interruptions.filter(valid__overlap=days).exists():
        raise errors.GapOverlaps
    return Interruption.objects.create(member=member, valid=days, decision=_decision(decision))


@action(BadgePermission.KEEP_CARDS, lock=Lock.NOTHING)
def correct_seniority(actor: Actor, member: Member, *, counted_from: dt.date, source: str) -> Seniority:
    """Record from which day the years count where it is not the day of joining."""
    row, _ = Seniority.objects.update_or_create(
        member=member, defaults={"counted_from": counted_from, "source": source.strip()}
    )
    return row


def _keep_old_number(member: Member, until: dt.date) -> None:
    """Keep as history the number of a card that was issued before cards were recorded here; its day is not known exactly."""
    first = min(member.official_on or member.joined_on, until)
    Card.objects.create(
        member=member, number=member.card_number, issued_on=first, issued_by=ISSUED_BEFORE, ended_on=until
    )


def _place(member: Member, level: int, kind: str, day: dt.date) -> tuple[dt.date, rules.Round]:
    """Return when the years of the level are complete and at which round it is given, or refuse."""
    norms = badge_norms(day)
    if level not in norms.levels:
        raise errors.NoSuchLevel(level=level)
    start = start_of(member)
    due = rules.reached(start, level)
    one = rules.round_of(due, norms.rounds)
    died = member.standings.filter(status=Status.DECEASED).order_by("valid").first()
    if kind == AwardKind.POSTHUMOUS:
        if died is None or (due > died.valid.lower and rules.posthumous_level(start, died.valid.lower, norms) != level):
            raise errors.NotPosthumous(months=norms.posthumous_months)
        return due, rules.coming_rounds(max(day, died.valid.lower), norms.rounds, 1)[0]
    if kind == AwardKind.EARLY:
        if not rules.may_be_early(start, level, day, norms):
            months = rules.early_months(level, norms)
            raise errors.NotEarlyEnough(months=months, name=member.full_name, level=level, day=f"{due:%d/%m/%Y}")
        return due, rules.coming_rounds(day, norms.rounds, 1)[0]
    # A year before its round nobody draws up a list.
    if one not in rules.coming_rounds(day, norms.rounds) and one.on > day:
        raise errors.NotYetDue(name=member.full_name, level=level, day=f"{due:%d/%m/%Y}", round=one)
    return due, one


def _lock(member: Member) -> Member:
    """Lock the member, so that two proposals for one person come one after the other."""
    return Member.objects.select_for_update(no_key=True).get(pk=member.pk)


def _require(award: Award, *statuses: AwardStatus) -> None:
    """Refuse a step out of its order."""
    if award.status not in statuses:
        raise errors.NotThere(status=award.get_status_display())


def _decision(paper: DecisionPaper | None) -> Decision:
    """Keep the decision, which must be named."""
    found = record_decision(paper)
    if found is None:
        raise errors.DecisionMissing
    return found
