"""The tree as of a day: its nodes, what stands below and above them, how many, under which codes."""

import datetime as dt
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from sotay.access.actor import Actor
from sotay.core.days import today
from sotay.core.find import find
from sotay.organisations.choices import LEVEL_OF_KIND, MEETING_KINDS, Kind, Level
from sotay.organisations.models import KindRule, Naming, Organisation, OrganisationCode, Placement
from sotay.organisations.permissions import OrganisationPermission
from sotay.organisations.rules.ladder import Pair


@dataclass(frozen=True)
class Branch:
    """An organisation in the tree of a day: how many stand directly under it, how many cells are at or below it."""

    organisation: Organisation
    children: int
    cells: int


@dataclass(frozen=True)
class KindCount:
    """How many organisations of a kind there are at and below a node."""

    kind: Kind
    level: Level
    count: int


def organisations_for(actor: Actor) -> QuerySet[Organisation]:
    """Return the organisations that the actor may see, closed ones too."""
    return Organisation.objects.filter(actor.scope(OrganisationPermission.VIEW, through=""))


def get_organisation(actor: Actor, uid: uuid.UUID | str) -> Organisation:
    """Return one organisation that the actor may see."""
    return find(organisations_for(actor).select_related("parent"), uid=uid)


def get_organisation_by_code(actor: Actor, code: str, on: dt.date | None = None) -> Organisation:
    """Return the organisation that had the official code on the day."""
    return find(organisations_for(actor), codes__code=code, codes__valid__contains=on or today())


def branches_under(actor: Actor, parent: Organisation | None = None, on: dt.date | None = None) -> list[Branch]:
    """Return what stood directly under `parent` on the day, in the order of codes; without one, the actor's own nodes."""
    day = on or today()
    rows = _standing(actor, day)
    if parent is not None:
        rows = rows.filter(parent=parent)
    elif actor.is_system:
        rows = rows.filter(parent=None, organisation__kind=Kind.PROVINCE)
    else:
        rows = rows.filter(organisation__path__in=actor.nodes(OrganisationPermission.VIEW))
    rows = rows.annotate(children=_count_below(day, parent=OuterRef("organisation")), cells=_cells_below(day))
    rows = rows.select_related("organisation").order_by("organisation__code", "organisation_id")
    branches = [Branch(row.organisation, row.children, row.cells) for row in rows]
    call_as_of([branch.organisation for branch in branches], day)
    return branches


def branch_of(actor: Actor, organisation: Organisation, on: dt.date | None = None) -> Branch:
    """Return one organisation with its counts of the day; zeros on a day on which it did not stand."""
    day = on or today()
    rows = _standing(actor, day).filter(organisation=organisation)
    row = rows.annotate(children=_count_below(day, parent=OuterRef("organisation")), cells=_cells_below(day)).first()
    return Branch(organisation, row.children, row.cells) if row else Branch(organisation, 0, 0)


def path_to(organisation: Organisation, on: dt.date | None = None) -> list[Organisation]:
    """Return the organisations from the province down to this one, as they stood on the day."""
    keys = [int(key) for key in path_on(organisation, on).split(".")]
    known = Organisation.objects.in_bulk(keys)
    call_as_of(list(known.values()), on or today())
    return [known[key] for key in keys]


def call_as_of(organisations: Sequence[Organisation], day: dt.date) -> None:
    """Let organisations in memory bear the name, kind, sector and code that they had on a day in the past.

    They are for showing, not for saving.
    """
    if day >= today():
        return
    rows = Naming.objects.filter(organisation__in=organisations, valid__contains=day)
    namings = {row.organisation_id: row for row in rows}
    codes = OrganisationCode.objects.filter(organisation__in=organisations, valid__contains=day)
    code_of = dict(codes.values_list("organisation_id", "code"))
    for organisation in organisations:
        organisation.code = code_of.get(organisation.pk, organisation.code)
        if naming := namings.get(organisation.pk):
            organisation.name, organisation.kind, organisation.sector = naming.name, naming.kind, naming.sector


def parents_as_of(organisations: Sequence[Organisation], day: dt.date) -> None:
    """Let organisations in memory stand under the superior that they had on a day in the past, called as it was then."""
    if day >= today():
        return
    rows = Placement.objects.filter(organisation__in=organisations, valid__contains=day).select_related("parent")
    parents = {row.organisation_id: row.parent for row in rows}
    call_as_of([parent for parent in parents.values() if parent], day)
    for organisation in organisations:
        organisation.parent = parents.get(organisation.pk, organisation.parent)


