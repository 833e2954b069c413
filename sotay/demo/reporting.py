"""Reports of the demonstration: the commune asks its cells monthly, some have submitted, and one report is asked for suddenly."""

import datetime as dt

from sotay.access.actor import Actor, Channel
from sotay.committees.choices import Post
from sotay.committees.models import Position
from sotay.core.days import add_months, month_of, today
from sotay.members.models import Member
from sotay.organisations.models import Organisation
from sotay.reporting.actions.asking import ask_suddenly, issue_form
from sotay.reporting.actions.writing import open_report, submit_report
from sotay.reporting.queries import patterns, periods_of, units_of

_WORDS = {
    "petitions": "Nhân dân kiến nghị sửa cống thoát nước ngõ 3; chi bộ đã chuyển đảng ủy.",
    "next": "Duy trì nền nếp sinh hoạt; hoàn thành việc thu nộp đảng phí quý IV.",
}


def load_reporting(commune: Organisation, showcase: Organisation) -> None:
    """Ask for the monthly report and let every other cell submit; the showcase cell still owes it."""
    asker = _holder(commune)
    if asker is None:
        return
    actor = Actor(user=asker.account, channel=Channel.CLI)
    first = add_months(month_of(today()), -1)
    form = issue_form(
        actor, commune, pattern=patterns()[0], due_days=5, first=first, source="Quy chế làm việc của Đảng ủy"
    )
    period = periods_of(form)[0]
    for number, cell in enumerate(units_of(form)[:8]):
        secretary = _holder(cell)
        if number % 2 or cell == showcase or secretary is None:
            continue
        by = Actor(user=secretary.account, channel=Channel.CLI)
        submit_report(by, open_report(by, cell, form=form, first=period.first), texts=_WORDS)
    ask_suddenly(
        actor,
        commune,
        name="Báo cáo nhanh tình hình tư tưởng, dư luận",
        question="Nhân dân quan tâm nhất việc gì trong tuần? Có vấn đề gì cần cấp ủy chỉ đạo ngay?",
        kinds=["cell"],
        due_on=today() + dt.timedelta(days=1),
    )


def _holder(node: Organisation) -> Member | None:
    """Return the secretary of today who has an account."""
    row = (
        Position.objects.filter(
            organisation=node, post=Post.SECRETARY, valid__contains=today(), member__account__isnull=False
        )
        .select_related("member__account")
        .first()
    )
    return row.member if row else None
