"""The board's pages: the state of a part of the tree, and the lists behind its numbers."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render

from sotay.access.http import Request
from sotay.committees.permissions import CommitteePermission
from sotay.core.days import today
from sotay.core.errors import NotPermitted
from sotay.core.files import file_to_keep
from sotay.core.pages import slice_of
from sotay.members.permissions import MemberPermission
from sotay.statistics import adoption, boards, exports
from sotay.statistics.actions import export_people
from sotay.statistics.forms import MonthForm, need_asked
from sotay.statistics.queries import cells, entries, month, nodes, scores, year
from sotay.statistics.queries.adoption import may_print_slips, people_to_help
from sotay.statistics.rules import Month


def board(request: Request) -> HttpResponse:
    """Go to the highest board that the actor may see."""
    node = nodes.top_node(request.actor)
    if node is None:
        raise NotPermitted
    return redirect("statistics:node", node.uid)


def board_cells(request: Request) -> HttpResponse:
    """Go to the cells below the highest organisation that the actor may see."""
    node = nodes.top_node(request.actor)
    if node is None:
        raise NotPermitted
    return redirect("statistics:cells", node.uid)


def node(request: Request, uid: UUID) -> HttpResponse:
    """Show the state of the month below a node."""
    organisation = nodes.get_node(request.actor, uid)
    form = MonthForm(request.GET)
    period = form.period()
    found = boards.board_of(organisation, period)
    if request.GET.get("format") == "xlsx":
        return file_to_keep(
            exports.children_sheet(organisation, period, found.parts),
            f"sinh-hoat-{organisation.code}-{period:%Y-%m}.xlsx",
        )
    return render(
        request,
        "statistics/board.html",
        {
            "board": found,
            "node": organisation,
            "period": period,
            "form": form,
            "path": boards.places(list(nodes.ancestors_in_sight(request.actor, organisation)), period),
            "can_help": organisation.is_cell and request.actor.can(CommitteePermission.APPOINT, organisation),
            "heat": boards.year_heat(found.parts, year.year_of_children(organisation, period), period),
            "days": boards.day_heat(organisation, period, year.days_of_month(organisation, period)),
        },
    )


def node_cells(request: Request, uid: UUID) -> HttpResponse:
    """List the cells below a node with the state of their month, and why they have not met."""
    organisation = nodes.get_node(request.actor, uid)
    form = MonthForm(request.GET)
    period = form.period()
    asked = request.GET.get("state", "")
    state = Month(asked) if asked in set(Month) else None
    found = cells.cells_of_month(organisation, period, state)
    if request.GET.get("format") == "xlsx":
        return file_to_keep(
            exports.cells_sheet(organisation, period, found), f"chi-bo-{organisation.code}-{period:%Y-%m}.xlsx"
        )
    sums = month.total(child.figures for child in month.month_of_children(organisation, period))
    return render(
        request,
        "statistics/cell_list.html",
        {
            "node": organisation,
            "period": period,
            "form": form,
            "path": boards.places(list(nodes.ancestors_in_sight(request.actor, organisation)), period),
            "tabs": boards.tabs(organisation, period, sums, state),
            "shows_meeting": state in (None, Month.MET),
            "page": slice_of(request.GET, found),
        },
    )


def node_scores(request: Request, uid: UUID) -> HttpResponse:
    """List the meetings of the month by their points, each with where it lost them."""
    organisation = nodes.get_node(request.actor, uid)
    form = MonthForm(request.GET)
    period = form.period()
    unscored = request.GET.get("show") == "unscored"
    page = slice_of(request.GET, scores.scored_meetings(request.actor, organisation, period, unscored=unscored))
    return render(
        request,
        "statistics/score_list.html",
        {
            "node": organisation,
            "period": period,
            "form": form,
            "path": boards.places(list(nodes.ancestors_in_sight(request.actor, organisation)), period),
            "tabs": boards.score_tabs(
                organisation, period, scores.score_counts(request.actor, organisation, period), unscored=unscored
            ),
            "page": page,
            "rows": scores.with_reasons(organisation, page.items),
        },
    )


def node_absences(request: Request, uid: UUID) -> HttpResponse:
    """List who was missing from the month's meetings below a node."""
    organisation = nodes.get_node(request.actor, uid)
    form = MonthForm(request.GET)
    period = form.period()
    only = request.GET.get("show") == "unexcused"
    found = cells.absences_for(request.actor, organisation, period, unexcused_only=only)
    return render(
        request,
        "statistics/absence_list.html",
        {
            "node": organisation,
            "period": period,
            "form": form,
            "path": boards.places(list(nodes.ancestors_in_sight(request.actor, organisation)), period),
            "tabs": boards.absence_tabs(organisation, period, unexcused_only=only),
            "page": slice_of(request.GET, found),
        },
    )


