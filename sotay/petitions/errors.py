"""Refusals about petitions: one fact a class, one sentence a class."""

from sotay.core.errors import DomainError


class TextMissing(DomainError):
    """A petition says something."""

    code = "petition_text_missing"
    field = "text"
    sentence = "Đồng chí ghi kiến nghị bằng một câu."


class NotACell(DomainError):
    """Cells raise petitions."""

    code = "petition_not_a_cell"
    sentence = "Kiến nghị do chi bộ nêu. Đồng chí chọn một chi bộ."


class LooksLikeComplaint(DomainError):
    """Complaints and denunciations are another register."""

    code = "petition_looks_like_complaint"
    field = "text"
    sentence = (
        "Nội dung này giống {kind}. {kind_start} không xử lý trong sổ kiến nghị: đồng chí gửi đơn đến {where}. "
        "Nếu đây là kiến nghị chung, không nêu việc của người cụ thể, đồng chí đánh dấu vào ô bên dưới."
    )


class NotOpen(DomainError):
    """What is closed is closed."""

    code = "petition_not_open"
    sentence = "Kiến nghị này không còn chờ giải quyết: {status}."


class NotAnswered(DomainError):
    """The cell speaks to an answer."""

    code = "petition_not_answered"
    sentence = "Kiến nghị này chưa có trả lời để chi bộ xác nhận."


class AnswerMissing(DomainError):
    """An answer says something."""

    code = "petition_answer_missing"
    field = "answer"
    sentence = "Đồng chí ghi nội dung trả lời."


class ReasonMissing(DomainError):
    """Every step has its reason."""

    code = "petition_reason_missing"
    field = "reason"
    sentence = "Đồng chí ghi lý do."


class SameBody(DomainError):
    """A petition goes somewhere else."""

    code = "petition_same_body"
    field = "to"
    sentence = "Kiến nghị đang ở {name}. Đồng chí chọn nơi khác."


class BodyClosed(DomainError):
    """Nothing is sent to what is no more."""

    code = "petition_body_closed"
    field = "to"
    sentence = "{name} không còn hoạt động. Đồng chí chọn tổ chức khác."


class ExtendedAlready(DomainError):
    """Once is enough."""

    code = "petition_extended_already"
    sentence = "Kiến nghị này đã được gia hạn một lần. Hạn trả lời là ngày {day}."


class PartsOpen(DomainError):
    """The lead concludes when all parts are answered."""

    code = "petition_parts_open"
    sentence = "Còn {count} phần việc chưa trả lời. Cơ quan chủ trì kết luận khi các phần đã trả lời đủ."


class PartNotSplit(DomainError):
    """Parts are not split again."""

    code = "petition_part_not_split"
    sentence = "Phần việc này tách ra từ một kiến nghị khác nên không tách tiếp. Đồng chí chuyển tiếp nếu cần."


class SplitAlready(DomainError):
    """A petition is split once at a time."""

    code = "petition_split_already"
    sentence = "Kiến nghị này đang được {count} nơi cùng giải quyết."


class TooFewParts(DomainError):
    """A split names somebody beside the lead."""

    code = "petition_too_few_parts"
    sentence = "Đồng chí chọn ít nhất một cơ quan phối hợp ngoài cơ quan chủ trì."


class PartTwice(DomainError):
    """A body has one part."""

    code = "petition_part_twice"
    sentence = "{name} được giao hai phần việc. Đồng chí gộp thành một."


class SplitNotMoved(DomainError):
    """While parts are out, the lead keeps the whole."""

    code = "petition_split_not_moved"
    sentence = "Kiến nghị đang tách cho nhiều nơi; cơ quan chủ trì giữ việc đến khi kết luận."


class AnsweredElsewhere(DomainError):
    """Only the cell answers at the meeting."""

    code = "petition_answered_elsewhere"
    sentence = "Kiến nghị đã chuyển đi, không trả lời tại chỗ được nữa."


class OpinionEmpty(DomainError):
    """What nobody wrote down cannot be sent on."""

    code = "petition_opinion_empty"
    sentence = "Ý kiến này chưa ghi nội dung. Đồng chí ghi tóm tắt rồi chuyển thành kiến nghị."
