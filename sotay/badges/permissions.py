"""Rights on badges and cards."""

from sotay.access.permission import Permission


class BadgePermission(Permission):
    """Seeing, proposing (the cell), forwarding (the committees), awarding (the province), keeping cards."""

    VIEW = "badges.view"
    PROPOSE = "badges.propose"
    FORWARD = "badges.forward"
    AWARD = "badges.award"
    KEEP_CARDS = "badges.keep_cards"
