"""Decide what a plan of themes lacks, and from when on a paper is missed."""

import datetime as dt

from sotay.core.days import add_months
from sotay.meetings.choices import MeetingStatus, PlanStatus

EDITABLE = (PlanStatus.DRAFT, PlanStatus.RETURNED, PlanStatus.SUBMITTED)
TO_REGISTER = (PlanStatus.DRAFT, PlanStatus.RETURNED)


def quarters_of(year: int) -> tuple[dt.date, ...]:
    """Return the first days of the year's quarters."""
    return tuple(dt.date(year, month, 1) for month in (1, 4, 7, 10))


def is_missed(held_on: dt.date, today: dt.date, days_before: int) -> bool:
    """Tell whether a paper that is not there yet is missed: the meeting is to come, and nearer than the days given."""
    return today <= held_on <= today + dt.timedelta(days=days_before)


def last_day_of(period: dt.date) -> dt.date:
    """Return the last day of a month."""
    return add_months(period, 1) - dt.timedelta(days=1)


def why_lacking(plan: str, meeting: str, held_on: dt.date | None) -> str:
    """Return in words how far a cell is that has not met on a theme in the quarter."""
    if meeting == MeetingStatus.OPEN:
        return "Đang họp chuyên đề, chưa bế mạc"
    if meeting == MeetingStatus.PUBLISHED and held_on:
        return f"Đã thông báo họp ngày {held_on:%d/%m/%Y}"
    if meeting == MeetingStatus.DRAFT:
        return "Đang chuẩn bị kỳ họp chuyên đề"
    words = {
        PlanStatus.APPROVED: "Đã được duyệt chuyên đề, chưa lập kỳ họp",
        PlanStatus.SUBMITTED: "Đã đăng ký, chờ cấp ủy cấp trên duyệt",
        PlanStatus.RETURNED: "Đã đăng ký, cần sửa lại",
        PlanStatus.DRAFT: "Có trong kế hoạch, chưa đăng ký",
    }
    return words[PlanStatus(plan)] if plan else "Chưa có kế hoạch chuyên đề trong quý"
