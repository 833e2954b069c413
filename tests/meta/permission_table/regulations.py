"""Dated rules: everybody may read them; the province writes its table of points."""

import datetime as dt

from sotay.core.days import since, today
from sotay.regulations.models import CalendarDay, Rubric
from sotay.regulations.permissions import RegulationPermission as Regulation
from tests.meta.permission_table.rows import Act, Open, Page, nothing, tapped


def province(cast):
    """Where the rules of a province are edited."""
    return cast.province


def rubric(cast):
    """The province's own table."""
    return Rubric.objects.create(organisation=cast.province, name="Khung", source="QĐ", bands=[], valid=since(today()))


def calendar_day(cast):
    """A day that the province recorded."""
    return CalendarDay.objects.create(organisation=cast.province, day=dt.date(2030, 1, 1), name="Tết", source="Luật")


def a_shipped_day(case):
    """The number of a day that was shipped."""
    return {"number": CalendarDay.objects.order_by("day").values_list("pk", flat=True)[0]}


ROWS = [
    Page("regulations:list", Open.SIGNED_IN),
    Page("regulations:rubric", Regulation.EDIT, at=province, outsider=403),
    Page("regulations:calendar", Open.SIGNED_IN),
    Page("regulations:calendar_day_record", Regulation.EDIT, at=province, outsider=403),
    Page("regulations:calendar_day_remove", Regulation.EDIT, at=province, args=a_shipped_day, data=tapped, outsider=403),
    Act("regulations.record_calendar_day", Regulation.EDIT, target=calendar_day),
    Act("regulations.remove_calendar_day", Regulation.EDIT, target=calendar_day),
    Page("regulations:rubric_withdraw", Regulation.EDIT, at=province, args=nothing, data=tapped, outsider=403, holder=(302, 404, 409)),
    Act("regulations.issue_rubric", Regulation.EDIT, target=rubric),
    Act("regulations.withdraw_rubric", Regulation.EDIT, target=rubric),
]  # fmt: skip
