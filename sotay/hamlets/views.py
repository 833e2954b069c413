"""The pages about hamlets: the list and the board at the desk, the cell's own hamlets in the handbook."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from sotay.access.http import Request
from sotay.core.answers import go_on, show_form
from sotay.core.as_of import as_of
from sotay.core.days import today
from sotay.core.files import file_to_keep
from sotay.core.pages import slice_of
from sotay.core.sheets import sheet_bytes
from sotay.hamlets import forms, parts
from sotay.hamlets.actions import hamlets as actions
from sotay.hamlets.actions import reviews
from sotay.hamlets.actions.terms import align_terms
from sotay.hamlets.permissions import HamletPermission as P
from sotay.hamlets.queries import hamlets as queries
from sotay.hamlets.queries.alignment import terms_for
from sotay.members.permissions import MemberPermission

DESK = "web/desk.html"


# --- The desk ----------------------------------------------------------------------------------------------------


@require_safe
def hamlet_list(request: Request) -> HttpResponse:
    """List hamlets with who heads them on a day."""
    form = forms.FilterForm(request.GET)
    chosen = form.chosen()
    under = queries.get_place(request.actor, chosen["under"]) if "under" in chosen else None
    filters = queries.Filters(
        chosen.get("q", ""), chosen.get("kind", ""), chosen.get("party", ""), chosen.get("review", ""), under,
        chosen.get("on") or today(),
    )  # fmt: skip
    rows = queries.hamlets_listed(request.actor, filters)
    if request.GET.get("format") == "xlsx":
        lines = queries.lines_of(list(rows), filters.on)
        above = [under.name if under else "", f"Tính đến ngày {filters.on:%d/%m/%Y}"]
        return file_to_keep(
            sheet_bytes("Trưởng thôn", parts.HEADINGS, parts.sheet_rows(lines), above), "truong-thon.xlsx"
        )
    page = slice_of(request.GET, rows)
    context = {
        "form": form,
        "page": page,
        "lines": queries.lines_of(page.items, filters.on),
        "under": under,
        "as_of": as_of(request.GET),
        "may_edit": request.actor.has(P.EDIT),
    }
    name = "hamlets/hamlet_list.html"
    return render(request, f"{name}#list" if request.htmx.target == "list" else name, context)


@require_safe
def board(request: Request) -> HttpResponse:
    """Go to the highest board that the actor may see."""
    return redirect("hamlets:node", queries.top_place(request.actor).uid)


@require_safe
def node(request: Request, uid: UUID) -> HttpResponse:
    """Show how many heads are members below a node, by place and by year."""
    place = queries.get_place(request.actor, uid)
    day = as_of(request.GET)
    context = {
        "node": place,
        "board": parts.board_of(request.actor, place, day.day),
        "as_of": day,
        "may_set_target": request.actor.can(P.TARGET, place),
    }
    return render(request, "hamlets/board.html", context)


def target_set(request: Request, uid: UUID) -> HttpResponse:
    """Set a target."""
    place = queries.get_place_to(request.actor, uid, P.TARGET)
    form = forms.TargetForm(request.POST or None)
    if form.run(actions.set_target, request.actor, place):
        return go_on(request, form.done, "hamlets:node", uid)
    return show_form(request, "hamlets/target_set.html", form, node=place)


@require_safe
def terms(request: Request) -> HttpResponse:
    """Go to the terms below the highest place that the actor may see."""
    return redirect("hamlets:terms_below", queries.top_place(request.actor).uid)


def terms_below(request: Request, uid: UUID) -> HttpResponse:
    """Show heads' terms beside the congresses of the cells, and fit those chosen."""
    place = queries.get_place(request.actor, uid)
    lines = terms_for(request.actor, place)
    to_change = [line.headship for line in lines if line.can_change]
    form = forms.AlignForm(request.POST or None, heads=to_change)
    if form.run(align_terms, request.actor, place):
        return go_on(request, form.done, "hamlets:terms_below", uid)
    page = slice_of(request.GET, sorted(lines, key=lambda line: not line.can_change), size=100)
    may_edit = request.actor.can(P.EDIT, place)
    return show_form(
        request, "hamlets/terms.html", form, node=place, page=page, count=len(to_change), may_edit=may_edit
    )


@require_safe
def places(request: Request) -> HttpResponse:
    """Choose the cell or committee to which a new hamlet belongs."""
    form = forms.PlaceForm(request.GET)
    found = queries.places_for(request.actor, form.data.get("q", ""))
    return render(request, "hamlets/places.html", {"form": form, "places": found})


def hamlet_add(request: Request, uid: UUID) -> HttpResponse:
    """Record a hamlet."""
    place = queries.get_place_to(request.actor, uid, P.EDIT)
    form = forms.NewHamletForm(request.POST or None)
    if form.run(actions.record_hamlet, request.actor, place):
        return go_on(request, form.done, "hamlets:detail", form.result.uid)
    return show_form(
        request, "hamlets/hamlet_form.html", form, place=place, heading="Ghi thêm thôn, tổ dân phố", frame_template=DESK
    )


@require_safe
def hamlet_detail(request: Request, uid: UUID) -> HttpResponse:
    """Show one hamlet: head, deputies, reviews, proposals, who was before."""
    hamlet = queries.get_hamlet(request.actor, uid)
    line = queries.lines_of([hamlet], today())[0]
    context = {
        "hamlet": hamlet,
        "holders": [one for one in (line.head, *line.deputies) if one],
        "line": line,
        "history": queries.history_of(hamlet),
        "nominees": queries.nominees_of(hamlet),
        "may_edit": request.actor.can(P.EDIT, hamlet.organisation),
        "may_review": request.actor.can(P.REVIEW, hamlet.organisation),
        "sees_records": request.actor.has(MemberPermission.VIEW),
        "frame_template": _frame(request),
    }
    return render(request, "hamlets/hamlet_detail.html", context)


