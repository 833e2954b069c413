"""Rights on organisations."""

from sotay.access.permission import Permission


class OrganisationPermission(Permission):
    """Seeing and keeping the tree."""

    VIEW = "organisations.view"
    IMPORT = "organisations.import"
    EDIT = "organisations.edit"
