"""Themes: the secretary plans and registers, the committee above answers and keeps the catalogue."""

from sotay.core.days import month_of, today
from sotay.meetings.choices import PlanStatus
from sotay.meetings.permissions import MeetingPermission as Meeting
from tests.factories.themes import make_planned, make_theme, make_theme_document
from tests.meta.permission_table.meetings import cell, commune, of, row
from tests.meta.permission_table.rows import Act, Call, Open, tapped

CELL = "/api/v1/organisations/{uid}"
PLANNED = "/api/v1/planned-themes/{uid}"


def draft(cast):
    """A theme of which the committee does not know."""
    return make_planned(cast.cell_a)


def approved(cast):
    """A theme that all of the cell see."""
    return make_planned(cast.cell_a, PlanStatus.APPROVED, author=cast.binh)


def theme(cast):
    """A theme of the commune's catalogue."""
    return make_theme(cast.commune)


def theme_document(cast):
    """A file of the commune's catalogue."""
    return make_theme_document(theme(cast))


def at_commune(cast):
    """Where a committee answers."""
    return cast.commune


def this_month(_cast):
    """The fields of a planned theme."""
    return {"period": month_of(today()), "title": "Nêu gương"}


def words(_cast):
    """The fields of a theme."""
    return {"title": "Nêu gương", "field": "example"}


def picked(_cast):
    """A line that somebody else has answered meanwhile."""
    return {"planned": ["00000000-0000-4000-8000-000000000000"], "note": "Đồng ý"}


PAGES = [
    row("themes", Open.SIGNED_IN),
    row("plan", Meeting.PREPARE, cell, viewer=404),
    row("planned_add", Meeting.PREPARE, cell, viewer=404),
    row("plan_register", Meeting.PREPARE, lambda cast: {**cell(cast), "year": today().year}, tapped, viewer=404),
    row("planned", Meeting.VIEW, of(approved), viewer=None),
    row("planned_edit", Meeting.PREPARE, of(approved)),
    row("planned_remove", Meeting.PREPARE, of(approved), tapped),
    row("planned_prepare", Meeting.PREPARE, of(approved), tapped),
    row("paper_hand_in", Meeting.VIEW, of(approved), viewer=None),
    row("registrations", Meeting.APPROVE, at=at_commune, viewer=404, anywhere=True),
    row("missing_papers", Meeting.APPROVE, at=at_commune, viewer=404, anywhere=True),
    row("thematic_lacking", Meeting.VIEW, viewer=None, anywhere=True),
    row("catalogue", Meeting.ORIENT, at=at_commune, viewer=404, anywhere=True),
    row("theme_add", Meeting.ORIENT, data=words, at=at_commune, viewer=404, anywhere=True),
    row("theme", Meeting.ORIENT, of(theme), at=at_commune, viewer=404),
    row("theme_retire", Meeting.ORIENT, of(theme), tapped, at=at_commune, viewer=404),
    row("theme_document_add", Meeting.ORIENT, of(theme), at=at_commune, viewer=404),
    row("theme_document_remove", Meeting.ORIENT, of(theme_document), tapped, at=at_commune),
    row("theme_document_file", Meeting.VIEW, of(theme_document), viewer=None),
]
CALLS = [
    Call("GET", f"{CELL}/themes", Meeting.PREPARE, args=cell, viewer=404),
    Call("POST", f"{CELL}/themes", Meeting.ORIENT, at=at_commune, args=commune, viewer=404),
    Call("GET", f"{CELL}/planned-themes", Meeting.PREPARE, args=cell, viewer=404),
    Call("POST", f"{CELL}/planned-themes", Meeting.PREPARE, args=cell, data=this_month, viewer=404),
    Call("POST", f"{CELL}/planned-themes/register", Meeting.PREPARE, args=cell, viewer=404),
    Call("GET", PLANNED, Meeting.VIEW, args=of(approved), viewer=None),
    Call("PUT", PLANNED, Meeting.PREPARE, args=of(approved), data=this_month, sees=Meeting.VIEW),
    Call("DELETE", PLANNED, Meeting.PREPARE, args=of(approved), sees=Meeting.VIEW),
    Call("POST", f"{PLANNED}/meeting", Meeting.PREPARE, args=of(approved), sees=Meeting.VIEW),
    Call(
        "POST", f"{CELL}/planned-themes/approve", Meeting.APPROVE, at=at_commune, args=commune, data=picked, viewer=404
    ),
    Call(
        "POST", f"{CELL}/planned-themes/return", Meeting.APPROVE, at=at_commune, args=commune, data=picked, viewer=404
    ),
    Call("GET", f"{CELL}/cells-without-theme", Meeting.VIEW, args=cell, viewer=None),
]
ACTS = [
    *(Act(f"meetings.{name}", Meeting.PREPARE) for name in ("plan_theme", "register_plan")),
    *(
        Act(f"meetings.{name}", Meeting.PREPARE, draft)
        for name in ("edit_planned_theme", "remove_planned_theme", "prepare_planned_meeting")
    ),
    Act("meetings.hand_in_paper", Meeting.TAKE_PART, approved),
    *(Act(f"meetings.{name}", Meeting.APPROVE, at_commune) for name in ("approve_themes", "return_themes")),
    Act("meetings.add_theme", Meeting.ORIENT, at_commune),
    *(
        Act(f"meetings.{name}", Meeting.ORIENT, theme)
        for name in ("edit_theme", "retire_theme", "add_theme_document", "remove_theme_document")
    ),
]
ROWS = [*PAGES, *CALLS, *ACTS]
