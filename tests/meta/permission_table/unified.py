"""The unified day is set by committees; cells ask for a day of their own or to meet online, the committee above answers."""

from sotay.meetings.permissions import MeetingPermission as Meeting
from tests.factories.unified import make_exception, make_online
from tests.meta.permission_table.meetings import cell, commune, row
from tests.meta.permission_table.rows import Act, Call, tapped
from tests.meta.permission_table.themes import CELL, at_commune


def exception(cast):
    """A request that waits."""
    return make_exception(cast.cell_a)


def online(cast):
    """A request that waits."""
    return make_online(cast.cell_a)


def own(cast):
    """The address of what the cell asks."""
    return {**cell(cast), "kind": "online"}


def asked(cast):
    """The address of a request."""
    return {"uid": exception(cast).uid, "kind": "day"}


def day(_cast):
    """A unified day."""
    return {"day": 5, "months": "every", "starts_on": "2030-01-01", "source": "05-QĐ/ĐU"}


def agree(_cast):
    """An answer."""
    return {"agrees": True}


def time(_cast):
    """What a cell asks."""
    return {"starts_on": "2029-01-01", "until": "2030-01-01", "reason": "Trực biên giới"}


ROWS = [
    row("unified", Meeting.VIEW, viewer=None, anywhere=True),
    row("unified_fix", Meeting.FIX_DAY, at=at_commune, viewer=404, anywhere=True),
    row("unified_end", Meeting.FIX_DAY, commune, at=at_commune, viewer=404),
    row("own_requests", Meeting.PREPARE, own, viewer=404),
    row("requests", Meeting.APPROVE, lambda _cast: {"kind": "day"}, at=at_commune, viewer=404, anywhere=True),
    row("request", Meeting.APPROVE, asked, viewer=404),
    row("request", Meeting.APPROVE, asked, tapped, viewer=404),
    Call("GET", f"{CELL}/unified-day", Meeting.VIEW, args=cell, viewer=None),
    Call("POST", f"{CELL}/unified-day", Meeting.FIX_DAY, at=at_commune, args=commune, data=day, viewer=404),
    Call("POST", f"{CELL}/unified-day/end", Meeting.FIX_DAY, at=at_commune, args=commune, viewer=404),
    Call("GET", f"{CELL}/requests/{{kind}}", Meeting.PREPARE, args=own, viewer=404),
    Call("POST", f"{CELL}/requests/{{kind}}", Meeting.PREPARE, args=own, data=time, viewer=404),
    Call("PUT", "/api/v1/requests/{kind}/{uid}", Meeting.APPROVE, args=asked, data=agree, viewer=404),
    *(Act(f"meetings.{name}", Meeting.FIX_DAY, at_commune) for name in ("fix_unified_day", "end_unified_day")),
    *(Act(f"meetings.{name}", Meeting.PREPARE) for name in ("ask_day_exception", "ask_online_permission")),
    *(Act(f"meetings.{name}_day_exception", Meeting.APPROVE, exception) for name in ("grant", "decline")),
    *(Act(f"meetings.{name}_online_permission", Meeting.APPROVE, online) for name in ("grant", "decline")),
]
