"""Candidates as lists and as a page: whom the actor may see, what is due, what comes next."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from sotay.access.actor import Actor
from sotay.core.days import today
from sotay.core.errors import NotPermitted
from sotay.core.find import find
from sotay.core.text import search_key
from sotay.development import rules
from sotay.development.choices import (
    OPEN,
    CandidateStatus,
    Level,
    Outcome,
    Phase,
    StepKind,
)
from sotay.development.models import Candidate, ChecklistItem, Helper, Paper, Step
from sotay.development.permissions import DevelopmentPermission as P
from sotay.development.queries.road import (
    ages_of,
    base_of,
    body_of,
    checklist_of,
    has_base,
    missing_papers,
    norms_of,
    road_of,
    secretaries_of,
    superior_of,
    unfollowed_probationary,
    votes_failed,
)
from sotay.members.models import Member
from sotay.members.rules import masked, years_between
from sotay.organisations.choices import MEETING_KINDS
from sotay.organisations.models import Organisation

MASKED = {
    "national_id": "Số định danh cá nhân",
    "phone": "Điện thoại",
    "residence": "Nơi thường trú",
}
LATE, SOON = "late", "soon"
NEAR_DAYS = 366


@dataclass(frozen=True)
class Filters:
    """What the list is narrowed to: `stage` is the step whose turn it is, `reached` a step that is behind them."""

    q: str = ""
    organisation: UUID | None = None
    source: str = ""
    stage: str = ""
    reached: str = ""
    status: str = ""
    level: str = ""
    due: str = ""


def candidates_for(actor: Actor, filters: Filters = Filters()) -> "QuerySet[Candidate]":
    """Return the candidates that the actor may see, by given name; those followed unless a status is asked for."""
    rows = Candidate.objects.filter(actor.scope(P.VIEW)).select_related("organisation__parent")
    if filters.organisation is not None:
        rows = rows.filter(organisation__path__descendant_of=get_node(actor, filters.organisation).path)
    rows = rows.filter(status=filters.status) if filters.status else rows.filter(status__in=OPEN)
    if filters.source:
        rows = rows.filter(source=filters.source)
    if filters.level:
        rows = rows.filter(level=filters.level)
    if filters.stage in StepKind.values:
        rows = rows.filter(next_step=filters.stage)
    if filters.reached in StepKind.values:
        rows = rows.filter(stage__in=rules.stages_from(StepKind(filters.reached)))
    if key := search_key(filters.q):
        rows = rows.filter(search_key__contains=key)
    if filters.due in {LATE, SOON}:
        rows = rows.filter(_due(filters.due, today()))
    return rows.order_by("sort_key", "pk")


def _due(which: str, day: dt.date) -> Q:
    """Return the condition for what is late, or due within the days before which it is told."""
    if which == LATE:
        return Q(due_on__lt=day)
    return Q(due_on__gte=day, due_on__lte=day + dt.timedelta(days=norms_of(day).due_soon_days))


def get_node(actor: Actor, uid: UUID) -> Organisation:
    """Return an organisation whose candidates the actor may see."""
    return find(Organisation.objects.filter(actor.scope(P.VIEW, through="")).select_related("parent"), uid=uid)


def top_node(actor: Actor) -> Organisation | None:
    """Return the highest organisation whose candidates the actor may see."""
    rows = Organisation.objects.filter(actor.scope(P.VIEW, through=""), closed_on=None)
    return rows.order_by("path__depth", "path").first()


def cells_to_keep(actor: Actor) -> "QuerySet[Organisation]":
    """Return the open cells whose list the actor keeps."""
    rows = Organisation.objects.filter(actor.scope(P.KEEP, through=""), kind__in=MEETING_KINDS, closed_on=None)
    return rows.order_by("sort_key", "pk")


def get_cell_to_keep(actor: Actor, uid: UUID) -> Organisation:
    """Return one of them: unseen is not there, seen but not kept is refused."""
    cell = get_node(actor, uid)
    actor.require(P.KEEP, cell)
    return cell


@dataclass(frozen=True)
class Unfollowed:
    """How many probationary members at and below an organisation nobody follows."""

    node: Organisation
    count: int


def count_unfollowed(actor: Actor, uid: UUID | None) -> Unfollowed | None:
    """Return how many probationary members nobody follows, to whoever can put them on the list."""
    node = get_node(actor, uid) if uid else top_node(actor)
    if node is None or not actor.can(P.KEEP, node):
        return None
    count = unfollowed_probationary(node).count()
    return Unfollowed(node, count) if count else None


def get_candidate(actor: Actor, uid: UUID) -> Candidate:
    """Return one candidate in sight."""
    rows = Candidate.objects.filter(actor.scope(P.VIEW))
    return find(rows.select_related("organisation__parent__parent", "member", "age_consent"), uid=uid)


def get_candidate_for(actor: Actor, uid: UUID, permission: P) -> Candidate:
    """Return one candidate with whom the actor may do something: unseen is not there, seen but not allowed is refused."""
    candidate = get_candidate(actor, uid)
    actor.require(permission, candidate.organisation)
    return candidate


def get_item(candidate: Candidate, code: str) -> ChecklistItem:
    """Return a paper that the candidate's dossiers ask for."""
    for phase in Phase:
        for row in checklist_of(candidate, phase, today()):
            if row.code == code:
                return row
    return find(ChecklistItem.objects.none(), code=code)


