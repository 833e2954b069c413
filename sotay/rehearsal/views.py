"""The door of the practice cell: begin, step in and out, start over, end; the certificate."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from sotay.accounts.http import AccountRequest
from sotay.core.answers import go_on
from sotay.rehearsal import actions, queries
from sotay.rehearsal.errors import NoRehearsal
from sotay.rehearsal.session import step_in, step_out


@require_safe
@never_cache
def start(request: AccountRequest) -> HttpResponse:
    """Say what a rehearsal is, and where the person's own stands."""
    facts = {"guide": queries.guide_for(request.user), "finished": queries.finished_by(request.user)}
    return render(request, "rehearsal/start.html", facts)


@require_safe
@never_cache
def guide(request: AccountRequest) -> HttpResponse:
    """Show the guide alone: what was tapped without a new page has moved it on."""
    found = queries.get_guide(request.user)
    return render(request, "rehearsal/_guide.html", {"guide": found, "here": request.GET.get("here", "")})


@require_POST
def begin(request: AccountRequest) -> HttpResponse:
    """Make the practice cell and step in."""
    step_in(request, actions.begin(request.user))
    return redirect("web:home")


@require_POST
def enter(request: AccountRequest) -> HttpResponse:
    """Step into the practice cell again."""
    rehearsal = queries.open_rehearsal(request.user)
    if rehearsal is None:
        raise NoRehearsal
    step_in(request, rehearsal)
    return redirect(queries.guide_of(rehearsal).url if request.POST.get("to") == "mission" else "web:home")


@require_POST
def leave(request: AccountRequest) -> HttpResponse:
    """Step out."""
    step_out(request)
    return go_on(request, "Đã rời chi bộ tập.", "rehearsal:start")


@require_POST
def start_over(request: AccountRequest) -> HttpResponse:
    """Begin with a fresh practice cell."""
    step_in(request, actions.start_over(request.user))
    return redirect("web:home")


@require_POST
def end(request: AccountRequest) -> HttpResponse:
    """End the rehearsal."""
    step_out(request)
    actions.end(request.user)
    return go_on(request, "Đã kết thúc tập.", "rehearsal:start")


@require_POST
def bring(request: AccountRequest) -> HttpResponse:
    """Let the announced meeting be today's."""
    meeting = actions.bring_to_today(request.user)
    return redirect("meetings:conduct", meeting.uid)


@require_POST
def finish(request: AccountRequest) -> HttpResponse:
    """Write down that all missions are done."""
    actions.finish(request.user)
    return redirect("rehearsal:certificate")


@require_safe
@never_cache
def certificate(request: AccountRequest) -> HttpResponse:
    """Show the certificate; it prints."""
    return render(request, "rehearsal/certificate.html", {"finished": queries.get_finished(request.user)})
