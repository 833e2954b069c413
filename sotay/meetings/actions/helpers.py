"""Who helps a cell without telephones: appointed by the committee above, until a day, ended at any time."""

import datetime as dt

from sotay.access.action import Lock, action
from sotay.access.actor import Actor
from sotay.access.models import Grant
from sotay.committees.models import Position
from sotay.committees.permissions import CommitteePermission
from sotay.core import display
from sotay.core.days import since, today
from sotay.meetings import errors, wording
from sotay.meetings.queries.helpers import HELPER, helpers_of, officials_for
from sotay.notifications.actions import notify
from sotay.organisations.models import Organisation

LONGEST = dt.timedelta(days=366)


@action(CommitteePermission.APPOINT, lock=Lock.NOTHING)
def appoint_helper(actor: Actor, cell: Organisation, *, official: Position, until: dt.date) -> Grant:
    """Let an official of a committee above prepare, hold and write down the meetings of a cell for its members."""
    user = official.member.account
    if user is None or not cell.is_cell or not officials_for(cell).filter(pk=official.pk).exists():
        raise errors.HelperNotAbove
    if not today() <= until <= today() + LONGEST:
        raise errors.HelperTooLong
    if helpers_of(cell).filter(user=user).exists():
        raise errors.HelperAlready(name=official.member.full_name)
    grant = Grant.objects.create(
        user=user,
        organisation=cell,
        role=HELPER,
        valid=since(today(), until + dt.timedelta(days=1)),
        reason=wording.HELPER_REASON.format(day=display.day(until)),
    )
    words = wording.HELPER_APPOINTED.format(cell=cell.name, day=display.day(until))
    notify([grant.user_id], "helper_appointed", words, wording.list_link())
    return grant


@action(CommitteePermission.APPOINT, lock=Lock.NOTHING)
def dismiss_helper(actor: Actor, cell: Organisation, *, helper: Grant) -> None:
    """End the help from now on."""
    helpers_of(cell).filter(pk=helper.pk).delete()
