"""Whose badge is due when, the proposals on their way, cards and their yearly check."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet

from sotay.access.actor import Actor
from sotay.badges import rules
from sotay.badges.choices import FAULTS, STANDING, AwardStatus
from sotay.badges.models import Award, Card, CardCheck, Interruption, Seniority
from sotay.badges.permissions import BadgePermission
from sotay.badges.rules import BadgeNorms, Round
from sotay.core.days import today
from sotay.core.errors import NotPermitted
from sotay.core.find import find
from sotay.core.text import search_key
from sotay.members.choices import Status
from sotay.members.models import Member, Standing
from sotay.members.queries.homes import cells_of, home_in, member_at_home, organisation_within
from sotay.members.rules import masked
from sotay.organisations.models import Organisation
from sotay.regulations.queries import norms_on, working_calendar

R = TypeVar("R")
# Full, exempt and suspended members have years of membership; probationary ones do not yet.
COUNTING = (Status.FULL, Status.EXEMPT, Status.SUSPENDED)


@dataclass(frozen=True)
class Due:
    """A badge due at a round: whose, which, since when, and what has become of it."""

    member: Member
    cell: Organisation | None
    level: int
    reached_on: dt.date
    award: Award | None = None


@dataclass(frozen=True)
class RoundPage:
    """One round with its list."""

    round: Round
    file_until: dt.date
    lines: list[Due]
    by_level: list[tuple[int, int]]


@dataclass(frozen=True)
class OwnYears:
    """What the handbook tells a member of years and badges."""

    member: Member
    start: dt.date
    years: int
    level: int | None
    reached_on: dt.date | None
    round: Round | None
    awards: list[Award]
    lost_days: int

    @property
    def is_counted(self) -> bool:
        """Tell whether the years are counted: once official."""
        return self.member.official_on is not None


@dataclass(frozen=True)
class Filters:
    """What a list is narrowed to."""

    organisation: UUID | None = None
    state: str = ""
    level: int | None = None
    year: int | None = None
    q: str = ""


def badge_norms(day: dt.date | None = None) -> BadgeNorms:
    """Return the levels, rounds and deadlines in force."""
    return norms_on(day or today(), BadgeNorms)


def rounds_to_come(day: dt.date | None = None) -> list[Round]:
    """Return the next four rounds."""
    on = day or today()
    return rules.coming_rounds(on, badge_norms(on).rounds)


def round_on(day: dt.date) -> Round | None:
    """Return the round that is held on the day, if one is."""
    return next((one for one in rules.rounds_of(day.year, badge_norms(day).rounds) if one.on == day), None)


def file_until(one: Round) -> dt.date:
    """Return the last day on which the file may reach the province."""
    days = badge_norms(one.on).file_working_days
    between = working_calendar().between
    day = one.on - dt.timedelta(days=days)
    while between(day, one.on) < days:
        day -= dt.timedelta(days=1)
    return day


# --- Years -------------------------------------------------------------------------------------------------------


def starts_of(members: "list[Member]") -> dict[int, dt.date]:
    """Return from which day the years of each member count, interruptions put on top: three queries for all."""
    keys = [member.pk for member in members]
    corrected = dict(Seniority.objects.filter(member__in=keys).values_list("member_id", "counted_from"))
    gaps: dict[int, list[tuple[dt.date, dt.date]]] = defaultdict(list)
    for key, valid in Interruption.objects.filter(member__in=keys).values_list("member_id", "valid"):
        gaps[key].append((valid.lower, valid.upper))
    return {m.pk: rules.counted_from(corrected.get(m.pk, m.joined_on), gaps.get(m.pk, ())) for m in members}


def start_of(member: Member) -> dt.date:
    """Return from which day the years of one member count."""
    return starts_of([member])[member.pk]


# The years of most people simply count from the day of joining; only the few with a row of their own are moved. A day and
# years are added as the rule does: 29 February falls on the 28th. A window touches two calendar years at most, so only two levels
# can be reached in it.
_DUE = """
WITH start AS (
  SELECT m.id, coalesce(s.counted_from, m.joined_on) + coalesce((
           SELECT sum(upper(i.valid) - greatest(lower(i.valid), coalesce(s.counted_from, m.joined_on)))
             FROM badges_interruption i
            WHERE i.member_id = m.id AND upper(i.valid) > coalesce(s.counted_from, m.joined_on)), 0)::int AS day
    FROM members_member m LEFT JOIN badges_seniority s ON s.member_id = m.id
   WHERE m.id IN (SELECT a.member_id FROM members_affiliation a JOIN organisations_organisation o ON o.id = a.organisation_id
                   WHERE a.kind = 'official' AND a.valid @> %(on)s::date AND o.path <@ ANY(%(paths)s::ltree[]))
     AND m.id IN (SELECT member_id FROM members_standing WHERE valid @> %(on)s::date AND status = ANY(%(statuses)s)))
