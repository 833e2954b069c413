"""Words of the transfer of Party activity (chuyển sinh hoạt đảng)."""

from django.db.models import TextChoices


class TransferKind(TextChoices):
    """The four papers (38-HD/BTCTW): which one follows from how far the member goes, and for how long."""

    INSIDE = "inside", "Chính thức, trong cùng đảng bộ cấp trên"
    OUTSIDE = "outside", "Chính thức, ra ngoài đảng bộ cấp trên"
    TEMPORARY = "temporary", "Tạm thời"
    ABROAD = "abroad", "Ra ngoài nước"


class Direction(TextChoices):
    """Whether both ends are in this installation."""

    WITHIN = "within", "Trong tỉnh"
    OUT = "out", "Đi nơi khác"
    IN = "in", "Từ nơi khác đến"


class Cause(TextChoices):
    """Why the member moves."""

    JOB = "job", "Thay đổi công tác"
    RETIREMENT = "retirement", "Nghỉ hưu, thôi việc"
    RESIDENCE = "residence", "Chuyển nơi cư trú"
    CONTRACT = "contract", "Hợp đồng lao động"
    STUDY = "study", "Học tập"
    GRADUATION = "graduation", "Ra trường"
    SECONDMENT = "secondment", "Biệt phái, tăng cường"
    FAMILY = "family", "Ở cùng người thân"
    OTHER = "other", "Lý do khác"


class TransferStatus(TextChoices):
    """Where a paper stands; every status but the first is final."""

    OPEN = "open", "Đang chuyển"
    DONE = "done", "Đã tiếp nhận"
    REFUSED = "refused", "Không tiếp nhận"
    RETURNED = "returned", "Trả lại nơi đi"
    WITHDRAWN = "withdrawn", "Đã rút"


class Side(TextChoices):
    """Which end of the way a box stands on."""

    SENDING = "sending", "Nơi giới thiệu"
    RECEIVING = "receiving", "Nơi tiếp nhận"


class Due(TextChoices):
    """The clocks of a transfer."""

    START = "start", "Chưa làm thủ tục chuyển"
    PRESENT = "present", "Chưa trình giấy nơi đến"
    STRIKE = "strike", "Gần 3 tháng chưa nối sinh hoạt"
    ENDING = "ending", "Sắp hết hạn sinh hoạt tạm thời"


# How many boxes each paper has.
BOXES: dict[str, int] = {
    TransferKind.INSIDE: 7,
    TransferKind.OUTSIDE: 10,
    TransferKind.TEMPORARY: 8,
    TransferKind.ABROAD: 2,
}
# Those by which the member's official cell changes.
OFFICIAL_KINDS = (TransferKind.INSIDE, TransferKind.OUTSIDE)
FAILED = (TransferStatus.REFUSED, TransferStatus.RETURNED, TransferStatus.WITHDRAWN)
# The mark of the number series of introductions.
INTRODUCTION = "GTSHĐ"
