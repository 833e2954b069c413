"""Campaigns: how far each part of the tree is, and what a cell's list says."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from sotay.access.actor import Actor
from sotay.cleanliness.models import Campaign, CampaignList, Finding
from sotay.cleanliness.permissions import CleanlinessPermission
from sotay.cleanliness.rules.catalogue import RULES, TITLES
from sotay.core.bulk import read_sql
from sotay.core.days import today
from sotay.core.find import find
from sotay.members.choices import COUNTED
from sotay.organisations.models import Organisation

_PROGRESS = """
SELECT subpath(o.path, 0, least(nlevel(o.path), %(depth)s + 1))::text, count(*), sum(l.found), sum(coalesce(f.left, 0)),
       count(*) FILTER (WHERE coalesce(f.left, 0) = 0), count(l.signed_on)
  FROM cleanliness_campaignlist l JOIN organisations_organisation o ON o.id = l.organisation_id
  LEFT JOIN (SELECT organisation_id, count(*) AS left FROM cleanliness_finding
              WHERE rule = ANY(%(rules)s) AND resolved_on IS NULL AND (excused_until IS NULL OR excused_until < %(day)s) GROUP BY 1) f
         ON f.organisation_id = l.organisation_id
 WHERE l.campaign_id = %(campaign)s AND o.path <@ %(path)s::ltree GROUP BY 1
"""
_MEMBERS = """
SELECT a.organisation_id, count(*) FROM members_affiliation a JOIN members_standing s ON s.member_id = a.member_id
 WHERE a.kind = 'official' AND a.valid @> %(day)s::date AND s.valid @> %(day)s::date AND s.status = ANY(%(counted)s)
   AND a.organisation_id = ANY(%(cells)s) GROUP BY 1
"""


@dataclass(frozen=True)
class Progress:
    """How far a part of the tree is."""

    organisation: Organisation
    cells: int
    found: int
    left: int
    clean: int
    signed: int

    @property
    def done(self) -> int:
        """Return how many of those at the beginning are gone; what came anew does not make it negative."""
        return max(0, self.found - self.left)


def campaigns_for(actor: Actor) -> "QuerySet[Campaign]":
    """Return the campaigns at, above and below what the actor may look at."""
    right = CleanlinessPermission.VIEW
    above = Q(pk__in=())
    for path in actor.nodes(right):
        above |= Q(organisation__path__ancestor_of=path)
    rows = Campaign.objects.filter(actor.scope(right) | above)
    return rows.select_related("organisation").order_by("status", "-starts_on", "-pk")


def get_campaign(actor: Actor, uid: UUID) -> Campaign:
    """Return one of them, or raise `NotVisible`."""
    return find(campaigns_for(actor), uid=uid)


def lists_for(actor: Actor, campaign: Campaign) -> "QuerySet[CampaignList]":
    """Return the cells' lists that the actor may look at."""
    rows = campaign.lists.filter(actor.scope(CleanlinessPermission.VIEW))
    return rows.select_related("organisation__parent", "campaign", "signed_by")


def get_list(actor: Actor, uid: UUID) -> CampaignList:
    """Return one cell's list, or raise `NotVisible`."""
    rows = CampaignList.objects.filter(actor.scope(CleanlinessPermission.VIEW))
    return find(rows.select_related("organisation__parent", "campaign__organisation"), uid=uid)


def progress_of(campaign: Campaign, node: Organisation) -> list[Progress]:
    """Return how far each organisation directly below a node is; a cell stands for itself."""
    values = {
        "campaign": campaign.pk, "rules": campaign.rules, "day": today(), "path": str(node.path),
        "depth": str(node.path).count(".") + 1,
    }  # fmt: skip
    rows = read_sql(_PROGRESS, values)
    found = {str(row.path): row for row in Organisation.objects.filter(path__in=[row[0] for row in rows])}
    parts = [Progress(found[path], *map(int, counts)) for path, *counts in rows]
    return sorted(parts, key=lambda row: (-row.left, row.organisation.sort_key))


def contents_of(campaign: Campaign, now: dt.datetime) -> dict[int, dict[str, Any]]:
    """Return what each cell's list says at the end: how many members, what is left, what is passed over and why."""
    cells = list(campaign.lists.values_list("organisation", flat=True))
    found = dict(campaign.lists.values_list("organisation", "found"))
    values = {"day": today(), "counted": [status.value for status in COUNTED], "cells": cells}
    members = dict(read_sql(_MEMBERS, values))
    left: dict[int, list[dict[str, str]]] = {cell: [] for cell in cells}
    rows = Finding.objects.filter(organisation__in=cells, rule__in=campaign.rules, resolved_on=None)
    for row in rows.select_related("member", "organisation").order_by("member__sort_key", "pk"):
        left[row.organisation_id].append(
            {
                "who": row.member.full_name if row.member else row.organisation.name,
                "what": TITLES[row.rule],
                "excuse": row.excuse if row.excused_until and row.excused_until >= today() else "",
            }
        )
    return {
        cell: {
            "campaign": campaign.title, "from": campaign.starts_on.isoformat(), "to": campaign.ends_on.isoformat(),
            "rules": [TITLES[code] for code in campaign.rules if code in RULES], "sealed_at": now.isoformat(),
            "members": members.get(cell, 0), "found": found[cell], "left": left[cell],
        }
        for cell in cells
    }  # fmt: skip


def now_of(row: CampaignList) -> dict[str, Any]:
    """Return the sealed list, or what it would say now."""
    if row.content is not None:
        return dict(row.content)
    rows = Finding.objects.filter(organisation=row.organisation, rule__in=row.campaign.rules, resolved_on=None)
    return {
        "found": row.found,
        "left": [
            {
                "who": f.member.full_name if f.member else row.organisation.name,
                "what": TITLES[f.rule],
                "excuse": f.excuse,
            }
            for f in rows.select_related("member").order_by("member__sort_key", "pk")
        ],
    }
