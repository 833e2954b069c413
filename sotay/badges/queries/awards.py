"""Proposals on their way, decided and returned."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from sotay.access.actor import Actor
from sotay.badges.choices import AwardStatus
from sotay.badges.models import Award
from sotay.badges.permissions import BadgePermission
from sotay.badges.queries.lists import Filters, root_of
from sotay.core.find import find
from sotay.core.text import search_key
from sotay.members.queries.homes import cells_of, home_in, organisation_within, require_home
from sotay.organisations.models import Organisation

STATES = {
    "": "Đang đề nghị",
    AwardStatus.AWARDED.value: "Đã có quyết định",
    AwardStatus.RETURNED.value: "Trả lại",
    "all": "Tất cả",
}


@dataclass(frozen=True)
class AwardPage:
    """One proposal with what the actor can do about it."""

    award: Award
    cell: Organisation | None
    can_forward: bool
    can_give: bool

    @property
    def name(self) -> str:
        """Return whose it is."""
        return self.award.member.full_name


def awards_for(actor: Actor, filters: Filters) -> "QuerySet[Award]":
    """Return the proposals in sight that answer the filters, the latest round first, then by given name."""
    under = organisation_within(actor, BadgePermission.VIEW, filters.organisation)
    rows = Award.objects.filter(home_in(actor, BadgePermission.VIEW, under))
    if filters.state == "":
        rows = rows.filter(status__in=(AwardStatus.PROPOSED, AwardStatus.FORWARDED))
    elif filters.state != "all":
        rows = rows.filter(status=filters.state)
    if filters.level:
        rows = rows.filter(level=filters.level)
    if filters.year:
        rows = rows.filter(round_on__year=filters.year)
    if key := search_key(filters.q):
        rows = rows.filter(member__search_key__contains=key)
    return rows.select_related("member", "decision").order_by("-round_on", "member__sort_key", "pk")


def get_award(actor: Actor, uid: UUID) -> Award:
    """Return one proposal that the actor may see; a member sees their own."""
    own = Q(member__account=actor.user) if actor.user else Q(pk__in=())
    rows = Award.objects.filter(own | home_in(actor, BadgePermission.VIEW))
    return find(rows.select_related("member", "decision"), uid=uid)


def award_to_forward(actor: Actor, uid: UUID) -> Award:
    """Return a proposal that the actor sends on or back."""
    return require_home(actor, BadgePermission.FORWARD, get_award(actor, uid))


def award_to_give(actor: Actor, uid: UUID) -> Award:
    """Return a proposal on which the actor records the decision."""
    return require_home(actor, BadgePermission.AWARD, get_award(actor, uid))


def award_page(actor: Actor, uid: UUID) -> AwardPage:
    """Return one proposal as its page shows it."""
    award = get_award(actor, uid)
    cell = award.organisation
    is_on_its_way = award.status in {AwardStatus.PROPOSED, AwardStatus.FORWARDED}
    return AwardPage(
        award=award,
        cell=cell,
        can_forward=cell is not None and is_on_its_way and actor.can(BadgePermission.FORWARD, cell),
        can_give=cell is not None
        and award.status == AwardStatus.FORWARDED
        and actor.can(BadgePermission.AWARD, root_of(cell)),
    )


def with_cells(awards: "Sequence[Award]") -> list[tuple[Award, Organisation | None]]:
    """Return the proposals, each with the cell of its member: one query for all."""
    cells = cells_of({award.member_id for award in awards})
    return [(award, cells.get(award.member_id)) for award in awards]
