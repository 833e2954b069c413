"""Reports through the API: the same queries and actions as the pages."""

import datetime as dt
from typing import Any
from uuid import UUID

from ninja import Field, Router, Schema, Status

from sotay.access.http import Request
from sotay.core.errors import NotVisible
from sotay.reporting import parts, queries
from sotay.reporting.actions import judging, writing
from sotay.reporting.choices import PeriodKind, ReportStatus, State
from sotay.reporting.permissions import ReportingPermission as P

router = Router(tags=["Báo cáo lên cấp trên"])


class ReportFormOut(Schema):
    """A report that is asked for."""

    uid: UUID
    name: str
    period_kind: PeriodKind
    organisation: UUID
    kinds: list[str]
    due_days: int


class ReportDutyOut(Schema):
    """A unit's report of a period: submitted in time, late, missing, or not due yet."""

    form: UUID
    organisation: UUID
    name: str
    first: dt.date
    last: dt.date
    due_on: dt.date
    state: State
    report: UUID | None


class UnitReportOut(Schema):
    """A report with words and figures."""

    uid: UUID
    form: UUID
    organisation: UUID
    first: dt.date
    last: dt.date
    due_on: dt.date
    version: int
    status: ReportStatus
    is_returned: bool
    texts: dict[str, str]
    figures: dict[str, int]
    submitted_on: dt.date | None


class ReportBeginIn(Schema):
    """Which report of which unit and period."""

    form: UUID
    organisation: UUID
    first: dt.date


class ReportReturnIn(Schema):
    """Why a report is returned, and until when its next version is due."""

    reason: str = Field(min_length=1, max_length=500)
    due_on: dt.date


class SummaryUnitOut(Schema):
    """A unit of the summary; its figures, where it has submitted."""

    name: str
    report: UUID | None
    figures: dict[str, int]


class SummaryOut(Schema):
    """What the units submitted of a period: the sums, and each unit."""

    form: UUID
    first: dt.date
    last: dt.date
    asked: int
    submitted: int
    figures: dict[str, int]
    units: list[SummaryUnitOut]


class ReportWordsIn(Schema):
    """The words by section."""

    texts: dict[str, str] = {}


@router.get("/report-forms", response=list[ReportFormOut], summary="Chế độ báo cáo")
def form_list(request: Request) -> Any:
    """Return the forms in sight."""
    return [_form(form) for form in queries.forms_for(request.actor)[: queries.MOST]]


@router.get("/report-forms/{uid}/units", response=list[ReportDutyOut], summary="Nơi đã gửi, chậm, chưa gửi")
def form_units(request: Request, uid: UUID, first: dt.date | None = None) -> Any:
    """Return how each unit stands with the period, the latest unless told."""
    page = parts.board_page(request.actor, queries.get_form(request.actor, uid), first, "")
    return [_duty(duty) for duty in page.lines] if page else []


@router.get("/report-forms/{uid}/summary", response=SummaryOut, summary="Tổng hợp số liệu các nơi đã gửi")
def form_summary(request: Request, uid: UUID, first: dt.date | None = None) -> Any:
    """Return what the units submitted of a period, the latest unless told."""
    form = queries.get_form(request.actor, uid)
    page = parts.summary_page(request.actor, form, first)
    if page is None:
        raise NotVisible
    found = page.summary
    keys = [column.key for column in found.columns]
    return {
        "form": form.uid,
        "first": found.period.first,
        "last": found.period.last,
        "asked": len(found.rows),
        "submitted": found.submitted,
        "figures": {column.key: column.total for column in found.columns},
        "units": [
            {
                "name": row.name,
                "report": row.report.uid if row.report else None,
                "figures": {key: value for key, value in zip(keys, row.values, strict=True) if value is not None},
            }
            for row in found.rows
        ],
    }


@router.get("/reports/due", response=list[ReportDutyOut], summary="Báo cáo phải gửi")
def due(request: Request) -> Any:
    """Return what one's own units owe."""
    return [_duty(duty) for duty in queries.duties_for(request.actor)]


@router.post("/reports", response={201: UnitReportOut}, summary="Lập báo cáo, số liệu tính sẵn")
def begin(request: Request, body: ReportBeginIn) -> Any:
    """Begin the report of a period; begun twice, it is the same report."""
    place = queries.get_place(request.actor, body.organisation, P.SUBMIT)
    form = queries.get_form(request.actor, body.form)
    return Status(201, _report(writing.open_report(request.actor, place, form=form, first=body.first)))


@router.get("/reports/{uid}", response=UnitReportOut, summary="Một báo cáo")
def report(request: Request, uid: UUID) -> Any:
    """Return one report."""
    return _report(queries.get_report(request.actor, uid))


@router.put("/reports/{uid}", response=UnitReportOut, summary="Ghi lời báo cáo")
def write(request: Request, uid: UUID, body: ReportWordsIn) -> Any:
    """Keep the words of a draft."""
    found = queries.get_report(request.actor, uid)
    return _report(writing.write_report(request.actor, found, texts=body.texts))


@router.post("/reports/{uid}/submit", response=UnitReportOut, summary="Ký và gửi báo cáo")
def submit(request: Request, uid: UUID, body: ReportWordsIn) -> Any:
    """Sign and submit."""
    found = queries.get_report(request.actor, uid)
    return _report(writing.submit_report(request.actor, found, texts=body.texts))


@router.post("/reports/{uid}/return", response={201: UnitReportOut}, summary="Trả lại báo cáo, nêu lý do")
def send_back(request: Request, uid: UUID, body: ReportReturnIn) -> Any:
    """Return a submitted report; the answer is its next version, to be signed."""
    found = queries.get_report(request.actor, uid)
    again = judging.return_report(request.actor, found.form, report=found, reason=body.reason, due_on=body.due_on)
    return Status(201, _report(again))


def _form(form: Any) -> dict[str, Any]:
    """Return a form as the answer shows it."""
    own = {name: getattr(form, name) for name in ("uid", "name", "period_kind", "kinds", "due_days")}
    return {**own, "organisation": form.organisation.uid}


def _duty(duty: queries.Duty) -> dict[str, Any]:
    """Return a line as the answer shows it."""
    return {
        "form": duty.form.uid,
        "organisation": duty.organisation.uid,
        "name": duty.organisation.name,
        "first": duty.period.first,
        "last": duty.period.last,
        "due_on": duty.due_on,
        "state": duty.state,
        "report": duty.report.uid if duty.report else None,
    }


def _report(row: Any) -> dict[str, Any]:
    """Return a report as the answer shows it."""
    names = ("uid", "first", "last", "due_on", "version", "status", "texts", "figures", "submitted_on")
    own = {name: getattr(row, name) for name in names}
    return {
        **own,
        "form": row.form.uid,
        "organisation": row.organisation.uid,
        "is_returned": queries.is_returned(row),
    }
