"""Words of visits: ranks, plans, the states of a visit, how an official judges a meeting."""

from django.db.models import TextChoices


class Rank(TextChoices):
    """The classes of officials for which a regulation sets how often they attend, the highest first."""

    PERMANENT = "permanent", "Thường trực cấp ủy"
    STANDING = "standing", "Ủy viên ban thường vụ"
    AREA_SECRETARY = "area_secretary", "Cấp ủy viên là bí thư cấp dưới"
    MEMBER = "member", "Cấp ủy viên"
    MANAGED = "managed", "Cán bộ diện ban thường vụ quản lý"
    CELL_SECRETARY = "cell_secretary", "Bí thư chi bộ dự chéo"
    CELL_MEMBER = "cell_member", "Chi ủy viên dự chéo"


class Cells(TextChoices):
    """Which cells are attended."""

    ANY = "any", "Mọi chi bộ"
    RESIDENTIAL = "residential", "Chi bộ thôn, bản, tổ dân phố"


class Area(TextChoices):
    """Where the cells are."""

    WHOLE = "whole", "Trong toàn đảng bộ"
    OWN = "own", "Địa bàn phụ trách"
    SAME = "same", "Cùng đảng bộ cơ sở"


class Hardship(TextChoices):
    """Why a cell is attended first."""

    REMOTE = "remote", "Vùng sâu, vùng xa"
    DIFFICULT = "difficult", "Đặc biệt khó khăn"
    WEAK = "weak", "Cần củng cố"


class Lack(TextChoices):
    """Why an official has fewer visits in the plan than the regulation asks for."""

    NO_CELL = "no_cell", "không có chi bộ nào thuộc loại này trong địa bàn"
    TOO_FEW = "too_few", "địa bàn có ít chi bộ hơn số lần phải dự"
    NO_DAY = "no_day", "các ngày sinh hoạt còn lại trong năm đã có lượt dự khác"
    SHARED = "shared", "chi bộ trong địa bàn đã bố trí cho đồng chí khác"
    TIME = "time", "hết thời gian tính, còn bố trí được bằng tay hoặc lập lại"


class PlanStatus(TextChoices):
    """The road of a plan."""

    DRAWING = "drawing", "Đang lập"
    FAILED = "failed", "Chưa lập được"
    DRAFT = "draft", "Dự thảo"
    PUBLISHED = "published", "Đã ban hành"


class VisitStatus(TextChoices):
    """The states of a visit."""

    PLANNED = "planned", "Theo kế hoạch"
    POSTPONED = "postponed", "Hoãn, chờ chọn ngày"
    DONE = "done", "Đã dự"
    MISSED = "missed", "Không dự"
    CALLED_OFF = "called_off", "Thôi, không tính"


# What takes the official's day and the cell's turn.
STANDING_STATUSES = (VisitStatus.PLANNED, VisitStatus.DONE)
OPEN_STATUSES = (VisitStatus.PLANNED, VisitStatus.POSTPONED)


class ChangeKind(TextChoices):
    """What was changed of a visit after the plan was drawn."""

    SWAP = "swap", "Đổi chéo"
    SUBSTITUTE = "substitute", "Cử người khác dự thay"
    POSTPONE = "postpone", "Hoãn"
    MOVE = "move", "Đổi ngày"
    CELL = "cell", "Đổi chi bộ"
    MISS = "miss", "Không dự"


class RequestKind(TextChoices):
    """What an official asks of another one, or of the board."""

    SWAP = "swap", "Đổi chéo lượt dự"
    SUBSTITUTE = "substitute", "Nhờ người khác dự thay"
    CALL_OFF = "call_off", "Xin thôi lượt dự"


class RequestStatus(TextChoices):
    """What became of it; `OVERTAKEN` is what could no longer be done when the answer came."""

    ASKED = "asked", "Chờ trả lời"
    ACCEPTED = "accepted", "Đã đồng ý"
    DECLINED = "declined", "Không đồng ý"
    WITHDRAWN = "withdrawn", "Đã rút"
    OVERTAKEN = "overtaken", "Không còn thực hiện được"


class Judgement(TextChoices):
    """How the official judges the meeting."""

    GOOD = "good", "Tốt"
    FAIR = "fair", "Khá"
    AVERAGE = "average", "Trung bình"
    WEAK = "weak", "Yếu"


class Light(TextChoices):
    """The traffic light."""

    GREEN = "green", "Đúng tiến độ"
    AMBER = "amber", "Cần chú ý"
    RED = "red", "Chậm"
