"""Petitions that ask for the same: ten cells are seen as ten."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, F, Min, Q, QuerySet
from django.db.models.functions import Coalesce

from sotay.access.actor import Actor
from sotay.core.find import find
from sotay.petitions.choices import TO_ANSWER, PetitionStatus
from sotay.petitions.models import Petition
from sotay.petitions.permissions import PetitionPermission as P
from sotay.petitions.queries.sight import in_sight

MOST = 200
SMALLEST = 2


@dataclass(frozen=True)
class Group:
    """One request of several cells: the first petition in sight, how many cells and committees ask, how far they are."""

    first: Petition
    cells: int
    committees: int
    to_answer: int
    waiting: int
    confirmed: int


@dataclass(frozen=True)
class GroupPage:
    """A request with all petitions in sight; `elsewhere` counts the others; `answerable` are those the actor can answer now."""

    first: Petition
    petitions: Sequence[Petition]
    elsewhere: int
    answerable: int
    lead: Petition | None

    @property
    def cells(self) -> int:
        """Return how many cells in sight ask."""
        return len({one.cell_id for one in self.petitions})


def group_of(petition: Petition) -> list[Petition]:
    """Return the group of a petition, the first one first; alone it is a group of one."""
    return list(_of(petition).order_by("pk"))


def groups_for(actor: Actor, *, only_open: bool = True) -> list[Group]:
    """Return the requests of several cells in sight, those of most cells first."""
    rows = Petition.objects.filter(in_sight(actor), Q(like__isnull=False) | Q(likes__isnull=False), parent=None)
    counted = (
        rows.annotate(head=Coalesce("like_id", F("id")))
        .values("head")
        .annotate(
            own=Min("pk"),
            cells=Count("cell", distinct=True),
            committees=Count("cell__parent", distinct=True),
            to_answer=Count("pk", filter=Q(status__in=TO_ANSWER), distinct=True),
            waiting=Count("pk", filter=Q(status=PetitionStatus.ANSWERED), distinct=True),
            confirmed=Count("pk", filter=Q(status=PetitionStatus.CONFIRMED), distinct=True),
        )
        .filter(cells__gte=SMALLEST)
        .order_by("-cells", "head")
    )
    if only_open:
        counted = counted.filter(Q(to_answer__gt=0) | Q(waiting__gt=0))
    found = list(counted[:MOST])
    heads = Petition.objects.select_related("cell__parent").in_bulk([row["own"] for row in found])
    return [
        Group(heads[row["own"]], *(row[name] for name in ("cells", "committees", "to_answer", "waiting", "confirmed")))
        for row in found
    ]


def get_group(actor: Actor, uid: UUID) -> GroupPage:
    """Return the request to which a petition in sight belongs."""
    petition = find(Petition.objects.filter(in_sight(actor), parent=None), uid=uid)
    rows = list(_of(petition).filter(in_sight(actor)).order_by("cell__path", "pk"))
    can = [one for one in rows if one.status in TO_ANSWER and one.owner and actor.can(P.HANDLE, one.owner)]
    # the highest body that has one of them answers for all
    lead = min(can, key=lambda one: (one.owner.path.count(".") if one.owner else 0, one.pk), default=None)
    return GroupPage(petition, rows, _of(petition).count() - len(rows), len(can), lead)


def others_alike(petition: Petition, sight: Q) -> tuple[int, list[Petition]]:
    """Return how many others ask for the same, and those of them in sight."""
    if petition.parent_id is not None:
        return 0, []
    rows = _of(petition).exclude(pk=petition.pk)
    return rows.count(), list(rows.filter(sight).order_by("pk")[:MOST])


def _of(petition: Petition) -> QuerySet[Petition]:
    """Return the rows of a petition's group."""
    first = petition.like_id or petition.pk
    rows = Petition.objects.filter(Q(pk=first) | Q(like=first), parent=None)
    return rows.select_related("cell__parent", "owner", "answered_by")
