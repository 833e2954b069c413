"""What the register says when a paper is accepted: affiliations, the rights and posts that hang on them, the status of who leaves.

Part of the action that signs the last box: that one asks for the right and writes the ledger.
"""

import datetime as dt
from typing import Any

from sotay.access.models import Grant
from sotay.committees.models import Position
from sotay.core.days import since
from sotay.core.names import name_sort_key
from sotay.core.text import search_key
from sotay.members.actions.accounts import MEMBER_ROLE
from sotay.members.choices import COUNTED, AffiliationKind, Status
from sotay.members.models import Affiliation, Member, Standing
from sotay.organisations.models import Organisation
from sotay.transfers import errors
from sotay.transfers.choices import Direction, TransferKind
from sotay.transfers.models import Transfer


def carry_out(transfer: Transfer, day: dt.date) -> None:
    """Let the register say from the day on what the paper says."""
    if transfer.target is not None and transfer.target.closed_on is not None and transfer.target.closed_on <= day:
        raise errors.TargetClosed
    member = _locked(transfer, day)
    if transfer.kind == TransferKind.TEMPORARY:
        if transfer.direction != Direction.OUT:
            _require_member(member, day, guest=transfer.direction == Direction.IN)
            _welcome(member, _target(transfer), day, transfer.until)
    elif transfer.direction == Direction.OUT:
        _require_member(member, day)
        if transfer.until is None:
            _leave(member, transfer, day)
    else:
        if transfer.direction == Direction.WITHIN:
            _require_member(member, day)
        _move(member, _target(transfer), transfer, day)


def _target(transfer: Transfer) -> Organisation:
    """Return the receiving cell."""
    if transfer.target is None:
        raise errors.TargetMissing
    return transfer.target


def _locked(transfer: Transfer, day: dt.date) -> Member:
    """Return the member, kept from other changes until this one is done; made now where nobody here knows the person."""
    if transfer.member_id is None:
        transfer.member = _newcomer(transfer, day)
        return transfer.member
    return Member.objects.select_for_update(no_key=True).get(pk=transfer.member_id)


def _require_member(member: Member, day: dt.date, *, guest: bool = False) -> None:
    """Refuse to move somebody who is no member on the day."""
    if not guest and not member.standings.filter(valid__contains=day, status__in=COUNTED).exists():
        raise errors.NoLongerAMember(name=member.full_name)


def _move(member: Member, target: Organisation, transfer: Transfer, day: dt.date) -> None:
    """Let the member belong to the new cell from the day on, and to the old one until the day before."""
    official = member.affiliations.filter(kind=AffiliationKind.OFFICIAL)
    for old in _running(member, official, day):
        if old.organisation_id == target.pk:
            raise errors.SameCell
        _cut(old, day)
        _end_posts(member, old.organisation_id, day)
    for guest in member.affiliations.filter(
        kind=AffiliationKind.TEMPORARY, organisation=target, valid__overlap=since(day)
    ):
        _cut(guest, day)
    _affiliate(member, target, AffiliationKind.OFFICIAL, day, None, decision_id=transfer.decision_id)


def _welcome(member: Member, target: Organisation, day: dt.date, until: dt.date | None) -> None:
    """Let the member take part in the other cell too, up to the end of the paper."""
    if until is None or until <= day:
        raise errors.UntilMissing
    here = member.affiliations.filter(organisation=target, valid__overlap=since(day, until)).first()
    if here is not None:
        raise errors.SameCell
    _affiliate(member, target, AffiliationKind.TEMPORARY, day, until)


def _leave(member: Member, transfer: Transfer, day: dt.date) -> None:
    """Let the member go: no affiliation here from the day on, and a status that says so."""
    for old in _running(member, member.affiliations.all(), day):
        _cut(old, day)
        _end_posts(member, old.organisation_id, day)
    for standing in member.standings.filter(valid__overlap=since(day)):
        if standing.valid.lower is not None and standing.valid.lower >= day:
            raise errors.AffiliatedSince(name=member.full_name, day=f"{standing.valid.lower:%d/%m/%Y}")
        standing.valid = since(standing.valid.lower, day)
        standing.save(update_fields=["valid"])
    Standing.objects.create(
        member=member, status=Status.TRANSFERRED, valid=since(day), decision_id=transfer.decision_id
    )


