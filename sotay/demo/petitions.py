"""Petitions of the demonstration: ten cells that ask for the same bridge, others in every state, some overdue, some split."""

import datetime as dt
import itertools

from sotay.core.days import today
from sotay.organisations.choices import MEETING_KINDS
from sotay.organisations.models import Organisation
from sotay.petitions.actions.grouping import group_as_norms_say
from sotay.petitions.choices import HopKind, PetitionSource, PetitionStatus, Subject
from sotay.petitions.models import Hop, Petition
from sotay.petitions.rules import direction, petition_key

BRIDGE = "Đề nghị sửa cầu Suối Ngang bị xuống cấp, lan can gãy, học sinh qua lại nguy hiểm"
_TEXTS = (
    ("Đề nghị nạo vét mương tưới cánh đồng Cửa Đình trước vụ xuân", Subject.ROADS),
    ("Đề nghị sớm cấp giấy chứng nhận cho 14 hộ đã nộp hồ sơ từ tháng 3", Subject.LAND),
    ("Đề nghị thu gom rác ở bãi tập kết đầu thôn, mùi ảnh hưởng các hộ liền kề", Subject.ENVIRONMENT),
    ("Đề nghị bổ sung thiết bị cho trạm y tế xã", Subject.SOCIAL),
    ("Đề nghị hỗ trợ giống lúa chất lượng cao cho vụ mùa", Subject.ECONOMY),
    ("Đề nghị lắp gương cầu lồi ở ngã ba chợ để giảm tai nạn", Subject.ORDER),
    ("Đề nghị mở lớp bồi dưỡng nghiệp vụ cho bí thư chi bộ mới", Subject.PARTY),
    ("Đề nghị kéo đường nước sạch về xóm trên", Subject.ENVIRONMENT),
)
_ANSWERS = (
    "Đã giao cán bộ chuyên môn kiểm tra thực địa; việc được đưa vào kế hoạch quý tới, có thông báo cho chi bộ.",
    "Đã bố trí kinh phí và bắt đầu làm từ tuần này, dự kiến xong trước cuối tháng.",
    "Nội dung đã giải quyết; hồ sơ lưu tại văn phòng Đảng ủy, chi bộ cử người đến nhận kết quả.",
)
_STATES = (
    PetitionStatus.RECEIVED,
    PetitionStatus.PROCESSING,
    PetitionStatus.PROCESSING,
    PetitionStatus.ANSWERED,
    PetitionStatus.CONFIRMED,
    PetitionStatus.CONFIRMED,
)


def load_petitions(commune: Organisation) -> None:
    """Fill in a few dozen petitions of the cells below the commune's committee and the communes beside it."""
    cells = list(
        Organisation.objects.filter(path__descendant_of=_path_above(commune), kind__in=MEETING_KINDS, closed_on=None)
        .select_related("parent__parent")
        .order_by("path")[:60]
    )
    for number, cell in enumerate(cells[:10]):
        _make(cell, BRIDGE if number % 2 else f"{BRIDGE} mùa mưa", Subject.ROADS, PetitionStatus.PROCESSING, number)
    turns = itertools.cycle(_STATES)
    for number, cell in enumerate(cells[:36], 1):
        text, subject = _TEXTS[number * 5 % len(_TEXTS)]
        _make(cell, f"{text} ({cell.name})", subject, next(turns), number)
    _split(Petition.objects.filter(cell=cells[0], text__startswith="Đề nghị sửa cầu").get(), cells[1:3])
    group_as_norms_say()


def _path_above(commune: Organisation) -> str:
    """Return the path of the committee above the commune."""
    return str(commune.path).rpartition(".")[0]


def _make(cell: Organisation, text: str, subject: str, status: PetitionStatus, number: int) -> Petition:
    """Write one petition with the way that led to its state."""
    day = today()
    raised = day - dt.timedelta(days=8 + number * 3 % 50)
    body = cell.parent or cell
    is_here = status == PetitionStatus.RECEIVED
    is_answered = status in (PetitionStatus.ANSWERED, PetitionStatus.CONFIRMED)
    answered = raised + dt.timedelta(days=3 + number % 5) if is_answered else None
    is_closed = status == PetitionStatus.CONFIRMED
    due = day + dt.timedelta(days=(number * 5 % 17) - 3)
    owner = None if is_closed else (cell if is_here or is_answered else body)
    petition = Petition.objects.create(
        cell=cell,
        source=PetitionSource.HANDBOOK,
        text=text,
        subject=subject,
        raised_on=raised,
        status=status,
        owner=owner,
        due_on=None if is_closed else due,
        answer=_ANSWERS[number % len(_ANSWERS)] if is_answered else "",
        answered_on=answered,
        answered_by=body if is_answered else None,
        closed_on=day - dt.timedelta(days=1) if is_closed else None,
        search_key=petition_key(text),
    )
    first = raised + dt.timedelta(days=7)
    _hop(petition, HopKind.RAISED, None, cell, raised, next_due_on=first)
    if is_here:
        return petition
    until = raised + dt.timedelta(days=5 if number % 4 == 0 else 21)
    _hop(petition, HopKind.ROUTED, cell, body, raised + dt.timedelta(days=1), "Thuộc thẩm quyền cấp trên", first, until)
    if answered:
        _hop(petition, HopKind.ANSWERED, body, cell, answered, petition.answer, until)
    if is_closed:
        _hop(petition, HopKind.CONFIRMED, cell, cell, day - dt.timedelta(days=1))
    elif not answered and number % 6 == 2 and body.parent:
        _hop(
            petition,
            HopKind.ESCALATED,
            body,
            body.parent,
            day - dt.timedelta(days=2),
            "Quá hạn, hệ thống tự chuyển lên",
            until,
            due,
        )
        Petition.objects.filter(pk=petition.pk).update(owner=body.parent)
    return petition


def _hop(  # noqa: PLR0913, PLR0917 -- the columns of a step
    petition: Petition,
    kind: HopKind,
    source: Organisation | None,
    target: Organisation,
    on: dt.date,
    reason: str = "",
    due_on: dt.date | None = None,
    next_due_on: dt.date | None = None,
) -> None:
    """Write one step."""
    Hop.objects.create(
        petition=petition,
        kind=kind,
        source=source,
        target=target,
        direction=direction(source.path, target.path) if source else "",
        reason=reason,
        due_on=due_on,
        next_due_on=next_due_on,
        on=on,
    )


def _split(petition: Petition, bodies: list[Organisation]) -> None:
    """Give parts of a petition to several bodies."""
    due = today() + dt.timedelta(days=9)
    for body, text in zip(
        bodies, ("Thống kê số hộ, số học sinh qua cầu hằng ngày", "Cắm biển cảnh báo tạm thời"), strict=False
    ):
        part = Petition.objects.create(
            cell=petition.cell,
            source=PetitionSource.PART,
            text=text,
            subject=petition.subject,
            raised_on=petition.raised_on,
            status=PetitionStatus.PROCESSING,
            owner=body,
            due_on=due,
            parent=petition,
            search_key=petition_key(text),
        )
        _hop(part, HopKind.SPLIT, petition.owner, body, today() - dt.timedelta(days=1), text, None, due)
