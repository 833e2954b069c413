"""Reports: units submit, bodies above ask and look."""

from sotay.reporting.actions import open_report
from sotay.reporting.models import ReportForm
from sotay.reporting.permissions import ReportingPermission as P
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
    Page("reporting:board", P.VIEW, at=asker, args=of(asked), **READ),
    Page("reporting:remind", P.ISSUE, at=asker, args=of(asked), data=tapped, **SEEN),
    Page("reporting:end", P.ISSUE, at=asker, args=of(asked), data=tapped, **SEEN),
    Page("reporting:report", P.SUBMIT, args=of(report), **DRAFT),
    Page("reporting:recount", P.SUBMIT, args=of(report), data=tapped, **DRAFT),
    Page("reporting:submit", P.SUBMIT, args=of(report), data=tapped, **DRAFT),
    Page("reporting:word", P.SUBMIT, args=of(report), **DRAFT),
    Page("reporting:pdf", P.SUBMIT, args=of(report), **DRAFT),
    Call("GET", "/api/v1/report-forms", P.VIEW, anywhere=True, outsider=200, **READ),
    Call("GET", "/api/v1/report-forms/{uid}/units", P.VIEW, at=asker, args=of(asked), **READ),
    Call("GET", "/api/v1/reports/due", P.SUBMIT, anywhere=True, outsider=200, **READ),
    Call("POST", "/api/v1/reports", P.SUBMIT, args=of(form), data=begin_body, **SEEN),
    Call("GET", "/api/v1/reports/{uid}", P.SUBMIT, args=of(report), **DRAFT),
    Call("PUT", "/api/v1/reports/{uid}", P.SUBMIT, args=of(report), **DRAFT),
    Call("POST", "/api/v1/reports/{uid}/submit", P.SUBMIT, args=of(report), **DRAFT),
    Act("reporting.issue_form", P.ISSUE),
    Act("reporting.ask_suddenly", P.ISSUE),
    Act("reporting.end_form", P.ISSUE, target=asked),
    Act("reporting.open_report", P.SUBMIT),
    Act("reporting.write_report", P.SUBMIT, target=report),
    Act("reporting.recount_report", P.SUBMIT, target=report),
    Act("reporting.submit_report", P.SUBMIT, target=report),
    Act("reporting.remind_now", P.ISSUE),
]
