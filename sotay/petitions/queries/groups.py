"""Petitions that ask for the same: ten cells are seen as ten."""

from django.db.models import Q

from sotay.petitions.models import Petition


def group_of(petition: Petition) -> list[Petition]:
    """Return the group of a petition, the first one first; alone it is a group of one."""
    first = petition.like_id or petition.pk
    rows = Petition.objects.filter(Q(pk=first) | Q(like=first), parent=None).select_related("cell__parent", "owner")
    return list(rows.order_by("pk"))
