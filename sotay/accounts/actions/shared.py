"""What a person says of the device that they are using: that several people use it, and whether their short name shows."""

from django.http import HttpRequest

from sotay.accounts.actions.sessions import mark_device
from sotay.accounts.ledger import note
from sotay.accounts.models import User
from sotay.accounts.shared import SHARED, Sharing, begin_shared_session
from sotay.accounts.visitor import visitor_of


def set_sharing(request: HttpRequest, user: User, *, shared: bool, listed: bool) -> None:
    """Keep it for this device, and let the present session follow."""
    device = visitor_of(request).device
    if device is None:
        return
    mark_device(user, device, Sharing(shared, listed))
    if shared:
        begin_shared_session(request)
    else:
        request.session.pop(SHARED, None)
        request.session.set_expiry(None)
    note(user, "share_device" if shared else "stop_sharing_device", by=user)
