"""A campaign: opened with what every cell has to put right, closed with a sealed list for each, signed."""

import datetime as dt
import hashlib
import json
from typing import Any

from django.utils import timezone

from sotay.access.action import Lock, action
from sotay.access.actor import Actor
from sotay.cleanliness import errors
from sotay.cleanliness.choices import CampaignStatus, SignedHow
from sotay.cleanliness.models import Campaign, CampaignList
from sotay.cleanliness.permissions import CleanlinessPermission
from sotay.cleanliness.queries.campaigns import contents_of
from sotay.core.bulk import run_sql
from sotay.core.days import today
from sotay.members.queries.records import get_own_member
from sotay.organisations.choices import MEETING_KINDS
from sotay.organisations.models import Organisation

_LISTS = """
INSERT INTO cleanliness_campaignlist (uid, campaign_id, organisation_id, found, digest, signed_name, signed_how)
SELECT gen_random_uuid(), %(campaign)s, o.id, count(f.id), '', '', ''
  FROM organisations_organisation o
  LEFT JOIN cleanliness_finding f ON f.organisation_id = o.id AND f.rule = ANY(%(rules)s) AND f.resolved_on IS NULL
       AND (f.excused_until IS NULL OR f.excused_until < %(day)s)
 WHERE o.path <@ %(below)s::ltree AND o.closed_on IS NULL AND o.kind = ANY(%(kinds)s) GROUP BY o.id
"""


@action(CleanlinessPermission.CAMPAIGN, lock=Lock.NOTHING)
def open_campaign(  # noqa: PLR0913 -- what a campaign is
    actor: Actor, organisation: Organisation, *, title: str, starts_on: dt.date, ends_on: dt.date, rules: list[str]
) -> Campaign:
    """Open a campaign for every cell at and below the organisation."""
    if ends_on < starts_on:
        raise errors.CampaignDays
    campaign = Campaign.objects.create(
        organisation=organisation, title=title, starts_on=starts_on, ends_on=ends_on, rules=rules, opened_by=actor.user
    )
    values = {
        "campaign": campaign.pk, "rules": rules, "day": today(), "below": str(organisation.path),
        "kinds": [kind.value for kind in MEETING_KINDS],
    }  # fmt: skip
    run_sql(_LISTS, values)
    return campaign


@action(CleanlinessPermission.CAMPAIGN)
def close_campaign(actor: Actor, campaign: Campaign) -> Campaign:
    """End a campaign: each cell's list is sealed as it stands, to be printed and signed."""
    if campaign.status != CampaignStatus.OPEN:
        raise errors.CampaignClosed
    now, rows = timezone.now(), list(campaign.lists.select_related("organisation"))
    contents = contents_of(campaign, now)
    for row in rows:
        row.content = contents[row.organisation_id]
        row.digest, row.sealed_at = digest_of(row.content), now
    CampaignList.objects.bulk_update(rows, ["content", "digest", "sealed_at"], batch_size=500)
    campaign.status, campaign.closed_at = CampaignStatus.CLOSED, now
    campaign.save(update_fields=["status", "closed_at"])
    return campaign


@action(CleanlinessPermission.SIGN)
def sign_list(  # noqa: PLR0913 -- what a signature says
    actor: Actor, row: CampaignList, *, how: str, signed_on: dt.date, signed_name: str = "", digest: str = ""
) -> CampaignList:
    """Record that the cell signed its sealed list: the secretary on the telephone, or a paper whose seal is compared."""
    if row.sealed_at is None:
        raise errors.ListNotSealed
    if row.signed_on is not None:
        raise errors.ListSigned(day=f"{row.signed_on:%d/%m/%Y}")
    if not timezone.localdate(row.sealed_at) <= signed_on <= today():
        raise errors.SignedInFuture
    own = get_own_member(actor)
    if how == SignedHow.PAPER and digest.strip().lower() not in {row.digest, short_seal(row.digest)}:
        raise errors.ListChanged
    name = own.full_name if how == SignedHow.PHONE and own else signed_name.strip()
    if not name:
        raise errors.ReasonMissing
    row.signed_by = own if how == SignedHow.PHONE else None
    row.signed_name, row.signed_on, row.signed_how, row.recorded_by = name, signed_on, how, actor.user
    row.save(update_fields=["signed_by", "signed_name", "signed_on", "signed_how", "recorded_by"])
    return row


def digest_of(content: Any) -> str:
    """Return the SHA-256 of a list as it is kept."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def short_seal(digest: str) -> str:
    """Return what of the seal is printed to be typed by hand."""
    return digest[:8]
