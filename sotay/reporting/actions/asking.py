"""Asking for reports: by a pattern, by a form of one's own, suddenly; changing what is asked, asking no more."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from sotay.access.action import Lock, action
from sotay.access.actor import Actor
from sotay.core import display
from sotay.core.days import since
from sotay.core.text import clean
from sotay.documents.intake.marking import check_typed_text
from sotay.organisations.models import Organisation
from sotay.reporting import errors
from sotay.reporting.actions.telling import tell
from sotay.reporting.choices import PeriodKind
from sotay.reporting.models import Report, ReportForm
from sotay.reporting.permissions import ReportingPermission as P
from sotay.reporting.queries import units_of
from sotay.reporting.wording import REPORT_ASKED


@action(P.ISSUE, lock=Lock.NOTHING)
def issue_form(  # noqa: PLR0913 -- the fields of one form
    actor: Actor, organisation: Organisation, *, pattern: ReportForm, due_days: int, first: dt.date, source: str
) -> ReportForm:
    """Ask for a report by one of the patterns, from the period that begins on or after a day."""
    if ReportForm.objects.filter(organisation=organisation, name=pattern.name, valid__contains=actor.today()).exists():
        raise errors.AlreadyIssued(name=organisation.name)
    form = ReportForm(
        organisation=organisation,
        name=pattern.name,
        period_kind=pattern.period_kind,
        kinds=pattern.kinds,
        due_days=due_days,
        sections=pattern.sections,
        valid=since(first),
        source=clean(source),
    )
    _require_units(form, organisation)
    form.save(force_insert=True)
    return form


@action(P.ISSUE, lock=Lock.NOTHING)
def write_form(  # noqa: PLR0913 -- the fields of one form
    actor: Actor,
    organisation: Organisation,
    *,
    name: str,
    period_kind: str,
    kinds: Sequence[str],
    due_days: int,
    first: dt.date,
    source: str,
    sections: Sequence[Mapping[str, Any]],
) -> ReportForm:
    """Ask for a periodic report by a form of the body's own, from the period that begins on or after a day."""
    if ReportForm.objects.filter(organisation=organisation, name=clean(name), valid__contains=actor.today()).exists():
        raise errors.AlreadyIssued(name=organisation.name)
    form = ReportForm(
        organisation=organisation,
        name=clean(name),
        period_kind=period_kind,
        kinds=list(kinds),
        due_days=due_days,
        sections=_sections(sections),
        valid=since(first),
        source=clean(source),
    )
    _require_units(form, organisation)
    form.save(force_insert=True)
    return form


@action(P.ISSUE)
def edit_form(  # noqa: PLR0913 -- the fields of one form
    actor: Actor,
    form: ReportForm,
    *,
    name: str,
    period_kind: str,
    kinds: Sequence[str],
    due_days: int,
    first: dt.date,
    source: str,
    sections: Sequence[Mapping[str, Any]],
) -> ReportForm:
    """Write a form anew. Once a unit has begun a report by it, a new form follows from a later period on; what was begun stays."""
    if form.valid.upper is not None or form.organisation is None:
        raise errors.FormEnded
    begun = Report.objects.filter(form=form).order_by("-first").values_list("first", flat=True).first()
    if begun is not None and form.period_kind == PeriodKind.SUDDEN:
        raise errors.SuddenInUse
    if begun is not None and first <= begun:
        raise errors.FormInUse(day=display.day(begun))
    values: dict[str, Any] = {
        "name": clean(name),
        "period_kind": period_kind,
        "kinds": list(kinds),
        "due_days": due_days,
        "source": clean(source),
        "sections": _sections(sections),
        "valid": since(first),
    }
    if begun is None:
        for field, value in values.items():
            setattr(form, field, value)
        _require_units(form, form.organisation)
        form.save(update_fields=[*values])
        return form
    following = ReportForm(organisation=form.organisation, **values)
    _require_units(following, form.organisation)
    form.valid = since(form.valid.lower, first)
    form.save(update_fields=["valid"])
    following.save(force_insert=True)
    return following


@action(P.ISSUE, lock=Lock.NOTHING)
def ask_suddenly(  # noqa: PLR0913 -- the fields of one form
    actor: Actor,
    organisation: Organisation,
    *,
    name: str,
    question: str,
    kinds: Sequence[str],
    due_on: dt.date,
    figures: Sequence[str] = (),
) -> ReportForm:
    """Ask for a report once, by a day; each unit's secretary hears of it at once."""
    day = actor.today()
    if due_on < day:
        raise errors.DueBeforeToday
    check_typed_text(name)
    check_typed_text(question)
    form = ReportForm(
        organisation=organisation,
        name=clean(name),
        period_kind=PeriodKind.SUDDEN,
        kinds=list(kinds),
        asked_on=day,
        due_on=due_on,
        sections=[{"key": "answer", "heading": "Nội dung báo cáo", "figures": list(figures), "hint": clean(question)}],
        valid=since(day),
    )
    _require_units(form, organisation)
    form.save(force_insert=True)
    tell(units_of(form).values_list("pk", flat=True), REPORT_ASKED.format(name=form.name, day=display.day(due_on)))
    return form


@action(P.ISSUE)
def end_form(actor: Actor, form: ReportForm) -> ReportForm:
    """Ask for it no more from today on; what was submitted stays."""
    if form.valid.upper is not None:
        raise errors.FormEnded
    form.valid = since(form.valid.lower, max(actor.today(), form.valid.lower + dt.timedelta(days=1)))
    form.save(update_fields=["valid"])
    return form


def _sections(sections: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return the sections as a form keeps them; a section keeps its key, so that words written before still find it."""
    found = []
    used = {section.get("key") for section in sections}
    free = (f"part{number}" for number in range(1, 100) if f"part{number}" not in used)
    for section in sections:
        heading = clean(section["heading"])
        check_typed_text(heading)
        check_typed_text(section.get("hint", ""))
        if not heading:
            raise errors.SectionMissing
        found.append(
            {
                "key": section.get("key") or next(free),
                "heading": heading,
                "figures": list(section.get("figures", ())),
                "tables": list(section.get("tables", ())),
                "hint": clean(section.get("hint", "")),
            }
        )
    if not found:
        raise errors.SectionMissing
    return found


def _require_units(form: ReportForm, organisation: Organisation) -> None:
    """Refuse a form that asks nobody."""
    if not units_of(form).exists():
        raise errors.NobodyBelow(name=organisation.name)
