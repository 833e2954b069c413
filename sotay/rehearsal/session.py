"""Which side of the door a session stands on: the person's own work, or their practice cell."""

from django.http import HttpRequest

from sotay.access.queries import account_with_grants
from sotay.accounts.models import User
from sotay.accounts.shared import PRACTISING
from sotay.rehearsal.models import Rehearsal
from sotay.rehearsal.queries import rehearsal_of_session

# Here the person is always themselves: their own sign-in, the door of the practice cell, and what reaches their telephone.
OWN_ADDRESSES = ("/accounts/", "/rehearsal/", "/notifications/devices", "/notifications/settings")


def step_in(request: HttpRequest, rehearsal: Rehearsal) -> None:
    """Go on as the stand-in in the practice cell."""
    request.session[PRACTISING] = rehearsal.stand_in_id


def step_out(request: HttpRequest) -> None:
    """Go on as oneself."""
    request.session.pop(PRACTISING, None)


def acting(request: HttpRequest, owner: User) -> User:
    """Return the account under which the session acts: the stand-in inside the practice cell, the owner everywhere else."""
    key = request.session.get(PRACTISING)
    if key is None or request.path.startswith(OWN_ADDRESSES):
        return owner
    rehearsal = rehearsal_of_session(owner.pk, key)
    stand_in = account_with_grants(key) if rehearsal else None
    if stand_in is None:
        step_out(request)
        return owner
    vars(stand_in)["rehearsal"] = rehearsal
    return stand_in
