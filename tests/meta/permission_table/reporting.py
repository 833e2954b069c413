"""Reports: units submit, bodies above ask and look."""

from django.utils import timezone

from sotay.core.days import today
from sotay.reporting.actions.writing import open_report
from sotay.reporting.models import Report, ReportForm
from sotay.reporting.permissions import ReportingPermission as P
from sotay.reporting.queries import periods_of
from tests.factories.people import actor_of
from tests.factories.reporting import last_month, make_form
from tests.meta.permission_table.rows import Act, Call, Page, tapped


def form(cast):
    """A report asked for by the commune."""
    return make_form(cast.commune)


def report(cast):
    """A draft of cell A's."""
    return open_report(actor_of(cast.an), cast.cell_a, form=form(cast), first=last_month())


def of(make):
    """The address of what `make` makes."""
    return lambda cast: {"uid": make(cast).uid}


def cell_address(cast):
    """The address of cell A."""
    return {"uid": cast.cell_a.uid}


def begin_address(cast):
    """The form and cell A."""
    return {"form": form(cast).uid, "unit": cast.cell_a.uid}


def asker(cast):
    """A committee that asks; cell A does not stand below it, so its people see nothing of it."""
    return cast.other_committee


def asked(cast):
    """What it asks of the cells below it."""
    return make_form(cast.other_committee, kinds=["grassroots_cell"])


def figure_address(cast):
    """A figure of the draft."""
    return {"uid": report(cast).uid, "key": "members.at_end"}


def gather_body(cast):
    """What the commune asks of the cell itself: it gathers nothing."""
    made = ReportForm.objects.get(organisation=cast.commune)
    return {"below": f"{made.uid} {last_month().isoformat()}"}


def sent(cast):
    """What a cell below the other committee has submitted to it."""
    made = asked(cast)
    period = periods_of(made)[0]
    return Report.objects.create(
        form=made,
        organisation=cast.cell_c,
        first=period.first,
        last=period.last,
        due_on=today(),
        status="submitted",
        counted_at=timezone.now(),
        submitted_at=timezone.now(),
        submitted_on=today(),
        signed_by=cast.giang,
        signatory="Bí thư",
        seal="x" * 64,
    )


def return_body(_cast):
    """Why, and until when."""
    return {"reason": "Thiếu kiến nghị", "due_on": today().isoformat()}


def begin_body(cast):
    """The report of the month before."""
    made = ReportForm.objects.get(organisation=cast.commune)
    return {"form": str(made.uid), "organisation": str(cast.cell_a.uid), "first": last_month().isoformat()}


SEEN = {"sees": P.VIEW}
READ = {"viewer": None}
DRAFT = {"viewer": None}
ROWS = [
    Page("reporting:list", P.VIEW, anywhere=True, outsider=200, **READ),
    Page("reporting:mine", P.SUBMIT, anywhere=True, outsider=200, **READ),
    Page("reporting:begin", P.SUBMIT, args=begin_address, data=tapped, **SEEN),
    Page("reporting:issue", P.ISSUE, args=cell_address, **SEEN),
    Page("reporting:sudden", P.ISSUE, args=cell_address, **SEEN),
    Page("reporting:form_write", P.ISSUE, args=cell_address, **SEEN),
    Page("reporting:form_edit", P.ISSUE, at=asker, args=of(asked), **SEEN),
    Page("reporting:summary", P.VIEW, at=asker, args=of(asked), **READ),
    Page("reporting:board", P.VIEW, at=asker, args=of(asked), **READ),
    Page("reporting:remind", P.ISSUE, at=asker, args=of(asked), data=tapped, **SEEN),
    Page("reporting:end", P.ISSUE, at=asker, args=of(asked), data=tapped, **SEEN),
    Page("reporting:report", P.SUBMIT, args=of(report), **DRAFT),
    Page("reporting:recount", P.SUBMIT, args=of(report), data=tapped, **DRAFT),
    Page("reporting:submit", P.SUBMIT, args=of(report), data=tapped, **DRAFT),
    Page("reporting:names", P.SUBMIT, args=figure_address, **DRAFT),
    Page("reporting:gather", P.SUBMIT, args=of(report), data=gather_body, **DRAFT),
    Page("reporting:return", P.ISSUE, at=asker, args=of(sent), **SEEN),
    Page("reporting:word", P.SUBMIT, args=of(report), **DRAFT),
    Page("reporting:pdf", P.SUBMIT, args=of(report), **DRAFT),
    Call("GET", "/api/v1/report-forms", P.VIEW, anywhere=True, outsider=200, **READ),
    Call("GET", "/api/v1/report-forms/{uid}/units", P.VIEW, at=asker, args=of(asked), **READ),
    Call("GET", "/api/v1/report-forms/{uid}/summary", P.VIEW, at=asker, args=of(asked), **READ),
    Call("GET", "/api/v1/reports/due", P.SUBMIT, anywhere=True, outsider=200, **READ),
    Call("POST", "/api/v1/reports", P.SUBMIT, args=of(form), data=begin_body, **SEEN),
    Call("GET", "/api/v1/reports/{uid}", P.SUBMIT, args=of(report), **DRAFT),
    Call("PUT", "/api/v1/reports/{uid}", P.SUBMIT, args=of(report), **DRAFT),
    Call("POST", "/api/v1/reports/{uid}/submit", P.SUBMIT, args=of(report), **DRAFT),
    Call("POST", "/api/v1/reports/{uid}/return", P.ISSUE, at=asker, args=of(sent), data=return_body, **SEEN),
    Act("reporting.write_form", P.ISSUE),
    Act("reporting.edit_form", P.ISSUE, target=asked),
    Act("reporting.return_report", P.ISSUE, target=asked),
    Act("reporting.gather_below", P.SUBMIT, target=report),
    Act("reporting.issue_form", P.ISSUE),
    Act("reporting.ask_suddenly", P.ISSUE),
    Act("reporting.end_form", P.ISSUE, target=asked),
    Act("reporting.open_report", P.SUBMIT),
    Act("reporting.write_report", P.SUBMIT, target=report),
    Act("reporting.recount_report", P.SUBMIT, target=report),
    Act("reporting.submit_report", P.SUBMIT, target=report),
    Act("reporting.remind_now", P.ISSUE),
]
