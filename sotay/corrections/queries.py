"""Requests in sight, rounds, who has confirmed and who has not."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from sotay.access.actor import Actor
from sotay.access.models import Grant
from sotay.access.queries import roles_with
from sotay.core.days import today
from sotay.core.display import day as day_words
from sotay.core.errors import NotPermitted
from sotay.core.find import find
from sotay.core.text import search_key
from sotay.corrections.choices import FIELDS, CorrectionStatus, RoundStatus, Tier
from sotay.corrections.models import Confirmation, ConfirmationRound, Correction
from sotay.corrections.permissions import CorrectionPermission
from sotay.corrections.rules import DATES
from sotay.members import rules as member_rules
from sotay.members.choices import COUNTED, AffiliationKind, Sex
from sotay.members.models import Affiliation, Member
from sotay.members.queries.records import MASKED
from sotay.organisations.choices import MEETING_KINDS
from sotay.organisations.models import Organisation


def upper_first(text: str) -> str:
    """Return words as a label begins."""
    return text[:1].upper() + text[1:]


def label_of(name: str) -> str:
    """Return what a field of the record is called."""
    field = Member._meta.get_field(name)
    return "Số định danh cá nhân" if name == "national_id" else upper_first(str(getattr(field, "verbose_name", name)))


LABELS: dict[str, str] = {name: label_of(name) for name in FIELDS}


@dataclass(frozen=True)
class Filters:
    """What the list of requests is narrowed to."""

    q: str = ""
    organisation: Organisation | None = None
    status: str = ""
    tier: str = ""


@dataclass(frozen=True)
class Line:
    """A request in words: masked for those who may not see the value."""

    correction: Correction
    label: str
    tier: Tier
    old: str
    new: str
    cell: Organisation | None = None
    can_decide: bool = False


@dataclass(frozen=True)
class Share:
    """How many of the counted members have confirmed."""

    confirmed: int
    counted: int


@dataclass(frozen=True)
class Progress:
    """How far an organisation is with a year."""

    organisation: Organisation
    share: Share

    @property
    def missing(self) -> int:
        """Return how many have not confirmed."""
        return self.share.counted - self.share.confirmed


# --- Requests ----------------------------------------------------------------------------------------------------


def _seen(actor: Actor, permission: CorrectionPermission) -> Q:
    """Return the condition for requests about members who are, or were last, in scope: they follow the member."""
    places = Affiliation.objects.filter(actor.scope(permission), member=OuterRef("member"), valid__contains=today())
    return Q(Exists(places))


def corrections_for(actor: Actor) -> QuerySet[Correction]:
    """Return the requests about members in scope, and about the actor."""
    own = Q(member__account=actor.user) if actor.user else Q(pk__in=())
    rows = Correction.objects.filter(own | _seen(actor, CorrectionPermission.VIEW))
    return rows.select_related("member", "asked_by", "decided_by", "decision", "evidence")


def get_correction(actor: Actor, uid: UUID) -> Correction:
    """Return one request in sight."""
    return find(corrections_for(actor), uid=uid)


def get_correction_to_decide(actor: Actor, uid: UUID, permission: CorrectionPermission) -> Correction:
    """Return one request on which the actor may decide."""
    correction = get_correction(actor, uid)
    if correction.organisation is None:
        raise NotPermitted
    actor.require(permission, correction.organisation)
    return correction


def corrections_listed(actor: Actor, filters: Filters) -> QuerySet[Correction]:
    """Return the requests that the filters leave, the newest first."""
    rows = corrections_for(actor)
    if filters.organisation is not None:
        here = Affiliation.objects.filter(
            organisation__path__descendant_of=filters.organisation.path,
            kind=AffiliationKind.OFFICIAL,
            valid__contains=today(),
        )
        rows = rows.filter(member__in=here.values("member"))
    if filters.status:
        rows = rows.filter(status=filters.status)
    if filters.tier:
        rows = rows.filter(name__in=[name for name, tier in FIELDS.items() if tier == filters.tier])
    if key := search_key(filters.q):
        rows = rows.filter(member__search_key__contains=key)
    return rows.order_by("-asked_at", "-pk")


def waiting_for(actor: Actor) -> QuerySet[Correction]:
    """Return the requests on which the actor may decide now."""
    plain = [name for name, tier in FIELDS.items() if tier == Tier.PLAIN]
    mine = (Q(name__in=plain) & _seen(actor, CorrectionPermission.CONFIRM)) | (
        ~Q(name__in=plain) & _seen(actor, CorrectionPermission.DECIDE)
    )
    rows = Correction.objects.filter(mine, status=CorrectionStatus.WAITING)
    return rows.exclude(member__account=actor.user) if actor.user else rows


def count_waiting(actor: Actor) -> int:
    """Return how many requests wait for the actor."""
    if not actor.has(CorrectionPermission.CONFIRM) and not actor.has(CorrectionPermission.DECIDE):
        return 0
    return waiting_for(actor).count()


def lines_of(actor: Actor, corrections: Sequence[Correction]) -> list[Line]:
    """Return requests as lists show them; what is masked in the record is masked here."""
    cells = _cells_of([one.member_id for one in corrections])
    return [_line(actor, one, cells.get(one.member_id)) for one in corrections]


def line_of(actor: Actor, correction: Correction) -> Line:
    """Return one request in full for whoever decides on it or asked for it."""
    return _line(actor, correction, correction.organisation, in_full=True)


def _line(actor: Actor, one: Correction, cell: Organisation | None, *, in_full: bool = False) -> Line:
    """Return a request in words."""
    is_own = actor.user is not None and one.member.account_id == actor.user.pk
    tier = FIELDS[one.name]
    needed = CorrectionPermission.CONFIRM if tier == Tier.PLAIN else CorrectionPermission.DECIDE
    may = cell is not None and actor.can(needed, cell) and not is_own and one.status == CorrectionStatus.WAITING
    masks = one.name in MASKED and not is_own and not (in_full and may)
    old, new = (member_rules.masked(text) if masks else words_of(one.name, text) for text in (one.old, one.new))
    return Line(one, LABELS[one.name], tier, old, new, cell, may)


def words_of(name: str, text: str) -> str:
    """Return a kept value as people read it."""
    if not text:
        return ""
    if name in DATES:
        return day_words(dt.date.fromisoformat(text))
    return str(Sex(text).label) if name == "sex" else text


def _cells_of(members: Sequence[int]) -> dict[int, Organisation]:
    """Return member → official cell today."""
    rows = Affiliation.objects.filter(member__in=members, kind=AffiliationKind.OFFICIAL, valid__contains=today())
    return {row.member_id: row.organisation for row in rows.select_related("organisation__parent")}


def own_corrections(actor: Actor) -> list[Correction]:
    """Return the requests about the actor's own record."""
    if actor.user is None:
        return []
    rows = Correction.objects.filter(member__account=actor.user).select_related("member", "decision", "decided_by")
    return list(rows.order_by("-asked_at", "-pk")[:50])


