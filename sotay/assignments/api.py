"""Assigned work through the API: the same queries and actions as the pages."""

import datetime as dt
from typing import Any
from uuid import UUID

from ninja import Field, Router, Schema, Status

from sotay.access.http import Request
from sotay.assignments.actions import assignments as actions
from sotay.assignments.actions import months as saying
from sotay.assignments.choices import Content, Outcome, Progress
from sotay.assignments.permissions import AssignmentPermission as P
from sotay.assignments.queries import assignments as queries
from sotay.assignments.queries.coverage import coverage_of
from sotay.assignments.queries.months import month_count, silent_works
from sotay.core.days import month_of, today
from sotay.core.find import find

router = Router(tags=["Phân công công tác"])


class WorkAssignmentOut(Schema):
    """A work of a member; `progress` is what was said of it this month."""

    uid: UUID
    member: UUID
    year: int
    content: Content
    title: str
    due_on: dt.date | None
    decided_on: dt.date
    progress: Progress | None
    note: str
    outcome: Outcome | None


class CatalogueEntryOut(Schema):
    """A work that may be chosen."""

    uid: UUID
    sector: str
    content: Content
    title: str
    source: str


class CoverageOut(Schema):
    """Active members with work in a year, of one part of the tree; the change is in tenths of a point."""

    organisation: UUID
    name: str
    active: int
    assigned: int
    exempt: int
    change_tenths: int | None


class NewWorkIn(Schema):
    """One work for one member: an entry of the catalogue, or words."""

    member: UUID
    entry: UUID | None = None
    title: str = Field("", max_length=200)
    content: Content = Content.DUTY
    due_on: dt.date | None = None


class AssignIn(Schema):
    """What the cell decided on a day for a year."""

    year: int
    decided_on: dt.date
    minutes: str = Field("", max_length=200)
    works: list[NewWorkIn] = Field(min_length=1, max_length=500)


class CellMonthOut(Schema):
    """A cell's month: of how many works what was said, and who has said nothing."""

    month: dt.date
    works: int
    done: int
    in_progress: int
    difficulty: int
    silent: list[WorkAssignmentOut]


class MonthlyWordIn(Schema):
    """How it goes this month."""

    progress: Progress
    note: str = Field("", max_length=300)


@router.get("/assignments/mine", response=list[WorkAssignmentOut], summary="Việc chi bộ phân công cho tôi")
def own_list(request: Request, year: int | None = None) -> Any:
    """Return one's own works of a year."""
    return [_out(work) for work in queries.own_works(request.actor, year)]


@router.put("/assignments/{uid}/month", response={204: None}, summary="Báo cáo tháng này")
def month(request: Request, uid: UUID, body: MonthlyWordIn) -> Any:
    """Say how an own work goes this month; saying it twice leaves one report."""
    assignment = queries.get_work_to_tell(request.actor, uid)
    cell = queries.cell_of(assignment.member)
    saying.report_month(request.actor, cell, assignment=assignment, progress=body.progress, note=body.note)
    return Status(204, None)


@router.get("/assignments/catalogue", response=list[CatalogueEntryOut], summary="Danh mục việc phân công")
def catalogue(request: Request, sector: str = "") -> Any:  # noqa: ARG001 -- everybody signed in reads the same
    """Return the catalogue of today."""
    return list(queries.catalogue(sector))


@router.get("/organisations/{uid}/assignments", response=list[WorkAssignmentOut], summary="Phân công của chi bộ")
def cell_list(request: Request, uid: UUID, year: int | None = None) -> Any:
    """Return the works of a cell's members in a year."""
    sheet = queries.sheet_of(queries.get_place(request.actor, uid), year or today().year)
    return [_out(work) for line in sheet.lines for work in line.works]


@router.get("/organisations/{uid}/assignments/month", response=CellMonthOut, summary="Báo cáo tháng của chi bộ")
def cell_month(request: Request, uid: UUID) -> Any:
    """Return what a cell's members have said this month, and of which works nothing was said."""
    cell, month = queries.get_place(request.actor, uid), month_of(today())
    count = month_count(cell, month)
    said = {name: getattr(count, name) for name in ("works", "done", "in_progress", "difficulty")}
    silent = [_out(queries.OwnWork(row, None, ())) for row in silent_works(cell, month)]
    return {"month": month, **said, "silent": silent}


@router.post("/organisations/{uid}/assignments", response={201: list[WorkAssignmentOut]}, summary="Phân công công tác")
def assign(request: Request, uid: UUID, body: AssignIn) -> Any:
    """Assign works to members of a cell; all of them, or none."""
    cell = queries.get_place(request.actor, uid, P.ASSIGN)
    people = queries.members_on(cell, body.decided_on)
    works = [
        actions.NewWork(
            find(people, uid=one.member),
            queries.get_entry(one.entry) if one.entry else None,
            one.title,
            one.content,
            one.due_on,
        )
        for one in body.works
    ]
    made = actions.assign_work(
        request.actor, cell, year=body.year, decided_on=body.decided_on, works=works, minutes=body.minutes
    )
    return Status(201, [_out(queries.OwnWork(row, None, ())) for row in made])


@router.get("/organisations/{uid}/assignment-coverage", response=list[CoverageOut], summary="Tỷ lệ được phân công")
def coverage(request: Request, uid: UUID, year: int | None = None, on: dt.date | None = None) -> Any:
    """Return the coverage of each part of an organisation in a year, as of a day of it where one is given."""
    parts = coverage_of(queries.get_place(request.actor, uid), year or (on or today()).year, on)
    return [
        {
            "organisation": part.organisation.uid,
            "name": part.organisation.name,
            **{name: getattr(part.now, name) for name in ("active", "assigned", "exempt")},
            "change_tenths": part.change,
        }
        for part in parts
    ]


def _out(work: queries.OwnWork) -> dict[str, Any]:
    """Return a work as the answer shows it."""
    row, said = work.assignment, work.this_month
    names = ("uid", "year", "content", "title", "due_on", "decided_on")
    return {
        **{name: getattr(row, name) for name in names},
        "member": row.member.uid,
        "progress": said.progress if said else None,
        "note": said.note if said else "",
        "outcome": row.outcome or None,
    }
