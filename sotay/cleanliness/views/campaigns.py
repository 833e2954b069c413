"""Campaigns: opened, followed down the tree, closed, signed cell by cell."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from sotay.access.http import Request
from sotay.cleanliness import exports
from sotay.cleanliness.actions.campaigns import close_campaign, open_campaign, short_seal, sign_list
from sotay.cleanliness.errors import ListNotSealed
from sotay.cleanliness.forms import CampaignForm, SignForm
from sotay.cleanliness.permissions import CleanlinessPermission
from sotay.cleanliness.queries import boards, campaigns
from sotay.cleanliness.rules.catalogue import TITLES
from sotay.core.answers import go_on, show_form
from sotay.core.errors import NotPermitted
from sotay.core.files import file_to_keep
from sotay.core.find import uid_of
from sotay.core.forms import ActionForm
from sotay.core.pages import slice_of
from sotay.core.parts import Place

TITLE = "Làm sạch dữ liệu"
MOST_LISTED = 100
"""More parts than these are organisations above cells, which have no list of their own."""
_WRITERS = {"pdf": exports.list_pdf, "docx": exports.list_docx}


@require_safe
def campaign_list(request: Request) -> HttpResponse:
    """Show the campaigns."""
    node = boards.get_node(request.actor, None)
    if node is None:
        raise NotPermitted
    page = slice_of(request.GET, campaigns.campaigns_for(request.actor))
    can_open = request.actor.can(CleanlinessPermission.CAMPAIGN, node)
    return render(
        request, "cleanliness/campaign_list.html", {"page": page, "node": node, "can_open": can_open, "way": _way()}
    )


def campaign_open(request: Request, uid: UUID) -> HttpResponse:
    """Open a campaign at a node."""
    node = boards.get_node_to_open(request.actor, uid)
    form = CampaignForm(request.POST or None)
    if form.run(open_campaign, request.actor, node):
        return go_on(request, form.done, "cleanliness:campaign", form.result.uid)
    return show_form(request, "cleanliness/campaign_open.html", form, node=node, way=_way("Mở đợt mới"))


@require_safe
def campaign_detail(request: Request, uid: UUID) -> HttpResponse:
    """Show how far each part of the tree is."""
    return _show(request, campaigns.get_campaign(request.actor, uid), ActionForm())


@require_POST
def campaign_close(request: Request, uid: UUID) -> HttpResponse:
    """End the campaign and seal the lists."""
    campaign = campaigns.get_campaign(request.actor, uid)
    form = ActionForm(request.POST)
    if form.run(close_campaign, request.actor, campaign):
        return go_on(request, "Đã kết thúc đợt và chốt danh sách từng chi bộ.", "cleanliness:campaign", uid)
    return _show(request, campaign, form)


@require_safe
def cell_list(request: Request, uid: UUID) -> HttpResponse:
    """Show one cell's list, and the form of its signature."""
    return _show_list(request, campaigns.get_list(request.actor, uid), SignForm())


@require_safe
def cell_pdf(request: Request, uid: UUID) -> HttpResponse:
    """Hand out one cell's sealed list on A4."""
    return _paper(request, uid, "pdf")


@require_safe
def cell_word(request: Request, uid: UUID) -> HttpResponse:
    """Hand out one cell's sealed list as a Word file."""
    return _paper(request, uid, "docx")


def _paper(request: Request, uid: UUID, form: str) -> HttpResponse:
    """Hand out a sealed list in one of its forms."""
    row = campaigns.get_list(request.actor, uid)
    if row.sealed_at is None:
        raise ListNotSealed
    content = _WRITERS[form](row, short_seal(row.digest))
    return file_to_keep(content, f"danh-sach-lam-sach.{form}")


@require_POST
def cell_sign(request: Request, uid: UUID) -> HttpResponse:
    """Record that the cell signed."""
    row = campaigns.get_list(request.actor, uid)
    form = SignForm(request.POST)
    if form.run(sign_list, request.actor, row):
        return go_on(request, form.done, "cleanliness:cell_list", uid)
    return _show_list(request, row, form)


def _show(request: Request, campaign: Any, form: ActionForm) -> HttpResponse:
    """Show a campaign at a node of the tree."""
    node = boards.get_node(request.actor, uid_of(request.GET.get("at", "")))
    top = _node(node)
    parts = campaigns.progress_of(campaign, top)
    mine = (
        {row.organisation_id: row for row in campaigns.lists_for(request.actor, campaign)}
        if len(parts) < MOST_LISTED
        else {}
    )
    context = {
        "campaign": campaign, "node": top, "parts": [(part, mine.get(part.organisation.pk)) for part in parts],
        "found": sum(part.found for part in parts), "left": sum(part.left for part in parts),
        "done": sum(part.done for part in parts), "signed": sum(part.signed for part in parts),
        "cells": sum(part.cells for part in parts), "titles": [TITLES[code] for code in campaign.rules if code in TITLES],
        "can_close": campaign.status == "open" and request.actor.can(CleanlinessPermission.CAMPAIGN, campaign.organisation),
        "steps": boards.way_to(request.actor, top), "way": _way(campaign.title),
    }  # fmt: skip
    return show_form(request, "cleanliness/campaign_detail.html", form, **context)


def _show_list(request: Request, row: Any, form: ActionForm) -> HttpResponse:
    """Show a cell's list."""
    context = {
        "row": row, "content": campaigns.now_of(row), "seal": short_seal(row.digest).upper(),
        "can_sign": row.sealed_at and not row.signed_on and request.actor.can(CleanlinessPermission.SIGN, row.organisation),
        "way": [*_way(), Place(row.campaign.title, reverse("cleanliness:campaign", args=[row.campaign.uid])), Place(row.organisation.name, "")],
    }  # fmt: skip
    return show_form(request, "cleanliness/cell_list.html", form, **context)


def _node(node: Any) -> Any:
    """Return the node; whoever sees none is refused."""
    if node is None:
        raise NotPermitted
    return node


def _way(last: str = "") -> list[Place]:
    """Return the way to a page about campaigns."""
    way = [Place(TITLE, reverse("cleanliness:board")), Place("Đợt làm sạch", reverse("cleanliness:campaigns"))]
    return [*way, Place(last, "")] if last else way