def get_member_to_correct(actor: Actor, uid: UUID) -> Member:
    """Return a member whose record the committee may ask to correct."""
    here = Affiliation.objects.filter(actor.scope(CorrectionPermission.VIEW), valid__contains=today())
    member = find(Member.objects.filter(pk__in=here.values("member")), uid=uid)
    if member.organisation is None:
        raise NotPermitted
    actor.require(CorrectionPermission.BEGIN, member.organisation)
    return member


def deciders_of(correction: Correction) -> list[int]:
    """Return the accounts nearest above that decide on a request: the cell's for plain facts, the board's for others."""
    cell = correction.organisation
    if cell is None:
        return []
    plain = FIELDS[correction.name] == Tier.PLAIN
    needed = CorrectionPermission.CONFIRM if plain else CorrectionPermission.DECIDE
    rows = Grant.objects.filter(
        role__in=roles_with(needed), valid__contains=today(), organisation__path__ancestor_of=cell.path
    )
    nearest = rows.order_by("-organisation__path__depth").values_list("organisation__path__depth", flat=True).first()
    if nearest is None:
        return []
    users = rows.filter(organisation__path__depth=nearest).values_list("user_id", flat=True)
    return [user for user in users.distinct() if user != correction.member.account_id]


# --- The yearly confirmation ---------------------------------------------------------------------------------------


