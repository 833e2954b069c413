"""The list of a person's notices."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from sotay.access.http import Request
from sotay.notifications import actions, queries


@require_safe
def notice_list(request: Request) -> HttpResponse:
    """Show the latest notices."""
    notices = queries.recent_notices(request.actor)
    has_unread = any(notice.read_at is None for notice in notices)
    return render(request, "notifications/notice_list.html", {"notices": notices, "has_unread": has_unread})


@require_safe
def notice_open(request: Request, uid: UUID) -> HttpResponse:
    """Mark the notice as read and go where it leads."""
    link = actions.open_notice(request.actor, uid)
    return redirect(link or "notifications:list")


@require_POST
def notice_read_all(request: Request) -> HttpResponse:
    """Mark all notices as read."""
    actions.mark_all_read(request.actor)
    messages.success(request, "Đã đánh dấu xem hết.")
    return redirect("notifications:list")
