"""The sentences of visits."""

from django.urls import reverse

from sotay.visits.models import Visit, VisitPlan, VisitRequest

NOT_PROVEN = "Hết thời gian tính: đây là phương án tốt nhất tìm được."
NO_AREA = "Chưa được phân công địa bàn, bố trí trong toàn đảng bộ"
BY_HAND = "Ban tổ chức điều chỉnh dự thảo kế hoạch"
OTHER_DAY = "Chi bộ sinh hoạt ngày {meets}, không phải ngày {day}."
OWN_MEETING = "Ngày {day} trùng ngày sinh hoạt của {cell}."
OTHER_VISIT = "Ngày {day} đồng chí {name} đã có lượt dự {cell}."
OTHER_VISITOR = "Ngày {day} đồng chí {other} đã có lượt dự chi bộ này."
INVITED = "Ngày {day} đồng chí {name} được mời dự {cell}."
AWAY = "Ngày {day} đồng chí {name} vắng mặt theo đăng ký."
PUBLISHED = "Đồng chí được phân công dự {count} buổi sinh hoạt chi bộ trong năm {year}."
CHANGED = "Lượt dự sinh hoạt của đồng chí thay đổi: {cell}, ngày {day}."
TAKEN_OFF = "Đồng chí không phải dự sinh hoạt {cell} ngày {day} nữa: {reason}"
POSTPONED = "Lượt dự {cell} ngày {day} được hoãn: {reason}. Đồng chí chọn ngày khác."
MOVED_BY_CELL = "{cell} chuyển ngày sinh hoạt sang {day}. Lượt dự của đồng chí chuyển theo."
CLASHES = "{cell} chuyển ngày sinh hoạt sang {day}, trùng lượt dự khác của đồng chí. Đồng chí chọn ngày khác."
TOMORROW = "{when} đồng chí dự sinh hoạt {cell}."
MISSED = "Lượt dự {cell} ngày {day} ghi là không dự. {next}"
NEXT_DAYS = "Chi bộ họp tiếp ngày {days}: đồng chí chọn ngày dự bù."
NO_DAYS = "Trong năm chi bộ không còn ngày họp nào đồng chí dự được."
ASKED_SWAP = "{name} đề nghị đổi chéo: đồng chí dự {cell} ngày {day}. Đồng chí trả lời."
ASKED_SUBSTITUTE = "{name} nhờ đồng chí dự thay {cell} ngày {day}. Đồng chí trả lời."
ASKED_CALL_OFF = "{name} xin thôi lượt dự {cell} ngày {day}: {reason}"
ACCEPTED = "{what}: đã được đồng ý. {cell}, ngày {day}."
DECLINED = "{what}: không được đồng ý. {cell}, ngày {day}. {answer}"
PLAN_KIND, CHANGED_KIND, TAKEN_KIND, ASKED_KIND, TOMORROW_KIND = (
    "visit_plan", "visit", "visit_taken", "visit_request", "visit_tomorrow",
)  # fmt: skip


def own_link() -> str:
    """Return the address of a person's own visits."""
    return reverse("visits:own")


def plan_link(plan: VisitPlan) -> str:
    """Return the address of the own visits of a plan."""
    return f"{own_link()}?plan={plan.uid}"


def taken_link(visit: Visit) -> str:
    """Return where an official is led whose visit went to somebody else, or was called off."""
    return f"{own_link()}?taken={visit.uid}"


def visit_link(visit: Visit) -> str:
    """Return the address of an own visit."""
    return reverse("visits:own_detail", args=[visit.uid])


def request_link(request: VisitRequest) -> str:
    """Return where a request is answered by another official."""
    return reverse("visits:own_request", args=[request.uid])


def board_link(visit: Visit) -> str:
    """Return where the board looks at a visit."""
    return reverse("visits:visit", args=[visit.uid])