SELECT start.id, level, (start.day + make_interval(years => level))::date AS reached
  FROM start CROSS JOIN LATERAL (
       SELECT DISTINCT extract(year FROM day)::int - extract(year FROM start.day)::int AS level
         FROM unnest(ARRAY[%(first)s::date, %(last)s::date]) AS day) years
 WHERE level = ANY(%(levels)s::int[]) AND (start.day + make_interval(years => level))::date BETWEEN %(first)s AND %(last)s
"""


def due_keys(paths: "list[str]", one: Round, on: dt.date) -> list[tuple[int, int, dt.date]]:
    """Return member, level and day of completion of every badge due at a round below the paths."""
    values: dict[str, Any] = {
        "paths": paths,
        "on": on,
        "statuses": [status.value for status in COUNTING],
        "levels": badge_norms(one.on).levels,
        "first": one.first,
        "last": one.last,
    }
    with connection.cursor() as cursor:
        cursor.execute(_DUE, values)
        return list(cursor.fetchall())


def due_at(actor: Actor, one: Round, filters: Filters) -> list[Due]:
    """Return whose badge is due at a round, by cell and given name, with the proposal where there is one."""
    found = due_keys(_paths(actor, filters.organisation), one, min(one.on, today()))
    if filters.level:
        found = [row for row in found if row[1] == filters.level]
    members = Member.objects.in_bulk([key for key, _, _ in found])
    if key := search_key(filters.q):
        found = [row for row in found if key in members[row[0]].search_key]
    cells = cells_of(set(members))
    awards = {
        (award.member_id, award.level): award for award in Award.objects.filter(member__in=members, status__in=STANDING)
    }
    lines = [Due(members[m], cells.get(m), level, day, awards.get((m, level))) for m, level, day in found]
    return sorted(lines, key=lambda due: (due.cell.path if due.cell else "", due.member.sort_key, due.member.pk))


def round_page(actor: Actor, one: Round, filters: Filters) -> RoundPage:
    """Return one round with its list, and how many of each level."""
    lines = due_at(actor, one, filters)
    counts: dict[int, int] = defaultdict(int)
    for due in lines:
        counts[due.level] += 1
    return RoundPage(one, file_until(one), lines, sorted(counts.items()))


def missed(actor: Actor, filters: Filters, day: dt.date | None = None) -> list[Due]:
    """Return whose badge of the last four rounds is not yet on its way to the province, or not given."""
    on = day or today()
    both = rules.rounds_of(on.year - 1, badge_norms(on).rounds) + rules.rounds_of(on.year, badge_norms(on).rounds)
    past = [one for one in both if one.on < on][-4:]
    lines = [due for one in past for due in due_at(actor, one, filters)]
    return [due for due in lines if not _is_given(due)]


def _is_given(due: Due) -> bool:
    """Tell whether a badge was given, here or by what the record of old says."""
    is_awarded = due.award is not None and due.award.status == AwardStatus.AWARDED
    return is_awarded or rules.number_in(due.member.badge) >= due.level


def _paths(actor: Actor, organisation: UUID | None) -> list[str]:
    """Return the nodes below which the list goes."""
    under = organisation_within(actor, BadgePermission.VIEW, organisation)
    if under is not None:
        return [str(under.path)]
    if actor.is_system:
        return list(map(str, Organisation.objects.filter(parent=None).values_list("path", flat=True)))
    return list(actor.nodes(BadgePermission.VIEW))


def own_years(member: Member, day: dt.date | None = None) -> OwnYears:
    """Return a member's years, the next badge and its round."""
    on = day or today()
    norms = badge_norms(on)
    start = start_of(member)
    years = max(0, rules.complete_years(start, on))
    level = rules.next_level(years, norms.levels)
    due = rules.reached(start, level) if level else None
    gaps = Interruption.objects.filter(member=member).values_list("valid", flat=True)
    return OwnYears(
        member=member,
        start=start,
        years=years,
        level=level,
        reached_on=due,
        round=rules.round_of(due, norms.rounds) if due else None,
        awards=list(member.awards.select_related("decision").order_by("-level")),
        lost_days=sum((valid.upper - valid.lower).days for valid in gaps),
    )


