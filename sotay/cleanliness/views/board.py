"""The board of the register's cleanliness, the worklists and the rules."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from sotay.access.http import Request
from sotay.cleanliness import exports
from sotay.cleanliness.actions.fixing import excuse_finding, put_right, withdraw_excuse
from sotay.cleanliness.actions.switching import switch_rule_off, switch_rule_on
from sotay.cleanliness.choices import Dimension
from sotay.cleanliness.forms import ExcuseForm, FilterForm, FixForm, SwitchForm
from sotay.cleanliness.permissions import CleanlinessPermission
from sotay.cleanliness.queries import boards, findings, pairs
from sotay.cleanliness.queries.findings import Asked
from sotay.cleanliness.queries.switches import switched_off
from sotay.cleanliness.rules.catalogue import RULES
from sotay.cleanliness.rules.fixes import FIXES
from sotay.core.answers import go_on, show_form
from sotay.core.days import today
from sotay.core.errors import NotPermitted
from sotay.core.files import file_to_keep
from sotay.core.find import uid_of
from sotay.core.forms import ActionForm
from sotay.core.pages import slice_of
from sotay.core.parts import Bar, Place

TITLE = "Làm sạch dữ liệu"
EXPORTED = 20000


@require_safe
def board(request: Request) -> HttpResponse:
    """Show the score of a node, of what stands below it, and the worst cells."""
    node = boards.get_node(request.actor, uid_of(request.GET.get("at", "")))
    if node is None:
        raise NotPermitted
    shown = boards.board_of(node)
    address = reverse("cleanliness:list")
    context = {
        "node": node,
        "board": shown,
        "dimensions": [(label, shown.score.of(value), f"{address}?at={node.uid}&dimension={value}") for value, label in Dimension.choices],
        "by_rule": [
            Bar(rule.title, count, f"{address}?at={node.uid}&rule={rule.code}")
            for rule, count in findings.counts_by_rule(request.actor, node)
        ],
        "way": [Place(one.name, f"{reverse('cleanliness:board')}?at={one.uid}") for one in boards.way_to(request.actor, node)],
        "mine": findings.count_mine(request.actor),
        "pairs": pairs.pairs_for(request.actor).filter(status="open").count(),
        "may": _rights(request, node),
    }  # fmt: skip
    return render(request, "cleanliness/board.html", context)


@require_safe
def finding_list(request: Request) -> HttpResponse:
    """Show a worklist, or hand it out as Excel."""
    form = FilterForm(request.GET)
    asked = _asked(request, form)
    rows = findings.worklist(request.actor, asked)
    if request.GET.get("format") == "xlsx":
        heads = [asked.at.name if asked.at else TITLE, f"Ngày {today():%d/%m/%Y}"]
        content = exports.worklist_sheet(findings.lines_of(request.actor, list(rows[:EXPORTED])), heads)
        return file_to_keep(content, "du-lieu-can-lam-sach.xlsx")
    page = slice_of(request.GET, rows)
    context = {
        "form": form, "asked": asked, "page": page, "lines": findings.lines_of(request.actor, list(page.items)),
        "way": [Place(TITLE, reverse("cleanliness:board")), Place(asked.at.name if asked.at else "Danh sách", "")],
    }  # fmt: skip
    return render(request, "cleanliness/finding_list.html", context)


def _asked(request: Request, form: FilterForm) -> Asked:
    """Return what the address asks for."""
    at = form.value("at")
    if not request.actor.has(CleanlinessPermission.VIEW):
        raise NotPermitted
    return Asked(
        at=boards.get_node(request.actor, at) if at else None, mine=bool(form.value("mine")), rule=form.value("rule") or "",
        dimension=form.value("dimension") or "", level=form.value("level") or "", state=form.value("state") or "open",
    )  # fmt: skip


@require_safe
def finding_detail(request: Request, uid: UUID) -> HttpResponse:
    """Show one finding with its small form."""
    finding = findings.get_finding(request.actor, uid)
    return _show(request, finding, _fix_form(finding), ExcuseForm())


@require_POST
def finding_fix(request: Request, uid: UUID) -> HttpResponse:
    """Put a finding right: by one tap, or with its small form."""
    finding = findings.get_finding_to_fix(request.actor, uid)
    if "tap" in request.POST:
        tap = ActionForm(request.POST)
        if tap.run(put_right, request.actor, finding):
            return go_on(request, f"Đã làm sạch: {RULES[finding.rule].title}.", _back(request))
        return _show(request, finding, tap, ExcuseForm())
    form = _fix_form(finding, request.POST)
    if form.run(put_right, request.actor, finding):
        return go_on(request, form.done, _back(request))
    return _show(request, finding, form, ExcuseForm())


@require_POST
def finding_excuse(request: Request, uid: UUID) -> HttpResponse:
    """Pass a finding over for a reason."""
    finding = findings.get_finding_to_fix(request.actor, uid)
    form = ExcuseForm(request.POST)
    if form.run(excuse_finding, request.actor, finding):
        return go_on(request, form.done, _back(request))
    return _show(request, finding, form, form)


@require_POST
def finding_count(request: Request, uid: UUID) -> HttpResponse:
    """Let a finding count again."""
    finding = findings.get_finding_to_fix(request.actor, uid)
    form = ActionForm(request.POST)
    if form.run(withdraw_excuse, request.actor, finding):
        return go_on(request, "Đã thôi bỏ qua.", "cleanliness:finding", uid)
    return _show(request, finding, form, ExcuseForm())


@require_safe
def rule_list(request: Request) -> HttpResponse:
    """Show the rules: what each looks for, who puts it right, which rest."""
    node = boards.get_node(request.actor, None)
    if node is None:
        raise NotPermitted
    return _rules(request, node, SwitchForm())


@require_POST
def rule_switch(request: Request, uid: UUID) -> HttpResponse:
    """Let a rule rest, or apply it again."""
    node = boards.get_node(request.actor, uid)
    if "on" in request.POST:
        form: ActionForm = ActionForm(request.POST)
        done = form.run(switch_rule_on, request.actor, node, rule=request.POST["on"])
        return go_on(request, "Đã áp dụng lại quy tắc.", "cleanliness:rules") if done else _rules(request, node, form)
    form = SwitchForm(request.POST)
    if form.run(switch_rule_off, request.actor, node):
        return go_on(request, form.done, "cleanliness:rules")
    return _rules(request, node, form)


def _rules(request: Request, node: Any, form: ActionForm) -> HttpResponse:
    """Show the rules with a form for each."""
    off = switched_off(today())
    context = {
        "lines": [(rule, off.get(code)) for code, rule in RULES.items()], "node": node,
        "can_switch": "." not in str(node.path) and request.actor.can(CleanlinessPermission.SET_RULES, node),
        "way": [Place(TITLE, reverse("cleanliness:board")), Place("Quy tắc", "")],
    }  # fmt: skip
    return show_form(request, "cleanliness/rule_list.html", form, **context)


def _fix_form(finding: Any, data: Any = None) -> FixForm:
    """Return the small form of a finding."""
    fix = FIXES[RULES[finding.rule].fix]
    return FixForm(data, fix=fix, member=finding.member, proposal=finding.proposal)


def _show(request: Request, finding: Any, form: Any, excuse: Any) -> HttpResponse:
    """Show a finding."""
    line = findings.line_of(request.actor, finding)
    pair = findings.pair_of(finding) if line.url_kind == "pair" else None
    context = {
        "line": line, "finding": finding, "excuse_form": excuse, "pair": pair,
        "fix_form": form if isinstance(form, FixForm) else _fix_form(finding),
        "way": [Place(TITLE, reverse("cleanliness:board")), Place(line.rule.title, "")],
        "back": _back(request),
    }  # fmt: skip
    return show_form(request, "cleanliness/finding_detail.html", form, **context)


def _back(request: Request) -> str:
    """Return the worklist from which the person came."""
    address = request.POST.get("back", "") or request.GET.get("back", "")
    return f"{reverse('cleanliness:list')}?{address}" if address else f"{reverse('cleanliness:list')}?mine=on"


def _rights(request: Request, node: Any) -> dict[str, bool]:
    """Return what the actor may do at a node."""
    actor = request.actor
    return {
        "campaign": actor.can(CleanlinessPermission.CAMPAIGN, node),
        "keep": actor.has(CleanlinessPermission.KEEP),
        "merge": actor.has(CleanlinessPermission.MERGE),
    }
