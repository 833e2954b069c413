"""Setting the regulation, and naming the cells that come first."""

import datetime as dt

from sotay.access.action import Lock, action
from sotay.access.actor import Actor
from sotay.core.days import since
from sotay.documents.intake.marking import check_typed_text
from sotay.meetings.choices import MonthPattern
from sotay.organisations.models import Organisation
from sotay.visits import errors
from sotay.visits.choices import Area, Cells, Hardship
from sotay.visits.models import HardCell, VisitPattern, VisitRule
from sotay.visits.permissions import VisitPermission


@action(VisitPermission.MANAGE)
def set_rule(  # noqa: PLR0913 -- the fields of one form
    actor: Actor,
    organisation: Organisation,
    *,
    rank: str,
    minimum: int,
    planned: int,
    first: dt.date,
    source: str,
    cells: str = Cells.ANY,
    area: str = Area.WHOLE,
    day: int | None = None,
    months: str = MonthPattern.EVERY,
    hard_first: bool = True,
) -> VisitRule:
    """Let a rule hold for a rank from a day on; what held before ends then."""
    check_typed_text(source)
    if planned < minimum:
        raise errors.RuleTooFew
    present = VisitRule.objects.filter(organisation=organisation, rank=rank, valid__endswith=None).first()
    if present is not None and present.valid.lower >= first:
        raise errors.RuleInThePast(day=f"{present.valid.lower:%d/%m/%Y}")
    if present is not None:
        present.valid = since(present.valid.lower, first)
        present.save(update_fields=["valid"])
    return VisitRule.objects.create(
        organisation=organisation, rank=rank, minimum=minimum, planned=planned, cells=cells, area=area, day=day,
        months=months, hard_first=hard_first, valid=since(first), source=source.strip(),
    )  # fmt: skip


@action(VisitPermission.MANAGE)
def adopt_pattern(
    actor: Actor, organisation: Organisation, *, pattern: VisitPattern, first: dt.date, source: str = ""
) -> list[VisitRule]:
    """Let a regulation of elsewhere hold here from a day on, under the own source; all lines that held before end then."""
    check_typed_text(source)
    present = list(VisitRule.objects.filter(organisation=organisation, valid__endswith=None))
    latest = max((row.valid.lower for row in present), default=None)
    if latest is not None and latest >= first:
        raise errors.RulesThere(day=f"{latest:%d/%m/%Y}")
    for row in present:
        row.valid = since(row.valid.lower, first)
        row.save(update_fields=["valid"])
    return VisitRule.objects.bulk_create(
        VisitRule(
            organisation=organisation, rank=line.rank, minimum=line.minimum, planned=line.planned, cells=line.cells,
            area=line.area, day=line.day, months=line.months, hard_first=line.hard_first, valid=since(first),
            source=source.strip() or pattern.source,
        )
        for line in pattern.rules.all()
    )  # fmt: skip


@action(VisitPermission.MANAGE)
def end_rule(actor: Actor, rule: VisitRule, *, on: dt.date) -> VisitRule:
    """Let a line no longer hold from a day on; one that had not begun is taken back."""
    if rule.valid.upper is not None:
        raise errors.RuleOver
    if on <= rule.valid.lower:
        rule.delete()
        return rule
    rule.valid = since(rule.valid.lower, on)
    rule.save(update_fields=["valid"])
    return rule


@action(VisitPermission.MANAGE)
def mark_hard(
    actor: Actor, organisation: Organisation, *, first: dt.date, source: str, kind: str = Hardship.REMOTE
) -> HardCell:
    """Let a cell be attended before others."""
    check_typed_text(source)
    if not organisation.is_cell:
        raise errors.NotACell
    if HardCell.objects.filter(organisation=organisation, valid__overlap=(first, None)).exists():
        raise errors.AlreadyHard
    return HardCell.objects.create(organisation=organisation, kind=kind, valid=since(first), source=source.strip())


@action(VisitPermission.MANAGE, lock=Lock.TARGET)
def end_hard(actor: Actor, hard: HardCell, *, on: dt.date) -> HardCell:
    """Let a cell no longer come first from a day on; one that had not begun is taken back."""
    if on <= hard.valid.lower:
        hard.delete()
        return hard
    hard.valid = since(hard.valid.lower, on)
    hard.save(update_fields=["valid"])
    return hard
