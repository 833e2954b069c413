"""What the actions of this app ask first, and how a member's status changes on a day."""

import datetime as dt

from sotay.access.actor import Actor
from sotay.core.days import since, today
from sotay.documents.decisions import DecisionPaper, record_decision
from sotay.documents.models import Decision
from sotay.members.choices import COUNTED, Status
from sotay.members.models import Member, Standing
from sotay.oversight import errors


def require_past(*days: dt.date | None) -> None:
    """Refuse a day that has not come."""
    if any(day is not None and day > today() for day in days):
        raise errors.DayAhead


def require_other(actor: Actor, member: Member) -> None:
    """Refuse that somebody decides about themselves."""
    if actor.user is not None and member.account_id == actor.user.pk:
        raise errors.NotYourself


def require_decision(paper: DecisionPaper | None) -> Decision:
    """Keep the decision, which must be named."""
    decision = record_decision(paper)
    if decision is None:
        raise errors.DecisionMissing
    return decision


def standing_on(member: Member, day: dt.date) -> Standing:
    """Return the member's status on the day; whoever is a member no more, or not yet, is refused."""
    row = member.standings.filter(valid__contains=day).first()
    if row is None or row.status not in COUNTED:
        raise errors.NotAMember(name=member.full_name)
    return row


def lock_member(member: Member) -> Member:
    """Lock the member, so that two decisions about one person come one after the other."""
    return Member.objects.select_for_update(no_key=True).get(pk=member.pk)


def change_standing(
    member: Member, status: Status, first: dt.date, until: dt.date | None, decision: Decision | None
) -> Standing:
    """Give the member a status between two days; what it covers is cut, what stood before goes on after it."""
    before = standing_on(member, first)
    old, kept, paper = before.valid, before.status, before.decision
    later = member.standings.filter(valid__startswith__gt=first)
    if until is not None and later.filter(valid__startswith__lt=until).exists():
        raise errors.MoveAhead(name=member.full_name, what="thay đổi tình trạng")
    if until is None and later.exists():
        raise errors.MoveAhead(name=member.full_name, what="thay đổi tình trạng")
    if old.lower is not None and old.lower >= first:
        before.delete()
    else:
        before.valid = since(old.lower, first)
        before.save(update_fields=["valid"])
    made = Standing.objects.create(member=member, status=status, valid=since(first, until), decision=decision)
    if until is not None and (old.upper is None or old.upper > until):
        Standing.objects.create(member=member, status=kept, valid=since(until, old.upper), decision=paper)
    return made
