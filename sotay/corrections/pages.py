"""What the pages of corrections hand to their templates."""

from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict

from sotay.access.actor import Actor
from sotay.core.pages import slice_of
from sotay.core.parts import Tab
from sotay.corrections import forms, queries
from sotay.corrections.choices import CorrectionStatus, RoundStatus, Tier
from sotay.corrections.models import ConfirmationRound, Correction
from sotay.corrections.permissions import CorrectionPermission
from sotay.organisations.models import Organisation
from sotay.organisations.queries.tree import get_organisation, path_to

MOST_IN_A_SHEET = 20_000
MOST_ON_PAPER = 500


def own_page(actor: Actor) -> dict[str, Any]:
    """Return the own data, this year's confirmation, and the own requests."""
    card = queries.own_card(actor)
    lines = queries.lines_of(actor, queries.own_corrections(actor))
    return {
        "card": card,
        "lines": lines,
        "can_ask": actor.has(CorrectionPermission.ASK_OWN),
        "waiting": sum(line.correction.status == CorrectionStatus.WAITING for line in lines),
    }


def listed(actor: Actor, form: forms.FilterForm) -> QuerySet[Correction]:
    """Return the requests of the filters."""
    chosen = form.chosen()
    node = get_organisation(actor, chosen.pop("organisation")) if "organisation" in chosen else None
    return queries.corrections_listed(actor, queries.Filters(organisation=node, **chosen))


def list_page(actor: Actor, form: forms.FilterForm, rows: QuerySet[Correction], address: QueryDict) -> dict[str, Any]:
    """Return one page of the list."""
    chosen, page = form.chosen(), slice_of(address, rows)
    waiting = Tab(
        "Chờ xem xét", "?status=waiting", current=chosen == {"status": "waiting"}, count=queries.count_waiting(actor)
    )
    excel = address.copy()
    excel["format"] = "xlsx"
    return {
        "form": form,
        "chips": form.chips(address),
        "page": page,
        "lines": queries.lines_of(actor, page.items),
        "tabs": [Tab("Tất cả", "?", current=not chosen), waiting],
        "excel_url": f"?{excel.urlencode()}",
    }


def detail_page(actor: Actor, correction: Correction) -> dict[str, Any]:
    """Return one request with what may be done with it."""
    line = queries.line_of(actor, correction)
    is_own = actor.user is not None and actor.user.pk in (correction.asked_by_id, correction.member.account_id)
    sees_desk = actor.has(CorrectionPermission.VIEW)
    return {
        "correction": correction,
        "line": line,
        "is_plain": line.tier == Tier.PLAIN,
        "can_withdraw": is_own and correction.status == CorrectionStatus.WAITING,
        "frame_template": "web/desk.html" if sees_desk else "web/handbook.html",
    }


def rounds_page(actor: Actor) -> dict[str, Any]:
    """Return the rounds with their shares, and where a new one may be opened."""
    rows = list(queries.rounds_for(actor)[:50])
    lines = []
    for one in rows:
        node = queries.top_node(actor, one.organisation)
        lines.append((one, node, queries.confirmed_share(str(node.path), one.year)))
    return {"lines": lines, "nodes": queries.nodes_to_open(actor)[:10]}


def progress_page(actor: Actor, found: ConfirmationRound, node: Organisation, address: QueryDict) -> dict[str, Any]:
    """Return how far a node is: what stands below it, or in a cell its people."""
    is_cell, missing = queries.is_cell(node), "missing" in address
    people = queries.people_of(node, found.year, missing=missing) if is_cell or missing else None
    page = slice_of(address, people) if people is not None else None
    seen = [place for place in path_to(node) if actor.can(CorrectionPermission.VIEW, place)]
    return {
        "round": found,
        "node": node,
        "way": seen,
        "is_cell": is_cell,
        "share": queries.confirmed_share(str(node.path), found.year),
        "children": [] if is_cell or missing else queries.progress_below(node, found.year),
        "page": page,
        "people": queries.persons(page.items, found.year) if page else [],
        "missing": missing,
        "can_record": found.status == RoundStatus.OPEN and actor.can(CorrectionPermission.CONFIRM, node),
        "can_close": found.status == RoundStatus.OPEN
        and actor.can(CorrectionPermission.OPEN_ROUND, found.organisation),
    }
