"""Who changes cells, whose record is to be corrected, who has confirmed it this year: by the product's own actions, then dated back."""

import datetime as dt
from collections.abc import Sequence

from sotay.access.actor import Actor, Channel
from sotay.committees.choices import Post
from sotay.committees.models import Position
from sotay.core.bulk import run_sql
from sotay.core.days import today
from sotay.corrections.actions import ask_correction, begin_correction, confirm_correction
from sotay.corrections.models import ConfirmationRound
from sotay.members.choices import AffiliationKind, Status
from sotay.members.models import Affiliation, Member
from sotay.organisations.choices import MEETING_KINDS, Kind
from sotay.organisations.models import Organisation
from sotay.transfers.actions.signing import return_paper, sign_box
from sotay.transfers.actions.starting import ask_transfer, record_incoming, start_transfer
from sotay.transfers.models import Box, Transfer

SIGNER = "Nguyễn Đức Thuận"
PERSON = {
    "full_name": "Hoàng Văn Páo", "born_on": "1988-04-12", "sex": "male", "national_id": "020088004112",
    "joined_on": "2012-05-19", "official_on": "2013-05-19", "home_town": "Lạng Sơn", "status": "full",
}  # fmt: skip
# Some have confirmed on the telephone, some have signed on paper, cell by cell more or fewer.
_CONFIRMED = """
INSERT INTO corrections_confirmation (member_id, year, how, recorded_by_id, confirmed_on, recorded_at)
SELECT a.member_id, %(year)s, CASE WHEN m.account_id IS NULL OR a.member_id %% 7 = 0 THEN 'paper' ELSE 'handbook' END,
       m.account_id, %(day)s::date - (a.member_id %% 15)::int, now() - (a.member_id %% 15) * interval '1 day'
  FROM members_affiliation a JOIN members_member m ON m.id = a.member_id
 WHERE a.kind = 'official' AND a.valid @> %(day)s::date AND a.organisation_id <> %(cell)s
   AND (a.member_id * 7919 %% 100) < 45 + (a.organisation_id * 31 %% 50)
"""


def move_people(cell: Organisation) -> None:
    """Fill the lists of the visitors' cell, of the committee above it and of the board."""
    neighbours = list(
        Organisation.objects.filter(parent=cell.parent, kind__in=MEETING_KINDS, closed_on=None)
        .exclude(pk=cell.pk)
        .order_by("code")
    )
    far = Organisation.objects.filter(kind__in=MEETING_KINDS, closed_on=None).exclude(
        path__descendant_of=".".join(str(cell.path).split(".")[:2])
    )
    secretary, board = _secretary(cell), _board()
    if not neighbours or secretary is None or board is None:
        return
    people = _people(cell)
    _papers(cell, neighbours, list(far.order_by("-code")[:3]), people, board)
    _corrections(people[4:], secretary)
    _year(cell, board)


def _papers(
    cell: Organisation,
    near: Sequence[Organisation],
    far: Sequence[Organisation],
    people: Sequence[Member],
    board: Member,
) -> None:
    """Make papers at every step of the way."""
    by, day = _actor(board), today()
    asked, returned, leaving, temporary = people[:4]
    made = ask_transfer(
        _actor(asked), cell, member=asked, kind="official", cause="residence", moved_on=day, target=far[0]
    )
    _date(made, moved_on=day - dt.timedelta(days=38))
    made = _start(by, cell, returned, near[0], "job")
    return_paper(by, _turn(made), reason="Ô 1 ghi chưa đúng ngày chính thức")
    made = _start(by, cell, leaving, far[1], "retirement")
    _sign(by, made, 2)
    _date(made, started_on=day - dt.timedelta(days=41), introduced_on=day - dt.timedelta(days=36))
    until = day + dt.timedelta(days=100)
    made = start_transfer(
        by, cell, member=temporary, target=near[-1], kind="temporary", cause="secondment", moved_on=day, until=until
    )
    _sign(by, made, 9)
    ends = day + dt.timedelta(days=18)
    _date(made, until=ends)
    Affiliation.objects.filter(member=temporary, kind=AffiliationKind.TEMPORARY).update(valid=(day, ends))
    # Nobody comes to the visitors' cell on the day of its meeting: those papers wait for its signature.
    for number, source in enumerate(near[:3]):
        target = cell if number else near[-1]
        if source == target:
            continue
        for member in _people(source)[: 1 + number % 2]:
            _sign(by, _start(by, source, member, target, "residence"), 1 if number else 9)
    record_incoming(
        by, cell, person=PERSON, source_name="Chi bộ phố Kỳ Lừa, tỉnh Lạng Sơn", paper_number="12-GTSHĐ/2026",
        introduced_on=day - dt.timedelta(days=6), cause="job",
    )  # fmt: skip
    for source in far:
        for member in _people(source)[:2]:
            _sign(by, _start(by, source, member, near[0], "job"), 3)


