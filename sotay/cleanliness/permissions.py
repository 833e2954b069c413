"""Rights on the cleanliness of the register."""

from sotay.access.permission import Permission


class CleanlinessPermission(Permission):
    """Seeing what is to be put right, putting it right at one's level, merging, running a campaign.

    `KEEP` is asked of whoever puts anything right; a rule of a higher level asks for `KEEP_BASE` or `KEEP_BOARD` besides.
    """

    VIEW = "cleanliness.view"
    KEEP = "cleanliness.keep"
    KEEP_BASE = "cleanliness.keep_base"
    KEEP_BOARD = "cleanliness.keep_board"
    MERGE = "cleanliness.merge"
    CAMPAIGN = "cleanliness.campaign"
    SIGN = "cleanliness.sign"
    SET_RULES = "cleanliness.set_rules"
