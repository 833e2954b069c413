"""What the handbook needs to work without network: its empty shell, and the key of what a person leaves on a telephone."""

import base64
import uuid
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from sotay.access.actor import Actor
from sotay.access.gate import next_door
from sotay.access.http import Request
from sotay.web.navigation import HANDBOOK, links
from sotay.web.release import release

RELEASE = "Sotay-Release"
SHELL = (
    "sotay/base.css",
    "sotay/components.css",
    "sotay/handbook.css",
    "sotay/print.css",
    "meetings/conduct.css",
    "meetings/read.css",
    "django_htmx/htmx-2.min.js",
    "sotay/app.js",
    "sotay/dates.js",
    "sotay/drafts.js",
    "sotay/icons.js",
    "sotay/network.js",
    "sotay/shared.js",
    "sotay/notices.js",
    "sotay/senior.css",
    "sotay/senior.js",
    "sotay/speech.js",
    "sotay/tools.js",
    "sotay/icons.svg",
    "sotay/icons/app.svg",
)
"""What the shell is drawn with, beside its own modules."""
MODULES = (
    "conducting",
    "fold",
    "forms",
    "html",
    "log",
    "meeting",
    "minutes",
    "model",
    "packages",
    "perhaps",
    "person",
    "petitions",
    "reading",
    "routes",
    "screens",
    "seal",
    "sender",
    "shell",
    "store",
    "strip",
    "visits",
    "voices",
    "waiting",
    "works",
)
"""The modules of the shell."""
PUSH_WORKER = "notifications/push_worker.js"
DATABASE = "sotay-pocket"


def worker_facts() -> dict[str, Any]:
    """Return what the service worker must know: its release, and the files without which the shell cannot be drawn."""
    modules = [f"sotay/pocket/{name}.js" for name in MODULES]
    return {
        "release": release(),
        "shell": reverse("web:pocket"),
        "static": static("sotay/")[: -len("sotay/")],
        "files": [static(name) for name in (*SHELL, *modules)],
        "imports": [static(PUSH_WORKER)] if finders.find(PUSH_WORKER) else [],
        "database": DATABASE,
    }


@require_safe
@login_not_required
def shell(_request: HttpRequest) -> HttpResponse:
    """Return the frame without anybody in it: the service worker keeps it, and its module fills it from the telephone."""
    entries = links(HANDBOOK, Actor(user=None), "")
    return HttpResponse(render_to_string("web/pocket.html", {"entries": entries, "release": release()}))


@require_safe
@login_not_required
@never_cache
def key(request: Request) -> HttpResponse:
    """Tell a browser who is signed in, with the key that seals their entries on this device."""
    user = request.actor.user
    headers = {RELEASE: release()}
    if user is not None and next_door(request):
        # Who has not passed every door opens nothing that lies on the telephone; to the browser this is no answer at all.
        return JsonResponse({"account": None}, status=403)
    if user is None:
        return JsonResponse({"account": None}, headers=headers)
    mark = f"{user.uid}:{_device(request)}"
    return JsonResponse(
        {
            "account": str(user.uid),
            "name": user.name,
            # Two hashes of the same: who sees an owner on the disk learns neither the account nor the key.
            "owner": salted_hmac("sotay.web.pocket.owner", mark, algorithm="sha256").hexdigest()[:32],
            "key": base64.b64encode(salted_hmac("sotay.web.pocket.key", mark, algorithm="sha256").digest()).decode(),
            "csrf": get_token(request),
            "release": release(),
        },
        headers=headers,
    )


def _device(request: HttpRequest) -> uuid.UUID:
    """Return the browser's own mark; one without it shares the key of all such."""
    try:
        return uuid.UUID(request.GET.get("device", ""))
    except ValueError:
        return uuid.UUID(int=0)
