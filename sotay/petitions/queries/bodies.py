"""Where a petition can go: what stands above, beside and below, and any organisation by its code."""

import datetime as dt
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Case, Count, F, IntegerField, Q, QuerySet, When

from sotay.access.actor import Actor
from sotay.access.models import Grant
from sotay.access.queries import roles_with
from sotay.committees.choices import Post
from sotay.core.days import today
from sotay.core.find import find
from sotay.core.text import search_key
from sotay.organisations.choices import Kind
from sotay.organisations.models import Organisation
from sotay.petitions.choices import HopKind
from sotay.petitions.models import Hop, Petition
from sotay.petitions.permissions import PetitionPermission

MOST, SHOWN, USUAL = 10, 20, 3
_UID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_ANSWERING = (Post.SECRETARY, Post.ACTING, Post.DEPUTY, Post.BOARD_OFFICER)
_UP = (Kind.PROVINCE, Kind.DIRECT, Kind.PARTY_COMMITTEE)


@dataclass(frozen=True)
class Picks:
    """Where a petition can go: the likely bodies, those found by words, those chosen already."""

    text: str
    likely: Sequence[Organisation]
    found: Sequence[Organisation]
    chosen: Sequence[Organisation] = ()

    @property
    def shown(self) -> Sequence[Organisation]:
        """Return what was found where something was looked for, else the likely ones."""
        return self.found if self.text else self.likely


def pick_bodies(petition: Petition, text: str = "", chosen: Sequence[str] = ()) -> Picks:
    """Return what the page offers; words are looked for without accents, and as codes."""
    picked = _chosen(petition, chosen)
    out = {petition.owner_id, *(one.pk for one in picked)}
    likely = [one for one in likely_bodies(petition) if one.pk not in out]
    found: list[Organisation] = []
    if key := search_key(text):
        named = bodies_everywhere(petition).filter(Q(search_key__contains=key) | Q(code__startswith=text.strip()))
        near = Q(path__descendant_of=_root(petition))
        rows = named.exclude(pk__in=[one for one in out if one]).select_related("parent")
        is_near = Case(When(near, then=0), default=1, output_field=IntegerField())
        found = list(rows.order_by(is_near, F("path__depth"), "sort_key", "pk")[:SHOWN])
    seen = {one.pk for one in found}
    return Picks(text, [one for one in likely if one.pk not in seen], found, picked)


def likely_bodies(petition: Petition) -> list[Organisation]:
    """Return the levels above, the nearest first, then the bodies that mostly answer such petitions in the same committee."""
    owner = petition.owner or petition.cell
    above = {int(key) for path in (owner.path, petition.cell.path) for key in path.split(".")} - {
        owner.pk,
        petition.cell_id,
    }
    rows = bodies_everywhere(petition).filter(pk__in=above).select_related("parent")
    found = sorted(rows, key=lambda one: (not owner.path.startswith(f"{one.path}."), -one.path.count(".")))
    usual = (
        Hop.objects.filter(
            kind=HopKind.ANSWERED,
            petition__subject=petition.subject,
            petition__cell__path__descendant_of=_root(petition),
        )
        .exclude(source__in=[*above, owner.pk, petition.cell_id])
        .values_list("source")
        .annotate(times=Count("pk"))
        .order_by("-times")[:USUAL]
    )
    known = bodies_everywhere(petition).select_related("parent").in_bulk([key for key, _ in usual if key])
    return [*found, *known.values()]


def _chosen(petition: Petition, uids: Sequence[str]) -> list[Organisation]:
    """Return the bodies chosen in the address, in their order; what is no code names nobody."""
    asked = [uid for uid in dict.fromkeys(uids) if _UID.fullmatch(uid)][:MOST]
    by_uid = {str(one.uid): one for one in bodies_everywhere(petition).filter(uid__in=asked).select_related("parent")}
    return [by_uid[uid] for uid in asked if uid in by_uid and by_uid[uid].pk != petition.owner_id]


def _root(petition: Petition) -> str:
    """Return the path of the committee of the province below which the petition was raised."""
    return ".".join(petition.cell.path.split(".")[:2])


def bodies_everywhere(petition: Petition) -> "QuerySet[Organisation]":
    """Return every organisation of the same tree that stands today; a body is named by its official code."""
    root = petition.cell.path.partition(".")[0]
    return Organisation.objects.filter(path__descendant_of=root, closed_on=None)


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
    return responsible_of_all([body.pk], day).get(body.pk, [])


def responsible_of_all(bodies: Collection[int], day: dt.date) -> dict[int, list[int]]:
    """Return them for many bodies, by key; one statement for any number."""
    rows = Grant.objects.filter(
        organisation__in=bodies,
        valid__contains=day,
        role__in=roles_with(PetitionPermission.HANDLE),
        user__is_active=True,
    )
    held: dict[int, list[tuple[int, str | None]]] = {}
    for body, user, post in rows.values_list("organisation_id", "user_id", "position__post"):
        held.setdefault(body, []).append((user, post))
    return {
        body: list(dict.fromkeys([user for user, post in found if post in _ANSWERING] or [user for user, _ in found]))
        for body, found in held.items()
    }


def answers_for(actor: Actor) -> list[int]:
    """Return the bodies, by key, for whose petitions the actor is responsible: held there itself, not from above."""
    handling = roles_with(PetitionPermission.HANDLE)
    held = {one.organisation_id for one in actor.held if one.role in handling}
    if not held or actor.user is None:
        return []
    return [body for body, people in responsible_of_all(held, today()).items() if actor.user.pk in people]
