"""What ends on the day somebody leaves: status, affiliations, posts, every right; and the way back."""

import datetime as dt
from typing import Any

from django.db.models import Q

from sotay.access.models import Grant
from sotay.committees.models import Position
from sotay.core.days import since, today
from sotay.documents.models import Decision
from sotay.members.actions.accounts import MEMBER_ROLE
from sotay.members.choices import AffiliationKind, Status
from sotay.members.models import Affiliation, Member, Standing
from sotay.oversight import errors
from sotay.oversight.actions.common import standing_on

Undo = dict[str, Any]


def end_membership(member: Member, status: Status, day: dt.date, decision: Decision | None) -> Undo:
    """End everything on the day, the first one without; return what it takes to give membership back."""
    standing_on(member, day)
    undo: Undo = {
        "standings": [],
        "affiliations": _end_affiliations(member, day),
        "account": False,
        "positions": _end_positions(member, day, decision),
    }
    for row in list(member.standings.filter(Q(valid__endswith__gt=day) | Q(valid__endswith__isnull=True))):
        undo["standings"].append([row.status, _iso(row.valid.lower), _iso(row.valid.upper), row.decision_id])
        if row.valid.lower is not None and row.valid.lower < day:
            row.valid = since(row.valid.lower, day)
            row.save(update_fields=["valid"])
        else:
            row.delete()
    Standing.objects.create(member=member, status=status, valid=since(day), decision=decision)
    undo["account"] = _end_rights(member, day)
    return undo


def give_back(member: Member, undo: Undo, day: dt.date, decision: Decision) -> None:
    """Give membership back from the day on which it ended; posts are given anew, by decision."""
    for key, upper in undo.get("affiliations", []):
        row = Affiliation.objects.select_related("organisation").get(pk=key)
        if row.kind == AffiliationKind.OFFICIAL and row.organisation.closed_on is not None:
            raise errors.NoCell
        row.valid = since(row.valid.lower, _day(upper))
        row.save(update_fields=["valid"])
        _grant_again(member, row, day)
    member.standings.filter(valid__startswith=day).delete()
    for status, lower, upper, key in undo.get("standings", []):
        first = _day(lower)
        cut = member.standings.filter(valid__startswith=first).first() if first else None
        if cut is None:
            Standing.objects.create(
                member=member, status=status, valid=since(first, _day(upper)), decision_id=key or decision.pk
            )
        else:
            cut.valid = since(first, _day(upper))
            cut.save(update_fields=["valid"])
    if undo.get("account") and member.account is not None:
        member.account.is_active = True
        member.account.save(update_fields=["is_active"])


def _end_affiliations(member: Member, day: dt.date) -> list[list[Any]]:
    """End where the member takes part; a move that is already recorded for later is in the way."""
    if member.affiliations.filter(valid__startswith__gte=day).exists():
        raise errors.MoveAhead(name=member.full_name, what="việc chuyển sinh hoạt")
    ended = []
    for row in member.affiliations.filter(valid__contains=day):
        ended.append([row.pk, _iso(row.valid.upper)])
        row.valid = since(row.valid.lower, day)
        row.save(update_fields=["valid"])
    return ended


def _end_positions(member: Member, day: dt.date, decision: Decision | None) -> list[int]:
    """End the posts (a trigger ends their rights)."""
    if member.positions.filter(valid__startswith__gte=day).exists():
        raise errors.MoveAhead(name=member.full_name, what="chức vụ")
    rows = list(member.positions.filter(valid__contains=day))
    for row in rows:
        end_post(row, day, decision)
    return [row.pk for row in rows]


def end_post(position: Position, day: dt.date, decision: Decision | None) -> None:
    """End one post."""
    position.valid, position.end_decision = since(position.valid.lower, day), decision
    position.save(update_fields=["valid", "end_decision"])


def _end_rights(member: Member, day: dt.date) -> bool:
    """End every right of the account; once the day has come the account itself closes. Tell whether it was open."""
    account = member.account
    if account is None:
        return False
    Grant.objects.filter(user=account, valid__startswith__gte=day).delete()
    for grant in Grant.objects.filter(user=account, valid__contains=day):
        grant.valid = since(grant.valid.lower, day)
        grant.save(update_fields=["valid"])
    if day > today() or not account.is_active:
        return False
    account.is_active = False
    account.save(update_fields=["is_active"])
    return True


def _grant_again(member: Member, affiliation: Affiliation, day: dt.date) -> None:
    """Grant what taking part in a cell brings, from the day on."""
    if member.account_id:
        Grant.objects.create(
            user_id=member.account_id,
            organisation_id=affiliation.organisation_id,
            role=MEMBER_ROLE,
            valid=since(day, affiliation.valid.upper),
            affiliation=affiliation,
        )


def _iso(day: dt.date | None) -> str | None:
    """Return a day as it is kept."""
    return day.isoformat() if day else None


def _day(text: str | None) -> dt.date | None:
    """Return a day that was kept."""
    return dt.date.fromisoformat(text) if text else None
