"""Drawing the member's page once for everybody to whom it looks the same.

On the evening of a meeting a cell's members open one and the same page. It is drawn for nobody in particular (a request
without session, account or messages, so that nothing personal can get in), kept under all the values that it shows, and
handed to each reader with their own code and token put in. Any change of what it shows is another key.
"""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from sotay.access.actor import Actor
from sotay.access.http import Request
from sotay.accounts.shared import is_drawn_apart
from sotay.meetings.queries.now import MemberNow, now_for
from sotay.meetings.queries.page import MeetingPage, anybodys
from sotay.meetings.queries.shared import Shared
from sotay.members.queries.senior import draw_as, is_senior

TEMPLATE = "meetings/meeting_detail.html"
TOKEN = "the-token-of-who-reads"  # noqa: S105 -- a place for one, not a secret
KEPT = 4096
"""So many drawings stay in a process: a few looks of each cell that meets on an evening, some 20 MB."""
NO_ACCOUNT = 'data-account=""'


@dataclass(frozen=True)
class _Drawing:
    """What is drawn; `look` alone decides whether two drawings are the same."""

    look: tuple[Any, ...]
    page: MeetingPage = field(compare=False)
    now: MemberNow | None = field(compare=False)
    request: HttpRequest = field(compare=False)


def draw_page(request: Request, page: MeetingPage) -> HttpResponse:
    """Return the page for who asks; one with something to say to them alone is drawn for them alone."""
    now = now_for(page.meeting, page.own)
    if len(get_messages(request)) or is_drawn_apart(request):
        return render(request, TEMPLATE, {"page": page, "now": now, "body": _body(page.shared)})
    shown = anybodys(page)
    senior = is_senior(request)
    look = (*page.look, None if now is None else now.may_check_in, senior)
    html = _drawn(_Drawing(look, shown, now_for(shown.meeting, shown.own), _nobodys(request, senior=senior)))
    account = str(request.actor.user.uid) if request.actor.user else ""
    return HttpResponse(
        html.replace(TOKEN, get_token(request)).replace(NO_ACCOUNT, f'data-account="{account}"', 1),
    )


def _nobodys(request: Request, *, senior: bool) -> HttpRequest:
    """Return a request for the same page that knows nothing of who asks."""
    bare = HttpRequest()
    bare.method, bare.path, bare.resolver_match = "GET", request.path, request.resolver_match
    vars(bare).update(actor=Actor(user=None), htmx=False)
    draw_as(bare, senior=senior)
    return bare


@lru_cache(maxsize=KEPT)
def _drawn(drawing: _Drawing) -> str:
    """Return the page for nobody in particular."""
    context = {
        "page": drawing.page,
        "now": drawing.now,
        "body": _body(drawing.page.shared),
        "csrf_token": TOKEN,
    }
    return render_to_string(TEMPLATE, context, drawing.request)


@lru_cache(maxsize=KEPT)
def _body(shared: str) -> SafeString:
    """Return the part that is the same for every reader, drawn once for the content that it has."""
    return render_to_string("meetings/_meeting_body.html", {"shared": Shared.of(shared)})
