"""The form that tells the members: a button, and what can stand in its way."""

from typing import Any, ClassVar

from sotay.core.forms import ActionForm


class PublishForm(ActionForm):
    """No fields: an empty POST is the whole answer."""

    done: ClassVar[str] = "Đã gửi thông báo cho đảng viên."

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        """Count a POST without fields as filled in."""
        super().__init__({} if data is None else data, **kwargs)
