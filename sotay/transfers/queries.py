"""Who may see which paper, whose turn it is, which way it takes, which clocks run."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from sotay.access.actor import Actor
from sotay.access.models import Grant
from sotay.access.queries import roles_with
from sotay.committees.models import Position
from sotay.core.dates import ONE_DAY, same_day_months_later
from sotay.core.days import today
from sotay.core.errors import NotVisible
from sotay.core.find import find
from sotay.core.text import search_key
from sotay.members.choices import AffiliationKind
from sotay.members.models import Affiliation, Member
from sotay.organisations.choices import MEETING_KINDS, Kind
from sotay.organisations.models import Organisation
from sotay.organisations.permissions import OrganisationPermission
from sotay.regulations.queries import norms_on, working_calendar
from sotay.regulations.rules import WorkingCalendar
from sotay.transfers import rules
from sotay.transfers.choices import OFFICIAL_KINDS, Direction, Due, TransferKind, TransferStatus
from sotay.transfers.models import Box, Transfer
from sotay.transfers.permissions import TransferPermission

_HEIGHTS: dict[str, int] = {
    Kind.GROUP: 1,
    Kind.CELL: 1,
    Kind.GRASSROOTS_CELL: 1,
    Kind.PARTIAL_COMMITTEE: 2,
    Kind.PARTY_COMMITTEE: 3,
    Kind.DIRECT: 4,
    Kind.PROVINCE: 5,
    Kind.PRACTICE: 5,
}
_LINE = ("organisation__parent", "source__parent", "target__parent", "member", "issuer")
PLACES_FOUND = 30


@dataclass(frozen=True)
class Filters:
    """What the list is narrowed to."""

    q: str = ""
    organisation: Organisation | None = None
    status: str = ""
    kind: str = ""
    direction: str = ""
    due: str = ""
    turn: str = ""
    on: dt.date = field(default_factory=today)


@dataclass(frozen=True)
class Line:
    """A paper as lists show it: the box whose turn it is, and the clock that runs."""

    transfer: Transfer
    box: Box | None
    clock: rules.Clock | None
    can_sign: bool = False


# --- Seeing ------------------------------------------------------------------------------------------------------


def transfers_for(actor: Actor) -> QuerySet[Transfer]:
    """Return the papers with a box at or below a level where the actor may see them, and the actor's own."""
    own = Q(member__account=actor.user) if actor.user else Q(pk__in=())
    passing = Box.objects.filter(actor.scope(TransferPermission.VIEW), transfer=OuterRef("pk"))
    return Transfer.objects.filter(own | Q(Exists(passing)) | actor.scope(TransferPermission.VIEW))


def get_transfer(actor: Actor, uid: UUID) -> Transfer:
    """Return one paper with its boxes."""
    rows = transfers_for(actor).select_related(*_LINE, "decision", "replaces", "created_by", "closed_by")
    return find(rows.prefetch_related(_boxes()), uid=uid)


def get_transfer_for(actor: Actor, uid: UUID, permission: TransferPermission) -> Transfer:
    """Return a paper with which the actor may do something at the cell where it begins."""
    transfer = get_transfer(actor, uid)
    actor.require(permission, transfer.organisation)
    return transfer


def get_box(actor: Actor, uid: UUID, slot: int) -> Box:
    """Return one box, of a paper in sight, that the actor may sign."""
    rows = Box.objects.filter(transfer__in=transfers_for(actor)).select_related(
        "organisation", "transfer__member", "transfer__target__parent"
    )
    box = find(rows, transfer__uid=uid, slot=slot)
    actor.require(TransferPermission.SIGN, box.organisation)
    return box


def own_transfers(actor: Actor) -> list[Transfer]:
    """Return the actor's own papers, the newest first."""
    if actor.user is None:
        return []
    rows = Transfer.objects.filter(member__account=actor.user).select_related(*_LINE)
    return list(rows.prefetch_related(_boxes()).order_by("-created_at", "-pk")[:20])


def get_own_transfer(actor: Actor, uid: UUID) -> Transfer:
    """Return one of the actor's own papers."""
    return find(Transfer.objects.filter(member__account=actor.user, member__account__isnull=False), uid=uid)


def open_of(member: Member) -> Transfer | None:
    """Return the member's paper that is under way."""
    return Transfer.objects.filter(member=member, status=TransferStatus.OPEN).first()


def turn_of(transfer: Transfer) -> Box | None:
    """Return the box whose turn it is; boxes that were fetched with the paper are taken."""
    if not transfer.is_open:
        return None
    return next((box for box in transfer.boxes.all() if box.signed_on is None), None)


def _boxes() -> "Prefetch[str, QuerySet[Box], str]":
    """Return the boxes in their order, with who signs."""
    return Prefetch("boxes", Box.objects.select_related("organisation", "signer").order_by("slot"))


