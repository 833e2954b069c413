"""The meeting thread through the API, before the meeting: the same rights as the pages."""

from sotay.meetings.permissions import MeetingPermission as Meeting
from tests.meta.permission_table.meetings import announced, cell, comment, commune, document, guest, inside, item, of
from tests.meta.permission_table.meetings_api import call, fixed
from tests.meta.permission_table.rows import Call, Open

COMMENT = "/api/v1/comments/{uid}"
CELL = "/api/v1/organisations/{uid}"


def in_cell(cast):
    """A body that names the cell."""
    return {"organisation": cast.cell_a.uid}


def in_month(cast):
    """The address of the commune's orientation of a month."""
    return {**commune(cast), "period": "2026-12-01"}


ROWS = [
    Call("GET", "/api/v1/meetings", Open.SIGNED_IN),
    Call("POST", "/api/v1/meetings", Meeting.PREPARE, data=in_cell, sees=Meeting.VIEW, viewer=404),
    *(
        call("GET", path, Meeting.VIEW, of(announced), viewer=None)
        for path in ("", "/items", "/documents", "/comments")
    ),
    call("GET", "/documents/{document}/file", Meeting.VIEW, inside(document, "document"), viewer=None),
    call("PATCH", "", Meeting.PREPARE, of(announced), fixed(place="Nhà văn hóa")),
    call("DELETE", "", Meeting.PREPARE, of(announced)),
    call("PUT", "/draft-resolution", Meeting.PREPARE, of(announced), None),
    call("POST", "/publish", Meeting.PREPARE, of(announced)),
    call("POST", "/cancel", Meeting.PREPARE, of(announced), None),
    call("GET", "/readers", Meeting.PREPARE, of(announced)),
    call("POST", "/remind", Meeting.PREPARE, of(announced)),
    call("POST", "/items", Meeting.PREPARE, of(announced), None),
    call("PUT", "/items/{item}", Meeting.PREPARE, inside(item, "item"), None),
    call("POST", "/items/{item}/move", Meeting.PREPARE, inside(item, "item"), fixed(step=1)),
    call("DELETE", "/items/{item}", Meeting.PREPARE, inside(item, "item")),
    call("GET", "/officials", Meeting.PREPARE, of(announced)),
    call("POST", "/invitations", Meeting.PREPARE, of(announced), fixed(name="Nguyễn Văn Khách")),
    call("DELETE", "/invitations/{guest}", Meeting.PREPARE, inside(guest, "guest")),
    # a file comes as multipart, so that a JSON body is refused (422) before anybody is asked who they are allowed to be
    call("POST", "/documents", Meeting.PREPARE, of(announced), viewer=422, outsider=422),
    call("DELETE", "/documents/{document}", Meeting.PREPARE, inside(document, "document")),
    call("POST", "/comments", Meeting.TAKE_PART, of(announced), None),
    call("PUT", "/excuse", Meeting.TAKE_PART, of(announced), None),
    call("DELETE", "/excuse", Meeting.TAKE_PART, of(announced)),
    Call("PUT", f"{COMMENT}/answer", Meeting.PREPARE, args=of(comment), sees=Meeting.VIEW),
    Call("DELETE", COMMENT, Meeting.TAKE_PART, args=of(comment), sees=Meeting.VIEW),
    Call("GET", f"{CELL}/habit", Meeting.PREPARE, args=cell, viewer=404),
    Call("PUT", f"{CELL}/habit", Meeting.PREPARE, args=cell, viewer=404),
    Call("GET", f"{CELL}/orientations", Meeting.ORIENT, args=commune, at=lambda cast: cast.commune, viewer=404),
    Call(
        "PUT",
        f"{CELL}/orientations/{{period}}",
        Meeting.ORIENT,
        args=in_month,
        at=lambda cast: cast.commune,
        viewer=404,
    ),
]
