"""The sentences that the system itself writes about a meeting, and where they lead."""

import datetime as dt
from collections.abc import Iterable

from django.urls import reverse

from sotay.core import display
from sotay.meetings.choices import RequestStatus
from sotay.meetings.models import DayException, Meeting, OnlinePermission, Paper, PlannedTheme, ScoreContest, UnifiedDay
from sotay.work.models import Task

CellRequest = DayException | OnlinePermission

INVITATION = "Kính mời đồng chí dự {title}: {time}, {day}, tại {place}"
GUEST_INVITATION = "Kính mời đồng chí dự sinh hoạt với {cell}: {time}, {day}, tại {place}"
CHANGE = "Thay đổi {facts} của {title}. Nay họp: {time}, {day}, tại {place}"
CANCELLATION = "Không họp {title} ngày {day}. Lý do: {reason}"
REMINDER = "Mời đồng chí xem trước nội dung {title}, {day}"
ANSWER = "Câu hỏi của đồng chí đã được trả lời. {title}"
EXCUSE = "Đồng chí {name} xin vắng {title}: {reason}"
ORIENTATION = "{organisation} gửi định hướng sinh hoạt {month}"
CALENDAR_NAME = "Sinh hoạt đảng"
REMINDER_SHORT = "Sắp đến giờ sinh hoạt chi bộ"
GRANT_REASON = "Được mời dự sinh hoạt ngày {day}"

CARRIED_TITLE = "Nhiệm vụ kỳ trước chưa xong: {count}"
CARRIED_LINE = "– {title} ({owner}, hạn {day})"
NOBODY = "chi ủy"

CONFIRMATION_WANTED = "Mời đồng chí xem và xác nhận {paper}: {title}"
PAPERS_SEALED = "{cell} đã hoàn tất biên bản và nghị quyết {title}"

CONTEST = "{cell} đề nghị xem lại điểm «{title}» của {meeting}"
CONTEST_ANSWERED = {
    "accepted": "Cấp ủy cấp trên chấp nhận điểm đề nghị: «{title}» được {points} điểm",
    "kept": "Cấp ủy cấp trên giữ nguyên điểm «{title}»: {points} điểm",
}

ENTRIES_WAIT = "Có nội dung ghi thay đảng viên chờ đồng chí xác nhận: {title}"
HELPER_REASON = "Được cử giúp chi bộ ghi sổ đến hết {day}"
HELPER_APPOINTED = "Đồng chí được cử giúp {cell} chuẩn bị, ghi sổ sinh hoạt đến hết {day}"
DISPUTE = "Đồng chí {name} báo phần ghi thay cho mình chưa đúng, {title}: {text}"

DUTY_REASON = "Thư ký kỳ họp ngày {day}"

# The attendance sheet on paper.
SHEET_TITLE = "Danh sách điểm danh"
SHEET_SUBTITLE = "{title}. {time}, {day}, tại {place}"
SHEET_COLUMNS = ("TT", "Họ và tên", "Tình trạng", "Giờ đến", "Lý do vắng", "Ký tên")
SHEET_NOTES = "Có mặt {here}/{all} đồng chí được triệu tập.\n{hands}"
SHEET_HANDS = "Tự ghi {by_member} · thư ký ghi {by_secretary} · ghi thay {on_behalf} (đã xác nhận {confirmed})."
SHEET_WRITTEN_FOR = "{state} (ghi thay)"

# The kit on paper.
KIT_WHEN = "{time}, {day}"
KIT_BORN = "sinh năm {year}"
KIT_NOTES = {
    "exempt": "Được miễn sinh hoạt",
    "away": "Sinh hoạt tạm nơi khác",
    "excused": "Đã báo vắng",
}
KIT_COUNTS = "{all} đồng chí{probationary}, {base} đồng chí được tính vào kết quả biểu quyết."
KIT_PROBATIONARY = " (có {count} dự bị)"
KIT_NEEDED = "Thông qua khi {share}: ít nhất {needed} trong {base} đồng chí đồng ý."
THRESHOLDS = {"majority": "quá nửa", "two_thirds": "ít nhất hai phần ba"}

# What stands under the text of minutes and resolution.
MINUTE_TAKER = "Thư ký"
CHAIR = "Chủ trì"
ON_BEHALF = "T/M Chi bộ"
CONFIRMED = "(Đã xác nhận trên Sổ tay lúc {moment})"
REPORTED_TO = "{body} (báo cáo)"
TO_MEMBERS = "Đảng viên trong chi bộ"
ADDENDUM_TITLE = "Đính chính ngày {moment}, người lập: {name}"
CHECK_TEXT = (
    "Văn bản đã được thư ký và chủ trì xác nhận, khóa lúc {moment}. Quét mã hoặc mở địa chỉ dưới đây để kiểm tra."
)

THEMES_REGISTERED = "{cell} đăng ký {count} chuyên đề năm {year}"
THEME_APPROVED = "Cấp ủy cấp trên đã duyệt chuyên đề: {title}"
THEME_RETURNED = "Chuyên đề cần sửa lại: {title}. {note}"
PAPER_GIVEN = "Đồng chí được phân công viết bài chuyên đề: {title}"
PAPER_DUE = "{given}. Hạn nộp bài: {day}"

