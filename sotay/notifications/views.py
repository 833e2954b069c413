"""A person's notices, and how they want to be told of them."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from sotay.access.http import Request
from sotay.accounts.rules import device_name
from sotay.accounts.visitor import visitor_of
from sotay.core.answers import go_on, show_form
from sotay.notifications import actions, carriers, queries
from sotay.notifications.actions import devices
from sotay.notifications.forms import DeviceForm, PreferenceForm


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


@require_safe
def message_open(request: Request, code: str) -> HttpResponse:
    """Come from a message outside: note that it was opened, and show what is new."""
    devices.open_message(request.actor, code)
    return redirect("notifications:list")


def preference_edit(request: Request) -> HttpResponse:
    """Show and change how the person is told: rungs, devices, what was lately sent."""
    wanted = queries.preference_of(request.actor)
    form = PreferenceForm(request.POST or None, initial={"push": wanted.push, "sms": wanted.sms})
    if request.method == "POST" and form.run(devices.choose_rungs, request.actor, None):
        return go_on(request, form.done, "notifications:settings")
    context = {
        "devices": queries.subscriptions_for(request.actor),
        "deliveries": queries.own_deliveries(request.actor, timezone.now()),
        "has_sms": carriers.has_gateway(),
        "quiet": settings.SOTAY_LADDER.quiet,
    }
    return show_form(request, "notifications/preference_edit.html", form, **context)


@require_safe
def push_key(_request: Request) -> HttpResponse:
    """Give the browser the key under which it subscribes."""
    return JsonResponse({"key": carriers.push_key()})


@require_POST
def device_add(request: Request) -> HttpResponse:
    """Let the browser at hand show notices."""
    visitor = visitor_of(request)
    form = DeviceForm(request.POST)
    facts = {"device": visitor.device, "device_name": device_name(visitor.user_agent)}
    if form.run(devices.subscribe, request.actor, None, **facts):
        return JsonResponse({"uid": str(form.result.uid), "said": form.done})
    said = [str(sentence) for errors in form.errors.values() for sentence in errors]
    return JsonResponse({"said": " ".join(said)}, status=422)


@require_POST
def device_test(request: Request, uid: UUID) -> HttpResponse:
    """Send a trial to one device."""
    devices.send_test(request.actor, uid)
    return go_on(request, "Đã gửi thử. Thông báo hiện trên máy trong vài giây.", "notifications:settings")


@require_POST
def device_remove(request: Request, uid: UUID) -> HttpResponse:
    """Let one device show no more notices."""
    devices.unsubscribe(request.actor, uid)
    return go_on(request, "Đã tắt thông báo trên máy đó.", "notifications:settings")