# --- Proposals ---------------------------------------------------------------------------------------------------

STATES = {
    "": "Đang đề nghị",
    AwardStatus.AWARDED.value: "Đã có quyết định",
    AwardStatus.RETURNED.value: "Trả lại",
    "all": "Tất cả",
}


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


def get_member(actor: Actor, uid: UUID) -> Member:
    """Return a member whose badges and cards the actor may see."""
    return member_at_home(actor, BadgePermission.VIEW, uid)


def root_of(organisation: Organisation) -> Organisation:
    """Return the province, where badges are decided on."""
    return Organisation.objects.get(pk=int(str(organisation.path).partition(".")[0]))


# --- Cards -------------------------------------------------------------------------------------------------------

CARD_STATES = {"": "Chưa kiểm tra năm nay", "faults": "Mất, hỏng, sai", "none": "Chưa có thẻ", "all": "Đang dùng"}


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


# --- Pages -------------------------------------------------------------------------------------------------------


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


def round_asked(day: dt.date | None, coming: list[Round]) -> Round:
    """Return the round that an address names, or the next one."""
    return (round_on(day) if day else None) or coming[0]


def body_of(actor: Actor, organisation: UUID | None) -> Organisation | None:
    """Return the body in whose name a list is drawn up: the one named, else the actor's topmost."""
    under = organisation_within(actor, BadgePermission.VIEW, organisation)
    if under is not None:
        return Organisation.objects.select_related("parent").get(pk=under.pk)
    rows = Organisation.objects.filter(actor.scope(BadgePermission.VIEW, through="")).select_related("parent")
    return rows.order_by("path__depth", "path").first()


def level_offered(member: Member) -> int | None:
    """Return the badge that a form offers first: the one being reached at a coming round, else the last one reached."""
    norms = badge_norms()
    start = start_of(member)
    coming = rules.coming_rounds(today(), norms.rounds)
    last = coming[-1].last
    reached = [level for level in norms.levels if rules.reached(start, level) <= last]
    return max(reached, default=None)


def _allowed(actor: Actor, permission: BadgePermission, row: R) -> R:
    """Return a row that is seen and with which the actor may do more: seen, but no more, is refused."""
    home: Any = getattr(row, "organisation", None)
    if home is None:
        raise NotPermitted
    actor.require(permission, home)
    return row


def member_to_propose(actor: Actor, uid: UUID) -> Member:
    """Return a member for whom the actor acts for the cell."""
    return _allowed(actor, BadgePermission.PROPOSE, get_member(actor, uid))


def member_to_card(actor: Actor, uid: UUID) -> Member:
    """Return a member whose cards the actor keeps."""
    return _allowed(actor, BadgePermission.KEEP_CARDS, get_member(actor, uid))


def award_to_forward(actor: Actor, uid: UUID) -> Award:
    """Return a proposal that the actor sends on or back."""
    return _allowed(actor, BadgePermission.FORWARD, get_award(actor, uid))


def award_to_give(actor: Actor, uid: UUID) -> Award:
    """Return a proposal on which the actor records the decision."""
    return _allowed(actor, BadgePermission.AWARD, get_award(actor, uid))


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


def with_cells(awards: "Sequence[Award]") -> list[tuple[Award, Organisation | None]]:
    """Return the proposals, each with the cell of its member: one query for all."""
    cells = cells_of({award.member_id for award in awards})
    return [(award, cells.get(award.member_id)) for award in awards]


def members_with_cells(members: "Sequence[Member]") -> list[MemberLine]:
    """Return the members, each with their cell and card: two queries for all."""
    keys = {member.pk for member in members}
    cells = cells_of(keys)
    cards = {card.member_id: card for card in Card.objects.filter(member__in=keys, ended_on=None)}
    return [MemberLine(one, cells.get(one.pk), cards.get(one.pk)) for one in members]
