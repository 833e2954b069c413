"""Where a candidate stands: the cell's road, the days from which deadlines run, the papers still missing."""

import datetime as dt

from django.db.models import Q, QuerySet

from sotay.committees.choices import Post
from sotay.committees.models import Position
from sotay.core.days import today
from sotay.development import rules
from sotay.development.choices import Level, Outcome, Phase, Special, StepKind
from sotay.development.models import Candidate, ChecklistItem, Step
from sotay.development.rules import AgeNorms, DevelopmentNorms
from sotay.meetings.choices import MotionStatus, Threshold
from sotay.meetings.models import Motion
from sotay.members.choices import AffiliationKind, Status
from sotay.members.models import Affiliation, Member, Standing
from sotay.organisations.choices import Kind
from sotay.organisations.models import Organisation
from sotay.regulations.queries import norms_on, working_calendar


def norms_of(day: dt.date) -> DevelopmentNorms:
    """Return the norms of the day."""
    return norms_on(day, DevelopmentNorms)


def ages_of(day: dt.date) -> AgeNorms:
    """Return the ages of the day."""
    return norms_on(day, AgeNorms)


def has_base(cell: Organisation) -> bool:
    """Tell whether a committee stands between the cell and the superior of grassroots organisations."""
    return cell.kind != Kind.GRASSROOTS_CELL


def road_of(cell: Organisation) -> tuple[StepKind, ...]:
    """Return the steps of the cell's candidates."""
    parent = cell.parent
    return rules.road(has_base=has_base(cell), has_partial=parent is not None and parent.kind == Kind.PARTIAL_COMMITTEE)


def base_of(cell: Organisation) -> Organisation | None:
    """Return the grassroots committee of a cell, or nothing for a grassroots cell."""
    node = cell.parent if has_base(cell) else None
    while node is not None and node.kind == Kind.PARTIAL_COMMITTEE:
        node = node.parent
    return node


def superior_of(cell: Organisation) -> Organisation | None:
    """Return the body above the grassroots organisation, which decides where the regulation says so."""
    return (base_of(cell) or cell).parent


def body_of(level: str, cell: Organisation) -> Organisation | None:
    """Return the organisation whose turn it is."""
    if level == Level.CELL:
        return cell
    if level == Level.PARTIAL:
        return cell.parent
    return base_of(cell) if level == Level.BASE else superior_of(cell)


def steps_of(candidate: Candidate) -> list[Step]:
    """Return the steps that stand, in their order."""
    return list(candidate.steps.filter(number__isnull=False).order_by("number"))


def days_of(candidate: Candidate, steps: list[Step]) -> rules.Days:
    """Return the days from which the candidate's deadlines run."""
    received = next((step.received_on for step in steps if step.kind == StepKind.DECISION), None)
    return rules.Days(
        of_step={step.kind: step.held_on for step in steps},
        certificate_on=candidate.certificate_on,
        dossier_on=candidate.dossier_on,
        received_on=received,
        joined_on=candidate.joined_on,
        extended=candidate.extended_months,
        is_hard=candidate.special not in ("", Special.READMISSION),
    )


def due_of(candidate: Candidate, kind: StepKind, steps: list[Step]) -> dt.date | None:
    """Return the deadline of the candidate's step, under the norms of the day on which the last step was done."""
    day = steps[-1].held_on if steps else candidate.noted_on
    return rules.due_on(kind, days_of(candidate, steps), norms_of(day), working_calendar().after)


def checklist_of(candidate: Candidate, phase: str, day: dt.date) -> list[ChecklistItem]:
    """Return the papers that the dossier asks for under the rules of the day."""
    rows = list(ChecklistItem.objects.filter(phase=phase, valid__contains=day).order_by("number"))
    facts = {row.code: rules.Item(row.code, row.alternative, row.only_for) for row in rows}
    wanted = {item.code for item in rules.items_for(list(facts.values()), candidate.source, candidate.special)}
    return [row for row in rows if row.code in wanted]


def missing_papers(candidate: Candidate, phase: Phase, day: dt.date) -> list[ChecklistItem]:
    """Return the papers still missing."""
    rows = checklist_of(candidate, phase, day)
    held = set(candidate.papers.values_list("item__code", flat=True))
    codes = rules.missing([rules.Item(row.code, row.alternative, row.only_for) for row in rows], held)
    return [row for row in rows if row.code in codes]


def official_members(cell: Organisation, day: dt.date) -> "QuerySet[Member]":
    """Return the official members of the cell on the day: who may help and introduce."""
    here = Q(
        affiliations__organisation=cell,
        affiliations__valid__contains=day,
        affiliations__kind=AffiliationKind.OFFICIAL,
    )
    return (
        Member.objects.filter(here, standings__valid__contains=day, standings__status=Status.FULL)
        .order_by("sort_key", "pk")
        .distinct()
    )


def is_official_member(member: Member, cell: Organisation, day: dt.date) -> bool:
    """Tell whether somebody may help or introduce in the cell."""
    return official_members(cell, day).filter(pk=member.pk).exists()


def unfollowed_probationary(node: Organisation) -> "QuerySet[Member]":
    """Return the probationary members of today at and below the node whose way to full membership nobody follows."""
    day = today()
    affiliations = Affiliation.objects.filter(
        organisation__path__descendant_of=node.path, kind=AffiliationKind.OFFICIAL, valid__contains=day
    )
    standings = Standing.objects.filter(status=Status.PROBATIONARY, valid__contains=day)
    return Member.objects.filter(
        pk__in=affiliations.values("member"), standings__in=standings, candidate=None, merged_into=None
    ).order_by("sort_key", "pk")


def votes_failed(candidate: Candidate, kind: str) -> int:
    """Return how often the vote of a step has failed."""
    return candidate.steps.filter(kind=kind, outcome=Outcome.FAILED).count()


def motions_of(cell: Organisation, *, two_thirds: bool) -> "QuerySet[Motion]":
    """Return the latest motions of the cell's meetings with a result, by which a vote can be recorded."""
    rows = Motion.objects.filter(meeting__organisation=cell, status=MotionStatus.CLOSED)
    if two_thirds:
        rows = rows.filter(threshold=Threshold.TWO_THIRDS)
    return rows.select_related("meeting").order_by("-meeting__held_on", "-pk")[:20]


def secretaries_of(organisations: set[int], day: dt.date | None = None) -> dict[int, Member]:
    """Return the secretary of each organisation on the day, by its key."""
    rows = Position.objects.filter(
        organisation_id__in=organisations, post=Post.SECRETARY, valid__contains=day or today()
    ).select_related("member")
    return {row.organisation_id: row.member for row in rows}
