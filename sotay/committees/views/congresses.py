"""The pages of congresses: rounds, the board of their progress, one congress with its steps and results."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from sotay.access.http import Request
from sotay.committees import actions, boards
from sotay.committees.exports import papers, sheets
from sotay.committees.forms import congresses as forms
from sotay.committees.forms.reports import BoardForm, CongressListForm
from sotay.committees.pages import congress_page, election_choices, election_page
from sotay.committees.queries.charges import get_sharing_place
from sotay.committees.queries.congresses import get_congress, get_election, get_round, rounds_for
from sotay.committees.queries.positions import get_holding_place
from sotay.committees.views.answers import run_at
from sotay.core.answers import go_on
from sotay.core.days import today
from sotay.core.files import file_to_keep
from sotay.core.pages import slice_of


@require_safe
def round_list(request: Request) -> HttpResponse:
    """List the rounds of congresses."""
    context = {"page": slice_of(request.GET, rounds_for(request.actor)), "home": boards.home_to_open(request.actor)}
    return render(request, "committees/round_list.html", context)


def round_open(request: Request, uid: UUID) -> HttpResponse:
    """Open a round for everything below an organisation."""
    organisation = get_sharing_place(request.actor, uid)
    form = forms.RoundForm(request.POST or None, kinds=boards.kinds_below(organisation), initial={"opened_on": today()})
    heading = "Mở đợt đại hội"
    back = ("committees:rounds",)
    return run_at(request, form, actions.open_round, organisation, organisation, heading, back=back, label="Mở đợt")


@require_safe
def round_board(request: Request, uid: UUID) -> HttpResponse:
    """Show how far a round is, branch by branch; each number opens its list."""
    congress_round = get_round(request.actor, uid)
    form = BoardForm(request.GET, kinds=boards.kinds_of(congress_round))
    return render(
        request, "committees/round_board.html", boards.board_page(request.actor, congress_round, form, request.GET)
    )


@require_safe
def round_congresses(request: Request, uid: UUID) -> HttpResponse:
    """List the congresses of a round."""
    congress_round = get_round(request.actor, uid)
    form = CongressListForm(request.GET, kinds=boards.kinds_of(congress_round))
    page = boards.congress_list(request.actor, congress_round, form)
    if request.GET.get("format") == "xlsx":
        return file_to_keep(sheets.congresses_sheet(congress_round.name, page["rows"]), "dai-hoi.xlsx")
    context = {**page, "form": form, "page": slice_of(request.GET, page["rows"])}
    return render(request, "committees/round_congresses.html", context)


@require_POST
def round_refresh(request: Request, uid: UUID) -> HttpResponse:
    """Let organisations join that were founded since."""
    count = actions.refresh_round(request.actor, get_round(request.actor, uid))
    return go_on(request, f"Đã bổ sung {count} tổ chức đảng vào đợt đại hội.", "committees:round", uid)


@require_safe
def congress(request: Request, uid: UUID) -> HttpResponse:
    """Show one congress."""
    found = get_congress(request.actor, uid)
    return render(request, "committees/congress.html", congress_page(request.actor, found))


def congress_plan(request: Request, uid: UUID) -> HttpResponse:
    """Note the planned day."""
    found = get_congress(request.actor, uid)
    initial = {"planned_on": found.planned_on or found.due_on, "ordinal": found.ordinal}
    form = forms.PlanForm(request.POST or None, initial=initial)
    back = ("committees:congress", uid)
    return run_at(request, form, actions.plan_congress, found, found.organisation, "Kế hoạch đại hội", back=back)


def congress_paper(request: Request, uid: UUID) -> HttpResponse:
    """Note a paper that is ready."""
    found = get_congress(request.actor, uid)
    form = forms.PaperForm(request.POST or None, initial={"ready_on": today(), "kind": request.GET.get("kind", "")})
    back = ("committees:congress", uid)
    return run_at(
        request, form, actions.record_congress_paper, found, found.organisation, "Văn kiện đại hội", back=back
    )


def congress_submit(request: Request, uid: UUID) -> HttpResponse:
    """Submit to the committee above."""
    found = get_congress(request.actor, uid)
    form = forms.SubmitForm(request.POST or None, initial={"submitted_on": today()})
    back = ("committees:congress", uid)
    return run_at(request, form, actions.submit_congress, found, found.organisation, "Trình cấp trên duyệt", back=back)


def congress_approve(request: Request, uid: UUID) -> HttpResponse:
    """Approve as the committee above."""
    found = get_congress(request.actor, uid)
    form = forms.ApproveForm(request.POST or None, initial={"approved_on": today()})
    back = ("committees:congress", uid)
    return run_at(request, form, actions.approve_congress, found, found.organisation, "Duyệt đại hội", back=back)


def congress_hold(request: Request, uid: UUID) -> HttpResponse:
    """Record that it was held."""
    found = get_congress(request.actor, uid)
    form = forms.HeldForm(request.POST or None, initial={"held_on": found.planned_on})
    back = ("committees:congress", uid)
    return run_at(request, form, actions.hold_congress, found, found.organisation, "Ghi đã đại hội", back=back)


def congress_elect(request: Request, uid: UUID) -> HttpResponse:
    """Record a result at a congress."""
    found = get_congress(request.actor, uid)
    place = get_holding_place(request.actor, found.organisation.uid)
    initial = {"held_on": found.held_on, "base": found.convened, "given": found.present, "collected": found.present, "valid": found.present}  # fmt: skip
    form = forms.ElectionForm(request.POST or None, initial=initial, **election_choices(request.actor, place))
    back, extra = ("committees:congress", uid), {"congress": found}
    return run_at(request, form, actions.record_election, place, place, "Kết quả bầu cử", back=back, fields=extra)


@require_POST
def congress_apply(request: Request, uid: UUID) -> HttpResponse:
    """Write the posts of those elected."""
    made = actions.apply_congress(request.actor, get_congress(request.actor, uid))
    return go_on(request, f"Đã ghi {len(made)} chức vụ theo kết quả đại hội.", "committees:congress", uid)


def congress_recognise(request: Request, uid: UUID) -> HttpResponse:
    """Recognise the results."""
    found = get_congress(request.actor, uid)
    form = forms.RecogniseForm(request.POST or None, initial={"recognised_on": today()})
    back = ("committees:congress", uid)
    return run_at(
        request, form, actions.recognise_congress, found, found.organisation, "Chuẩn y kết quả bầu cử", back=back
    )


@require_safe
def congress_decision(request: Request, uid: UUID) -> HttpResponse:
    """Return the draft decision that recognises the results as Word."""
    found = get_congress(request.actor, uid)
    return file_to_keep(papers.recognition_docx(found), "quyet-dinh-chuan-y.docx")


def election_record(request: Request, uid: UUID) -> HttpResponse:
    """Record a by-election."""
    place = get_holding_place(request.actor, uid)
    form = forms.ElectionForm(
        request.POST or None, initial={"held_on": today()}, **election_choices(request.actor, place)
    )
    return run_at(request, form, actions.record_election, place, place, "Kết quả bầu bổ sung")


@require_safe
def election(request: Request, uid: UUID) -> HttpResponse:
    """Show one result."""
    found = get_election(request.actor, uid)
    page = election_page(request.actor, found)
    return render(request, "committees/election.html", {**page, "result": page, "organisation": found.organisation})


def election_apply(request: Request, uid: UUID) -> HttpResponse:
    """Write the posts of a by-election."""
    found = get_election(request.actor, uid)
    form = forms.ApplyForm(request.POST or None)
    return run_at(request, form, actions.apply_election, found, found.organisation, "Chuẩn y, ghi chức vụ")


@require_POST
def election_drop(request: Request, uid: UUID) -> HttpResponse:
    """Take a result back that was typed wrongly."""
    found = get_election(request.actor, uid)
    actions.drop_election(request.actor, found)
    place = (
        ("committees:congress", found.congress.uid) if found.congress else ("committees:bodies", found.organisation.uid)
    )
    return go_on(request, "Đã bỏ kết quả ghi nhầm.", *place)
