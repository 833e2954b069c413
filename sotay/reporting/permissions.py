"""Rights in reports to the level above."""

from sotay.access.permission import Permission


class ReportingPermission(Permission):
    """`SUBMIT` is the unit's, `ISSUE` of the body that asks; `VIEW` shows who has submitted, and what."""

    VIEW = "reporting.view"
    SUBMIT = "reporting.submit"
    ISSUE = "reporting.issue"
