"""Themes through the API: the cell's plan and its registration, the committee's word, the catalogue, who lacks what."""

import datetime as dt
from typing import Any
from uuid import UUID

from ninja import Field, Router, Schema, Status

from sotay.access.http import Request
from sotay.core.days import month_of, today
from sotay.meetings.actions import themes as actions
from sotay.meetings.choices import PlanStatus, ThemeField
from sotay.meetings.queries import meetings, thematic, themes

router = Router(tags=["Sinh hoạt chuyên đề"])


class ThemeOut(Schema):
    """A theme that is offered."""

    uid: UUID
    title: str
    field: ThemeField
    summary: str


class ThemeIn(Schema):
    """A theme to offer."""

    title: str = Field(min_length=1, max_length=300)
    field: ThemeField
    summary: str = Field("", max_length=5000)


class PlannedOut(Schema):
    """A line of a cell's plan."""

    uid: UUID
    organisation: UUID
    period: dt.date
    title: str
    theme: UUID | None
    author: UUID | None
    paper_due: dt.date | None
    status: PlanStatus
    note: str
    meeting: UUID | None
    has_paper: bool


class PlannedIn(Schema):
    """A line of the plan: a theme of the catalogue by its code, or a title of its own."""

    period: dt.date
    theme: UUID | None = None
    title: str = Field("", max_length=300)
    author: UUID | None = None
    paper_due: dt.date | None = None


class RegisterIn(Schema):
    """Which year's themes are registered."""

    year: int = Field(ge=2020, le=2100)


class DecideIn(Schema):
    """Which registered themes are meant, and what is said to the cells."""

    planned: list[UUID] = Field(min_length=1, max_length=500)
    note: str = Field("", max_length=500)


class ThemeCountOut(Schema):
    """How many."""

    count: int


class MadeOut(Schema):
    """The meeting that was made."""

    uid: UUID


class ThemeLackingOut(Schema):
    """A cell without a thematic meeting in the quarter."""

    organisation: UUID
    code: str
    name: str
    why: str
    title: str
    secretary: str


@router.get("/organisations/{uid}/themes", response=list[ThemeOut], summary="Chuyên đề gợi ý cho chi bộ")
def themes_offered(request: Request, uid: UUID) -> Any:
    """Return the themes that committees above offer to the cell."""
    return themes.offered_to(meetings.get_cell_to_prepare(request.actor, uid))


@router.post("/organisations/{uid}/themes", response={201: ThemeOut}, summary="Thêm chuyên đề vào kho")
def theme_add(request: Request, uid: UUID, body: ThemeIn) -> Any:
    """Offer a theme to the cells below the committee."""
    committee = meetings.get_committee_to_orient(request.actor, uid)
    return Status(201, actions.add_theme(request.actor, committee, **body.dict()))


@router.get("/organisations/{uid}/planned-themes", response=list[PlannedOut], summary="Kế hoạch chuyên đề của chi bộ")
def plan(request: Request, uid: UUID, year: int | None = None) -> Any:
    """Return the cell's plan of a year, this year's where none is named."""
    cell = meetings.get_cell_to_prepare(request.actor, uid)
    return [_out(line) for line in themes.plan_lines(cell, year or today().year)]


@router.post("/organisations/{uid}/planned-themes", response={201: PlannedOut}, summary="Thêm chuyên đề vào kế hoạch")
def planned_add(request: Request, uid: UUID, body: PlannedIn) -> Any:
    """Put a theme into the cell's plan."""
    cell = meetings.get_cell_to_prepare(request.actor, uid)
    line = actions.plan_theme(request.actor, cell, **_fields(cell, body))
    return Status(201, _out(themes.get_planned(request.actor, line.uid)))


@router.post(
    "/organisations/{uid}/planned-themes/register", response=ThemeCountOut, summary="Đăng ký với cấp ủy cấp trên"
)
def plan_register(request: Request, uid: UUID, body: RegisterIn) -> Any:
    """Register the year's themes."""
    cell = meetings.get_cell_to_prepare(request.actor, uid)
    return {"count": actions.register_plan(request.actor, cell, year=body.year)}