# --- Lists -------------------------------------------------------------------------------------------------------


def transfers_listed(actor: Actor, filters: Filters) -> QuerySet[Transfer]:
    """Return the papers that the filters leave, with what a line shows."""
    rows = transfers_for(actor)
    if filters.organisation is not None:
        path = filters.organisation.path
        rows = rows.filter(
            Q(Exists(Box.objects.filter(organisation__path__descendant_of=path, transfer=OuterRef("pk"))))
            | Q(organisation__path__descendant_of=path)
        )
    for name in ("status", "kind", "direction"):
        if value := getattr(filters, name):
            rows = rows.filter(**{name: value})
    if key := search_key(filters.q):
        rows = rows.filter(Q(member__search_key__contains=key) | Q(person_name__icontains=filters.q.strip()))
    if filters.turn:
        rows = rows.filter(Exists(_turns(actor).filter(transfer=OuterRef("pk"))))
    if filters.due:
        rows = rows.filter(pk__in=[one.pk for one, clock in due_of(rows, filters.on) if clock.due == filters.due])
    return rows.select_related(*_LINE).prefetch_related(_boxes())


def lines_of(actor: Actor, transfers: Sequence[Transfer], on: dt.date | None = None) -> list[Line]:
    """Return papers as lists show them."""
    calendar, day = working_calendar(), on or today()
    found = []
    for one in transfers:
        box = turn_of(one)
        can_sign = box is not None and actor.can(TransferPermission.SIGN, box.organisation)
        found.append(Line(one, box, clock_of(one, day, calendar), can_sign))
    return found


def _turns(actor: Actor) -> QuerySet[Box]:
    """Return the boxes whose turn it is at exactly the levels for which the actor signs."""
    held = [grant.organisation_id for grant in actor.held if grant.role in roles_with(TransferPermission.SIGN)]
    return Box.objects.filter(
        organisation__in=held, waiting_since__isnull=False, signed_on=None, transfer__status=TransferStatus.OPEN
    )


def count_turns(actor: Actor) -> int:
    """Return how many papers wait for the actor's own level."""
    return _turns(actor).count() if actor.has(TransferPermission.SIGN) else 0


# --- Clocks ------------------------------------------------------------------------------------------------------


def clock_of(transfer: Transfer, on: dt.date, calendar: WorkingCalendar) -> rules.Clock | None:
    """Return the clock that runs for a paper on the day: one at a time, by the rules of the day on which it began."""
    if transfer.status == TransferStatus.DONE:
        return _ending(transfer, on)
    if not transfer.is_open:
        return None
    if transfer.started_on is None:
        norms = norms_on(transfer.moved_on, rules.TransferNorms)
        return _counted(Due.START, transfer.moved_on, norms.start_days, norms.start_alert, on, calendar)
    if transfer.introduced_on is None or transfer.presented_on is not None:
        return None
    norms = norms_on(transfer.introduced_on, rules.TransferNorms)
    spent = (on - transfer.introduced_on).days
    if spent >= norms.strike_alert:
        last = same_day_months_later(transfer.introduced_on, norms.strike_months)
        limit = (last - transfer.introduced_on).days
        return rules.Clock(Due.STRIKE, last, spent, limit, is_alert=True, is_late=on > last)
    return _counted(Due.PRESENT, transfer.introduced_on, norms.present_days, norms.present_alert, on, calendar)


def due_of(rows: QuerySet[Transfer], on: dt.date) -> list[tuple[Transfer, rules.Clock]]:
    """Return those papers of a list whose clock asks for something by the day, the most urgent first."""
    norms, calendar = norms_on(on, rules.TransferNorms), working_calendar()
    ending = Q(status=TransferStatus.DONE, until__gt=on, until__lte=on + dt.timedelta(days=norms.temporary_alert))
    candidates = rows.filter(Q(status=TransferStatus.OPEN) | ending)
    timed = ((one, clock_of(one, on, calendar)) for one in candidates)
    found = [(one, clock) for one, clock in timed if clock is not None and clock.is_alert]
    return sorted(found, key=lambda pair: (pair[1].deadline, pair[0].pk))


def due_counts(actor: Actor, on: dt.date, organisation: Organisation | None = None) -> dict[Due, int]:
    """Return how many papers of each clock ask for something, in the order of the clocks."""
    found = due_of(transfers_listed(actor, Filters(organisation=organisation, on=on)), on)
    return {due: sum(clock.due == due for _, clock in found) for due in Due}


def _counted(  # noqa: PLR0913, PLR0917 -- what a clock counts
    due: Due, first: dt.date, limit: int, alert: int, on: dt.date, calendar: WorkingCalendar
) -> rules.Clock:
    """Return a clock of working days."""
    spent = calendar.between(first, on)
    deadline = calendar.after(first, limit)
    return rules.Clock(due, deadline, spent, limit, is_alert=spent >= alert, is_late=spent > limit)


