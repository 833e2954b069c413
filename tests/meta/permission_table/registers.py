"""Registers: seen by whoever lists members, printed by whoever may take lists out."""

from sotay.members.permissions import MemberPermission as Member
from tests.meta.permission_table.rows import Act, Page


def kind(_cast):
    """The address of a register."""
    return {"kind": "members"}


ROWS = [
    Page("registers:list", Member.LIST, outsider=None, viewer=403),
    Page("registers:register", Member.EXPORT, args=kind, sees=Member.LIST, viewer=None, outsider=None),
    Act("registers.print_register", Member.EXPORT),
]