def node_adoption(request: Request, uid: UUID) -> HttpResponse:
    """List the members to help: without an activated account, or not seen this month."""
    organisation = nodes.get_node(request.actor, uid)
    form = MonthForm(request.GET)
    period = form.period()
    inactive = request.GET.get("show") == "not_active"
    scope = (request.actor, organisation)
    found = cells.not_active_for(*scope, period) if inactive else cells.not_activated_for(*scope)
    return render(
        request,
        "statistics/adoption_list.html",
        {
            "node": organisation,
            "period": period,
            "form": form,
            "path": boards.places(list(nodes.ancestors_in_sight(request.actor, organisation)), period),
            "tabs": boards.adoption_tabs(organisation, period, inactive=inactive),
            "page": slice_of(request.GET, found),
        },
    )


def node_adoption_board(request: Request, uid: UUID) -> HttpResponse:
    """Show who uses the handbook below a node, child by child and month by month."""
    organisation = nodes.get_node(request.actor, uid)
    found = adoption.adoption_board_of(organisation)
    if request.GET.get("format") == "xlsx":
        return file_to_keep(
            exports.adoption_sheet(found), f"su-dung-so-tay-{organisation.code}-{today():%Y-%m-%d}.xlsx"
        )
    ancestors = nodes.ancestors_in_sight(request.actor, organisation)
    facts = {"board": found, "node": organisation, "path": adoption.places(ancestors), "today": today()}
    return render(request, "statistics/adoption_board.html", facts)


def node_adoption_sheet(request: Request, uid: UUID) -> HttpResponse:
    """List the people to help, cell by cell, with what is done for each; it prints."""
    organisation = nodes.get_node(request.actor, uid)
    need = need_asked(request.GET)
    found = people_to_help(request.actor, organisation, need)
    if request.GET.get("format") == "xlsx":
        export_people(request.actor, organisation, sheet="adoption")
        name = f"danh-sach-di-giup-{organisation.code}-{today():%Y-%m-%d}"
        return file_to_keep(exports.call_sheet(organisation, adoption.call_sheet(found)), f"{name}.xlsx")
    page = slice_of(request.GET, found, adoption.SHEET_SIZE)
    facts = {
        "node": organisation,
        "today": today(),
        "tabs": adoption.sheet_tabs(organisation, need),
        "cells": adoption.call_sheet(page.items),
        "may_print_slips": may_print_slips(request.actor, organisation),
        "may_export": request.actor.can(MemberPermission.EXPORT, organisation),
        "page": page,
        "path": adoption.places(nodes.ancestors_in_sight(request.actor, organisation)),
    }
    return render(request, "statistics/adoption_sheet.html", facts)


def node_entries(request: Request, uid: UUID) -> HttpResponse:
    """Show by whose hand the attendance lists of the month were written, child by child."""
    organisation = nodes.get_node(request.actor, uid)
    form = MonthForm(request.GET)
    period = form.period()
    rows = entries.entries_of_children(organisation, period)
    if request.GET.get("format") == "xlsx":
        name = f"ai-ghi-diem-danh-{organisation.code}-{period:%Y-%m}"
        return file_to_keep(exports.entries_sheet(organisation, period, rows), f"{name}.xlsx")
    facts = {
        "node": organisation,
        "period": period,
        "form": form,
        "path": boards.places(list(nodes.ancestors_in_sight(request.actor, organisation)), period),
        "rows": [(row, boards.list_url("entries", row.organisation, period)) for row in rows],
        "sums": entries.total(rows),
    }
    return render(request, "statistics/entry_table.html", facts)