def parent_on(organisation: Organisation, day: dt.date) -> Organisation | None:
    """Return the superior of the day, or today's where it did not stand that day."""
    row = organisation.placements.filter(valid__contains=day).select_related("parent").first()
    return row.parent if row else organisation.parent


def kind_on(day: dt.date, organisation: str = "pk") -> Coalesce:
    """Return SQL for the kind of the day; `organisation` is the way to the organisation's key."""
    kind = "kind" if organisation == "pk" else f"{organisation}__kind"
    rows = Naming.objects.filter(organisation=OuterRef(organisation), valid__contains=day).values("kind")[:1]
    return Coalesce(Subquery(rows), kind)


def namings_of(organisation: Organisation) -> QuerySet[Naming]:
    """Return what the organisation has been called, newest first; nothing where it was never called otherwise."""
    return organisation.namings.select_related("decision").order_by("-valid")


def path_on(organisation: Organisation, on: dt.date | None = None) -> str:
    """Return the path of the day, or the latest one where it did not stand that day."""
    row = organisation.placements.filter(valid__contains=on or today()).first()
    return str(row.path if row else organisation.path)


def paths_on(organisations: Sequence[Organisation], on: dt.date | None = None) -> list[str]:
    """Return the paths of some organisations on the day, of those that stood then."""
    rows = Placement.objects.filter(organisation__in=organisations, valid__contains=on or today())
    return [str(path) for path in rows.order_by("pk").values_list("path", flat=True)]


def visible_among(actor: Actor, organisations: Iterable[Organisation]) -> set[int]:
    """Return the keys of those organisations that the actor may see."""
    return {row.pk for row in organisations if actor.can(OrganisationPermission.VIEW, row)}


def kinds_below(organisation: Organisation, on: dt.date | None = None) -> list[KindCount]:
    """Return how many organisations of each kind stood at and below a node on the day, from the top of the ladder down."""
    rows = Placement.objects.filter(path__descendant_of=path_on(organisation, on), valid__contains=on or today())
    rows = rows.annotate(kind=kind_on(on or today(), "organisation"))
    counts = dict(rows.values_list("kind").annotate(Count("pk")).order_by())
    return [KindCount(kind, LEVEL_OF_KIND[kind], counts[kind]) for kind in Kind if kind in counts]


def placements_of(organisation: Organisation) -> QuerySet[Placement]:
    """Return where the organisation has stood, newest first."""
    return organisation.placements.select_related("parent", "decision").order_by("-valid")


def codes_of(organisation: Organisation) -> QuerySet[OrganisationCode]:
    """Return the codes that the organisation has had, newest first."""
    return organisation.codes.order_by("-valid")


def kind_rules_on(day: dt.date) -> QuerySet[KindRule]:
    """Return the ladder in force on the day."""
    return KindRule.objects.filter(valid__contains=day).order_by("pk")


def pairs_on(day: dt.date) -> frozenset[Pair]:
    """Return which kind may stand under which on the day, as the rules take it."""
    return frozenset(kind_rules_on(day).values_list("parent_kind", "child_kind"))


def tree_faults() -> list[Organisation]:
    """Return the open organisations whose path or placement of today is not what their parent says; none in a sound tree."""
    rows = Organisation.objects.filter(closed_on=None).select_related("parent").order_by("pk")
    standing = dict(Placement.objects.filter(valid__contains=today()).values_list("organisation_id", "path"))
    return [row for row in rows if row.path != _derived_path(row) or standing.get(row.pk) != row.path]


def _derived_path(organisation: Organisation) -> str:
    """Return the path that follows from the parent."""
    return f"{organisation.parent.path}.{organisation.pk}" if organisation.parent else str(organisation.pk)


def _standing(actor: Actor, day: dt.date) -> QuerySet[Placement]:
    """Return the placements of the day that the actor may see."""
    return Placement.objects.filter(actor.scope(OrganisationPermission.VIEW), valid__contains=day)


def _count_below(day: dt.date, **where: object) -> Coalesce:
    """Return SQL for how many placements of the day answer `where`."""
    rows = Placement.objects.filter(valid__contains=day, **where).order_by().values(one=Value(1))
    return Coalesce(Subquery(rows.annotate(count=Count("pk")).values("count"), output_field=IntegerField()), 0)


def _cells_below(day: dt.date) -> Coalesce:
    """Return SQL for how many cells stood at and below a placement."""
    return _count_below(day, path__descendant_of=OuterRef("path"), organisation__kind__in=MEETING_KINDS)
