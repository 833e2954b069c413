"""What a target asks, as it is changed: the old value kept, its shares following."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from sotay.access.actor import Actor
from sotay.documents.decisions import DecisionPaper, record_decision
from sotay.targets.models import Target, TargetChange
from sotay.targets.queries.targets import descendants_of


@dataclass(frozen=True)
class Ask:
    """What a target asks: how much, how much a year, by when."""

    goal: Decimal
    yearly: Decimal | None
    ends_on: dt.date


def note_change(
    actor: Actor, target: Target, now: Ask, *, decision: DecisionPaper | None = None, reason: str = ""
) -> TargetChange:
    """Keep what was asked before a change, with the decision where there is one."""
    return TargetChange.objects.create(
        target=target, changed_on=decision.issued_on if decision else actor.today(), decision=record_decision(decision), reason=reason,
        goal_before=target.goal, yearly_before=target.yearly, ends_before=target.ends_on, goal=now.goal, yearly=now.yearly,
        ends_on=now.ends_on, changed_by=actor.user,
    )  # fmt: skip


def follow(target: Target, **values: object) -> None:
    """Write values of a target, and those that its shares have from it."""
    for name, value in values.items():
        setattr(target, name, value)
    target.save(update_fields=list(values))
    shared = {name: value for name, value in values.items() if name not in {"goal", "yearly", "baseline", "place"}}
    if shared:
        descendants_of(target).update(**shared)
