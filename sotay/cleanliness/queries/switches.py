"""Which rules are applied on a day."""

import datetime as dt

from sotay.cleanliness.models import RuleSwitch
from sotay.cleanliness.rules.catalogue import RULES, Rule


def switched_off(day: dt.date) -> dict[str, RuleSwitch]:
    """Return the rules that are not applied on the day, each with who said so and why."""
    rows = RuleSwitch.objects.filter(valid__contains=day).select_related("set_by")
    return {row.rule: row for row in rows}


def rules_on(day: dt.date) -> list[Rule]:
    """Return the rules applied on the day."""
    off = switched_off(day)
    return [rule for code, rule in RULES.items() if code not in off]
