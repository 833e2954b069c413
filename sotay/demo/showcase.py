"""The cell that a visitor looks at: two months with sealed papers, there and next door, and tonight's meeting, by the product's own actions."""

import datetime as dt
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from sotay.access.actor import Actor, Channel
from sotay.accounts.actions.second_factor import enrol_totp
from sotay.accounts.models import RuleAcceptance, UsageRule, User
from sotay.committees.choices import Post
from sotay.committees.models import Position
from sotay.core.days import add_months, month_of, today
from sotay.demo import papers
from sotay.demo.above import busy_committee
from sotay.demo.assignments import load_assignments
from sotay.demo.cleanliness import load_mess
from sotay.demo.committees import load_committees
from sotay.demo.development import load_development
from sotay.demo.hamlets import load_hamlets
from sotay.demo.handing import hand_over
from sotay.demo.lifecycle import load_lifecycle
from sotay.demo.movers import move_people
from sotay.demo.notices import read_old_notices
from sotay.demo.petitions import load_petitions
from sotay.demo.reporting import load_reporting
from sotay.demo.signed import sign_last_year
from sotay.demo.targets import load_targets
from sotay.demo.visits import load_visits
from sotay.demo.wider import widen_committees
from sotay.meetings.actions.comments import add_comment
from sotay.meetings.actions.documents import add_document
from sotay.meetings.actions.drafting import draft_papers
from sotay.meetings.actions.excuses import excuse
from sotay.meetings.actions.guests import invite_official
from sotay.meetings.actions.papers import confirm_paper
from sotay.meetings.actions.preparing import edit_details, orient, prepare_next_meeting, write_draft_resolution
from sotay.meetings.actions.publishing import publish_meeting
from sotay.meetings.actions.score import score_meeting
from sotay.meetings.choices import HELD, CommentKind
from sotay.meetings.models import Attendance, Meeting, MeetingHabit
from sotay.meetings.queries.score import score_sheet
from sotay.members.choices import Status
from sotay.members.models import Affiliation, Member
from sotay.organisations.choices import MEETING_KINDS
from sotay.organisations.models import Organisation

PIN = "381927"
TOTP_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"  # noqa: S105 -- of the demonstration, printed for everybody to see
ORIENTATION = "Tập trung thảo luận việc hoàn thành chỉ tiêu cuối năm; biểu dương đảng viên làm tốt; nắm tình hình tư tưởng trong nhân dân."
RESOLUTION = (
    "1. Hoàn thành giải phóng mặt bằng đường ngõ 3 trước ngày 15.\n"
    "2. Tổ chức Ngày hội Đại đoàn kết toàn dân tộc gọn nhẹ, tiết kiệm.\n"
    "3. Mỗi đảng viên giúp ít nhất một hộ dùng dịch vụ công trực tuyến."
)
COMMENTS = (
    (CommentKind.COMMENT, "Đề nghị bổ sung số hộ đã hiến đất của từng ngõ để chi bộ dễ phân công vận động.", False),
    (
        CommentKind.COMMENT,
        "Nhất trí với dự thảo; nên giao thêm đồng chí trẻ giúp các đồng chí cao tuổi dùng sổ tay.",
        False,
    ),
    (CommentKind.QUESTION, "Kinh phí đối ứng của Nhà nước cho đường ngõ 3 khi nào được cấp?", False),
    (CommentKind.QUESTION, "Việc chia tiền hỗ trợ giống vụ đông vừa qua đã công khai ở đâu?", True),
)


@dataclass(frozen=True)
class Login:
    """A sign-in of the demonstration, as `sotay demo` prints it."""

    role: str
    login: str
    secret: str
    where: str
    second_factor: bool = False