def _corrections(people: Sequence[Member], secretary: Member) -> None:
    """Let some ask that their record be corrected."""
    asking = people[:3]
    wishes = (
        ("phone", "0912345678", "Đổi số điện thoại"),
        ("joined_on", "03/02/2004", "Theo quyết định kết nạp còn giữ"),
        ("occupation", "Giáo viên nghỉ hưu", "Đã nghỉ hưu từ tháng 9"),
    )
    for member, (name, new, reason) in zip(asking, wishes, strict=False):
        made = ask_correction(_actor(member), member, name=name, new=new, reason=reason)
        if name == "occupation":
            confirm_correction(_actor(secretary), made)
    for member in people[3:4]:
        begin_correction(
            _actor(secretary), member, name="residence", new="Tổ dân phố 5", reason="Ghi trên danh sách ký xác nhận"
        )


def _year(cell: Organisation, board: Member) -> None:
    """Open this year's confirmation in the whole province, a fortnight ago."""
    root = Organisation.objects.get(kind=Kind.PROVINCE)
    day = today()
    ConfirmationRound.objects.create(
        organisation=root, year=day.year, deadline=day + dt.timedelta(days=33), opened_by=board.account
    )
    run_sql(_CONFIRMED, {"year": day.year, "day": day, "cell": cell.pk})


def _start(by: Actor, cell: Organisation, member: Member, target: Organisation, cause: str) -> Transfer:
    """Make a paper whose first box is signed."""
    made = start_transfer(by, cell, member=member, target=target, kind="official", cause=cause, moved_on=today())
    _sign(by, made, 1)
    return made


def _sign(by: Actor, transfer: Transfer, boxes: int) -> None:
    """Sign so many boxes more, at most all."""
    for _ in range(boxes):
        box = Box.objects.filter(transfer=transfer, waiting_since__isnull=False, signed_on=None).first()
        if box is None:
            return
        sign_box(by, box, signer_name=SIGNER)


def _turn(transfer: Transfer) -> Box:
    """Return the box whose turn it is."""
    return Box.objects.get(transfer=transfer, waiting_since__isnull=False, signed_on=None)


def _date(transfer: Transfer, **days: dt.date) -> None:
    """Date a paper back."""
    Transfer.objects.filter(pk=transfer.pk).update(**days)


def _people(cell: Organisation) -> list[Member]:
    """Return plain full members of a cell with an account: without a post, the youngest first."""
    rows = Member.objects.filter(
        affiliations__organisation=cell,
        affiliations__kind=AffiliationKind.OFFICIAL,
        affiliations__valid__contains=today(),
        standings__status=Status.FULL,
        standings__valid__contains=today(),
        account__isnull=False,
    )
    posts = Position.objects.filter(valid__contains=today())
    return list(rows.exclude(pk__in=posts.values("member")).select_related("account").order_by("-born_on", "pk")[:12])


def _secretary(node: Organisation) -> Member | None:
    """Return the secretary with an account."""
    return _holder(node, Post.SECRETARY)


def _board() -> Member | None:
    """Return an officer of the provincial board."""
    return _holder(Organisation.objects.get(kind=Kind.PROVINCE), Post.BOARD_OFFICER)


def _holder(node: Organisation, post: Post) -> Member | None:
    """Return who holds a post today, with an account."""
    rows = Position.objects.filter(organisation=node, post=post, valid__contains=today(), member__account__isnull=False)
    position = rows.select_related("member__account").order_by("pk").first()
    return position.member if position else None


def _actor(member: Member) -> Actor:
    """Return the member acting from the command line."""
    return Actor(user=member.account, channel=Channel.CLI)
