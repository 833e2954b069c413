"""Assigned work: the cell assigns, the member reports, committees and boards look."""

from sotay.assignments.models import CatalogueEntry, MonthlyReport
from sotay.assignments.permissions import AssignmentPermission as P
from sotay.core.days import month_of, today
from tests.factories.assignments import make_assignment
from tests.meta.permission_table.rows import Act, Call, Open, Page, tapped


def assignment(cast):
    """A work of Bình's."""
    return make_assignment(cast.binh, cast.cell_a)


def address(cast):
    """Its address."""
    return {"uid": assignment(cast).uid}


def cell_address(cast):
    """The address of cell A."""
    return {"uid": cast.cell_a.uid}


def member_address(cast):
    """Em in cell A."""
    return {"uid": cast.cell_a.uid, "member": cast.em.uid}


def entry_address(cast):
    """A work of the catalogue, ended at the province."""
    return {"uid": cast.province.uid, "entry": CatalogueEntry.objects.first().uid}


def province(cast):
    """Where the catalogue is kept."""
    return cast.province


def body(cast):
    """One work for Em."""
    works = [{"member": str(cast.em.uid), "title": "Phụ trách tổ 2"}]
    return {"year": today().year, "decided_on": today().isoformat(), "minutes": "Biên bản số 01", "works": works}


def word_address(cast):
    """What Bình said this month."""
    row, month = assignment(cast), month_of(today())
    MonthlyReport.objects.create(assignment=row, month=month, progress="done")
    return {"uid": row.uid, "month": month.isoformat()}


SEEN = {"sees": P.VIEW}
READ = {"viewer": None}
ROWS = [
    Page("assignments:board", P.VIEW, anywhere=True, outsider=403, **READ),
    Page("assignments:node", P.VIEW, args=cell_address, **READ),
    Page("assignments:members", P.VIEW, anywhere=True, holder=(200,), outsider=200, **READ),
    Page("assignments:catalogue", P.VIEW, anywhere=True, outsider=403, **READ),
    Page("assignments:entry_add", P.CATALOGUE, args=cell_address, **SEEN),
    Page("assignments:entry_edit", P.CATALOGUE, at=province, args=entry_address, **SEEN),
    Page("assignments:entry_end", P.CATALOGUE, at=province, args=entry_address, data=tapped, **SEEN),
    Page("assignments:own_cell", P.ASSIGN, anywhere=True, outsider=200, **READ),
    Page("assignments:cell", P.VIEW, args=cell_address, **READ),
    Page("assignments:assign", P.ASSIGN, args=cell_address, **SEEN),
    Page("assignments:copy", P.ASSIGN, args=cell_address, data=tapped, **SEEN),
    Page("assignments:remind", P.ASSIGN, args=cell_address, data=tapped, **SEEN),
    Page("assignments:own_words", P.ASSIGN, args=member_address, **SEEN),
    Page("assignments:mine", Open.SIGNED_IN),
    Page("assignments:detail", P.VIEW, args=address, **READ),
    Page("assignments:month", P.ASSIGN, args=address, data=lambda _cast: {"progress": "done"}, **SEEN),
    Page("assignments:comment", P.ASSIGN, args=word_address, **SEEN),
    Page("assignments:end", P.ASSIGN, args=address, **SEEN),
    Page("assignments:outcome", P.ASSIGN, args=address, **SEEN),
    Call("GET", "/api/v1/assignments/mine", Open.SIGNED_IN),
    Call("GET", "/api/v1/assignments/catalogue", Open.SIGNED_IN),
    Call("PUT", "/api/v1/assignments/{uid}/month", Open.OWN, args=address, outsider=403),
    Call("GET", "/api/v1/organisations/{uid}/assignments", P.VIEW, args=cell_address, **READ),
    Call("GET", "/api/v1/organisations/{uid}/assignments/month", P.VIEW, args=cell_address, **READ),
    Call("POST", "/api/v1/organisations/{uid}/assignments", P.ASSIGN, args=cell_address, data=body, **SEEN),
    Call("GET", "/api/v1/organisations/{uid}/assignment-coverage", P.VIEW, args=cell_address, **READ),
    Act("assignments.assign_work", P.ASSIGN),
    Act("assignments.copy_last_year", P.ASSIGN),
    Act("assignments.comment_month", P.ASSIGN),
    Act("assignments.remind_silent", P.ASSIGN),
    Act("assignments.edit_entry", P.CATALOGUE),
    Act("assignments.end_assignment", P.ASSIGN),
    Act("assignments.conclude", P.ASSIGN),
    Act("assignments.report_month", P.REPORT_OWN),
    Act("assignments.report_month_for", P.ASSIGN),
    Act("assignments.add_entry", P.CATALOGUE),
    Act("assignments.end_entry", P.CATALOGUE),
]
