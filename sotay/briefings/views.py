"""The pages of briefings: the committee's at the desk, the secretary's on the phone."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from sotay.access.http import Request
from sotay.briefings import actions, exports, forms, queries
from sotay.core import display
from sotay.core.answers import go_on, show_form
from sotay.core.files import file_to_keep
from sotay.core.pages import slice_of


@require_safe
def briefing_list(request: Request) -> HttpResponse:
    """List the briefings of the committees in sight."""
    page = slice_of(request.GET, queries.briefing_lines(request.actor))
    committees = queries.committees_to_brief(request.actor)
    return render(request, "briefings/briefing_list.html", {"page": page, "can_hold": bool(committees)})


@require_safe
def lacking_list(request: Request) -> HttpResponse:
    """List the committees that have held no briefing in a quarter."""
    quarter = queries.quarter_asked(request.GET.get("quarter", ""))
    rows = queries.committees_lacking(request.actor, quarter)
    if request.GET.get("format") == "xlsx":
        return file_to_keep(exports.lacking_sheet(quarter, rows), f"chua-giao-ban-{quarter:%Y-%m}.xlsx")
    context = {"page": slice_of(request.GET, rows), "tabs": queries.quarter_tabs(quarter)}
    return render(request, "briefings/briefing_lacking.html", context | {"name": display.quarter(quarter)})


@require_safe
def committee_list(request: Request) -> HttpResponse:
    """Go to the only committee for which the person holds briefings, or let them choose."""
    committees = queries.committees_to_brief(request.actor)
    if len(committees) == 1:
        return redirect("briefings:add", committees[0].uid)
    return render(request, "briefings/committee_list.html", {"committees": committees})


def briefing_add(request: Request, uid: UUID) -> HttpResponse:
    """Plan a briefing."""
    committee = queries.get_committee_to_brief(request.actor, uid)
    form = forms.BriefingForm(request.POST or None, cells=queries.cells_of(committee))
    if form.run(actions.plan_briefing, request.actor, committee):
        return go_on(request, form.done, "briefings:detail", form.result.uid)
    return show_form(request, "briefings/briefing_edit.html", form, committee=committee)


@require_safe
def briefing_detail(request: Request, uid: UUID) -> HttpResponse:
    """Show one briefing: who is invited, what is asked, what was concluded, what came of the last conclusions."""
    return render(request, "briefings/briefing_detail.html", {"page": queries.briefing_page(request.actor, uid)})


def briefing_edit(request: Request, uid: UUID) -> HttpResponse:
    """Change what is planned."""
    briefing = queries.get_briefing_to_hold(request.actor, uid)
    form = forms.BriefingForm(
        request.POST or None, initial=queries.briefing_values(briefing), cells=queries.cells_of(briefing.organisation)
    )
    if form.run(actions.edit_briefing, request.actor, briefing):
        return go_on(request, form.done, "briefings:detail", uid)
    return show_form(request, "briefings/briefing_edit.html", form, committee=briefing.organisation, briefing=briefing)


@require_POST
def invitations_send(request: Request, uid: UUID) -> HttpResponse:
    """Invite the secretaries."""
    count = actions.send_invitations(request.actor, queries.get_briefing_to_hold(request.actor, uid))
    return go_on(request, f"Đã mời bí thư {count} chi bộ.", "briefings:detail", uid)


def briefing_cancel(request: Request, uid: UUID) -> HttpResponse:
    """Call a briefing off."""
    briefing = queries.get_briefing_to_hold(request.actor, uid)
    form = forms.CancelForm(request.POST or None)
    if form.run(actions.cancel_briefing, request.actor, briefing):
        return go_on(request, form.done, "briefings:detail", uid)
    return show_form(request, "briefings/briefing_form.html", form, briefing=briefing, heading="Hủy giao ban")


def question_answer(request: Request, uid: UUID, question: UUID) -> HttpResponse:
    """Answer a question."""
    briefing = queries.get_briefing_to_hold(request.actor, uid)
    found = queries.get_question(briefing, question)
    form = forms.AnswerForm(request.POST or None, initial={"answer": found.answer})
    if form.run(actions.answer_question, request.actor, briefing, question=found):
        return go_on(request, form.done, "briefings:detail", uid)
    context = {"briefing": briefing, "heading": "Trả lời câu hỏi", "asked": found}
    return show_form(request, "briefings/briefing_form.html", form, **context)


def presence_edit(request: Request, uid: UUID) -> HttpResponse:
    """Record who is in the room."""
    briefing = queries.get_briefing_to_hold(request.actor, uid)
    form = forms.PresenceForm(request.POST or None, invitations=queries.invitations_of(briefing))
    if form.run(actions.record_presence, request.actor, briefing):
        return go_on(request, form.done, "briefings:detail", uid)
    return show_form(request, "briefings/presence_edit.html", form, briefing=briefing)


def minutes_edit(request: Request, uid: UUID) -> HttpResponse:
    """Write who led and what was said."""
    briefing = queries.get_briefing_to_hold(request.actor, uid)
    form = forms.MinutesForm(
        request.POST or None,
        initial=queries.minutes_values(briefing),
        officers=queries.officers_of(briefing.organisation),
        draft=f"briefing-{uid}",
    )
    if form.run(actions.write_minutes, request.actor, briefing):
        return go_on(request, form.done, "briefings:detail", uid)
    return show_form(request, "briefings/briefing_form.html", form, briefing=briefing, heading="Diễn biến giao ban")


def conclusion_add(request: Request, uid: UUID) -> HttpResponse:
    """Write a conclusion and give its task."""
    briefing = queries.get_briefing_to_hold(request.actor, uid)
    form = forms.ConclusionForm(request.POST or None, owners=queries.owners_for(briefing))
    if form.run(actions.add_conclusion, request.actor, briefing):
        return go_on(request, form.done, "briefings:detail", uid)
    return show_form(request, "briefings/briefing_form.html", form, briefing=briefing, heading="Thêm kết luận")


@require_POST
def conclusion_remove(request: Request, uid: UUID, conclusion: UUID) -> HttpResponse:
    """Take a conclusion back."""
    briefing = queries.get_briefing_to_hold(request.actor, uid)
    found = queries.get_conclusion(briefing, conclusion)
    actions.remove_conclusion(request.actor, briefing, conclusion=found)
    return go_on(request, "Đã bỏ kết luận.", "briefings:detail", uid)


def conclusion_result(request: Request, uid: UUID, conclusion: UUID) -> HttpResponse:
    """Write what came of a conclusion."""
    briefing = queries.get_briefing_to_hold(request.actor, uid)
    found = queries.get_conclusion(briefing, conclusion)
    form = forms.ResultForm(request.POST or None, initial={"status": found.task.status, "result": found.task.result})
    if form.run(actions.record_conclusion_result, request.actor, briefing, conclusion=found):
        return go_on(request, form.done, "briefings:detail", uid)
    context = {"briefing": briefing, "heading": "Kết quả thực hiện", "concluded": found}
    return show_form(request, "briefings/briefing_form.html", form, **context)


@require_POST
def briefing_close(request: Request, uid: UUID) -> HttpResponse:
    """End the briefing."""
    actions.close_briefing(request.actor, queries.get_briefing_to_hold(request.actor, uid))
    return go_on(request, "Đã kết thúc giao ban. Biên bản đã lập xong.", "briefings:detail", uid)


@require_safe
def minutes_word(request: Request, uid: UUID) -> HttpResponse:
    """Give the minutes as a Word file."""
    page = queries.briefing_page(request.actor, uid)
    return file_to_keep(exports.minutes_docx(page), f"bien-ban-giao-ban-{page.briefing.held_on}.docx")


@require_safe
def minutes_pdf(request: Request, uid: UUID) -> HttpResponse:
    """Give the minutes as PDF."""
    page = queries.briefing_page(request.actor, uid)
    return file_to_keep(exports.minutes_pdf(page), f"bien-ban-giao-ban-{page.briefing.held_on}.pdf")


# --- The secretary's phone ---------------------------------------------------------------------------------------


@require_safe
def invitation_list(request: Request) -> HttpResponse:
    """List what the secretary's cells are invited to."""
    page = slice_of(request.GET, queries.invitations_for(request.actor), size=20)
    return render(request, "briefings/invitation_list.html", {"page": page})


