"""Rights on dated rules."""

from sotay.access.permission import Permission


class RegulationPermission(Permission):
    """Reading is everybody's; changing is the province's."""

    EDIT = "regulations.edit"