def make_showcase(cell_key: int, data_dir: Path) -> None:
    """Prepare cell, meetings and sign-ins, and write the sign-ins down last: their file says that the demonstration is whole."""
    cell = Organisation.objects.get(pk=cell_key)
    with transaction.atomic():
        _set_day(cell)
        for neighbour in Organisation.objects.filter(parent=cell.parent, kind__in=MEETING_KINDS).order_by("code"):
            _seal_months(neighbour, 12 if neighbour == cell else 2)
    secretary = _holder(cell, Post.SECRETARY)
    _tonight(cell, secretary)
    busy_committee(cell)
    load_development(cell)
    widen_committees()
    load_committees(cell)
    load_hamlets()
    load_assignments()
    load_reporting(_above(cell), cell)
    move_people(cell)
    load_mess(_above(cell))
    sign_last_year(_above(_above(cell)))
    load_lifecycle(_above(cell))
    load_petitions(_above(cell))
    load_visits()
    load_targets(_above(cell))
    hand_over(cell)
    read_old_notices()
    logins = _logins(cell)
    text = json.dumps([asdict(login) for login in logins], ensure_ascii=False, indent=1)
    (data_dir / "demo.json").write_text(text, encoding="utf-8")


def _set_day(cell: Organisation) -> None:
    """Let the cell meet on this day of the month, so that its next meeting is tonight."""
    MeetingHabit.objects.filter(organisation=cell).update(
        day=min(28, today().day), starts=dt.time(19, 30), locality="Bình Sơn"
    )


def _above(node: Organisation) -> Organisation:
    """Return the organisation directly above."""
    return Organisation.objects.get(children=node)


def _holder(node: Organisation, post: Post) -> Member:
    """Return who holds the post at the organisation today."""
    rows = Position.objects.filter(organisation=node, post=post, valid__contains=today()).select_related(
        "member__account"
    )
    return rows.order_by("pk")[0].member


def _actor(member: Member) -> Actor:
    """Return the member acting from the command line."""
    return Actor(user=member.account, channel=Channel.CLI)


def _known(member: Member | None) -> Member:
    """Return the member; the showcase cell has a chair and a minute taker in every month."""
    if member is None:
        raise Member.DoesNotExist
    return member


def _seal_months(cell: Organisation, months: int) -> None:
    """Score the last months' meetings, write and seal their papers, the older first, as chair and minute taker with an account would."""
    held = Meeting.objects.filter(
        organisation=cell,
        status__in=HELD,
        period__gte=add_months(month_of(today()), -months),
        chair__account__isnull=False,
        secretary_of_meeting__account__isnull=False,
    )
    for meeting in held.select_related("chair__account", "secretary_of_meeting__account").order_by("period", "held_on"):
        lines = score_sheet(meeting).entries
        judged = {line.number: line.maximum - (line.number % 3 == 0) for line in lines if not line.is_computed}
        score_meeting(_actor(_known(meeting.secretary_of_meeting)), meeting, points=judged)
        for paper in draft_papers(meeting):
            for role, person in (("secretary", meeting.secretary_of_meeting), ("chair", meeting.chair)):
                paper.refresh_from_db()
                confirm_paper(_actor(_known(person)), meeting, paper=paper, role=role, version=paper.version)


def _tonight(cell: Organisation, secretary: Member) -> None:
    """Prepare, announce and fill tonight's meeting."""
    actor, month = _actor(secretary), month_of(today())
    commune = _above(cell)
    orient(_actor(_holder(commune, Post.SECRETARY)), commune, period=month, text=ORIENTATION)
    meeting = prepare_next_meeting(actor, cell)
    deputy = _holder(cell, Post.DEPUTY)
    edit_details(
        actor,
        meeting,
        held_on=today(),
        starts=dt.time(19, 30),
        place=meeting.place,
        chair=secretary,
        secretary_of_meeting=deputy,
    )
    write_draft_resolution(actor, meeting, draft_resolution=RESOLUTION)
    official = Position.objects.filter(organisation=commune, post=Post.DEPUTY, valid__contains=today()).first()
    if official is not None:
        invite_official(actor, meeting, official=official)
    for name, title, content in (
        ("bao-cao-thang.docx", "Báo cáo kết quả tháng và phương hướng", papers.report_docx(month)),
        ("thong-bao-dinh-huong.pdf", "Thông báo định hướng của Đảng ủy xã", papers.notice_pdf(commune.name, today())),
        ("du-toan-duong-ngo-3.xlsx", "Dự toán đường ngõ 3", papers.spending_xlsx()),
    ):
        add_document(actor, meeting, file=ContentFile(content, name=name), title=title)
    publish_meeting(actor, meeting)
    _before_the_meeting(meeting, secretary)


