"""Making two records one without loss, and two again exactly."""

import datetime as dt

from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from sotay.access.action import action
from sotay.access.actor import Actor
from sotay.access.models import Grant
from sotay.access.sources import grant_from_sources
from sotay.accounts.models import User
from sotay.cleanliness import errors
from sotay.cleanliness.actions.carrying import carry_everything
from sotay.cleanliness.actions.journal import Journal
from sotay.cleanliness.choices import MergeStatus, PairStatus
from sotay.cleanliness.models import Merge, Pair
from sotay.cleanliness.permissions import CleanlinessPermission
from sotay.cleanliness.queries.since import work_since
from sotay.core.days import today
from sotay.core.names import name_sort_key
from sotay.core.text import search_key
from sotay.members.models import Member
from sotay.members.queries.accounts import reaches_all_of

# What of a record is chosen field by field at the review.
CHOSEN = (
    "full_name", "used_name", "born_on", "sex", "ethnicity", "religion", "home_town", "residence", "national_id", "card_number",
    "joined_on", "official_on", "party_post", "public_post", "occupation", "general_education", "qualification",
    "political_theory", "state_management", "foreign_language", "it_skill", "phone", "email", "badge", "note",
)  # fmt: skip
FOLLOWS = {"born_on": ("born_precision",)}


@action(CleanlinessPermission.MERGE, secret=("take",))
def merge_records(  # noqa: PLR0913 -- what a review decides
    actor: Actor, pair: Pair, *, kept: Member, take: list[str], history: Member, reason: str
) -> Merge:
    """Make the pair one record: `kept` stays, `take` are its fields that come from the other.

    `history` is the record whose cell and status hold where the two say different things on the same day.
    """
    if pair.status != PairStatus.OPEN:
        raise errors.PairDecided
    if not reason.strip():
        raise errors.ReasonMissing
    first, second = _lock(pair)
    if first.merged_into_id or second.merged_into_id:
        raise errors.PairDecided
    keeps, goes = (first, second) if kept.pk == first.pk else (second, first)
    _require_reach(actor, [keeps, goes])
    merge = Merge.objects.create(
        organisation=pair.organisation, pair=pair, kept=keeps, gone=goes, reason=reason.strip(), merged_by=actor.user
    )
    journal = Journal(merge.pk)
    journal.open()
    _merge_fields(journal, keeps, goes, [name for name in take if name in CHOSEN])
    merge.report = carry_everything(journal, keeps.pk, goes.pk, prevails=history.pk)
    _merge_accounts(journal, keeps, goes)
    journal.close()
    merge.save(update_fields=["report"])
    pair.status, pair.decided_by, pair.decided_at, pair.reason = (
        PairStatus.MERGED,
        actor.user,
        timezone.now(),
        reason.strip(),
    )
    pair.save(update_fields=["status", "decided_by", "decided_at", "reason"])
    return merge


@action(CleanlinessPermission.MERGE)
def undo_merge(actor: Actor, merge: Merge) -> Merge:
    """Take a merge back: every row is as it was, or nothing happens and what stands in the way is listed."""
    if merge.status != MergeStatus.DONE:
        raise errors.MergeUndone
    if since := work_since(merge):
        raise errors.WorkSince(list="; ".join(since))
    journal = Journal(merge.pk)
    journal.open()
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT take_back_merge(%s)", [merge.pk])
    except IntegrityError:
        raise errors.WorkSince(list="dữ liệu mới ghi chiếm chỗ của dữ liệu cũ") from None
    journal.close()
    merge.status, merge.undone_by, merge.undone_at = MergeStatus.UNDONE, actor.user, timezone.now()
    merge.save(update_fields=["status", "undone_by", "undone_at"])
    Pair.objects.filter(pk=merge.pair_id).update(status=PairStatus.OPEN, decided_by=None, decided_at=None, reason="")
    return merge


def _lock(pair: Pair) -> tuple[Member, Member]:
    """Return both records, locked in the order of their keys."""
    rows = list(
        Member.objects.select_for_update(of=("self",)).filter(pk__in=[pair.first_id, pair.second_id]).order_by("pk")
    )
    return rows[0], rows[1]


def _require_reach(actor: Actor, members: list[Member]) -> None:
    """Refuse where an account of the two holds something beyond the officer's reach: a merge moves rights."""
    accounts = [member.account for member in members if member.account is not None]
    if not all(reaches_all_of(actor, CleanlinessPermission.MERGE, account) for account in accounts):
        raise errors.ReachesFurther


def _merge_fields(journal: Journal, kept: Member, gone: Member, take: list[str]) -> None:
    """Let the other record lead to the kept one; give the kept one the chosen fields."""
    names = [one for name in take for one in (name, *FOLLOWS.get(name, ()))]
    values = {name: getattr(gone, name) for name in names if getattr(gone, name) != getattr(kept, name)}
    dates = {name: values.get(name, getattr(kept, name)) for name in ("born_on", "joined_on", "official_on")}
    _require_order(dates["born_on"], dates["joined_on"], dates["official_on"])
    if "full_name" in values:
        values |= {"search_key": search_key(values["full_name"]), "sort_key": name_sort_key(values["full_name"])}
    if kept.national_id is None and gone.national_id is not None:
        values["national_id"] = gone.national_id
    journal.update("members_member", "t.id = %(row)s", {"merged_into_id": kept.pk, "national_id": None}, row=gone.pk)
    if values:
        journal.update("members_member", "t.id = %(row)s", values, row=kept.pk)


def _require_order(born_on: dt.date, joined_on: dt.date, official_on: dt.date | None) -> None:
    """Refuse days that do not follow each other."""
    if joined_on <= born_on or (official_on is not None and official_on < joined_on):
        raise errors.FieldsClash


def _merge_accounts(journal: Journal, kept: Member, gone: Member) -> None:
    """Leave one account in use, and give it the rights of both; the ledgers still name the other."""
    old, account = gone.account, kept.account
    if old is not None and (account is None or (account.activated_at is None and old.activated_at is not None)):
        journal.update("members_member", "t.id = %(row)s", {"account_id": None}, row=gone.pk)
        if account is not None:
            journal.update("members_member", "t.id = %(row)s", {"account_id": None}, row=kept.pk)
            journal.update("members_member", "t.id = %(row)s", {"account_id": account.pk}, row=gone.pk)
        journal.update("members_member", "t.id = %(row)s", {"account_id": old.pk}, row=kept.pk)
        old, account = account, old
    if account is None:
        return
    if old is not None:
        journal.update("access_grant", "t.user_id = %(old)s", {"user_id": account.pk}, old=old.pk)
        journal.update("accounts_user", "t.id = %(row)s AND t.is_active", {"is_active": False}, row=old.pk)
    _grant_what_is_owed(journal, kept, account)


def _grant_what_is_owed(journal: Journal, kept: Member, account: User) -> None:
    """Grant membership of the affiliations, and what posts bring, where a record without an account brought them in."""
    last = Grant.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    owed = [
        Grant(user=account, organisation_id=row.organisation_id, role="member", valid=row.valid, affiliation=row)
        for row in kept.affiliations.filter(grants=None)
        if row.valid.upper is None or row.valid.upper > today()
    ]
    Grant.objects.bulk_create(owed)
    grant_from_sources(account)
    journal.note_made("access_grant", "new.id > %(last)s AND new.user_id = %(user)s", last=last, user=account.pk)
