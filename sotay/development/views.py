"""The pages of the road into the Party: the cell's on the phone, the committees' and the board's at the desk."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from sotay.access.http import Request
from sotay.core.answers import go_on, show_form
from sotay.core.days import today
from sotay.core.errors import NotVisible
from sotay.core.files import file_to_keep
from sotay.core.pages import slice_of
from sotay.core.parts import Place
from sotay.development import exports, forms
from sotay.development.actions import candidates as acts
from sotay.development.actions import steps, targets
from sotay.development.choices import SHORT_STEP, Phase, StepKind
from sotay.development.permissions import DevelopmentPermission as P
from sotay.development.queries import candidates, road
from sotay.development.queries import targets as boards
from sotay.development.rules import CELL_VOTES, DECISIONS, VOTES
from sotay.members.rules import masked


@require_safe
def candidate_list(request: Request) -> HttpResponse:
    """List the candidates in sight, narrowed by the address; the same as a workbook."""
    form = forms.FilterForm(request.GET)
    filters = form.filters()
    rows = candidates.candidates_for(request.actor, filters)
    if request.GET.get("format") == "xlsx":
        found = acts.export_candidates(request.actor, _node(request, filters.organisation), filters=filters)
        return file_to_keep(exports.candidates_sheet(found), f"quan-chung-uu-tu-{today():%Y-%m-%d}.xlsx")
    page = slice_of(request.GET, rows)
    context = {
        "form": form,
        "page": page,
        "lines": candidates.lines_of(page.items),
        "node": candidates.get_node(request.actor, filters.organisation) if filters.organisation else None,
        "reached": SHORT_STEP.get(filters.reached, ""),
        "can_add": candidates.cells_to_keep(request.actor).exists(),
        "can_export": request.actor.has(P.EXPORT),
        "unfollowed": candidates.count_unfollowed(request.actor, filters.organisation),
    }
    return render(request, "development/candidate_list.html", context)


@require_safe
def due_list(request: Request) -> HttpResponse:
    """List what is late or due soon, with whose turn it is."""
    form = forms.FilterForm(request.GET)
    lines = candidates.due_lines(request.actor, form.filters())
    if request.GET.get("format") == "xlsx":
        acts.export_candidates(request.actor, _node(request, None), filters=form.filters())
        return file_to_keep(exports.due_sheet(lines), f"viec-den-han-{today():%Y-%m-%d}.xlsx")
    context = {
        "form": form,
        "page": slice_of(request.GET, lines),
        "late": sum(line.is_late for line in lines),
        "can_export": request.actor.has(P.EXPORT),
    }
    return render(request, "development/due_list.html", context)


@require_safe
def own_cells(request: Request) -> HttpResponse:
    """Show the secretary's candidates, each with the next step: the handbook's page."""
    rows = list(candidates.candidates_for(request.actor).order_by("due_on", "sort_key")[:200])
    cells = list(candidates.cells_to_keep(request.actor)[:2])
    context = {
        "lines": candidates.lines_of(rows),
        "cell": cells[0] if len(cells) == 1 else None,
        "can_add": bool(cells),
        "kept": {one.pk for one in rows if candidates.may_step(request.actor, one)},
    }
    return render(request, "development/own_cells.html", context)


@require_POST
def probationary_adopt(request: Request, uid: UUID) -> HttpResponse:
    """Follow the probationary members whom nobody follows."""
    node = candidates.get_node(request.actor, uid)
    count = acts.adopt_probationary(request.actor, node)
    return go_on(request, f"Đã đưa {count} đảng viên dự bị vào danh sách theo dõi.", "development:list")


@require_safe
def cell_choose(request: Request) -> HttpResponse:
    """Go to the only cell whose list the person keeps, or let them choose."""
    cells = list(candidates.cells_to_keep(request.actor)[:500])
    if len(cells) == 1:
        return redirect("development:add", cells[0].uid)
    return render(request, "development/cell_choose.html", {"cells": cells})


def candidate_add(request: Request, uid: UUID) -> HttpResponse:
    """Put somebody on the list of a cell."""
    cell = candidates.get_cell_to_keep(request.actor, uid)
    form = forms.CandidateForm(request.POST or None)
    if form.run(acts.record_candidate, request.actor, cell):
        return go_on(request, "Đã đưa vào danh sách theo dõi.", "development:detail", form.result.uid)
    frame = "web/desk.html" if request.actor.can(P.RESOLVE, cell) else "web/handbook.html"
    return _form(request, form, f"Thêm quần chúng ưu tú – {cell.name}", frame, reverse("development:list"))


@require_safe
def candidate_detail(request: Request, uid: UUID) -> HttpResponse:
    """Show one candidate: the road, the next step, the dossier."""
    return _detail(request, uid)


@require_POST
def candidate_reveal(request: Request, uid: UUID, name: str) -> HttpResponse:
    """Show one masked value, logged."""
    candidate = candidates.get_candidate_for(request.actor, uid, P.REVEAL)
    value = acts.reveal_candidate_field(request.actor, candidate, name=name)
    if request.htmx:
        return render(request, "members/_revealed.html", {"value": value})
    return _detail(request, uid, revealed=name, shown=value)


def candidate_edit(request: Request, uid: UUID) -> HttpResponse:
    """Change what is known of a candidate."""
    candidate = candidates.get_candidate_for(request.actor, uid, P.KEEP)
    values = {name: getattr(candidate, name) for name in acts.FIELDS}
    values |= {name: masked(values[name]) for name in candidates.MASKED}
    form = forms.CandidateForm(request.POST or None, initial=values)
    if form.run(acts.edit_candidate, request.actor, candidate):
        return go_on(request, form.done, "development:detail", uid)
    return _candidate_form(request, candidate, form, "Sửa thông tin")


def step_record(request: Request, uid: UUID) -> HttpResponse:
    """Record the next step of a candidate."""
    candidate = candidates.get_candidate_to_step(request.actor, uid)
    if not candidate.next_step:
        return redirect("development:detail", uid)
    kind = StepKind(candidate.next_step)
    form = forms.StepForm(
        request.POST or None,
        kind=kind,
        motions=road.motions_of(candidate.organisation, two_thirds=VOTES.get(kind, False))
        if kind in CELL_VOTES
        else (),
        helpers=road.official_members(candidate.organisation, today()) if kind == StepKind.HELPER else (),
    )
    action, extra = _step_action(kind)
    if form.run(action, request.actor, candidate, **extra):
        return go_on(request, _said(form.result), "development:detail", uid)
    return _candidate_form(request, candidate, form, kind.label, label="Ghi kết quả")


def paper_check(request: Request, uid: UUID, code: str) -> HttpResponse:
    """Tick a paper of the dossier."""
    candidate = candidates.get_candidate_for(request.actor, uid, P.KEEP)
    item = candidates.get_item(candidate, code)
    introducers = road.official_members(candidate.organisation, today()) if item.names_member else ()
    form = forms.PaperForm(request.POST or None, names_member=item.names_member, introducers=introducers)
    if form.run(acts.check_paper, request.actor, candidate, item=item):
        return go_on(request, form.done, "development:detail", uid)
    return _candidate_form(request, candidate, form, item.title, label="Đã có")


@require_POST
def paper_uncheck(request: Request, uid: UUID, code: str) -> HttpResponse:
    """Take a tick back."""
    candidate = candidates.get_candidate_for(request.actor, uid, P.KEEP)
    acts.uncheck_paper(request.actor, candidate, item=candidates.get_item(candidate, code))
    return go_on(request, "Đã bỏ ghi giấy tờ này.", "development:detail", uid)


@dataclass(frozen=True)
class Verb:
    """Something done with a candidate off the straight road: its form, its action, by which right."""

    heading: str
    form: type[Any]
    action: Callable[..., Any]
    permission: P
    offers: Callable[[Any, Any], dict[str, Any]] = lambda _actor, _candidate: {}
    label: str = "Lưu"


def _helpers(_actor: Any, candidate: Any) -> dict[str, Any]:
    return {"helpers": road.official_members(candidate.organisation, today())}


def _cells(actor: Any, candidate: Any) -> dict[str, Any]:
    return {"cells": candidates.cells_to_keep(actor).exclude(pk=candidate.organisation_id)[:500]}


VERBS = {
    "close": Verb("Thôi theo dõi", forms.CloseForm, acts.close_candidate, P.KEEP),
    "reopen": Verb("Theo dõi lại", forms.ConfirmForm, acts.reopen_candidate, P.KEEP, label="Theo dõi lại"),
    "helper": Verb("Phân công người giúp đỡ", forms.HelperForm, acts.assign_helper, P.KEEP, _helpers),
    "certificate": Verb("Giấy chứng nhận học lại lớp nhận thức", forms.CertificateForm, acts.renew_certificate, P.KEEP),
    "renew": Verb("Làm lại hồ sơ", forms.ConfirmForm, acts.renew_dossier, P.KEEP, label="Làm lại hồ sơ"),
    "take-back": Verb("Bỏ bước ghi nhầm", forms.ReasonForm, steps.take_back_step, P.KEEP, label="Bỏ bước này"),
    "move": Verb("Chuyển chi bộ theo dõi", forms.MoveForm, acts.move_candidate, P.RESOLVE, _cells),
    "consent": Verb("Văn bản đồng ý về tuổi", forms.ConsentForm, acts.record_age_consent, P.RESOLVE),
    "extend": Verb("Kéo dài thời gian dự bị", forms.ExtendForm, steps.extend_probation, P.RESOLVE),
    "strike": Verb("Xóa tên đảng viên dự bị", forms.StrikeForm, steps.strike_off_probationary, P.RESOLVE),
}


def candidate_act(request: Request, uid: UUID, verb: str) -> HttpResponse:
    """Do one of the side roads with a candidate."""
    found = VERBS.get(verb)
    if found is None:
        raise NotVisible
    candidate = candidates.get_candidate_for(request.actor, uid, found.permission)
    form = found.form(request.POST or None, **found.offers(request.actor, candidate))
    if form.run(found.action, request.actor, candidate):
        return go_on(request, form.done, "development:detail", uid)
    return _candidate_form(request, candidate, form, found.heading, label=found.label)


@require_safe
def paper_word(request: Request, uid: UUID, kind: str) -> HttpResponse:
    """Give the official form of a step as a Word file."""
    page = candidates.candidate_page(request.actor, uid)
    if kind not in exports.PAPERS:
        raise NotVisible
    return file_to_keep(exports.paper_docx(page, kind), f"{exports.PAPERS[kind].file}.docx")


# --- Targets -----------------------------------------------------------------------------------------------------


@require_safe
def board_start(request: Request) -> HttpResponse:
    """Go to the board of the highest organisation in sight."""
    node = candidates.top_node(request.actor)
    if node is None:
        raise NotVisible
    return redirect("development:board", node.uid)


@require_safe
def board(request: Request, uid: UUID) -> HttpResponse:
    """Show target, progress, funnel, forecast and the organisations below."""
    node = candidates.get_node(request.actor, uid)
    found = boards.board_of(request.actor, node, request.GET.get("target", ""))
    context = {
        "board": found,
        "node": node,
        "board_path": _way(request, node),
        "picture": exports.funnel_picture(found),
    }
    context["picture_height"] = exports.ROW * len(found.funnel)
    return render(request, "development/board.html", context)


@require_safe
def admitted_list(request: Request, uid: UUID) -> HttpResponse:
    """List the names behind the count of admissions."""
    node = candidates.get_node(request.actor, uid)
    found = boards.board_of(request.actor, node, request.GET.get("target", ""))
    rows = boards.admitted_members(request.actor, node, found.first, found.until)
    way = [
        *_way(request, node)[:-1],
        Place(node.name, reverse("development:board", args=[uid])),
        Place("Đã kết nạp", ""),
    ]
    context = {"board": found, "node": node, "page": slice_of(request.GET, rows), "board_path": way}
    return render(request, "development/admitted_list.html", context)


def target_set(request: Request, uid: UUID) -> HttpResponse:
    """Set a target."""
    node = boards.get_node_to_target(request.actor, uid)
    form = forms.TargetForm(request.POST or None)
    if form.run(targets.set_target, request.actor, node):
        return redirect(f"{reverse('development:board', args=[uid])}?target={form.result.uid}")
    return _form(
        request, form, f"Giao chỉ tiêu – {node.name}", "web/desk.html", reverse("development:board", args=[uid])
    )


def target_change(request: Request, uid: UUID) -> HttpResponse:
    """Change a target."""
    target = boards.get_target_for(request.actor, uid, P.TARGET)
    form = forms.ChangeTargetForm(request.POST or None, initial={"number": target.number, "source": target.source})
    if form.run(targets.change_target, request.actor, target):
        return redirect(_board_url(target))
    return _target_form(request, target, form, "Sửa chỉ tiêu")


def target_hand_down(request: Request, uid: UUID) -> HttpResponse:
    """Give the organisations directly below their targets."""
    target = boards.get_target_for(request.actor, uid, P.TARGET)
    form = forms.HandDownForm(request.POST or None, children=boards.children_to_target(target))
    if form.run(targets.hand_down_target, request.actor, target):
        return redirect(_board_url(target))
    return _target_form(request, target, form, f"Phân bổ chỉ tiêu {target.number} cho cấp dưới")


def shortfall_add(request: Request, uid: UUID) -> HttpResponse:
    """Say why a target is missed."""
    target = boards.get_target_for(request.actor, uid, P.KEEP)
    form = forms.ShortfallForm(request.POST or None, reasons=boards.reasons_in_use())
    if form.run(targets.note_shortfall, request.actor, target):
        return redirect(_board_url(target))
    return _target_form(request, target, form, "Nguyên nhân chưa đạt chỉ tiêu")


# --- Parts of these pages ----------------------------------------------------------------------------------------


def _step_action(kind: StepKind) -> tuple[Callable[..., Any], dict[str, Any]]:
    """Return the action of a kind of step and what it is told besides the form."""
    if kind == StepKind.HELPER:
        return acts.assign_helper, {}
    if kind == StepKind.CEREMONY:
        return steps.hold_ceremony, {}
    if kind in DECISIONS:
        return steps.record_decision_step, {"kind": kind}
    return (steps.record_committee_step if kind in steps.COMMITTEE_STEPS else steps.record_cell_step), {"kind": kind}


def _said(result: Any) -> str:
    """Return what is said after a step; a vote that failed is told as such."""
    if getattr(result, "number", 0) is None:
        return "Đã ghi: không đủ tỷ lệ tán thành, quần chúng ở lại bước này."
    return "Đã ghi. Xem việc tiếp theo dưới đây."


def _detail(request: Request, uid: UUID, **more: Any) -> HttpResponse:
    """Show the page of a candidate in the frame of whoever looks."""
    page = candidates.candidate_page(request.actor, uid)
    cell = page.candidate.organisation
    context = {
        "page": page,
        "candidate": page.candidate,
        "frame_template": "web/handbook.html"
        if candidates.works_at_phone(request.actor, page.candidate)
        else "web/desk.html",
        "candidate_path": [
            Place("Quần chúng ưu tú", reverse("development:list")),
            Place(cell.name, f"{reverse('development:list')}?{urlencode({'organisation': cell.uid})}"),
            Place(page.candidate.full_name, ""),
        ],
        "papers": exports.papers_of(page),
        "is_recognition": page.phase == Phase.RECOGNITION,
        "today": today(),
        **more,
    }
    return render(request, "development/candidate_detail.html", context)


def _candidate_form(request: Request, candidate: Any, form: Any, heading: str, label: str = "Lưu") -> HttpResponse:
    """Show a form about a candidate."""
    frame = "web/handbook.html" if candidates.works_at_phone(request.actor, candidate) else "web/desk.html"
    back = reverse("development:detail", args=[candidate.uid])
    return _form(request, form, heading, frame, back, candidate=candidate, label=label)


def _target_form(request: Request, target: Any, form: Any, heading: str) -> HttpResponse:
    """Show a form about a target."""
    frame = "web/desk.html" if request.actor.can(P.TARGET, target.organisation) else "web/handbook.html"
    return _form(request, form, f"{heading} – {target.organisation.name}, {target.name}", frame, _board_url(target))


def _form(request: Request, form: Any, heading: str, frame: str, back: str, **more: Any) -> HttpResponse:
    """Show a page with one form."""
    context = {"heading": heading, "frame_template": frame, "back_url": back, "label": "Lưu", **more}
    way = [Place("Quần chúng ưu tú", reverse("development:list")), Place(heading, "")]
    return show_form(request, "development/form.html", form, form_path=way, **context)


def _board_url(target: Any) -> str:
    """Return the board on which a target stands."""
    return f"{reverse('development:board', args=[target.organisation.uid])}?target={target.uid}"


def _way(request: Request, node: Any) -> list[Place]:
    """Return the way down to an organisation, as far as it is in sight."""
    places = [Place(node.name, "")]
    above = node.parent
    while above is not None and request.actor.can(P.VIEW, above):
        places.insert(0, Place(above.name, reverse("development:board", args=[above.uid])))
        above = above.parent
    return places


def _node(request: Request, uid: UUID | None) -> Any:
    """Return the organisation of whose list a workbook is made."""
    node = candidates.get_node(request.actor, uid) if uid else candidates.top_node(request.actor)
    if node is None:
        raise NotVisible
    return node
