"""Pages of the frame itself."""

import json

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from sotay.access.http import Request
from sotay.core.days import today
from sotay.development.queries.candidates import waiting_for
from sotay.meetings.queries.home import home_for
from sotay.members.queries.records import get_own_member
from sotay.web import navigation, queries
from sotay.web.desk import desk_for
from sotay.web.pocket import worker_facts
from sotay.web.search import search_all

LONGEST_SEARCH = 100


@require_safe
def home(request: Request) -> HttpResponse:
    """Show what today asks of the person: the handbook's first page; who only leads works at the desk."""
    if navigation.works_at_desk_only(request.actor):
        return redirect("web:desk")
    found = home_for(request.actor)
    return render(
        request,
        "web/home_handbook.html",
        {
            "today": today(),
            "home": found,
            "notices": queries.new_notices(request.actor),
            "has_desk": navigation.has_desk(request.actor),
            "due": queries.due_lines(request.actor),
            "development": waiting_for(request.actor),
        },
    )


@require_safe
def desk(request: Request) -> HttpResponse:
    """Show the state of what the person looks after: the desk's first page; who looks after nothing has the handbook."""
    if not navigation.has_desk(request.actor):
        return redirect("web:home")
    context = {"today": today(), "desk": desk_for(request.actor), "development": waiting_for(request.actor)}
    context["due"] = queries.due_lines(request.actor)
    return render(request, "web/home_desk.html", context)


@require_safe
def me(request: Request) -> HttpResponse:
    """List what concerns the person alone: own record, who read it, devices, sign-out."""
    return render(request, "web/me.html", {"member": get_own_member(request.actor)})


@require_safe
def search(request: Request) -> HttpResponse:
    """Look for organisations, members and documents at once."""
    text = request.GET.get("q", "").strip()[:LONGEST_SEARCH]
    return render(request, "web/search.html", {"search_text": text, "groups": search_all(request.actor, text)})


@require_safe
@login_not_required
def manifest(_request: Request) -> JsonResponse:
    """Tell the telephone how to install the handbook."""
    icons = [
        {"src": static(f"sotay/icons/{name}.png"), "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
        for name, size, purpose in (("app-192", 192, "any"), ("app-512", 512, "any"), ("app-maskable", 512, "maskable"))
    ]
    return JsonResponse(
        {
            "name": "Sổ tay",
            "short_name": "Sổ tay",
            "description": "Sổ tay đảng viên và bàn làm việc của ban tổ chức",
            "lang": "vi",
            "id": "/",
            "start_url": "/",
            "scope": "/",
            "display": "standalone",
            "background_color": "#faf7f1",
            "theme_color": "#faf7f1",
            "icons": icons,
        },
        content_type="application/manifest+json",
        json_dumps_params={"ensure_ascii": False},
    )


@require_safe
@login_not_required
def favicon(_request: Request) -> HttpResponse:
    """Lead to the icon whoever asks for it under its old name."""
    return redirect(static("sotay/icons/app-192.png"))


@require_safe
@login_not_required
@never_cache
def service_worker(request: Request) -> HttpResponse:
    """Serve the worker of this release: it keeps static files and the handbook's empty shell, never a page."""
    return render(
        request, "web/service_worker.js", {"facts": json.dumps(worker_facts())}, content_type="text/javascript"
    )
