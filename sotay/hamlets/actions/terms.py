"""Fitting heads' terms to the congresses of their cells, many at once under one decision."""

from collections.abc import Sequence
from uuid import UUID

from sotay.access.action import Lock, action
from sotay.access.actor import Actor
from sotay.documents.decisions import DecisionPaper, record_decision
from sotay.hamlets import errors
from sotay.hamlets.models import Headship, TermChange
from sotay.hamlets.permissions import HamletPermission
from sotay.hamlets.queries.alignment import lines_for
from sotay.organisations.models import Organisation


@action(HamletPermission.EDIT, lock=Lock.NOTHING)
def align_terms(
    actor: Actor, organisation: Organisation, *, heads: Sequence[UUID], decision: DecisionPaper | None
) -> list[TermChange]:
    """Shorten or extend the terms of the heads named, all below the organisation, as the congresses ask; all or none."""
    kept = record_decision(decision)
    if kept is None:
        raise errors.DecisionNeeded
    rows = Headship.objects.select_for_update(of=("self",)).filter(
        uid__in=heads, hamlet__organisation__path__descendant_of=organisation.path
    )
    headships = list(rows.select_related("hamlet__organisation").order_by("pk"))
    if not headships or len(headships) != len(set(heads)):
        raise errors.NobodyChosen
    changes = []
    for line in lines_for(headships):
        if not line.can_change or line.aligned.until is None or line.congress_on is None:
            raise errors.NotToAlign(name=line.headship.full_name, why=line.aligned.kind.label.lower())
        changes.append(
            TermChange(
                headship=line.headship,
                kind=line.aligned.kind,
                before=line.headship.term_until,
                after=line.aligned.until,
                congress_on=line.congress_on,
                decision=kept,
            )
        )
        line.headship.term_until = line.aligned.until
    Headship.objects.bulk_update(headships, ["term_until"])
    return TermChange.objects.bulk_create(changes)
