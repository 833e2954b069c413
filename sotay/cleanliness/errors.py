"""Refusals about the cleanliness of the register."""

from sotay.core.errors import DomainError


class NotYourLevel(DomainError):
    """The rule is put right at another level."""

    code = "not_your_level"
    sentence = "Nội dung này do {level} làm sạch. Đồng chí báo {level} xem xét."


class NothingToFix(DomainError):
    """The finding is resolved already, or cannot be put right by one tap."""

    code = "nothing_to_fix"
    sentence = "Nội dung này đã được làm sạch hoặc không sửa được bằng một chạm. Đồng chí tải lại trang."


class ReasonMissing(DomainError):
    """What is passed over is passed over for a reason."""

    code = "reason_missing"
    field = "reason"
    sentence = "Đồng chí ghi lý do để người sau hiểu vì sao bỏ qua."


class ExcuseTooLong(DomainError):
    """An excuse has a day on which it is looked at again."""

    code = "excuse_too_long"
    field = "until"
    sentence = "Bỏ qua trong thời hạn từ hôm nay đến nhiều nhất hai năm; sau đó hệ thống hỏi lại."


class NationalIdElsewhere(DomainError):
    """Another record has this number; which one is not said."""

    code = "national_id_elsewhere"
    field = "national_id"
    sentence = "Số định danh này trùng với một hồ sơ {where}. Hệ thống đã ghi cặp hồ sơ nghi trùng để cơ quan giữ hồ sơ đối chiếu."


class NationalIdUnlikeBirth(DomainError):
    """The number says another sex or year of birth."""

    code = "national_id_unlike_birth"
    field = "national_id"
    sentence = "Chữ số thứ 4 đến thứ 6 của số định danh không khớp giới tính và năm sinh trong hồ sơ."


class DatesOutOfOrder(DomainError):
    """Birth, joining and the official day follow each other."""

    code = "dates_out_of_order"
    sentence = (
        "Ngày sinh phải trước ngày vào Đảng, ngày vào Đảng không sau ngày chính thức, và không ngày nào ở tương lai."
    )


class PairDecided(DomainError):
    """The pair has been judged already."""

    code = "pair_decided"
    sentence = "Cặp hồ sơ này đã được kết luận. Đồng chí tải lại trang."


class FieldsClash(DomainError):
    """The chosen fields do not make one record."""

    code = "fields_clash"
    sentence = (
        "Các ngày đã chọn không khớp nhau: ngày sinh phải trước ngày vào Đảng, ngày vào Đảng không sau ngày chính thức."
    )


class CannotMerge(DomainError):
    """A row that must not stay behind cannot be carried."""

    code = "cannot_merge"
    sentence = "Chưa gộp được: «{what}» của hai hồ sơ vướng nhau. Đồng chí xử lý nội dung này ở một hồ sơ trước."


class ReachesFurther(DomainError):
    """One of the two accounts acts where the officer does not."""

    code = "reaches_further"
    sentence = "Một trong hai tài khoản còn giữ nhiệm vụ ở cấp khác; việc gộp do ban tổ chức ở cấp đó thực hiện."


class MergeUndone(DomainError):
    """The merge has been taken back."""

    code = "merge_undone"
    sentence = "Lần gộp này đã được tách lại."


class WorkSince(DomainError):
    """What people did after the merge stands in the way of taking it back."""

    code = "work_since"
    sentence = "Chưa tách lại được vì sau khi gộp đã có: {list}."


class CampaignClosed(DomainError):
    """The campaign has ended."""

    code = "campaign_closed"
    sentence = "Đợt làm sạch đã kết thúc."


class CampaignDays(DomainError):
    """A campaign ends after it starts."""

    code = "campaign_days"
    field = "ends_on"
    sentence = "Ngày kết thúc phải từ ngày bắt đầu trở đi."


class ListNotSealed(DomainError):
    """Only a sealed list is signed."""

    code = "list_not_sealed"
    sentence = "Danh sách chưa chốt. Đồng chí kết thúc đợt để chốt danh sách rồi mới ký."


class ListSigned(DomainError):
    """The list has been signed."""

    code = "list_signed"
    sentence = "Danh sách này đã được ký ngày {day}."


class ListChanged(DomainError):
    """The paper that was signed is another one."""

    code = "list_changed"
    field = "digest"
    sentence = "Dấu niêm trên tờ giấy không khớp danh sách đã chốt. Đồng chí in lại danh sách rồi ký."


class SignedInFuture(DomainError):
    """Nobody has signed tomorrow."""

    code = "signed_in_future"
    field = "signed_on"
    sentence = "Ngày ký không sau hôm nay và không trước ngày chốt danh sách."


class RuleAlreadyOff(DomainError):
    """The rule is switched off on some of these days."""

    code = "rule_already_off"
    sentence = "Quy tắc này đang tạm dừng trong thời gian đó."
