"""Cards, and their yearly check."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from sotay.access.actor import Actor
from sotay.badges.choices import FAULTS
from sotay.badges.models import Card, CardCheck, Interruption, Seniority
from sotay.badges.permissions import BadgePermission
from sotay.badges.queries.lists import Filters, get_member
from sotay.badges.queries.rounds import COUNTING, OwnYears, own_years
from sotay.core.days import today
from sotay.core.text import search_key
from sotay.members.models import Member, Standing
from sotay.members.queries.homes import cells_of, home_in, organisation_within, require_home
from sotay.members.rules import masked
from sotay.organisations.models import Organisation

CARD_STATES = {"": "Chưa kiểm tra năm nay", "faults": "Mất, hỏng, sai", "none": "Chưa có thẻ", "all": "Đang dùng"}


@dataclass(frozen=True)
class CardPage:
    """A member's cards, masked, with what the actor can do."""

    member: Member
    cell: Organisation | None
    cards: list[tuple[Card, str]]
    checks: list[CardCheck]
    own: OwnYears
    interruptions: list[Interruption]
    seniority: Seniority | None
    can_keep: bool
    can_check: bool


@dataclass(frozen=True)
class MemberLine:
    """A member with their cell and card."""

    member: Member
    cell: Organisation | None
    card: Card | None


def members_by_card(actor: Actor, filters: Filters) -> "QuerySet[Member]":
    """Return the members of a tab of the page of cards, by given name."""
    on, year = today(), filters.year or today().year
    under = organisation_within(actor, BadgePermission.VIEW, filters.organisation)
    card = Card.objects.filter(member=OuterRef("pk"), ended_on=None)
    check = CardCheck.objects.filter(member=OuterRef("pk"), year=year)
    rows = Member.objects.filter(
        home_in(actor, BadgePermission.VIEW, under, through=""),
        Exists(Standing.objects.filter(member=OuterRef("pk"), valid__contains=on, status__in=COUNTING)),
    )
    if filters.state == "faults":
        mended = Card.objects.filter(member=OuterRef("member"), ended_on=None, issued_on__gte=OuterRef("checked_on"))
        rows = rows.filter(Exists(check.filter(~Exists(mended), result__in=FAULTS)))
    elif filters.state == "none":
        rows = rows.filter(~Exists(card), card_number="")
    elif filters.state == "all":
        rows = rows.filter(Exists(card) | ~Q(card_number=""))
    else:
        rows = rows.filter(~Exists(check))
    if key := search_key(filters.q):
        rows = rows.filter(search_key__contains=key)
    return rows.order_by("sort_key", "pk")


def cards_of(member: Member) -> list[Card]:
    """Return a member's cards, the one in use first."""
    return list(member.cards.order_by("-issued_on", "-pk"))


def checks_of(member: Member) -> list[CardCheck]:
    """Return the yearly checks of a member's card, the latest first."""
    return list(member.card_checks.order_by("-year"))


def member_to_card(actor: Actor, uid: UUID) -> Member:
    """Return a member whose cards the actor keeps."""
    return require_home(actor, BadgePermission.KEEP_CARDS, get_member(actor, uid))


def card_page(actor: Actor, uid: UUID) -> CardPage:
    """Return a member's cards as their page shows them."""
    member = get_member(actor, uid)
    cell = member.organisation
    return CardPage(
        member=member,
        cell=cell,
        cards=[(card, masked(card.number)) for card in cards_of(member)],
        checks=checks_of(member),
        own=own_years(member),
        interruptions=list(member.interruptions.select_related("decision").order_by("valid")),
        seniority=Seniority.objects.filter(member=member).first(),
        can_keep=cell is not None and actor.can(BadgePermission.KEEP_CARDS, cell),
        can_check=cell is not None and actor.can(BadgePermission.PROPOSE, cell),
    )


def members_with_cells(members: "Sequence[Member]") -> list[MemberLine]:
    """Return the members, each with their cell and card: two queries for all."""
    keys = {member.pk for member in members}
    cells = cells_of(keys)
    cards = {card.member_id: card for card in Card.objects.filter(member__in=keys, ended_on=None)}
    return [MemberLine(one, cells.get(one.pk), cards.get(one.pk)) for one in members]
