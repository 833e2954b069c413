"""The sentences of visits."""

from django.urls import reverse

NOT_PROVEN = "Hết thời gian tính: đây là phương án tốt nhất tìm được."
PUBLISHED = "Đồng chí được phân công dự {count} buổi sinh hoạt chi bộ trong năm {year}."
CHANGED = "Lượt dự sinh hoạt của đồng chí thay đổi: {cell}, ngày {day}."
TAKEN_OFF = "Đồng chí không phải dự sinh hoạt {cell} ngày {day} nữa: {reason}"
POSTPONED = "Lượt dự {cell} ngày {day} được hoãn: {reason}. Đồng chí chọn ngày khác."
MOVED_BY_CELL = "{cell} chuyển ngày sinh hoạt sang {day}. Lượt dự của đồng chí chuyển theo."
CLASHES = "{cell} chuyển ngày sinh hoạt sang {day}, trùng lượt dự khác của đồng chí. Đồng chí chọn ngày khác."
REMINDER = "Ngày {day} đồng chí dự sinh hoạt {cell}."
CHASED = "Đồng chí chưa gửi báo cáo buổi dự {cell} ngày {day} (hạn {due})."
MISSED = "Lượt dự {cell} ngày {day} ghi là không dự. Chi bộ họp tiếp ngày {days}: đồng chí chọn ngày dự bù."


def own_link() -> str:
    """Return the address of a person's own visits."""
    return reverse("visits:own")
