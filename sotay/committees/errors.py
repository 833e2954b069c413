"""Refusals about posts."""

from sotay.core.errors import DomainError


class PostNotHere(DomainError):
    """The type of organisation has no such post."""

    code = "post_not_here"
    sentence = "«{kind}» không có chức vụ «{post}»."
    field = "post"


class SecretaryHeld(DomainError):
    """There is one secretary at a time."""

    code = "secretary_held"
    sentence = "Đồng chí {name} đang là bí thư. Ghi ngày thôi giữ chức vụ của đồng chí ấy trước."
    field = "post"


class AlreadyHeld(DomainError):
    """The member holds this very post."""

    code = "already_held"
    sentence = "Đồng chí này đã giữ chức vụ đó trong khoảng thời gian này."
    field = "post"


class NotFullMember(DomainError):
    """Only full members are elected (Charter, article 3)."""

    code = "not_full_member"
    sentence = "Chỉ đảng viên chính thức đang sinh hoạt mới giữ chức vụ này."
    field = "member"


class NotOfThisCell(DomainError):
    """A cell is led by its own members."""

    code = "not_of_this_cell"
    sentence = "Đồng chí này không sinh hoạt chính thức ở chi bộ từ ngày đó."
    field = "member"


class NotYourself(DomainError):
    """Nobody gives rights to themselves."""

    code = "not_yourself"
    sentence = "Đồng chí không tự ghi chức vụ cho mình; việc này do người khác có thẩm quyền thực hiện."
    field = "member"


class DaysReversed(DomainError):
    """The post would end before it begins."""

    code = "days_reversed"
    sentence = "Ngày kết thúc phải sau ngày bắt đầu giữ chức vụ."
    field = "until"


class NotStanding(DomainError):
    """The organisation does not stand on the day."""

    code = "organisation_not_standing"
    sentence = "Tổ chức này không hoạt động vào ngày đó."
    field = "first"


class EndTooEarly(DomainError):
    """The post had not begun on the day."""

    code = "end_too_early"
    sentence = "Đồng chí ấy giữ chức vụ từ ngày {day}; ngày thôi giữ phải sau ngày đó."
    field = "on"


class AlreadyEnded(DomainError):
    """The post ends on or before the day anyway."""

    code = "already_ended"
    sentence = "Chức vụ này đã kết thúc từ ngày {day}."
    field = "on"
