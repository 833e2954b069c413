"""Accepting the rule of use."""

from django.db import transaction
from django.utils import timezone

from sotay.accounts.errors import RuleNotAccepted
from sotay.accounts.ledger import note
from sotay.accounts.models import RuleAcceptance, User
from sotay.accounts.queries import rule_in_force


@transaction.atomic
def accept_rule(user: User, *, number: int) -> None:
    """Accept the version that was read."""
    keep_acceptance(user, number)


def keep_acceptance(user: User, number: int) -> None:
    """Keep the acceptance of the version in force; another version than the one read does not count."""
    rule = rule_in_force()
    if rule is None:
        return
    if rule.number != number:
        raise RuleNotAccepted
    now = timezone.now()
    RuleAcceptance.objects.get_or_create(user=user, rule=rule, defaults={"accepted_at": now})
    user.rules_accepted_at = now
    user.save(update_fields=["rules_accepted_at"])
    note(user, "accept_rule", by=user, number=number)
