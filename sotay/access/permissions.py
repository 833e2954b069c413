"""Rights on the ledgers and on grants themselves."""

from sotay.access.permission import Permission


class AccessPermission(Permission):
    """Reading what was done at a part of the tree, and who holds which role there."""

    VIEW_LEDGER = "access.view_ledger"
    VIEW_GRANTS = "access.view_grants"
    MANAGE_SYSTEM = "access.manage_system"
