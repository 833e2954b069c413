"""Drawing a plan, publishing it."""

import datetime as dt
from collections import Counter

from django.db import IntegrityError, transaction
from django.utils import timezone

from sotay.access.action import Lock, action
from sotay.access.actor import Actor
from sotay.core.days import today
from sotay.core.progress import Tell, silent
from sotay.documents.intake.marking import check_typed_text
from sotay.notifications.actions import notify
from sotay.organisations.models import Organisation
from sotay.visits import errors, wording
from sotay.visits.choices import PlanStatus, VisitStatus
from sotay.visits.models import Visit, VisitAssignment, VisitPlan
from sotay.visits.permissions import VisitPermission
from sotay.visits.queries.inputs import Inputs, inputs_of, kept_visits
from sotay.visits.queries.officials import Listed, rules_of_year
from sotay.visits.rules.lacking import reasons
from sotay.visits.rules.solving import SECONDS, Solution, solve

MOST_YEARS = 5
_AREA_LENGTH = 300


@action(VisitPermission.MANAGE, lock=Lock.NOTHING)
def draw_plan(actor: Actor, organisation: Organisation, *, year: int) -> VisitPlan:
    """Begin the plan of a year, or begin it anew as long as it is a draft."""
    if not rules_of_year(organisation, year):
        raise errors.NoRules(name=organisation.name, year=year)
    plan = VisitPlan.objects.select_for_update().filter(organisation=organisation, year=year).first()
    if plan is None:
        try:
            with transaction.atomic():
                return VisitPlan.objects.create(organisation=organisation, year=year, made_by=actor.user)
        except IntegrityError:
            raise errors.PlanBeingDrawn from None
    if plan.is_published:
        raise errors.PlanPublished(year=year)
    plan.status, plan.note, plan.made_by, plan.made_at = PlanStatus.DRAWING, "", actor.user, timezone.now()
    plan.save(update_fields=["status", "note", "made_by", "made_at"])
    return plan


@action(VisitPermission.MANAGE, lock=Lock.NOTHING)
def draw_term(actor: Actor, organisation: Organisation, *, year: int, until: int) -> list[VisitPlan]:
    """Begin the plans of the years of a term, each anew as long as it is a draft; what is published stays."""
    if not year <= until <= year + MOST_YEARS - 1:
        raise errors.TermTooLong(years=MOST_YEARS)
    published = VisitPlan.objects.filter(organisation=organisation, status=PlanStatus.PUBLISHED)
    done = set(published.filter(year__range=(year, until)).values_list("year", flat=True))
    if not (years := [one for one in range(year, until + 1) if one not in done]):
        raise errors.PlanPublished(year=year)
    return [draw_plan(actor, organisation, year=one) for one in years]


@action(VisitPermission.MANAGE)
def fill_plan(
    actor: Actor, plan: VisitPlan, tell: Tell = silent, first: dt.date | None = None, seconds: float = SECONDS
) -> VisitPlan:
    """Have the optimiser place all visits of a plan that is being drawn; from tomorrow on where the year has begun.

    What was set by hand stays where it is, and what was taken out by hand does not come back.
    """
    if plan.is_published:
        raise errors.PlanPublished(year=plan.year)
    begins = first or max(dt.date(plan.year, 1, 1), today() + dt.timedelta(days=1))
    tell("Đọc quy định, cấp ủy viên, ngày sinh hoạt của các chi bộ", 10)
    plan.visits.exclude(pk__in=kept_visits(plan)).exclude(status=VisitStatus.CALLED_OFF).delete()
    plan.assignments.all().delete()
    inputs = inputs_of(plan.organisation, plan.year, begins, max(today(), dt.date(plan.year, 1, 1)))
    plan.visits.exclude(member__in=inputs.listed).delete()  # no longer of the committee
    tell("Bố trí lượt dự", 30)
    solution = solve(
        inputs.officials, inputs.cells, seconds, lambda part: tell(f"Bố trí lượt dự: {part} %", 30 + part * 6 // 10)
    )
    tell("Ghi kế hoạch", 90)
    _write(plan, inputs, solution)
    plan.status, plan.milliseconds = PlanStatus.DRAFT, solution.milliseconds
    plan.missing = sum(solution.missing.values())
    plan.note = "" if solution.is_best else wording.NOT_PROVEN
    plan.save(update_fields=["status", "milliseconds", "missing", "note"])
    return plan


def _write(plan: VisitPlan, inputs: Inputs, solution: Solution) -> None:
    """Write who goes how often, what is lacking and why, and where and when everybody goes."""
    why = reasons(inputs.officials, inputs.cells, solution.turns, solution.missing)
    VisitAssignment.objects.bulk_create(
        VisitAssignment(
            plan=plan, member=one.member, rank=one.rank, post=one.post, minimum=one.rule.minimum,
            planned=one.rule.planned, area=_area(one), lacking=solution.missing.get(key, 0), why=why.get(key, ""),
        )
        for key, one in inputs.listed.items()
    )  # fmt: skip
    Visit.objects.bulk_create(
        Visit(
            plan=plan, organisation=plan.organisation, member_id=turn.official, cell_id=turn.cell, on=turn.day,
            first_planned_on=turn.day,
        )
        for turn in solution.turns
    )  # fmt: skip


def _area(one: Listed) -> str:
    """Return where an official goes, in words."""
    if one.lacks_area:
        return wording.NO_AREA
    return ", ".join(unit.name for unit in one.units)[:_AREA_LENGTH]


@action(VisitPermission.MANAGE)
def stop_plan(actor: Actor, plan: VisitPlan, *, reason: str) -> VisitPlan:
    """Say that a plan could not be drawn."""
    plan.status, plan.note = PlanStatus.FAILED, reason[:300]
    plan.save(update_fields=["status", "note"])
    return plan


@action(VisitPermission.MANAGE)
def publish_plan(actor: Actor, plan: VisitPlan, *, number: str = "", issued_on: dt.date | None = None) -> VisitPlan:
    """Tell the officials where they go; the visits are in their handbooks and calendars from now on."""
    if plan.status != PlanStatus.DRAFT or not plan.visits.exists():
        raise errors.PlanNotReady
    check_typed_text(number)
    plan.status, plan.published_at = PlanStatus.PUBLISHED, timezone.now()
    plan.number, plan.issued_on = number.strip(), issued_on
    plan.save(update_fields=["status", "published_at", "number", "issued_on"])
    standing = plan.visits.exclude(status=VisitStatus.CALLED_OFF).exclude(member__account=None)
    counts = Counter(standing.values_list("member__account_id", flat=True))
    for count in sorted(set(counts.values())):
        told = [account for account, own in counts.items() if own == count]
        notify(told, "visit_plan", wording.PUBLISHED.format(count=count, year=plan.year), wording.plan_link(plan))
    return plan
