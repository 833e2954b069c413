"""Why a device cannot receive: one Vietnamese sentence each."""

from sotay.core.errors import DomainError


class StrangePushService(DomainError):
    """The endpoint is not one of a push service that browsers use."""

    code = "strange_push_service"
    sentence = "Trình duyệt này chưa nhận được thông báo của Sổ tay. Đồng chí dùng Chrome, Edge, Firefox hoặc Safari."


class DeviceGone(DomainError):
    """The push service no longer knows the browser."""

    code = "device_gone"
    sentence = "Máy này không còn nhận thông báo nữa nên đã được bỏ khỏi danh sách. Đồng chí bật lại trên máy đó."


class PushRefused(DomainError):
    """The push service did not take the message."""

    code = "push_refused"
    sentence = "Chưa gửi được tới máy này ({code}). Đồng chí thử lại sau ít phút."