def _ending(transfer: Transfer, on: dt.date) -> rules.Clock | None:
    """Return the clock of a temporary stay that is under way."""
    if transfer.until is None or transfer.effective_on is None or transfer.until <= on:
        return None
    norms = norms_on(on, rules.TransferNorms)
    limit, left = (transfer.until - transfer.effective_on).days, (transfer.until - on).days
    return rules.Clock(
        Due.ENDING, transfer.until, limit - left, limit, is_alert=left <= norms.temporary_alert, is_late=False
    )


# --- Ways --------------------------------------------------------------------------------------------------------


def way_of(cell: Organisation) -> list[rules.Step]:
    """Return the levels from the province down to a cell, as they stand today."""
    keys = [int(key) for key in str(cell.path).split(".")]
    known = Organisation.objects.in_bulk(keys)
    return [rules.Step(key, known[key].name, _HEIGHTS[known[key].kind]) for key in keys]


def plan_within(kind: str, source: Organisation, target: Organisation) -> tuple[TransferKind, list[rules.BoxPlan]]:
    """Return which paper leads from one cell to another, and its boxes."""
    up, down = way_of(source), way_of(target)
    found = TransferKind.TEMPORARY if kind == TransferKind.TEMPORARY else rules.official_kind(up, down)
    return found, rules.boxes_within(found, up, down)


def issuer_of(cell: Organisation) -> Organisation:
    """Return the committee that keeps the register of introductions: the grassroots one above the cell, else the cell."""
    way = [step for step in way_of(cell) if step.height == _HEIGHTS[Kind.PARTY_COMMITTEE]]
    return Organisation.objects.get(pk=way[0].organisation) if way else cell


def official_cell(member: Member, day: dt.date) -> Affiliation | None:
    """Return the official affiliation of the day."""
    rows = member.affiliations.filter(kind=AffiliationKind.OFFICIAL, valid__contains=day)
    return rows.select_related("organisation").first()


def signers_at(organisation_id: int) -> list[int]:
    """Return the accounts that sign for a level themselves."""
    rows = Grant.objects.filter(
        organisation=organisation_id, role__in=roles_with(TransferPermission.SIGN), valid__contains=today()
    )
    return list(rows.values_list("user_id", flat=True).distinct())


def signs_there(actor: Actor, organisation_id: int) -> bool:
    """Tell whether the actor signs for the level itself, and not from above."""
    signing = roles_with(TransferPermission.SIGN)
    return any(grant.organisation_id == organisation_id and grant.role in signing for grant in actor.held)


# --- What forms offer --------------------------------------------------------------------------------------------


def get_start_cell(actor: Actor, uid: UUID) -> Organisation:
    """Return a cell from which the actor may start transfers."""
    rows = Organisation.objects.filter(actor.scope(OrganisationPermission.VIEW, through=""), kind__in=MEETING_KINDS)
    found = find(rows.select_related("parent"), uid=uid)
    actor.require(TransferPermission.START, found)
    return found


def get_receiving_cell(actor: Actor, uid: UUID) -> Organisation:
    """Return a cell for which the actor writes down who comes from another province."""
    rows = Organisation.objects.filter(actor.scope(OrganisationPermission.VIEW, through=""), kind__in=MEETING_KINDS)
    found = find(rows.select_related("parent"), uid=uid)
    actor.require(TransferPermission.RECEIVE, found)
    return found


def movers_of(cell: Organisation) -> list[Member]:
    """Return the official members of a cell today, without those whose paper is under way."""
    here = Affiliation.objects.filter(organisation=cell, kind=AffiliationKind.OFFICIAL, valid__contains=today())
    under_way = Transfer.objects.filter(status=TransferStatus.OPEN, member__isnull=False)
    rows = Member.objects.filter(pk__in=here.values("member")).exclude(pk__in=under_way.values("member"))
    return list(rows.order_by("sort_key", "pk"))


def movers_named(cell: Organisation, uids: Sequence[UUID]) -> list[Member]:
    """Return those of a cell's members who are named, each of whom must be there."""
    found = {member.uid: member for member in movers_of(cell)}
    if any(uid not in found for uid in uids):
        raise NotVisible
    return [found[uid] for uid in dict.fromkeys(uids)]


def places_found(cell: Organisation, words: str) -> list[Organisation]:
    """Return open cells of the same province whose name, or the name of the committee above, has all the words.

    Names of cells are no secret: whoever leaves must be able to name where to.
    """
    keys = search_key(words).split()
    if not keys:
        return []
    rows = _places_of(cell).exclude(pk=cell.pk)
    for key in keys:
        rows = rows.filter(Q(search_key__contains=key) | Q(parent__search_key__contains=key) | Q(code=words.strip()))
    return list(rows.select_related("parent__parent").order_by("sort_key", "pk")[:PLACES_FOUND])


