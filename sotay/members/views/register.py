"""The list of members and its Excel."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from sotay.access.http import Request
from sotay.core.as_of import AsOf, as_of
from sotay.core.days import today
from sotay.core.errors import NotPermitted
from sotay.core.files import file_to_keep
from sotay.core.parts import Place
from sotay.members import exports
from sotay.members.actions.register import export_register
from sotay.members.forms.register import COLUMNS, FilterForm
from sotay.members.permissions import MemberPermission
from sotay.members.queries import nodes, register
from sotay.organisations.parts import TreeLine

# More columns than this are scrolled sideways.
MOST_IN_SIGHT = 7


@require_safe
def member_list(request: Request) -> HttpResponse:
    """Show one page of the register below a node."""
    form = FilterForm(request.GET)
    filters = form.filters()
    node = nodes.register_node(request.actor, filters.organisation)
    if node is None:
        raise NotPermitted
    filters = replace(filters, organisation=node.uid)
    if request.GET.get("format") == "xlsx":
        rows = export_register(request.actor, node, filters=filters)
        return file_to_keep(exports.register_sheet(rows, [node.name, *form.words()]), "danh-sach-dang-vien.xlsx")
    page = register.register_page(request.actor, filters, cursor=request.GET.get("cursor", ""))
    columns = form.columns()
    asked = as_of(request.GET, with_known=True)
    context = {
        "form": form,
        "node": node,
        **_tree(request, node, asked),
        "page": page,
        "count": register.count_members(request.actor, filters),
        "columns": columns,
        "is_wide": len(columns) > MOST_IN_SIGHT,
        "headings": form.headings(),
        "all_columns": [(name, label, name in columns) for name, label in COLUMNS.items()],
        "on": filters.on or today(),
        "as_of": asked,
        "reset_url": asked.stay(f"?{urlencode({'organisation': node.uid})}"),
        "previous_url": _with_cursor(request, page.previous),
        "next_url": _with_cursor(request, page.next),
        "kept": [(name, value) for name, value in request.GET.items() if name not in {"columns", "cursor"}],
        "can_export": request.actor.can(MemberPermission.EXPORT, node),
        "can_import": asked.is_today and request.actor.has(MemberPermission.IMPORT),
    }
    page_name = "members/member_list.html#list" if request.htmx.target == "list" else "members/member_list.html"
    return render(request, page_name, context)


def _tree(request: Request, node: Any, asked: AsOf) -> dict[str, Any]:
    """Return the way down to the node, and the tree beside the list: the same filters at any other part of it."""
    way, children = nodes.path_to(request.actor, node, asked.day), nodes.children_of(node, asked.day)
    lines = [_line(request, child) for child in children]
    for place in reversed(way):
        lines = [_line(request, place, current=place == node, children=lines)]
    return {"member_path": [Place(o.name, _at(request, o)) for o in way], "side_tree": lines, "children": children}


def _line(request: Request, place: Any, *, current: bool = False, children: Sequence[TreeLine] = ()) -> TreeLine:
    """Return a line of the tree."""
    return TreeLine(place.name, _at(request, place), None, current=current, open=bool(children), children=children)


def _at(request: Request, place: Any) -> str:
    """Return the present list at another organisation."""
    address = request.GET.copy()
    address.pop("cursor", None)
    address["organisation"] = str(place.uid)
    return f"{reverse('members:list')}?{address.urlencode()}"


def _with_cursor(request: Request, cursor: str) -> str:
    """Return the present address at another page, or nothing at the ends."""
    if not cursor:
        return ""
    address = request.GET.copy()
    address["cursor"] = cursor
    return f"?{address.urlencode()}"
