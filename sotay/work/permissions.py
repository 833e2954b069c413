"""Rights on tasks."""

from sotay.access.permission import Permission


class WorkPermission(Permission):
    """Seeing, giving and reporting tasks; the owner reports with `REPORT_OWN`, others for the owner with `REPORT_FOR`."""

    VIEW = "work.view"
    ASSIGN = "work.assign"
    REPORT_OWN = "work.report_own"
    REPORT_FOR = "work.report_for"
