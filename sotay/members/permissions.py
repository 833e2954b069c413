"""Rights on members' records and accounts."""

from sotay.access.permission import Permission


class MemberPermission(Permission):
    """Seeing and keeping the register; a member's own record needs no grant.

    `LIST` shows name, year of birth and cell; `VIEW` the record; `REVEAL` what is masked in it, logged each time.
    """

    LIST = "members.list"
    VIEW = "members.view"
    REVEAL = "members.reveal"
    COMPLETE = "members.complete"
    EDIT = "members.edit"
    EXPORT = "members.export"
    IMPORT = "members.import"
    ISSUE_SLIP = "members.issue_slip"
    APPROVE_RECOVERY = "members.approve_recovery"