@require_safe
def invitation_detail(request: Request, uid: UUID) -> HttpResponse:
    """Show a briefing to an invited secretary."""
    return render(request, "briefings/invitation_detail.html", {"page": queries.invitation_page(request.actor, uid)})


def question_ask(request: Request, uid: UUID) -> HttpResponse:
    """Ask before the briefing."""
    invitation = queries.get_invitation(request.actor, uid)
    form = forms.AskForm(request.POST or None)
    if form.run(actions.ask_question, request.actor, invitation):
        return go_on(request, form.done, "briefings:invitation", uid)
    context = {"invitation": invitation, "heading": "Gửi câu hỏi", "label": "Gửi câu hỏi"}
    return show_form(request, "briefings/invitation_form.html", form, **context)


@require_POST
def question_withdraw(request: Request, uid: UUID) -> HttpResponse:
    """Take a question back."""
    question = queries.get_own_question(request.actor, uid)
    actions.withdraw_question(request.actor, question)
    return go_on(request, "Đã rút câu hỏi.", "briefings:mine")


def invitation_reply(request: Request, uid: UUID) -> HttpResponse:
    """Say whether the secretary comes."""
    invitation = queries.get_invitation(request.actor, uid)
    initial = {name: getattr(invitation, name) for name in ("presence", "stand_in", "reason")}
    form = forms.ReplyForm(request.POST or None, initial=initial)
    if form.run(actions.reply_to_invitation, request.actor, invitation):
        return go_on(request, form.done, "briefings:invitation", uid)
    context = {"invitation": invitation, "heading": "Báo dự giao ban", "label": "Gửi"}
    return show_form(request, "briefings/invitation_form.html", form, **context)