def _running(member: Member, rows: Any, day: dt.date) -> list[Affiliation]:
    """Return the affiliations that hold on the day or later; one that begins then leaves no room for this change."""
    found = list(rows.filter(valid__overlap=since(day)))
    for one in found:
        if one.valid.lower is not None and one.valid.lower >= day:
            raise errors.AffiliatedSince(name=member.full_name, day=f"{one.valid.lower:%d/%m/%Y}")
    return found


def _cut(affiliation: Affiliation, day: dt.date) -> None:
    """End an affiliation on the day, with the right that it brought."""
    for grant in Grant.objects.filter(affiliation=affiliation, valid__overlap=since(day)):
        if grant.valid.lower is not None and grant.valid.lower >= day:
            grant.delete()
        else:
            grant.valid = since(grant.valid.lower, day)
            grant.save(update_fields=["valid"])
    if affiliation.valid.lower is not None and affiliation.valid.lower >= day:
        affiliation.delete()
        return
    affiliation.valid = since(affiliation.valid.lower, day)
    affiliation.save(update_fields=["valid"])


def _affiliate(  # noqa: PLR0913 -- what an affiliation says
    member: Member,
    target: Organisation,
    kind: AffiliationKind,
    day: dt.date,
    until: dt.date | None,
    *,
    decision_id: int | None = None,
) -> None:
    """Write an affiliation, and the right that it brings where there is an account."""
    made = Affiliation.objects.create(
        member=member, organisation=target, kind=kind, valid=since(day, until), decision_id=decision_id
    )
    if member.account_id is not None:
        Grant.objects.create(
            user_id=member.account_id, organisation=target, role=MEMBER_ROLE, valid=made.valid, affiliation=made
        )


def _end_posts(member: Member, cell: int, day: dt.date) -> None:
    """End the member's posts in the cell that lets go; their rights end with them by trigger."""
    for post in Position.objects.filter(member=member, organisation=cell, valid__overlap=since(day)):
        if post.valid.lower is not None and post.valid.lower >= day:
            raise errors.PostSince(name=member.full_name, day=f"{post.valid.lower:%d/%m/%Y}")
        post.valid = since(post.valid.lower, day)
        post.save(update_fields=["valid"])


def end_stay(transfer: Transfer, day: dt.date) -> None:
    """End a temporary stay before its time."""
    # The cell may have been merged since: the stay is known by its end.
    rows = Affiliation.objects.filter(
        member=transfer.member, kind=AffiliationKind.TEMPORARY, valid__contains=day, valid__endswith=transfer.until
    )
    stay = rows.first()
    if stay is None:
        raise errors.NotHere
    _cut(stay, day)


# --- Who comes from elsewhere ------------------------------------------------------------------------------------


def require_unknown(person: dict[str, Any], day: dt.date) -> Member | None:
    """Return who left earlier under the same national ID; refuse one who is a member here now."""
    number = person.get("national_id")
    known = Member.objects.filter(national_id=number).first() if number else None
    if known is None:
        return None
    here = known.affiliations.filter(valid__contains=day).select_related("organisation").first()
    if here is not None:
        raise errors.AlreadyHere(name=known.full_name, cell=here.organisation.name)
    return known


def _newcomer(transfer: Transfer, day: dt.date) -> Member:
    """Return the member whom the paper is about: known here from before, or written down now; with a status from the day."""
    person = transfer.person
    member = require_unknown(person, day) or _written(person)
    for standing in member.standings.filter(valid__overlap=since(day)):
        standing.valid = since(standing.valid.lower, day)
        standing.save(update_fields=["valid"])
    Standing.objects.create(member=member, status=person["status"], valid=since(day))
    return member


def _written(person: dict[str, Any]) -> Member:
    """Write the record of somebody who was never here."""
    return Member.objects.create(
        full_name=person["full_name"],
        born_on=dt.date.fromisoformat(person["born_on"]),
        sex=person["sex"],
        national_id=person.get("national_id") or None,
        card_number=person.get("card_number", ""),
        joined_on=dt.date.fromisoformat(person["joined_on"]),
        official_on=dt.date.fromisoformat(person["official_on"]) if person.get("official_on") else None,
        home_town=person.get("home_town", ""),
        residence=person.get("residence", ""),
        phone=person.get("phone", ""),
        search_key=search_key(person["full_name"]),
        sort_key=name_sort_key(person["full_name"]),
    )