def _before_the_meeting(meeting: Meeting, secretary: Member) -> None:
    """Let the notice lie two days back; let members have read, commented and one excused themselves."""
    meeting.refresh_from_db()
    earlier = timezone.now() - dt.timedelta(days=2)
    Meeting.objects.filter(pk=meeting.pk).update(published_at=earlier, documents_at=earlier)
    rows = Attendance.objects.filter(meeting=meeting, member__account__isnull=False).exclude(member=secretary)
    people = [row.member for row in rows.select_related("member__account").order_by("member__sort_key")]
    Attendance.objects.filter(meeting=meeting, member__in=people[: max(1, len(people) * 2 // 3)]).update(
        opened_at=earlier + dt.timedelta(hours=5)
    )
    for person, (kind, text, is_anonymous) in zip(people, COMMENTS, strict=False):
        add_comment(
            _actor(person),
            meeting,
            kind=kind,
            text=text,
            item=meeting.items.order_by("number")[1],
            is_anonymous=is_anonymous,
        )
    if len(people) > len(COMMENTS):
        excuse(_actor(people[-1]), meeting, reason="Đi khám bệnh ở tuyến trên theo lịch hẹn")


def _logins(cell: Organisation) -> list[Login]:
    """Give the visitor an account of each kind, with one PIN for all."""
    commune = _above(cell)
    district = _above(commune)
    province = _above(district)
    leaders = set(Position.objects.filter(organisation=cell).values_list("member", flat=True))
    ordinary = (
        Affiliation.objects.filter(organisation=cell, valid__contains=today(), member__account__isnull=False)
        .filter(member__standings__status=Status.FULL, member__standings__valid__contains=today())
        .exclude(member__in=leaders)
        .select_related("member__account")
        .order_by("member__sort_key")
    )
    return [
        _login("Đảng viên", "dangvien", ordinary[2].member, cell),
        _login("Bí thư chi bộ", "bithu", _holder(cell, Post.SECRETARY), cell),
        _login("Phó bí thư chi bộ (thư ký kỳ họp)", "phobithu", _holder(cell, Post.DEPUTY), cell),
        _login("Đảng ủy cơ sở", "danguy", _holder(commune, Post.SECRETARY), commune),
        _login(
            "Ban tổ chức huyện ủy", "tochuchuyen", _holder(district, Post.BOARD_OFFICER), district, second_factor=True
        ),
        _login("Ban tổ chức tỉnh ủy", "bantochuc", _holder(province, Post.BOARD_OFFICER), province, second_factor=True),
        _login("Lãnh đạo tỉnh ủy", "lanhdao", _holder(province, Post.LEADER), province, second_factor=True),
    ]


def _login(role: str, login: str, member: Member, node: Organisation, *, second_factor: bool = False) -> Login:
    """Give the member's account a login that can be remembered; it has accepted the rule of use."""
    user = User.objects.get(member=member)
    user.login, user.is_active = login, True
    user.activated_at = user.rules_accepted_at = timezone.now()
    user.set_password(PIN)
    user.save(update_fields=["login", "is_active", "password", "activated_at", "rules_accepted_at"])
    for rule in UsageRule.objects.all():
        RuleAcceptance.objects.get_or_create(user=user, rule=rule)
    if second_factor:
        enrol_totp(user, TOTP_SECRET)
    return Login(role, login, PIN, node.name, second_factor)
