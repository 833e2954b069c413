"""Rights in targets, limitations and breakthrough tasks."""

from sotay.access.permission import Permission


class TargetPermission(Permission):
    """`SET` and `APPROVE` are the committee's; `REPORT` keeps what is reported by hand; an official registers their own."""

    VIEW = "targets.view"
    SET = "targets.set"
    REPORT = "targets.report"
    APPROVE = "targets.approve"
    REGISTER_OWN = "targets.register_own"
