"""Reading dated rules as small frozen dataclasses."""

import dataclasses
import datetime as dt
from functools import lru_cache
from typing import Any, ClassVar, Protocol, TypeVar

from django.db.models import F, Q, QuerySet

from sotay.access.actor import Actor
from sotay.core.days import today
from sotay.core.errors import NotPermitted, NotVisible
from sotay.regulations.errors import NormMissing
from sotay.regulations.models import CalendarDay, Norm, Rubric
from sotay.regulations.permissions import RegulationPermission
from sotay.regulations.rules import WorkingCalendar


class Norms(Protocol):
    """A frozen dataclass whose fields are the norms `<prefix>.<field>`."""

    prefix: ClassVar[str]
    __dataclass_fields__: ClassVar[dict[str, Any]]


N = TypeVar("N", bound=Norms)


def norms_on(day: dt.date, kind: type[N]) -> N:
    """Return the values in force on the day for each field of `kind`.

    `class MeetingNorms: prefix = "meeting"; min_minutes: int` reads the norm `meeting.min_minutes`. A field with a default
    may be missing; any other missing norm raises `NormMissing`.
    """
    values = _values(day, kind.prefix)
    found: dict[str, Any] = {}
    for field in dataclasses.fields(kind):
        code = f"{kind.prefix}.{field.name}"
        if code in values:
            found[field.name] = values[code]
        elif field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING:
            raise NormMissing(code=code, day=f"{day:%d/%m/%Y}")
    return kind(**found)


@lru_cache(maxsize=512)
def _values(day: dt.date, prefix: str) -> dict[str, Any]:
    """Return code → value on the day; rules change with a release or by `change_norm`, which clears this."""
    rows = Norm.objects.filter(code__startswith=f"{prefix}.", valid__contains=day)
    return dict(rows.values_list("code", "value"))


def forget_norms() -> None:
    """Read the norms anew from now on."""
    _values.cache_clear()


def rubric_on(day: dt.date, path: str = "") -> Rubric | None:
    """Return the table of points in force on the day, with its items: the province's own, else the national one."""
    own = Q(organisation_id=int(path.partition(".")[0])) if path else Q(pk__in=())
    rows = Rubric.objects.filter(Q(organisation=None) | own, valid__contains=day)
    return rows.order_by(F("organisation").asc(nulls_last=True)).prefetch_related("items").first()


def norms_in_force(day: dt.date) -> QuerySet[Norm]:
    """Return all norms in force on the day, those about one thing together."""
    return Norm.objects.filter(valid__contains=day).order_by("code")


def norms_to_come(day: dt.date) -> QuerySet[Norm]:
    """Return the norms that come into force after the day."""
    return Norm.objects.filter(valid__startswith__gt=day).order_by("valid", "code")


def root_of(actor: Actor) -> str:
    """Return the path of the root of the tree to which the actor belongs, if any."""
    return min((grant.path.partition(".")[0] for grant in actor.held), default="")


def may_issue(actor: Actor) -> bool:
    """Tell whether the actor edits the rules of a whole province."""
    return any("." not in path for path in actor.nodes(RegulationPermission.EDIT))


def rubric_to_issue(actor: Actor) -> Rubric:
    """Return an empty table of the province for which the actor edits rules; a committee below it does not."""
    root = next((path for path in actor.nodes(RegulationPermission.EDIT) if "." not in path), None)
    if root is None:
        raise NotPermitted
    return Rubric(organisation_id=int(root))


def rubric_to_come(path: str, day: dt.date) -> Rubric | None:
    """Return the province's table that comes into force after the day."""
    if not path:
        return None
    rows = Rubric.objects.filter(organisation_id=int(path.partition(".")[0]), valid__startswith__gt=day)
    return rows.select_related("organisation").prefetch_related("items").order_by("valid").first()


def get_rubric_to_come(actor: Actor) -> Rubric:
    """Return the table to come of the province for which the actor edits rules."""
    found = rubric_to_come(str(rubric_to_issue(actor).organisation_id), today())
    if found is None:
        raise NotVisible
    return found


def working_calendar() -> WorkingCalendar:
    """Return the calendar of working days: one query, for as many deadlines as the caller has."""
    rows = list(CalendarDay.objects.values_list("day", "is_working"))
    return WorkingCalendar(
        off=frozenset(day for day, is_working in rows if not is_working),
        worked=frozenset(day for day, is_working in rows if is_working),
    )


def working_day_after(day: dt.date, count: int) -> dt.date:
    """Return the `count`-th working day after the day; whoever needs several takes `working_calendar()` once."""
    return working_calendar().after(day, count)


def working_days_between(first: dt.date, until: dt.date) -> int:
    """Return how many working days lie after `first`, up to and including `until`."""
    return working_calendar().between(first, until)


def calendar_days(year: int) -> QuerySet[CalendarDay]:
    """Return the holidays and exchanged days of a year."""
    return CalendarDay.objects.filter(day__year=year)


def last_calendar_year() -> int:
    """Return the last year of which holidays are known, or zero."""
    found = CalendarDay.objects.order_by("-day").values_list("day", flat=True).first()
    return found.year if found else 0


def calendar_day_to_record(actor: Actor) -> CalendarDay:
    """Return an empty day of the province for which the actor edits rules."""
    return CalendarDay(organisation_id=rubric_to_issue(actor).organisation_id)


def get_calendar_day(actor: Actor, number: int) -> CalendarDay:
    """Return a day that the actor may take back; what was shipped belongs to the actor's province like the rest."""
    found = CalendarDay.objects.filter(pk=number).first()
    if found is None:
        raise NotVisible
    found.organisation_id = rubric_to_issue(actor).organisation_id
    return found
