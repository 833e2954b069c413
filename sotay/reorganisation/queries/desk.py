"""What the pages of a case show: its steps in words, and what can be chosen for the next one."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from sotay.access.actor import Actor
from sotay.core.bulk import read_sql
from sotay.core.find import find
from sotay.core.text import search_key
from sotay.members.models import Member
from sotay.organisations.choices import MEETING_KINDS
from sotay.organisations.models import Organisation
from sotay.organisations.queries.tree import organisations_for
from sotay.reorganisation.models import Case
from sotay.reorganisation.rules.split_sheet import Sharing
from sotay.reorganisation.rules.words import describe

MOST_CHOICES = 40
_REFUSED_SHOWN = 100
Choice = tuple[str, str]


@dataclass(frozen=True)
class Line:
    """One step as it is read."""

    number: int
    verb: str
    text: str


def lines_of(case: Case) -> list[Line]:
    """Return the steps of a case in words, by one statement for the names; what is not below its body is not named."""
    steps = case.plan.get("steps", [])
    names = _names(steps, str(case.organisation.path))
    return [Line(number, step["do"], describe(step, names)) for number, step in enumerate(steps, 1)]


def choices_below(case: Case, text: str, *, cells: bool = False) -> list[Choice]:
    """Return organisations of the case's body by words of name and superior, or by code; the case's new ones first."""
    rows = Organisation.objects.filter(closed_on=None, path__descendant_of=case.organisation.path)
    if cells:
        rows = rows.filter(kind__in=MEETING_KINDS)
    words = search_key(text).split()
    if words:
        named = Q()
        for word in words:
            named &= Q(search_key__contains=word) | Q(parent__search_key__contains=word)
        rows = rows.filter(named | Q(code__startswith=text.strip()))
    found = rows.select_related("parent").order_by("code")[:MOST_CHOICES]
    return [*_new(case), *((row.code, _label(row)) for row in found)]


def members_to_choose(actor: Actor, case: Case, code: str) -> tuple[Organisation, list[Choice]]:
    """Return a cell of the case and its members of today."""
    rows = organisations_for(actor).filter(closed_on=None, path__descendant_of=case.organisation.path)
    cell = find(rows.filter(kind__in=MEETING_KINDS), code=code)
    people = Member.objects.filter(affiliations__organisation=cell, affiliations__valid__endswith=None)
    return cell, [
        (str(row.uid), f"{row.full_name}, sinh năm {row.born_on.year}")
        for row in people.order_by("sort_key", "pk").distinct()
    ]


def sheet_again(sharing: Sharing | None) -> dict[str, Any]:
    """Return a refused workbook as a form can send it back: its rows refused, its new cells, what was chosen for whom."""
    if sharing is None:
        return {}
    return {
        "refused": sharing.refused[:_REFUSED_SHOWN],
        "count": len(sharing.refused),
        "sources": sharing.sources,
        "cells": "\n".join(f"{cell.name}; {cell.code}" for cell in sharing.cells),
        "chosen": "\n".join(f"{uid}\t{choice}" for uid, choice in sharing.rows),
    }


def _new(case: Case) -> Iterator[Choice]:
    """Yield the organisations that earlier steps of the case found."""
    for step in case.plan.get("steps", []):
        for new in (step, *step.get("parts", [])):
            if new.get("as"):
                yield new["as"], f"{new['name']} (lập trong hồ sơ này)"


def _label(row: Organisation) -> str:
    """Return how an organisation is told from its namesakes."""
    above = f", {row.parent.name}" if row.parent else ""
    return f"{row.name}{above} ({row.code})"


def _names(steps: list[dict[str, Any]], below: str) -> dict[str, str]:
    """Return the names of everything at and below a body that the steps refer to, by code, uid and mark."""
    names = {new["as"]: new["name"] for step in steps for new in (step, *step.get("parts", [])) if new.get("as")}
    references = sorted({reference for step in steps for reference in _references(step)})
    rows = read_sql(
        "SELECT r.reference, o.name FROM unnest(%(references)s::text[]) AS r (reference)"
        "  JOIN LATERAL (SELECT o.name FROM organisations_organisation o LEFT JOIN organisations_organisationcode c ON c.organisation_id = o.id"
        "                 WHERE o.path <@ %(below)s::ltree AND (o.uid::text = r.reference OR c.code = r.reference) ORDER BY o.closed_on DESC NULLS FIRST LIMIT 1) o ON true",
        {"references": references, "below": below},
    )
    return names | dict(rows)


def _references(step: dict[str, Any]) -> Iterator[str]:
    """Yield the first few organisations that a step names: no more are shown."""
    for key in ("organisation", "parent", "into", "source", "target"):
        if step.get(key):
            yield step[key]
    yield from step.get("organisations", [])[:8]
    yield from list(step.get("codes", {}))[:8]
    for part in step.get("parts", []):
        yield from part["organisations"][:8]
