"""The pages of comments and questions, of their answers, and of excuses."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from sotay.access.http import Request
from sotay.core.answers import go_on, show_form
from sotay.meetings.actions import comments, excuses
from sotay.meetings.forms.comments import AnswerForm, CommentForm
from sotay.meetings.forms.excuses import ExcuseForm
from sotay.meetings.queries import comments as reading
from sotay.meetings.queries.meetings import get_meeting


@require_safe
def comment_list(request: Request, uid: UUID) -> HttpResponse:
    """Show everything that was written, with what the reader can do about each."""
    meeting = get_meeting(request.actor, uid)
    found = reading.comment_page(request.actor, meeting)
    return render(request, "meetings/comment_list.html", {"meeting": meeting, "page": found})


def comment_add(request: Request, uid: UUID) -> HttpResponse:
    """Write a comment or ask a question."""
    # Who writes here stands in no log: a question may be anonymous.
    request.nameless = True
    meeting = get_meeting(request.actor, uid)
    form = CommentForm(
        request.POST or None,
        initial={"item": request.GET.get("item", "")},
        items=reading.items_to_comment(meeting),
        draft=f"comment-{uid}",
    )
    if form.run(comments.add_comment, request.actor, meeting):
        return go_on(request, form.done, "meetings:detail", uid)
    return show_form(request, "meetings/comment_add.html", form, meeting=meeting)


def comment_answer(request: Request, uid: UUID) -> HttpResponse:
    """Answer a comment or question."""
    comment = reading.get_comment_to_answer(request.actor, uid)
    form = AnswerForm(request.POST or None, initial={"answer": comment.answer})
    if form.run(comments.answer_comment, request.actor, comment):
        return go_on(request, form.done, "meetings:comments", comment.meeting.uid)
    return show_form(request, "meetings/comment_answer.html", form, comment=comment)


@require_POST
def comment_withdraw(request: Request, uid: UUID) -> HttpResponse:
    """Take back one's own comment."""
    comment = reading.get_comment(request.actor, uid)
    comments.withdraw_comment(request.actor, comment)
    return go_on(request, "Đã rút ý kiến.", "meetings:comments", comment.meeting.uid)


def excuse_ask(request: Request, uid: UUID) -> HttpResponse:
    """Say that one cannot come, and why."""
    meeting = get_meeting(request.actor, uid)
    form = ExcuseForm(request.POST or None)
    if form.run(excuses.excuse, request.actor, meeting):
        return go_on(request, form.done, "meetings:detail", uid)
    return show_form(request, "meetings/excuse_ask.html", form, meeting=meeting)


@require_POST
def excuse_withdraw(request: Request, uid: UUID) -> HttpResponse:
    """Say that one comes after all."""
    excuses.withdraw_excuse(request.actor, get_meeting(request.actor, uid))
    return go_on(request, "Đã ghi: đồng chí dự sinh hoạt.", "meetings:detail", uid)
