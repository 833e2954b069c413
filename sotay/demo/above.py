"""What the committee above the visitors' cell is busy with: themes to approve, a cell that asks, a briefing to come, by the product's own actions."""

import datetime as dt

from sotay.access.actor import Actor, Channel
from sotay.briefings.actions import answer_question, ask_question, plan_briefing, send_invitations
from sotay.briefings.models import Invitation
from sotay.committees.choices import Post
from sotay.committees.models import Position
from sotay.core.days import add_months, month_of, today
from sotay.meetings.actions.themes import add_theme, approve_themes, plan_theme, register_plan, return_themes
from sotay.meetings.actions.unified import ask_online_permission
from sotay.meetings.choices import ThemeField
from sotay.meetings.models import PlannedTheme
from sotay.members.models import Member
from sotay.organisations.choices import MEETING_KINDS
from sotay.organisations.models import Organisation

THEMES = (
    ("Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh về nêu gương", ThemeField.EXAMPLE),
    ("Những điều đảng viên không được làm: nhận diện và phòng ngừa từ chi bộ", ThemeField.CONDUCT),
    ("Tạo nguồn, kết nạp đảng viên ở khu dân cư", ThemeField.BUILDING),
    ("Củng cố các chi hội đoàn thể ở tổ dân phố", ThemeField.MASSES),
    ("Xây dựng khu phố xanh, sạch, an toàn", ThemeField.ECONOMY),
)
RETURNED = "Đề nghị ghi rõ việc cụ thể của tổ dân phố và người viết bài."
CONTENT = "1. Kết quả sinh hoạt chi bộ quý IV.\n2. Chuẩn bị kiểm điểm, đánh giá cuối năm.\n3. Giải đáp kiến nghị của các chi bộ."
QUESTION = "Kinh phí sửa nhà văn hóa tổ dân phố năm tới bố trí thế nào?"
ANSWER = "Đảng ủy đã thống nhất bố trí trong quý I; Ủy ban nhân dân phường lập dự toán trước ngày 15/12."


def busy_committee(cell: Organisation) -> None:
    """Fill the desk of the committee above the cell."""
    committee = Organisation.objects.get(children=cell)
    secretary = _secretary(committee)
    cells = [
        (each, leader)
        for each in Organisation.objects.filter(parent=committee, kind__in=MEETING_KINDS).order_by("code")
        if (leader := _secretary(each)) is not None
    ]
    if secretary is None or not cells:
        return
    _themes(committee, secretary, cells)
    _briefing(committee, secretary, cells)
    asking, leader = cells[-1]
    ask_online_permission(
        _actor(leader),
        asking,
        starts_on=today(),
        until=today() + dt.timedelta(days=90),
        reason="Nhiều đảng viên đi làm xa theo thời vụ",
    )


def _themes(committee: Organisation, secretary: Member, cells: list[tuple[Organisation, Member]]) -> None:
    """Let the cells register themes of the committee's catalogue, of which some are answered."""
    actor = _actor(secretary)
    catalogue = [add_theme(actor, committee, title=title, field=field) for title, field in THEMES]
    month = add_months(month_of(today()), 1)
    for number, (cell, leader) in enumerate(cells):
        plan_theme(_actor(leader), cell, period=month, theme=catalogue[number % len(catalogue)], author=leader)
        register_plan(_actor(leader), cell, year=month.year)
    lines = list(PlannedTheme.objects.filter(organisation__parent=committee).order_by("pk"))
    third = max(1, len(lines) // 3)
    approve_themes(actor, committee, planned=lines[:third])
    if len(lines) > third:
        return_themes(actor, committee, planned=lines[third : third + 1], note=RETURNED)


def _briefing(committee: Organisation, secretary: Member, cells: list[tuple[Organisation, Member]]) -> None:
    """Invite the secretaries to a briefing in a week; one has asked and was answered."""
    actor, day = _actor(secretary), today() + dt.timedelta(days=7)
    briefing = plan_briefing(
        actor,
        committee,
        held_on=day,
        starts=dt.time(8),
        place="Hội trường Đảng ủy",
        content=CONTENT,
        questions_until=day - dt.timedelta(days=2),
        cells=[cell for cell, _ in cells],
    )
    send_invitations(actor, briefing)
    cell, leader = cells[0]
    invitation = Invitation.objects.get(briefing=briefing, organisation=cell)
    question = ask_question(_actor(leader), invitation, text=QUESTION)
    answer_question(actor, briefing, question=question, answer=ANSWER)


def _secretary(node: Organisation) -> Member | None:
    """Return the secretary with an account, where there is one."""
    rows = Position.objects.filter(
        organisation=node, post=Post.SECRETARY, valid__contains=today(), member__account__isnull=False
    )
    position = rows.select_related("member__account").order_by("pk").first()
    return position.member if position else None


def _actor(member: Member) -> Actor:
    """Return the member acting from the command line."""
    return Actor(user=member.account, channel=Channel.CLI)
