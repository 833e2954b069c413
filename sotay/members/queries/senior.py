"""For whom a page is drawn in large letters, one step at a time: by choice, by what was asked for at the door, by age."""

from dataclasses import dataclass
from typing import ClassVar

from django.http import HttpRequest

from sotay.access.actor import Actor
from sotay.accounts.choices import SeniorMode
from sotay.accounts.models import User
from sotay.accounts.senior import ASKED, OFF, ON, DeviceLook, look_of
from sotay.core.days import today
from sotay.members.models import Member
from sotay.members.rules import born_no_later_than
from sotay.regulations.queries import norms_on

LOOK = "senior_look"


@dataclass(frozen=True)
class SeniorNorms:
    """The norm `member.senior_age`: whoever is older sees large letters until they choose otherwise."""

    prefix: ClassVar[str] = "member"
    senior_age: int


def is_senior(request: HttpRequest) -> bool:
    """Tell whether the page is drawn in large letters, one step at a time."""
    return senior_look(request).is_on


def draw_as(request: HttpRequest, *, senior: bool) -> None:
    """Have a request that knows nobody drawn in one of the two looks."""
    setattr(request, LOOK, DeviceLook(ON if senior else OFF))


def senior_look(request: HttpRequest) -> DeviceLook:
    """Return the look of the request's page, worked out once."""
    found: DeviceLook | None = getattr(request, LOOK, None)
    if found is None:
        actor: Actor | None = getattr(request, "actor", None)
        found = _look_for(look_of(request), actor.user if actor else None)
        setattr(request, LOOK, found)
    return found


def _look_for(device: DeviceLook, user: User | None) -> DeviceLook:
    """Return the account's choice; without one what was asked for at the door, then the age; for nobody the device's look."""
    if user is None:
        return device
    account = str(user.uid)
    if user.senior_mode != SeniorMode.AUTO:
        return DeviceLook(user.senior_mode, account)
    if device.account == account:
        return device
    if device.look == ASKED and not device.account:
        # Somebody made the page of signing in large, and then came in by it: this is their wish.
        return DeviceLook(ASKED, account)
    return DeviceLook(ON if _is_old(user) else OFF, account)


def _is_old(user: User) -> bool:
    """Tell whether the account is that of a member beyond the age."""
    if hasattr(user, "born_on"):  # read together with the account of a session
        born_on = user.born_on
    else:
        born_on = Member.objects.filter(account=user).values_list("born_on", flat=True).first()
    return born_on is not None and born_on < born_no_later_than(norms_on(today(), SeniorNorms).senior_age, today())
