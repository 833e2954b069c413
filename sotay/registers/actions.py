"""Taking a register out of the system: allowed by a right, bounded, written down."""

from sotay.access.action import Lock, action
from sotay.access.actor import Actor
from sotay.members.permissions import MemberPermission
from sotay.organisations.models import Organisation
from sotay.registers.choices import BY_HAND, Register
from sotay.registers.errors import KeptByHand, TooLong
from sotay.registers.queries import Table, count_of, table_of

LIMIT = 5000


@action(MemberPermission.EXPORT, lock=Lock.NOTHING)
def print_register(actor: Actor, body: Organisation, *, register: str, year: int) -> Table:
    """Return a register of a body and a year, to be printed and bound."""
    kind = Register(register)
    if kind in BY_HAND:
        raise KeptByHand(why=BY_HAND[kind])
    count = count_of(kind, body, year)
    if count > LIMIT:
        raise TooLong(count=count, limit=LIMIT)
    return table_of(kind, body, year)
