"""The pages about who leads an organisation: its bodies, absence, acting, the division of work."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sotay.access.http import Request
from sotay.committees import actions
from sotay.committees.exports import papers
from sotay.committees.forms.duties import (
    AbsenceForm,
    ActingEndForm,
    ActingForm,
    BackForm,
    ChargeEndForm,
    ChargeForm,
    SizeForm,
)
from sotay.committees.forms.positions import CandidateForm
from sotay.committees.pages import bodies_page, charge_choices
from sotay.committees.queries.charges import get_charge, get_sharing_place, portfolios_at
from sotay.committees.queries.positions import (
    candidates,
    get_absence,
    get_appointing_place,
    get_duty,
    get_place,
    get_position,
    may_share,
)
from sotay.committees.rules.posts import bodies_of
from sotay.committees.views.answers import run_at
from sotay.core.days import today
from sotay.core.files import file_to_keep


@require_safe
def bodies(request: Request, uid: UUID) -> HttpResponse:
    """Show the bodies of an organisation: who leads, who is in them, what is vacant."""
    organisation = get_place(request.actor, uid)
    return render(request, "committees/bodies.html", bodies_page(request.actor, organisation))


@require_safe
def charges(request: Request, uid: UUID) -> HttpResponse:
    """Show who of a committee is in charge of what."""
    organisation = get_place(request.actor, uid)
    context = {
        "organisation": organisation,
        "page": portfolios_at(organisation),
        "can_share": may_share(request.actor, organisation),
    }
    return render(request, "committees/charges.html", context)


def charge_assign(request: Request, uid: UUID) -> HttpResponse:
    """Put somebody of the committee in charge."""
    organisation = get_sharing_place(request.actor, uid)
    form = ChargeForm(request.POST or None, initial={"first": today()}, **charge_choices(organisation))
    back = ("committees:charges", uid)
    heading = "Phân công phụ trách"
    return run_at(
        request, form, actions.assign_charge, organisation, organisation, heading, back=back, label="Ghi phân công"
    )


def charge_end(request: Request, uid: UUID) -> HttpResponse:
    """End a charge."""
    charge = get_charge(request.actor, uid)
    form = ChargeEndForm(request.POST or None, initial={"on": today()})
    back = ("committees:charges", charge.organisation.uid)
    what = f"Đ/c {charge.member.full_name}: {charge.unit.name if charge.unit else charge.field}"
    heading = "Thôi phân công phụ trách"
    return run_at(
        request, form, actions.end_charge, charge, charge.organisation, heading, back=back, lead=what, label="Ghi"
    )


def absence_record(request: Request, uid: UUID) -> HttpResponse:
    """Mark the secretary absent."""
    organisation = get_sharing_place(request.actor, uid)
    form = AbsenceForm(request.POST or None, initial={"first": today()})
    return run_at(
        request, form, actions.record_absence, organisation, organisation, "Ghi bí thư vắng mặt", label="Ghi vắng mặt"
    )


def absence_end(request: Request, uid: UUID) -> HttpResponse:
    """Note that the secretary is back."""
    absence = get_absence(request.actor, uid)
    form = BackForm(request.POST or None, initial={"on": today()})
    return run_at(
        request, form, actions.end_absence, absence, absence.organisation, "Bí thư trở lại", label="Ghi trở lại"
    )


def acting_assign(request: Request, uid: UUID) -> HttpResponse:
    """Give somebody the duty of acting."""
    organisation = get_appointing_place(request.actor, uid)
    search = CandidateForm(request.GET)
    people = candidates(request.actor, organisation, search.data.get("q", ""))
    form = ActingForm(request.POST or None, candidates=people, initial={"first": today()})
    heading = "Giao phụ trách, điều hành thay"
    return run_at(
        request, form, actions.assign_acting, organisation, organisation, heading, search=search, label="Giao phụ trách"
    )


def acting_end(request: Request, uid: UUID) -> HttpResponse:
    """End the duty before its time."""
    duty = get_duty(request.actor, uid)
    form = ActingEndForm(request.POST or None, initial={"on": today()})
    heading = "Kết thúc phụ trách, điều hành thay"
    return run_at(
        request, form, actions.end_acting, duty, duty.organisation, heading, lead=duty.member.full_name, label="Ghi"
    )


def size_fix(request: Request, uid: UUID) -> HttpResponse:
    """Record a term and the number of a body."""
    organisation = get_appointing_place(request.actor, uid)
    form = SizeForm(request.POST or None, bodies=bodies_of(organisation.kind))
    return run_at(request, form, actions.fix_size, organisation, organisation, "Nhiệm kỳ, số lượng", label="Ghi")


@require_safe
def position_paper(request: Request, uid: UUID) -> HttpResponse:
    """Return the draft decision on a post as Word."""
    position = get_position(request.actor, uid)
    return file_to_keep(papers.position_docx(position), "quyet-dinh.docx")
