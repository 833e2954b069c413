"""Pairs that may be one person: compared side by side, merged, told apart; merges taken back."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from sotay.access.http import Request
from sotay.cleanliness.actions.judging import answer_keeper, ask_keeper, tell_apart
from sotay.cleanliness.actions.merging import CHOSEN, merge_records, undo_merge
from sotay.cleanliness.forms import AnswerForm, AskForm, MergeForm, PairFilterForm, ReasonForm
from sotay.cleanliness.permissions import CleanlinessPermission
from sotay.cleanliness.queries import pairs
from sotay.core.answers import go_on, show_form
from sotay.core.errors import NotPermitted
from sotay.core.forms import ActionForm
from sotay.core.pages import slice_of
from sotay.core.parts import Place

TITLE = "Làm sạch dữ liệu"


@require_safe
def pair_list(request: Request) -> HttpResponse:
    """Show the pairs of which the actor answers for at least one record."""
    if not request.actor.has(CleanlinessPermission.KEEP):
        raise NotPermitted
    status = request.GET.get("status", "open")
    rows = pairs.filtered(pairs.pairs_for(request.actor), "" if status == "all" else status, "", None)
    page = slice_of(request.GET, rows)
    context = {
        "form": PairFilterForm({"status": status}), "page": page, "lines": [pairs.line_of(request.actor, row) for row in page.items],
        "way": _way(), "can_undo": request.actor.has(CleanlinessPermission.MERGE),
    }  # fmt: skip
    return render(request, "cleanliness/pair_list.html", context)


@require_safe
def pair_detail(request: Request, uid: UUID) -> HttpResponse:
    """Show both records side by side, or the own one and what may be asked."""
    pair = pairs.get_pair(request.actor, uid)
    return _show(request, pair, ActionForm())


@require_POST
def pair_merge(request: Request, uid: UUID) -> HttpResponse:
    """Make the two one."""
    pair = pairs.get_pair_to_judge(request.actor, uid)
    form = _merge_form(pair, request.POST)
    if form.run(merge_records, request.actor, pair):
        return go_on(request, form.done, "cleanliness:merge", form.result.uid)
    return _show(request, pair, form)


@require_POST
def pair_different(request: Request, uid: UUID) -> HttpResponse:
    """Keep that the two are two people."""
    pair = pairs.get_pair_to_judge(request.actor, uid)
    form = ReasonForm(request.POST)
    if form.run(tell_apart, request.actor, pair):
        return go_on(request, form.done, "cleanliness:pairs")
    return _show(request, pair, form)


@require_POST
def pair_ask(request: Request, uid: UUID) -> HttpResponse:
    """Ask the keeper of the other record."""
    return _speak(request, uid, AskForm(request.POST), ask_keeper)


@require_POST
def pair_answer(request: Request, uid: UUID) -> HttpResponse:
    """Answer the keeper of the other record."""
    return _speak(request, uid, AnswerForm(request.POST), answer_keeper)


@require_safe
def merge_list(request: Request) -> HttpResponse:
    """Show the merges that the actor may take back."""
    if not request.actor.has(CleanlinessPermission.MERGE):
        raise NotPermitted
    page = slice_of(request.GET, pairs.merges_for(request.actor))
    return render(request, "cleanliness/merge_list.html", {"page": page, "way": _way("Đã gộp")})


@require_safe
def merge_detail(request: Request, uid: UUID) -> HttpResponse:
    """Show what a merge carried."""
    merge = pairs.get_merge(request.actor, uid)
    return _show_merge(request, merge, ActionForm())


@require_POST
def merge_undo(request: Request, uid: UUID) -> HttpResponse:
    """Take a merge back."""
    merge = pairs.get_merge(request.actor, uid)
    form = ActionForm(request.POST)
    if form.run(undo_merge, request.actor, merge):
        return go_on(request, "Đã tách lại hai hồ sơ như trước khi gộp.", "cleanliness:pair", merge.pair.uid)
    return _show_merge(request, merge, form)


def _show_merge(request: Request, merge: Any, form: ActionForm) -> HttpResponse:
    return show_form(request, "cleanliness/merge_detail.html", form, merge=merge, way=_way(merge.kept.full_name))


def _speak(request: Request, uid: UUID, form: ActionForm, action: Any) -> HttpResponse:
    """Ask or answer for the own side of a pair."""
    pair = pairs.get_pair(request.actor, uid)
    if form.run(action, request.actor, pairs.own_home(request.actor, pair), pair=pair):
        return go_on(request, form.done, "cleanliness:pair", uid)
    return _show(request, pair, form)


def _merge_form(pair: Any, data: Any = None) -> MergeForm:
    names = [row.name for row in pairs.compared(pair, CHOSEN) if row.differs]
    return MergeForm(data, pair=pair, names=names)


def _show(request: Request, pair: Any, form: ActionForm) -> HttpResponse:
    """Show a pair."""
    sides = pairs.sides_of(request.actor, pair)
    is_whole = all(side.is_seen for side in sides)
    may_merge = is_whole and request.actor.can(CleanlinessPermission.MERGE, pair.organisation)
    merge_form = form if isinstance(form, MergeForm) else _merge_form(pair) if may_merge else None
    rows = pairs.compared(pair, CHOSEN) if is_whole else []
    context = {
        "pair": pair, "sides": sides, "is_whole": is_whole, "may_merge": may_merge and pair.status == "open",
        "rows": [(row, merge_form[f"side_{row.name}"] if merge_form and row.differs else None) for row in rows],
        "merge_form": merge_form, "reason_form": form if isinstance(form, ReasonForm) else ReasonForm(),
        "ask_form": form if isinstance(form, AskForm) else AskForm(),
        "answer_form": form if isinstance(form, AnswerForm) else AnswerForm(),
        "own": next(side for side in sides if side.is_seen), "way": _way("So sánh"),
    }  # fmt: skip
    return show_form(request, "cleanliness/pair_detail.html", form, **context)


def _way(last: str = "Nghi trùng") -> list[Place]:
    """Return the way to a page about pairs."""
    way = [Place(TITLE, reverse("cleanliness:board")), Place("Nghi trùng", reverse("cleanliness:pairs"))]
    return way if last == "Nghi trùng" else [*way, Place(last, "")]