@router.get("/planned-themes/{uid}", response=PlannedOut, summary="Một chuyên đề trong kế hoạch")
def planned(request: Request, uid: UUID) -> Any:
    """Return one planned theme."""
    return _out(themes.get_planned(request.actor, uid))


@router.put("/planned-themes/{uid}", response=PlannedOut, summary="Sửa chuyên đề trong kế hoạch")
def planned_edit(request: Request, uid: UUID, body: PlannedIn) -> Any:
    """Change a planned theme; once approved, only the author and the deadline."""
    line = themes.get_planned_to_prepare(request.actor, uid)
    actions.edit_planned_theme(request.actor, line, **_fields(line.organisation, body))
    return _out(themes.get_planned(request.actor, uid))


@router.delete("/planned-themes/{uid}", response={204: None}, summary="Bỏ chuyên đề khỏi kế hoạch")
def planned_remove(request: Request, uid: UUID) -> Any:
    """Take a line out of the plan."""
    actions.remove_planned_theme(request.actor, themes.get_planned_to_prepare(request.actor, uid))
    return Status(204, None)


@router.post(
    "/planned-themes/{uid}/meeting", response={201: MadeOut}, summary="Lập kỳ sinh hoạt theo chuyên đề đã duyệt"
)
def planned_prepare(request: Request, uid: UUID) -> Any:
    """Make the thematic meeting of an approved theme."""
    line = themes.get_planned_to_prepare(request.actor, uid)
    return Status(201, actions.prepare_planned_meeting(request.actor, line))


@router.post(
    "/organisations/{uid}/planned-themes/approve", response=ThemeCountOut, summary="Duyệt chuyên đề các chi bộ đăng ký"
)
def approve(request: Request, uid: UUID, body: DecideIn) -> Any:
    """Approve registered themes of cells below, one or many."""
    node = themes.get_deciding(request.actor, uid)
    picked = themes.picked(request.actor, [str(one) for one in body.planned])
    return {"count": actions.approve_themes(request.actor, node, planned=picked, note=body.note)}


@router.post("/organisations/{uid}/planned-themes/return", response=ThemeCountOut, summary="Trả lại chuyên đề để sửa")
def send_back(request: Request, uid: UUID, body: DecideIn) -> Any:
    """Send registered themes back with a sentence."""
    node = themes.get_deciding(request.actor, uid)
    picked = themes.picked(request.actor, [str(one) for one in body.planned])
    return {"count": actions.return_themes(request.actor, node, planned=picked, note=body.note)}


@router.get(
    "/organisations/{uid}/cells-without-theme",
    response=list[ThemeLackingOut],
    summary="Chi bộ chưa sinh hoạt chuyên đề",
)
def lacking(request: Request, uid: UUID, day: dt.date | None = None) -> Any:
    """Return the cells below that have not met on a theme in the quarter of the day."""
    month = month_of(day or today())
    cells = list(thematic.cells_lacking(thematic.get_overseen(request.actor, uid), month))
    return [_lacking(row) for row in thematic.lacking_lines(cells, month)]


def _fields(cell: Any, body: PlannedIn) -> dict[str, Any]:
    """Return the fields with theme and author found."""
    found = {"theme": themes.offered_theme(cell, body.theme), "author": themes.author_in(cell, body.author)}
    return {**body.dict(), **found}


def _out(line: Any) -> dict[str, Any]:
    """Return a planned theme as the answer shows it."""
    own = {name: getattr(line, name) for name in ("uid", "period", "title", "paper_due", "status", "note")}
    others = {name: getattr(line, name) for name in ("theme", "author", "meeting")}
    codes = {name: row.uid if row else None for name, row in others.items()}
    return {**own, **codes, "organisation": line.organisation.uid, "has_paper": line.paper is not None}


def _lacking(row: thematic.Lacking) -> dict[str, Any]:
    """Return a cell of the list."""
    cell = row.cell
    words = {"why": row.why, "title": row.title, "secretary": row.secretary}
    return {"organisation": cell.uid, "code": cell.code, "name": cell.name, **words}
