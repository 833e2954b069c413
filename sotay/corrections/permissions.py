"""Rights in corrections and yearly confirmation."""

from sotay.access.permission import Permission


class CorrectionPermission(Permission):
    """`CONFIRM` decides on plain fields and writes down paper confirmations; `DECIDE` on register facts, under a decision."""

    VIEW = "corrections.view"
    ASK_OWN = "corrections.ask_own"
    BEGIN = "corrections.begin"
    CONFIRM = "corrections.confirm"
    DECIDE = "corrections.decide"
    OPEN_ROUND = "corrections.open_round"
