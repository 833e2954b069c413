"""What a cell concludes about long absences."""

from sotay.access.action import Lock, action
from sotay.access.actor import Actor
from sotay.core.days import today
from sotay.members.models import Member
from sotay.oversight import errors
from sotay.oversight.actions.common import require_other
from sotay.oversight.models import Screening
from sotay.oversight.permissions import OversightPermission
from sotay.oversight.queries.screening import absent_months


@action(OversightPermission.PROPOSE, lock=Lock.NOTHING)
def conclude_screening(actor: Actor, member: Member, *, year: int, conclusion: str) -> Screening:
    """Write the secretary's conclusion beside the facts of that day; a later one takes its place."""
    require_other(actor, member)
    months = absent_months(member, year)
    if not months:
        raise errors.NotToScreen
    row, _ = Screening.objects.update_or_create(
        member=member,
        year=year,
        defaults={
            "months_absent": months,
            "conclusion": conclusion,
            "decided_on": today(),
            "decided_by": actor.user,
        },
    )
    return row
