"""Rights on the reorganisation desk."""

from sotay.access.permission import Permission


class ReorganisationPermission(Permission):
    """Seeing cases, planning them, and carrying them out or taking them back."""

    VIEW = "reorganisation.view"
    PLAN = "reorganisation.plan"
    CARRY_OUT = "reorganisation.carry_out"