@dataclass(frozen=True)
class Line:
    """A candidate in a list of what is due: the next step, whose it is, how late."""

    candidate: Candidate
    body: Organisation | None
    owner: Member | None
    days_left: int | None

    @property
    def is_late(self) -> bool:
        """Tell whether the deadline is over."""
        return self.days_left is not None and self.days_left < 0

    @property
    def is_near(self) -> bool:
        """Tell whether the deadline is over or within a year; a limit that lies farther off presses nobody."""
        return self.days_left is not None and self.days_left <= NEAR_DAYS

    @property
    def days_late(self) -> int:
        """Return by how many days."""
        return max(0, -(self.days_left or 0))


def lines_of(candidates: Sequence[Candidate]) -> list[Line]:
    """Return lines with bodies and owners: two queries for as many as there are, organisations coming with the rows."""
    day = today()
    above = _with_ancestors(candidates)
    bodies = {row.pk: body_of(row.level, above[row.organisation_id]) if row.level else None for row in candidates}
    owners = secretaries_of({body.pk for body in bodies.values() if body})
    return [
        Line(
            row,
            bodies[row.pk],
            owners.get(body.pk) if (body := bodies[row.pk]) else None,
            (row.due_on - day).days if row.due_on else None,
        )
        for row in candidates
    ]


def _with_ancestors(candidates: Sequence[Candidate]) -> dict[int, Organisation]:
    """Return the cells of candidates by key, each with the organisations above it already read."""
    keys = {int(key) for row in candidates for key in str(row.organisation.path).split(".")}
    nodes = {node.pk: node for node in Organisation.objects.filter(pk__in=keys)}
    for node in nodes.values():
        node.parent = nodes.get(node.parent_id or 0)
    return nodes


def due_lines(actor: Actor, filters: Filters) -> list[Line]:
    """Return what is late or due soon, the latest first."""
    day = today()
    rows = candidates_for(actor, filters)
    if not filters.due:
        rows = rows.filter(_due(LATE, day) | _due(SOON, day))
    return lines_of(list(rows.order_by("due_on", "sort_key", "pk")[:500]))


@dataclass(frozen=True)
class Waiting:
    """How much waits for the actor: late, soon, in all, and the first few."""

    late: int
    soon: int
    followed: int
    first: Sequence[Line]

    @property
    def is_any(self) -> bool:
        """Tell whether anything is late or due soon."""
        return bool(self.late or self.soon)


def waiting_for(actor: Actor, count: int = 3) -> Waiting | None:
    """Return what of the road is late or due soon in the actor's scope, for a first page; nothing without the right."""
    if not actor.has(P.VIEW):
        return None
    day = today()
    rows = candidates_for(actor)
    found = rows.order_by().aggregate(
        late=Count("pk", filter=_due(LATE, day)), soon=Count("pk", filter=_due(SOON, day)), followed=Count("pk")
    )
    first = due_lines(actor, Filters())[:count] if found["late"] or found["soon"] else []
    return Waiting(**found, first=first)


# --- One candidate -----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class RoadStep:
    """A step of the road as the page draws it: done, the next one, or to come; votes that failed stand below."""

    kind: StepKind
    step: Step | None
    is_next: bool
    failed: Sequence[Step]

    @property
    def state(self) -> str:
        """Return the class of the line."""
        return "done" if self.step else "now" if self.is_next else ""


@dataclass(frozen=True)
class DossierLine:
    """A paper that is asked for, and the one that is there."""

    item: ChecklistItem
    paper: Paper | None
    is_missing: bool


@dataclass(frozen=True)
class CandidatePage:
    """One candidate with everything that the page shows."""

    candidate: Candidate
    road: Sequence[RoadStep]
    line: Line
    phase: Phase
    dossier: Sequence[DossierLine]
    helpers: Sequence[Helper]
    masked: Sequence[tuple[str, str, str]]
    failed: int
    can_keep: bool
    can_resolve: bool
    can_reveal: bool
    can_step: bool
    is_dossier_old: bool
    asks_superior: bool
    over_age: bool
    official_on: dt.date | None

    @property
    def age(self) -> int:
        """Return the completed years."""
        return years_between(self.candidate.born_on, today())

    @property
    def papers_left(self) -> int:
        """Return how many papers are missing."""
        return sum(line.is_missing for line in self.dossier)

    @property
    def papers_there(self) -> int:
        """Return how many papers are there."""
        return sum(line.paper is not None for line in self.dossier)

    @property
    def is_next_dossier(self) -> bool:
        """Tell whether papers are what is being collected."""
        return self.candidate.next_step in {StepKind.DOSSIER, StepKind.NEW_MEMBER_CLASS, StepKind.RECOGNITION_CELL}

    @property
    def waits_for_papers(self) -> bool:
        """Tell whether the next step cannot be done before more papers are there."""
        return self.papers_left > 0 and self.candidate.next_step in {StepKind.DOSSIER, StepKind.RECOGNITION_CELL}

    @property
    def is_admitted(self) -> bool:
        """Tell whether the ceremony was held."""
        return self.candidate.member_id is not None

    @property
    def is_probationary(self) -> bool:
        """Tell whether probation runs."""
        return self.candidate.status == CandidateStatus.PROBATIONARY

    @property
    def can_reopen(self) -> bool:
        """Tell whether the cell may follow again."""
        return self.can_keep and self.candidate.status in {CandidateStatus.WITHDRAWN, CandidateStatus.DROPPED}


