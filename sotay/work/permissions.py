"""Rights on tasks."""

from sotay.access.permission import Permission


class WorkPermission(Permission):
    """Seeing, giving and reporting tasks; the owner reports on their own task with `REPORT_OWN`."""

    VIEW = "work.view"
    ASSIGN = "work.assign"
    REPORT_OWN = "work.report_own"
