"""What a province writes of the rules: its own table of points, and the holidays announced each year."""

import datetime as dt

from sotay.access.action import Lock, action
from sotay.access.actor import Actor
from sotay.core import display
from sotay.core.dates import ONE_DAY
from sotay.core.days import since, today
from sotay.regulations import errors
from sotay.regulations.models import CalendarDay, Rubric, RubricItem
from sotay.regulations.permissions import RegulationPermission
from sotay.regulations.rules import TOTAL, RubricDraft, WorkingCalendar, ratings_fall, total_of


@action(RegulationPermission.EDIT, lock=Lock.NOTHING)
def issue_rubric(actor: Actor, rubric: Rubric, *, draft: RubricDraft) -> Rubric:
    """Put a table into force from a day to come on; it ends the present one and replaces one that was still to come."""
    if draft.first <= today():
        raise errors.RubricTooEarly(day=display.day(today() + ONE_DAY))
    if total_of(draft.items) != TOTAL:
        raise errors.RubricTotalWrong(total=total_of(draft.items))
    if not ratings_fall(draft.bands):
        raise errors.RatingsWrong
    _make_room(rubric, draft.first)
    rubric.name, rubric.source, rubric.valid = draft.name.strip(), draft.source.strip(), since(draft.first)
    rubric.bands = [[least, label] for least, label in draft.bands]
    rubric.save(force_insert=True)
    RubricItem.objects.bulk_create(
        RubricItem(
            rubric=rubric,
            number=number,
            group=item.group,
            title=item.title,
            maximum=item.maximum,
            rule=item.rule,
            bands=[list(band) for band in item.bands],
        )
        for number, item in enumerate(draft.items, 1)
    )
    return rubric


@action(RegulationPermission.EDIT)
def withdraw_rubric(actor: Actor, rubric: Rubric) -> None:
    """Take back a table whose first day has not come; the one before it goes on."""
    if rubric.valid.lower <= today():
        raise errors.RubricInForce
    before = Rubric.objects.filter(organisation=rubric.organisation, valid__endswith=rubric.valid.lower)
    ended = before.first()
    RubricItem.objects.filter(rubric=rubric).delete()
    Rubric.objects.filter(pk=rubric.pk).delete()
    if ended is not None:
        ended.valid = since(ended.valid.lower)
        ended.save(update_fields=["valid"])


@action(RegulationPermission.EDIT, lock=Lock.NOTHING)
def record_calendar_day(actor: Actor, target: CalendarDay, *, day: dt.date, name: str, source: str) -> CalendarDay:
    """Record a day that differs from its week: a weekday is off, a weekend day is worked (Labour Code 2019, Art. 111-112)."""
    if CalendarDay.objects.filter(day=day).exists():
        raise errors.CalendarDayKnown(day=display.day(day))
    target.day, target.is_working = day, not WorkingCalendar().is_working(day)
    target.name, target.source = name.strip(), source.strip()
    target.save(force_insert=True)
    return target


@action(RegulationPermission.EDIT, lock=Lock.NOTHING)
def remove_calendar_day(actor: Actor, target: CalendarDay) -> None:
    """Take a day back: it counts as the week says again, for deadlines set from now on."""
    CalendarDay.objects.filter(pk=target.pk).delete()


def _make_room(rubric: Rubric, first: dt.date) -> None:
    """End the province's present table and drop what was to come."""
    own = Rubric.objects.select_for_update().filter(organisation=rubric.organisation_id)
    to_come = own.filter(valid__startswith__gt=today())
    RubricItem.objects.filter(rubric__in=to_come).delete()
    to_come.delete()
    for row in own.filter(valid__contains=today()):
        row.valid = since(row.valid.lower, first)
        row.save(update_fields=["valid"])
