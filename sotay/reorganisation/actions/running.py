"""A case while it is carried out: its day, its decision, and what its references name."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import QuerySet

from sotay.access.actor import Actor
from sotay.core.find import uid_of
from sotay.documents.models import Decision
from sotay.organisations.models import Organisation
from sotay.organisations.queries.tree import pairs_on
from sotay.organisations.rules.ladder import Pair
from sotay.reorganisation import errors


@dataclass
class Running:
    """What every step needs; organisations are read afresh, because a step before may have moved them."""

    actor: Actor
    root: Organisation
    day: dt.date
    decision: Decision | None
    marks: dict[str, int] = field(default_factory=dict)
    pairs: frozenset[Pair] = frozenset()

    @classmethod
    def start(cls, actor: Actor, root: Organisation, day: dt.date, decision: Decision | None) -> "Running":
        """Begin a case at and below `root`, with the ladder of its day."""
        return cls(actor, root, day, decision, pairs=pairs_on(day))

    def organisation(self, reference: str) -> Organisation:
        """Return the open organisation of a code, uid or mark, within the case's part of the tree."""
        return self.organisations([reference])[0]

    def organisations(self, references: list[str]) -> list[Organisation]:
        """Return several, in their order, by one statement for each way of naming them."""
        marks = {r: self.marks[r] for r in references if r in self.marks}
        uids = {r: uid for r in references if r not in marks and (uid := uid_of(r))}
        rows = Organisation.objects.filter(closed_on=None, path__descendant_of=self.root.path).select_related("parent")
        found = {key: row for key, row in zip(marks, _ordered(rows, "pk", list(marks.values())), strict=True) if row}
        found |= {key: row for key, row in zip(uids, _ordered(rows, "uid", list(uids.values())), strict=True) if row}
        codes = [r for r in references if r not in marks and r not in uids]
        found |= {key: row for key, row in zip(codes, _ordered(rows, "code", codes), strict=True) if row}
        for reference in references:
            if reference not in found:
                raise errors.OrganisationUnknown(reference=reference)
        return [found[reference] for reference in references]

    def remember(self, mark: str, organisation: Organisation) -> Organisation:
        """Let later steps name the organisation by its mark."""
        if mark in self.marks:
            raise errors.MarkRepeated(mark=mark)
        self.marks[mark] = organisation.pk
        return organisation


def _ordered(rows: "QuerySet[Organisation]", name: str, values: Sequence[object]) -> list[Organisation | None]:
    """Return the row of each value, or None, by one statement; none where nothing is asked."""
    if not values:
        return []
    by = {getattr(row, name): row for row in rows.filter(**{f"{name}__in": values})}
    return [by.get(value) for value in values]
