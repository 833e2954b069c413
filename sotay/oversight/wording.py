"""The sentences of the papers and lists of this app."""

import datetime as dt

from sotay.core import display

EXEMPTIONS = "DANH SÁCH ĐẢNG VIÊN ĐƯỢC MIỄN CÔNG TÁC VÀ SINH HOẠT ĐẢNG"
DEPARTURES = "DANH SÁCH ĐẢNG VIÊN RA KHỎI ĐẢNG, TỪ TRẦN"
DISCIPLINES = "DANH SÁCH ĐẢNG VIÊN BỊ KỶ LUẬT"
SCREENING = "RÀ SOÁT ĐẢNG VIÊN VẮNG SINH HOẠT KHÔNG LÝ DO NĂM {year}"

SECRETARY = "Bí thư"
FOR_CELL = "T/M CHI BỘ"
EXEMPTION_TITLE = "Nghị quyết"
EXEMPTION_SUMMARY = "về việc miễn công tác và sinh hoạt đảng (Mẫu 1-MSHĐ)"
EXEMPTION_TEXT = (
    "Ngày {met}, {cell} họp xem xét đơn ngày {asked} của đồng chí {name} đề nghị miễn công tác và sinh hoạt đảng.",
    "Đồng chí {name}, sinh ngày {born}, vào Đảng ngày {joined}.",
    "Lý do: {reason}.",
    "Thời gian miễn: từ ngày {first}{last}.",
    "Kết quả biểu quyết: {yes}/{base} đảng viên chính thức được triệu tập đồng ý.",
    "Trong thời gian được miễn, đồng chí {name} được hưởng quyền theo quy định và có thể dự sinh hoạt khi có nguyện vọng.",
)
EXEMPTION_PAPER = "Giấy tờ kèm theo: {paper}."
DECIDED = "Theo {number} của {body}."
NOTICE_TITLE = "Phiếu báo"
NOTICE_SUMMARY = "đảng viên {kind}"
NOTICE_TEXT = (
    "{cell} báo cáo về đồng chí {name}, sinh ngày {born}.",
    "Ngày vào Đảng: {joined}. Ngày chính thức: {official}.",
)
NOTICE_DEATH = "Đồng chí {name} đã từ trần ngày {day}. Đề nghị cấp ủy cấp trên ghi sổ, quản lý hồ sơ theo quy định."
NOTICE_OTHER = "Hình thức: {kind}, có hiệu lực từ ngày {day}."
COMPLAINT = "Thời hạn khiếu nại: đến hết ngày {day}."


def until(day: dt.date | None) -> str:
    """Return how a range ends."""
    return f" đến hết ngày {display.day(day)}" if day else ", cho đến khi có đề nghị khác"