def candidate_page(actor: Actor, uid: UUID) -> CandidatePage:
    """Return one candidate in sight, with road, dossier and rights."""
    candidate = get_candidate(actor, uid)
    cell, day = candidate.organisation, today()
    steps = list(candidate.steps.select_related("decision", "motion__meeting", "recorded_by").order_by("pk"))
    phase = Phase.RECOGNITION if candidate.member_id else Phase.ADMISSION
    norms, ages = norms_of(day), ages_of(day)
    failed = votes_failed(candidate, candidate.next_step) if candidate.next_step else 0
    months = rules.months_between(candidate.born_on, day)
    return CandidatePage(
        candidate=candidate,
        road=_road(candidate, steps),
        line=lines_of([candidate])[0],
        phase=phase,
        dossier=_dossier(candidate, phase, day),
        helpers=list(candidate.helpers.select_related("member").order_by("-valid")),
        masked=[(name, label, masked(getattr(candidate, name))) for name, label in MASKED.items()],
        failed=failed,
        can_keep=actor.can(P.KEEP, cell),
        can_resolve=actor.can(P.RESOLVE, cell),
        can_reveal=actor.can(P.REVEAL, cell),
        can_step=candidate.is_open and may_step(actor, candidate),
        is_dossier_old=candidate.next_step == StepKind.CELL_VOTE
        and candidate.dossier_on is not None
        and not rules.is_dossier_fresh(candidate.dossier_on, day, norms),
        asks_superior=failed >= norms.votes_before_superior,
        over_age=candidate.member_id is None and months > ages.age_max * 12,
        official_on=rules.official_day(candidate.joined_on, candidate.extended_months, norms_of(candidate.joined_on))
        if candidate.joined_on
        else None,
    )


def may_step(actor: Actor, candidate: Candidate) -> bool:
    """Tell whether the next step is the actor's to record."""
    cell = candidate.organisation
    if candidate.level == Level.CELL:
        return actor.can(P.KEEP, cell)
    if candidate.level == Level.SUPERIOR:
        above = superior_of(cell) or cell
        return actor.can(P.RESOLVE, cell) and actor.can(P.DECIDE, above)
    return bool(candidate.level) and actor.can(P.RESOLVE, cell)


def get_candidate_to_step(actor: Actor, uid: UUID) -> Candidate:
    """Return a candidate whose next step the actor may record."""
    candidate = get_candidate(actor, uid)
    if candidate.is_open and not may_step(actor, candidate):
        raise NotPermitted
    if not candidate.is_open:
        actor.require(P.KEEP, candidate.organisation)
    return candidate


def _road(candidate: Candidate, steps: Sequence[Step]) -> list[RoadStep]:
    """Return the road with what was done on it."""
    standing = {step.kind: step for step in steps if step.number is not None}
    kinds = [kind for kind in StepKind if kind in standing or kind in road_of(candidate.organisation)]
    return [
        RoadStep(
            kind,
            standing.get(kind),
            candidate.next_step == kind,
            [step for step in steps if step.kind == kind and step.outcome == Outcome.FAILED],
        )
        for kind in kinds
    ]


def _dossier(candidate: Candidate, phase: Phase, day: dt.date) -> list[DossierLine]:
    """Return the papers that are asked for, each with the one that is there."""
    held = {paper.item.code: paper for paper in candidate.papers.select_related("item", "introducer")}
    lacking = {row.code for row in missing_papers(candidate, phase, day)}
    return [DossierLine(row, held.get(row.code), row.code in lacking) for row in checklist_of(candidate, phase, day)]


def works_at_phone(actor: Actor, candidate: Candidate) -> bool:
    """Tell whether the actor is of the cell and so sees the page in the handbook."""
    return not actor.can(P.RESOLVE, candidate.organisation)


__all__ = [
    "MASKED", "CandidatePage", "Filters", "Line", "Waiting", "base_of", "candidate_page", "candidates_for", "cells_to_keep",
    "due_lines", "get_candidate", "get_candidate_for", "get_candidate_to_step", "get_cell_to_keep", "get_item", "get_node",
    "has_base", "lines_of", "top_node", "waiting_for", "works_at_phone",
]  # fmt: skip