def rounds_for(actor: Actor) -> QuerySet[ConfirmationRound]:
    """Return the rounds of organisations in sight, and those of the committees above them."""
    rows = ConfirmationRound.objects.select_related("organisation", "opened_by")
    if actor.is_system:
        return rows.order_by("-year", "organisation__path__depth", "pk")
    seen = actor.scope(CorrectionPermission.VIEW)
    for path in actor.nodes(CorrectionPermission.VIEW):
        seen = seen | Q(organisation__path__ancestor_of=path)
    return rows.filter(seen).order_by("-year", "organisation__path__depth", "pk")


def get_round(actor: Actor, uid: UUID) -> ConfirmationRound:
    """Return one round in sight."""
    return find(rounds_for(actor), uid=uid)


def open_round_of(cell: Organisation) -> ConfirmationRound | None:
    """Return the open round that reaches a cell: of the nearest organisation above, of the latest year."""
    rows = ConfirmationRound.objects.filter(status=RoundStatus.OPEN, organisation__path__ancestor_of=cell.path)
    return rows.order_by("-year", "-organisation__path__depth").first()


def is_confirmed(member: Member, year: int) -> bool:
    """Tell whether the member has confirmed for the year."""
    return Confirmation.objects.filter(member=member, year=year).exists()


def _counted(path: str, on: dt.date) -> QuerySet[Affiliation]:
    """Return the official affiliations of the counted members at and below a path."""
    return Affiliation.objects.filter(
        organisation__path__descendant_of=path,
        kind=AffiliationKind.OFFICIAL,
        valid__contains=on,
        member__standings__valid__contains=on,
        member__standings__status__in=COUNTED,
    )


def _has_confirmed(year: int) -> Exists:
    """Return the condition on an affiliation that its member has confirmed."""
    return Exists(Confirmation.objects.filter(member=OuterRef("member"), year=year))


def confirmed_share(path: str, year: int, on: dt.date | None = None) -> Share:
    """Return how many of the counted members at and below a path have confirmed their data for the year."""
    rows = _counted(path, on or today())
    found = rows.aggregate(counted=Count("pk"), confirmed=Count("pk", filter=Q(_has_confirmed(year))))
    return Share(found["confirmed"], found["counted"])


def progress_below(node: Organisation, year: int) -> list[Progress]:
    """Return how far each organisation directly below a node is: one statement, whatever stands below."""
    children = list(Organisation.objects.filter(parent=node, closed_on=None).order_by("sort_key", "pk"))
    depth = len(str(node.path).split("."))
    counts: dict[str, tuple[int, int]] = {}
    rows = _counted(str(node.path), today()).values_list("organisation__path")
    for path, counted, confirmed in rows.annotate(
        counted=Count("pk"), confirmed=Count("pk", filter=Q(_has_confirmed(year)))
    ).order_by():
        top = ".".join(str(path).split(".")[: depth + 1])
        before = counts.get(top, (0, 0))
        counts[top] = (before[0] + counted, before[1] + confirmed)
    return [
        Progress(child, Share(counts.get(str(child.path), (0, 0))[1], counts.get(str(child.path), (0, 0))[0]))
        for child in children
    ]


@dataclass(frozen=True)
class Person:
    """A member of a list of confirmation."""

    member: Member
    cell: Organisation
    confirmation: Confirmation | None