UNIFIED_DAY = "{organisation} thống nhất ngày sinh hoạt: ngày {day} hằng tháng{months}, từ {since}"
UNIFIED_MONTHS = {"every": "", "even": " (các tháng chẵn)", "odd": " (các tháng lẻ)"}
REQUEST_ASKED = {
    "DayException": "{cell} đề nghị ngày sinh hoạt riêng",
    "OnlinePermission": "{cell} đề nghị họp trực tuyến",
}
REQUEST_GRANTED = {
    "DayException": "Cấp ủy cấp trên đồng ý ngày sinh hoạt riêng đến hết {until}",
    "OnlinePermission": "Cấp ủy cấp trên đồng ý cho họp trực tuyến đến hết {until}",
}
REQUEST_DECLINED = {
    "DayException": "Cấp ủy cấp trên không đồng ý ngày sinh hoạt riêng: {note}",
    "OnlinePermission": "Cấp ủy cấp trên không đồng ý cho họp trực tuyến: {note}",
}
REQUEST_KINDS = {"DayException": "day", "OnlinePermission": "online"}

# What members are told, in the words in which a change of it is announced.
FACTS = {
    "held_on": "ngày họp",
    "starts": "giờ họp",
    "place": "địa điểm",
    "online_link": "đường dẫn họp trực tuyến",
    "agenda": "nội dung sinh hoạt",
    "documents": "tài liệu",
    "draft_resolution": "dự thảo nghị quyết",
}


def meeting_link(meeting: Meeting) -> str:
    """Return the address of the page on which a member reads the meeting."""
    return reverse("meetings:detail", args=[meeting.uid])


def paper_link(paper: Paper) -> str:
    """Return the address of the minutes or the resolution."""
    return reverse("meetings:paper", args=[paper.meeting.uid, paper.kind])


def hub_link(meeting: Meeting) -> str:
    """Return the address of the page on which the secretary prepares the meeting."""
    return reverse("meetings:prepare", args=[meeting.uid])


def entries_link(meeting: Meeting) -> str:
    """Return the address of what was written on behalf of members."""
    return reverse("meetings:paper_entries", args=[meeting.uid])


def unified_day_set(row: UnifiedDay) -> str:
    """Return the sentence that tells cells of a unified day."""
    facts = {"organisation": row.organisation.name, "day": row.day, "months": UNIFIED_MONTHS[row.months]}
    return UNIFIED_DAY.format(**facts, since=display.day(row.valid.lower))


def requests_link(kind: str) -> str:
    """Return the address at which a committee answers requests."""
    return reverse("meetings:requests", args=[REQUEST_KINDS[kind]])


def own_requests_link(request: CellRequest) -> str:
    """Return the address at which a cell sees what it has asked for."""
    return reverse("meetings:own_requests", args=[request.organisation.uid, REQUEST_KINDS[type(request).__name__]])


def request_answered(request: CellRequest) -> str:
    """Return the sentence that tells a cell what the committee says."""
    kind = type(request).__name__
    if request.status == RequestStatus.GRANTED:
        last = request.valid.upper - dt.timedelta(days=1)
        return REQUEST_GRANTED[kind].format(until=display.day(last))
    return REQUEST_DECLINED[kind].format(note=request.note)


def planned_link(line: PlannedTheme) -> str:
    """Return the address of a planned theme."""
    return reverse("meetings:planned", args=[line.uid])


def registrations_link() -> str:
    """Return the address at which a committee answers registrations."""
    return reverse("meetings:registrations")


def paper_given(line: PlannedTheme) -> str:
    """Return the sentence for the author of a paper."""
    given = PAPER_GIVEN.format(title=line.title)
    return PAPER_DUE.format(given=given, day=display.day(line.paper_due)) if line.paper_due else given


def list_link() -> str:
    """Return the address of the list of meetings."""
    return reverse("meetings:list")


def tell(sentence: str, meeting: Meeting, **facts: object) -> str:
    """Return a sentence about the meeting: when and where it is."""
    return sentence.format(
        title=inner_title(meeting),
        time=display.time(meeting.starts),
        day=display.long_day(meeting.held_on),
        place=meeting.place,
        cell=meeting.organisation.name,
        **facts,
    )


def inner_title(meeting: Meeting) -> str:
    """Return the meeting's title as it stands inside a sentence."""
    return meeting.title[:1].lower() + meeting.title[1:]


def change_of(meeting: Meeting, facts: Iterable[str]) -> str:
    """Return the sentence that announces which facts have changed."""
    words = ", ".join(FACTS[fact] for fact in facts)
    return tell(CHANGE, meeting, facts=words)


def carried_detail(tasks: Iterable[Task]) -> str:
    """Return the open tasks line by line."""
    return "\n".join(
        CARRIED_LINE.format(
            title=task.title, owner=task.owner.full_name if task.owner else NOBODY, day=display.day(task.due_on)
        )
        for task in tasks
    )


def score_link(meeting: Meeting) -> str:
    """Return where the points of a meeting are read."""
    return reverse("meetings:score_sheet", args=[meeting.uid])


def contest_link(contest: ScoreContest) -> str:
    """Return where a contested point is answered."""
    return reverse("meetings:contest", args=[contest.uid])


def month_text(period: dt.date) -> str:
    """Return a month inside a sentence."""
    return display.month(period).lower()
