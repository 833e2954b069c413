"""Refusals in handovers."""

from sotay.core.errors import DomainError


class NobodyReceives(DomainError):
    """Nobody holds the post yet, nor acts for it."""

    code = "nobody_receives"
    sentence = (
        "Chưa có đồng chí nhận bàn giao. Khi có quyết định bố trí người mới, biên bản tự ghi tên để hai bên xác nhận."
    )


class TooEarly(DomainError):
    """The day has not come, and open work still changes."""

    code = "handover_too_early"
    sentence = "Đến ngày {day} mới xác nhận bàn giao được, vì đến hết ngày trước đó người giao vẫn đang làm."


class AlreadyConfirmed(DomainError):
    """The side has confirmed."""

    code = "handover_confirmed"
    sentence = "Đồng chí đã xác nhận bàn giao này."


class Sealed(DomainError):
    """Both have confirmed."""

    code = "handover_sealed"
    sentence = "Hai bên đã xác nhận, biên bản bàn giao đã khóa."


class HalfConfirmed(DomainError):
    """One side has confirmed what it read."""

    code = "handover_half_confirmed"
    sentence = "Một bên đã xác nhận nội dung này. Muốn sửa, bên kia trả lại biên bản trước."


class NothingToReturn(DomainError):
    """The other side has not confirmed."""

    code = "handover_nothing_to_return"
    sentence = "Bên kia chưa xác nhận, không có gì để trả lại."


class PostGoesOn(DomainError):
    """The post has not ended and is not about to."""

    code = "post_goes_on"
    sentence = "Chức vụ này chưa có ngày kết thúc. Đồng chí ghi nhận thôi giữ chức vụ trước."
