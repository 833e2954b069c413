"""Rights in hamlets and their heads."""

from sotay.access.permission import Permission


class HamletPermission(Permission):
    """`EDIT` is the committee's, `REVIEW` the cell's own work with its heads, `TARGET` the province's."""

    VIEW = "hamlets.view"
    EDIT = "hamlets.edit"
    REVIEW = "hamlets.review"
    TARGET = "hamlets.target"
