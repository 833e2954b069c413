"""Refusals about transfers."""

from sotay.core.errors import DomainError


class OneUnderWay(DomainError):
    """A member has one open paper at a time."""

    code = "transfer_under_way"
    sentence = "Đồng chí {name} đang có giấy giới thiệu chưa xong. Rút hoặc hoàn tất giấy đó trước."


class NotOfThisCell(DomainError):
    """Only the official cell lets a member go."""

    code = "not_of_this_cell"
    sentence = "Đồng chí {name} không sinh hoạt chính thức ở chi bộ này vào hôm nay."


class SameCell(DomainError):
    """One does not move to where one is."""

    code = "same_cell"
    field = "target"
    sentence = "Nơi đến trùng với nơi đồng chí ấy đang sinh hoạt."


class NotACell(DomainError):
    """Members belong to cells."""

    code = "target_not_a_cell"
    field = "target"
    sentence = "Nơi đến phải là một chi bộ đang hoạt động."


class TargetMissing(DomainError):
    """Within the province a cell, else the place by name."""

    code = "target_missing"
    field = "target"
    sentence = "Chọn chi bộ nơi đến; nếu đi tỉnh khác thì ghi tên nơi đến."


class UntilMissing(DomainError):
    """What is temporary has an end."""

    code = "until_missing"
    field = "until"
    sentence = "Sinh hoạt tạm thời phải ghi ngày hết hạn."


class NotTemporary(DomainError):
    """Shorter needs no paper, longer is an official transfer."""

    code = "not_temporary"
    field = "until"
    sentence = "Sinh hoạt tạm thời từ {least} đến dưới {below} tháng; dài hơn thì chuyển sinh hoạt chính thức."


class DayToCome(DomainError):
    """Nothing is signed in the future."""

    code = "day_to_come"
    field = "signed_on"
    sentence = "Ngày ký không được sau hôm nay."


class DayTooEarly(DomainError):
    """Boxes are signed one after another."""

    code = "day_too_early"
    field = "signed_on"
    sentence = "Ô trước ký ngày {day}; ô này không thể ký sớm hơn."


class NotTheTurn(DomainError):
    """Somebody else signs first, or it has been signed."""

    code = "not_the_turn"
    sentence = "Ô này chưa đến lượt hoặc đã ký rồi. Đồng chí tải lại trang để xem giấy đang ở ô nào."


class NotOpen(DomainError):
    """The paper is settled."""

    code = "transfer_closed"
    sentence = "Giấy này đã kết thúc ({state}), không thực hiện tiếp được."


class SignerMissing(DomainError):
    """Whoever writes for another level names who has signed there."""

    code = "signer_missing"
    field = "signer_name"
    sentence = "Đồng chí đang ghi thay {level}: ghi họ tên người đã ký ô này trên giấy."


class OwnPaper(DomainError):
    """Nobody signs their own paper."""

    code = "own_paper"
    sentence = "Đồng chí không tự ký giấy chuyển sinh hoạt của mình; đề nghị đồng chí khác trong cấp ủy ký."


class ReasonMissing(DomainError):
    """A refusal says why."""

    code = "reason_missing"
    field = "reason"
    sentence = "Ghi lý do để nơi giới thiệu và đảng viên biết."


class AlreadyPresented(DomainError):
    """The receiving side has it in hand."""

    code = "already_presented"
    sentence = "Nơi tiếp nhận đã nhận giấy; đề nghị nơi đó trả lại."


class AffiliatedSince(DomainError):
    """Something newer stands in the register."""

    code = "affiliated_since"
    field = "signed_on"
    sentence = "Đồng chí {name} có thay đổi sinh hoạt đảng từ ngày {day}; chọn ngày tiếp nhận sau ngày đó."


class NoLongerAMember(DomainError):
    """Who has left cannot be moved."""

    code = "no_longer_a_member"
    sentence = "Đồng chí {name} không còn trong danh sách đảng viên của nơi đi; giấy này không thực hiện được."


class PostSince(DomainError):
    """A post in the old cell begins on or after the day."""

    code = "post_since"
    field = "signed_on"
    sentence = "Đồng chí {name} giữ chức vụ ở chi bộ cũ từ ngày {day}; chọn ngày tiếp nhận sau ngày đó."


class TargetClosed(DomainError):
    """The receiving cell ended meanwhile and nobody took its place."""

    code = "target_closed"
    sentence = "Chi bộ nơi đến đã kết thúc hoạt động. Cấp ủy nơi đến chọn chi bộ khác tiếp nhận trước khi ký."


class AlreadyHere(DomainError):
    """The number belongs to somebody who is a member here."""

    code = "already_here"
    field = "national_id"
    sentence = "Số định danh này là của đồng chí {name}, đang sinh hoạt tại {cell}."


class NotHere(DomainError):
    """The temporary stay is over, or never was here."""

    code = "no_temporary_stay"
    sentence = "Đồng chí này không sinh hoạt tạm thời theo giấy này vào ngày đó."


class NotYours(DomainError):
    """One's own transfer only."""

    code = "not_own_transfer"
    sentence = "Đồng chí chỉ gửi đề nghị chuyển sinh hoạt của chính mình."


class NobodyChosen(DomainError):
    """A list of nobody."""

    code = "nobody_chosen"
    field = "members"
    sentence = "Chọn ít nhất một đồng chí."


class NotReplaceable(DomainError):
    """A new paper takes the place of one that came to nothing."""

    code = "not_replaceable"
    sentence = (
        "Chỉ lập giấy mới thay cho giấy đã trả lại, đã rút hoặc không được tiếp nhận, và mỗi giấy chỉ thay một lần."
    )
