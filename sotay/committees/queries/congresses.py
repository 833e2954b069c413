"""Rounds of congresses and how far they are, by branch of the tree and by name."""

import datetime as dt
import uuid
from collections import Counter
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, QuerySet

from sotay.access.actor import Actor
from sotay.committees.choices import CongressStatus
from sotay.committees.models import Congress, CongressRound, Election
from sotay.committees.permissions import CommitteePermission
from sotay.committees.rules.congresses import CongressNorms, Timing, timing_of
from sotay.core.days import today
from sotay.core.find import find
from sotay.core.text import search_key
from sotay.organisations.models import Organisation, Placement
from sotay.regulations.queries import norms_on


def not_in_round(congress_round: CongressRound, day: dt.date) -> list[tuple[int, str]]:
    """Return key and kind of the organisations that stand below on the day, are meant by the round, and are not in it."""
    kinds = list(congress_round.stages.values_list("kind", flat=True))
    places = Placement.objects.filter(
        valid__contains=day,
        path__descendant_of=congress_round.organisation.path,
        organisation__kind__in=kinds,
    )
    joined = Congress.objects.filter(round=congress_round, organisation=OuterRef("organisation"))
    rows = places.filter(~Exists(joined)).order_by("organisation__code")
    return list(rows.values_list("organisation_id", "organisation__kind"))


def rounds_for(actor: Actor) -> QuerySet[CongressRound]:
    """Return the rounds that have a congress in the actor's sight, the latest first."""
    seen = Congress.objects.filter(actor.scope(CommitteePermission.VIEW), round=OuterRef("pk"))
    rows = CongressRound.objects.filter(Exists(seen)).select_related("organisation")
    return rows.order_by("-opened_on", "-pk")


def get_round(actor: Actor, uid: uuid.UUID) -> CongressRound:
    """Return a round of which the actor sees something."""
    return find(rounds_for(actor).prefetch_related("stages"), uid=uid)


def congresses_for(actor: Actor) -> QuerySet[Congress]:
    """Return the congresses in sight."""
    rows = Congress.objects.filter(actor.scope(CommitteePermission.VIEW))
    return rows.select_related("round", "organisation__parent")


def get_congress(actor: Actor, uid: uuid.UUID) -> Congress:
    """Return a congress in sight."""
    return find(congresses_for(actor).select_related("approval", "recognition"), uid=uid)


def get_election(actor: Actor, uid: uuid.UUID) -> Election:
    """Return the result of an election in sight."""
    rows = Election.objects.filter(actor.scope(CommitteePermission.VIEW))
    return find(rows.select_related("organisation__parent", "congress__round", "recognition"), uid=uid)


def congress_open_at(organisation: Organisation) -> Congress | None:
    """Return the latest congress of an organisation."""
    return organisation.congresses.select_related("round").order_by("-due_on", "-pk").first()


@dataclass(frozen=True)
class CongressFilters:
    """What the list of a round is narrowed to."""

    under: Organisation | None = None
    kind: str = ""
    status: str = ""
    timing: str = ""
    text: str = ""


def listed(
    actor: Actor, congress_round: CongressRound, filters: CongressFilters, day: dt.date | None = None
) -> QuerySet[Congress]:
    """Return the congresses of a round in sight that answer the filters, in the order of codes."""
    rows = congresses_for(actor).filter(round=congress_round)
    if filters.under is not None:
        rows = rows.filter(organisation__path__descendant_of=filters.under.path)
    if filters.kind:
        rows = rows.filter(organisation__kind=filters.kind)
    if filters.status:
        rows = rows.filter(status=filters.status)
    if key := search_key(filters.text):
        rows = rows.filter(organisation__search_key__contains=key)
    if filters.timing:
        rows = rows.filter(pk__in=_keys_of_timing(rows, filters.timing, day or today()))
    return rows.order_by("organisation__code", "pk")


def _keys_of_timing(rows: "QuerySet[Congress]", timing: str, day: dt.date) -> list[int]:
    """Return the keys of the congresses that stand so against their day."""
    norms = norms_on(day, CongressNorms)
    found = rows.values_list("pk", "status", "due_on", "planned_on")
    return [
        pk for pk, status, due_on, planned_on in found if timing_of(status, due_on, planned_on, day, norms) == timing
    ]


@dataclass
class BoardLine:
    """How far the congresses of one branch of the tree are."""

    organisation: Organisation
    count: int = 0
    statuses: Counter[str] = field(default_factory=Counter)
    timings: Counter[str] = field(default_factory=Counter)

    @property
    def done(self) -> int:
        """Return how many are held."""
        return self.timings[Timing.DONE]

    @property
    def late(self) -> int:
        """Return how many are late."""
        return self.timings[Timing.LATE]

    @property
    def due(self) -> int:
        """Return how many should have been submitted by now."""
        return self.timings[Timing.DUE]

    def of(self, status: str) -> int:
        """Return how many stand at a step."""
        return self.statuses[status]


@dataclass(frozen=True)
class ProgressBoard:
    """A round by the branches below a node, with the whole."""

    node: Organisation
    whole: BoardLine
    lines: list[BoardLine]


def board_of(
    actor: Actor, congress_round: CongressRound, node: Organisation, kind: str = "", day: dt.date | None = None
) -> ProgressBoard:
    """Return how far a round is below a node, branch by branch: its children, and the node's own congress in the whole."""
    on = day or today()
    norms = norms_on(on, CongressNorms)
    branches = {row.pk: BoardLine(row) for row in node.children.order_by("code", "pk")}
    whole = BoardLine(node)
    depth = node.path.count(".") + 1
    rows = listed(actor, congress_round, CongressFilters(under=node, kind=kind), on)
    found = rows.values_list("organisation__path", "status", "due_on", "planned_on")
    for path, status, due_on, planned_on in found:
        timing = timing_of(status, due_on, planned_on, on, norms)
        keys = path.split(".")
        branch = branches.get(int(keys[depth])) if len(keys) > depth else None
        for line in (whole, branch) if branch else (whole,):
            line.count += 1
            line.statuses[status] += 1
            line.timings[timing] += 1
    return ProgressBoard(node, whole, [line for line in branches.values() if line.count])


def late_below(actor: Actor, node: Organisation, day: dt.date | None = None) -> list[tuple[uuid.UUID, int]]:
    """Return how many congresses of each open round at and below a node are late, with the code of the round."""
    on = day or today()
    norms = norms_on(on, CongressNorms)
    rows = congresses_for(actor).filter(
        organisation__path__descendant_of=node.path, round__closed_on=None, organisation__closed_on=None
    )
    rows = rows.exclude(status__in=(CongressStatus.HELD, CongressStatus.RECOGNISED))
    counts: Counter[uuid.UUID] = Counter()
    for key, status, due_on, planned_on in rows.values_list("round__uid", "status", "due_on", "planned_on"):
        if timing_of(status, due_on, planned_on, on, norms) is Timing.LATE:
            counts[key] += 1
    return counts.most_common()
