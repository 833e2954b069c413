"""Refusals about members' records."""

from sotay.core.errors import DomainError


class NothingToReveal(DomainError):
    """The record has no such value."""

    code = "nothing_to_reveal"
    sentence = "Hồ sơ chưa ghi nội dung này."


class TooManyToExport(DomainError):
    """A list this long is written by a job."""

    code = "too_many_to_export"
    sentence = "Danh sách có {count} đảng viên, vượt quá {limit} của một lần tải ngay. Đồng chí lọc bớt, hoặc chọn «Xuất Excel» để hệ thống soạn tệp."


class AccountBeyondReach(DomainError):
    """The account also acts where the officer does not."""

    code = "account_beyond_reach"
    sentence = "Đồng chí này còn giữ nhiệm vụ ở cấp khác; phiếu và việc cấp lại mã do cấp ủy hoặc ban tổ chức ở cấp đó thực hiện."


class SlipForOthersOnly(DomainError):
    """Somebody in the list needs no slip, or does not belong here."""

    code = "slip_not_needed"
    sentence = (
        "Trong danh sách có đồng chí đã kích hoạt hoặc không sinh hoạt tại đây. Đồng chí tải lại trang rồi chọn lại."
    )


class NoAccountToRecover(DomainError):
    """Recovery is for accounts in use."""

    code = "no_account_to_recover"
    sentence = "Đồng chí này chưa kích hoạt tài khoản; hãy in phiếu kích hoạt."


class ReasonMissing(DomainError):
    """Numbers leave the system for a reason, which their owners are shown."""

    code = "reason_missing"
    field = "reason"
    sentence = "Đồng chí ghi lý do lấy số định danh, điện thoại; từng đảng viên sẽ thấy lý do này."


class ExportGone(DomainError):
    """The list is not ready, or no longer kept."""

    code = "export_gone"
    sentence = "Tệp này {state}. Đồng chí xuất lại danh sách."


class AlreadyFilled(DomainError):
    """Only what is missing is filled in here."""

    code = "already_filled"
    sentence = "Nội dung này hồ sơ đã có. Muốn sửa, đồng chí đề nghị ban tổ chức."


class OnlyRespelled(DomainError):
    """Other words are a correction, not a spelling."""

    code = "only_respelled"
    sentence = "Ở đây chỉ chuẩn hóa cách viết. Đổi sang nội dung khác do ban tổ chức sửa hồ sơ."
