"""The sentences of handovers that the system itself writes."""

from typing import Any

from django.urls import reverse

GRANT_REASON = "Bàn giao chức vụ {post} {organisation}"
OPENED = "Bàn giao {post} {organisation} từ ngày {day}: đồng chí xem việc đang làm dở và xác nhận"
CONFIRMED = "{name} đã xác nhận bàn giao {post} {organisation}. Chờ đồng chí xác nhận"
RETURNED = "Biên bản bàn giao {post} {organisation} được trả lại: {note}"
SEALED = "Đã bàn giao xong {post} {organisation}"
FOR_OTHER = "Cấp trên xác nhận thay: {reason}"
# What changes hands on paper, to begin with.
THINGS = (
    "Sổ biên bản, sổ nghị quyết",
    "Danh sách đảng viên, hồ sơ lưu của chi bộ",
    "Sổ thu, nộp đảng phí và số tiền còn giữ",
    "Phiếu điểm danh, mẫu giấy in sẵn",
    "Điện thoại, máy tính bảng dùng chung",
)
THINGS_OF_COMMITTEE = (
    "Con dấu, sổ văn bản đi, đến",
    "Hồ sơ nhiệm kỳ, quy chế làm việc, chương trình toàn khóa",
    "Sổ biên bản họp cấp ủy, ban thường vụ",
    "Tài sản, trang thiết bị của cấp ủy",
)


def link(handover: Any) -> str:
    """Return the address of a handover's page."""
    return reverse("handover:detail", args=[handover.uid])


def words_of(handover: Any) -> dict[str, str]:
    """Return what the sentences name."""
    return {
        "post": handover.post_name.lower(),
        "organisation": handover.organisation.name,
        "day": f"{handover.effective_on:%d/%m/%Y}",
    }
