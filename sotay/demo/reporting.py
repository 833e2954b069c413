"""Reports of the demonstration: the commune asks its cells monthly, some have submitted, one was returned; one report is asked for suddenly.

The committee above asks its communes; the commune's own report is begun, with what its cells submitted taken in.
"""

import datetime as dt

from sotay.access.actor import Actor, Channel
from sotay.committees.choices import Post
from sotay.committees.models import Position
from sotay.core.days import add_months, month_of, today
from sotay.members.models import Member
from sotay.organisations.models import Organisation
from sotay.regulations.queries import working_day_after
from sotay.reporting.actions.asking import ask_suddenly, issue_form, write_form
from sotay.reporting.actions.judging import return_report
from sotay.reporting.actions.writing import gather_below, open_report, submit_report
from sotay.reporting.choices import PeriodKind
from sotay.reporting.models import ReportForm
from sotay.reporting.permissions import ReportingPermission
from sotay.reporting.queries import patterns, periods_of, units_of

_WORDS = {
    "petitions": "Nhân dân kiến nghị sửa cống thoát nước ngõ 3; chi bộ đã chuyển đảng ủy.",
    "next": "Duy trì nền nếp sinh hoạt; hoàn thành việc thu nộp đảng phí quý IV.",
}

_RETURNED, _REASON = 4, "Đề nghị nêu rõ kiến nghị nào đã giải quyết, kiến nghị nào cần cấp trên giải quyết."
_ABOVE = (
    {"heading": "Sinh hoạt chi bộ", "figures": ["meetings.cells", "meetings.held", "meetings.due_to_attend", "meetings.present"]},
    {"heading": "Phân công công tác cho đảng viên", "figures": ["assignments.active", "assignments.assigned", "assignments.reported"]},
    {"heading": "Kiến nghị", "figures": ["petitions.raised", "petitions.answered", "petitions.open", "petitions.overdue"]},
    {"heading": "Biến động đảng viên, cấp ủy viên", "figures": ["members.admitted", "members.left", "committees.appointed"], "tables": ["1"]},
    {"heading": "Phương hướng, kiến nghị", "hint": "Việc chính của tháng tới; điều đề nghị cấp trên giải quyết."},
)  # fmt: skip


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
        submitted = submit_report(by, open_report(by, cell, form=form, first=period.first), texts=_WORDS)
        if number == _RETURNED:
            return_report(actor, form, report=submitted, reason=_REASON, due_on=working_day_after(today(), 2))
    ask_suddenly(
        actor,
        commune,
        name="Báo cáo nhanh tình hình tư tưởng, dư luận",
        question="Nhân dân quan tâm nhất việc gì trong tuần? Có vấn đề gì cần cấp ủy chỉ đạo ngay?",
        kinds=["cell"],
        due_on=today() + dt.timedelta(days=1),
    )
    _ask_communes(commune, actor, form)


def _ask_communes(commune: Organisation, actor: Actor, below: ReportForm) -> None:
    """Let the committee above ask its communes for the month; the commune has begun, with its cells' figures taken in."""
    if commune.parent is None:
        return
    first = add_months(month_of(today()), -1)
    form = write_form(
        Actor.system(Channel.CLI),  # the secretary of a district leads; whoever asks for reports there is its board
        commune.parent,
        name="Báo cáo tình hình công tác của đảng ủy cơ sở",
        period_kind=PeriodKind.MONTHLY,
        kinds=[commune.kind],
        due_days=20,
        first=first,
        source="Quy chế làm việc của Ban Thường vụ",
        sections=_ABOVE,
    )
    report = open_report(actor, commune, form=form, first=first)
    gather_below(actor, report, form=below, first=first)


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


def _board(node: Organisation) -> Actor | None:
    """Return somebody who may ask for reports on behalf of a committee."""
    held = Position.objects.filter(organisation=node, valid__contains=today(), member__account__isnull=False)
    actors = (Actor(user=row.member.account, channel=Channel.CLI) for row in held.select_related("member__account"))
    return next((actor for actor in actors if actor.can(ReportingPermission.ISSUE, node)), None)
