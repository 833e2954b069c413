"""Rights in visits."""

from sotay.access.permission import Permission


class VisitPermission(Permission):
    """`MANAGE` is the board's, `ATTEND_OWN` every member's own visits, held at their own cell."""

    VIEW = "visits.view"
    MANAGE = "visits.manage"
    ATTEND_OWN = "visits.attend_own"
