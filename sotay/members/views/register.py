"""The list of members and its Excel."""

from dataclasses import replace
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from sotay.access.http import Request
from sotay.core.days import today
from sotay.core.errors import NotPermitted
from sotay.core.parts import Place
from sotay.members import exports
from sotay.members.actions.register import export_register
from sotay.members.forms.register import COLUMNS, FilterForm
from sotay.members.queries import nodes, register

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


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
        return _excel(exports.register_sheet(rows, [node.name, *(chip.text for chip in form.chips())]))
    page = register.register_page(request.actor, filters, cursor=request.GET.get("cursor", ""))
    columns = form.columns()
    context = {
        "form": form,
        "node": node,
        "member_path": [Place(o.name, f"{reverse('members:list')}?{urlencode({'organisation': o.uid})}") for o in nodes.path_to(request.actor, node)],
        "children": nodes.children_of(node),
        "page": page,
        "count": register.count_members(request.actor, filters),
        "columns": columns,
        "headings": [COLUMNS[name] for name in columns],
        "all_columns": [(name, label, name in columns) for name, label in COLUMNS.items()],
        "on": filters.on or today(),
        "reset_url": f"?{urlencode({'organisation': node.uid})}",
        "previous_url": _with_cursor(request, page.previous),
        "next_url": _with_cursor(request, page.next),
        "kept": [(name, value) for name, value in request.GET.items() if name not in {"columns", "cursor"}],
    }
    return render(request, "members/member_list.html#list" if request.htmx.target == "list" else "members/member_list.html", context)


def _with_cursor(request: Request, cursor: str) -> str:
    """Return the present address at another page, or nothing at the ends."""
    if not cursor:
        return ""
    address = request.GET.copy()
    address["cursor"] = cursor
    return f"?{address.urlencode()}"


def _excel(content: bytes) -> HttpResponse:
    """Answer with a workbook."""
    return HttpResponse(content, content_type=EXCEL, headers={"Content-Disposition": 'attachment; filename="danh-sach-dang-vien.xlsx"'})
