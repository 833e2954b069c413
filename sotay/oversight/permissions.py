"""Rights on exemption, discipline and departure."""

from sotay.access.permission import Permission


class OversightPermission(Permission):
    """Seeing, proposing (the cell) and deciding (the committees above); discipline is seen by a right of its own."""

    VIEW = "oversight.view"
    PROPOSE = "oversight.propose"
    DECIDE = "oversight.decide"
    VIEW_DISCIPLINE = "oversight.view_discipline"
    RECORD_DISCIPLINE = "oversight.record_discipline"
