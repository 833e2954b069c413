"""Handovers: the superior looks after them, the two who give and receive confirm."""

import datetime as dt

from sotay.committees.choices import Post
from sotay.core.days import since, today
from sotay.handover.actions.opening import open_for
from sotay.handover.permissions import HandoverPermission as Right
from sotay.handover.queries.changes import Change
from tests.meta.permission_table.rows import Act, Call, Open, Page, tapped

API = "/api/v1/handovers/{uid}"


def _cell(cast):
    return cast.cell_a


def _handover(cast):
    return open_for(Change(cast.cell_a, Post.SECRETARY, cast.an, today()))


def _uid(cast):
    return {"uid": _handover(cast).uid}


def _ending(cast):
    post = cast.chi.positions.get()
    post.valid = since(post.valid.lower, today() + dt.timedelta(days=3))
    post.save(update_fields=["valid"])
    return {"uid": post.uid}


_LOOK = {"needs": Right.VIEW, "viewer": None, "args": _uid}
_SIGNS = {"needs": Right.SIGN, "sees": Right.VIEW, "args": _uid}
_PREPARES = {"needs": Right.PREPARE, "sees": Right.VIEW, "args": _uid}


def _at_b(cast):
    return cast.cell_b


def _for(_cast):
    return {"side": "outgoing", "reason": "đã ký trên giấy"}


def _note(_cast):
    return {"note": "Thiếu sổ đảng phí"}


ROWS = [
    Page("handover:list", Open.SIGNED_IN),
    Page("handover:mine", Open.SIGNED_IN),
    Page("handover:open", Right.PREPARE, at=_at_b, sees=Right.VIEW, viewer=404, args=_ending, data=tapped),
    Page("handover:detail", **_LOOK),
    Page("handover:paper_word", **_LOOK),
    Page("handover:paper_pdf", **_LOOK),
    Page("handover:confirm", **_SIGNS, data=tapped),
    Page("handover:return", **_SIGNS, data=_note),
    Page("handover:things", **_SIGNS, data=lambda _cast: {"things": "01 sổ biên bản"}),
    Page("handover:anew", **_SIGNS, data=tapped),
    Page("handover:confirm_for", **_PREPARES, data=_for),
    Call("GET", "/api/v1/handovers", Open.SIGNED_IN),
    Call("GET", API, **_LOOK),
    Call(
        "POST", "/api/v1/handovers/positions/{uid}", Right.PREPARE, at=_at_b, sees=Right.VIEW, viewer=404, args=_ending
    ),
    Call("POST", f"{API}/confirm", **_SIGNS),
    Call("POST", f"{API}/confirm-for", **_PREPARES, data=_for),
    Call("POST", f"{API}/return", **_SIGNS, data=_note),
    Act("handover.open_handover", Right.PREPARE, target=_cell),
    *(
        Act(f"handover.{name}", Right.SIGN, target=_handover)
        for name in ("write_anew", "list_things", "confirm_handover", "return_handover")
    ),
    *(
        Act(f"handover.{name}", Right.PREPARE, target=_handover)
        for name in ("settle_handover", "name_receiver", "drop_handover", "confirm_for")
    ),
]
