"""The meeting thread through the API, during and after: the same rights as the pages."""

import datetime as dt

from sotay.meetings.permissions import MeetingPermission as Meeting
from tests.meta.permission_table.meetings import (
    guest,
    inside,
    motion,
    of,
    of_paper,
    opinion,
    under_way,
    with_item,
    with_member,
    with_task,
)
from tests.meta.permission_table.rows import Call, nothing

BASE = "/api/v1/meetings/{uid}"
LATER = str(dt.date(2099, 1, 1))


def fixed(**fields):
    """A body that is always the same."""
    return lambda _cast: fields


def call(method, path, needs, args, data=nothing, **more):
    """An operation on one meeting."""
    return Call(method, BASE + path, needs, args=args, data=data, sees=Meeting.VIEW, **more)


def officers(cast):
    """Who leads and who writes."""
    return {"chair": cast.an.uid, "secretary_of_meeting": cast.binh.uid}


ROWS = [
    call("POST", "/check-in", Meeting.TAKE_PART, of(under_way), viewer=404),
    call("GET", "/now", Meeting.TAKE_PART, of(under_way), viewer=404),
    call(
        "PUT",
        "/motions/{motion}/vote",
        Meeting.TAKE_PART,
        inside(motion, "motion"),
        fixed(choice="agree"),
        viewer=404,
    ),
    *(
        call("GET", path, Meeting.CONDUCT, of(under_way))
        for path in ("/conduct", "/attendance", "/opinions", "/motions", "/tasks", "/score")
    ),
    call("POST", "/open", Meeting.CONDUCT, of(under_way), officers),
    call("PUT", "/officers", Meeting.CONDUCT, of(under_way), officers),
    call("POST", "/close", Meeting.CONDUCT, of(under_way)),
    call("POST", "/reopen", Meeting.CONDUCT, of(under_way)),
    call("POST", "/items/{item}/begin", Meeting.CONDUCT, with_item),
    call("PUT", "/attendance/{member}", Meeting.CONDUCT, with_member, fixed(state="present")),
    call("DELETE", "/attendance/{member}", Meeting.CONDUCT, with_member),
    call("PUT", "/attendance/{member}/departure", Meeting.CONDUCT, with_member),
    call("DELETE", "/attendance/{member}/departure", Meeting.CONDUCT, with_member),
    call("POST", "/attendance-rest", Meeting.CONDUCT, of(under_way)),
    call("POST", "/attendance-rest/undo", Meeting.CONDUCT, of(under_way), fixed(at="2026-11-03T19:30:00+07:00")),
    call("POST", "/guests", Meeting.CONDUCT, of(under_way), fixed(name="Nguyễn Văn Khách")),
    call("PUT", "/guests/{guest}", Meeting.CONDUCT, inside(guest, "guest"), fixed(is_here=True)),
    call("POST", "/opinions", Meeting.CONDUCT, of(under_way), fixed(speaker_name="Nguyễn Văn Khách")),
    call("PATCH", "/opinions/{opinion}", Meeting.CONDUCT, inside(opinion, "opinion"), fixed(summary="Nhất trí")),
    call("DELETE", "/opinions/{opinion}", Meeting.CONDUCT, inside(opinion, "opinion")),
    call("POST", "/motions", Meeting.CONDUCT, of(under_way), fixed(text="Thông qua nghị quyết")),
    call("PUT", "/motions/{motion}/hands", Meeting.CONDUCT, inside(motion, "motion"), fixed(agree=0)),
    call("POST", "/motions/{motion}/close", Meeting.CONDUCT, inside(motion, "motion")),
    call("DELETE", "/motions/{motion}", Meeting.CONDUCT, inside(motion, "motion")),
    call("POST", "/tasks", Meeting.CONDUCT, of(under_way), fixed(title="Dọn vệ sinh", due_on=LATER)),
    call("PUT", "/tasks/{task}/result", Meeting.CONDUCT, with_task, fixed(status="done", result="Xong")),
    call("PUT", "/score", Meeting.CONDUCT, of(under_way), fixed(points={})),
    call("GET", "/papers", Meeting.VIEW, of(under_way), viewer=None),
    call("POST", "/papers", Meeting.CONDUCT, of(under_way)),
    *(
        call("GET", f"/papers/{{kind}}{path}", Meeting.CONDUCT, of_paper, viewer=404)
        for path in ("", "/file.docx", "/file.pdf")
    ),
    call("PATCH", "/papers/{kind}", Meeting.CONDUCT, of_paper, fixed(version=1, texts={}), viewer=404),
    call("POST", "/papers/{kind}/confirm", Meeting.CONDUCT, of_paper, fixed(role="chair", version=1), viewer=404),
    call("POST", "/papers/{kind}/addenda", Meeting.SEAL, of_paper, fixed(text="Đính chính"), viewer=404),
]
