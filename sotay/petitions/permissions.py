"""Rights in petitions."""

from sotay.access.permission import Permission


class PetitionPermission(Permission):
    """`RAISE` is a member's in the own cell; `SPEAK` lets the cell's leaders withdraw and confirm; `HANDLE` is asked at the owner.

    `VIEW_POINTERS` is for whoever may know that somebody was shown the way of complaints and denunciations.
    """

    VIEW = "petitions.view"
    VIEW_OWN = "petitions.view_own"
    RAISE = "petitions.raise"
    SPEAK = "petitions.speak"
    HANDLE = "petitions.handle"
    VIEW_POINTERS = "petitions.view_pointers"