def hamlet_edit(request: Request, uid: UUID) -> HttpResponse:
    """Correct a hamlet."""
    hamlet = queries.get_hamlet_to_edit(request.actor, uid)
    initial = {name: getattr(hamlet, name) for name in ("kind", "name", "households")}
    form = forms.HamletForm(request.POST or None, initial=initial)
    if form.run(actions.edit_hamlet, request.actor, hamlet):
        return go_on(request, form.done, "hamlets:detail", uid)
    return show_form(
        request, "hamlets/hamlet_form.html", form, hamlet=hamlet, heading=f"Sửa {hamlet.name}", frame_template=DESK
    )


def hamlet_end(request: Request, uid: UUID) -> HttpResponse:
    """End a hamlet."""
    hamlet = queries.get_hamlet_to_edit(request.actor, uid)
    form = forms.EndHamletForm(request.POST or None, initial={"on": today()})
    if form.run(actions.end_hamlet, request.actor, hamlet):
        return go_on(request, form.done, "hamlets:detail", uid)
    return show_form(
        request,
        "hamlets/hamlet_form.html",
        form,
        hamlet=hamlet,
        heading=f"{hamlet.name} không còn",
        frame_template=DESK,
    )


def head_record(request: Request, uid: UUID) -> HttpResponse:
    """Record who was elected."""
    hamlet = queries.get_hamlet_to_edit(request.actor, uid)
    people = queries.members_of(hamlet.organisation)
    form = forms.HeadForm(request.POST or None, posts=parts.posts_of(hamlet), people=people, initial={"first": today()})
    if form.run(actions.record_head, request.actor, hamlet):
        return go_on(request, form.done, "hamlets:detail", uid)
    return show_form(
        request, "hamlets/hamlet_form.html", form, hamlet=hamlet, heading="Ghi người giữ chức vụ", frame_template=DESK
    )


def head_end(request: Request, uid: UUID) -> HttpResponse:
    """End a post."""
    headship = queries.get_headship(request.actor, uid, P.EDIT)
    form = forms.EndHeadForm(request.POST or None, initial={"on": today()})
    if form.run(actions.end_head, request.actor, headship):
        return go_on(request, form.done, "hamlets:detail", headship.hamlet.uid)
    heading = f"{headship.full_name} thôi giữ chức vụ"
    return show_form(
        request,
        "hamlets/hamlet_form.html",
        form,
        hamlet=headship.hamlet,
        heading=heading,
        frame_template=_frame(request),
    )


@require_POST
def proposal_answer(request: Request, uid: UUID) -> HttpResponse:
    """Answer a proposal of the cell."""
    nominee = queries.get_nominee(request.actor, uid, P.EDIT)
    reviews.answer_proposal(request.actor, nominee, agrees=request.POST.get("agrees") == "1")
    return go_on(request, "Đã trả lời chi bộ.", "hamlets:detail", nominee.hamlet.uid)


# --- The cell's own work -----------------------------------------------------------------------------------------


@require_safe
def own(request: Request) -> HttpResponse:
    """List the hamlets that the actor's cells lead, in the handbook."""
    page = slice_of(request.GET, queries.hamlets_of_own_cells(request.actor), size=20)
    lines = queries.lines_of(page.items, today())
    return render(request, "hamlets/own.html", {"page": page, "lines": lines})


def head_review(request: Request, uid: UUID) -> HttpResponse:
    """Record what the cell concluded about a head."""
    headship = queries.get_headship(request.actor, uid, P.REVIEW)
    helpers = queries.full_members_of(headship.hamlet.organisation)
    form = forms.ReviewForm(request.POST or None, helpers=helpers)
    if form.run(reviews.review_head, request.actor, headship):
        return go_on(request, form.done, "hamlets:detail", headship.hamlet.uid)
    heading = f"Rà soát {headship.full_name}"
    return show_form(
        request,
        "hamlets/hamlet_form.html",
        form,
        hamlet=headship.hamlet,
        heading=heading,
        frame_template=_frame(request),
    )


@require_POST
def head_candidate(request: Request, uid: UUID) -> HttpResponse:
    """Put a promising head on the cell's list of outstanding people."""
    headship = queries.get_headship(request.actor, uid, P.REVIEW)
    reviews.take_as_candidate(request.actor, headship)
    return go_on(request, "Đã đưa vào danh sách nguồn kết nạp của chi bộ.", "hamlets:detail", headship.hamlet.uid)


def propose(request: Request, uid: UUID) -> HttpResponse:
    """Propose a member for election."""
    hamlet = queries.get_hamlet_to_review(request.actor, uid)
    people = queries.full_members_of(hamlet.organisation)
    form = forms.ProposeForm(request.POST or None, posts=parts.posts_of(hamlet), people=people)
    if form.run(reviews.propose, request.actor, hamlet):
        return go_on(request, form.done, "hamlets:detail", uid)
    return show_form(
        request,
        "hamlets/hamlet_form.html",
        form,
        hamlet=hamlet,
        heading="Giới thiệu người ứng cử",
        frame_template=_frame(request),
    )


def _frame(request: Request) -> str:
    """Return the frame: the handbook for the cell itself, the desk for committees and boards."""
    return DESK if request.actor.has(P.EDIT) or not request.actor.has(P.REVIEW) else "web/handbook.html"
