"""What a case may order, and how far it is."""

from django.db.models import TextChoices


class CaseStatus(TextChoices):
    """How far a case is."""

    DRAFT = "draft", "Đang lập"
    SCHEDULED = "scheduled", "Chờ đến ngày hiệu lực"
    DONE = "done", "Đã thực hiện"
    UNDONE = "undone", "Đã hoàn lại"


class Verb(TextChoices):
    """The steps of a case, in the field's words (Hướng dẫn 12-HD/BTCTW; `domain`: changing the tree)."""

    FOUND = "found", "Thành lập"
    MOVE = "move", "Chuyển giao"
    RENAME = "rename", "Đổi tên"
    RETYPE = "retype", "Đổi loại tổ chức"
    RECODE = "recode", "Cấp lại mã"
    MERGE = "merge", "Sáp nhập"
    CONSOLIDATE = "consolidate", "Hợp nhất"
    SPLIT = "split", "Chia tách"
    MOVE_MEMBERS = "move_members", "Chuyển sinh hoạt đảng tập thể"
    DISSOLVE = "dissolve", "Giải thể"
    APPOINT = "appoint", "Chỉ định chức vụ"
    TRANSFER_OUT = "transfer_out", "Chuyển giao ra ngoài"
