"""Switching a rule off for some days and on again; the province decides, for a reason."""

import datetime as dt

from sotay.access.action import Lock, action
from sotay.access.actor import Actor
from sotay.cleanliness import errors
from sotay.cleanliness.models import RuleSwitch
from sotay.cleanliness.permissions import CleanlinessPermission
from sotay.cleanliness.rules.catalogue import RULES
from sotay.core.days import since, today
from sotay.core.errors import NotVisible
from sotay.organisations.models import Organisation


@action(CleanlinessPermission.SET_RULES, lock=Lock.NOTHING)
def switch_rule_off(
    actor: Actor, province: Organisation, *, rule: str, reason: str, until: dt.date | None = None
) -> RuleSwitch:
    """Let a rule rest from today on, up to and including `until` where that is given."""
    if rule not in RULES:
        raise NotVisible
    if not reason.strip():
        raise errors.ReasonMissing
    days = since(today(), until + dt.timedelta(days=1) if until else None)
    if RuleSwitch.objects.filter(rule=rule, valid__overlap=days).exists():
        raise errors.RuleAlreadyOff
    return RuleSwitch.objects.create(
        rule=rule, organisation=province, valid=days, reason=reason.strip(), set_by=actor.user
    )


@action(CleanlinessPermission.SET_RULES, lock=Lock.NOTHING)
def switch_rule_on(actor: Actor, province: Organisation, *, rule: str) -> None:
    """Apply a rule again from today on."""
    for row in RuleSwitch.objects.filter(rule=rule, valid__contains=today()):
        if row.valid.lower == today():
            RuleSwitch.objects.filter(pk=row.pk).delete()
        else:
            row.valid = since(row.valid.lower, today())
            row.save(update_fields=["valid"])