def people_of(node: Organisation, year: int, *, missing: bool = False) -> QuerySet[Affiliation]:
    """Return the affiliations of those who are to confirm at and below a node, by name; only who has not, if asked."""
    rows = _counted(str(node.path), today()).select_related("member", "organisation__parent")
    if missing:
        rows = rows.filter(~_has_confirmed(year))
    return rows.order_by("organisation__sort_key", "organisation_id", "member__sort_key", "pk")


def persons(rows: Sequence[Affiliation], year: int) -> list[Person]:
    """Return a page of affiliations with what is known of the confirmation."""
    done = {
        one.member_id: one
        for one in Confirmation.objects.filter(year=year, member__in=[row.member_id for row in rows]).select_related(
            "recorded_by"
        )
    }
    return [Person(row.member, row.organisation, done.get(row.member_id)) for row in rows]


def get_node(actor: Actor, uid: UUID) -> Organisation:
    """Return an organisation whose progress the actor may see."""
    return find(
        Organisation.objects.filter(actor.scope(CorrectionPermission.VIEW, through="")).select_related("parent"),
        uid=uid,
    )


def get_round_to_close(actor: Actor, uid: UUID) -> ConfirmationRound:
    """Return a round that the actor may end."""
    found = get_round(actor, uid)
    actor.require(CorrectionPermission.OPEN_ROUND, found.organisation)
    return found


def get_cell_to_record(actor: Actor, uid: UUID) -> Organisation:
    """Return a cell for which the actor writes down paper confirmations."""
    found = get_node(actor, uid)
    actor.require(CorrectionPermission.CONFIRM, found)
    return found


def nodes_to_open(actor: Actor) -> list[Organisation]:
    """Return the topmost organisations for which the actor opens rounds."""
    paths = actor.nodes(CorrectionPermission.OPEN_ROUND)
    return list(Organisation.objects.filter(path__in=paths, closed_on=None).order_by("path__depth", "sort_key"))


def top_node(actor: Actor, node: Organisation) -> Organisation:
    """Return the highest organisation at or below a round's node that the actor sees."""
    if actor.can(CorrectionPermission.VIEW, node):
        return node
    rows = Organisation.objects.filter(actor.scope(CorrectionPermission.VIEW, through=""))
    found = rows.filter(path__descendant_of=node.path).order_by("path__depth", "path").first()
    if found is None:
        raise NotPermitted
    return found


def is_cell(node: Organisation) -> bool:
    """Tell whether people confirm in it."""
    return node.kind in MEETING_KINDS


@dataclass(frozen=True)
class Card:
    """What the member's own page says of this year's confirmation."""

    round: ConfirmationRound
    is_done: bool
    confirmed_on: dt.date | None = None
    waiting: int = 0
    fields: Sequence[tuple[str, str]] = field(default_factory=tuple)


def own_card(actor: Actor) -> Card | None:
    """Return this year's confirmation of the actor, where a round reaches their cell."""
    member = Member.objects.filter(account=actor.user).first() if actor.user else None
    cell = member.organisation if member else None
    found = open_round_of(cell) if cell else None
    if member is None or found is None:
        return None
    done = Confirmation.objects.filter(member=member, year=found.year).first()
    waiting = Correction.objects.filter(member=member, status=CorrectionStatus.WAITING).count()
    return Card(found, done is not None, done.confirmed_on if done else None, waiting, own_fields(member))


def round_to_confirm(actor: Actor) -> ConfirmationRound | None:
    """Return the open round that waits for the actor's own confirmation: one statement where no round is open."""
    if actor.user is None or not ConfirmationRound.objects.filter(status=RoundStatus.OPEN).exists():
        return None
    member = Member.objects.filter(account=actor.user).first()
    cell = member.organisation if member else None
    found = open_round_of(cell) if cell else None
    return None if member is None or found is None or is_confirmed(member, found.year) else found


def own_fields(member: Member) -> list[tuple[str, str]]:
    """Return what the record says, field by field, for its owner."""
    found = []
    for name, label in LABELS.items():
        value = getattr(member, name)
        text = value.isoformat() if isinstance(value, dt.date) else str(value or "")
        found.append((label, words_of(name, text)))
    return found
