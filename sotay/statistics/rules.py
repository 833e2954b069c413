"""What a cell's month comes to, and shares in whole numbers."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

GOAL_ATTENDANCE = 90
GOAL_HANDBOOK = 90


class Month(StrEnum):
    """The state of a cell's periodic meeting for a month."""

    MET = "met"
    DUE = "due"
    LATE = "late"


class Need(StrEnum):
    """What somebody lacks who does not use the handbook yet, in the order in which it is put right."""

    ACCOUNT = "account"
    ACTIVATION = "activation"
    PRACTICE = "practice"


@dataclass(frozen=True)
class Plan:
    """What is known of a cell's meeting for a month: its fixed day, the meeting in preparation, if any, and why one was cancelled."""

    status: str
    held_on: dt.date | None
    habit_day: int | None
    reason: str = ""


def month_state(period: dt.date, plan: Plan, today: dt.date) -> Month:
    """Return whether the cell has met, still may in time, or is late.

    In time means: the announced day, or else the cell's fixed day, or else the month's end has not passed.
    """
    if plan.status in {"closed", "sealed"}:
        return Month.MET
    last = _last_day(period)
    expected = plan.held_on or (period.replace(day=plan.habit_day) if plan.habit_day else last)
    return Month.DUE if today <= expected else Month.LATE


def why_not_met(plan: Plan, state: Month) -> str:
    """Return in words why a cell has not met: where its meeting stands."""
    if plan.status == "open":
        return "Đang họp, chưa bế mạc"
    if plan.status == "published" and plan.held_on:
        return f"Đã thông báo họp ngày {plan.held_on:%d/%m/%Y}" + ("" if state == Month.DUE else ", chưa họp")
    if plan.status == "draft":
        return "Đang chuẩn bị, chưa thông báo"
    if plan.status == "cancelled":
        return f"Đã hủy ({plan.reason}), chưa ấn định ngày khác" if plan.reason else "Đã hủy, chưa ấn định ngày khác"
    return "Chưa chuẩn bị" if state == Month.LATE else "Chưa đến ngày sinh hoạt cố định"


def reason_not_met(plan: Plan) -> str:
    """Return the kind of reason, the same for many cells, why a cell that is late has not met."""
    reasons = {
        "open": "Đang họp, chưa bế mạc",
        "published": "Đã thông báo, chưa họp",
        "draft": "Đang chuẩn bị, chưa thông báo",
        "cancelled": "Đã hủy, chưa ấn định ngày khác",
    }
    return reasons.get(plan.status, "Chưa chuẩn bị")


def meets(part: int, whole: int, goal: int) -> bool:
    """Tell whether the share is above the goal in per cent (seed figures say "more than")."""
    return whole > 0 and 100 * part > goal * whole


def _last_day(period: dt.date) -> dt.date:
    """Return the last day of the month."""
    following = (period + dt.timedelta(days=32)).replace(day=1)
    return following - dt.timedelta(days=1)