def get_place(cell: Organisation, uid: UUID) -> Organisation:
    """Return an open cell of the same province."""
    return find(_places_of(cell).select_related("parent"), uid=uid)


def _places_of(cell: Organisation) -> QuerySet[Organisation]:
    """Return the open cells under the root of a cell."""
    root = str(cell.path).partition(".")[0]
    return Organisation.objects.filter(kind__in=MEETING_KINDS, closed_on=None, path__descendant_of=root)


def register_of(actor: Actor, issuer: Organisation, year: int) -> list[Transfer]:
    """Return the register of introductions of a committee for a year, by number."""
    actor.require(TransferPermission.VIEW, issuer)
    rows = Transfer.objects.filter(issuer=issuer, year=year, number__isnull=False).exclude(direction=Direction.IN)
    return list(rows.select_related("member", "source", "target").order_by("number"))


def register_nodes(actor: Actor) -> list[Organisation]:
    """Return the committees whose register the actor may open, those with papers only."""
    issuers = Transfer.objects.filter(number__isnull=False).values("issuer")
    rows = Organisation.objects.filter(actor.scope(TransferPermission.VIEW, through=""), pk__in=issuers)
    return list(rows.select_related("parent").order_by("sort_key", "pk")[:500])


# --- Before it is done -------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Preview:
    """What box 1 would begin: which paper, through whose hands, whose posts would end."""

    kind: TransferKind
    boxes: Sequence[rules.BoxPlan]
    members: Sequence[Member]
    target: str
    posts: Sequence[Position]


def preview_of(
    cell: Organisation, members: Sequence[Member], kind: str, target: Organisation | None, target_name: str
) -> Preview:
    """Return what would be made for some members of a cell."""
    if target is not None:
        found, boxes = plan_within(kind, cell, target)
    else:
        known = {"temporary": TransferKind.TEMPORARY, "abroad": TransferKind.ABROAD}
        found = known.get(kind, TransferKind.OUTSIDE)
        boxes = rules.boxes_out(found, way_of(cell), target_name or "nơi đến ngoài tỉnh")
    leaves = found in OFFICIAL_KINDS
    posts = Position.objects.filter(member__in=members, organisation=cell, valid__contains=today())
    return Preview(
        found,
        boxes,
        members,
        target.name if target else target_name,
        list(posts.select_related("member")) if leaves else [],
    )


def start_cells(actor: Actor, words: str = "") -> list[Organisation]:
    """Return cells from which the actor may start papers, found by name where there are many."""
    rows = Organisation.objects.filter(
        actor.scope(TransferPermission.START, through=""), kind__in=MEETING_KINDS, closed_on=None
    )
    for key in search_key(words).split():
        rows = rows.filter(Q(search_key__contains=key) | Q(parent__search_key__contains=key))
    return list(rows.select_related("parent").order_by("sort_key", "pk")[:PLACES_FOUND])


def redirect_places(box: Box) -> list[Organisation]:
    """Return the cells to which the level of a box may lead the paper: those under the committee that stands above the cell."""
    transfer = box.transfer
    if transfer.target is None or transfer.target.parent is None:
        return []
    rows = Organisation.objects.filter(parent=transfer.target.parent, kind__in=MEETING_KINDS, closed_on=None)
    return list(
        rows.exclude(pk__in=[transfer.target_id, transfer.source_id]).select_related("parent").order_by("sort_key")
    )


def start_values(transfer: Transfer) -> dict[str, Any]:
    """Return what a new paper begins with in the place of one that came to nothing."""
    return {
        "members": [str(transfer.member.uid)] if transfer.member else [],
        "kind": {TransferKind.TEMPORARY: "temporary", TransferKind.ABROAD: "abroad"}.get(
            TransferKind(transfer.kind), "official"
        ),
        "target": str(transfer.target.uid) if transfer.target else "",
        "target_name": "" if transfer.target else transfer.target_name,
        "cause": transfer.cause,
        "moved_on": transfer.moved_on,
        "until": transfer.until - ONE_DAY if transfer.until else None,
        "note": transfer.note,
    }


def get_issuer(actor: Actor, uid: UUID) -> Organisation:
    """Return a committee whose register the actor may open."""
    return find(Organisation.objects.filter(actor.scope(TransferPermission.VIEW, through="")), uid=uid)


def signs_itself(actor: Actor, box: Box) -> bool:
    """Tell whether the box is the actor's own to sign, and not written down for another level."""
    return signs_there(actor, box.organisation_id) and not box.is_outside
