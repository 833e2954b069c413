"""Rights in work assigned to members."""

from sotay.access.permission import Permission


class AssignmentPermission(Permission):
    """`ASSIGN` is the cell's own, `REPORT_OWN` the member's, `CATALOGUE` of the board that keeps the list of works."""

    VIEW = "assignments.view"
    ASSIGN = "assignments.assign"
    REPORT_OWN = "assignments.report_own"
    CATALOGUE = "assignments.catalogue"
