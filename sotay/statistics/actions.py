"""Taking people's names out of the figures: allowed by the right to take out lists, and written down."""

from sotay.access.action import Lock, action
from sotay.access.actor import Actor
from sotay.members.permissions import MemberPermission
from sotay.organisations.models import Organisation


@action(MemberPermission.EXPORT, lock=Lock.NOTHING)
def export_people(actor: Actor, organisation: Organisation, *, sheet: str) -> None:
    """Let a list of people below the organisation leave as a workbook; the ledger names the sheet and the day."""
