"""Rights in handovers."""

from sotay.access.permission import Permission


class HandoverPermission(Permission):
    """`PREPARE` is the superior's, who also confirms for one who cannot; `SIGN` is held by the two, for this one purpose."""

    VIEW = "handover.view"
    PREPARE = "handover.prepare"
    SIGN = "handover.sign"
