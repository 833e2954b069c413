"""Where a petition can go: what stands above, beside and below, and any organisation by its code."""

import datetime as dt
from uuid import UUID

from django.db.models import Q, QuerySet

from sotay.access.models import Grant
from sotay.access.queries import roles_with
from sotay.committees.choices import Post
from sotay.core.find import find
from sotay.organisations.choices import Kind
from sotay.organisations.models import Organisation
from sotay.petitions.models import Petition
from sotay.petitions.permissions import PetitionPermission

MOST = 150
_ANSWERING = (Post.SECRETARY, Post.ACTING, Post.DEPUTY, Post.BOARD_OFFICER)
_UP = (Kind.PROVINCE, Kind.DIRECT, Kind.PARTY_COMMITTEE)


def bodies_near(petition: Petition) -> list[Organisation]:
    """Return the bodies that a petition mostly goes to: above the cell and its owner, beside the owner, below it."""
    owner = petition.owner or petition.cell
    above = {int(key) for path in (owner.path, petition.cell.path) for key in path.split(".")}
    rows = Organisation.objects.filter(
        Q(pk__in=above) | Q(parent=owner) | (Q(parent=owner.parent_id) & Q(parent__isnull=False)), closed_on=None
    )
    found = rows.exclude(pk=owner.pk).order_by("path", "sort_key")[:MOST]
    return sorted(found, key=lambda one: (one.pk not in above, -one.path.count("."), one.sort_key))


def bodies_everywhere(petition: Petition) -> "QuerySet[Organisation]":
    """Return every organisation of the same tree that stands today; a body is named by its official code."""
    root = petition.cell.path.partition(".")[0]
    return Organisation.objects.filter(path__descendant_of=root, closed_on=None)


def body_by_code(petition: Petition, code: str) -> Organisation | None:
    """Return the organisation that bears a code."""
    return bodies_everywhere(petition).filter(code=code.strip()).first()


def get_body(petition: Petition, uid: UUID) -> Organisation:
    """Return one organisation to which a petition can go."""
    return find(bodies_everywhere(petition), uid=uid)


def complaints_body(cell: Organisation) -> str:
    """Return who takes complaints and denunciations: the inspection commission of the committee above."""
    keys = [int(key) for key in cell.path.split(".")[:-1]]
    above = Organisation.objects.filter(pk__in=keys, kind__in=_UP).order_by("-path").first()
    name = above.name if above else cell.name
    return f"Ủy ban kiểm tra của {name}"


def responsible_of(body: Organisation, day: dt.date) -> list[int]:
    """Return the accounts of the posts that answer for petitions at a body: its secretaries, at a large committee its board."""
    rows = Grant.objects.filter(
        organisation=body, valid__contains=day, role__in=roles_with(PetitionPermission.HANDLE)
    ).values_list("user_id", "position__post")
    held = list(rows)
    return [user for user, post in held if post in _ANSWERING] or [user for user, _ in held]
